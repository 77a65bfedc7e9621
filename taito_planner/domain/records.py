"""What people decided and did about a plan: findings they accepted, tasks they ticked, days the house is closed."""

from dataclasses import dataclass
from datetime import date, datetime

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A justified deviation (perusteltu poikkeama): one finding that a planner accepted, why, who and when.

    ``rule`` to ``part`` are the finding's identity. ``severity`` (its key), ``limit`` and ``actual`` (as text, ISO
    for days) are what it said then: a finding that says another thing, or got worse, counts as new.
    """

    id: EntityId
    rule: str
    reason: str
    who: str
    at: datetime
    severity: str
    group: GroupId | None = None
    customer: CustomerId | None = None
    staff: StaffId | None = None
    part: str = ""
    limit: str = ""
    actual: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A task of the to-do list that someone did. ``task`` is its identity, ``due_on`` the day it was due then."""

    id: EntityId
    task: str
    who: str
    at: datetime
    group: GroupId | None = None
    customer: CustomerId | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which the provider's own house is closed, both ends included: the third layer of the calendar."""

    id: EntityId
    first_day: date
    last_day: date
    reason: str = ""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)
