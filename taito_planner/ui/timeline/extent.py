"""From which day to which a plan reaches; worked out once for each group. Knows no Qt."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from taito_planner.domain.model import Group, Plan

_Span = tuple[date, date]


class Extent:
    """Keeps the reach of the last plan, so that an edit measures the groups it touched."""

    def __init__(self) -> None:
        self._plan = Plan()
        self._reach: _Span | None = None

    def of(self, plan: Plan) -> _Span | None:
        """The first and last day on which the plan has anything; None where it has nothing."""
        if plan is not self._plan:
            before, self._plan = self._plan, plan
            self._reach = self._after(before, plan) or _reach(plan.groups, plan.loose_customers)
        return self._reach

    def _after(self, before: Plan, plan: Plan) -> _Span | None:
        """The reach after an edit of some groups; None where all must be measured: what they held reached farthest."""
        reach = self._reach
        if reach is None or plan.loose_customers is not before.loose_customers:
            return None
        old, new = before.group_by_id, plan.group_by_id
        was = _reach((group for key, group in old.items() if new.get(key) is not group), ())
        if was is not None and (was[0] <= reach[0] or was[1] >= reach[1]):
            return None
        now = _reach((group for key, group in new.items() if old.get(key) is not group), ())
        return (min(reach[0], now[0]), max(reach[1], now[1])) if now is not None else reach


def _reach(groups: Iterable[Group], loose: Iterable[Any]) -> _Span | None:
    """From the first block, visit, training, pause or absence to the last; the decisions count too.

    Lists at once, not customer by customer: a plan of a thousand groups has thousands, and the axis waits for them.
    """
    groups = list(groups)
    customers = [customer for group in groups for customer in group.customers]
    customers += loose
    firsts = [customer.decision_given_on for customer in customers]
    lasts = [*firsts]
    visits = [customer.visits for customer in customers if customer.visits]
    firsts += [its[0].on for its in visits]
    lasts += [its[-1].on for its in visits]
    spans: list[Any] = [group.blocks for group in groups if group.blocks]
    spans += [customer.trainings for customer in customers if customer.trainings]
    spans += [customer.pauses for customer in customers if customer.pauses]
    spans += [customer.absences for customer in customers if customer.absences]
    firsts += [its[0].first_day for its in spans]
    lasts += [its[-1].last_day for its in spans]
    return (min(firsts), max(lasts)) if firsts else None
