"""The list of keys, built from the actions themselves, with the timeline's own keys below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.actions import plain_text
from taito_planner.ui.controls import label

SIZE = 520, 600


class KeysDialog(QDialog):
    """What every key does. Not modal, so that it can stay beside the plan."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        timeline_keys: Sequence[tuple[str, str]],
        texts: Texts,
        parent: QWidget | None = None,
    ) -> None:
        """``timeline_keys`` are (keys, what they do)."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("keys.title"))
        self.resize(*SIZE)
        self.rows = key_rows(actions)
        content = QWidget()
        content.setProperty("role", "panel")
        grid = QGridLayout(content)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 176)
        grid.setColumnStretch(1, 1)
        for title, rows in ((texts("keys.timeline"), timeline_keys), (texts("keys.window"), self.rows)):
            if rows:
                grid.addWidget(label(title, "heading"), grid.rowCount(), 0, 1, 2)
            for keys, does in rows:
                row = grid.rowCount()
                grid.addWidget(label(keys), row, 0)
                grid.addWidget(label(does, "label", wraps=True), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        close = QPushButton(texts("form.close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def key_rows(actions: Mapping[str, QAction]) -> list[tuple[str, str]]:
    """(keys, what they do) of every action that has keys, in the order of the table."""
    return [(shortcut_text(action), plain_text(action)) for action in actions.values() if action.shortcuts()]


def shortcut_text(action: QAction) -> str:
    """``Ctrl+Y, Ctrl+Vaihto+Z``: as the keyboard says it."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(keys.toString(native) for keys in action.shortcuts()))
