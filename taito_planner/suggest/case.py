"""A finding that is to be cured, with what its candidates look at; and a candidate itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from taito_planner.domain.closed_days import calendar_for, open_calendar
from taito_planner.domain.days import ONE_DAY, DaySpan
from taito_planner.domain.entities import Located, locate
from taito_planner.domain.intents import Intent
from taito_planner.domain.model import Block, Customer, Group, Visit
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.shifting import block_number
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding
from taito_planner.rules.subjects import LOOSE_SERVICE

TOGETHER = 8
"""Visits that one fix gives, moves or removes at most: more is a new plan, not a fix."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """An edit that may cure the finding; nobody has tried it yet. ``kind`` and ``facts`` make its sentence.

    ``reluctance`` is what it costs beside the days it moves: removing and deciding weigh more than moving.
    """

    kind: str
    intent: Intent
    facts: Mapping[str, Any] = field(default_factory=dict)
    reluctance: int = 0


class Case:
    """One finding of a checked plan. Nothing before ``today`` is ever touched."""

    def __init__(self, checked: Checked, finding: Finding) -> None:
        self.checked = checked
        self.finding = finding
        self.plan = checked.plan
        self.today = checked.as_of
        self.calendar = checked.plan.calendar
        """What deadlines go by: no closure of the house moves them."""

    @cached_property
    def customer(self) -> Customer | None:
        found = locate(self.plan, self.finding.customer) if self.finding.customer else None
        return found.customer if found else None

    @cached_property
    def group(self) -> Group | None:
        return self.plan.group_by_id.get(self.finding.group) if self.finding.group else None

    @cached_property
    def profile(self) -> ServiceProfile | None:
        return self.checked.profiles.get(self.group.service if self.group else LOOSE_SERVICE)

    @cached_property
    def house(self) -> HolidayCalendar:
        """The days in the way of blocks: the holiday table with the closures, as the service lets them stand."""
        return calendar_for(self.plan, self.profile) if self.profile else self.calendar

    @cached_property
    def open_days(self) -> HolidayCalendar:
        """Whose workdays visits and group days may use."""
        return open_calendar(self.plan, self.profile) if self.profile else self.calendar

    @cached_property
    def items(self) -> tuple[Located, ...]:
        """What the finding names, as far as it is still in the plan."""
        return tuple(found for item in self.finding.items if (found := locate(self.plan, item)))

    @property
    def blocks(self) -> Iterator[tuple[Group, Block]]:
        """The blocks and group days that the finding names, with their groups."""
        for found in self.items:
            if isinstance(found.entity, Block) and found.group is not None:
                yield found.group, found.entity

    @property
    def visits(self) -> Iterator[tuple[Customer, Visit]]:
        for found in self.items:
            if isinstance(found.entity, Visit) and found.customer is not None:
                yield found.customer, found.entity

    def workdays(self, first: date, last: date, near: date, count: int, *, in_house: bool = True) -> list[date]:
        """Up to ``count`` workdays from ``first`` (not before today) to ``last``, those nearest to ``near`` first.

        Bounds included; ``in_house`` leaves out days on which the house is closed. Looks at most ten weeks to
        either side of ``near``.
        """
        first = max(first, self.today, near - 70 * ONE_DAY)
        last = min(last, near + 70 * ONE_DAY)
        calendar = self.open_days if in_house else self.calendar
        days = [day for day in DaySpan(first, last) if calendar.is_workday(day)] if first <= last else []
        return sorted(days, key=lambda day: (abs((day - near).days), day))[:count]


def block_facts(group: Group, block: Block) -> dict[str, Any]:
    """What a sentence says of a block where it is, or where it would be."""
    span = block.span
    return {
        "number": block_number(group, block),
        "span": span,
        "week": span.first_day.isocalendar().week,
        "group": group.name,
    }
