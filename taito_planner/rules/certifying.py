"""What a certificate of participation certifies, for which time, what it lacks, and giving one as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from taito_planner.domain.certified import snapshot_of
from taito_planner.domain.days import DaySpan, runs_of
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import CustomerId, EntityId, new_id
from taito_planner.domain.intents import Intent, Put, Several
from taito_planner.domain.model import Certificate, Customer
from taito_planner.domain.records import Tick
from taito_planner.domain.refusals import Refused
from taito_planner.rules.checker import Checked
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation
from taito_planner.rules.task import Task, TaskKind
from taito_planner.rules.ticking import CERTIFICATE_KINDS, certificate_id
from taito_planner.rules.ticking import certified_days as days_of_task
from taito_planner.rules.todo import Todo, todo_for

GIVING = "give-certificate"
"""The label of the step."""


class CertificateRefused(Refused):
    """A certificate that cannot be made yet; its sentence is ``paper.certificate.refused.<reason>``.

    ``items`` are the things of the plan that lack what it needs.
    """

    def __init__(self, reason: str, items: tuple[EntityId, ...] = (), **facts: object) -> None:
        super().__init__(f"paper.certificate.refused.{reason}", **facts)
        self.items = items


@dataclass(frozen=True, slots=True)
class Certifiable:
    """Times a certificate of one customer can be asked for, both ends included; None where there is no such day."""

    uncertified: DaySpan | None
    """From his first day that no certificate has to the as-of day."""
    last_block: DaySpan | None
    """His latest block that has begun, as far as the as-of day."""
    whole: DaySpan | None
    """From his first rehabilitation day to the as-of day."""


def certified_days(subject: CustomerSubject, within: DaySpan) -> tuple[DaySpan, ...]:
    """The days a certificate of ``within`` (both ends included) certifies: attended group and training days.

    Days in a row make one span. Absences, flex days and single visits are not among them.
    """
    days = _rehabilitation_days(subject) - absent_days(subject.customer)
    return runs_of(day for day in days if day in within)


def certifiable(subject: CustomerSubject) -> Certifiable:
    """The times a planner is offered for a certificate of the customer, as of the subject's day."""
    as_of = subject.as_of
    past = sorted(day for day in _rehabilitation_days(subject) - absent_days(subject.customer) if day <= as_of)
    certified = days_in(span for one in subject.customer.certificates for span in one.days)
    open_days = [day for day in past if day not in certified]
    begun = [span for span in subject.block_spans if span.first_day <= as_of]
    latest = max(begun, default=None)
    return Certifiable(
        DaySpan(open_days[0], as_of) if open_days else None,
        DaySpan(latest.first_day, min(latest.last_day, as_of)) if latest else None,
        DaySpan(past[0], as_of) if past else None,
    )


def time_of_task(task: Task, checked: Checked) -> DaySpan | None:
    """The time of the certificate that a certificate task asks for: the whole block, or what the old one certified
    and the new one will, so that days missed at either end are told of. None where no day would be certified.
    """
    days = days_in(days_of_task(task, checked))
    found = locate(checked.plan, task.customer or "")
    if not days or found is None or found.customer is None:
        return None
    if task.kind is TaskKind.CERTIFICATE_DUE:
        days.update(task.facts["block"])
    else:
        days.update(days_in(found.customer.certificates[-1].days))
    return DaySpan(min(days), max(days))


def demand_complete(subject: CustomerSubject, within: DaySpan) -> None:
    """Raises CertificateRefused where no day would be certified, or a flex day's ground is missing."""
    customer = subject.customer
    if not certified_days(subject, within):
        raise CertificateRefused("no-days", name=customer.name, span=within)
    groundless = sorted((f for f in customer.flex_days if f.on in within and not f.ground.strip()), key=lambda f: f.on)
    if groundless:
        days, items = tuple(f.on for f in groundless), tuple(f.id for f in groundless)
        raise CertificateRefused("ground-missing", items, name=customer.name, days=days, count=len(groundless))


def customer_subjects(checked: Checked, customers: Iterable[CustomerId]) -> list[CustomerSubject]:
    """The customers as rules and papers look at them; those of no service are left out."""
    situation = Situation(checked.plan, checked.profiles, checked.as_of)
    subjects = []
    for customer_id in customers:
        found = locate(checked.plan, customer_id)
        if found is None or not isinstance(found.entity, Customer):
            continue
        profile = checked.profiles.get(found.group.service if found.group else LOOSE_SERVICE)
        if profile is not None:
            group = GroupSubject(found.group, profile, situation) if found.group else None
            subjects.append(CustomerSubject(found.entity, group, profile, situation))
    return subjects


Wanted = Iterable[tuple[CustomerSubject, DaySpan]]


def giving(wanted: Wanted, given_on: date, checked: Checked, *, who: str, at: datetime) -> Several:
    """Notes in the plan, as one step, that each customer was given a certificate of his time.

    Each remembers what it said of the whole time, so that a later difference is found. The open certificate tasks
    that are done by it are ticked as ``who`` did them. Raises CertificateRefused as making a certificate does.
    """
    noted = {}
    for subject, within in wanted:
        demand_complete(subject, within)
        tick = new_id()
        given = Certificate(certificate_id(tick), given_on, certified_days(subject, within))
        said = snapshot_of(subject.customer, (within,))
        noted[subject.customer.id] = tick, Put(replace(given, snapshot=said), subject.customer.id)
    puts: list[Intent] = [put for _, put in noted.values()]
    after = checked.recheck(apply(Several(tuple(puts), GIVING), checked.plan, checked.profiles))
    before = todo_for(checked)
    still_open = {task.key for task in todo_for(after, before).open}
    puts.extend(_ticks(before, still_open, {owner: tick for owner, (tick, _) in noted.items()}, who, at))
    return Several(tuple(puts), GIVING)


def _ticks(
    before: Todo, still_open: set[str], tick_by_customer: dict[EntityId, str], who: str, at: datetime
) -> Iterable[Put]:
    """A tick for each certificate task that is open no more; a customer's first one holds his new certificate."""
    for task in before.open:
        if task.kind in CERTIFICATE_KINDS and task.key not in still_open and task.customer:
            tick = tick_by_customer.pop(task.customer, None) or new_id()
            yield Put(Tick(tick, task.key, who, at, task.group, task.customer, task.due_on))


def _rehabilitation_days(subject: CustomerSubject) -> set[date]:
    """His planned group and training days."""
    return {*subject.attended_group_days, *subject.training_days}
