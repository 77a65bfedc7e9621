"""Runs the catalogue over a plan, and after an edit only over what the edit can touch.

A group or a loose customer is checked anew when it is another object than before, or when its customers
attend blocks of a group that is; a person when something he is booked for or a colleague's leave changed; a
service when its sums did.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId, GroupId, StaffId
from taito_planner.domain.model import Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, unwatched, watched
from taito_planner.domain.reach import reach_of_all, reaches_of_rest
from taito_planner.domain.records import Acceptance
from taito_planner.rules.acceptance import Acceptances
from taito_planner.rules.bookings import Bookings
from taito_planner.rules.catalogue import RULES_BY_SCOPE
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.owners import Owner, edited_in_place, near_changed_closures, share_lookups
from taito_planner.rules.parts import Part, checked_group, checked_loose
from taito_planner.rules.rule import Scope
from taito_planner.rules.service_subject import ServiceSubject
from taito_planner.rules.spans import NO_SPANS, SpanGauge, SpanSum, gauge, total
from taito_planner.rules.staff_subject import StaffSubject
from taito_planner.rules.subjects import Situation

NOTHING_BOOKED: Mapping[EntityId, Bookings] = {}


@dataclass(frozen=True, eq=False)
class Checked:
    """A plan with its findings, as of a day. ``recheck`` gives the same for a later one, sharing what is unchanged."""

    plan: Plan
    as_of: date
    profiles: Mapping[str, ServiceProfile]
    parts: Mapping[EntityId, Part] = field(default_factory=dict, repr=False)
    """By group, and by customer for those without a group; in the order of the plan."""
    booked: Mapping[StaffId, Mapping[EntityId, Bookings]] = field(default_factory=dict, repr=False)
    """For each person, what he is booked for in each part."""
    staff_findings: Mapping[StaffId, tuple[Finding, ...]] = field(default_factory=dict, repr=False)
    service_spans: Mapping[str, SpanSum] = field(default_factory=dict, repr=False)
    service_findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict, repr=False)
    looking: frozenset[EntityId] = field(default=frozenset(), repr=False)
    """The parts whose customers attend blocks of other groups."""
    acceptances: Acceptances = field(default_factory=Acceptances, repr=False)
    """The deviations that the plan's acceptances let stand."""

    def recheck(self, plan: Plan, progress: Progress = unwatched) -> "Checked":
        """The same for ``plan``, of which whatever is the same object as before is not looked at again."""
        if plan is self.plan:
            return self
        if plan.calendar is not self.plan.calendar and plan.calendar != self.plan.calendar:
            return check(plan, self.profiles, self.as_of, progress)
        return _Recheck(self, plan, progress).checked()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings by group, loose customer, staff, service; an edit elsewhere keeps the order."""
        return tuple(
            chain(
                chain.from_iterable(part.findings for part in self.parts.values()),
                chain.from_iterable(self.staff_findings.values()),
                chain.from_iterable(self.service_findings.values()),
            )
        )

    def findings_naming(self, item: EntityId) -> tuple[Finding, ...]:
        """The findings that name a visit, block, leave or other bar, in the order of ``findings``."""
        its = [finding for part in self.parts.values() for finding in part.findings_by_item.get(item, ())]
        its += (f for f in chain.from_iterable(self.staff_findings.values()) if item in f.items)
        return tuple(its)

    def findings_of_group(self, group_id: GroupId) -> tuple[Finding, ...]:
        """The findings that name a group: its own, its customers' and its leaders'."""
        part = self.parts.get(group_id)
        its = (f for f in chain.from_iterable(self.staff_findings.values()) if f.group == group_id)
        return (*(part.findings if part else ()), *its)

    @cached_property
    def findings_by_group(self) -> Mapping[GroupId, tuple[Finding, ...]]:
        """``findings_of_group`` of every group that has any."""
        found = {part.owner.id: part.findings for part in self.parts.values() if isinstance(part.owner, Group)}
        for finding in chain.from_iterable(self.staff_findings.values()):
            if finding.group:
                found[finding.group] = (*found.get(finding.group, ()), finding)
        return found

    @cached_property
    def worst_by_group(self) -> Mapping[GroupId, Severity]:
        """The worst severity of each group that has a finding which nobody accepted."""
        by_group = ((group, tuple(self.acceptances.open(found))) for group, found in self.findings_by_group.items())
        return {group: max(f.severity for f in findings) for group, findings in by_group if findings}

    @cached_property
    def reach(self) -> DaySpan | None:
        """From the plan's first day with anything to its last, whoever's; None for a plan that has nothing."""
        return reach_of_all([*(part.reach for part in self.parts.values()), *reaches_of_rest(self.plan)])

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted, in the order of ``findings``: what is counted and coloured."""
        return tuple(self.acceptances.open(self.findings))

    def acceptance_of(self, finding: Finding) -> Acceptance | None:
        """What accepts a finding of this check; None while it is open."""
        return self.acceptances.of(finding)

    def span_of_group(self, group_id: GroupId) -> SpanGauge:
        """The mean span of a group's customers; empty for a group that is not in the plan."""
        part = self.parts.get(group_id)
        return gauge(part.spans if part else NO_SPANS)

    def span_of_service(self, service: str) -> SpanGauge:
        """The mean span over all customers of a service."""
        return gauge(self.service_spans.get(service, NO_SPANS))


def check(plan: Plan, profiles: Mapping[str, ServiceProfile], as_of: date, progress: Progress = unwatched) -> Checked:
    """Everything checked from the ground."""
    return _Recheck(Checked(Plan(calendar=plan.calendar), as_of, profiles), plan, progress).checked()


class _Recheck:
    """One step from a checked plan to the next."""

    def __init__(self, before: Checked, plan: Plan, progress: Progress) -> None:
        self._before = before
        self._plan = plan
        self._progress = progress
        self._situation = Situation(plan, before.profiles, before.as_of)
        self._near_closures = {owner.id: owner for owner in near_changed_closures(before.plan, plan)}

    def checked(self) -> Checked:
        before = self._before
        parts, changed = self._parts()
        booked, people = self._booked(parts, changed)
        staff_findings = self._staff_findings(booked, people)
        spans, service_findings = self._services(parts, changed)
        return Checked(
            self._plan,
            before.as_of,
            before.profiles,
            parts,
            booked,
            staff_findings,
            spans,
            service_findings,
            self._looking(parts, changed),
            self._acceptances(),
        )

    def _acceptances(self) -> Acceptances:
        """Those of before while the plan holds the same records: an edit elsewhere costs nothing."""
        before, records = self._before.acceptances, self._plan.acceptances
        return before if before.records is records else Acceptances(records)

    def _parts(self) -> tuple[dict[EntityId, Part], dict[EntityId, None]]:
        """Parts in plan order, those of unchanged owners as they were; and the ids of the others and of
        those gone.
        """
        old, plan = self._before.parts, self._plan
        edited = edited_in_place(self._before.plan, plan)
        share_lookups(self._before.plan, plan, edited)
        if edited is None:
            anew = self._looking_into(self._edited_groups()) | self._near_closures.keys()
            owners: tuple[Owner, ...] = (*plan.groups, *plan.loose_customers)
            parts: dict[EntityId, Part] = {
                owner.id: old[owner.id]
                if owner.id in old and old[owner.id].owner is owner and owner.id not in anew
                else self._checked_part(owner)
                for owner in watched(owners, self._progress)
            }
            changed = [key for key in parts if parts[key] is not old.get(key)]
            changed.extend(key for key in old if key not in parts)
            return parts, dict.fromkeys(changed)
        parts = dict(old)
        touched = {**{owner.id: owner for owner in edited}, **self._near_closures}
        parts.update((key, self._checked_part(owner)) for key, owner in watched(tuple(touched.items()), self._progress))
        edited_ids = list(touched)
        also = [key for key in self._looking_into(set(edited_ids)) if key not in edited_ids]
        parts.update((key, self._checked_part(parts[key].owner)) for key in also)
        return parts, dict.fromkeys((*edited_ids, *also))

    def _looking_into(self, edited: set[EntityId]) -> set[EntityId]:
        """The parts whose customers attend blocks of the groups ``edited``."""
        return {key for key in self._before.looking if not self._before.parts[key].looks_into.isdisjoint(edited)}

    def _edited_groups(self) -> set[EntityId]:
        """Groups that are new, gone or another object than before."""
        old, new = self._before.plan.group_by_id, self._plan.group_by_id
        edited = {group_id for group_id, group in new.items() if old.get(group_id) is not group}
        return {*edited, *(old.keys() - new.keys())}

    def _looking(self, parts: Mapping[EntityId, Part], changed: Mapping[EntityId, None]) -> frozenset[EntityId]:
        looking = {key for key in changed if key in parts and parts[key].looks_into}
        return (self._before.looking - changed.keys()) | looking

    def _checked_part(self, owner: Owner) -> Part:
        if isinstance(owner, Group):
            before = None if owner.id in self._near_closures else self._before.parts.get(owner.id)
            return checked_group(owner, self._situation, before)
        return checked_loose(owner, self._situation)

    def _booked(
        self, parts: Mapping[EntityId, Part], changed: Iterable[EntityId]
    ) -> tuple[dict[StaffId, Mapping[EntityId, Bookings]], set[StaffId]]:
        """Everyone's bookings, and the people for whom they changed."""
        booked = dict(self._before.booked)
        people: set[StaffId] = set()
        for key in changed:
            old = self._before.parts[key].bookings if key in self._before.parts else {}
            new = parts[key].bookings if key in parts else {}
            for person in {**old, **new}:
                bookings = new.get(person)
                if bookings == old.get(person):
                    continue
                if person not in people:
                    booked[person] = dict(booked.get(person, NOTHING_BOOKED))
                    people.add(person)
                _set(booked[person], key, bookings)
        return booked, people

    def _staff_findings(
        self, booked: Mapping[StaffId, Mapping[EntityId, Bookings]], people: set[StaffId]
    ) -> dict[StaffId, tuple[Finding, ...]]:
        old = self._before.staff_findings
        if self._plan.staff is self._before.plan.staff:
            anew = {p: self._findings_of(p, booked) for p in people if p in self._plan.staff_by_id}
            return {**old, **anew}
        people = people | self._touched_by_staff_edits(booked)
        return {
            member.id: self._findings_of(member.id, booked) if member.id in people else old.get(member.id, ())
            for member in self._plan.staff
        }

    def _touched_by_staff_edits(self, booked: Mapping[StaffId, Mapping[EntityId, Bookings]]) -> set[StaffId]:
        """People who are new or edited, and the colleagues with whom they (or people now gone) lead a row."""
        old, new = self._before.plan.staff_by_id, self._plan.staff_by_id
        edited = {person for person in {**old, **new} if old.get(person) is not new.get(person)}
        beside = {
            leader
            for person in edited
            for bookings in booked.get(person, NOTHING_BOOKED).values()
            for row in bookings.rows
            for leader in row.leaders
        }
        return edited | beside

    def _findings_of(
        self, person: StaffId, booked: Mapping[StaffId, Mapping[EntityId, Bookings]]
    ) -> tuple[Finding, ...]:
        bookings = booked.get(person, NOTHING_BOOKED).values()
        rows = tuple(row for b in bookings for row in b.rows)
        visits = tuple(visit for b in bookings for visit in b.visits)
        subject = StaffSubject(self._plan.staff_by_id[person], rows, visits, self._situation)
        return tuple(f for rule in RULES_BY_SCOPE[Scope.STAFF] for f in rule.findings(subject))

    def _services(
        self, parts: Mapping[EntityId, Part], changed: Iterable[EntityId]
    ) -> tuple[dict[str, SpanSum], dict[str, tuple[Finding, ...]]]:
        spans, findings = dict(self._before.service_spans), dict(self._before.service_findings)
        services: set[str] = set()
        for key in changed:
            old, new = self._before.parts.get(key), parts.get(key)
            if not (old and new and old.service == new.service and old.spans == new.spans):
                services.update(part.service for part in (old, new) if part)
        sums: dict[str, list[SpanSum]] = defaultdict(list)
        for part in parts.values() if services else ():
            sums[part.service].append(part.spans)
        for service in services:
            spans[service] = total(sums[service])
            findings[service] = self._service_findings(service, spans[service])
        return spans, {service: findings[service] for service in sorted(findings) if findings[service]}

    def _service_findings(self, service: str, spans: SpanSum) -> tuple[Finding, ...]:
        profile = self._before.profiles.get(service)
        if profile is None:
            return ()
        subject = ServiceSubject(service, spans, profile, self._situation)
        return tuple(f for rule in RULES_BY_SCOPE[Scope.SERVICE] for f in rule.findings(subject))


def _set(bookings: Mapping[EntityId, Bookings], key: EntityId, value: Bookings | None) -> None:
    assert isinstance(bookings, dict)
    if value is None:
        bookings.pop(key, None)
    else:
        bookings[key] = value


__all__ = ["Checked", "check"]
