"""From which day to which a plan reaches; worked out once for each group. Knows no Qt."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from taito_planner.domain.model import Customer, Group, Plan

_Span = tuple[date, date]


class Extent:
    """Keeps the reach of every group of the last plan, so that an edit measures one group again."""

    def __init__(self) -> None:
        self._by_group: dict[str, tuple[Group, _Span | None]] = {}

    def of(self, plan: Plan) -> _Span | None:
        """The first and last day on which the plan has anything; None where it has nothing."""
        spans = [span for group in plan.groups if (span := self._of_group(group))]
        if loose := _of_customers(plan.loose_customers):
            spans.append(loose)
        if not spans:
            return None
        return min(span[0] for span in spans), max(span[1] for span in spans)

    def _of_group(self, group: Group) -> _Span | None:
        kept = self._by_group.get(group.id)
        if kept is None or kept[0] is not group:
            kept = self._by_group[group.id] = (group, _of_group(group))
        return kept[1]


def _of_group(group: Group) -> _Span | None:
    blocks, span = group.blocks, _of_customers(group.customers)
    if blocks and span:
        return min(span[0], blocks[0].first_day), max(span[1], blocks[-1].last_day)
    return (blocks[0].first_day, blocks[-1].last_day) if blocks else span


def _of_customers(customers: Sequence[Customer]) -> _Span | None:
    """From the first visit, training, pause or absence to the last; the decisions count too.

    Lists at once, not customer by customer: a plan of a thousand groups has thousands, and the axis waits for them.
    """
    if not customers:
        return None
    firsts = [customer.decision_given_on for customer in customers]
    lasts = [*firsts]
    visits = [customer.visits for customer in customers if customer.visits]
    firsts += [its[0].on for its in visits]
    lasts += [its[-1].on for its in visits]
    spans: list[Any] = [customer.trainings for customer in customers if customer.trainings]
    spans += [customer.pauses for customer in customers if customer.pauses]
    spans += [customer.absences for customer in customers if customer.absences]
    firsts += [its[0].first_day for its in spans]
    lasts += [its[-1].last_day for its in spans]
    return min(firsts), max(lasts)
