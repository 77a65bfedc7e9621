"""Paints the hint card beside the pointer of a drag, clear of the lanes it speaks of."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from taito_planner.ui.signs import ROW_SIZE, Sign, paint_sign, sign_of
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.hint import HintCard, HintKey
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import MARGIN
from taito_planner.ui.timeline.strokes import horizontal, outline

WIDTH = 332
_PADDING = 12
_ROW = 20
_TEXT_X = 86
_LINE = 15
_REFUSED = 18
_AWAY = 24
"""How far from the pointer."""
_KEY_GAP = 10
_MEANING_GAP = 5


class CardPainter:
    """One hint card: measured first, then placed, then painted."""

    def __init__(self, scene: Scene, card: HintCard) -> None:
        self._scene = scene
        self._card = card
        self._text_x = _text_x(card, scene.ink)
        self._sentences, self._facts = _wrapped_card(card, scene.ink)
        self._keys = _key_rows(card.keys, scene.ink)

    @property
    def height(self) -> float:
        height = 2.0 * _PADDING + 40 + (_REFUSED if self._card.refused else 0)
        if self._sentences or self._card.more:
            height += 9 + sum(self._row_height(lines) for lines in self._sentences)
            height += _ROW if self._card.more else 0
        if self._facts:
            height += 9 + sum(self._row_height(lines) for lines in self._facts)
        return height + (9 + _ROW * len(self._keys) if self._keys else 0) - 4

    def rect(self) -> QRectF:
        """Right of the pointer, one lane below the dragged one; flips at edges, off the lanes to be seen.

        Where it is too high for that, it stands beside what is dragged, on whichever side has the room.
        """
        frame = self._scene.frame
        drag = self._scene.drag
        assert drag is not None
        x, y = drag.pointer
        height = self.height
        left = x + _AWAY
        if left + WIDTH > frame.width - 4:
            left = max(frame.head_width + 4, min(x - _AWAY - WIDTH, frame.width - WIDTH - 4))
        avoided = [self._lane_span(key) for key in (drag.lane_key, *drag.avoid)]
        spans = [span for span in avoided if span is not None]
        tops = [y + 20]
        tops += [bottom + 6 for _, bottom in spans]
        tops += [top - height - 6 for top, _ in spans]
        tops += [frame.height - height - 4, frame.header_height + 4]
        for top in tops:
            fits = frame.header_height <= top and top + height <= frame.height
            if fits and all(top >= bottom or top + height <= upper for upper, bottom in spans):
                return QRectF(left, round(top), WIDTH, height)
        seen = self._seen_days(x)
        sides = [left, seen[1] + _AWAY, seen[0] - _AWAY - WIDTH]
        free = (at for at in sides if frame.head_width < at < frame.width - WIDTH - 2 and not _overlap(at, seen))
        top = max(4.0, min(y + _AWAY, frame.height - height - 4))
        return QRectF(next(free, left), top, WIDTH, height)

    def _seen_days(self, x: float) -> tuple[float, float]:
        """From the left to the right end of what is to be seen on the dragged lane: the pointer and the place."""
        drag, frame = self._scene.drag, self._scene.frame
        place = drag.target.place if drag is not None and drag.target is not None else None
        ends = [frame.x(place.first), frame.x(place.last + 1)] if place is not None else [x]
        return min(x, *ends), max(x, *ends)

    def _lane_span(self, key: str) -> tuple[float, float] | None:
        frame = self._scene.frame
        place = frame.place_of(key)
        if place is None:
            return None
        rect = frame.row_rect(*place)
        area = frame.pane_rect(Pane.STAFF if place[0] is Pane.STAFF else Pane.GROUPS)
        return (rect.top(), rect.bottom()) if rect.intersects(area) else None

    def paint(self, painter: QPainter) -> None:
        """Copies the card's picture to its place: it stays the same while the pointer moves within one place."""
        rect = self.rect()
        at = QPointF(self._scene.frame.snap(rect.left()) - MARGIN, rect.top() - MARGIN)
        painter.drawPixmap(at, self.picture())

    def picture(self) -> QPixmap:
        """The card alone, with the clear margin of a sprite."""
        size = QRectF(0, 0, WIDTH, self.height)
        key = (self._card, self._scene.ink)
        return self._scene.sprites.one_of_few("card", key, WIDTH, size.height(), lambda own: self._paint(own, size))

    def _paint(self, painter: QPainter, rect: QRectF) -> None:
        scene, theme, ink = self._scene, self._scene.theme, self._scene.ink
        outline(painter, scene.frame, rect, 6, theme.divider, 1, fill=theme.surface)
        left, right = rect.left() + _PADDING, rect.right() - _PADDING
        y = rect.top() + _PADDING + 8
        ink.draw(painter, left, y, self._card.title, Style.TITLE, theme.text)
        ink.draw_right(painter, right, y, self._card.week, Style.NORMAL, theme.text2)
        y += 20
        ink.draw(
            painter,
            left,
            y,
            self._cut(self._card.subtitle, right - left, Style.SMALL),
            Style.SMALL,
            theme.text2,
        )
        y += 12
        if self._card.refused:
            word = self._cut(self._card.refused, right - left, Style.SMALL_BOLD)
            ink.draw(painter, left, y + 4, word, Style.SMALL_BOLD, theme.error)
            y += _REFUSED
        if self._sentences or self._card.more:
            y = self._rule(painter, rect, y)
            for row, lines in zip(self._card.rows, self._sentences, strict=True):
                sign = Sign.CLEARED if row.severity is None else sign_of(row.severity)
                paint_sign(painter, sign, QPointF(left + 6, y + _ROW / 2), ROW_SIZE, theme)
                colour = theme.ok if row.severity is None else theme.severity(row.severity)
                ink.draw(painter, left + 20, y + _ROW / 2, row.tag, Style.BOLD, colour)
                y = self._lines(painter, rect.left() + self._text_x, y, lines, Style.NORMAL)
            if self._card.more:
                x = rect.left() + self._text_x if self._sentences else left
                ink.draw(painter, x, y + _ROW / 2, self._card.more, Style.NORMAL, theme.text2)
                y += _ROW
        if self._facts:
            y = self._rule(painter, rect, y)
            for (caption, _), lines in zip(self._card.facts, self._facts, strict=True):
                ink.draw(painter, left, y + _ROW / 2, caption, Style.NORMAL, theme.text2)
                y = self._lines(painter, rect.left() + self._text_x, y, lines, Style.BOLD)
        if self._keys:
            y = self._rule(painter, rect, y)
            for keys in self._keys:
                x = left
                for key in keys:
                    x = self._key(painter, x, y + _ROW / 2, key) + _KEY_GAP
                y += _ROW

    def _lines(self, painter: QPainter, x: float, y: float, lines: list[str], style: Style) -> float:
        for line in lines:
            self._scene.ink.draw(painter, x, y + _ROW / 2, line, style, self._scene.theme.text)
            y += _LINE
        return y + _ROW - _LINE

    def _rule(self, painter: QPainter, rect: QRectF, y: float) -> float:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        horizontal(
            painter, self._scene.frame, y + 4, rect.left() + 1, rect.right() - 1, self._scene.theme.divider
        )
        return y + 9

    def _key(self, painter: QPainter, x: float, middle: float, key: HintKey) -> float:
        theme, ink = self._scene.theme, self._scene.ink
        width = _key_width(key, ink)
        box = QRectF(x, middle - 9, width, 18)
        line, fill = (theme.accent, theme.accent_soft) if key.is_held else (theme.field_border, theme.surface)
        outline(painter, self._scene.frame, box, 3, line, 1, fill=fill)
        colour = theme.accent if key.is_held else theme.text
        ink.draw_centred(painter, box.center().x(), middle, key.key, Style.SMALL_BOLD, colour)
        x += width + _MEANING_GAP
        return x + ink.draw(painter, x, middle, key.meaning, Style.SMALL, theme.text2)

    def _row_height(self, lines: list[str]) -> float:
        return _ROW + (len(lines) - 1) * _LINE

    def _cut(self, text: str, room: float, style: Style) -> str:
        return self._scene.ink.metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _text_x(card: HintCard, ink: Ink) -> float:
    """Where the column of sentences begins: clear of the words before it."""
    tags = [20 + ink.width(row.tag, Style.BOLD) for row in card.rows]
    captions = [ink.width(caption, Style.NORMAL) for caption, _ in card.facts]
    return max([_TEXT_X, *(_PADDING + width + 8 for width in (*tags, *captions))])


@lru_cache(maxsize=8)
def _key_rows(keys: tuple[HintKey, ...], ink: Ink) -> list[list[HintKey]]:
    """The keys in as many rows as they need: one, but for wide fonts and long languages."""
    rows: list[list[HintKey]] = []
    free = 0.0
    for key in keys:
        width = _key_width(key, ink) + _MEANING_GAP + ink.width(key.meaning, Style.SMALL)
        if not rows or width > free:
            rows.append([])
            free = WIDTH - 2.0 * _PADDING
        rows[-1].append(key)
        free -= width + _KEY_GAP
    return rows


def _key_width(key: HintKey, ink: Ink) -> float:
    return ink.width(key.key, Style.SMALL_BOLD) + 10


def _overlap(left: float, span: tuple[float, float]) -> bool:
    """Whether a card at ``left`` covers any of ``span``."""
    return left < span[1] + 4 and left + WIDTH > span[0] - 4


_SENTENCE_END = re.compile(r"[^.\s](?=\. [A-ZÅÄÖ])")


@lru_cache(maxsize=4)
def _wrapped_card(card: HintCard, ink: Ink) -> tuple[list[list[str]], list[list[str]]]:
    """The lines of the card's sentences and facts; a drag asks several times for each of its places."""
    room = WIDTH - _text_x(card, ink) - _PADDING
    most = 3 if len(card.rows) < 4 else 2
    return [wrapped(row.sentence, room, ink, most) for row in card.rows], [
        wrapped(text, room, ink, most, Style.BOLD) for _, text in card.facts
    ]


def wrapped(text: str, room: float, ink: Ink, most: int, style: Style = Style.NORMAL) -> list[str]:
    """``text`` in at most ``most`` lines. Whole sentences as far as they fit, else what fits and an ellipsis."""
    lines: list[str] = []
    words, space = text.split(), ink.width(" ", style)
    while words and len(lines) < most:
        line = words.pop(0)
        width = ink.width(line, style)
        while words and width + space + ink.width(words[0], style) <= room:
            width += space + ink.width(words[0], style)
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        shown = len(" ".join(lines))
        ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() <= shown]
        if ends:
            return wrapped(text[: ends[-1]], room, ink, most, style)
        lines[-1] = f"{lines[-1]} {' '.join(words)}"
    metrics = ink.metrics(style)
    right = Qt.TextElideMode.ElideRight
    return [line if ink.width(line, style) <= room else metrics.elidedText(line, right, room) for line in lines] or [""]


def card_rect(scene: Scene) -> QRectF:
    """Where the card of the scene's drag is, empty without one."""
    if scene.drag is None or scene.drag.card is None:
        return QRectF()
    return CardPainter(scene, scene.drag.card).rect()
