"""Taito-kuntoutuksen aloittaminen: start visits and the start of the group period."""

from collections.abc import Iterator
from typing import Any

from taito_planner.rules.deadlines import (
    first_visit_last_day,
    group_start_last_day,
    last_start_visit_day,
    last_usable_day,
)
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject


@rule("first-visit-late", Severity.ERROR, Scope.CUSTOMER, source="slides: Taito-kuntoutuksen aloittaminen")
def first_visit_late(subject: CustomerSubject) -> Iterator[Breach]:
    """The first start visit is later than 8 weeks after the decision arrived, or not planned while the
    weeks run out.

    Counted from the arrival at the provider (our reading); the last allowed day is arrival + 56 days. Where
    no visit is planned, live customers get a notice, a warning from 14 days before the limit and an error
    after it. A valid deferral softens an error to a warning: the slides do not say whether it covers the
    visits. Without an arrival date nothing is said here; ``date-missing`` asks for it.
    """
    limit = first_visit_last_day(subject.customer, subject.profile, subject.calendar)
    if limit is None:
        return
    softened = subject.has_valid_deferral and subject.profile.deferral_softens_first_visit
    late = Severity.WARNING if softened else Severity.ERROR
    first = subject.customer.first_start_visit
    if first:
        if first.on > limit:
            variant = "deferred" if softened else "late"
            yield Breach(first.on, limit, first.on, variant, late, (first.id,))
    elif subject.is_live:
        usable = last_usable_day(limit, subject.calendar)
        left = (limit - subject.as_of).days
        facts: dict[str, Any] = {"left": left, "usable": usable}
        if usable != limit and left >= 0:
            facts["hints"] = ("usable",)
        if subject.as_of > limit:
            facts["over"] = -left
            variant = "none-deferred" if softened else "none-late"
            yield Breach(limit, limit, None, variant, late, facts=facts)
        elif left <= subject.profile.warn_days_before:
            yield Breach(limit, limit, None, "none-near", Severity.WARNING, facts=facts)
        else:
            yield Breach(limit, limit, None, "none", Severity.NOTICE, facts=facts)


@rule("start-visit-count", Severity.ERROR, Scope.CUSTOMER, source="slides: Aloitusjakso, starttivaihe")
def start_visit_count(subject: CustomerSubject) -> Iterator[Breach]:
    """There are more than 5 start visits, or none while the customer's block 1 is planned.

    Two visits on one day count as two. Later sessions are another kind. A missing visit is asked of
    everyone who had not left by block 1.
    """
    visits, profile = subject.customer.start_visits, subject.profile
    most, least, count = profile.start_visits_max, profile.start_visits_min, len(visits)
    if most is not None and count > most:
        extra = visits[most]
        yield Breach(extra.on, most, count, "many", items=tuple(v.id for v in visits[most:]))
    elif least is not None and count < least and subject.first_block:
        block = subject.first_block
        variant = "none" if count == 0 else "few"
        yield Breach(
            block.first_day,
            least,
            count,
            variant,
            facts={"block": block.first_day, "number": subject.first_block_number},
        )


@rule(
    "start-visit-after-group-start",
    Severity.ERROR,
    Scope.CUSTOMER,
    source="slides: Aloitusjakso, starttivaihe",
)
def start_visit_after_group_start(subject: CustomerSubject) -> Iterator[Breach]:
    """A start visit is not before the customer's block 1.

    The same day is too late (our reading; the profile may allow it). For a late joiner block 1 is his first
    block.
    """
    block = subject.first_block
    if block is None or subject.profile.start_visits_max is None:
        return
    limit = last_start_visit_day(block.first_day, subject.profile)
    late = tuple(visit for visit in subject.customer.start_visits if visit.on > limit)
    if late:
        first = late[0]
        variant = "same-day" if first.on == block.first_day else "late"
        items = tuple(visit.id for visit in late)
        yield Breach(
            first.on,
            limit,
            first.on,
            variant,
            items=items,
            facts={"block": block.first_day, "number": subject.first_block_number, "count": len(late)},
        )


@rule("group-start-late", Severity.ERROR, Scope.CUSTOMER, source="slides: Ryhmäjakso")
def group_start_late(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer's group period starts later than 3 months after his decision, or is not planned while
    they run out.

    Counted from the date of the decision (the stricter reading); only block 1 is limited. A valid deferral
    takes the limit's place. Where no block is planned, live customers, also those without a group, get a
    warning from 14 days before the limit and an error after it.
    """
    if subject.has_valid_deferral:
        return
    limit = group_start_last_day(subject.customer, subject.profile, subject.calendar)
    if limit is None or subject.leaves_before_first_block:
        return
    block = subject.first_block
    if block:
        if block.first_day > limit:
            facts = {"number": subject.first_block_number}
            yield Breach(block.first_day, limit, block.first_day, "late", items=(block.id,), facts=facts)
    elif subject.is_live:
        left = (limit - subject.as_of).days
        where = "none" if subject.group else "loose"
        if left < 0:
            yield Breach(limit, limit, None, f"{where}-late", facts={"over": -left})
        elif left <= subject.profile.warn_days_before:
            yield Breach(limit, limit, None, f"{where}-near", Severity.WARNING, facts={"left": left})


STARTING = (first_visit_late, start_visit_count, start_visit_after_group_start, group_start_late)
