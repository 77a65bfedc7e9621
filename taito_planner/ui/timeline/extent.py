"""From which day to which a plan reaches; worked out once for each group. Knows no Qt."""

from datetime import date

from taito_planner.domain.model import Customer, Group, Plan

_Span = tuple[date, date]


class Extent:
    """Keeps the reach of every group of the last plan, so that an edit measures one group again."""

    def __init__(self) -> None:
        self._by_group: dict[str, tuple[Group, _Span | None]] = {}

    def of(self, plan: Plan) -> _Span | None:
        """The first and last day on which the plan has anything; None where it has nothing."""
        spans = [span for group in plan.groups if (span := self._of_group(group))]
        spans.extend(_of_customer(customer) for customer in plan.loose_customers)
        if not spans:
            return None
        return min(span[0] for span in spans), max(span[1] for span in spans)

    def _of_group(self, group: Group) -> _Span | None:
        kept = self._by_group.get(group.id)
        if kept is None or kept[0] is not group:
            kept = self._by_group[group.id] = (group, _of_group(group))
        return kept[1]


def _of_group(group: Group) -> _Span | None:
    firsts = [block.first_day for block in group.blocks[:1]]
    lasts = [block.last_day for block in group.blocks[-1:]]
    for customer in group.customers:
        _gather(customer, firsts, lasts)
    return (min(firsts), max(lasts)) if firsts else None


def _of_customer(customer: Customer) -> _Span:
    firsts: list[date] = []
    lasts: list[date] = []
    _gather(customer, firsts, lasts)
    return min(firsts), max(lasts)


def _gather(customer: Customer, firsts: list[date], lasts: list[date]) -> None:
    """From the first visit, training or pause to the last; his decision counts too."""
    given = customer.decision_given_on
    firsts.append(given)
    lasts.append(given)
    if visits := customer.visits:
        firsts.append(visits[0].on)
        lasts.append(visits[-1].on)
    for spans in (customer.trainings, customer.pauses, customer.absences):
        if spans:
            firsts.append(spans[0].first_day)
            lasts.append(spans[-1].last_day)
