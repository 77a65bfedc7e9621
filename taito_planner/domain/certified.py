"""What a certificate of participation said besides its days, kept from the day it was given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from taito_planner.domain.days import DaySpan

if TYPE_CHECKING:
    from taito_planner.domain.model import Certificate, Customer


class CertifiedKind(StrEnum):
    ABSENCE = "absence"
    FLEX_DAY = "flex-day"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, order=True)
class CertifiedFact:
    """An absence with its reason, a flex day with its ground or a pause with its cause; both ends included."""

    first_day: date
    last_day: date
    kind: CertifiedKind
    cause: str = ""
    """The reason or cause by its stored name, a flex day's ground as it was written."""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The plan's facts from the first to the last certified day, as they stood when the certificate was given."""

    first_day: date
    last_day: date
    facts: tuple[CertifiedFact, ...] = ()


def snapshot_of(customer: "Customer", days: tuple[DaySpan, ...]) -> Snapshot | None:
    """What a certificate of ``days`` says of ``customer`` now, cut to those days' first and last; None without days."""
    if not days:
        return None
    whole = DaySpan(min(span.first_day for span in days), max(span.last_day for span in days))
    return Snapshot(whole.first_day, whole.last_day, tuple(sorted(_facts_within(customer, whole))))


def as_given(certificate: "Certificate", customer: "Customer") -> "Certificate":
    """``certificate`` with the snapshot it has when it is given to ``customer`` as he is planned now."""
    return replace(certificate, snapshot=snapshot_of(customer, certificate.days))


def _facts_within(customer: "Customer", whole: DaySpan) -> Iterator[CertifiedFact]:
    said = [
        *((a.first_day, a.last_day, CertifiedKind.ABSENCE, str(a.reason)) for a in customer.absences),
        *((f.on, f.on, CertifiedKind.FLEX_DAY, f.ground.strip()) for f in customer.flex_days),
        *((p.first_day, p.last_day, CertifiedKind.PAUSE, str(p.cause)) for p in customer.pauses),
    ]
    for first_day, last_day, kind, cause in said:
        if first_day <= whole.last_day and whole.first_day <= last_day:
            yield CertifiedFact(max(first_day, whole.first_day), min(last_day, whole.last_day), kind, cause)
