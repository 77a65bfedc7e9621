"""The rules a second time, day by day and without any cleverness, to be held against the real ones.

Written from the text of the service alone: it shares no code with ``taito_planner.rules``. Slow, and for
Taito's own numbers only. A reading gives (rule, severity, group, customer, staff, date, limit, actual).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from taito_planner.domain.model import BlockKind, Group, Plan
from tests.rules.plain import CONTRACT_END, ERROR, NOTICE, WARNING, Reading, days, joining, minutes, opening, week
from tests.rules.second_reading_of_customers import CustomerReading

MINIMUM = {10: 7, 9: 6, 8: 6, 7: 4, 6: 4}


class SecondReading:
    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan, self.as_of = plan, as_of
        self.public = {h.on for h in plan.calendar.holidays if not h.is_eve}
        self.eves = {h.on for h in plan.calendar.holidays if h.is_eve}
        self.closed = {day for closure in plan.closures for day in days(closure.first_day, closure.last_day)}
        self.ends: dict[Any, list[tuple[int, date]]] = defaultdict(list)
        self.visits: dict[Any, list[Any]] = defaultdict(list)

    def readings(self) -> set[Reading]:
        found: set[Reading] = set()
        for group in self.plan.groups:
            customers = [CustomerReading(self, customer, group) for customer in group.customers]
            found.update((r, s, group.name, c, None, *rest) for r, s, c, *rest in self.group(group))
            found.update(self.past_contract(group, customers))
            for customer in customers:
                found.update((r, s, group.name, customer.name, None, *rest) for r, s, *rest in customer.all())
        for loose in self.plan.loose_customers:
            alone = CustomerReading(self, loose, None)
            found.update((r, s, None, loose.name, None, *rest) for r, s, *rest in alone.all())
        found.update(self.means())
        found.update(self.staff())
        return found

    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.public

    def members(self, group: Group, day: date) -> int:
        return sum(joining(c) <= day < (c.left_on or date.max) for c in group.customers)

    def is_full(self, group: Group) -> bool:
        day, number = group.agreed_start_on or group.deferral_decided_on, MINIMUM.get(group.planned_size)
        return bool(day and number and self.members(group, min(day, self.as_of)) >= number)

    def has_valid_deferral(self, group: Group | None) -> bool:
        return bool(group and group.deferral_decided_on and not self.is_full(group))

    def is_below(self, group: Group) -> bool:
        number, start = MINIMUM.get(group.planned_size), min((a for a, _ in opening(group)), default=None)
        return bool(number and (not start or self.as_of < start) and self.members(group, self.as_of) < number)

    def group(self, group: Group) -> Iterator[Reading]:
        yield from self.group_blocks(group)
        agreed, deferred = group.agreed_start_on, group.deferral_decided_on
        start = min((a for a, _ in opening(group)), default=None)
        if self.is_full(group):
            if agreed and start:
                if start > agreed:
                    yield "compulsory-start-moved", ERROR, None, start, agreed, start
            elif deferred:
                yield "compulsory-start-moved", ERROR, None, deferred, agreed, start
        size, members = group.planned_size, self.members(group, self.as_of)
        if self.is_below(group):
            severity = WARNING if members < 3 else NOTICE
            yield "group-below-minimum", severity, None, start or agreed, MINIMUM[size], members
        if size < 6 or size > 10:
            yield "group-size", ERROR, None, None, 6 if size < 6 else 10, size
        elif members > size:
            yield "group-size", ERROR, None, None, size, members
        if deferred:
            if not group.deferral_told_kela_on:
                yield "deferral-not-announced", WARNING, None, deferred, None, None
            for customer in group.customers:
                if not customer.deferral_told_on and self.as_of < (customer.left_on or date.max):
                    yield "deferral-not-announced", WARNING, customer.name, deferred, None, None

    def group_blocks(self, group: Group) -> Iterator[Reading]:
        blocks = opening(group)
        clashes = [
            later[0]
            for place, later in enumerate(blocks)
            for earlier in blocks[:place]
            if {week(d) for d in days(*later)} & {week(d) for d in days(*earlier)}
        ]
        if len(blocks) > 3 and blocks[3][0] <= min(clashes, default=date.max):
            yield "block-set", ERROR, None, blocks[3][0], 3, len(blocks)
        elif clashes:
            yield "block-set", ERROR, None, min(clashes), None, min(clashes)
        elif len(blocks) < 3:
            yield "block-set", NOTICE, None, None, 3, len(blocks)
        for first, last in blocks:
            length = len(days(first, last))
            if length != 4:
                yield "block-shape", ERROR, None, first, 4, length
            elif first.weekday() > 1:
                yield "block-shape", ERROR, None, first, None, first
            for off, severity in ((self.public, ERROR), (self.eves | self.closed, WARNING)):
                hit = [d for d in days(first, last) if d in off]
                if hit:
                    yield "block-on-holiday", severity, None, hit[0], None, hit[0]
                    break
        for block in group.blocks:
            if block.kind is BlockKind.GROUP_DAYS:
                for severity, on in self.days_off(days(block.first_day, block.last_day)):
                    yield "visit-on-day-off", severity, None, on, None, on

    def days_off(self, among: Iterable[date]) -> list[tuple[str, date]]:
        ordered = sorted(among)
        hard = [d for d in ordered if d.weekday() == 6 or d in self.public | self.closed]
        saturdays = [d for d in ordered if d.weekday() == 5]
        return [(WARNING, hard[0])] if hard else [(NOTICE, saturdays[0])] if saturdays else []

    def past_contract(self, group: Group, customers: list[CustomerReading]) -> Iterator[Reading]:
        starts = [d for span in opening(group) for d in days(*span)]
        later = [d for b in group.blocks if b.kind is BlockKind.GROUP_DAYS for d in days(b.first_day, b.last_day)]
        for customer in customers:
            starts += [*customer.starts, *customer.block_days]
            later += [*customer.sessions, *customer.training]
        last = max([*starts, *later], default=date.min)
        for severity, among in ((WARNING, starts), (NOTICE, later)):
            over = [d for d in among if d > CONTRACT_END]
            if over:
                yield "runs-past-contract", severity, group.name, None, None, min(over), CONTRACT_END, last
                return

    def means(self) -> Iterator[Reading]:
        everyone = [end for ends in self.ends.values() for end in ends]
        by_group = [("span-long-group", name, ends) for name, ends in self.ends.items() if name]
        for rule, name, ends in [*by_group, ("span-long-service", None, everyone)]:
            mean = sum(over for over, _ in ends) / len(ends) if ends else 0
            if mean > 15:
                severity = WARNING if mean > 30 else NOTICE
                yield rule, severity, name, None, None, max(end for _, end in ends), 0, round(mean, 1)

    def staff(self) -> Iterator[Reading]:
        away = {p.id: {d for leave in p.leaves for d in days(leave.first_day, leave.last_day)} for p in self.plan.staff}
        rows = sorted(
            (block.first_day, block.last_day, group.name, set(block.leaders or group.leaders))
            for group in self.plan.groups
            for block in group.blocks
            if block.last_day >= self.as_of
        )
        for person in self.plan.staff:
            mine = [row for row in rows if person.id in row[3]]
            for place, (first, last, name, leaders) in enumerate(mine):
                gone = [d for d in days(first, last) if d in away[person.id]]
                if gone:
                    there = any(not away[p] & set(gone) for p in leaders - {person.id})
                    severity = NOTICE if there else WARNING
                    yield "staff-on-leave", severity, name, None, person.name, gone[0], None, gone[0]
                others = [row for row in mine[:place] if row[2] != name and row[1] >= first]
                if others:
                    alone = any(row[3] == leaders == {person.id} for row in others)
                    severity = ERROR if alone else WARNING
                    yield "staff-double-booked", severity, name, None, person.name, first, None, first
            yield from self.visits_of(person)

    def visits_of(self, person: Any) -> Iterator[Reading]:
        visits = [visit for visit in self.visits[person.id] if visit.on >= self.as_of]
        for leave in person.leaves:
            on = [visit.on for visit in visits if leave.first_day <= visit.on <= leave.last_day]
            if on:
                yield "staff-on-leave", WARNING, None, None, person.name, min(on), None, len(on)
        clashes = set()
        for one in visits:
            for other in visits:
                if one is not other and one.on == other.on and one.at and other.at:
                    (a, b), (c, d) = minutes(one), minutes(other)
                    if a < d and c < b:
                        clashes.add(one.on)
        for on in clashes:
            yield "staff-double-booked", WARNING, None, None, person.name, on, None, on
