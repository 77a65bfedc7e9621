"""The lane heads: names, places, spans, worst sign; the arrow that opens and closes a group."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF, QRegion

from taito_planner.texts.dates import decimal_text
from taito_planner.ui.signs import ROW_SIZE, paint_sign, sign_of
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Lane, LaneKind
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import outline

_HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)


def paint_heads(painter: QPainter, scene: Scene, pane: Pane, clip: QRegion) -> None:
    """The heads of the rows of ``pane`` that ``clip`` touches."""
    frame, theme = scene.frame, scene.theme
    area = frame.pane_rect(pane)
    area.setWidth(frame.head_width)
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, theme.surface)
    for row in frame.visible_rows(pane):
        rect = frame.row_rect(pane, row)
        rect.setWidth(frame.head_width)
        if clip.intersects(rect.toAlignedRect()):
            _head(painter, scene, pane, row, rect)
    painter.fillRect(
        QRectF(frame.head_width - 1 / frame.dpr, area.top(), 1 / frame.dpr, area.height()), theme.divider
    )
    painter.restore()


def _head(painter: QPainter, scene: Scene, pane: Pane, row: int, rect: QRectF) -> None:
    frame, theme = scene.frame, scene.theme
    lane = frame.stack(pane).lanes[row]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if lane.kind in _HEADERS:
        painter.fillRect(rect, theme.group_row)
        if row > 0 or pane is Pane.STAFF:
            painter.fillRect(QRectF(0, rect.top(), rect.width(), 1 / frame.dpr), theme.divider)
    elif _is_binding(scene, lane):
        painter.fillRect(rect, theme.accent_soft)
    if scene.hot_lane == lane.key:
        if lane.kind not in _HEADERS:
            painter.fillRect(rect, theme.selected_row)
        painter.fillRect(QRectF(0, rect.top(), m.SELECTED_EDGE, rect.height()), theme.accent)
    painter.fillRect(
        QRectF(m.GROUP_NAME_X if lane.kind not in _HEADERS else 0, frame.snap(rect.bottom() - 1 / frame.dpr),
               rect.width(), 1 / frame.dpr), theme.row_line
    )  # fmt: skip
    _columns(painter, scene, lane, rect)
    if lane.key == scene.focus:
        outline(painter, frame, rect.adjusted(2, 1, -3, -2), 3, theme.text, 2, dashed=True)


def _is_binding(scene: Scene, lane: Lane) -> bool:
    return scene.drag is not None and lane.kind is LaneKind.CUSTOMER and lane.key == scene.drag.binding


def _columns(painter: QPainter, scene: Scene, lane: Lane, rect: QRectF) -> None:
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    middle = rect.center().y()
    name_style = Style.BOLD if lane.kind in _HEADERS else Style.NORMAL
    name_x = m.GROUP_NAME_X if lane.kind in _HEADERS else m.CHILD_NAME_X
    places_right, span_right = m.places_right(frame.head_width), m.span_right(frame.head_width)
    second, second_small = _second(scene, lane)
    style = Style.SMALL if second_small else Style.NORMAL
    second_left = places_right - ink.width(second, style)
    second_colour = theme.text2 if second_small else theme.text
    name = _name(scene, lane)
    room = (second_left if second else span_right - 30) - name_x - 8
    if ink.width(name, name_style) > room:
        name = _shortened(scene, name, name_style, room)
    ink.draw(painter, name_x, middle, name, name_style, theme.text)
    ink.draw(painter, second_left, middle, second, style, second_colour)
    third = _third(scene, lane)
    third_style = Style.BOLD if lane.kind in (LaneKind.GROUP, LaneKind.STAFF) else Style.NORMAL
    ink.draw_right(painter, span_right, middle, third, third_style, theme.text)
    worst = scene.facts.worst_of(lane)
    if worst is not None:
        paint_sign(painter, sign_of(worst), QPointF(m.sign_x(frame.head_width), middle), ROW_SIZE, theme)
    if lane.kind in _HEADERS:
        _arrow(painter, scene, QPointF(m.ARROW_X, middle), lane.key in scene.collapsed)


def _name(scene: Scene, lane: Lane) -> str:
    if lane.kind is LaneKind.BLOCKS:
        return scene.texts("timeline.lane.blocks")
    if lane.kind is LaneKind.LOOSE:
        return scene.texts("timeline.lane.loose")
    if lane.kind is LaneKind.STAFF_HEAD:
        return scene.texts("timeline.lane.staff")
    return str(lane.owner.name)


def _shortened(scene: Scene, name: str, style: Style, room: float) -> str:
    """A name too long for its column ends in an ellipsis; the whole name stands in the tooltip."""
    metrics = scene.ink.metrics(style)
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)


def _second(scene: Scene, lane: Lane) -> tuple[str, bool]:
    """The column of places: members and planned size, leaders, the day of the decision, the role. Small or not."""
    facts = scene.facts
    if lane.kind is LaneKind.GROUP:
        return f"{facts.members_of(lane.owner)} / {lane.owner.planned_size}", False
    if lane.kind is LaneKind.BLOCKS:
        return ", ".join(facts.initials_of(lane.owner.leaders)[:4]), True
    if lane.kind is LaneKind.CUSTOMER:
        return scene.texts("timeline.lane.decision", day=lane.owner.decision_given_on), True
    if lane.kind is LaneKind.STAFF:
        return lane.owner.role, True
    if lane.kind is LaneKind.STAFF_HEAD:
        return str(len(scene.plan.staff)), False
    return str(len(scene.plan.loose_customers)), False


def _third(scene: Scene, lane: Lane) -> str:
    """The column of spans: months with one decimal, initials on staff lanes."""
    if lane.kind is LaneKind.STAFF:
        return next(iter(scene.facts.initials_of((lane.owner.id,))), "")
    months = scene.facts.months_of(lane)
    if months is None:
        return ""
    return decimal_text(months, scene.texts.language)


def _arrow(painter: QPainter, scene: Scene, centre: QPointF, collapsed: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.theme.text2)
    x, y = centre.x(), centre.y()
    if collapsed:
        points = [QPointF(x - 2.5, y - 4), QPointF(x + 2.5, y), QPointF(x - 2.5, y + 4)]
    else:
        points = [QPointF(x - 4, y - 2.5), QPointF(x + 4, y - 2.5), QPointF(x, y + 2.5)]
    painter.drawPolygon(QPolygonF(points))
