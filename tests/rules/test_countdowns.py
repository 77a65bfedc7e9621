"""Every clock of a customer: the last allowed day, the day after, what is missing, and that clocks agree with rules."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import Certificate, Customer, Group, Plan
from taito_planner.domain.profile import CutoffEvent, ServiceProfile
from taito_planner.rules.checker import check
from taito_planner.rules.countdown import Clock, Countdown, State
from taito_planner.rules.countdowns import countdowns
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.subjects import CustomerSubject, GroupSubject, Situation
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, session, start_visit
from tests.rules.random_plans import RandomPlan

TAITO = load_profiles()["taito"]


def clocks(
    someone: Customer, as_of: str = "2025-11-19", profile: ServiceProfile = TAITO, **facts: Any
) -> dict[Clock, Countdown]:
    """The clocks of one customer in a group that has ``facts``."""
    its_group = group(customers=[someone, *facts.pop("others", ())], **facts)
    some_plan = plan(its_group, calendar=finnish_calendar())
    subject = GroupSubject(its_group, profile, Situation(some_plan, {"taito": profile}, d(as_of)))
    own = next(c for c in subject.customers if c.customer_id == someone.id)
    return {one.clock: one for one in countdowns(own)}


def stands(one: Countdown) -> tuple[State, str, int | None]:
    return one.state, one.reason, one.left


@pytest.mark.parametrize(
    ("as_of", "state", "reason", "left"),
    [
        ("2025-12-14", State.OK, "open", 15),
        ("2025-12-15", State.AMBER, "open", 14),
        ("2025-12-29", State.AMBER, "open", 0),
        ("2025-12-30", State.RED, "open-late", -1),
    ],
)
def test_an_unplanned_first_visit_turns_amber_14_days_before_and_red_the_day_after(
    as_of: str, state: State, reason: str, left: int
) -> None:
    found = clocks(customer("A-1", "2025-10-27", decision_arrived_on=d("2025-11-03")), as_of)[Clock.FIRST_VISIT]
    assert stands(found) == (state, reason, left)
    assert (found.limit, found.planned) == (d("2025-12-29"), None)


@pytest.mark.parametrize(
    ("visit", "as_of", "state", "reason"),
    [
        ("2025-12-29", "2025-11-19", State.OK, "planned"),
        ("2025-12-29", "2025-12-29", State.DONE, "done"),
        ("2025-12-30", "2025-11-19", State.RED, "late"),
        ("2025-12-30", "2026-03-01", State.RED, "late"),
    ],
)
def test_a_planned_first_visit_is_in_time_up_to_the_last_day(visit: str, as_of: str, state: State, reason: str) -> None:
    someone = customer("A-1", decision_arrived_on=d("2025-11-03"), visits=[start_visit(visit)])
    found = clocks(someone, as_of)[Clock.FIRST_VISIT]
    assert (found.state, found.reason, found.planned) == (state, reason, d(visit))


def test_the_last_usable_day_before_a_holiday_is_told() -> None:
    found = clocks(customer("A-1", decision_arrived_on=d("2025-11-11")))[Clock.FIRST_VISIT]
    assert (found.limit, found.facts["usable"]) == (d("2026-01-06"), d("2026-01-05"))


def test_without_an_arrival_the_clock_is_unknown_and_tells_until_when_there_is_no_hurry() -> None:
    found = clocks(customer("A-1", "2025-10-27", decision_arrived_on=None))[Clock.FIRST_VISIT]
    assert (found.state, found.limit, found.left) == (State.UNKNOWN, None, None)
    assert found.facts["safe"] == d("2025-12-22")


def test_a_valid_deferral_softens_a_late_first_visit_to_amber() -> None:
    someone = customer("A-1", decision_arrived_on=d("2025-11-03"), visits=[start_visit("2025-12-30")])
    found = clocks(someone, deferral_decided_on=d("2025-11-10"))
    assert found[Clock.FIRST_VISIT].state is State.AMBER


@pytest.mark.parametrize(
    ("decision", "limit"),
    [
        ("2023-11-29", "2024-02-29"),
        ("2023-11-30", "2024-02-29"),
        ("2027-11-30", "2028-02-29"),
        ("2025-11-28", "2026-02-28"),
        ("2025-11-29", "2026-02-28"),
        ("2025-11-30", "2026-02-28"),
        ("2025-12-01", "2026-03-01"),
        ("2025-08-31", "2025-11-30"),
        ("2026-10-31", "2027-01-31"),
    ],
)
def test_the_start_limit_honours_month_ends(decision: str, limit: str) -> None:
    found = clocks(customer("A-1", decision), decision)[Clock.GROUP_START]
    assert found.limit == d(limit)
    assert found.left == (d(limit) - d(decision)).days


@pytest.mark.parametrize(
    ("starts", "state", "reason"), [("2026-01-27", State.OK, "planned"), ("2026-01-28", State.RED, "late")]
)
def test_block_1_may_begin_on_the_last_day_and_not_after_it(starts: str, state: State, reason: str) -> None:
    found = clocks(customer("A-1", "2025-10-27"), blocks=[block(starts)])[Clock.GROUP_START]
    assert (found.state, found.reason) == (state, reason)


def test_a_late_joiner_is_measured_to_his_own_first_block() -> None:
    late = customer("A-1", "2025-10-27", joined_on=d("2025-12-20"))
    found = clocks(late, "2025-12-22", blocks=[block("2025-12-15"), block("2026-01-26")])[Clock.GROUP_START]
    assert (found.planned, found.state) == (d("2026-01-26"), State.OK)


def test_a_customer_who_leaves_before_block_1_has_no_start_clock() -> None:
    leaves = customer("A-1", "2025-10-27", left_on=d("2025-12-15"))
    assert Clock.GROUP_START not in clocks(leaves, blocks=[block("2025-12-15")])


def deferred(starts: str | None, as_of: str = "2025-11-19") -> dict[Clock, Countdown]:
    someone = customer("A-1", "2025-10-27", decision_received_on=d("2025-11-03"))
    blocks = [block(starts)] if starts else []
    return clocks(someone, as_of, deferral_decided_on=d("2025-11-10"), blocks=blocks)


@pytest.mark.parametrize(
    ("starts", "state", "reason"),
    [
        ("2026-01-02", State.OK, "early"),
        ("2026-01-03", State.OK, "planned"),
        ("2026-03-03", State.OK, "planned"),
        ("2026-03-04", State.AMBER, "late"),
        ("2026-03-17", State.AMBER, "late"),
        ("2026-03-18", State.RED, "late"),
    ],
)
def test_a_deferred_start_lies_between_two_and_four_months_from_the_receipt(
    starts: str, state: State, reason: str
) -> None:
    found = deferred(starts)
    assert (found[Clock.DEFERRAL].state, found[Clock.DEFERRAL].reason) == (state, reason)
    assert (found[Clock.DEFERRAL].facts["first"], found[Clock.DEFERRAL].limit) == (d("2026-01-03"), d("2026-03-03"))
    assert Clock.GROUP_START not in found


@pytest.mark.parametrize(
    ("as_of", "state"), [("2026-02-16", State.OK), ("2026-02-17", State.AMBER), ("2026-03-18", State.RED)]
)
def test_a_deferred_start_that_is_not_planned_runs_out(as_of: str, state: State) -> None:
    assert deferred(None, as_of)[Clock.DEFERRAL].state is state


def test_a_group_below_its_number_shows_what_a_deferral_would_allow() -> None:
    found = clocks(customer("A-1", "2025-10-27"))[Clock.DEFERRAL]
    assert (found.reason, found.facts["first"], found.limit) == ("possible", d("2025-12-27"), d("2026-02-27"))
    assert found.facts["is_estimate"]


def test_a_full_group_shows_no_deferral_and_neither_does_a_started_one() -> None:
    others = [customer(f"B-{n}") for n in range(6)]
    assert Clock.DEFERRAL not in clocks(customer("A-1"), others=others)
    assert Clock.DEFERRAL not in clocks(customer("A-1"), blocks=[block("2025-11-17")])


@pytest.mark.parametrize(
    ("last", "state"), [("2026-06-30", State.OK), ("2026-07-01", State.RED)], ids=["last day", "day after"]
)
def test_the_decisions_validity_holds_the_last_planned_day(last: str, state: State) -> None:
    someone = customer("A-1", decision_valid_until=d("2026-06-30"), visits=[session(last)])
    assert clocks(someone)[Clock.VALIDITY].state is state


def test_a_validity_that_is_not_known_is_said_to_be_so() -> None:
    assert stands(clocks(customer("A-1"))[Clock.VALIDITY]) == (State.UNKNOWN, "unknown", None)


@pytest.mark.parametrize(
    ("event", "state"),
    [(CutoffEvent.DECISION, State.DONE), (CutoffEvent.START, State.RED), (CutoffEvent.DELIVERY, State.RED)],
)
def test_the_contracts_end_limits_what_the_profile_reads_it_to(event: CutoffEvent, state: State) -> None:
    someone = customer("A-1", "2025-10-27", visits=[start_visit("2025-12-30"), session("2026-02-03")])
    profile = replace(TAITO, cutoff_event=event)
    found = clocks(someone, profile=profile, blocks=[block("2026-01-12")])[Clock.CONTRACT]
    assert (found.state, found.limit) == (state, d("2025-12-31"))


@pytest.mark.parametrize(("given", "state"), [("2025-12-31", State.DONE), ("2026-01-01", State.RED)])
def test_a_decision_of_the_contracts_last_day_is_in_time(given: str, state: State) -> None:
    assert clocks(customer("A-1", given), "2026-01-05")[Clock.CONTRACT].state is state


def test_the_span_target_is_fifteen_months_from_the_first_visit_and_never_red() -> None:
    someone = customer("A-1", visits=[start_visit("2025-11-30")])
    open_end = clocks(someone, "2027-06-01")[Clock.SPAN]
    assert (open_end.limit, open_end.state, open_end.reason) == (d("2027-02-28"), State.AMBER, "open-late")
    assert clocks(customer("A-1"))[Clock.SPAN].state is State.UNKNOWN


def test_a_certificate_is_coming_due_or_done() -> None:
    someone = customer("A-1")
    blocks = [block("2025-12-15"), block("2026-01-26")]

    def certificate(who: Customer, as_of: str) -> Countdown:
        return clocks(who, as_of, blocks=blocks)[Clock.CERTIFICATE]

    assert stands(certificate(someone, "2025-12-18")) == (State.OK, "coming", 0)
    assert stands(certificate(someone, "2025-12-19")) == (State.AMBER, "due", -1)
    assert certificate(someone, "2025-12-19").facts["until"] == d("2026-06-18")
    given = Certificate(new_id(), d("2025-12-19"), (DaySpan(d("2025-12-15"), d("2025-12-18")),))
    told = replace(someone, certificates=(given,))
    assert stands(certificate(told, "2025-12-19")) == (State.OK, "coming", 41)
    both = replace(given, given_on=d("2026-01-30"))
    assert stands(certificate(replace(someone, certificates=(both,)), "2026-02-02")) == (State.DONE, "done", -4)


def test_a_customer_who_has_left_has_only_his_certificate_left() -> None:
    left = customer("A-1", left_on=d("2025-12-20"))
    assert set(clocks(left, "2025-12-22", blocks=[block("2025-12-15")])) == {Clock.CERTIFICATE}
    assert clocks(left, "2025-12-22", blocks=[]) == {}


def test_a_service_without_limits_has_no_clocks_but_the_decisions_own() -> None:
    bare = ServiceProfile("taito", "1", {}, TAITO.block_patterns)
    assert set(clocks(customer("A-1"), profile=bare)) == {Clock.VALIDITY}


def each(some_plan: Plan, as_of: date) -> Iterator[tuple[CustomerSubject, tuple[Finding, ...]]]:
    profiles = {"taito": TAITO}
    checked = check(some_plan, profiles, as_of)
    situation = Situation(some_plan, profiles, as_of)
    for part in checked.parts.values():
        if isinstance(part.owner, Group):
            subjects = GroupSubject(part.owner, TAITO, situation).customers
        else:
            subjects = (CustomerSubject(part.owner, None, TAITO, situation),)
        for subject in subjects:
            yield subject, tuple(f for f in part.findings if f.customer == subject.customer_id)


@given(st.integers(0, 2**32), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_a_clock_is_late_just_when_its_rule_finds_an_error(seed: int, days: int) -> None:
    some_plan, as_of = RandomPlan(random.Random(seed)).plan(), date(2025, 9, 1) + timedelta(days=days)
    for subject, findings in each(some_plan, as_of):
        if not subject.is_live:
            continue
        found = {one.clock: one for one in countdowns(subject)}
        worst = {f.rule: f.severity for f in sorted(findings, key=lambda f: f.severity)}
        for clock, rule in (
            (Clock.FIRST_VISIT, "first-visit-late"),
            (Clock.GROUP_START, "group-start-late"),
            (Clock.DEFERRAL, "deferral-outside-window"),
            (Clock.VALIDITY, "decision-expired"),
            (Clock.CONTRACT, "decision-after-contract"),
        ):
            is_red = clock in found and found[clock].state is State.RED
            if clock is Clock.DEFERRAL and found.get(clock) and found[clock].planned is None:
                continue  # the rule waits for a block; the clock does not
            if clock is Clock.VALIDITY and found[clock].reason == "open-late":
                continue  # nothing is planned: there is nothing the rule could find
            assert is_red == (worst.get(rule) is Severity.ERROR), (clock, found.get(clock))


@given(st.integers(0, 2**32), st.integers(0, 400))
@settings(max_examples=100, deadline=None)
def test_allowance_clocks_are_over_just_when_their_rules_say_so(seed: int, days: int) -> None:
    some_plan, as_of = RandomPlan(random.Random(seed)).plan(), date(2025, 9, 1) + timedelta(days=days)
    for subject, findings in each(some_plan, as_of):
        if not subject.is_live:
            continue
        found = {one.clock: one for one in countdowns(subject)}
        for clock, rule in ((Clock.INTERVAL, "interval-days-exceeded"), (Clock.WAITING, "waiting-days-exceeded")):
            of_rule = [f for f in findings if f.rule == rule]
            if clock is Clock.WAITING and found[clock].planned is None:
                assert of_rule == []
                continue
            assert (found[clock].reason == "late") == bool(of_rule)
            if of_rule:
                assert found[clock].limit == min(f.facts["last_paid"] for f in of_rule)
