"""One drag in days: a small state machine without a window."""

import pytest

from taito_planner.domain.intents import AddBlock, AddVisit, MoveBlock, MoveBlockAndRest, MoveVisit, Put, Several
from taito_planner.domain.model import Leave, Training
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.timeline.bars import BarKind, block_bars, customer_bars, leave_bars
from taito_planner.ui.timeline.drag import Drag, DragState
from taito_planner.ui.timeline.places import Places, Subject
from tests.builders import block, customer, d, group, plan, staff, start_visit

PROFILES = load_profiles()
TODAY = d("2025-11-19")
VISIT = start_visit("2025-11-26", id="v1")
ONE = customer("A-1", id="c1", visits=[VISIT])
OULU = group(id="oulu", blocks=[block("2025-12-15", id="b1"), block("2026-01-26", id="b2")], customers=[ONE])
PETRI = staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri")
PLAN = plan(OULU, staff=[PETRI])


def day(text: str) -> int:
    return d(text).toordinal()


def drag_of(subject: Subject, grabbed: str, *others: Subject) -> Drag:
    return Drag(subject, day(grabbed), Places(PLAN, PROFILES, TODAY), TODAY, others)


def block_drag(grabbed: str = "2025-12-16") -> Drag:
    return drag_of(Subject.of(block_bars(OULU)[0]), grabbed)


def visit_subject() -> Subject:
    return Subject.of(customer_bars(ONE, OULU)[0])


def test_a_plain_click_makes_no_intent() -> None:
    drag = block_drag()
    assert drag.finish() is None
    assert drag.state is DragState.ENDED


def test_a_drop_where_it_began_makes_no_intent() -> None:
    drag = block_drag()
    drag.move(day("2026-01-13"))
    drag.move(day("2025-12-16"))
    assert drag.finish() is None


def test_the_grabbed_day_stays_under_the_pointer() -> None:
    drag = block_drag(grabbed="2025-12-18")
    assert drag.move(day("2026-01-15")).place.first == day("2026-01-12")


def test_a_drop_on_a_legal_week_moves_the_block() -> None:
    drag = block_drag()
    drag.move(day("2026-01-13"))
    assert drag.finish() == MoveBlock("b1", d("2026-01-12"))


def test_over_an_illegal_week_the_target_is_the_nearest_legal_one_and_the_pointed_place_is_refused() -> None:
    target = block_drag().move(day("2026-01-07"))
    assert target.place.first == day("2026-01-12")
    assert target.refused is not None
    assert target.refused.first == day("2026-01-06")


def test_alt_takes_the_illegal_place_itself() -> None:
    target = block_drag().move(day("2026-01-07"), free=True)
    assert target.place.first == day("2026-01-06")
    assert not target.place.is_legal
    assert target.refused is None
    assert target.intent == MoveBlock("b1", d("2026-01-06"))


def test_shift_takes_the_rest_of_the_plan_along() -> None:
    target = block_drag().move(day("2026-01-13"), rest=True)
    assert target.intent == MoveBlockAndRest("b1", d("2026-01-12"), TODAY)


def test_shift_means_nothing_for_a_visit() -> None:
    target = drag_of(visit_subject(), "2025-11-26").move(day("2025-11-27"), rest=True)
    assert target.intent == MoveVisit("v1", d("2025-11-27"))
    assert not target.takes_rest


def test_selected_bars_go_along_as_one_step_each_to_its_nearest_legal_place() -> None:
    drag = drag_of(Subject.of(block_bars(OULU)[0]), "2025-12-15", visit_subject())
    intent = drag.move(day("2026-01-12")).intent
    assert intent == Several(
        (MoveBlock("b1", d("2026-01-12")), MoveVisit("v1", d("2025-12-24"))), "move-several"
    )


def test_after_cancel_there_is_no_intent_and_no_further_move() -> None:
    drag = block_drag()
    drag.move(day("2026-01-13"))
    drag.cancel()
    assert drag.finish() is None
    with pytest.raises(RuntimeError):
        drag.move(day("2026-01-13"))


def test_a_pointer_beyond_all_known_days_is_held_inside_them() -> None:
    assert block_drag().move(day("2100-12-31") + 5000).place.last <= day("2100-12-31")


def test_a_leave_moves_whole_and_its_end_alone() -> None:
    subject = Subject.of(leave_bars(PETRI)[0])
    moved = drag_of(subject, "2025-12-17").move(day("2025-12-20")).intent
    assert isinstance(moved, Put)
    assert isinstance(moved.entity, Leave)
    assert (moved.entity.first_day, moved.entity.last_day) == (d("2025-12-20"), d("2026-01-03"))
    longer = drag_of(Subject.of(leave_bars(PETRI)[0], "last"), "2025-12-31").move(day("2026-01-04")).intent
    assert isinstance(longer, Put)
    assert (longer.entity.first_day, longer.entity.last_day) == (d("2025-12-17"), d("2026-01-04"))


def test_an_end_dragged_past_the_other_leaves_one_day() -> None:
    shorter = drag_of(Subject.of(leave_bars(PETRI)[0], "last"), "2025-12-31").move(day("2025-11-01"))
    assert (shorter.place.first, shorter.place.last) == (day("2025-12-17"), day("2025-12-17"))


def test_new_things_from_the_palette_are_added_where_they_lie() -> None:
    new_block = Subject(BarKind.BLOCK, "", day("2026-03-02"), day("2026-03-02"), group=OULU)
    assert drag_of(new_block, "2026-03-02").move(day("2026-03-04")).intent == AddBlock("oulu", d("2026-03-03"))
    new_visit = Subject(BarKind.START_VISIT, "", day("2025-11-29"), day("2025-11-29"), customer=ONE, group=OULU)
    assert drag_of(new_visit, "2025-11-29").move(day("2025-11-29")).intent == AddVisit("c1", d("2025-11-28"))
    training = Subject(BarKind.TRAINING, "", day("2026-02-02"), day("2026-03-27"), customer=ONE, group=OULU)
    put = drag_of(training, "2026-02-02").move(day("2026-02-02")).intent
    assert isinstance(put, Put)
    assert isinstance(put.entity, Training)
