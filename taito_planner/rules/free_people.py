"""Who is free on given days: no leave and no other block or group days on any of them."""

from dataclasses import dataclass

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Leave, StaffMember
from taito_planner.rules.bookings import RowBooking
from taito_planner.rules.checker import NOTHING_BOOKED, Checked


@dataclass(frozen=True, slots=True)
class Availability:
    """One person on the days asked for: what stands in the way, and how many visits he has on them."""

    member: StaffMember
    leave: Leave | None = None
    row: RowBooking | None = None
    visit_count: int = 0

    @property
    def is_free(self) -> bool:
        """Visits do not bind a whole day: they are told, not counted as in the way."""
        return self.leave is None and self.row is None


def availability(checked: Checked, days: DaySpan, besides: EntityId = "") -> tuple[Availability, ...]:
    """Everyone on ``days`` (both ends included), the free first, those with fewest visits first among them.

    ``besides`` is the block or visit that is asked about: it is in nobody's way itself.
    """
    found = [_of(member, checked, days, besides) for member in checked.plan.staff]
    return tuple(sorted(found, key=lambda one: (not one.is_free, one.visit_count, one.member.name.casefold())))


def _of(member: StaffMember, checked: Checked, days: DaySpan, besides: EntityId) -> Availability:
    leave = next((one for one in member.leaves if _meets(one.span, days)), None)
    bookings = checked.booked.get(member.id, NOTHING_BOOKED).values()
    rows = (row for one in bookings for row in one.rows if row.id != besides and _meets(row.span, days))
    visits = sum(visit.on in days and visit.id != besides for one in bookings for visit in one.visits)
    return Availability(member, leave, next(rows, None), visits)


def _meets(one: DaySpan, other: DaySpan) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
