"""The certificate of participation: what it says, what it will not be made without, what giving one remembers."""

from io import BytesIO
from typing import Any

import docx
import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Absence, FlexDay, Pause, PauseCause, Plan, Training
from taito_planner.exchange.papers.certificate import certificate_paper
from taito_planner.exchange.papers.docx_file import as_docx
from taito_planner.rules.certifying import CertificateRefused, certified_days
from taito_planner.rules.subjects import CustomerSubject, GroupSubject, Situation
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.maker import Maker
from taito_planner.texts.paper import BLANK, Paper, Table
from tests.builders import block, customer, d, group, group_days, plan, session, start_visit

ON = d("2026-05-08")
WHOLE = DaySpan(d("2026-01-01"), d("2026-12-31"))
MAKER = Maker("Aino Ohjaaja", "Kuntoutus Oy", "040 123 4567")
TRAINING = Training("t", d("2026-04-27"), d("2026-05-08"))


def planned(**facts: Any) -> Plan:
    facts.setdefault("visits", [start_visit("2025-11-03")])
    one = customer("Leena Äänekoski", id="leena", **facts)
    return plan(group("Oulu 1/2026", id="oulu", blocks=[block("2026-01-12", id="b1")], customers=[one]))


def subject_in(whole: Plan) -> CustomerSubject:
    profiles = load_profiles()
    found = GroupSubject(whole.groups[0], profiles["taito"], Situation(whole, profiles, ON))
    return found.customers[0]


def subject(**facts: Any) -> CustomerSubject:
    return subject_in(planned(**facts))


def text(within: DaySpan = WHOLE, language: str = "fi", maker: Maker = MAKER, **facts: Any) -> str:
    return certificate_paper(subject(**facts), within, ON, maker, texts_for(language)).as_text()


def test_it_says_who_what_when_and_for_what() -> None:
    said = text()
    for line in (
        "Osallistumistodistus",
        "Laadittu kuntoutusrahaa varten.",
        "Nimi: Leena Äänekoski",
        "Kuntoutuksen muoto: Taito-kuntoutus",
        "Todistettu aika alkaa: ma 12.1.2026",
        "Todistettu aika päättyy: to 15.1.2026",
        "Todistettuja kuntoutuspäiviä: 4",
        "Annettu: 8.5.2026",
        "Laatija: Aino Ohjaaja",
        "Palveluntuottaja: Kuntoutus Oy",
        "Yhteystiedot: 040 123 4567",
    ):
        assert line in said


def test_the_identity_code_is_left_to_be_written_by_hand() -> None:
    assert f"Henkilötunnus (kirjoitetaan käsin): {BLANK}" in text()


def test_what_the_maker_left_empty_is_left_to_be_written() -> None:
    assert f"Palveluntuottaja: {BLANK}" in text(maker=Maker())


def test_it_is_made_in_swedish() -> None:
    assert "Rehabiliteringens form: TAITO-rehabilitering" in text(language="sv")


def test_training_is_certified_without_holidays_and_flex_days() -> None:
    made = subject(trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"), "Uupumus")])
    assert certified_days(made, DaySpan(d("2026-04-27"), d("2026-05-08"))) == (
        DaySpan(d("2026-04-27"), d("2026-04-30")),  # Friday 1.5. is Vappu
        DaySpan(d("2026-05-05"), d("2026-05-08")),
    )


def test_a_day_of_absence_is_not_certified_and_stands_with_its_reason() -> None:
    away = Absence("a", d("2026-01-13"), d("2026-01-13"))
    said = text(absences=[away])
    assert "Jakso 1 | 12.1.2026, 14.⁠–⁠15.1.2026 | 3" in said
    assert "ti 13.1.2026 | sairaus" in said


def test_flex_days_stand_with_their_grounds_and_pauses_with_their_causes() -> None:
    said = text(
        trainings=[TRAINING],
        flex_days=[FlexDay("f", d("2026-05-04"), "Uupumus")],
        pauses=[Pause("p", d("2026-03-02"), d("2026-03-06"), PauseCause.OWN)],
    )
    assert "ma 4.5.2026 | Uupumus" in said
    assert "ma–pe 2.–6.3.2026 | asiakkaan oma syy" in said


def test_it_is_not_made_while_a_flex_days_ground_is_missing() -> None:
    facts: dict[str, Any] = {
        "trainings": [TRAINING],
        "flex_days": [FlexDay("f", d("2026-05-04"), " "), FlexDay("g", d("2026-05-07"))],
    }
    with pytest.raises(CertificateRefused) as refused:
        text(**facts)
    said = texts_for("fi")(refused.value.key, **refused.value.facts)
    assert "Leena Äänekoski" in said
    assert "4.5.2026, 7.5.2026" in said


def test_a_missing_ground_outside_the_certified_time_is_no_hindrance() -> None:
    before = DaySpan(d("2026-01-01"), d("2026-05-03"))
    assert text(before, trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"))])
    with pytest.raises(CertificateRefused):
        text(DaySpan(d("2026-01-01"), d("2026-05-04")), trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"))])


def test_nothing_is_certified_where_no_day_is() -> None:
    with pytest.raises(CertificateRefused) as refused:
        text(DaySpan(d("2026-02-01"), d("2026-02-28")))
    assert refused.value.key == "paper.certificate.refused.no-days"


def test_only_the_days_within_are_certified_both_ends_included() -> None:
    within = DaySpan(d("2026-01-13"), d("2026-01-14"))
    assert certified_days(subject(), within) == (within,)


def test_the_word_document_says_the_same(tmp_path: Any) -> None:
    paper = certificate_paper(subject(), WHOLE, ON, MAKER, texts_for("fi"))
    document = docx.Document(BytesIO(as_docx(paper)))
    said = [p.text for p in document.paragraphs] + [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]
    assert {"Osallistumistodistus", "Leena Äänekoski", BLANK, "Jakso 1", "4"} <= set(said)
    assert document.core_properties.author == ""
    assert document.core_properties.language == "fi-FI"


def test_a_name_with_markup_stays_text() -> None:
    one = customer("<b>Leena & Co</b>", visits=[start_visit("2025-11-03")])
    whole = plan(group("Oulu", blocks=[block("2026-01-12")], customers=[one]))
    made: Paper = certificate_paper(subject_in(whole), WHOLE, ON, MAKER, texts_for("fi"))
    assert "Nimi: <b>Leena & Co</b>" in made.as_text()
    assert "/" not in made.file_stem


def test_a_day_of_two_kinds_counts_once_and_visits_do_not_count() -> None:
    one = customer(
        "Leena Äänekoski", trainings=[TRAINING], visits=[start_visit("2025-11-03"), session("2026-04-28")]
    )
    found = plan(group(blocks=[block("2026-01-12"), group_days("2026-04-28")], customers=[one]))
    paper = certificate_paper(subject_in(found), WHOLE, ON, MAKER, texts_for("fi"))
    days = next(part for part in paper.parts if isinstance(part, Table))
    count = sum(int(row[-1]) for row in days.rows if "ei lasketa" not in row[0])
    assert f"Todistettuja kuntoutuspäiviä: {count}" in paper.as_text()
