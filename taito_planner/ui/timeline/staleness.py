"""Which lanes look different after an edit, so that all others are copied as they were. Knows no Qt."""

from dataclasses import dataclass

from taito_planner.domain.ids import EntityId
from taito_planner.rules.checker import Checked
from taito_planner.ui.timeline.bars import Lane, LaneKind


@dataclass(frozen=True)
class Stale:
    """What an edit touched: groups and loose customers, people, and bars that a person's findings are about."""

    parts: frozenset[EntityId]
    people: frozenset[EntityId]
    items: frozenset[EntityId]

    def holds(self, lane: Lane) -> bool:
        """Whether ``lane`` must be worked out again. A lane that was built anew is told by its identity."""
        if lane.kind is LaneKind.STAFF:
            return lane.owner.id in self.people
        if lane.kind is LaneKind.STAFF_HEAD or lane.kind is LaneKind.LOOSE:
            return True
        part = lane.group.id if lane.group is not None else lane.owner.id
        return part in self.parts or (bool(self.items) and not self.items.isdisjoint(lane.by_id))


def stale_since(before: Checked, after: Checked) -> Stale | None:
    """What differs; None where anything may: another day, other people, groups renamed, come or gone."""
    if before.as_of != after.as_of or before.profiles is not after.profiles:
        return None
    old, new = before.plan, after.plan
    if old.calendar is not new.calendar or old.staff is not new.staff or old.loose_customers is not new.loose_customers:
        return None
    if len(old.groups) != len(new.groups):
        return None
    for was, now in zip(old.groups, new.groups, strict=True):
        if was is not now and (was.id, was.name, was.code, was.town) != (now.id, now.name, now.code, now.town):
            return None
    parts = {key for key, part in after.parts.items() if before.parts.get(key) is not part}
    people: set[EntityId] = set()
    items: set[EntityId] = set()
    for person in before.staff_findings.keys() | after.staff_findings.keys():
        was_found, is_found = before.staff_findings.get(person, ()), after.staff_findings.get(person, ())
        if was_found is not is_found:
            people.add(person)
            for finding in (*was_found, *is_found):
                items.update(finding.items)
                if finding.group:
                    parts.add(finding.group)
    for record in after.acceptances.since(before.acceptances):
        parts.update(one for one in (record.group, record.customer) if one)
        if record.staff:
            people.add(record.staff)
            items.update(item for finding in after.staff_findings.get(record.staff, ()) for item in finding.items)
    return Stale(frozenset(parts), frozenset(people), frozenset(items))
