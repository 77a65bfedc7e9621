"""The days on which a group's block 1 may begin, the customers who bind them, and the slack that is left."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taito_planner.domain.closed_days import calendar_for
from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId
from taito_planner.domain.model import Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.start_window import Bound, StartWindow, Why, legal_places, start_window
from taito_planner.session.document import PlanDocument
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.countdown_text import bound_text
from taito_planner.texts.dates import EN_DASH, day_text, span_text
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.inspector.gauges import WindowShown, WindowStrip
from taito_planner.ui.inspector.reading_row import ReadingRow
from taito_planner.ui.inspector.start_rows import StartRows
from taito_planner.ui.theme import Theme


class WindowSection(QWidget):
    """``Aloitusikkuna 6.12.2025–27.1.2026``, the strip, earliest, latest, slack."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._days = label("", "caption")
        self._strip = WindowStrip(theme)
        self.earliest = ReadingRow(texts("inspector.earliest"))
        self.latest = ReadingRow(texts("inspector.latest"))
        self.slack = ReadingRow(texts("inspector.slack"))
        self.start = StartRows(texts)
        head = QHBoxLayout()
        head.addWidget(label(texts("inspector.window"), "heading"), 1)
        head.addWidget(self._days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(thin_rule())
        column.addSpacing(6)
        column.addLayout(head)
        column.addWidget(self._strip)
        for row in (self.earliest, self.latest, self.slack, self.start):
            column.addWidget(row)

    @property
    def days_text(self) -> str:
        return self._days.text()

    def show_group(self, group: Group | None, document: PlanDocument) -> None:
        window = _window(group, document.plan, document)
        self.setVisible(window is not None)
        if group is not None and window is not None:
            self._show(window, group, document.plan, document.profiles[group.service], None)
            self.start.show_group(group, document.plan, document.profiles[group.service], document.as_of)

    def show_preview(self, group: Group | None, preview: Preview, document: PlanDocument) -> None:
        """The window after the drag, with the block's place now and then."""
        window = _window(group, preview.plan, document)
        if group is None or window is None:
            return
        before = preview.before.plan.group_by_id.get(group.id)
        now = before.first_block.first_day if before and before.first_block else None
        self._show(window, group, preview.plan, document.profiles[group.service], now)
        self.start.show_group(group, preview.plan, document.profiles[group.service], document.as_of)

    def _show(
        self, window: StartWindow, group: Group, plan: Plan, profile: ServiceProfile, moved_from: date | None
    ) -> None:
        starts = group.first_block.first_day if group.first_block else None
        span, last = window.span, window.last.day if window.last else None
        is_moved = moved_from is not None and moved_from != starts
        self._strip.show_window(
            WindowShown(
                span,
                legal_spans(span, profile, calendar_for(plan, profile)) if span else (),
                moved_from if is_moved else starts,
                starts if is_moved else None,
            )
        )
        self._days.setText(self._days_text(window))
        names = {customer.id: customer.name for customer in group.customers}
        for row, bound in ((self.earliest, window.first), (self.latest, window.last)):
            why = bound_text(bound, profile, self._texts) if bound else ""
            row.show_text(self._bound(bound, names), hint=why)
        self.slack.show_text(self._slack(starts, moved_from if is_moved else None, last), bold=True)
        self._strip.setAccessibleName(f"{self._texts('inspector.window')} {self._days.text()}")

    def _days_text(self, window: StartWindow) -> str:
        if window.is_empty:
            return self._texts("inspector.window-empty")
        if window.span is not None:
            return span_text(window.span.first_day, window.span.last_day)
        first, last = (day_text(bound.day) if bound else "" for bound in (window.first, window.last))
        return f"{first}{EN_DASH}{last}"

    def _bound(self, bound: Bound | None, names: dict[CustomerId, str]) -> str:
        if bound is None:
            return EN_DASH
        key = "inspector.earliest-by" if bound.why is Why.VISIT else "inspector.latest-by"
        day = bound.since if bound.why is Why.VISIT else bound.day
        return self._texts(key, name=names[bound.customer], day=day)

    def _slack(self, starts: date | None, moved_from: date | None, last: date | None) -> str:
        if starts is None or last is None:
            return EN_DASH
        left = (last - starts).days
        text = self._texts("inspector.days-left" if left >= 0 else "inspector.days-over", count=abs(left))
        if moved_from is not None:
            text = self._texts("inspector.slack-now", text=text, count=(last - moved_from).days)
        return text


def legal_spans(window: DaySpan, profile: ServiceProfile, calendar: HolidayCalendar) -> tuple[DaySpan, ...]:
    """The parts of the window on which block 1 may lie: legal places, those of neighbouring weeks joined."""
    joined: list[DaySpan] = []
    for place in legal_places(window, profile, calendar):
        if joined and (place.first_day - joined[-1].last_day).days <= 4:
            joined[-1] = DaySpan(joined[-1].first_day, max(joined[-1].last_day, place.last_day))
        else:
            joined.append(DaySpan(place.first_day, place.last_day))
    return tuple(DaySpan(s.first_day, min(s.last_day, window.last_day)) for s in joined)


def _window(group: Group | None, plan: Plan, document: PlanDocument) -> StartWindow | None:
    if group is None:
        return None
    window = start_window(group, document.profiles[group.service], plan.calendar, document.as_of)
    return window if window.first or window.last else None
