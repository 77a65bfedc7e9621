"""What was accepted colours no bar, lane or limit as a problem: it has the grey tick."""

from datetime import datetime

from taito_planner.domain.edits import apply
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import Checked, check
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.signs import Sign
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind, block_bars, leave_bars, no_bars
from taito_planner.ui.timeline.facts import Mark, PlanFacts
from taito_planner.ui.timeline.limits import LimitState
from taito_planner.ui.timeline.staleness import stale_since
from tests.builders import block, customer, d, group, plan, staff, start_visit

PROFILES = load_profiles()
PETRI = staff("Petri Mäki", ("2025-12-04", "2025-12-10"))
HOLIDAYS = block("2025-12-23", leaders=())
LATE = customer("A-1", "2025-09-01", visits=(start_visit("2025-11-20"),))
"""His first visit may be on 27.10.2025 at the latest."""
OULU = group(leaders=(PETRI.id,), blocks=(block("2025-12-01"), HOLIDAYS), customers=(LATE,))
BEFORE = check(plan(OULU, staff=(PETRI,)), PROFILES, d("2025-11-10"))


def accepted(*rules: str) -> Checked:
    findings = [finding for finding in BEFORE.findings if finding.rule in rules]
    assert {finding.rule for finding in findings} == set(rules)
    intent = accept(findings, "syy", "Aino", datetime(2026, 11, 24), BEFORE.acceptances)
    return BEFORE.recheck(apply(intent, BEFORE.plan, PROFILES))


def holiday_bar() -> Bar:
    return next(bar for bar in block_bars(OULU) if bar.id == HOLIDAYS.id)


def test_a_mark_is_named_as_its_sign() -> None:
    assert [Sign(mark) for mark in Mark] == [Sign.ERROR, Sign.WARNING, Sign.ACCEPTED]


def test_a_bar_whose_findings_are_all_accepted_has_the_tick() -> None:
    assert PlanFacts(BEFORE).mark_about(holiday_bar()) is Mark.ERROR
    assert PlanFacts(accepted("block-on-holiday")).mark_about(holiday_bar()) is Mark.ACCEPTED


def test_an_open_warning_shows_over_an_accepted_error() -> None:
    bar = next(bar for bar in block_bars(OULU) if bar.id != HOLIDAYS.id)
    assert PlanFacts(accepted("block-on-holiday")).mark_about(bar) is Mark.WARNING


def test_a_lane_head_follows_its_findings() -> None:
    lane = Lane(LaneKind.CUSTOMER, "late", LATE, OULU, no_bars)
    serious = {f.rule for f in BEFORE.findings if f.customer == LATE.id and f.severity > 1}
    assert PlanFacts(BEFORE).mark_of(lane) is Mark.ERROR
    assert PlanFacts(accepted(*serious)).mark_of(lane) is Mark.ACCEPTED


def test_a_broken_limit_that_was_accepted_is_no_alarm() -> None:
    broken, calm = (PlanFacts(one).limits_of(LATE, OULU) for one in (BEFORE, accepted("first-visit-late")))
    assert broken[0].state is LimitState.BROKEN
    assert calm[0].state is LimitState.ACCEPTED
    assert calm[1:] == broken[1:]


def test_accepting_repaints_the_lanes_it_is_about_and_no_others() -> None:
    other = Lane(LaneKind.CUSTOMER, "other", customer("B-1"), group(), no_bars)
    own = Lane(LaneKind.CUSTOMER, "late", LATE, OULU, no_bars)
    stale = stale_since(BEFORE, accepted("first-visit-late"))
    assert stale is not None
    assert stale.holds(own)
    assert not stale.holds(other)


def test_accepting_a_leave_repaints_the_person() -> None:
    lane = Lane(LaneKind.STAFF, "petri", PETRI, None, lambda: leave_bars(PETRI))
    stale = stale_since(BEFORE, accepted("staff-on-leave"))
    assert stale is not None
    assert stale.holds(lane)
    assert lane.bars[0].kind is BarKind.LEAVE
