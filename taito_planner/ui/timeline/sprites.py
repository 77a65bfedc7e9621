"""Small pictures of bars, rings and signs, painted once and copied: most bars of a plan look like another
one.
"""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

MARGIN = 2
"""Clear pixels around what a sprite shows, for antialiased edges."""
_MOST = 3000
_FEW = 6


class SpriteBook:
    """Pictures by key, for one theme, font and scale."""

    def __init__(self, dpr: float) -> None:
        self.dpr = dpr
        self._sprites: dict[object, QPixmap] = {}
        self._last: dict[str, dict[object, QPixmap]] = {}

    def sprite(self, key: object, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """The picture for ``key``; ``paint`` makes it where it is new, its content's top left at the origin.
        """
        found = self._sprites.get(key)
        if found is None:
            if len(self._sprites) > _MOST:
                self._sprites.clear()
            found = self._sprites[key] = self._made(width, height, paint)
        return found

    def one_of_few(
        self, name: str, key: object, width: float, height: float, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """As ``sprite``, but of each ``name`` the last few pictures are kept: for what is large and soon another."""
        kept = self._last.setdefault(name, {})
        found = kept.get(key)
        if found is None:
            if len(kept) >= _FEW:
                del kept[next(iter(kept))]
            found = kept[key] = self._made(width, height, paint)
        return found

    def _made(self, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        pixmap = QPixmap(ceil((width + 2 * MARGIN) * self.dpr), ceil((height + 2 * MARGIN) * self.dpr))
        pixmap.setDevicePixelRatio(self.dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.translate(MARGIN, MARGIN)
        paint(painter)
        painter.end()
        return pixmap
