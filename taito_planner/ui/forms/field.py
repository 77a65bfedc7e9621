"""One fact on the screen: label, editor, and under them the sentence when it cannot be read or is refused."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from taito_planner.domain.refusals import Refused
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.forms.facts import Fact
from taito_planner.ui.parsed_line import ParsedLine

LABEL_WIDTH = 80
LONG_LABEL_WIDTH = 104
WIDE_LABEL_WIDTH = 144


class Field(QWidget):
    """A labelled editor of one fact.

    Signals:
        committed: the user finished the fact; ``value()`` is readable then and differs from what is stored.
    """

    committed = Signal()

    def __init__(
        self,
        fact: Fact,
        label_text: str,
        editor: Any,
        texts: Texts,
        *,
        label_width: int = LABEL_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fact = fact
        self.editor = editor
        self._texts = texts
        self._label = label(label_text, "label")
        self._label.setFixedWidth(label_width)
        self._label.setWordWrap(True)
        self._label.setBuddy(editor)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        editor.setAccessibleName(label_text)
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(editor, 0, 1)
        grid.addWidget(self._error, 1, 1)
        grid.setColumnStretch(1, 1)
        editor.committed.connect(self._commit)

    def value(self) -> Any:
        """The typed value. Raises Refused where it cannot be read, or is empty and must not be."""
        value = self.editor.value()
        if self.fact.required and (value is None or value == "" or value == ()):
            raise Refused("form.required", field=self._label.text())
        return value

    def set_value(self, value: Any) -> None:
        """Shows ``value``; a text that the user has not finished, or that could not be read, stays."""
        if self.has_unfinished_text:
            return
        self.editor.set_value(value)
        self.clear_error()

    @property
    def has_unfinished_text(self) -> bool:
        """Whether it holds text that is not in the plan: being typed, or refused."""
        return isinstance(self.editor, ParsedLine) and self.editor.is_touched

    @property
    def unfinished_text(self) -> str:
        return self.editor.text() if self.has_unfinished_text else ""

    def keep_text(self, text: str, sentence: str) -> None:
        """Shows an unfinished text and its sentence again."""
        self.editor.keep_text(text)
        self.show_error(sentence)

    @property
    def error(self) -> str:
        """The sentence under the field, or nothing."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        if isinstance(self.editor, QLineEdit):
            self.editor.setProperty("invalid", bool(sentence))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def clear_error(self) -> None:
        if self.error:
            self.show_error("")

    def show_refusal(self, refusal: Refused) -> None:
        self.show_error(self._texts(refusal.key, **refusal.facts))

    @property
    def label_widget(self) -> QLabel:
        return self._label

    def is_readable(self) -> bool:
        """Whether the value can be read; shows or clears the sentence accordingly."""
        try:
            self.value()
        except Refused as refusal:
            self.show_refusal(refusal)
            return False
        self.clear_error()
        return True

    def _commit(self) -> None:
        if self.is_readable() and self.editor.is_touched:
            self.committed.emit()
