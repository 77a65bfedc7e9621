"""The workbooks that planners really have: a tidy one, an untidy one, a broken one."""

from pathlib import Path

import pytest

from taito_planner.domain.changes import diff
from taito_planner.exchange import Problem, WorkbookRefused, note_sentence, read_workbook
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import SMALL_CALENDAR, d
from tests.exchange.books import DATA, SAMPLE, problems, read

BROKEN_ROWS = [
    ("Ryhmät", 4, "Suunniteltu koko", "value-missing"),
    ("Ryhmät", 5, "Suunniteltu koko", "not-a-count"),
    ("Asiakkaat", 17, "Asiakas", "name-twice"),
    ("Asiakkaat", 18, "Päätös annettu", "value-missing"),
    ("Asiakkaat", 19, "Päätös annettu", "day-out-of-range"),
    ("Lomat", 34, "Päättyy", "end-before-start"),
    ("Lomat", 35, "Nimi", "unknown-staff"),
    ("Jaksot", 19, "Ryhmä", "unknown-group"),
    ("Jaksot", 20, "Alkaa", "no-such-day"),
    ("Käynnit", 125, "Asiakas", "unknown-customer"),
    ("Käynnit", 126, "Päivä", "not-a-day"),
    ("Työharjoittelut", 14, "Viikonpäivät", "unknown-weekday"),
]


def test_the_sample_is_read_whole() -> None:
    plan = read(SAMPLE)
    assert len(plan.groups) == 12
    assert sum(len(group.customers) for group in plan.groups) == 77
    assert sum(len(group.blocks) for group in plan.groups) == 104
    assert sum(len(c.visits) for group in plan.groups for c in group.customers) == 644
    assert len(plan.staff) == 47
    assert sum(len(member.leaves) for member in plan.staff) == 188


def test_the_same_sample_taken_twice_changes_nothing() -> None:
    first = read(SAMPLE)
    assert diff(first, read(SAMPLE, base=first)) == ()


def test_a_planners_own_file_is_read() -> None:
    plan = read(DATA / "untidy.xlsx")
    assert [(g.name, g.planned_size) for g in plan.groups] == [
        ("Tampere 1/2025", 10),
        ("Oulu 1/2025", 9),
        ("Lahti 1/2025", 8),
    ]
    assert [len(group.customers) for group in plan.groups] == [10, 8, 7]
    first = plan.groups[0].customers[0]
    assert (first.name, first.decision_given_on, first.decision_arrived_on) == (
        "A-1001",
        d("2025-10-03"),
        d("2025-10-10"),
    )


def test_what_is_left_aside_of_an_untidy_file_is_told() -> None:
    read_book = read_workbook(DATA / "untidy.xlsx", SMALL_CALENDAR, load_profiles())
    sentences = [note_sentence(note, texts_for("fi")) for note in read_book.notes]
    assert [note.key for note in read_book.notes] == ["extra-column", "extra-column", "extra-sheet"]
    assert "”Huom!”" in sentences[0]
    assert "”Puhelin”" in sentences[1]
    assert "”Muistiinpanot”" in sentences[2]


def test_all_twelve_faults_of_the_broken_file_are_told_at_once() -> None:
    found = problems(DATA / "broken.xlsx")
    assert [(p.sheet, p.row, p.column, p.key) for p in found] == BROKEN_ROWS


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_fault_is_a_sentence_with_its_place_and_value(language: str) -> None:
    texts = texts_for(language)
    for problem in problems(DATA / "broken.xlsx"):
        sentence = problem.sentence(texts)
        assert sentence.startswith(f"{problem.sheet}, ")
        assert f" {problem.row}, " in sentence
        assert f" {problem.column}: " in sentence
        if problem.key not in ("value-missing", "end-before-start"):
            assert problem.value_text in sentence


def test_the_refusal_counts_its_problems_and_its_own_text_holds_no_name() -> None:
    with pytest.raises(WorkbookRefused) as refused:
        read(DATA / "broken.xlsx")
    assert "12" in texts_for("fi")(refused.value.key, **refused.value.facts)
    assert "A-1001" not in str(refused.value)


def test_a_fault_can_be_shown_part_by_part() -> None:
    problem = Problem("Jaksot", 20, "Alkaa", "31.2.2025", "no-such-day")
    assert problem.what(texts_for("fi")).startswith("Päivää 31.2.2025 ei ole")
    assert problem.value_text == "31.2.2025"


def test_the_sample_that_ships_is_the_one_tested() -> None:
    shipped = Path(__file__).parents[2] / "resources" / "samples" / SAMPLE.name
    assert shipped.read_bytes() == SAMPLE.read_bytes()
