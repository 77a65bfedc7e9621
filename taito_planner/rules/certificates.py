"""Osallistumistodistukset ja ilmoitukset Kelalle: papers that no longer agree with the plan, or are still
to be given.
"""

from collections.abc import Iterator
from datetime import date

from taito_planner.domain.days import ONE_DAY, add_months
from taito_planner.domain.model import Absence, Certificate, Customer, OtherWork
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.finding import Severity
from taito_planner.rules.own_blocks import OwnBlock
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.snapshots import differing_facts, known_absences, said_then_and_now
from taito_planner.rules.subjects import CustomerSubject

SOURCE = "slides: Osallistumistodistus"


@rule("certificate-outdated", Severity.WARNING, Scope.CUSTOMER, source=SOURCE)
def certificate_outdated(subject: CustomerSubject) -> Iterator[Breach]:
    """The newest certificate differs from the plan.

    A certified workday must be an attended group or block day or lie inside a training period, without an
    absence; every attended group or block day between the first and the last certified day must be
    certified. Flex days and weekdays off the training's pattern make no difference. ``date`` is the first
    differing day.

    A certificate given in the program also knows what it said of absences, flex days and pauses between
    its first and last day: any difference counts. An absence that it knew of is none (our reading: it
    certified the day as missed).
    """
    certificates = subject.customer.certificates
    if not certificates or not certificates[-1].days:
        return
    newest = certificates[-1]
    differing = sorted(set(differing_days(newest, subject)))
    if not differing:
        return
    first = differing[0]
    was, becomes = said_then_and_now(first, newest, subject)
    facts = {"given": newest.given_on, "count": len(differing), "was": was, "becomes": becomes}
    yield Breach(first, None, first, items=(newest.id,), facts=facts)


def differing_days(certificate: Certificate, subject: CustomerSubject) -> Iterator[date]:
    """Certified days that the plan does not have, attended group days between that are not certified, and days
    of which the certificate's snapshot says another thing; in no order, a day may come twice.
    """
    if certificate.snapshot:
        yield from differing_facts(certificate.snapshot, subject)
    certified = days_in(certificate.days)
    attended, absent = subject.attended_group_days, absent_days(subject.customer)
    known = known_absences(certificate.snapshot, subject)
    for day in certified:
        if day in attended or day in known or not subject.calendar.is_workday(day):
            continue
        if day in absent or not any(day in span for span in subject.training_spans):
            yield day
    first, last = min(certified), max(certified)
    yield from (day for day in attended if first <= day <= last and day not in certified)


@rule("certificate-due", Severity.NOTICE, Scope.CUSTOMER, source="kela.fi/kuntoutusraha-selvitykset")
def certificate_due(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer's latest ended block has no certificate yet.

    From the day after the block's last day until one is given on or after that last day, or an earlier one
    certifies all the days he attended. A block missed entirely is not his; blocks that ended more than 6
    months ago are past the time in which the allowance is applied for.
    """
    ended = [block for block in subject.own_blocks if block.span.last_day < subject.as_of]
    attended = [(block, days) for block in ended if (days := _attended(block, subject))]
    if not attended:
        return
    block, days = max(attended, key=lambda one: one[0].span.last_day)
    last_day = block.span.last_day
    if add_months(last_day, subject.profile.certificate_due_months) < subject.as_of:
        return
    for certificate in reversed(subject.customer.certificates):
        if certificate.given_on >= last_day or days <= days_in(certificate.days):
            return
    yield Breach(last_day, items=(block.id,), facts={"block": block.span})


def _attended(block: OwnBlock, subject: CustomerSubject) -> set[date]:
    return days_in((block.span,)) & subject.attended_block_days


@rule(
    "kela-not-told",
    Severity.WARNING,
    Scope.CUSTOMER_ALONE,
    source="slides: Kelaan ei tule tietoa muutoksista",
)
def kela_not_told(subject: CustomerSubject) -> Iterator[Breach]:
    """An absence, a spell of other work or a renewed certificate is not marked as told to Kela: one finding
    for each.

    Only what began on or before as_of and before leaving. ``limit`` is the third workday after it (our
    reading of "viipymättä").
    """
    for on, item, variant in to_tell_kela(subject.customer):
        if item.told_kela_on is None and on <= subject.as_of and subject.customer.is_live(on):
            limit = workdays_after(on, subject.profile.certificate_grace_workdays, subject.calendar)
            yield Breach(on, limit, None, variant, items=(item.id,), part=item.id)


def to_tell_kela(customer: Customer) -> Iterator[tuple[date, Absence | OtherWork | Certificate, str]]:
    """(first day, item, sentence) of everything Kela is to be told of, told or not."""
    for absence in customer.absences:
        yield absence.first_day, absence, f"absence-{absence.reason}"
    for work in customer.other_work:
        yield work.first_day, work, work.kind
    for previous, certificate in zip(customer.certificates, customer.certificates[1:], strict=False):
        if days_in(previous.days) != days_in(certificate.days):
            yield certificate.given_on, certificate, "certificate"


def workdays_after(day: date, count: int, calendar: HolidayCalendar) -> date:
    """The ``count``-th workday after ``day``; eves are workdays."""
    while count:
        day += ONE_DAY
        count -= calendar.is_workday(day)
    return day


CERTIFICATES = (certificate_outdated, certificate_due, kela_not_told)
