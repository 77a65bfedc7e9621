"""The customer's part of the second reading of the rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from taito_planner.domain.model import BlockKind, Customer, Group, PauseCause, VisitKind
from tests.rules.plain import (
    CONTRACT_END,
    DAY,
    ERROR,
    NOTICE,
    WARNING,
    Reading,
    days,
    joining,
    months_on,
    opening,
    week,
)

if TYPE_CHECKING:
    from tests.rules.second_reading import SecondReading


class CustomerReading:
    def __init__(self, reading: "SecondReading", customer: Customer, group: Group | None) -> None:
        self.reading, self.it, self.group = reading, customer, group
        self.as_of, self.name = reading.as_of, customer.name
        self.left = customer.left_on or date.max
        self.is_live = reading.as_of < self.left
        self.joined = joining(customer)
        self.blocks = opening(group)
        self.start = self.blocks[0][0] if self.blocks else None
        self.own_start = next((first for first, _ in self.blocks if first >= self.joined), None)
        visits = [visit for visit in customer.visits if visit.on < self.left]
        self.all_visits = sorted(visit.on for visit in visits)
        self.starts = sorted(visit.on for visit in visits if visit.kind is VisitKind.START)
        self.sessions = sorted(visit.on for visit in visits if visit.kind is VisitKind.SESSION)
        for visit in visits:
            reading.visits[visit.instructor or customer.instructor].append(visit)
        self.absent = {d for a in customer.absences for d in days(a.first_day, a.last_day)}
        self.flex = sorted((f for f in customer.flex_days if f.on < self.left), key=lambda f: f.on)
        self.training = self._training()
        self.own = self._own_blocks()
        self.block_days = sorted(
            {
                d
                for span in self.own
                for d in days(*span)
                if d < self.left and (d >= self.joined or span not in self.blocks)
            }
        )
        self.later_days = sorted(
            {
                d
                for row in (group.blocks if group else ())
                if row.kind is BlockKind.GROUP_DAYS
                for d in days(row.first_day, row.last_day)
                if self.joined <= d < self.left
            }
        )
        self.attended = {*self.block_days, *self.later_days} - self.absent

    def _training(self) -> list[date]:
        found = {
            d
            for training in self.it.trainings
            for d in days(training.first_day, training.last_day)
            if d.weekday() in training.weekdays and d not in self.reading.public and d < self.left
        }
        return sorted(found - {flex.on for flex in self.flex})

    def _own_blocks(self) -> list[tuple[date, date]]:
        own = [span for span in self.blocks if span[1] >= self.joined]
        for move in self.it.moves:
            if (self.group and move.group == self.group.id) or move.on >= self.left:
                continue
            nearest = sorted((abs((first - move.on).days), first) for first, _ in self.blocks)
            replaced = move.replaces or (nearest[0][1] if nearest else None)
            own = [span for span in own if span[0] != replaced]
            other = next((g for g in self.reading.plan.groups if g.id == move.group), None)
            there = [span for span in opening(other) if span[0] == move.on]
            own.append(there[0] if there else (move.on, move.on + 3 * DAY))
        return sorted(own)

    def is_in_training(self, day: date) -> bool:
        return day < self.left and any(t.first_day <= day <= t.last_day for t in self.it.trainings)

    def all(self) -> Iterator[Reading]:
        for part in (self.clocks, self.visit_rules, self.group_rules, self.totals, self.span, self.validity):
            yield from part()
        for part in (self.allowance, self.flex_rules, self.papers, self.kela, self.dates):
            yield from part()

    def clocks(self) -> Iterator[Reading]:
        valid = self.reading.has_valid_deferral(self.group)
        if self.it.decision_arrived_on:
            limit = self.it.decision_arrived_on + 56 * DAY
            late, left = WARNING if valid else ERROR, (limit - self.as_of).days
            if self.starts:
                if self.starts[0] > limit:
                    yield "first-visit-late", late, self.starts[0], limit, self.starts[0]
            elif self.is_live:
                severity = late if left < 0 else WARNING if left <= 14 else NOTICE
                yield "first-visit-late", severity, limit, limit, None
        limit = months_on(self.it.decision_given_on, 3)
        left = (limit - self.as_of).days
        if valid:
            return
        if self.own_start:
            if limit < self.own_start < self.left:
                yield "group-start-late", ERROR, self.own_start, limit, self.own_start
        elif self.is_live and left <= 14:
            yield "group-start-late", ERROR if left < 0 else WARNING, limit, limit, None

    def visit_rules(self) -> Iterator[Reading]:
        if len(self.starts) > 5:
            yield "start-visit-count", ERROR, self.starts[5], 5, len(self.starts)
        if self.own_start and self.own_start < self.left:
            if not self.starts:
                yield "start-visit-count", ERROR, self.own_start, 1, 0
            late = [d for d in self.starts if d >= self.own_start]
            if late:
                limit = self.own_start - DAY
                yield "start-visit-after-group-start", ERROR, late[0], limit, late[0]
        for severity, on in self.reading.days_off(self.all_visits):
            yield "visit-on-day-off", severity, on, None, on

    def group_rules(self) -> Iterator[Reading]:
        whole = {d for span in self.blocks for d in days(*span)}
        attended = set(self.block_days) - self.absent
        if self.group and self.is_live and len(attended) < min(12, len(whole)):
            own = {d for span in self.own for d in days(*span)}
            missing = sorted(own - attended) or sorted(whole - attended)
            yield "group-days-missing", WARNING, missing[0], 12, len(attended)
        if self.reading.has_valid_deferral(self.group) and self.start and self.start < self.left:
            posted = self.it.decision_given_on + 7 * DAY
            received = self.it.decision_received_on or self.it.decision_arrived_on or posted
            first, last = months_on(received, 2), months_on(received, 4)
            if self.start < first:
                yield "deferral-outside-window", NOTICE, self.start, first, self.start
            elif self.start > last:
                severity = WARNING if (self.start - last).days <= 14 else ERROR
                yield "deferral-outside-window", severity, self.start, last, self.start
        changes: list[tuple[date, bool, Any]] = []
        if self.start and self.start <= self.joined < self.left:
            changes.append((self.joined, False, self.start - DAY))
        own_id = self.group.id if self.group else None
        changes += [(m.on, True, None) for m in self.it.moves if m.group != own_id and m.on < self.left]
        for on, _, limit in sorted(changes, key=lambda change: change[:2])[:1]:
            yield "group-changed", ERROR, on, limit, on

    def totals(self) -> Iterator[Reading]:
        kinds = (
            ([d for d in self.all_visits if d not in self.absent], self.all_visits, 6, 16),
            (sorted(self.attended), [*self.block_days, *self.later_days], 17, 20),
            ([d for d in self.training if d not in self.absent], self.training, 50, 70),
        )
        for counted, _, _, most in kinds:
            if len(counted) > most:
                yield "totals-outside-range", WARNING, counted[most], most, len(counted)
                return
        parts = (self.starts, self.sessions, self.training, self.later_days)
        if self.it.left_on is None and all(parts) and len(self.blocks) >= 3:
            for counted, planned, least, _ in kinds:
                if len(counted) < least:
                    yield "totals-outside-range", NOTICE, (counted or planned)[-1], least, len(counted)
                    return

    def span(self) -> Iterator[Reading]:
        if self.it.left_on or not self.it.trainings or not self.starts:
            return
        end = max([*self.all_visits, *self.block_days, *self.later_days])
        if end > max(t.last_day for t in self.it.trainings):
            target = months_on(self.starts[0], 15)
            over = (end - target).days
            self.reading.ends[self.group.name if self.group else None].append((over, end))
            if over > 30:
                yield "span-long-customer", NOTICE, end, target, end

    def validity(self) -> Iterator[Reading]:
        given, until = self.it.decision_given_on, self.it.decision_valid_until
        if given > CONTRACT_END:
            yield "decision-after-contract", ERROR, given, CONTRACT_END, given
        events = [*self.all_visits, *self.block_days, *self.later_days, *self.training]
        after = [d for d in events if until and d > until]
        if after:
            yield "decision-expired", ERROR, min(after), until, min(after)

    def allowance(self) -> Iterator[Reading]:
        if self.starts:
            waiting = days(self.it.decision_given_on, self.starts[0])[1:-1]
            yield from self._years("waiting-days-exceeded", waiting)
        own = [p for p in self.it.pauses if p.cause is PauseCause.OWN]
        paused = {d for p in own for d in days(p.first_day, p.last_day)}
        attended = [(max(a, self.joined) if (a, b) in self.blocks else a, b) for a, b in self.own]
        stops = [*attended, *((t.first_day, t.last_day) for t in self.it.trainings)]
        covered = {d for span in stops for d in days(*span) if d < self.left}
        if covered:
            gap: list[date] = []
            interval: list[date] = []
            for day in days(min(covered), max(covered)):
                if day not in covered:
                    gap += [day] if day not in paused else []
                    continue
                interval += gap if any(self.reading.is_workday(d) for d in gap) else []
                gap = []
            yield from self._years("interval-days-exceeded", interval)
        begun = sorted(p.first_day for p in own if p.first_day < self.left)
        if begun:
            yield "own-pause-unpaid", NOTICE, begun[0], None, begun[0]

    def _years(self, rule: str, gap: Iterable[date]) -> Iterator[Reading]:
        years = defaultdict(list)
        for day in gap:
            if day.weekday() < 6 and day not in self.reading.public:
                years[day.year].append(day)
        for payable in years.values():
            if len(payable) > 75:
                yield rule, WARNING, payable[75], 75, len(payable)

    def flex_rules(self) -> Iterator[Reading]:
        outside = [f.on for f in self.flex if not self.is_in_training(f.on)]
        worked = [f.on for f in self.flex if f.worked]
        for rule, found in (("flex-outside-training", outside), ("flex-day-worked", worked)):
            if found:
                yield rule, ERROR, found[0], None, found[0]
        groundless = [f.on for f in self.flex if not f.ground.strip()]
        if groundless:
            yield "flex-reason-missing", WARNING, groundless[0], None, None
        long_visits = {v.on for v in self.it.visits if v.on < self.left and (v.minutes or 0) >= 240}
        counted = {*self.training, *self.attended, *long_visits} - self.absent - {f.on for f in self.flex}
        weeks = {}
        for flex in self.flex:
            if self.is_in_training(flex.on):
                weeks.setdefault(week(flex.on), flex.on)
        for its, first in weeks.items():
            number = sum(week(d) == its for d in counted)
            if number < 3:
                yield "flex-week-too-short", ERROR, first, 3, number

    def papers(self) -> Iterator[Reading]:
        papers = [(c, {d for s in c.days for d in days(s.first_day, s.last_day)}) for c in self.it.certificates]
        if papers:
            certified = papers[-1][1]
            there = {d for d in certified if d in self.attended or (self.is_in_training(d) and d not in self.absent)}
            wrong = {d for d in certified - there if self.reading.is_workday(d)}
            wrong |= {d for d in self.attended - certified if min(certified) < d < max(certified)}
            if wrong:
                yield "certificate-outdated", WARNING, min(wrong), None, min(wrong)
        ended = []
        for first, last in self.own:
            attended = {d for d in days(first, last) if d in self.block_days} - self.absent
            if last < self.as_of and attended:
                ended.append((last, first, attended))
        for last, _, attended in sorted(ended, key=lambda one: one[:2])[-1:]:
            is_given = any(c.given_on >= last or attended <= certified for c, certified in papers)
            if not is_given and self.as_of <= months_on(last, 6):
                yield "certificate-due", NOTICE, last, None, None

    def kela(self) -> Iterator[Reading]:
        untold = [i.first_day for i in (*self.it.absences, *self.it.other_work) if not i.told_kela_on]
        for previous, renewed in zip(self.it.certificates, self.it.certificates[1:], strict=False):
            before, after = ({d for s in c.days for d in days(s.first_day, s.last_day)} for c in (previous, renewed))
            untold += [renewed.given_on] if before != after and not renewed.told_kela_on else []
        for on in untold:
            if on <= self.as_of and on < self.left:
                coming = [d for d in days(on, on + 30 * DAY)[1:] if self.reading.is_workday(d)]
                yield "kela-not-told", WARNING, on, coming[2], None

    def dates(self) -> Iterator[Reading]:
        it, given = self.it, self.it.decision_given_on
        pairs = [(it.decision_arrived_on, given)]
        pairs += [(on, limit) for on in self.all_visits for limit in (it.decision_arrived_on, given)]
        pairs += [(it.decision_received_on, given), (it.left_on, it.joined_on)]
        early = [(on, limit) for on, limit in pairs if on and limit and on < limit]
        if early:
            on, limit = min(early, key=lambda pair: pair[0])
            yield "dates-out-of-order", WARNING, on, limit, on
        asks = self.group and (self.group.deferral_decided_on or self.reading.is_below(self.group))
        if self.is_live and (not it.decision_arrived_on or (asks and not it.decision_received_on)):
            yield "date-missing", NOTICE, None, None, None
