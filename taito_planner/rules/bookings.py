"""Who is booked for what: rows of blocks by their leaders, visits by their instructor."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId, GroupId, StaffId
from taito_planner.domain.model import Customer, Group, Visit


@dataclass(frozen=True, slots=True)
class RowBooking:
    """A row of days of one group with all the people who lead it."""

    id: EntityId
    group: GroupId
    group_name: str
    first_day: date
    last_day: date
    leaders: tuple[StaffId, ...]
    number: int = 0
    """1, 2, 3 for opening blocks by first day, 0 for later group days."""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)

    def order(self) -> tuple[date, date, str, EntityId]:
        """The order that decides which of two rows is the later: start, end, group."""
        return self.first_day, self.last_day, self.group_name, self.group


@dataclass(frozen=True, slots=True)
class Bookings:
    """One person's rows and visits within one group, or with one customer who has no group."""

    rows: tuple[RowBooking, ...] = ()
    visits: tuple[Visit, ...] = ()


BookingsByStaff = Mapping[StaffId, Bookings]


def bookings_of_group(group: Group) -> BookingsByStaff:
    rows: dict[StaffId, list[RowBooking]] = defaultdict(list)
    numbers = {block.id: number for number, block in enumerate(group.opening_blocks, 1)}
    for block in group.blocks:
        leaders = group.leaders_of(block)
        number = numbers.get(block.id, 0)
        booking = RowBooking(block.id, group.id, group.name, block.first_day, block.last_day, leaders, number)
        for leader in dict.fromkeys(leaders):
            rows[leader].append(booking)
    visits: dict[StaffId, list[Visit]] = defaultdict(list)
    for customer in group.customers:
        for instructor, his in _visits_by_instructor(customer).items():
            visits[instructor].extend(his)
    return {
        person: Bookings(tuple(rows.get(person, ())), tuple(visits.get(person, ()))) for person in {**rows, **visits}
    }


def bookings_of_customer(customer: Customer) -> BookingsByStaff:
    """The bookings of a customer without a group."""
    return {person: Bookings((), his) for person, his in _visits_by_instructor(customer).items()}


def _visits_by_instructor(customer: Customer) -> Mapping[StaffId, tuple[Visit, ...]]:
    """Visits before leaving by who holds them; kept on the immutable customer, who is the same object while
    unedited.
    """
    kept: Mapping[StaffId, tuple[Visit, ...]] | None = customer.__dict__.get("_visits_by_instructor")
    if kept is None:
        found: dict[StaffId, list[Visit]] = defaultdict(list)
        for visit in customer.visits:
            person = visit.instructor or customer.instructor
            if person and customer.is_live(visit.on):
                found[person].append(visit)
        kept = {person: tuple(visits) for person, visits in found.items()}
        customer.__dict__["_visits_by_instructor"] = kept
    return kept
