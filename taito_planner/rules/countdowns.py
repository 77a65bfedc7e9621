"""Every clock of a customer: its last day, the days left as of the day of looking, how it stands, and why.

The same limits as the rules, told before they are broken. No sentence, no colour.
"""

from datetime import date, timedelta

from taito_planner.domain.days import add_months, add_weeks
from taito_planner.domain.profile import CutoffEvent
from taito_planner.rules.allowance_countdowns import interval_countdown, waiting_countdown
from taito_planner.rules.allowance_counters import Allowance, allowance_of
from taito_planner.rules.certificates import certificate_due
from taito_planner.rules.countdown import Clock, Countdown, State, towards
from taito_planner.rules.deadlines import (
    anchor_day,
    deferral_window,
    first_visit_last_day,
    group_start_last_day,
    last_usable_day,
)
from taito_planner.rules.own_days import last_days
from taito_planner.rules.subjects import CustomerSubject


def countdowns(subject: CustomerSubject, allowance: Allowance | None = None) -> tuple[Countdown, ...]:
    """The clocks of a customer in the order of ``Clock``; those the service does not have are left out.

    For a customer who has left only the certificate's runs on. ``allowance`` saves counting it twice.
    """
    if not subject.is_live:
        left_over = _certificate(subject)
        return (left_over,) if left_over and left_over.state is not State.OK else ()
    counted = allowance or allowance_of(subject)
    found = [make(subject) for make in (_first_visit, _group_start, _deferral, _validity, _contract)]
    found += [waiting_countdown(subject, counted), interval_countdown(subject, counted)]
    found += [_span(subject), _certificate(subject)]
    return tuple(one for one in found if one)


def _first_visit(subject: CustomerSubject) -> Countdown | None:
    """Runs from the arrival; without it the decision says at least until when there is no hurry."""
    profile = subject.profile
    if profile.first_visit_weeks is None:
        return None
    limit = first_visit_last_day(subject.customer, profile, subject.calendar)
    since = anchor_day(subject.customer, profile.first_visit_anchor)
    facts = {"weeks": profile.first_visit_weeks, "since": since}
    first = subject.customer.first_start_visit
    if limit is None:
        safe = add_weeks(subject.customer.decision_given_on, profile.first_visit_weeks)
        planned = first.on if first else None
        return Countdown(Clock.FIRST_VISIT, State.UNKNOWN, "unknown", planned=planned, facts={**facts, "safe": safe})
    facts["usable"] = last_usable_day(limit, subject.calendar)
    softens = subject.has_valid_deferral and profile.deferral_softens_first_visit
    worst = State.AMBER if softens else State.RED
    return towards(Clock.FIRST_VISIT, limit, first.on if first else None, subject, facts, worst)


def _group_start(subject: CustomerSubject) -> Countdown | None:
    """Silent under a valid deferral, whose own window takes its place."""
    months = subject.profile.group_start_months
    if months is None or subject.has_valid_deferral or subject.leaves_before_first_block:
        return None
    limit = group_start_last_day(subject.customer, subject.profile, subject.calendar)
    facts = {"months": months, "since": anchor_day(subject.customer, subject.profile.group_start_anchor)}
    block = subject.first_block
    planned = block.first_day if block else None
    if limit is None:
        return Countdown(Clock.GROUP_START, State.UNKNOWN, "unknown", planned=planned, facts=facts)
    facts["usable"] = last_usable_day(limit, subject.calendar)
    return towards(Clock.GROUP_START, limit, planned, subject, facts)


def _deferral(subject: CustomerSubject) -> Countdown | None:
    """The window of a valid deferral; where a group below its number could still defer, what it would be."""
    group, window = subject.in_group, deferral_window(subject.customer, subject.profile)
    if group is None or window is None:
        return None
    facts = {"first": window.first_day, "is_estimate": subject.customer.decision_received_on is None}
    left = (window.last_day - subject.as_of).days
    if not group.has_valid_deferral:
        if not group.is_below_number or group.is_deferred:
            return None
        return Countdown(Clock.DEFERRAL, State.OK, "possible", window.last_day, left, facts=facts)
    starts = group.first_block.first_day if group.first_block else None
    if starts and not subject.customer.is_live(starts):
        return None
    if starts and starts < window.first_day:
        return Countdown(Clock.DEFERRAL, State.OK, "early", window.last_day, left, starts, facts)
    tolerated = window.last_day + timedelta(days=subject.profile.deferral_tolerance_days)
    worst = State.AMBER if (starts or subject.as_of) <= tolerated else State.RED
    return towards(Clock.DEFERRAL, window.last_day, starts, subject, facts, worst)


def _validity(subject: CustomerSubject) -> Countdown:
    """Until the customer's last planned day."""
    limit, last = subject.customer.decision_valid_until, max(last_days(subject), default=None)
    if limit is None:
        return Countdown(Clock.VALIDITY, State.UNKNOWN, "unknown", planned=last)
    return towards(Clock.VALIDITY, limit, last, subject, {})


def _contract(subject: CustomerSubject) -> Countdown | None:
    """What the contract's end limits depends on the profile's reading."""
    limit, event = subject.profile.cutoff_on, subject.profile.cutoff_event
    if limit is None:
        return None
    planned: date | None
    if event is CutoffEvent.DECISION:
        planned = subject.customer.decision_given_on
    elif event is CutoffEvent.START:
        block, visit = subject.first_block, subject.customer.first_start_visit
        starts = [*([block.first_day] if block else []), *([visit.on] if visit else [])]
        planned = max(starts, default=None)
    else:
        planned = max(last_days(subject), default=None)
    return towards(Clock.CONTRACT, limit, planned, subject, {"event": str(event)})


def _span(subject: CustomerSubject) -> Countdown | None:
    """Start + 15 months: a mean of the service, never a limit of one customer, so never red."""
    months, first = subject.profile.span_months, subject.customer.first_start_visit
    if months is None:
        return None
    if first is None:
        return Countdown(Clock.SPAN, State.UNKNOWN, "unknown", facts={"months": months})
    target = add_months(first.on, months)
    facts = {"months": months, "since": first.on}
    end = subject.planned_span[1] if subject.planned_span else None
    tolerated = target + timedelta(days=subject.profile.span_customer_tolerance_days)
    if end and target < end <= tolerated:
        left = (target - subject.as_of).days
        return Countdown(Clock.SPAN, State.OK, "late", target, left, end, {**facts, "count": (end - target).days})
    return towards(Clock.SPAN, target, end, subject, facts, State.AMBER)


def _certificate(subject: CustomerSubject) -> Countdown | None:
    """The block whose certificate is due, else the next one that will need one, else the last one given for."""
    due = next(certificate_due.find(subject), None)
    if due and due.on:
        until = add_months(due.on, subject.profile.certificate_due_months)
        facts = {**due.facts, "until": until}
        return Countdown(Clock.CERTIFICATE, State.AMBER, "due", due.on, (due.on - subject.as_of).days, facts=facts)
    ends = [span.last_day for span in subject.block_spans]
    coming = [day for day in ends if day >= subject.as_of]
    if coming:
        return Countdown(Clock.CERTIFICATE, State.OK, "coming", coming[0], (coming[0] - subject.as_of).days)
    if ends:
        return Countdown(Clock.CERTIFICATE, State.DONE, "done", ends[-1], (ends[-1] - subject.as_of).days)
    return None
