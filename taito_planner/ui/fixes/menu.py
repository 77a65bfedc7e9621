"""The menu of fixes beside a bar or finding: arrows and the pointer preview, Enter or a click fixes, Esc closes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taito_planner.rules.finding import Severity
from taito_planner.rules.fix import Fix
from taito_planner.texts import Texts
from taito_planner.texts.fix_text import fix_effects, fix_sentence
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.signs import ROW_SIZE, sign_of, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

WIDTH, PADDING = 404, 12
GAP = 4
"""Between the menu and what it belongs to."""
Key = Qt.Key


class FixMenu(QFrame):
    """A popup of rows. Without fixes it says why there are none.

    Signals:
        previewed: the Fix that the keys or the pointer are on.
        chosen: the Fix to apply.
        turned: 1 or -1, to the next or previous finding of the same thing.
        closed: it is gone, whatever the reason.
    """

    previewed = Signal(object)
    chosen = Signal(object)
    turned = Signal(int)
    closed = Signal()

    def __init__(
        self,
        severity: Severity,
        sentence: str,
        fixes: Sequence[Fix],
        reason: str,
        place: tuple[int, int],
        texts: Texts,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """``sentence`` is the finding's, ``reason`` the sentence shown where there are no fixes.

        ``place`` tells which of how many findings of the same thing it is, from 1.
        """
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "fixes")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(texts("fix.menu.name", sentence=sentence))
        self.rows = [FixRow(number, fix, texts) for number, fix in enumerate(fixes, 1)]
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(0)
        self.turners: tuple[QPushButton, ...] = ()
        self._can_turn = place[1] > 1
        if self._can_turn:
            column.addLayout(self._turning(place, texts))
            column.addSpacing(4)
        column.addLayout(self._head(severity, sentence, theme))
        column.addSpacing(8)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        for row in self.rows:
            row.entered.connect(self.previewed)
            row.clicked.connect(lambda _=False, fix=row.fix: self._choose(fix))
            column.addWidget(row)
        self.words = label(texts("fix.menu.hint") if self.rows else reason, "caption" if self.rows else "", wraps=True)
        self.words.setContentsMargins(PADDING, 6 if self.rows else 4, PADDING, 0)
        column.addWidget(self.words)
        if not self.rows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _turning(self, place: tuple[int, int], texts: Texts) -> QHBoxLayout:
        """Which of several findings it is, and the ways to its neighbours."""
        line = QHBoxLayout()
        line.setContentsMargins(PADDING, 0, PADDING, 0)
        line.setSpacing(12)
        line.addWidget(label(texts("fix.menu.several", number=place[0], count=place[1]), "caption"), 1)
        self.turners = tuple(QPushButton(texts(f"fix.menu.{name}")) for name in ("previous", "next"))
        for button, by in zip(self.turners, (-1, 1), strict=True):
            set_role(button, "link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Left and Right are its keys
            button.clicked.connect(lambda _=False, by=by: self.turned.emit(by))
            line.addWidget(button)
        return line

    @staticmethod
    def _head(severity: Severity, sentence: str, theme: Theme) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(sign_pixmap(sign_of(severity), ROW_SIZE, theme, mark.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setContentsMargins(PADDING, 0, PADDING, 0)
        head.setSpacing(8)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(sentence, wraps=True), 1)
        return head

    def open_at(self, anchor: QRect) -> None:
        """Shows it below ``anchor`` (global pixels), above where there is no room; never off the screen."""
        self.ensurePolished()
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))
        area = self.screen().availableGeometry()
        top = anchor.bottom() + GAP
        if top + self.height() > area.bottom():
            top = anchor.top() - GAP - self.height()
        left = min(max(anchor.left(), area.left() + GAP), area.right() - WIDTH - GAP)
        self.move(QPoint(left, max(area.top() + GAP, top)))
        self.show()
        first = self.rows[0] if self.rows else self
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, fix: Fix) -> None:
        self.close()
        self.chosen.emit(fix)

    def _step(self, by: int) -> None:
        here = next((i for i, row in enumerate(self.rows) if row.hasFocus()), 0)
        self.rows[(here + by) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = event.key(), event.key() - Key.Key_1
        if key == Key.Key_Escape:
            self.close()
        elif self.rows and key in (Key.Key_Down, Key.Key_Up):
            self._step(1 if key == Key.Key_Down else -1)
        elif self._can_turn and key in (Key.Key_Left, Key.Key_Right):
            self.turned.emit(1 if key == Key.Key_Right else -1)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            chosen = next((row.fix for row in self.rows if row.hasFocus()), None)
            if chosen is None:
                self.close()
            else:
                self._choose(chosen)
        elif 0 <= number < len(self.rows):
            self._choose(self.rows[number].fix)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()


class FixRow(QPushButton):
    """One fix: its number, what it does, and below what comes of it.

    Signals:
        entered: its Fix, when the keys or the pointer come to it.
    """

    entered = Signal(object)

    def __init__(self, number: int, fix: Fix, texts: Texts) -> None:
        super().__init__()
        self.fix = fix
        self.sentence, self.effects = fix_sentence(fix, texts), fix_effects(fix, texts)
        set_role(self, "fix")
        self.setAccessibleName(f"{self.sentence}: {self.effects}")
        key = label(str(number), "key")
        key.setFixedHeight(18)
        words = QVBoxLayout()
        words.setSpacing(1)
        for text, role in ((self.sentence, "heading"), (self.effects, "label")):
            words.addWidget(label(text, role, wraps=True))
        row = self._line = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 5, PADDING, 5)
        row.setSpacing(8)
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2, self._line.totalHeightForWidth(WIDTH - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.fix)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # arrows, Enter and digits are the menu's
