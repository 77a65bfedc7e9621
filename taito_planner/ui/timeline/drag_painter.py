"""Paints a drag: the zones of its lane, ghosts, guides and refused places."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from taito_planner.rules.finding import Severity
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bar_painter import BarPainter, radius_of
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.beyond import beyond, room_for_words
from taito_planner.ui.timeline.drag_picture import DragPicture, Ghost
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.lane_painter import drag_colours
from taito_planner.ui.timeline.places import ZoneState
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import filled, hatch, outline, thick
from taito_planner.ui.timeline.time_axis import Detail
from taito_planner.ui.timeline.words import block_labels


def paint_zones(painter: QPainter, scene: Scene, drag: DragPicture) -> None:
    """Lit and hatched stretches of the dragged thing's lane, under the bars."""
    frame = scene.frame
    place = frame.place_of(drag.lane_key)
    if place is None:
        return
    row = frame.row_rect(*place)
    _clip_to_lanes(painter, scene, place[0])
    height = row.height() - 4
    for zone in drag.zones:
        left, right = frame.x(zone.first), frame.x(zone.last + 1)
        if right > frame.head_width and left < frame.width:
            sprite = _zone_sprite(scene, zone.state, right - left, height)
            painter.drawPixmap(QPointF(left - MARGIN, frame.snap(row.top()) + 2 - MARGIN), sprite)
    _plates(painter, scene, drag, frame.stack(place[0]).lanes[place[1]], row)
    painter.restore()


def _plates(painter: QPainter, scene: Scene, drag: DragPicture, lane: Lane, row: QRectF) -> None:
    """The lane's ground under the dates of the other bars: no edge of a zone runs through them."""
    frame = scene.frame
    is_above = frame.axis.detail is Detail.WEEK and lane.kind is LaneKind.BLOCKS
    middle = row.top() + 8 if is_above else row.center().y()
    there = beyond(lane, scene.facts, *frame.visible_days())
    first, last = room_for_words(frame, (there[0] is not None, there[1] is not None))
    shift = frame.head_width - frame.scroll_x
    px_per_day = frame.axis.px_per_day
    for bar_id, (_, width, day, dx, other) in scene.laid_lane(lane).labels.items():
        left = day * px_per_day + dx + shift
        if left + width > last and other is not None:
            left = other.x(px_per_day) + shift
        if bar_id not in drag.moving and first <= left and left + width <= last:
            painter.fillRect(QRectF(left - 3, middle - 8, width + 6, 16), scene.theme.surface)


def _zone_sprite(scene: Scene, state: ZoneState, width: float, height: float) -> QPixmap:
    theme = scene.theme

    def paint(painter: QPainter) -> None:
        area = QRectF(0, 0, width, height)
        if state is ZoneState.LEGAL:
            outline(painter, scene.frame, area, 2, theme.legal_line, 1, fill=theme.legal)
        elif state is ZoneState.ILLEGAL:
            painter.fillRect(area, theme.illegal)
            hatch(painter, area, theme.illegal_hatch, 6, 1)
        else:
            hatch(painter, area, theme.outside_hatch, 7, 1)

    return scene.sprites.sprite(("zone", state, width, height), width, height, paint)


def paint_ghosts(painter: QPainter, scene: Scene, drag: DragPicture) -> None:
    """What the drop would make."""
    bars = BarPainter(painter, scene)
    for pane in (Pane.GROUPS, Pane.STAFF):
        _clip_to_lanes(painter, scene, pane)
        for ghost in drag.ghosts:
            place = scene.frame.place_of(ghost.lane_key)
            if place is not None and place[0] is pane:
                _ghost(painter, scene, drag, ghost, scene.frame.row_rect(*place), bars)
        painter.restore()
    _refused_outline(painter, scene, drag)


def _ghost(
    painter: QPainter, scene: Scene, drag: DragPicture, ghost: Ghost, row: QRectF, bars: BarPainter
) -> None:
    theme, frame = scene.theme, scene.frame
    bar = ghost.bar
    rect = frame.span_rect(ghost.lane_kind, bar.kind, bar.first, bar.last, row)
    legal = drag.target is None or drag.target.place.is_legal
    if ghost.is_main and legal:
        bars.paint(ghost.bar, rect, ghost.lane_kind)
    elif ghost.is_main:
        outline(painter, frame, rect, radius_of(ghost.bar, rect), theme.error, 2, fill=theme.illegal)
        inner = rect.adjusted(2, 2, -2, -2)
        hatch(painter, inner, theme.error, 6, 1)
        _number_plate(painter, scene, ghost.bar, rect)
    elif ghost.lane_kind is LaneKind.STAFF:
        outline(painter, frame, rect, 2, theme.accent, 1.2, fill=theme.surface)
        code = scene.facts.codes.get(ghost.bar.group.id, "") if ghost.bar.group else ""
        word = scene.ink.first_fitting((code, code[:1]), rect.width() - 3, Style.TINY_BOLD)
        scene.ink.draw_centred(
            painter, rect.center().x(), rect.center().y(), word, Style.TINY_BOLD, theme.accent
        )
        _booking_trouble(painter, scene, drag, ghost, rect)
    else:
        line, fill = drag_colours(ghost.bar, theme)
        outline(painter, frame, rect, radius_of(ghost.bar, rect), line, 1, fill=fill)
        if ghost.bar.number:
            number = str(ghost.bar.number)
            at = rect.center()
            scene.ink.draw_centred(painter, at.x(), at.y(), number, Style.SMALL_BOLD, line)
        _new_dates(painter, scene, ghost.bar, rect)


def _number_plate(painter: QPainter, scene: Scene, bar: Bar, rect: QRectF) -> None:
    if not bar.number:
        return
    theme = scene.theme
    centre = rect.center()
    filled(painter, QRectF(centre.x() - 6, centre.y() - 7, 12, 14), 2, theme.illegal)
    scene.ink.draw_centred(painter, centre.x(), centre.y(), str(bar.number), Style.BOLD, theme.error)


def _booking_trouble(painter: QPainter, scene: Scene, drag: DragPicture, ghost: Ghost, rect: QRectF) -> None:
    """The ring of a person's new finding around his new booking."""
    if drag.preview is None:
        return
    about = [
        finding.severity
        for finding in drag.preview.appeared
        if finding.staff == ghost.lane_key and ghost.bar.id in finding.items
    ]
    if about and max(about) > Severity.NOTICE:
        ring = rect.adjusted(-2, -2, 2, 2)
        outline(painter, scene.frame, ring, 4, scene.theme.severity(max(about)), 1.5)


def _new_dates(painter: QPainter, scene: Scene, bar: Bar, rect: QRectF) -> None:
    """The new dates of a follower in accent, left of it."""
    if bar.kind not in (BarKind.BLOCK, BarKind.GROUP_DAYS) or scene.frame.axis.detail in (
        Detail.YEAR,
        Detail.WEEK,
    ):
        return
    ladder = block_labels(bar, Detail.MONTH, scene.texts, scene.facts)
    word = ladder[1] if len(ladder) > 1 else ladder[0]
    right = rect.left() - m.LABEL_GAP + 1
    width = scene.ink.width(word, Style.SMALL_BOLD)
    plate = QRectF(right - width - 2, rect.top() + 2, width + 3, rect.height() - 4)
    painter.fillRect(plate, scene.theme.surface)
    scene.ink.draw_right(painter, right, rect.center().y(), word, Style.SMALL_BOLD, scene.theme.accent)


def _refused_outline(painter: QPainter, scene: Scene, drag: DragPicture) -> None:
    """A faint outline at the pointer where the week is not legal: the bar itself is at the nearest legal
    one.
    """
    place = scene.frame.place_of(drag.lane_key)
    if drag.refused is None or place is None:
        return
    _clip_to_lanes(painter, scene, place[0])
    row = scene.frame.row_rect(*place)
    kind = scene.frame.stack(place[0]).lanes[place[1]].kind
    refused = drag.refused
    rect = scene.frame.span_rect(kind, drag.subject.kind, refused.first, refused.last, row)
    radius = 3 if drag.subject.kind not in (BarKind.START_VISIT, BarKind.SESSION) else rect.height() / 2
    painter.setOpacity(0.75)
    outline(painter, scene.frame, rect, radius, scene.theme.error, 1.5, dashed=True)
    painter.restore()


def paint_guides(painter: QPainter, scene: Scene, drag: DragPicture) -> None:
    """Two dashed lines from the header to the dragged lane, at both ends of what a drop leaves."""
    frame = scene.frame
    place = frame.place_of(drag.lane_key)
    if drag.ends is None or place is None:
        return
    row = frame.row_rect(*place)
    top = frame.header_height - m.MARKERS_HEIGHT
    painter.save()
    painter.setClipRect(QRectF(frame.head_width, 0, frame.lanes_width, frame.height))
    pen = QPen(scene.theme.accent, thick(frame, 1))
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for day in (drag.ends[0], drag.ends[1] + 1):
        x = frame.x(day) + 0.5 / frame.dpr
        painter.drawLine(QLineF(x, top, x, max(top, row.top())))
    painter.restore()


def _clip_to_lanes(painter: QPainter, scene: Scene, pane: Pane) -> None:
    area = scene.frame.pane_rect(pane)
    area.setLeft(scene.frame.head_width)
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
