"""Where groups stand."""

import pytest

from taito_planner.domain.model import Group, Training
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Severity
from taito_planner.rules.overview import GroupStanding, Phase, standing_of
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, group_days, plan, session, start_visit


def standing(one: Group, as_of: str = "2025-11-19") -> GroupStanding:
    return standing_of(one, check(plan(one), load_profiles(), d(as_of)))


def whole() -> Group:
    """Blocks 1.-4.12., 12.-15.1. and 2.-5.2.; training 2.3.-29.5.2026; closing visits and group days."""
    his = customer(
        visits=(start_visit("2025-11-25"), session("2027-03-01")),
        trainings=(Training("t-1", d("2026-03-02"), d("2026-05-29")),),
    )
    days = (block("2025-12-01"), block("2026-01-12"), block("2026-02-02"), group_days("2026-09-07"))
    return group(blocks=days, customers=(his,))


@pytest.mark.parametrize(
    ("as_of", "phase"),
    [
        ("2025-11-30", Phase.STARTING),
        ("2025-12-01", Phase.BLOCKS),
        ("2026-02-05", Phase.BLOCKS),
        ("2026-02-06", Phase.TRAINING),
        ("2026-05-29", Phase.TRAINING),
        ("2026-05-30", Phase.CLOSING),
        ("2027-03-01", Phase.CLOSING),
        ("2027-03-02", Phase.OVER),
    ],
)
def test_a_phase_begins_and_ends_with_its_days(as_of: str, phase: Phase) -> None:
    assert standing(whole(), as_of).phase is phase


def test_a_group_without_a_day_is_unplanned() -> None:
    assert standing(group(customers=(customer(),))).phase is Phase.UNPLANNED


def test_a_block_is_done_on_its_last_day() -> None:
    assert standing(whole(), "2025-12-03").blocks_done == 0
    assert standing(whole(), "2025-12-04").blocks_done == 1


def test_the_next_event_may_be_today() -> None:
    event = standing(whole(), "2025-11-25").next_event
    assert event is not None
    assert (event.kind, event.on) == ("start-visit", d("2025-11-25"))


def test_the_next_block_has_its_number() -> None:
    event = standing(whole(), "2025-12-02").next_event
    assert event is not None
    assert (event.kind, event.number, event.on) == ("block", 2, d("2026-01-12"))


def test_nothing_comes_after_the_end() -> None:
    assert standing(whole(), "2027-03-02").next_event is None


def test_spans_are_those_of_the_rules() -> None:
    one = standing(whole())
    assert [round(span.months, 1) for span in one.spans] == [15.1]
    assert one.mean.mean_months == 15.1
    assert one.spans[0].days_over == (d("2027-03-01") - d("2027-02-25")).days


def test_members_are_those_who_have_not_left() -> None:
    one = group(size=6, customers=(customer("A-1"), customer("A-2", left_on=d("2025-11-19"))))
    assert (standing(one).members, standing(one).minimum) == (1, 4)


def test_a_size_outside_the_table_has_no_minimum() -> None:
    assert standing(group(size=30)).minimum is None


def test_findings_are_counted_by_severity() -> None:
    one = standing(group(size=30))
    assert one.findings[Severity.ERROR] == 1
    assert one.worst is Severity.ERROR


def test_an_unknown_service_has_places_but_no_numbers() -> None:
    one = standing(group(service="toinen", customers=(customer(),)))
    assert one.profile is not None
    assert (one.members, one.minimum, one.profile.is_known, one.spans) == (1, None, False, ())
