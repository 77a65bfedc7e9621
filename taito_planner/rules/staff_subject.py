"""A staff member as the staff rules look at him: everything he is booked for from as_of on."""

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter

from taito_planner.domain.model import StaffMember, Visit
from taito_planner.rules.bookings import RowBooking
from taito_planner.rules.subjects import LOOSE_SERVICE, Situation, Subject

USUAL_VISIT_MINUTES = 60


class StaffSubject(Subject):
    """A staff member with every row and visit he is booked for that ends on or after as_of."""

    def __init__(
        self,
        member: StaffMember,
        rows: tuple[RowBooking, ...],
        visits: tuple[Visit, ...],
        situation: Situation,
    ) -> None:
        super().__init__(situation)
        self.member = member
        self.staff_id = member.id
        self.rows = tuple(sorted((r for r in rows if r.last_day >= self.as_of), key=RowBooking.order))
        self.visits = tuple(sorted((v for v in visits if v.on >= self.as_of), key=attrgetter("on", "id")))
        self._visit_days = [visit.on for visit in self.visits]
        profile = situation.profiles.get(LOOSE_SERVICE)
        self.visit_minutes = profile.visit_minutes if profile else USUAL_VISIT_MINUTES

    def visits_between(self, first_day: date, last_day: date) -> tuple[Visit, ...]:
        """His visits from ``first_day`` to ``last_day``, both included, in order of day."""
        days = self._visit_days
        return self.visits[bisect_left(days, first_day) : bisect_right(days, last_day)]
