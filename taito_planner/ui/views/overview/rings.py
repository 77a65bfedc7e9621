"""The customers' rings in a group's chart of spans, walked by key from the shortest span to the longest."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from taito_planner.domain.ids import EntityId
from taito_planner.rules.overview import CustomerSpan, GroupStanding
from taito_planner.texts import Texts
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.views.overview import words
from taito_planner.ui.views.overview.group_cells import DOT, SpanAxis
from taito_planner.ui.views.overview.look import Look

WHOLE = EntityId("")
"""The chart itself, before its first ring."""
_GAP, _PADDING = 8, 5


def in_order(standing: GroupStanding) -> list[CustomerSpan]:
    """As they lie from left to right; of equal ones by name, so that each can be reached."""
    return sorted(standing.spans, key=lambda span: (span.months, span.name))


def ring_beside(standing: GroupStanding, ring: EntityId, step: int) -> EntityId | None:
    """The next ring to the right (1) or left (-1), WHOLE left of the first; None past either end."""
    stops = [WHOLE, *(span.customer for span in in_order(standing))]
    place = (stops.index(ring) if ring in stops else 0) + step
    return stops[place] if 0 <= place < len(stops) else None


def ring_text(standing: GroupStanding, ring: EntityId, texts: Texts) -> str:
    """``A-1061 14,9 kk (−3 pv), 2 / 8``; nothing for WHOLE."""
    for number, span in enumerate(rings := in_order(standing), 1):
        if span.customer == ring:
            what, days = words.span_text_of(span, texts), words.days_from_target(span.days_over, texts)
            return texts("overview.ring", what=what, days=days, number=number, count=len(rings))
    return ""


def paint_ring_focus(
    painter: QPainter, area: QRectF, standing: GroupStanding, ring: EntityId, axis: SpanAxis, look: Look
) -> None:
    """The ring that the keys stand on, and beside it whose it is."""
    span = next((span for span in standing.spans if span.customer == ring), None)
    if span is None:
        return
    theme, centre = look.theme, QPointF(axis.x(span.months, area), area.center().y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(theme.surface)
    painter.drawEllipse(centre, DOT + 3, DOT + 3)
    painter.setPen(QPen(theme.text, 1.2))
    painter.drawEllipse(centre, DOT, DOT)
    text = words.span_text_of(span, look.texts)
    width = look.ink.width(text, Style.SMALL_BOLD) + 2 * _PADDING
    right = centre.x() + DOT + _GAP
    left = right if right + width <= area.right() - 2 else centre.x() - DOT - _GAP - width
    box = QRectF(left, centre.y() - 10, width, 20)
    painter.setPen(QPen(theme.accent, 1))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    look.ink.draw(painter, box.left() + _PADDING, box.center().y(), text, Style.SMALL_BOLD, theme.text)
