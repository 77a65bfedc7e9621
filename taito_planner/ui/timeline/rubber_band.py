"""A frame drawn from a free place of the lanes: it selects what it touches, and pulls the lanes along at the edges."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from taito_planner.domain.ids import EntityId
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.edge_push import edge_push
from taito_planner.ui.timeline.frame import Frame, Pane

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

_BOOKINGS = (BarKind.BOOKING, BarKind.VISIT_BOOKING)


class RubberBand:
    """One frame, from the press on. Its first corner stays on its day and lane when these scroll away.

    ``keeps``: what stays selected beside what the frame touches. It keeps to the pane it began in.
    """

    def __init__(self, view: "Timeline", at: QPointF, keeps: tuple[EntityId, ...]) -> None:
        self._view = view
        self._keeps = keeps
        frame = view.stage.frame()
        self._start = at
        self._pane = frame.pane_at(at.y())
        self._anchor = at + _scrolled(frame, self._pane)

    def stretch(self, at: QPointF) -> None:
        """The other corner is at ``at``: selects what lies between."""
        view, frame = self._view, self._view.stage.frame()
        pane = frame.pane_rect(self._pane)
        corner = QPointF(at.x(), min(max(at.y(), pane.top()), pane.bottom()))
        area = QRectF(self._anchor - _scrolled(frame, self._pane), corner).normalized()
        view.stage.rubber = area.intersected(pane)
        view.select(*dict.fromkeys((*self._keeps, *self._touched(frame, area))))
        view.viewport().update()

    def _touched(self, frame: Frame, area: QRectF) -> list[EntityId]:
        """The bars in the frame, also those that have been scrolled out of sight."""
        stack, top = frame.stack(self._pane), frame.row_top(self._pane, 0)
        first, last = frame.day_at(area.left()), frame.day_at(area.right())
        return [
            bar.id
            for row in stack.rows_between(max(0.0, area.top() - top), max(0.0, area.bottom() - top))
            for bar in frame.bars_shown(self._pane, row, first - 4, last + 4)
            if bar.kind not in _BOOKINGS
            and frame.bar_rect(stack.lanes[row], bar, frame.row_rect(self._pane, row)).intersects(area)
        ]

    def pull(self, at: QPointF) -> None:
        """Scrolls on where ``at`` is near an edge, up and down too, and stretches after it."""
        before, start = self._view.stage.frame(), self._start
        area = before.pane_rect(self._pane)
        across = edge_push(at.x(), before.head_width, before.width, start.x())
        down = edge_push(at.y(), area.top(), area.bottom(), start.y()) if self._pane is Pane.GROUPS else 0.0
        self._view.scrolling.scroll_by(across, down)
        if _scrolled(self._view.stage.frame(), self._pane) != _scrolled(before, self._pane):
            self.stretch(at)


def _scrolled(frame: Frame, pane: Pane) -> QPointF:
    return QPointF(frame.scroll_x, frame.staff_scroll if pane is Pane.STAFF else frame.scroll_y)
