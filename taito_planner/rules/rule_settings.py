"""Which values of a service profile each rule measures by: what a finding's explanation quotes."""

from taito_planner.domain.profile import CutoffEvent, Provenance, ServiceProfile

_COMPULSORY = ("minimum_by_size",)
_DEFERRAL = ("deferral_from_months", "deferral_to_months")
_MEAN = ("span_months", "span_mean_notice_days", "span_mean_warning_days", "span_counts_leavers")
_CUTOFF = ("cutoff_on", "cutoff_event")

SETTINGS_BY_RULE: dict[str, tuple[str, ...]] = {
    "first-visit-late": (
        "first_visit_weeks",
        "first_visit_anchor",
        "deadline_roll",
        "deferral_softens_first_visit",
        "warn_days_before",
        *_COMPULSORY,
    ),
    "start-visit-count": ("start_visits_min", "start_visits_max"),
    "start-visit-after-group-start": ("start_visits_max", "same_day_visit_and_block"),
    "group-start-late": (
        "group_start_months",
        "group_start_anchor",
        "deadline_roll",
        "warn_days_before",
        *_COMPULSORY,
    ),
    "visit-on-day-off": ("closures",),
    "block-set": ("block_patterns",),
    "block-shape": ("block_patterns",),
    "block-on-holiday": ("block_patterns", "holiday_blocks", "eve_blocks", "closures"),
    "group-days-missing": ("opening_days",),
    "group-size": ("planned_size_min", "planned_size_max"),
    "compulsory-start-moved": _COMPULSORY,
    "group-below-minimum": (*_COMPULSORY, "absolute_minimum"),
    "deferral-outside-window": (
        *_DEFERRAL,
        "deferral_tolerance_days",
        "posted_letter_days",
        *_COMPULSORY,
    ),
    "deferral-not-announced": (),
    "group-changed": ("same_group_lock",),
    "totals-outside-range": (
        "visits_total_min",
        "visits_total_max",
        "group_days_min",
        "group_days_max",
        "training_days_min",
        "training_days_max",
        "days_total_max",
    ),
    "span-long-customer": ("span_months", "span_customer_tolerance_days", "span_counts_leavers"),
    "span-long-group": _MEAN,
    "span-long-service": _MEAN,
    "decision-after-contract": _CUTOFF,
    "start-after-contract": _CUTOFF,
    "delivery-after-contract": _CUTOFF,
    "runs-past-contract": _CUTOFF,
    "decision-expired": (),
    "waiting-days-exceeded": ("waiting_days_max", "eves_payable", "own_risk_days"),
    "interval-days-exceeded": (
        "interval_days_max",
        "eves_payable",
        "interval_from_start_phase",
        "interval_between_visits",
        "gap_needs_workday",
    ),
    "own-pause-unpaid": (),
    "flex-outside-training": (),
    "flex-week-too-short": ("flex_min_days", "full_day_minutes"),
    "flex-reason-missing": (),
    "flex-day-worked": (),
    "certificate-outdated": (),
    "certificate-due": ("certificate_due_months",),
    "kela-not-told": ("certificate_grace_workdays",),
    "staff-on-leave": (),
    "staff-double-booked": ("visit_minutes",),
    "dates-out-of-order": (),
    "service-unknown": (),
    "date-missing": ("first_visit_weeks", *_DEFERRAL, "posted_letter_days", *_COMPULSORY),
    "contact-late": ("contact_next_weekday",),
    "first-meeting-late": ("first_meeting_week",),
    "gap-long": ("gap_notice_days",),
}

READ_IN_PART = frozenset(
    {
        "first-visit-late",
        "group-start-late",
        "block-set",
        "compulsory-start-moved",
        "group-changed",
        "flex-week-too-short",
        "kela-not-told",
        "staff-double-booked",
    }
)
"""Rules with a certain source that is silent on one point: there the reading is ours, and their source says so."""


def provenance_of(rule_id: str, profile: ServiceProfile) -> dict[str, Provenance]:
    """Where the values that a rule measures by come from, by their name; those the profile does not have are left
    out.
    """
    names = SETTINGS_BY_RULE.get(rule_id, ())
    return {name: profile.provenance[name] for name in names if name in profile.provenance}


_READING_OF_END = {"start-after-contract": CutoffEvent.START, "delivery-after-contract": CutoffEvent.DELIVERY}


def is_off(rule: str, profile: ServiceProfile) -> bool:
    """Whether the rule finds nothing, whatever is planned: the service has none of the values it measures by, or
    reads the end of the contract in another way.
    """
    if rule in _READING_OF_END:
        return profile.cutoff_on is None or profile.cutoff_event is not _READING_OF_END[rule]
    names = SETTINGS_BY_RULE.get(rule, ())
    return bool(names) and all(getattr(profile, name) in (None, False) for name in names)
