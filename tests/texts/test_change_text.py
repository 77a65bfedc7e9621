"""Edits in words."""

from dataclasses import replace
from datetime import datetime

import pytest

from taito_planner.domain.changes import Edit, diff
from taito_planner.domain.entities import KINDS
from taito_planner.domain.model import FlexDay, Plan, Training
from taito_planner.domain.records import Acceptance, Tick
from taito_planner.texts import texts_for
from taito_planner.texts.change_text import SHEETS, ChangeWords, names_in, names_of_edits
from tests.builders import block, customer, d, group, plan, session, staff


def said(before: Plan, after: Plan, language: str = "fi") -> list[str]:
    words = ChangeWords(names_in(before) | names_in(after), texts_for(language))
    return [words.sentence(edit) for edit in diff(before, after)]


def test_a_moved_block_tells_old_and_new_days() -> None:
    one = group(blocks=(block("2026-01-05", id="b-1"),))
    moved = replace(one, blocks=(block("2026-01-06", id="b-1"),))
    assert said(plan(one), plan(moved)) == [
        "Jakso, Oulu 1/2026, ma–to 5.–8.1.2026: Alkaa 5.1.2026 → 6.1.2026; Päättyy 8.1.2026 → 9.1.2026"
    ]


def test_weekdays_people_and_yes_are_said_in_words() -> None:
    lehto = staff("Lehto")
    his = customer(
        "A-1",
        trainings=(Training("t-1", d("2026-03-02"), d("2026-05-29")),),
        flex_days=(FlexDay("f-1", d("2026-03-03"), "lääkäri"),),
        visits=(session("2026-06-01", id="v-1"),),
    )
    changed = replace(
        his,
        trainings=(replace(his.trainings[0], weekdays=(0, 2)),),
        flex_days=(replace(his.flex_days[0], worked=True),),
        visits=(replace(his.visits[0], instructor=lehto.id),),
    )
    before, after = plan(group(id="g", customers=(his,)), staff=(lehto,)), plan(
        group(id="g", customers=(changed,)), staff=(lehto,)
    )
    lines = " | ".join(said(before, after))
    assert "ma ti ke to pe → ma ke" in lines
    assert "ei → kyllä" in lines
    assert "(tyhjä) → Lehto" in lines


def test_what_was_removed_is_named_by_what_the_edit_itself_tells() -> None:
    gone = group("Kemi 1/2026", blocks=(block("2026-01-05"),))
    edits = diff(plan(gone), plan())
    words = ChangeWords(names_of_edits(edits), texts_for("fi"))
    assert {words.sentence(edit) for edit in edits} == {
        "Poistettu: Ryhmä Kemi 1/2026",
        "Poistettu: Jakso, Kemi 1/2026, ma–to 5.–8.1.2026",
    }


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_every_kind_has_words(language: str) -> None:
    texts = texts_for(language)
    assert set(SHEETS) | {Acceptance, Tick} == set(KINDS.values())
    for sheet in SHEETS.values():
        assert texts(f"workbook.thing.{sheet}")


def test_an_acceptance_tells_its_reason_and_who() -> None:
    made = Acceptance("a-1", "rule", "sovittu", "Kaisa", datetime(2025, 11, 19, 9, 30), "error")
    words = ChangeWords({}, texts_for("fi"))
    assert words.sentence(Edit("a-1", None, made)) == "Uusi: Hyväksytty poikkeama: sovittu (Kaisa)"


def test_a_tick_tells_whose_task_it_was() -> None:
    made = Tick("t-1", "task", "Kaisa", datetime(2025, 11, 19, 9, 30), customer="c-1")
    words = ChangeWords({"c-1": "A-1061"}, texts_for("fi"))
    assert words.sentence(Edit("t-1", None, made)) == "Uusi: Tehtävä kuitattu, A-1061"
