"""The lane heads: names, places, spans, worst sign; the arrow that opens and closes a group."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF, QRegion

from taito_planner.texts.dates import decimal_text, short_day
from taito_planner.ui.signs import ROW_SIZE, Sign, paint_sign
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Lane, LaneKind
from taito_planner.ui.timeline.frame import HEADS, Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.lane_cache import MOST_KEPT
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import outline


def paint_heads(painter: QPainter, scene: Scene, pane: Pane, clip: QRegion) -> None:
    """The heads of the rows of ``pane`` that ``clip`` touches, each painted once for its state and then
    copied.
    """
    frame, theme = scene.frame, scene.theme
    area = frame.pane_rect(pane)
    area.setWidth(frame.head_width)
    if not clip.intersects(area.toAlignedRect()):
        return
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, theme.surface)
    for row, lane, rect in frame.rows_seen(pane):
        if clip.intersects(rect.toAlignedRect()):
            is_first = row == 0 and pane is Pane.GROUPS
            picture = _picture(scene, lane, rect.height(), is_first)
            painter.drawPixmap(QPointF(0, frame.snap(rect.top())), picture)
    right = frame.head_width - 1 / frame.dpr
    painter.fillRect(QRectF(right, area.top(), 1 / frame.dpr, area.height()), theme.divider)
    painter.restore()


def _picture(scene: Scene, lane: Lane, height: float, is_first: bool) -> QPixmap:
    frame = scene.frame
    state = (
        height,
        frame.head_width,
        is_first,
        scene.hot_lane == lane.key,
        scene.focus == lane.key,
        _is_binding(scene, lane),
        lane.key in scene.collapsed,
    )
    kept = scene.heads.get(lane.key)
    if kept is not None and kept[0] is lane and kept[1] == state:
        return kept[2]
    pixmap = QPixmap(round(frame.head_width * frame.dpr), round(height * frame.dpr))
    pixmap.setDevicePixelRatio(frame.dpr)
    pixmap.fill(scene.theme.surface)
    painter = QPainter(pixmap)
    paint_head(painter, scene, lane, QRectF(0, 0, frame.head_width, height), is_first)
    painter.end()
    if len(scene.heads) > MOST_KEPT:
        scene.heads.clear()
    scene.heads[lane.key] = (lane, state, pixmap)
    return pixmap


def paint_head(painter: QPainter, scene: Scene, lane: Lane, rect: QRectF, is_first: bool) -> None:
    """The head of one lane into ``rect``, whose top left is the origin; the first one has no line above."""
    frame, theme = scene.frame, scene.theme
    if lane.kind in HEADS:
        painter.fillRect(rect, theme.group_row)
        if not is_first:
            painter.fillRect(QRectF(0, 0, rect.width(), 1 / frame.dpr), theme.divider)
    elif _is_binding(scene, lane):
        painter.fillRect(rect, theme.accent_soft)
    if scene.hot_lane == lane.key:
        if lane.kind not in HEADS:
            painter.fillRect(rect, theme.selected_row)
        painter.fillRect(QRectF(0, 0, m.SELECTED_EDGE, rect.height()), theme.accent)
    left = 0 if lane.kind in HEADS else m.GROUP_NAME_X
    line = QRectF(left, frame.snap(rect.bottom() - 1 / frame.dpr), rect.width(), 1 / frame.dpr)
    painter.fillRect(line, theme.row_line)
    _columns(painter, scene, lane, rect)
    if lane.key == scene.focus:
        outline(painter, frame, rect.adjusted(2, 1, -3, -2), 3, theme.text, 2, dashed=True)


def _is_binding(scene: Scene, lane: Lane) -> bool:
    return scene.drag is not None and lane.kind is LaneKind.CUSTOMER and lane.key == scene.drag.binding


def _columns(painter: QPainter, scene: Scene, lane: Lane, rect: QRectF) -> None:
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    middle = rect.center().y()
    name_style = Style.BOLD if lane.kind in HEADS else Style.NORMAL
    name_x = m.GROUP_NAME_X if lane.kind in HEADS else m.CHILD_NAME_X
    places_right, span_right = m.places_right(frame.head_width), m.span_right(frame.head_width)
    name = _name(scene, lane)
    name_width = ink.width(name, name_style)
    small = lane.kind in (LaneKind.BLOCKS, LaneKind.CUSTOMER, LaneKind.STAFF)
    style = Style.SMALL if small else Style.NORMAL
    third = _third(scene, lane)
    if lane.kind is LaneKind.GROUP:  # a long name pushes the places towards the span, and gives way itself then
        second = _places(scene, lane)
        wanted = name_x + name_width + 4 + ink.width(second, style)
        places_right = max(places_right, min(wanted, span_right - ink.width(third, Style.BOLD) - 8))
    else:
        second = ink.first_fitting(_second(scene, lane), places_right - name_x - name_width - 6, style)
    free = (places_right - ink.width(second, style) if second else span_right - 30) - name_x - 4
    if name_width > free:
        name = _shortened(scene, name, name_style, free)
    ink.draw(painter, name_x, middle, name, name_style, theme.text)
    ink.draw_right(painter, places_right, middle, second, style, theme.text2 if small else theme.text)
    third_style = Style.BOLD if lane.kind in (LaneKind.GROUP, LaneKind.STAFF) else Style.NORMAL
    ink.draw_right(painter, span_right, middle, third, third_style, theme.text)
    mark = scene.facts.mark_of(lane)
    if mark is not None:
        paint_sign(painter, Sign(mark), QPointF(m.sign_x(frame.head_width), middle), ROW_SIZE, theme)
    if lane.kind in HEADS:
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


def _places(scene: Scene, lane: Lane) -> str:
    """Members and planned size of a group, in one form for all groups: tight in the narrow head."""
    members, size = scene.facts.members_of(lane.owner), lane.owner.planned_size
    return f"{members} / {size}" if scene.frame.head_width >= m.HEAD_WIDTH else f"{members}/{size}"


def _second(scene: Scene, lane: Lane) -> tuple[str, ...]:
    """The column of places on other lanes, the fullest form first: leaders, decision, role."""
    facts = scene.facts
    if lane.kind is LaneKind.BLOCKS:
        people = facts.initials_of(lane.owner.leaders)
        return tuple(", ".join(people[:count]) for count in range(len(people), 0, -1))
    if lane.kind is LaneKind.CUSTOMER:
        given = lane.owner.decision_given_on
        return scene.texts("timeline.lane.decision", day=given), short_day(given)
    if lane.kind is LaneKind.STAFF:
        return (lane.owner.role,)
    if lane.kind is LaneKind.STAFF_HEAD:
        return (str(len(scene.plan.staff)),)
    return (str(len(scene.plan.loose_customers)),)


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
