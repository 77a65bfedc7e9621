"""Every setting of a profile works: changed by one, it changes what exactly its own rules find in the examples."""

from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from taito_planner.domain.profile import Anchor, CutoffEvent, GroupLock, ServiceProfile
from taito_planner.domain.workdays import BlockPattern
from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from tests.rules.examples import Example, examples

TAITO = load_profiles()["taito"]
FIVE_DAYS_FIRST = ((BlockPattern(0, 5),), *TAITO.block_patterns[1:])
CHANGES: dict[str, tuple[Any, str]] = {
    "block_patterns": (FIVE_DAYS_FIRST, "block-on-holiday block-shape group-days-missing runs-past-contract"),
    "first_visit_weeks": (7, "first-visit-late date-missing"),
    "first_visit_anchor": (Anchor.GIVEN, "first-visit-late"),
    "group_start_months": (2, "group-start-late"),
    "group_start_anchor": (Anchor.ARRIVED, "group-start-late"),
    "deadline_roll": (True, "first-visit-late group-start-late"),
    "warn_days_before": (13, "first-visit-late group-start-late"),
    "start_visits_min": (0, "start-visit-count"),
    "start_visits_max": (4, "start-visit-count"),
    "same_day_visit_and_block": (True, "start-visit-after-group-start"),
    "holiday_blocks": ("warn", "block-on-holiday"),
    "eve_blocks": ("ignore", "block-on-holiday"),
    "closures": ("ignore", "block-on-holiday visit-on-day-off"),
    "opening_days": (11, "group-days-missing"),
    "planned_size_min": (5, "group-size"),
    "planned_size_max": (9, "group-size"),
    "minimum_by_size": (
        TAITO.minimum_by_size | {8: 5},
        "compulsory-start-moved date-missing deferral-outside-window group-below-minimum group-start-late",
    ),
    "absolute_minimum": (2, "group-below-minimum"),
    "deferral_from_months": (1, "deferral-outside-window date-missing"),
    "deferral_to_months": (3, "deferral-outside-window date-missing"),
    "deferral_tolerance_days": (13, "deferral-outside-window"),
    "deferral_softens_first_visit": (False, "first-visit-late"),
    "posted_letter_days": (6, "deferral-outside-window"),
    "same_group_lock": (GroupLock.BLOCK_ENDS, "group-changed"),
    "span_months": (14, "span-long-customer span-long-group span-long-service"),
    "span_customer_tolerance_days": (29, "span-long-customer"),
    "span_mean_notice_days": (14, "span-long-group span-long-service"),
    "span_mean_warning_days": (29, "span-long-group span-long-service"),
    "span_counts_leavers": (True, "span-long-customer span-long-group span-long-service"),
    "cutoff_on": (date(2026, 1, 1), "decision-after-contract runs-past-contract"),
    "cutoff_event": (CutoffEvent.DELIVERY, "delivery-after-contract"),
    "waiting_days_max": (74, "waiting-days-exceeded"),
    "interval_days_max": (74, "interval-days-exceeded"),
    "eves_payable": (False, "waiting-days-exceeded interval-days-exceeded"),
    "own_risk_days": (0, "waiting-days-exceeded"),
    "interval_from_start_phase": (True, "interval-days-exceeded"),
    "interval_between_visits": (True, "interval-days-exceeded"),
    "gap_needs_workday": (False, "interval-days-exceeded"),
    "flex_min_days": (2, "flex-week-too-short"),
    "full_day_minutes": (239, "flex-week-too-short"),
    "visits_total_min": (5, "totals-outside-range"),
    "visits_total_max": (15, "totals-outside-range"),
    "group_days_min": (16, "totals-outside-range"),
    "group_days_max": (19, "totals-outside-range"),
    "training_days_min": (49, "totals-outside-range"),
    "training_days_max": (69, "totals-outside-range"),
    "days_total_max": (105, "totals-outside-range"),
    "certificate_grace_workdays": (2, "kela-not-told"),
    "certificate_due_months": (5, "certificate-due"),
    "gap_notice_days": (21, "gap-long"),
    "contact_next_weekday": (True, "contact-late"),
    "first_meeting_week": (True, "first-meeting-late"),
    "visit_minutes": (59, "staff-double-booked"),
}
"""By setting: another value, numbers by one, and the rules it changes."""
NO_RULE_READS = {"id", "version", "names", "provenance", "contacts", "contact_days"}
"""Names, sources and addresses; and a day of the to-do list."""


def found(example: Example, setting: str = "", value: Any = None) -> set[tuple[Any, ...]]:
    """What an example's plan has under Taito's numbers, with one setting changed."""
    profile = replace(TAITO, **{setting: value}) if setting else TAITO
    findings = check(example.plan, {"taito": profile}, example.as_of).findings
    return {(f.rule, f.key, f.severity, f.variant, f.on, f.limit, f.actual, str(f.facts)) for f in findings}


@cache
def under_taito() -> tuple[set[tuple[Any, ...]], ...]:
    return tuple(found(example) for example in examples())


@pytest.mark.parametrize("setting", CHANGES)
def test_another_value_changes_what_its_rules_find_and_no_others(setting: str) -> None:
    value, rules = CHANGES[setting]
    changed = set()
    for example, before in zip(examples(), under_taito(), strict=True):
        changed |= {finding[0] for finding in before ^ found(example, setting, value)}
    assert changed == set(rules.split())


def test_every_setting_of_a_profile_is_tried() -> None:
    assert set(CHANGES) == {field.name for field in fields(ServiceProfile)} - NO_RULE_READS


def test_every_setting_of_taito_has_a_source_also_those_that_are_off() -> None:
    assert set(TAITO.provenance) == set(CHANGES) | {"contact_days"}
