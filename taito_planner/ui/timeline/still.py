"""The timeline without the drag: kept as a picture while a drag moves over it, so that a step paints little."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from taito_planner.ui.timeline.scene import Scene

_REACH = 4
"""How far signs and rings of a bar reach beyond its row."""


class Still:
    """Made at the second step in one place: a drag that scrolls, or has just begun, is painted as it is."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._pixmap: QPixmap | None = None

    def paint(
        self, painter: QPainter, scene: Scene, clip: QRegion, whole: Callable[[QPainter, QRegion], None]
    ) -> QRegion:
        """Paints what the drag leaves as it is; returns what of ``clip`` is still to be painted.

        ``whole`` paints the timeline without its drag.
        """
        key = (scene.frame, scene.facts, scene.theme.name, scene.ink, scene.selection, scene.hover, scene.focus)
        if scene.drag is None or key != self._key:
            self._key, self._pixmap = key if scene.drag is not None else (), None
            return clip
        if self._pixmap is None:
            self._pixmap = _picture(scene, whole)
        painter.drawPixmap(QPointF(0, 0), self._pixmap)
        return clip.intersected(_touched(scene))


def _picture(scene: Scene, whole: Callable[[QPainter, QRegion], None]) -> QPixmap:
    frame = scene.frame
    pixmap = QPixmap(max(1, ceil(frame.width * frame.dpr)), max(1, ceil(frame.height * frame.dpr)))
    pixmap.setDevicePixelRatio(frame.dpr)
    painter = QPainter(pixmap)
    whole(painter, QRegion(QRectF(0, 0, frame.width, frame.height).toAlignedRect()))
    painter.end()
    return pixmap


def _touched(scene: Scene) -> QRegion:
    """The rows that the drag changes: its own lane, those of all that goes along, and the binding customer's."""
    drag, frame = scene.drag, scene.frame
    assert drag is not None
    region = QRegion()
    for key in {drag.lane_key, drag.binding, *(ghost.lane_key for ghost in drag.ghosts)} - {""}:
        place = frame.place_of(key)
        if place is not None:
            row = frame.row_rect(*place).adjusted(0, -_REACH, 0, _REACH)
            region += row.intersected(frame.pane_rect(place[0])).toAlignedRect()
    return region
