"""Candidates about on-the-job training, its flex days, and the days between periods."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from taito_planner.domain.days import ONE_DAY, DaySpan, monday_of
from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.model import Customer, FlexDay, Training
from taito_planner.domain.shifting import nearest_workday
from taito_planner.suggest.blocks import moved_within
from taito_planner.suggest.case import Candidate, Case

WEEK = timedelta(weeks=1)
DAYS = 5
MOST_WEEKS = 12
REMOVING = 8
WORKDAYS_A_WEEK = 5


def moved_flex_days(case: Case) -> Iterator[Candidate]:
    """As many flex days as are too many, each to a free training day; out of a short week each to a week of its own."""
    customer, days = case.customer, _flex_days(case)
    if customer is None or not days:
        return
    going = days[-min(case.finding.facts.get("missing", len(days)), len(days)) :]
    if len(going) == 1:
        yield from _flex_elsewhere(case, customer, going[0])
        return
    moved, taken = [], {day.on for day in customer.flex_days}
    for flex in going:
        free = [day for day in _training_days_near(case, customer, flex.on) if day not in taken]
        if not free:
            return
        taken |= set(DaySpan(monday_of(free[0]), monday_of(free[0]) + WEEK)) if _is_short_week(case) else {free[0]}
        moved.append(replace(flex, on=free[0]))
    facts = {"count": len(moved), "day": min(day.on for day in moved), "customer": customer.name}
    yield Candidate("move-flex-days", Several(tuple(Put(day, customer.id) for day in moved), "move-several"), facts)


def removed_flex_days(case: Case) -> Iterator[Candidate]:
    """Flex days taken out until enough rehabilitation days are left: the last ones first."""
    customer, days = case.customer, _flex_days(case)
    missing = case.finding.facts.get("missing", len(days))
    if customer is None or not days:
        return
    for count in {min(missing, len(days)), len(days)}:
        gone = days[-count:]
        intents: tuple[Intent, ...] = tuple(Remove(day.id) for day in gone)
        facts = {"count": count, "day": gone[0].on, "customer": customer.name}
        intent = intents[0] if count == 1 else Several(intents, "remove")
        yield Candidate("remove-flex", intent, facts, REMOVING)


def training_over_flex(case: Case) -> Iterator[Candidate]:
    """A training period that reaches to the flex day beside it, within two weeks."""
    customer, days = case.customer, _flex_days(case)
    if customer is None or len(days) != 1:
        return
    for training in customer.trainings:
        on = days[0].on
        if training.last_day < on <= training.last_day + 2 * WEEK and training.last_day >= case.today:
            yield _resized(customer, training, training.first_day, on)
        elif training.first_day - 2 * WEEK <= on < training.first_day and on >= case.today:
            yield _resized(customer, training, on, training.last_day)


def resized_training(case: Case) -> Iterator[Candidate]:
    """The last training made so much longer or shorter that its days are within the service's number."""
    customer, finding = case.customer, case.finding
    if customer is None or not customer.trainings or not isinstance(finding.limit, int):
        return
    training, actual = customer.trainings[-1], finding.actual
    if not isinstance(actual, int) or training.last_day < case.today:
        return
    missing, last = finding.limit - actual, training.last_day
    step = ONE_DAY if missing > 0 else -ONE_DAY
    left = abs(missing)
    while left and training.first_day <= last < training.last_day + 26 * WEEK:
        counted = last + step if missing > 0 else last
        last += step
        left -= counted.weekday() in training.weekdays and case.calendar.is_workday(counted)
    if last >= max(case.today, training.first_day):
        yield _resized(customer, training, training.first_day, last)


def shorter_gaps(case: Case) -> Iterator[Candidate]:
    """The periods after a long interval come earlier, or block before it later: by as many weeks as it takes."""
    customer, finding = case.customer, case.finding
    if customer is None or not isinstance(finding.actual, int) or not isinstance(finding.limit, int):
        return
    weeks = -(-(finding.actual - finding.limit) // (WORKDAYS_A_WEEK + 1))
    year = int(finding.part) if finding.part.isdigit() else case.today.year
    for training in customer.trainings:
        if training.first_day >= case.today and year in (training.first_day.year, training.first_day.year - 1):
            for more in range(weeks, min(weeks + 3, MOST_WEEKS)):
                yield from _earlier(case, customer, training, more)
    for block in case.group.opening_blocks if case.group else ():
        if block.first_day >= case.today and year == block.first_day.year and case.group:
            shift = weeks * WEEK
            for wanted in (block.first_day - shift, block.first_day + shift):
                near = monday_of(wanted)
                yield from list(moved_within(case, case.group, block, near, near + 6 * ONE_DAY))[:1]


def training_before_end(case: Case) -> Iterator[Candidate]:
    """A training period that goes on after the last day there may be any, earlier by as many weeks as it takes."""
    customer, limit = case.customer, case.finding.limit
    if customer is None or not isinstance(limit, date):
        return
    for training in customer.trainings:
        if training.last_day > limit and training.first_day >= case.today:
            weeks = -(-(training.last_day - limit).days // 7)
            for more in range(weeks, weeks + 2):
                yield from _earlier(case, customer, training, more)


def _earlier(case: Case, customer: Customer, training: Training, weeks: int) -> Iterator[Candidate]:
    """Moved earlier as a whole, and begun earlier with the same end."""
    first = nearest_workday(training.first_day - weeks * WEEK, case.calendar)
    if first < case.today:
        return
    length = training.last_day - training.first_day
    moved = replace(training, first_day=first, last_day=nearest_workday(first + length, case.calendar))
    facts = {"span": moved.span, "customer": customer.name}
    yield Candidate("move-training", Put(moved, customer.id), facts)
    yield _resized(customer, training, first, training.last_day)


def _resized(customer: Customer, training: Training, first: date, last: date) -> Candidate:
    changed = replace(training, first_day=first, last_day=last)
    return Candidate("resize-training", Put(changed, customer.id), {"span": changed.span, "customer": customer.name})


def _flex_days(case: Case) -> list[FlexDay]:
    """The flex days that the finding names; none where one of them is past."""
    days = [found.entity for found in case.items if isinstance(found.entity, FlexDay)]
    return days if all(day.on >= case.today for day in days) else []


def _flex_elsewhere(case: Case, customer: Customer, flex: FlexDay) -> Iterator[Candidate]:
    taken = {day.on for day in customer.flex_days}
    days = [day for day in _training_days_near(case, customer, flex.on) if day not in taken]
    for day in days[:DAYS]:
        facts = {"day": day, "was": flex.on, "customer": customer.name}
        yield Candidate("move-flex", Put(replace(flex, on=day), customer.id), facts)


def _training_days_near(case: Case, customer: Customer, on: date) -> list[date]:
    """Training days from today on, those nearest to ``on`` first; outside its week where that is too short."""
    near = case.workdays(case.today, date.max, on, 80, in_house=False)
    days = [day for day in near if _is_training_day(case, customer, day)]
    return [day for day in days if monday_of(day) != monday_of(on)] if _is_short_week(case) else days


def _is_short_week(case: Case) -> bool:
    return case.finding.rule == "flex-week-too-short"


def _is_training_day(case: Case, customer: Customer, day: date) -> bool:
    return day >= case.today and any(
        day in DaySpan(t.first_day, t.last_day) and day.weekday() in t.weekdays for t in customer.trainings
    )
