"""A line of text that stands for a value: saved on Enter or on leaving, never lost when it cannot be read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget


class ParsedLine(QLineEdit):
    """``read`` makes the typed text a value or raises Refused; ``write`` makes a value the text to show.

    Signals:
        committed: Enter or leaving the field, where the text differs from the one last set or offered.
    """

    committed = Signal()

    def __init__(
        self, read: Callable[[str], Any], write: Callable[[Any], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self._shown = ""
        self._offered: str | None = None
        self.editingFinished.connect(self._finish)

    def value(self) -> Any:
        """What the text means. Raises Refused where it means nothing."""
        return self._read(self.text().strip())

    def set_value(self, value: Any) -> None:
        self._shown = self._write(value)
        self.restore()

    @property
    def is_touched(self) -> bool:
        """Whether the text is another than the one last set."""
        return self.text() != self._shown

    def restore(self) -> None:
        """Back to the value last set."""
        self._offered = None
        self.setText(self._shown)
        self.setCursorPosition(0)

    def keep_text(self, text: str) -> None:
        """Shows a text that could not be read again, as if it had just been typed and offered."""
        self.setText(text)
        self._offered = text

    def _finish(self) -> None:
        if self.is_touched and self.text() != self._offered:
            self._offered = self.text()
            self.committed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_touched:
            self.restore()
            self.committed.emit()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offered = None  # Enter asks again, also with the same text
        super().keyPressEvent(event)
