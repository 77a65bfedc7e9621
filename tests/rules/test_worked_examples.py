"""The worked examples of the service's rules, and every border at every end of a month from 2024 to 2028."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from taito_planner.domain.days import DaySpan, add_months, add_weeks
from taito_planner.domain.model import Certificate, Customer, Group, Training
from taito_planner.domain.workdays import places_in_week
from taito_planner.rules.allowance import payable_days
from taito_planner.rules.checker import check
from taito_planner.rules.deadlines import deferral_window, first_visit_last_day, group_start_last_day
from taito_planner.rules.finding import Finding
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, session, start_visit

TAITO = load_profiles()["taito"]
CALENDAR = finnish_calendar()
DAY = timedelta(days=1)
ENDS_OF_MONTHS = [
    date(year, month, day)
    for year in range(2024, 2029)
    for month in range(1, 13)
    for day in (1, *range(28, monthrange(year, month)[1] + 1))
]
"""The 1st and everything from the 28th on, in two leap years and three others."""


def found(rule: str, as_of: date, *groups: Group, loose: list[Customer] | None = None) -> dict[str, list[Finding]]:
    """What a rule finds, by the name of the group, or of the customer who has none."""
    some_plan = plan(*groups, calendar=CALENDAR, loose_customers=loose or [])
    names = {one.id: one.name for one in (*some_plan.groups, *some_plan.loose_customers)}
    by_name: dict[str, list[Finding]] = {}
    for finding in check(some_plan, {"taito": TAITO}, as_of).findings:
        if finding.rule == rule:
            by_name.setdefault(names[finding.group or finding.customer or ""], []).append(finding)
    return by_name


def days_over(findings: dict[str, list[Finding]]) -> dict[str, int | None]:
    return {name: its[0].days_over for name, its in findings.items()}


def test_eight_weeks_end_56_days_after_any_arrival() -> None:
    loose = []
    for arrived in ENDS_OF_MONTHS:
        for over in (0, 1):
            visit = start_visit((arrived + timedelta(days=56 + over)).isoformat())
            loose.append(customer(f"{arrived} +{over}", arrived.isoformat(), visits=[visit]))
    late = days_over(found("first-visit-late", date(2028, 12, 31), loose=loose))
    assert late == {f"{arrived} +1": 1 for arrived in ENDS_OF_MONTHS}


def test_three_months_end_on_the_day_the_law_says_after_any_decision() -> None:
    groups = []
    for given in ENDS_OF_MONTHS:
        limit = given + relativedelta(months=3)
        for over in (0, 1):
            members = [customer(given=given.isoformat())]
            groups.append(group(f"{given} +{over}", blocks=[block(limit + over * DAY)], customers=members))
    late = days_over(found("group-start-late", date(2028, 12, 31), *groups))
    assert late == {f"{given} +1": 1 for given in ENDS_OF_MONTHS}


def test_a_deferred_start_has_its_first_and_last_day_two_and_four_months_after_any_receipt() -> None:
    groups, expected = [], {}
    for received in ENDS_OF_MONTHS:
        first, last = received + relativedelta(months=2), received + relativedelta(months=4)
        for start, severity in (
            (first - DAY, "notice"),
            (first, None),
            (last, None),
            (last + DAY, "warning"),
            (last + 14 * DAY, "warning"),
            (last + 15 * DAY, "error"),
        ):
            members = [customer(given=received.isoformat(), decision_received_on=received)]
            name = f"{received} {start}"
            facts = {"blocks": [block(start)], "customers": members, "deferral_decided_on": received}
            groups.append(group(name, **facts))
            if severity:
                expected[name] = severity
    seen = found("deferral-outside-window", date(2029, 12, 31), *groups)
    assert {name: its[0].severity.key for name, its in seen.items()} == expected


def test_fifteen_months_and_thirty_days_are_counted_in_days_from_any_first_visit() -> None:
    loose = []
    for first in ENDS_OF_MONTHS:
        target = first + relativedelta(months=15)
        for over in (30, 31):
            end = (target + timedelta(days=over)).isoformat()
            training = Training(f"{first} {over}", first + 30 * DAY, first + 100 * DAY)
            facts = {"visits": [start_visit(first.isoformat()), session(end)], "trainings": [training]}
            loose.append(customer(f"{first} +{over}", first.isoformat(), **facts))
    late = days_over(found("span-long-customer", date(2024, 1, 1), loose=loose))
    assert late == {f"{first} +31": 31 for first in ENDS_OF_MONTHS}


def test_a_certificate_is_asked_for_until_six_months_after_any_end_of_a_block() -> None:
    for last_day in ENDS_OF_MONTHS:
        led = group(blocks=[block(last_day - 3 * DAY)], customers=[customer(given="2023-01-02")])
        limit = last_day + relativedelta(months=6)
        days = (last_day, last_day + DAY, limit, limit + DAY)
        assert [len(found("certificate-due", day, led)) for day in days] == [0, 1, 1, 0]


def test_the_decisions_at_the_end_of_november_2025_close_the_window_in_the_last_week_of_february() -> None:
    limits = [
        group_start_last_day(customer(given=f"2025-{day}"), TAITO, CALENDAR)
        for day in ("11-28", "11-29", "11-30", "12-01")
    ]
    assert limits == [d("2026-02-28"), d("2026-02-28"), d("2026-02-28"), d("2026-03-01")]
    lawful = [
        (place.first_day, place.last_day)
        for monday in (d("2026-02-23"), d("2026-03-02"))
        for place in places_in_week(monday, TAITO.patterns_for(1), CALENDAR)
        if place.is_legal and place.first_day <= d("2026-03-01")
    ]
    assert lawful == [(d("2026-02-23"), d("2026-02-26")), (d("2026-02-24"), d("2026-02-27"))]


def test_the_last_decisions_of_the_contract_run_off_until_the_summer_of_2027() -> None:
    last = customer(given="2025-12-31", decision_arrived_on=d("2026-01-07"), decision_received_on=d("2026-01-07"))
    assert group_start_last_day(last, TAITO, CALENDAR) == d("2026-03-31")
    assert first_visit_last_day(last, TAITO, CALENDAR) == d("2026-03-04")
    assert deferral_window(last, TAITO) == DaySpan(d("2026-03-07"), d("2026-05-07"))
    assert add_months(d("2026-03-04"), 15) == d("2027-06-04")
    assert add_months(d("2026-05-07"), 15) == d("2027-08-07")


@pytest.mark.parametrize(
    ("first", "the_75th"),
    [
        ("2025-09-02", "2025-11-28"),
        ("2025-10-01", "2025-12-31"),
        ("2026-01-01", "2026-03-31"),
        ("2025-12-01", "2026-03-03"),
    ],
)
def test_the_75th_payable_day(first: str, the_75th: str) -> None:
    days = DaySpan(d(first), d(first) + timedelta(days=120))
    assert payable_days(days, CALENDAR, TAITO)[74] == d(the_75th)


def test_three_months_have_72_to_79_payable_days_and_a_year_302_or_303() -> None:
    starts = DaySpan(date(2024, 1, 1), date(2027, 10, 1))
    spans = [DaySpan(first, add_months(first, 3) - DAY) for first in starts]
    numbers = {len(payable_days(span, CALENDAR, TAITO)) for span in spans}
    assert (min(numbers), max(numbers)) == (72, 79)
    years = [DaySpan(date(year, 1, 1), date(year, 12, 31)) for year in range(2024, 2028)]
    assert {len(payable_days(year, CALENDAR, TAITO)) for year in years} == {302, 303}


@pytest.mark.parametrize(
    ("begun", "limit"),
    [
        ("2024-03-27", "2024-04-03"),  # Thursday before Easter, Easter Monday
        ("2025-04-16", "2025-04-23"),
        ("2026-04-01", "2026-04-08"),
        ("2027-03-25", "2027-04-01"),
        ("2028-04-12", "2028-04-19"),
        ("2026-04-29", "2026-05-05"),  # Vappu, a Friday
        ("2026-05-12", "2026-05-18"),  # Helatorstai
        ("2026-06-17", "2026-06-22"),  # Juhannusaatto is a workday
        ("2025-12-22", "2025-12-29"),  # Jouluaatto is a workday
        ("2026-01-05", "2026-01-09"),  # Loppiainen
        ("2024-02-28", "2024-03-04"),  # a leap day
        ("2028-02-28", "2028-03-02"),
        ("2026-12-30", "2027-01-05"),  # week 53
    ],
)
def test_kela_is_to_be_told_on_the_third_workday(begun: str, limit: str) -> None:
    days = (DaySpan(d("2024-01-01"), d("2024-01-04")), DaySpan(d("2024-01-01"), d("2024-01-05")))
    papers = [Certificate("first", d("2024-01-05"), days[:1]), Certificate("renewed", d(begun), days[1:])]
    someone = customer("A-1", "2023-01-02", certificates=papers)
    assert [one.limit for one in found("kela-not-told", d("2029-01-01"), loose=[someone])["A-1"]] == [d(limit)]


def test_weeks_lead_over_week_53() -> None:
    assert add_weeks(d("2026-11-06"), 8) == d("2027-01-01")
    assert add_weeks(d("2026-12-28"), 1) == d("2027-01-04")
