"""Which customers can be given a certificate of which time, and what is missing for the others. No widget."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId
from taito_planner.rules.certifying import (
    CertificateRefused,
    certifiable,
    certified_days,
    customer_subjects,
    demand_complete,
)
from taito_planner.rules.checker import Checked
from taito_planner.rules.own_days import days_in
from taito_planner.rules.subjects import CustomerSubject


class CertifiedTime(StrEnum):
    """Which time the certificates are of; each customer has his own days of the first three."""

    UNCERTIFIED = "uncertified"
    LAST_BLOCK = "last-block"
    WHOLE = "whole"
    OWN = "own"
    """As it was typed, the same for all."""


@dataclass(frozen=True)
class Candidate:
    """One customer. ``refusal`` tells why there is no certificate of ``within``; None where there is one."""

    subject: CustomerSubject
    within: DaySpan | None
    day_count: int = 0
    refusal: CertificateRefused | None = None

    @property
    def id(self) -> CustomerId:
        return self.subject.customer.id

    @property
    def name(self) -> str:
        return self.subject.customer.name

    @property
    def is_ready(self) -> bool:
        return self.within is not None and self.refusal is None

    @property
    def lacks_ground(self) -> bool:
        """Whether something is to be put right, rather than nothing to certify."""
        return self.refusal is not None and bool(self.refusal.items)


def candidates(
    checked: Checked, customers: Iterable[CustomerId], time: CertifiedTime, own: DaySpan | None
) -> Iterator[Candidate]:
    """In the order of ``customers``; those who are gone from the plan are left out."""
    for subject in customer_subjects(checked, customers):
        within = _within(subject, time, own)
        if within is None:
            yield Candidate(subject, None)
            continue
        count = len(days_in(certified_days(subject, within)))
        try:
            demand_complete(subject, within)
        except CertificateRefused as refusal:
            yield Candidate(subject, within, count, refusal)
        else:
            yield Candidate(subject, within, count)


def _within(subject: CustomerSubject, time: CertifiedTime, own: DaySpan | None) -> DaySpan | None:
    if time is CertifiedTime.OWN:
        return own
    offered = certifiable(subject)
    return {
        CertifiedTime.UNCERTIFIED: offered.uncertified,
        CertifiedTime.LAST_BLOCK: offered.last_block,
        CertifiedTime.WHOLE: offered.whole,
    }[time]
