"""Finds what a planner types into the search field: a customer, group, person, closure or day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import Refused, folded
from taito_planner.texts import Texts
from taito_planner.texts.dates import week_text, weekday_day
from taito_planner.texts.day_input import parse_day

MOST_HITS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: an entity to show, or a day to go to."""

    text: str
    entity_id: EntityId | None = None
    day: date | None = None


def find_in_plan(plan: Plan, query: str, as_of: date, texts: Texts) -> list[Hit]:
    """At most twelve hits: a day that the text names, names that begin with it, names that contain it."""
    wanted = folded(query)
    if not wanted:
        return []
    hits = _days(query, as_of, texts)
    named = [(name, hit) for name, hit in _named(plan, texts) if wanted in folded(name)]
    named.sort(key=lambda pair: not folded(pair[0]).startswith(wanted))
    return (hits + [hit for _, hit in named])[:MOST_HITS]


def _named(plan: Plan, texts: Texts) -> list[tuple[str, Hit]]:
    found = []
    for group in plan.groups:
        found.append((group.name, Hit(texts("search.group", name=group.name), group.id)))
    for group in plan.groups:
        for customer in group.customers:
            text = texts("search.customer", name=customer.name, group=group.name)
            found.append((customer.name, Hit(text, customer.id)))
    for customer in plan.loose_customers:
        text = texts("search.customer", name=customer.name, group=texts("form.no-group"))
        found.append((customer.name, Hit(text, customer.id)))
    for member in plan.staff:
        found.append((member.name, Hit(texts("search.staff", name=member.name), member.id)))
    for closure in plan.closures:
        name = " ".join((texts("kind.closure"), closure.reason)).strip()
        text = texts("search.closure", name=name, days=closure.span)
        found.append((name, Hit(text, closure.id)))
    return found


def _days(query: str, as_of: date, texts: Texts) -> list[Hit]:
    try:
        day = parse_day(query, as_of)
    except Refused:
        return []
    text = texts("search.day", day=weekday_day(day, texts.language), week=week_text(day, texts.language))
    return [Hit(text, day=day)]


Finder = Callable[[str], list[Hit]]
