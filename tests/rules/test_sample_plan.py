"""The plan a new user sees first, checked as of 24.10.2025: every finding of it was looked up by hand in
the rules.
"""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from taito_planner.exchange import read_workbook
from taito_planner.rules.checker import Checked, check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.resources import resource
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import in_json_order, row

COUNTS = {
    "block-on-holiday": 1,
    "certificate-due": 2,
    "certificate-outdated": 1,
    "compulsory-start-moved": 1,
    "date-missing": 1,
    "decision-expired": 1,
    "deferral-not-announced": 1,
    "first-visit-late": 1,
    "flex-reason-missing": 5,
    "flex-week-too-short": 1,
    "group-below-minimum": 1,
    "group-changed": 2,
    "group-days-missing": 6,
    "group-start-late": 1,
    "interval-days-exceeded": 11,
    "kela-not-told": 7,
    "own-pause-unpaid": 4,
    "runs-past-contract": 12,
    "span-long-customer": 7,
    "span-long-group": 1,
    "staff-double-booked": 1,
    "staff-on-leave": 6,
    "start-visit-after-group-start": 1,
    "start-visit-count": 1,
    "totals-outside-range": 12,
    "visit-on-day-off": 1,
}
EXACT = """
visit-on-day-off notice Lahti 1/2024 | A-1020 | | 2024-11-16 | | 2024-11-16
block-on-holiday error Lahti 1/2024 | | | 2025-01-06 | | 2025-01-06
first-visit-late error Kuopio 1/2025 | A-1031 | | 2025-02-24 | 2025-02-21 | 2025-02-24
group-start-late error Jyväskylä 1/2025 | A-1038 | | 2025-06-24 | 2025-06-22 | 2025-06-24
group-days-missing warning Rovaniemi 1/2025 | A-1046 | | 2025-11-18 | 12 | 8
group-changed error Rovaniemi 1/2025 | A-1046 | | 2025-11-26 | 2025-11-17 | 2025-11-26
group-changed error Turku 1/2025 | A-1026 | | 2025-08-12 | | 2025-08-12
compulsory-start-moved error Oulu 1/2025 | | | 2025-08-18 | 2025-08-04 | 2025-08-18
group-below-minimum warning Kouvola 1/2026 | | | 2026-01-12 | 4 | 0
deferral-not-announced warning Seinäjoki 1/2025 | A-1058 | | 2025-06-17 | |
start-visit-count error Mikkeli 1/2025 | A-1073 | | 2025-10-20 | 5 | 6
start-visit-after-group-start error Mikkeli 1/2025 | A-1069 | | 2025-11-07 | 2025-10-26 | 2025-11-07
decision-expired error Kouvola 1/2026 | A-1077 | | 2027-02-26 | 2027-01-11 | 2027-02-26
interval-days-exceeded warning Kouvola 1/2026 | A-1077 | | 2026-04-25 | 75 | 76
flex-week-too-short error Tampere 1/2025 | A-1006 | | 2025-05-28 | 3 | 2
certificate-outdated warning Turku 1/2025 | A-1025 | | 2025-08-07 | | 2025-08-07
certificate-due notice Turku 1/2025 | A-1022 | | 2025-08-07 | |
kela-not-told warning Lahti 1/2024 | A-1017 | | 2025-01-07 | 2025-01-10 |
span-long-group warning Seinäjoki 1/2025 | | | 2026-09-08 | 0 | 32.8
runs-past-contract warning Kouvola 1/2026 | | | 2026-01-07 | 2025-12-31 | 2027-03-25
runs-past-contract notice Lahti 1/2024 | | | 2026-01-05 | 2025-12-31 | 2026-02-19
staff-double-booked warning Tampere 1/2025 | | sosiaalityöntekijä Mikkeli 3 | 2025-10-29 | | 2025-10-29
staff-on-leave warning | | sosiaalityöntekijä Lahti 3 | 2026-02-17 | | 2
staff-on-leave notice Rovaniemi 1/2025 | | ohjaaja Rovaniemi 1 | 2026-07-16 | | 2026-07-16
totals-outside-range notice Lahti 1/2024 | A-1017 | | 2026-01-19 | 17 | 16
totals-outside-range warning Vaasa 1/2024 | A-1043 | | 2025-06-20 | 70 | 78
date-missing notice Kouvola 1/2026 | A-1077 | | | |
"""


@pytest.fixture(scope="module")
def sample() -> Checked:
    profiles = load_profiles()
    book = read_workbook(resource("samples", "taito-12-groups.xlsx"), finnish_calendar(), profiles)
    return check(book.plan, profiles, date(2025, 10, 24))


def as_line(one: dict[str, Any]) -> str:
    fields = [one[name] for name in ("group", "customer", "staff", "date", "limit", "actual")]
    text = " | ".join("" if value is None else str(value) for value in fields)
    return f"{one['rule']} {one['severity']} {text}".replace("  ", " ").strip()


def test_the_sample_has_these_findings_by_rule(sample: Checked) -> None:
    assert dict(Counter(finding.rule for finding in sample.findings)) == COUNTS


@pytest.mark.parametrize("line", [line.strip() for line in EXACT.strip().splitlines()])
def test_the_sample_has_the_finding(sample: Checked, line: str) -> None:
    lines = [as_line(row(finding, sample.plan, texts_for("fi"))) for finding in sample.findings]
    assert line in lines


def test_the_sample_in_json_order_begins_with_the_oldest_and_ends_with_the_dateless(sample: Checked) -> None:
    ordered = [row(f, sample.plan, texts_for("fi")) for f in in_json_order(sample.findings, sample.plan)]
    dates = [one["date"] or "9999" for one in ordered]
    assert dates == sorted(dates)
    assert (ordered[0]["rule"], ordered[-1]["rule"]) == ("visit-on-day-off", "date-missing")
