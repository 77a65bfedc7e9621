"""Paints the whole timeline in the order of the design; each part has its own module."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.background import Background, paint_rows
from taito_planner.ui.timeline.drag_painter import paint_ghosts, paint_guides, paint_zones
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.header import Header, today_x
from taito_planner.ui.timeline.heads import paint_heads
from taito_planner.ui.timeline.hint_card import CardPainter
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.lane_painter import LanePainter
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.still import Still
from taito_planner.ui.timeline.strokes import thick


class TimelinePainter:
    """Paints scenes one after another, and keeps the pictures that the next one will need again."""

    def __init__(self) -> None:
        self._background = Background()
        self._header = Header()
        self._still = Still()

    def paint(self, painter: QPainter, scene: Scene, clip: QRegion) -> None:
        """Everything inside ``clip`` (viewport pixels)."""
        resting = replace(scene, drag=None, hot_lane="") if scene.drag is not None else scene

        def whole(own: QPainter, area: QRegion) -> None:
            self._rows(own, resting, area)
            self._edges(own, resting, area)

        rest = self._still.paint(painter, scene, clip, whole)
        if not rest.isEmpty():
            painter.save()
            painter.setClipRegion(rest, Qt.ClipOperation.IntersectClip)
            self._rows(painter, scene, rest)
            painter.restore()
        if rest is clip:
            self._edges(painter, scene, clip)
        if scene.drag is not None:
            paint_guides(painter, scene, scene.drag)
            self._header.paint_week(painter, scene)
        if scene.rubber is not None:
            _rubber_band(painter, scene, scene.rubber)
        if scene.drag is not None and scene.drag.card is not None:
            CardPainter(scene, scene.drag.card).paint(painter)

    def _rows(self, painter: QPainter, scene: Scene, clip: QRegion) -> None:
        """Shading, bars and lane heads of both panes."""
        self._background.paint(painter, scene)
        paint_rows(painter, scene)
        if scene.drag is not None:
            paint_zones(painter, scene, scene.drag)
        paint_lines(painter, scene)
        lanes = LanePainter(painter, scene)
        for pane in (Pane.GROUPS, Pane.STAFF):
            lanes.paint(pane, clip)
        if scene.drag is not None:
            paint_ghosts(painter, scene, scene.drag)
        for pane in (Pane.GROUPS, Pane.STAFF):
            paint_heads(painter, scene, pane, clip)

    def _edges(self, painter: QPainter, scene: Scene, clip: QRegion) -> None:
        """Header, divider, and the words where there is nothing."""
        _empty_words(painter, scene)
        _divider(painter, scene)
        self._header.paint(painter, scene, clip)


def paint_lines(painter: QPainter, scene: Scene) -> None:
    """Today and the contract's end, from the header to the bottom."""
    frame, theme = scene.frame, scene.theme
    top, height = frame.header_height, frame.height - frame.header_height
    painter.save()
    painter.setClipRect(
        QRectF(frame.head_width, top, frame.lanes_width, height), Qt.ClipOperation.IntersectClip
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    width = thick(frame, 2)
    if scene.facts.contract_end is not None:
        x = frame.x(scene.facts.contract_end.toordinal() + 1)
        painter.fillRect(QRectF(x, top, width, height), theme.contract)
    painter.fillRect(QRectF(today_x(scene), top, width, height), theme.today)
    painter.restore()


def _divider(painter: QPainter, scene: Scene) -> None:
    """The strip that parts the staff from the groups; it can be dragged."""
    frame, theme = scene.frame, scene.theme
    rect = frame.pane_rect(Pane.DIVIDER)
    if rect.isEmpty():
        return
    painter.fillRect(rect, theme.window)
    middle = rect.center()
    painter.fillRect(QRectF(0, rect.top(), frame.width, 1 / frame.dpr), theme.divider)
    painter.fillRect(QRectF(0, rect.bottom() - 1 / frame.dpr, frame.width, 1 / frame.dpr), theme.divider)
    painter.fillRect(
        QRectF(frame.snap(middle.x() - 12), frame.snap(middle.y()), 24, 1 / frame.dpr), theme.text3
    )


def _empty_words(painter: QPainter, scene: Scene) -> None:
    frame, theme = scene.frame, scene.theme
    if not scene.plan.groups and not scene.plan.loose_customers:
        word = scene.texts("timeline.no-groups")
        scene.ink.draw(painter, m.GROUP_NAME_X, frame.header_height + 14, word, Style.NORMAL, theme.text2)
    elif scene.hides and not scene.shown_count:
        word = scene.texts("sight.all-hidden")
        scene.ink.draw(painter, m.GROUP_NAME_X, frame.header_height + 14, word, Style.NORMAL, theme.text2)
    if not scene.plan.staff and frame.staff_height > 40:
        word = scene.texts("timeline.no-staff")
        scene.ink.draw(painter, m.GROUP_NAME_X, frame.staff_top + 36, word, Style.NORMAL, theme.text2)


def _rubber_band(painter: QPainter, scene: Scene, area: QRectF) -> None:
    fill = scene.theme.accent.toRgb()
    fill.setAlpha(32)
    painter.fillRect(area, fill)
    painter.setPen(scene.theme.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
