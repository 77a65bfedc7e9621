"""The sheet of findings says what the window and the JSON say, and whom to turn to."""

from pathlib import Path

from taito_planner.commands import finding_rows
from taito_planner.rules.checker import Checked, check
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.explanation import explain
from taito_planner.texts.finding_text import in_json_order
from tests.exchange.books import AS_OF, SAMPLE, cells, read, written

FI = texts_for("fi")


def sample() -> Checked:
    return check(read(SAMPLE), load_profiles(), AS_OF)


def test_a_findings_sentence_and_contact_are_the_same_in_window_json_and_excel(tmp_path: Path) -> None:
    checked = sample()
    header, *rows = cells(written(checked.plan, tmp_path / "out.xlsx", findings=checked.findings), "Havainnot")
    said = header.index("Havainto"), header.index("Yhteystieto")
    in_excel = [(row[said[0]], row[said[1]]) for row in rows]
    in_json = [(row["message"], row["contact"]) for row in finding_rows(checked, FI)]
    in_window = [
        explain(finding, checked.plan, checked.profiles, checked.as_of, FI).sentence
        for finding in in_json_order(checked.findings, checked.plan)
    ]
    assert in_excel == in_json
    assert [sentence for sentence, _ in in_json] == in_window
    assert any(contact for _, contact in in_json)
