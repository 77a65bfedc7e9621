"""Which part of a plan a workbook is made of: all of it, one group, one person's work, or a range of days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import GroupId, StaffId
from taito_planner.domain.model import Customer, Group, Plan
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts


@dataclass(frozen=True, slots=True)
class Extract:
    """``group``: that group alone. ``person``: the groups and customers that this member of staff works with.

    ``within``: these days alone, both ends included. The last two make a workbook of reports, which no import
    takes for a plan: what is left out of it must not be taken for removed.
    """

    group: GroupId | None = None
    person: StaffId | None = None
    within: DaySpan | None = None

    @property
    def is_report(self) -> bool:
        return self.person is not None or self.within is not None

    @property
    def has_day_columns(self) -> bool:
        """Whether its timetable has a column for each day: for one group and for a few weeks."""
        if self.within is not None:
            return self.within.day_count <= _DAYS_AS_COLUMNS
        return self.group is not None

    def plan_of(self, plan: Plan) -> Plan:
        """The groups, customers and people of ``plan`` that belong to the extract. KeyError for unknown ids."""
        if self.group is not None:
            plan = _only_group(plan, plan.group_by_id[self.group])
        if self.person is not None:
            plan = _only_person(plan, self.person)
        return plan

    def findings_of(self, findings: Iterable[Finding], part: Plan) -> tuple[Finding, ...]:
        """The findings about what is in ``part``, and within the days where there are such."""
        if self == WHOLE:
            return tuple(findings)
        groups, staff = part.group_by_id, part.staff_by_id
        customers = {c.id for group in part.groups for c in group.customers}
        customers.update(c.id for c in part.loose_customers)
        kept = (
            f
            for f in findings
            if (f.customer in customers if f.customer else f.group in groups)
            or (f.customer is None and f.group is None and f.staff in staff)
        )
        return tuple(f for f in kept if self.within is None or (f.on and f.on in self.within))


WHOLE = Extract()
_DAYS_AS_COLUMNS = 120


def scope_of(extract: Extract, plan: Plan, texts: Texts) -> str:
    """What the extract holds, in words."""
    said = []
    if extract.group is not None:
        said.append(texts("workbook.about.one-group", group=plan.group_by_id[extract.group].name))
    if extract.person is not None:
        said.append(texts("workbook.about.one-person", person=plan.staff_by_id[extract.person].name))
    if extract.within is not None:
        said.append(texts("workbook.about.within", span=extract.within))
    return " · ".join(said) or texts("workbook.about.all")


def _only_group(plan: Plan, group: Group) -> Plan:
    """``plan`` with one group and the people who work in it."""
    people = set(group.leaders).union(*(block.leaders for block in group.blocks))
    for customer in group.customers:
        people.update(_people_of(customer))
    staff = tuple(member for member in plan.staff if member.id in people)
    return Plan((group,), (), staff, plan.calendar, plan.closures)


def _only_person(plan: Plan, person: StaffId) -> Plan:
    """The groups ``person`` leads as they are, of other groups the customers he meets."""
    groups = []
    for group in plan.groups:
        leads = person in group.leaders or any(person in block.leaders for block in group.blocks)
        customers = group.customers if leads else _met_by(person, group.customers)
        if leads or customers:
            groups.append(replace(group, customers=customers))
    staff = (plan.staff_by_id[person],)
    loose = _met_by(person, plan.loose_customers)
    return Plan(tuple(groups), loose, staff, plan.calendar, plan.closures)


def _met_by(person: StaffId, customers: Iterable[Customer]) -> tuple[Customer, ...]:
    return tuple(customer for customer in customers if person in set(_people_of(customer)))


def _people_of(customer: Customer) -> Iterable[StaffId]:
    return filter(None, (customer.instructor, *(visit.instructor for visit in customer.visits)))
