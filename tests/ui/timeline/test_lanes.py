"""A plan as rows, and which of them an edit builds anew."""

from dataclasses import replace
from datetime import date

import pytest

from taito_planner.domain.edits import apply
from taito_planner.domain.ids import GroupId, StaffId
from taito_planner.domain.intents import MoveBlock, Remove
from taito_planner.domain.model import Plan
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.timeline.bars import BarKind, LaneKind
from taito_planner.ui.timeline.lane_rows import LaneRows
from taito_planner.ui.timeline.lanes import LOOSE_KEY, STAFF_KEY, LaneBook, blocks_key
from tests.builders import block, customer, group, group_days, plan, session, staff, start_visit

NOTHING: frozenset[str] = frozenset()
BOOKED = {StaffId("petri"): [GroupId("a-oulu")]}


def small_plan() -> Plan:
    petri = staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri")
    oulu = group(
        id="a-oulu",
        leaders=("petri",),
        blocks=[block("2025-12-15", id="b1"), block("2026-01-26", id="b2"), group_days("2026-03-02", id="days")],
        customers=[customer("A-1061", id="c1", visits=[start_visit("2025-11-12"), start_visit("2025-11-26"),
                                                      session("2026-02-20")])],
    )  # fmt: skip
    return plan(oulu, group("Lahti 1/2026", id="b-lahti"), staff=[petri])


def kinds(lanes: tuple) -> list[LaneKind]:  # type: ignore[type-arg]
    return [lane.kind for lane in lanes]


def test_a_group_is_a_header_a_block_lane_and_a_lane_for_each_customer() -> None:
    rows = LaneBook().rows(small_plan(), NOTHING)
    assert kinds(rows.groups[:3]) == [LaneKind.GROUP, LaneKind.BLOCKS, LaneKind.CUSTOMER]


def test_a_closed_group_is_its_header_alone_which_then_holds_the_blocks() -> None:
    rows = LaneBook().rows(small_plan(), frozenset({"a-oulu"}))
    assert [lane.key for lane in rows.groups] == ["a-oulu", "b-lahti", blocks_key("b-lahti")]
    assert [bar.id for bar in rows.groups[0].bars] == ["b1", "b2", "days"]


def test_customers_without_a_group_stand_under_their_own_header() -> None:
    rows = LaneBook().rows(plan(loose_customers=[customer("A-2")]), NOTHING)
    assert next(lane.key for lane in rows.groups) == LOOSE_KEY
    assert kinds(rows.groups) == [LaneKind.LOOSE, LaneKind.CUSTOMER]


def test_opening_blocks_are_numbered_and_group_days_are_not() -> None:
    lane = LaneBook().rows(small_plan(), NOTHING).groups[1]
    assert [(bar.kind, bar.number) for bar in lane.bars] == [
        (BarKind.BLOCK, 1),
        (BarKind.BLOCK, 2),
        (BarKind.GROUP_DAYS, 0),
    ]


def test_start_visits_are_numbered_and_sessions_are_not() -> None:
    lane = LaneBook().rows(small_plan(), NOTHING).groups[2]
    assert [(bar.kind, bar.number) for bar in lane.bars] == [
        (BarKind.START_VISIT, 1),
        (BarKind.START_VISIT, 2),
        (BarKind.SESSION, 0),
    ]


def test_a_person_has_leave_and_a_booking_for_each_block_of_the_group_he_leads() -> None:
    rows = LaneBook().rows(small_plan(), NOTHING, booked=BOOKED)
    assert rows.staff[0].key == STAFF_KEY
    found = {(bar.kind, bar.id) for bar in rows.staff[1].bars}
    assert {(BarKind.BOOKING, "b1"), (BarKind.BOOKING, "b2"), (BarKind.BOOKING, "days")} <= found
    assert any(kind is BarKind.LEAVE for kind, _ in found)


def test_an_edit_keeps_the_lanes_of_other_groups_and_people() -> None:
    book, before = LaneBook(), small_plan()
    first = {lane.key: lane for lane in book.rows(before, NOTHING).groups}
    after = apply(MoveBlock("b1", block("2026-01-12").first_day), before, load_profiles())
    second = {lane.key: lane for lane in book.rows(after, NOTHING).groups}
    assert second["b-lahti"] is first["b-lahti"]
    assert second[blocks_key("a-oulu")] is not first[blocks_key("a-oulu")]


def test_an_edit_shows_on_the_lane_of_the_person_it_books() -> None:
    book, before = LaneBook(), small_plan()
    assert "b2" in {bar.id for bar in book.rows(before, NOTHING, booked=BOOKED).staff[1].bars}
    after = apply(Remove("b2"), before, load_profiles())
    assert "b2" not in {bar.id for bar in book.rows(after, NOTHING, booked=BOOKED).staff[1].bars}


def test_a_visit_after_its_customer_left_books_nobody() -> None:
    made = small_plan()
    oulu = made.groups[0]
    his = replace(oulu.customers[0], instructor=StaffId("petri"), left_on=date(2025, 11, 26))
    gone = replace(made, groups=(replace(oulu, customers=(his,)), *made.groups[1:]))
    lane = LaneBook().rows(gone, NOTHING, booked=BOOKED).staff[1]
    days = [date.fromordinal(bar.first) for bar in lane.bars if bar.kind is BarKind.VISIT_BOOKING]
    assert days == [visit.on for visit in his.visits if his.is_live(visit.on)]
    assert len(days) < len(his.visits)


def test_a_long_bar_that_begins_before_the_window_is_found() -> None:
    lane = LaneBook().rows(small_plan(), NOTHING).staff[1]
    leave = next(bar for bar in lane.bars if bar.kind is BarKind.LEAVE)
    assert leave in lane.between(leave.last, leave.last + 5)


def test_bars_outside_the_window_are_left_out() -> None:
    lane = LaneBook().rows(small_plan(), NOTHING).groups[2]
    first = lane.bars[0].first
    assert lane.between(first + 2, first + 5) == ()


def test_rows_tell_kinds_and_keys_as_the_lanes_do_without_making_them() -> None:
    for collapsed in (NOTHING, frozenset({"a-oulu"}), frozenset({"b-lahti", LOOSE_KEY})):
        rows = LaneBook().rows(small_plan(), collapsed).groups
        assert isinstance(rows, LaneRows)
        keys, known = rows.row_by_key, list(rows.kinds)
        lanes = list(rows)
        assert [lane.kind for lane in lanes] == known
        assert {lane.key: row for row, lane in enumerate(lanes)} == keys
        assert [rows[row] for row in range(len(rows))] == lanes
        assert rows[-1] is lanes[-1]
        assert rows[1:3] == tuple(lanes[1:3])


def test_a_row_beyond_the_last_is_an_error() -> None:
    rows = LaneBook().rows(small_plan(), NOTHING).groups
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_rows_after_an_edit_tell_the_same_as_rows_made_anew() -> None:
    book, before = LaneBook(), small_plan()
    _ = book.rows(before, NOTHING).groups.row_by_key  # type: ignore[attr-defined]
    oulu = before.groups[0]
    fewer = replace(oulu, customers=oulu.customers[1:])
    for after in (replace(before, groups=(fewer, *before.groups[1:])), replace(before, groups=before.groups[::-1])):
        rows, anew = book.rows(after, NOTHING).groups, LaneBook().rows(after, NOTHING).groups
        assert isinstance(rows, LaneRows)
        assert isinstance(anew, LaneRows)
        assert rows.row_by_key == anew.row_by_key
        assert rows.kinds == anew.kinds
