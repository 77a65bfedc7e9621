"""What the timeline says about things: findings, spans, initials, deadlines; worked out once per plan. No
Qt.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from taito_planner.domain.codes import codes, initials
from taito_planner.domain.entities import children
from taito_planner.domain.ids import EntityId, GroupId, StaffId
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.load import PersonLoad, load_of
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.limits import LIMIT_RULES, Limit, LimitState, limits_of
from taito_planner.ui.timeline.staleness import Stale


class Mark(StrEnum):
    """What a bar or lane is marked with, named as its sign. Notices give no mark: they stand in the findings list."""

    ERROR = "error"
    WARNING = "warning"
    ACCEPTED = "accepted"
    """All its errors and warnings were accepted."""


class PlanFacts:
    """Look-ups on one checked plan. Made anew after every change; each is worked out when it is asked for."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.plan = checked.plan
        self.as_of = checked.as_of
        self.today = checked.as_of.toordinal()
        self.situation = Situation(checked.plan, checked.profiles, checked.as_of)
        self._limits: dict[EntityId, tuple[Limit, ...]] = {}
        self._months: dict[EntityId, float | None] = {}
        self._mark_by_bar: dict[tuple[EntityId, EntityId], Mark | None] = {}
        self._marked: dict[str, tuple[Lane, tuple[tuple[Bar, Mark], ...]]] = {}
        self._load: dict[StaffId, PersonLoad] = {}
        self._load_columns: dict[StaffId, Mapping[int, int]] = {}
        self._by_person: dict[StaffId, tuple[object, Mapping[EntityId, tuple[Finding, ...]]]] = {}
        self.words: dict[tuple[object, ...], tuple[str, ...]] = {}
        """Labels of bars already put into words, by bar and detail; to be cleared when the language changes."""

    def take_over(self, before: "PlanFacts", stale: Stale) -> None:
        """Keeps what an edit cannot have changed: codes, initials, marks of lanes and words of bars elsewhere."""
        changed = stale.parts
        self._marked = {key: kept for key, kept in before._marked.items() if not stale.holds(kept[0])}
        self._by_person = before._by_person
        for name in ("codes", "_initials"):
            if name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]
        gone = {bar_id for group in before.plan.groups if group.id in changed for bar_id in _ids_in(group)}
        self.words = {key: words for key, words in before.words.items() if key[1] not in gone}

    @cached_property
    def contract_end(self) -> date | None:
        """The earliest contract end among the services in use, for the line; None where no service has one.
        """
        profiles = self.checked.profiles
        services = {group.service for group in self.plan.groups} or {LOOSE_SERVICE}
        ends = [profiles[service].cutoff_on for service in services if service in profiles]
        return min((end for end in ends if end), default=None)

    def profile_of(self, group: Group | None) -> ServiceProfile | None:
        return self.checked.profiles.get(group.service if group else LOOSE_SERVICE)

    def findings_about(self, bar: Bar) -> tuple[Finding, ...]:
        """The findings that name a bar's thing; on a staff lane those about that person."""
        if bar.kind in (BarKind.BOOKING, BarKind.VISIT_BOOKING, BarKind.LEAVE):
            return self._of_person(bar.staff.id).get(bar.id, ()) if bar.staff else ()
        people: tuple[StaffId, ...] = ()
        if bar.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS) and bar.group is not None:
            people = bar.group.leaders_of(bar.entity)
        elif bar.kind in (BarKind.START_VISIT, BarKind.SESSION) and bar.customer is not None:
            instructor = bar.entity.instructor or bar.customer.instructor
            people = (instructor,) if instructor else ()
        owner = bar.group or bar.customer
        return self._of_item(bar.id, owner.id if owner else "", people)

    def _of_item(self, entity_id: EntityId, part_id: EntityId, people: Iterable[StaffId]) -> tuple[Finding, ...]:
        part = self.checked.parts.get(part_id)
        found = part.findings_by_item.get(entity_id, ()) if part else ()
        for person in people:
            found += self._of_person(person).get(entity_id, ())
        return found

    def _of_person(self, person: StaffId) -> Mapping[EntityId, tuple[Finding, ...]]:
        """The findings about a person by the bars they name."""
        kept = self._by_person.get(person)
        findings = self.checked.staff_findings.get(person, ())
        if kept is None or kept[0] is not findings:
            by_item: dict[EntityId, tuple[Finding, ...]] = {}
            for finding in findings:
                for item in finding.items:
                    by_item[item] = (*by_item.get(item, ()), finding)
            kept = self._by_person[person] = (findings, by_item)
        return kept[1]

    def _of_leaders(self, group: Group) -> tuple[Finding, ...]:
        """The findings about a group's leaders that name the group."""
        people = dict.fromkeys((*group.leaders, *(leader for block in group.blocks for leader in block.leaders)))
        findings = (f for person in people for f in self.checked.staff_findings.get(person, ()))
        return tuple(finding for finding in findings if finding.group == group.id)

    def mark_about(self, bar: Bar) -> Mark | None:
        """The mark of the worst that is said about a bar."""
        key = (bar.id, bar.staff.id if bar.staff else "")
        if key not in self._mark_by_bar:
            self._mark_by_bar[key] = self._mark(self.findings_about(bar))
        return self._mark_by_bar[key]

    def load_of(self, member: StaffMember) -> PersonLoad:
        """A person's weeks."""
        found = self._load.get(member.id)
        if found is None:
            found = self._load[member.id] = load_of(member, self.checked)
        return found

    def load_columns(self, member: StaffMember) -> Mapping[int, int]:
        """The days booked by the Monday (an ordinal) of each week that has any."""
        found = self._load_columns.get(member.id)
        if found is None:
            weeks = [(day.toordinal(), week.booked_days) for day, week in self.load_of(member).weeks.items()]
            found = self._load_columns[member.id] = {day: booked for day, booked in weeks if booked}
        return found

    def marked(self, lane: Lane) -> tuple[tuple[Bar, Mark], ...]:
        """The bars of a lane with an open warning or error, in order of day; worked out once for each lane."""
        kept = self._marked.get(lane.key)
        if kept is None or kept[0] is not lane:
            bars = () if lane.is_crowd else lane.bars
            found = ((bar, mark) for bar in bars if (mark := self.mark_about(bar)) and mark is not Mark.ACCEPTED)
            kept = self._marked[lane.key] = (lane, tuple(found))
        return kept[1]

    def _mark(self, findings: Iterable[Finding]) -> Mark | None:
        serious = [finding for finding in findings if finding.severity > Severity.NOTICE]
        worst = max((f.severity for f in self.checked.acceptances.open(serious)), default=None)
        return Mark(worst.key) if worst else Mark.ACCEPTED if serious else None

    def findings_of(self, lane: Lane) -> tuple[Finding, ...]:
        """The findings about a lane's owner; a block lane has those about its blocks."""
        if lane.kind is LaneKind.STAFF:
            return self.checked.staff_findings.get(lane.owner.id, ())
        if lane.kind is LaneKind.CUSTOMER:
            part = self.checked.parts.get(lane.group.id if lane.group else lane.owner.id)
            return tuple(f for f in part.findings if f.customer == lane.owner.id) if part else ()
        if lane.kind is LaneKind.BLOCKS:
            group = lane.owner
            blocks = (self._of_item(block.id, group.id, group.leaders_of(block)) for block in group.blocks)
            about_blocks = {f.key: f for findings in blocks for f in findings if f.customer is None}
            return tuple(about_blocks.values())
        if lane.kind is LaneKind.GROUP:
            part = self.checked.parts.get(lane.owner.id)
            own = part.findings if part else ()
            return own + self._of_leaders(lane.owner)
        return ()

    def mark_of(self, lane: Lane) -> Mark | None:
        """The mark of a lane head."""
        return self._mark(self.findings_of(lane))

    def months_of(self, lane: Lane) -> float | None:
        """The span in months: a customer's own, a group's mean; None without a planned end."""
        if lane.kind is LaneKind.GROUP:
            return self.checked.span_of_group(lane.owner.id).mean_months
        if lane.kind is LaneKind.CUSTOMER and lane.group is not None:
            if lane.owner.id not in self._months:
                self._months[lane.owner.id] = self._customer_months(lane.owner, lane.group)
            return self._months[lane.owner.id]
        return None

    def _customer_months(self, customer: Customer, group: Group) -> float | None:
        profile = self.profile_of(group)
        if profile is None:
            return None
        subject = CustomerSubject(
            customer, GroupSubject(group, profile, self.situation), profile, self.situation
        )
        spans = subject.span_sum
        return spans.months if spans.planned_ends else None

    def members_of(self, group: Group) -> int:
        """Customers who have not left by the as-of day."""
        return sum(customer.is_live(self.as_of) for customer in group.customers)

    def limits_of(self, customer: Customer, group: Group | None) -> tuple[Limit, ...]:
        found = self._limits.get(customer.id)
        if found is None:
            profile = self.profile_of(group)
            made = limits_of(customer, group, profile, self.situation) if profile else ()
            found = self._limits[customer.id] = self._with_accepted(made, customer, group)
        return found

    def _with_accepted(self, limits: tuple[Limit, ...], customer: Customer, group: Group | None) -> tuple[Limit, ...]:
        """A limit that is near or broken is no alarm where that was accepted."""
        part = self.checked.parts.get(group.id if group else customer.id)
        if part is None or not self.checked.acceptances:
            return limits
        accepted = {
            f.rule for f in part.findings if f.customer == customer.id and self.checked.acceptance_of(f) is not None
        }
        urgent = (LimitState.NEAR, LimitState.BROKEN)
        calm = {one for one in limits if one.state in urgent and LIMIT_RULES[one.kind] in accepted}
        return tuple(replace(one, state=LimitState.ACCEPTED) if one in calm else one for one in limits)

    @cached_property
    def _initials(self) -> Mapping[StaffId, str]:
        return {member.id: initials(member.name) for member in self.plan.staff}

    def initials_of(self, people: Iterable[StaffId]) -> tuple[str, ...]:
        return tuple(self._initials[i] for i in people if i in self._initials)

    @cached_property
    def codes(self) -> Mapping[GroupId, str]:
        """The short mark of each group."""
        return codes(self.plan)

    def member(self, staff_id: StaffId) -> StaffMember | None:
        return self.plan.staff_by_id.get(staff_id)


def _ids_in(group: Group) -> Iterator[EntityId]:
    """The ids of everything a group holds."""
    for owner in (group, *group.customers):
        yield from (child.id for child in children(owner))
