"""Rules of other services that Taito very likely does not have: they exist, and the Taito profile leaves
them off.
"""

from collections.abc import Iterator

from taito_planner.domain.days import DaySpan, add_weeks
from taito_planner.rules.certificates import workdays_after
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject

SOURCE = "kela.fi, kuntoutuksen järjestäminen"


@rule("contact-late", Severity.WARNING, Scope.CUSTOMER_ALONE, source=SOURCE, is_interpretation=True)
def contact_late(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer is contacted later than on the next workday after the decision arrived. Off for Taito."""
    arrived = subject.customer.decision_arrived_on
    if not subject.profile.contact_next_weekday or arrived is None:
        return
    limit, contacted = workdays_after(arrived, 1, subject.calendar), subject.customer.contacted_on
    if contacted and contacted > limit:
        yield Breach(contacted, limit, contacted, "late")
    elif contacted is None and subject.as_of > limit and subject.is_live:
        yield Breach(limit, limit, None, "none")


@rule("first-meeting-late", Severity.WARNING, Scope.CUSTOMER_ALONE, source=SOURCE, is_interpretation=True)
def first_meeting_late(subject: CustomerSubject) -> Iterator[Breach]:
    """The first start visit is later than a week after the contact. Off for Taito."""
    contacted = subject.customer.contacted_on
    if not subject.profile.first_meeting_week or contacted is None:
        return
    limit, first = add_weeks(contacted, 1), subject.customer.first_start_visit
    if first and first.on > limit:
        yield Breach(first.on, limit, first.on, "late", items=(first.id,))
    elif first is None and subject.as_of > limit and subject.is_live:
        yield Breach(limit, limit, None, "none")


@rule("gap-long", Severity.NOTICE, Scope.CUSTOMER, source="kela.fi, TEAK lomakausina", is_interpretation=True)
def gap_long(subject: CustomerSubject) -> Iterator[Breach]:
    """More days than the profile allows pass between two rehabilitation days. Off for Taito; the first such
    gap.
    """
    most = subject.profile.gap_notice_days
    if most is None:
        return
    spans = [*subject.block_spans, *subject.group_day_spans]
    spans.extend(DaySpan(visit.on, visit.on) for visit in subject.visits)
    spans.extend(DaySpan(day, day) for day in subject.training_days)
    reached = None
    for span in sorted(spans):
        days = (span.first_day - reached).days - 1 if reached else 0
        if days > most and reached:
            yield Breach(span.first_day, most, days, facts={"before": reached})
            return
        reached = max(reached, span.last_day) if reached else span.last_day


CONTACTS = (contact_late, first_meeting_late, gap_long)
