"""What a certificate's snapshot says against the plan as it is now: absences, flex days, pauses, day by day."""

from collections.abc import Iterable, Iterator
from datetime import date

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, Snapshot, snapshot_of
from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Certificate
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.subjects import CustomerSubject

Said = tuple[tuple[str, str], ...]
"""What is said of one day, as (kind, cause) in order: the kinds of CertifiedKind, or ``day`` and ``no-day``."""


def differing_facts(then: Snapshot, subject: CustomerSubject) -> Iterator[date]:
    """Workdays and group days of which the snapshot says another thing than the plan; for flex days any day."""
    group_days = days_in((*subject.block_spans, *subject.group_day_spans))
    for day, kind, _ in _by_day(then.facts) ^ _by_day(_now(then, subject).facts):
        if kind is CertifiedKind.FLEX_DAY or day in group_days or subject.calendar.is_workday(day):
            yield day


def known_absences(then: Snapshot | None, subject: CustomerSubject) -> set[date]:
    """Planned days that the certificate already knew to be missed, and that still are."""
    if then is None:
        return set()
    absent = days_in(fact.span for fact in then.facts if fact.kind is CertifiedKind.ABSENCE)
    return absent & absent_days(subject.customer) & _planned(subject)


def said_then_and_now(day: date, certificate: Certificate, subject: CustomerSubject) -> tuple[Said, Said]:
    """What the certificate says of ``day`` and what the plan does; the days themselves where the rest agrees.

    A certificate from a workbook says its days alone: there an absence is told as what came instead.
    """
    then, is_certified = certificate.snapshot, day in days_in(certificate.days)
    if then is not None:
        before, after = _said(day, then), _said(day, _now(then, subject))
        if before != after:
            return before, after
    elif is_certified and day in absent_days(subject.customer):
        return _day(is_certified), _absences(day, subject)
    return _day(is_certified), _day(day in _planned(subject))


def _planned(subject: CustomerSubject) -> set[date]:
    """His group and block days and all days of his training periods, absences or not."""
    return days_in((*subject.block_spans, *subject.group_day_spans, *subject.training_spans))


def _now(then: Snapshot, subject: CustomerSubject) -> Snapshot:
    """What the plan says of the days that ``then`` speaks of."""
    return snapshot_of(subject.customer, (DaySpan(then.first_day, then.last_day),)) or then


def _by_day(facts: Iterable[CertifiedFact]) -> set[tuple[date, CertifiedKind, str]]:
    return {(day, fact.kind, fact.cause) for fact in facts for day in fact.span}


def _said(day: date, snapshot: Snapshot) -> Said:
    return tuple(sorted({(str(fact.kind), fact.cause) for fact in snapshot.facts if day in fact.span}))


def _absences(day: date, subject: CustomerSubject) -> Said:
    causes = {str(a.reason) for a in subject.customer.absences if a.first_day <= day <= a.last_day}
    return tuple((str(CertifiedKind.ABSENCE), cause) for cause in sorted(causes))


def _day(is_rehabilitation: bool) -> Said:
    return (("day" if is_rehabilitation else "no-day", ""),)
