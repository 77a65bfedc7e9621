"""The tasks of one group, or of one customer without a group.

What a rule finds is taken from its findings, so that list and findings never disagree. Only contacts, starts and
ending decisions, which no rule asks for before it is too late, are read from the plan here.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from taito_planner.domain.days import ONE_DAY
from taito_planner.domain.model import Absence, Customer, Group, OtherWork
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.certificates import to_tell_kela, workdays_after
from taito_planner.rules.deadlines import last_usable_day
from taito_planner.rules.finding import Finding
from taito_planner.rules.parts import Part
from taito_planner.rules.subjects import CustomerSubject, GroupSubject, Situation
from taito_planner.rules.task import Task, TaskKind

OF_FINDING: dict[str, TaskKind] = {
    "first-visit-late": TaskKind.FIRST_VISIT,
    "certificate-outdated": TaskKind.CERTIFICATE_RENEW,
    "certificate-due": TaskKind.CERTIFICATE_DUE,
    "kela-not-told": TaskKind.KELA_TOLD,
    "decision-expired": TaskKind.DECISION,
}


def tasks_of(part: Part, situation: Situation) -> tuple[Task, ...]:
    """Everything to do in ``part`` but for what ticks alone say is done. Nothing for an unknown service."""
    profile = situation.profiles.get(part.service)
    return tuple(_TaskMaker(part, profile, situation).tasks()) if profile and profile.is_known else ()


def remembered(part: Part, situation: Situation) -> tuple[Task, ...]:
    """The tasks of ``part`` that a field of the plan says are done, whoever filled it."""
    profile = situation.profiles.get(part.service)
    return tuple(_TaskMaker(part, profile, situation).remembered()) if profile and profile.is_known else ()


class _TaskMaker:
    """Makes the tasks of one part."""

    def __init__(self, part: Part, profile: ServiceProfile, situation: Situation) -> None:
        self._part = part
        self._profile = profile
        self._situation = situation
        owner = part.owner
        self._subject = GroupSubject(owner, profile, situation) if isinstance(owner, Group) else None
        self._group = owner if isinstance(owner, Group) else None
        self._customers: Mapping[str, Customer] = {
            c.id: c for c in (owner.customers if isinstance(owner, Group) else (owner,))
        }

    def tasks(self) -> Iterator[Task]:
        for finding in self._part.findings:
            yield from self._of_finding(finding)
        if self._subject:
            yield from self._start(self._subject)
        as_of = self._situation.as_of
        for customer in self._customers.values():
            if customer.contacted_on is None and not customer.start_visits and customer.is_live(as_of):
                yield from self._contact(customer)
            if customer.decision_valid_until and customer.left_on is None:
                yield from self._open_end(customer, customer.decision_valid_until)

    def remembered(self) -> Iterator[Task]:
        if self._group:
            yield from self._deferral_told(self._group)
        for customer in self._customers.values():
            if customer.contacted_on:
                yield from self._contact(customer)
            yield from self._told(customer)

    def _task(self, kind: TaskKind, due_on: date, customer: Customer | None = None, **rest: Any) -> Task:
        group = self._group
        instructor = customer.instructor if customer else None
        whose = (instructor,) if instructor else (group.leaders if group else ())
        return Task(
            kind,
            due_on,
            self._profile.warn_days_before,
            group.id if group else None,
            customer.id if customer else None,
            whose,
            **rest,
        )

    def _of_finding(self, finding: Finding) -> Iterator[Task]:
        """The task that closes a finding; none where there is nothing to do any more, or no day to do it by."""
        if finding.rule == "deferral-not-announced":
            yield self._deferral(finding.on, finding.customer, finding=finding)
            return
        kind = OF_FINDING.get(finding.rule)
        if kind is None or finding.customer is None:
            return
        if kind is TaskKind.FIRST_VISIT and finding.actual is not None:
            return
        customer = self._customers[finding.customer]
        due_on, variant = self._due_on(kind, finding, customer), finding.variant
        facts = {**finding.facts, "on": finding.on, "limit": finding.limit}
        part = "" if kind in (TaskKind.FIRST_VISIT, TaskKind.DECISION) else finding.items[0]
        if kind is TaskKind.DECISION:
            variant = "after"
        elif kind is TaskKind.KELA_TOLD:
            facts |= _days_told_of(customer, part)
        else:
            variant = "main"
        rest = {"part": part, "variant": variant, "items": finding.items, "facts": facts, "finding": finding}
        yield self._task(kind, due_on, customer, **rest)

    def _due_on(self, kind: TaskKind, finding: Finding, customer: Customer) -> date:
        """The finding's own limit where it has one. A certificate has none: the third workday after the block, or
        after the first day that differs (but not before the certificate was given) is our reading of "viipymättä".
        """
        if isinstance(finding.limit, date):
            return finding.limit
        assert finding.on is not None
        if kind is TaskKind.CERTIFICATE_RENEW:
            return self._soon_after(max(finding.on, customer.certificates[-1].given_on))
        return self._soon_after(finding.on)

    def _soon_after(self, day: date) -> date:
        return workdays_after(day, self._profile.certificate_grace_workdays, self._situation.calendar)

    def _deferral(self, decided_on: date | None, customer_id: str | None, **rest: Any) -> Task:
        """No source gives a day for these notices: the third workday after the deferral, as for other notices."""
        assert decided_on is not None
        due_on, facts = self._soon_after(decided_on), {"decided": decided_on}
        if customer_id is None:
            return self._task(TaskKind.DEFERRAL_KELA, due_on, facts=facts, **rest)
        customer = self._customers[customer_id]
        return self._task(TaskKind.DEFERRAL_CUSTOMER, due_on, customer, facts=facts, **rest)

    def _deferral_told(self, group: Group) -> Iterator[Task]:
        decided_on = group.deferral_decided_on
        if decided_on is None:
            return
        if group.deferral_told_kela_on:
            yield self._deferral(decided_on, None, done_on=group.deferral_told_kela_on)
        for customer in group.customers:
            if customer.deferral_told_on:
                yield self._deferral(decided_on, customer.id, done_on=customer.deferral_told_on)

    def _start(self, subject: GroupSubject) -> Iterator[Task]:
        """The start of a group before its block 1. Full: it must begin on the agreed day, so block 1 is to be
        planned by then. Below the number: whether it starts anyway or is deferred must be decided on the last
        workday before the start. Ticked for one state, it comes back when the number flips.
        """
        if not subject.is_before_start or subject.compulsory_number is None:
            return
        agreed, block = subject.group.agreed_start_on, subject.first_block
        facts: dict[str, Any] = {"number": subject.compulsory_number, "agreed": agreed}
        items = (block.id,) if block else ()
        if subject.is_full and agreed:
            if block is None or block.first_day > agreed:
                facts["members"] = subject.members_on(min(subject.as_of, agreed))
                facts["starts"] = block.first_day if block else None
                variant = "late" if block else "none"
                yield self._task(TaskKind.START_FULL, agreed, variant=variant, items=items, facts=facts)
            return
        start = agreed or (block.first_day if block else None)
        if start and subject.is_below_number and not subject.is_deferred:
            facts |= {"members": subject.members_on(subject.as_of), "starts": start}
            due_on = last_usable_day(start - ONE_DAY, subject.calendar)
            yield self._task(TaskKind.START_BELOW, due_on, items=items, facts=facts)

    def _contact(self, customer: Customer) -> Iterator[Task]:
        """A live customer whose decision has arrived is to be contacted while he has no start visit, not even a
        planned one. Kela gives Taito no day for it; a week is a setting, the next workday where that rule is on.
        """
        arrived = customer.decision_arrived_on
        if arrived is None:
            return
        if self._profile.contact_next_weekday:
            due_on = workdays_after(arrived, 1, self._situation.calendar)
        else:
            due_on = arrived + timedelta(days=self._profile.contact_days)
        facts = {"arrived": arrived}
        yield self._task(TaskKind.CONTACT, due_on, customer, facts=facts, done_on=customer.contacted_on)

    def _told(self, customer: Customer) -> Iterator[Task]:
        """What Kela has been told already."""
        for on, item, variant in to_tell_kela(customer):
            if item.told_kela_on:
                facts = {"on": on, **_days_told_of(customer, item.id)}
                due_on, done_on = self._soon_after(on), item.told_kela_on
                rest = {"part": item.id, "variant": variant, "items": (item.id,), "facts": facts}
                yield self._task(TaskKind.KELA_TOLD, due_on, customer, done_on=done_on, **rest)

    def _open_end(self, customer: Customer, valid_until: date) -> Iterator[Task]:
        """A known decision ends before an end is planned at all. What is planned past it is ``decision-expired``."""
        if self._has_expired(customer):
            return
        subject = CustomerSubject(customer, self._subject, self._profile, self._situation)
        if subject.planned_span is None:
            facts = {"limit": valid_until}
            yield self._task(TaskKind.DECISION, valid_until, customer, variant="open", facts=facts)

    def _has_expired(self, customer: Customer) -> bool:
        return any(f.rule == "decision-expired" and f.customer == customer.id for f in self._part.findings)


def _days_told_of(customer: Customer, item_id: str) -> dict[str, Any]:
    """The first and last day of the absence or spell of work; nothing for a certificate."""
    items: tuple[Absence | OtherWork, ...] = (*customer.absences, *customer.other_work)
    item = next((item for item in items if item.id == item_id), None)
    return {"first": item.first_day, "last": item.last_day or item.first_day} if item else {}
