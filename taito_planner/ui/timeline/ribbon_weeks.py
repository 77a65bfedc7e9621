"""Whose weeks the ribbon shows: those of the selected block or group's own service, else of most groups. No Qt."""

from collections import Counter

from taito_planner.domain.closed_days import calendar_for, house_calendar
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import DEFAULT_SERVICE, Block, BlockKind, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.shifting import block_number
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.checker import Checked
from taito_planner.ui.timeline.weeks import WeekBook


class RibbonWeeks:
    """Keeps the books of weeks, so that going back and forth between services works nothing out again."""

    def __init__(self) -> None:
        self._asked: tuple[Checked, tuple[EntityId, ...]] | None = None
        self._book = WeekBook(HolidayCalendar(), ())
        self._books: list[WeekBook] = []

    def of(self, checked: Checked, selection: tuple[EntityId, ...]) -> WeekBook:
        """The weeks as the service of what is selected sees them, for the number of the selected block."""
        if self._asked is None or self._asked[0] is not checked or self._asked[1] != selection:
            self._asked = checked, selection
            self._book = self._found(checked, selection)
        return self._book

    def _found(self, checked: Checked, selection: tuple[EntityId, ...]) -> WeekBook:
        plan = checked.plan
        number, profile = _service(checked, selection)
        patterns = profile.patterns_for(number) if profile else ()
        shown = house_calendar(plan)
        in_the_way = calendar_for(plan, profile) if profile else shown
        for book in self._books:
            if book.calendar is shown and book.in_the_way is in_the_way and book.patterns == patterns:
                return book
        self._books = [book for book in self._books if book.calendar is shown]
        self._books.append(WeekBook(shown, patterns, in_the_way))
        return self._books[-1]


def _service(checked: Checked, selection: tuple[EntityId, ...]) -> tuple[int, ServiceProfile | None]:
    """The number of the block to place, and the profile it is placed by."""
    found = locate(checked.plan, selection[0]) if len(selection) == 1 else None
    if found is not None and found.group is not None:
        profile = checked.profiles.get(found.group.service)
        block = found.entity
        if isinstance(block, Block) and block.kind is BlockKind.OPENING:
            return block_number(found.group, block), profile
        return 1, profile
    return 1, checked.profiles.get(common_service(checked.plan))


def common_service(plan: Plan) -> str:
    """The service of most groups, the first on a tie; of an empty plan that of a group that names none."""
    common = Counter(group.service for group in plan.groups).most_common(1)
    return common[0][0] if common else DEFAULT_SERVICE
