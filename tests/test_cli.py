"""The command line on real files: what it prints, what it writes and how it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from taito_planner import commands
from taito_planner.cli import main
from taito_planner.domain.changes import diff
from taito_planner.exchange import read_workbook
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.resources import sample_plan_file, sample_workbook

BROKEN = Path(__file__).parent / "data" / "broken.xlsx"
UNTIDY = Path(__file__).parent / "data" / "untidy.xlsx"
JSON_FIELDS = [
    "rule", "severity", "group", "customer", "staff", "date", "limit", "actual", "accepted", "message",
    "source", "contact",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAITO_PLANNER_DATA", str(tmp_path / "program data"))


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "oma suunnitelma.taito"
    assert main(["demo", str(path)]) == 0
    return path


def test_check_prints_findings_and_ends_with_one_where_there_are_errors(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(sample_workbook()), "--today", "2025-10-24"]) == 1
    out = capsys.readouterr().out
    assert "Tarkastelupäivä pe 24.10.2025" in out
    assert "[first-visit-late]" in out


def test_check_in_json_is_one_sorted_list_with_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(sample_workbook()), "--today", "2025-10-24", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all(list(row) == JSON_FIELDS for row in rows)
    days = [row["date"] or "9999" for row in rows]
    assert days == sorted(days)


def test_tasks_lists_what_is_to_be_done_by_due_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", str(sample_workbook()), "--today", "2025-10-24", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)
    assert main(["tasks", str(sample_workbook()), "--today", "2025-10-24"]) == 0
    assert f"{len(rows)} avointa tehtävää" in capsys.readouterr().out


def test_check_names_whom_to_turn_to(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(sample_workbook()), "--today", "2025-10-24", "--format", "json"])
    contacts = {(row["rule"], row["contact"]) for row in json.loads(capsys.readouterr().out)}
    holiday = "Muutokset kuntoutuspalveluihin: kuntoutuspalvelut_muutokset@kela.fi"
    assert {("block-on-holiday", holiday), ("group-start-late", None)} <= contacts
    main(["check", str(sample_workbook()), "--today", "2025-10-24"])
    assert f"[block-on-holiday] → {holiday}" in capsys.readouterr().out


def test_check_speaks_english_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(sample_workbook()), "--today", "2025-10-24", "--lang", "en"])
    assert "As of Fri 24.10.2025" in capsys.readouterr().out


def test_check_of_a_plan_file_uses_its_own_day(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan_file)])
    assert "Tarkastelupäivä pe 24.10.2025" in capsys.readouterr().out


def test_workbook_and_plan_file_give_the_same_findings(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(plan_file), "--format", "json"])
    of_plan = capsys.readouterr().out
    main(["check", str(sample_workbook()), "--today", "2025-10-24", "--format", "json"])
    assert json.loads(of_plan) == json.loads(capsys.readouterr().out)


def test_check_without_errors_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(UNTIDY), "--today", "2025-10-24"]) == 0


def test_a_broken_workbook_lists_all_its_rows_and_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(BROKEN)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1 + 12


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("puuttuu.xlsx", None),
        ("puuttuu.taito", None),
        ("teksti.xlsx", b"vain tekstia"),
        ("teksti.taito", b"vain tekstia"),
        ("tyhja.taito", b""),
        ("tyhja.xlsx", b""),
    ],
)
def test_a_file_that_is_none_gets_a_sentence_with_its_name_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["check", str(tmp_path / name)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert name in shown.err


def test_a_file_with_the_wrong_suffix_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    shutil.copy(sample_workbook(), tmp_path / "kirja.taito")
    assert main(["check", str(tmp_path / "kirja.taito"), "--today", "2025-10-24"]) == 1


def test_exporting_and_importing_shows_no_differences(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "vienti.xlsx"
    assert main(["export", str(plan_file), str(book)]) == 0
    capsys.readouterr()
    assert main(["import", str(plan_file), str(book)]) == 0
    assert capsys.readouterr().out.strip() == "Ei eroja."


def test_importing_the_same_original_workbook_shows_no_differences(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["import", str(plan_file), str(sample_workbook())]) == 0
    assert capsys.readouterr().out.strip() == "Ei eroja."


def test_an_edited_workbook_is_shown_first_and_taken_with_apply(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "vienti.xlsx"
    main(["export", str(plan_file), str(book)])
    edited = openpyxl.load_workbook(book)
    edited["Ryhmät"]["A2"].value = "Tampere 9/2025"
    edited.save(book)
    before = commands.read_any_plan(plan_file)[0]
    capsys.readouterr()
    assert main(["import", str(plan_file), str(book)]) == 0
    assert "Tampere 9/2025" in capsys.readouterr().out
    assert not diff(before, commands.read_any_plan(plan_file)[0])
    assert main(["import", str(plan_file), str(book), "--apply"]) == 0
    assert [e.after.name for e in diff(before, commands.read_any_plan(plan_file)[0])] == ["Tampere 9/2025"]
    with PlanFile.open(plan_file) as file:
        assert file.undo_last() is not None


def test_import_makes_a_plan_file_that_does_not_exist_yet(tmp_path: Path) -> None:
    target = tmp_path / "uusi.taito"
    assert main(["import", str(target), str(sample_workbook())]) == 0
    assert not target.exists()
    assert main(["import", str(target), str(sample_workbook()), "--apply"]) == 0
    assert len(commands.read_any_plan(target)[0].groups) == 12


def test_a_refused_workbook_leaves_the_plan_as_it_was(plan_file: Path) -> None:
    before = commands.read_any_plan(plan_file)[0]
    assert main(["import", str(plan_file), str(BROKEN), "--apply"]) == 2
    assert not diff(before, commands.read_any_plan(plan_file)[0])


def test_one_group_can_be_exported_and_an_unknown_one_is_named(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ryhmä.xlsx"
    assert main(["export", str(plan_file), str(book), "--group", "tampere 1/2025"]) == 0
    names = {row[0].value for row in openpyxl.load_workbook(book)["Ryhmät"].iter_rows(min_row=2)}
    assert names == {"Tampere 1/2025"}
    assert main(["export", str(plan_file), str(book), "--group", "Olematon"]) == 2
    assert "Olematon" in capsys.readouterr().err


def test_an_anonymous_export_holds_no_name(plan_file: Path, tmp_path: Path) -> None:
    book = tmp_path / "nimettömänä.xlsx"
    main(["export", str(plan_file), str(book), "--anonymous"])
    with_names = {c.name for g in commands.read_any_plan(plan_file)[0].groups for c in g.customers}
    cells = {str(c.value) for ws in openpyxl.load_workbook(book) for row in ws.iter_rows() for c in row}
    assert not with_names & cells


def test_export_to_a_folder_that_is_not_there_names_it(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(plan_file), str(tmp_path / "ei ole" / "vienti.xlsx")]) == 2
    assert "ei ole" in capsys.readouterr().err


def test_demo_never_replaces_a_file(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan_file.read_bytes()
    assert main(["demo", str(plan_file)]) == 2
    assert plan_file.read_bytes() == before


def test_the_sample_plan_file_is_the_sample_workbook_of_today(tmp_path: Path) -> None:
    """Fails when the workbook, a profile or the plan format changed: make the file anew with ``demo``."""
    fresh = tmp_path / "fresh.taito"
    commands.write_sample(fresh)
    shipped = shutil.copy(sample_plan_file(), tmp_path / "shipped.taito")
    with PlanFile.open(fresh) as new, PlanFile.open(Path(shipped)) as old:
        assert old.as_of == new.as_of == commands.SAMPLE_DAY
        assert old.profile_versions == new.profile_versions
        assert old.plan.calendar == new.plan.calendar
        again = read_workbook(sample_workbook(), old.plan.calendar, commands.load_profiles(), base=old.plan)
        assert not diff(old.plan, again.plan)


def test_a_reader_that_has_seen_enough_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "taito_planner", "check", str(sample_workbook()), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 1)  # what was written before the pipe was closed ends as errors found


def test_the_module_runs_as_a_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "taito_planner", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("Taito planner ")
