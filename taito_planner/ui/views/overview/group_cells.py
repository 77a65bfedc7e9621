"""Paints the cells of a group's row: places, the chart of spans, mean, findings. The printer paints with the same."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from taito_planner.rules.finding import Severity
from taito_planner.rules.overview import CustomerSpan, GroupStanding
from taito_planner.ui.signs import ROW_SIZE, Sign, paint_sign, sign_of
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.views.overview import words
from taito_planner.ui.views.overview.look import Look

PADDING = 8
PLACE = QRectF(0, 0, 10, 14)
PLACE_STEP = 13.0
MOST_SQUARES = 12
"""Groups planned larger than this show their places as one bar."""
MONTHS_EACH_WAY = 3
DOT, MEAN = 3.5, QRectF(-2.5, -9, 5, 18)


@dataclass(frozen=True, slots=True)
class SpanAxis:
    """Months from left to right, the service's target in the middle; what lies outside is drawn at the edge."""

    first: int
    last: int
    target: int
    tolerance: float
    """Months either side of the target that count as near it."""
    notice_days: int = 15
    warning_days: int = 30

    def x(self, months: float, area: QRectF) -> float:
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        share = (months - self.first) / (self.last - self.first)
        return inner.left() + inner.width() * min(1.0, max(0.0, share))

    def colour(self, days: float | None, look: Look) -> QColor:
        """The ink of a mean so many days from the target."""
        far = days is not None and abs(days) > self.warning_days
        return look.theme.warning if far else look.theme.text


def paint_places(painter: QPainter, area: QRectF, standing: GroupStanding, look: Look) -> None:
    """A square for each planned place, filled for each customer; the bar stands at the compulsory number."""
    theme, size, members = look.theme, standing.group.planned_size, standing.members
    fill = _fill(look)
    shown = max(size, members)
    left, middle = area.left() + PADDING, area.center().y()
    width = PLACE_STEP * min(shown, MOST_SQUARES) - (PLACE_STEP - PLACE.width())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shown > MOST_SQUARES:
        _bar_of_places(painter, QRectF(left, middle - 7, width, 14), members / max(shown, 1), look)
    else:
        for place in range(shown):
            box = PLACE.translated(left + PLACE_STEP * place, middle - 7).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(fill if place < members else theme.field_border, 1))
            painter.setBrush(fill if place < members else theme.surface)
            painter.drawRoundedRect(box, 2, 2)
    if standing.minimum is not None and standing.minimum <= shown:
        at = left + (width + 3) * standing.minimum / shown - 1.5
        painter.fillRect(QRectF(at - 1, middle - 10, 2, 20), theme.text)
    text, style = words.places_text(standing, look.texts), Style.NORMAL
    if words.is_short(standing):
        style = Style.BOLD
    at = left + PLACE_STEP * 10 + 10
    drawn = look.ink.draw(painter, at, middle, text, style, theme.text)
    if words.is_short(standing):
        paint_sign(painter, Sign.WARNING, QPointF(at + drawn + 14, middle), ROW_SIZE, theme)


def _bar_of_places(painter: QPainter, box: QRectF, share: float, look: Look) -> None:
    painter.setPen(QPen(look.theme.field_border, 1))
    painter.setBrush(look.theme.surface)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.fillRect(QRectF(box.left(), box.top(), box.width() * min(1.0, share), box.height()), _fill(look))


def _fill(look: Look) -> QColor:
    """Of a place that is taken; high contrast has no colour between ground and ink."""
    return look.theme.text if look.theme.is_high_contrast else look.theme.block


def paint_axis_ground(painter: QPainter, area: QRectF, axis: SpanAxis, look: Look) -> None:
    """The months as lines, the stretch near the target tinted, the target itself as a line."""
    theme = look.theme
    left, right = axis.x(axis.target - axis.tolerance, area), axis.x(axis.target + axis.tolerance, area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), theme.legal)
    for month in range(axis.first, axis.last + 1):
        painter.fillRect(QRectF(round(axis.x(month, area)), area.top(), 1, area.height()), theme.week_line)
    painter.fillRect(QRectF(round(axis.x(axis.target, area)) - 1, area.top(), 2, area.height()), theme.legal_text)


def paint_spans(painter: QPainter, area: QRectF, standing: GroupStanding, axis: SpanAxis, look: Look) -> None:
    """A ring for each customer, a bar for the group's mean."""
    paint_axis_ground(painter, area, axis, look)
    middle, theme = area.center().y(), look.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.text2, 1.2))
    painter.setBrush(theme.surface)
    for span in standing.spans:
        painter.drawEllipse(QPointF(axis.x(span.months, area), middle), DOT, DOT)
    mean = standing.mean.mean_months
    if mean is None:
        words, centre = look.texts("overview.no-spans"), area.center().x()
        width = look.ink.width(words, Style.SMALL) + 12
        painter.fillRect(QRectF(centre - width / 2, middle - 9, width, 18), theme.surface)  # over the target's line
        look.ink.draw_centred(painter, centre, middle, words, Style.SMALL, theme.text3)
        return
    painter.setPen(QPen(theme.surface, 1))
    painter.setBrush(axis.colour(standing.mean.mean_days_over, look))
    painter.drawRoundedRect(MEAN.translated(axis.x(mean, area), middle), 1.5, 1.5)


def span_at(x: float, area: QRectF, standing: GroupStanding, axis: SpanAxis) -> CustomerSpan | None:
    """The customer whose ring lies nearest to ``x``, within a few pixels."""
    near = min(standing.spans, key=lambda span: abs(axis.x(span.months, area) - x), default=None)
    return near if near is not None and abs(axis.x(near.months, area) - x) <= DOT + 3 else None


def paint_axis_head(painter: QPainter, area: QRectF, axis: SpanAxis, look: Look) -> None:
    """The months above the chart, with what ring and bar mean."""
    texts, theme, ink = look.texts, look.theme, look.ink
    bottom, top = area.bottom() - 10, area.top() + 9
    captions = (texts("overview.span-caption"), texts("overview.span-caption-short"))
    caption = ink.first_fitting(captions, area.width() - PADDING, Style.SMALL)
    ink.draw(painter, axis.x(axis.first, area), top, caption, Style.SMALL, theme.text2)
    for month in range(axis.first, axis.last + 1):
        is_target = month == axis.target
        text = words.months_text(month, texts).replace(",0", "").replace(".0", "") if is_target else str(month)
        style, colour = (Style.SMALL_BOLD, theme.legal_text) if is_target else (Style.SMALL, theme.text2)
        ink.draw_centred(painter, axis.x(month, area), bottom, text, style, colour)


def paint_mean(painter: QPainter, area: QRectF, standing: GroupStanding, axis: SpanAxis, look: Look) -> None:
    """``15,3 kk  +9 pv``: months bold, days in the warning's ink where they are far off."""
    middle, days = area.center().y(), standing.mean.mean_days_over
    half = area.left() + area.width() * 0.55
    months = words.months_text(standing.mean.mean_months, look.texts)
    look.ink.draw_right(painter, half - 4, middle, months, Style.BOLD, look.theme.text)
    far = days is not None and abs(days) > axis.warning_days
    colour = look.theme.warning if far else look.theme.text2
    look.ink.draw_right(
        painter, area.right() - PADDING, middle, words.days_from_target(days, look.texts), Style.NORMAL, colour
    )


def paint_findings(painter: QPainter, area: QRectF, standing: GroupStanding, look: Look) -> None:
    """A sign and a count for each severity."""
    x, middle = area.left() + PADDING + 6, area.center().y()
    if standing.worst is None:
        look.ink.draw(painter, x - 6, middle, look.texts("overview.no-findings"), Style.NORMAL, look.theme.text2)
        return
    for severity in sorted(Severity, reverse=True):
        if count := standing.findings.get(severity, 0):
            paint_sign(painter, sign_of(severity), QPointF(x, middle), ROW_SIZE, look.theme)
            x += 10 + look.ink.draw(painter, x + 10, middle, str(count), Style.NORMAL, look.theme.text) + 16


def paint_text(painter: QPainter, area: QRectF, text: str, look: Look, *, style: Style, colour: QColor) -> None:
    shown = look.fitted(text, area.width() - 2 * PADDING, style)
    look.ink.draw(painter, area.left() + PADDING, area.center().y(), shown, style, colour)


def spread(means: list[float], axis: SpanAxis, most: int = 9) -> SpanAxis:
    """``axis`` widened so that every mean has its place, up to ``most`` months from the target."""
    reach = max((abs(mean - axis.target) for mean in means), default=0)
    each_way = min(most, max(MONTHS_EACH_WAY, int(reach) + 1))
    return SpanAxis(
        axis.target - each_way, axis.target + each_way, axis.target, axis.tolerance, axis.notice_days, axis.warning_days
    )


def columns_from(left: float, widths: list[float]) -> list[tuple[float, float]]:
    """(left edge, width) of columns beside each other."""
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    return [(a, b - a) for a, b in pairwise(edges)]
