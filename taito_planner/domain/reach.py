"""From which day to which a group, a customer or a person has anything at all."""

from collections.abc import Iterable
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Customer, Group, Plan


def reach_of_group(group: Group) -> DaySpan | None:
    """From the first block or decision, visit, training, pause or absence of a customer to the last, both included;
    None for a group that has nothing.
    """
    firsts: list[date] = []
    lasts: list[date] = []
    if group.blocks:
        firsts.append(group.blocks[0].first_day)
        lasts.append(max(block.last_day for block in group.blocks))
    for customer in group.customers:
        _take(customer, firsts, lasts)
    return _span(firsts, lasts)


def reach_of_customer(customer: Customer) -> DaySpan:
    """From the decision, or what comes before it, to the last visit, training, pause or absence, both included."""
    firsts: list[date] = []
    lasts: list[date] = []
    _take(customer, firsts, lasts)
    return DaySpan(min(firsts), max([*firsts, *lasts]))


def reaches_of_rest(plan: Plan) -> list[DaySpan]:
    """The days of what no group and no customer owns: leave of each person, and closures of the house."""
    of_people = ([leave.span for leave in member.leaves] for member in plan.staff)
    return [span for spans in (*of_people, [closure.span for closure in plan.closures]) for span in spans]


def reach_of_all(reaches: Iterable[DaySpan | None]) -> DaySpan | None:
    """From the first day of any to the last of any; None where there are none."""
    found = [reach for reach in reaches if reach is not None]
    return _span([reach.first_day for reach in found], [reach.last_day for reach in found])


def _take(customer: Customer, firsts: list[date], lasts: list[date]) -> None:
    firsts.append(customer.decision_given_on)
    if visits := customer.visits:
        firsts.append(visits[0].on)
        lasts.append(visits[-1].on)
    for spans in (customer.trainings, customer.pauses, customer.absences):
        if spans:
            firsts.append(spans[0].first_day)
            lasts.extend([span.last_day for span in spans])


def _span(firsts: list[date], lasts: list[date]) -> DaySpan | None:
    return DaySpan(min(firsts), max([*firsts, *lasts])) if firsts else None
