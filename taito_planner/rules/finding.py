"""What a rule found: subjects and facts, never a sentence (the text catalogues make those)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId


class Severity(IntEnum):
    """Ordered: a worse severity is greater."""

    NOTICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def key(self) -> str:
        """``error``, ``warning`` or ``notice``: its name in JSON and in the catalogues."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach. ``on`` is the offending day, ``limit`` the last allowed day or number, ``actual`` the
    plan's.

    ``variant`` picks the sentence among the rule's (``finding.<rule>.<variant>``), ``facts`` fill it.
    ``items`` are the visits, blocks, leaves it is about: bars with an outline, and where a click jumps to.
    """

    rule: str
    severity: Severity
    variant: str = "main"
    group: GroupId | None = None
    customer: CustomerId | None = None
    staff: StaffId | None = None
    items: tuple[EntityId, ...] = ()
    part: str = ""
    """Tells apart several findings of one rule on one subject: a year, a week, a service."""
    on: date | None = None
    limit: date | int | float | None = None
    actual: date | int | float | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Its identity: the same breach keeps it while dates change, so that a list does not jump."""
        return self.rule, self.group or "", self.customer or "", self.staff or "", self.part

    @property
    def days_over(self) -> int | None:
        """Days past the limit (+) or left to it (-), where both are days."""
        if isinstance(self.limit, date) and isinstance(self.actual, date):
            return (self.actual - self.limit).days
        return None


PAST_DAYS = 30
"""Findings dated more than this many days before the day of looking are counted nowhere: a chip brings them back."""


def is_past(finding: Finding, as_of: date) -> bool:
    return finding.on is not None and finding.on < as_of - timedelta(days=PAST_DAYS)
