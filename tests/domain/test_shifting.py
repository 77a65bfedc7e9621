"""A block moved with the rest of its group's plan: as many weeks on, each to its nearest lawful place."""

from random import Random

import pytest
from hypothesis import given, settings

from taito_planner.domain.days import monday_of
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import walk
from taito_planner.domain.intents import MoveBlockAndRest
from taito_planner.domain.model import Block, BlockKind, Group, Plan, Training
from taito_planner.domain.refusals import IntentRefused
from taito_planner.domain.shifting import nearest_workday
from tests.builders import SMALL_CALENDAR, block, customer, d, group, group_days, plan, session, start_visit
from tests.random_plans import PROFILES, random_plan, random_sources

ONE, TWO, THREE = block("2025-11-10", id="1"), block("2025-12-08", id="2"), block("2026-01-12", id="3")
LONG_AGO = "2025-01-01"


def shifted(before: Group, first_day: str, today: str = LONG_AGO, block_id: str = "1") -> Group:
    return apply(MoveBlockAndRest(block_id, d(first_day), d(today)), plan(before), PROFILES).groups[0]


def starts(after: Group) -> list[str]:
    return [b.first_day.isoformat() for b in after.blocks]


def test_later_blocks_go_along_by_the_same_number_of_weeks() -> None:
    after = shifted(group(blocks=[ONE, TWO, THREE]), "2025-11-17")
    assert starts(after) == ["2025-11-17", "2025-12-15", "2026-01-19"]
    assert all(b.span.day_count == 4 for b in after.blocks)


def test_earlier_blocks_stay() -> None:
    assert starts(shifted(group(blocks=[ONE, TWO, THREE]), "2025-12-15", block_id="2")) == [
        "2025-11-10",
        "2025-12-15",
        "2026-01-19",
    ]


def test_a_step_within_the_week_moves_the_block_alone() -> None:
    after = shifted(
        group(blocks=[ONE, TWO], customers=[customer(visits=[session("2026-03-02")])]), "2025-11-11"
    )
    assert starts(after) == ["2025-11-11", "2025-12-08"]
    assert after.customers[0].visits[0].on == d("2026-03-02")


def test_a_block_that_would_meet_a_holiday_goes_to_the_nearest_lawful_place() -> None:
    # Weeks 52, 1 and 2 are Christmas, New Year's Day and Loppiainen; the Tuesday of week 51 is nearest.
    assert starts(shifted(group(blocks=[ONE, TWO]), "2025-11-24")) == ["2025-11-24", "2025-12-16"]
    # Easter Monday leaves Tuesday to Friday.
    late = block("2026-03-30", id="2")
    assert starts(shifted(group(blocks=[ONE, late]), "2025-11-17")) == ["2025-11-17", "2026-04-07"]


def test_two_blocks_never_meet_in_one_week() -> None:
    # They would lie in weeks 52 and 1; of the lawful weeks near by, 51 and 3, each takes one.
    before = group(blocks=[ONE, block("2025-12-08", id="2"), block("2025-12-15", id="3")])
    assert starts(shifted(before, "2025-11-24")) == ["2025-11-24", "2025-12-16", "2026-01-12"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2025-12-08", ["2025-11-17", "2025-12-15", "2026-01-19"]),
        ("2025-12-09", ["2025-11-17", "2025-12-08", "2026-01-19"]),
    ],
)
def test_what_began_before_today_stays(today: str, expected: list[str]) -> None:
    assert starts(shifted(group(blocks=[ONE, TWO, THREE]), "2025-11-17", today)) == expected


def test_a_later_block_stays_behind_one_that_cannot_go_along() -> None:
    before = group(blocks=[ONE, TWO, block("2025-12-15", id="3")])
    after = shifted(before, "2025-11-03", today="2025-12-09")
    assert starts(after) == ["2025-11-03", "2025-12-08", "2025-12-15"]


def test_group_days_and_sessions_go_along_to_workdays_and_start_visits_stay() -> None:
    before = group(
        blocks=[ONE, group_days("2026-03-06", 2)],
        customers=[
            customer(visits=[start_visit("2025-10-20"), start_visit("2025-11-12"), session("2026-03-30")])
        ],
    )
    after = shifted(before, "2025-11-17")
    assert [(b.first_day, b.last_day) for b in after.group_day_rows] == [(d("2026-03-13"), d("2026-03-14"))]
    assert [v.on for v in after.customers[0].visits] == [d("2025-10-20"), d("2025-11-12"), d("2026-04-07")]


def test_sessions_and_training_before_the_block_stay() -> None:
    before = group(
        blocks=[ONE],
        customers=[
            customer(
                visits=[session("2025-11-07"), session("2025-11-10")],
                trainings=[
                    Training("past", d("2025-11-03"), d("2025-12-19")),
                    Training("later", d("2026-01-12"), d("2026-03-27")),
                ],
            )
        ],
    )
    after = shifted(before, "2025-11-17").customers[0]
    assert [v.on for v in after.visits] == [d("2025-11-07"), d("2025-11-17")]
    assert [(t.first_day, t.last_day) for t in after.trainings] == [
        (d("2025-11-03"), d("2025-12-19")),
        (d("2026-01-19"), d("2026-04-02")),
    ]


def test_group_days_take_the_rest_along_and_may_share_a_week_with_a_block() -> None:
    before = group(blocks=[group_days("2025-11-10", id="days"), block("2025-11-11", id="2")])
    after = shifted(before, "2025-11-17", block_id="days")
    assert starts(after) == ["2025-11-17", "2025-11-18"]


def test_other_groups_and_customers_in_no_group_are_the_same_objects() -> None:
    before = plan(
        group(blocks=[ONE, TWO]), group("B", blocks=[block("2025-11-10")]), loose_customers=[customer()]
    )
    after = apply(MoveBlockAndRest("1", d("2025-11-17"), d(LONG_AGO)), before, PROFILES)
    assert after.groups[1] is before.groups[1]
    assert after.loose_customers is before.loose_customers


def test_a_rest_that_would_go_past_the_known_years_is_refused() -> None:
    before = group(blocks=[ONE], customers=[customer(visits=[session("2100-12-31")])])
    with pytest.raises(IntentRefused) as refused:
        shifted(before, "2025-11-17")
    assert refused.value.key == "refused.day-out-of-range"


@pytest.mark.parametrize(
    ("day", "workday"),
    [
        ("2026-01-05", "2026-01-05"),
        ("2026-01-06", "2026-01-05"),  # Loppiainen: the earlier on a tie
        ("2026-01-10", "2026-01-09"),
        ("2026-01-11", "2026-01-12"),
        ("2026-04-04", "2026-04-02"),  # Easter: Thursday is two days back, Tuesday three on
        ("2026-04-05", "2026-04-07"),
    ],
)
def test_the_nearest_workday(day: str, workday: str) -> None:
    assert nearest_workday(d(day), SMALL_CALENDAR) == d(workday)


@given(random_sources)
@settings(max_examples=150)
def test_moving_with_the_rest_keeps_every_promise(rng: Random) -> None:
    before = random_plan(rng, groups=2)
    blocks = [
        entity for _, entity in walk(before) if isinstance(entity, Block) and entity.kind is BlockKind.OPENING
    ]
    if not blocks:
        return
    moving, today = rng.choice(blocks), d("2025-12-01")
    first_day = d("2025-09-01") + (monday_of(rng.choice(blocks).first_day) - monday_of(d("2025-09-01")))
    after = apply(MoveBlockAndRest(moving.id, first_day, today), before, PROFILES)
    _assert_only_later_days_moved(before, after, moving, today)
    if monday_of(first_day) != monday_of(moving.first_day):
        _assert_lawful(before, after, moving)


def _assert_only_later_days_moved(before: Plan, after: Plan, moving: Block, today: object) -> None:
    old, new = dict(_by_id(before)), dict(_by_id(after))
    assert old.keys() == new.keys()
    for entity_id, entity in old.items():
        if entity_id != moving.id and entity != new[entity_id]:
            day = getattr(entity, "first_day", None) or entity.on
            assert day >= max(moving.first_day, today)


def _assert_lawful(before: Plan, after: Plan, moving: Block) -> None:
    old = dict(_by_id(before))
    (home,) = (g for g in after.groups if any(b.id == moving.id for b in g.blocks))
    gone_along = [b for b in home.opening_blocks if b.id != moving.id and b != old[b.id]]
    weeks = [monday_of(b.first_day) for b in home.opening_blocks]
    order = [b.id for b in home.opening_blocks if b in gone_along]
    assert order == [b.id for b in sorted((old[i] for i in order), key=lambda b: (b.first_day, b.id))]
    for later in gone_along:
        assert later.first_day.weekday() in (0, 1)
        assert not any(after.calendar.is_public(day) for day in later.span)
        assert weeks.count(monday_of(later.first_day)) == 1


def _by_id(of: Plan) -> list[tuple[str, object]]:
    return [(entity.id, entity) for _, entity in walk(of) if not hasattr(entity, "name")]
