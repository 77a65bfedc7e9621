"""The list of keys, built from the actions themselves, with the timeline's own keys below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QScrollArea, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.actions import SPEC_BY_KEY, plain_text
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.row_table import table_keys

SIZE = 560, 640
KEYS_WIDTH, ABOVE_HEADINGS = 184, 12


class KeysDialog(QDialog):
    """What every key does. Not modal, so that it can stay beside the plan."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        timeline_keys: Sequence[tuple[str, str]],
        texts: Texts,
        parent: QWidget | None = None,
        todo_keys: Sequence[tuple[str, str]] = (),
        overview_keys: Sequence[tuple[str, str]] = (),
    ) -> None:
        """``timeline_keys``, ``todo_keys`` and ``overview_keys`` are (keys, what they do)."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("keys.title"))
        self.resize(*SIZE)
        self.rows = key_rows(actions, texts)
        content = QWidget()
        content.setProperty("role", "panel")
        grid = QGridLayout(content)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, KEYS_WIDTH)
        grid.setColumnStretch(1, 1)
        on_timeline = (*timeline_keys, *key_rows(actions, texts, on_timeline=True))
        views = (
            (texts("keys.timeline"), on_timeline),
            (texts("todo.title"), todo_keys),
            (texts("overview.name"), overview_keys),
            (texts("tables.name"), table_keys(texts)),
        )
        for title, rows in (*views, (texts("keys.window"), self.rows)):
            if rows:
                heading = label(title, "heading")
                heading.setContentsMargins(0, ABOVE_HEADINGS if grid.count() else 0, 0, 0)
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, does in rows:
                row = grid.rowCount()
                named = label(keys, wraps=True)
                named.setFixedWidth(KEYS_WIDTH)
                grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
                told = does[:1].upper() + does[1:]
                grid.addWidget(label(told, "label", wraps=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        close = QPushButton(texts("form.close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = dialog_column(self)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def key_rows(actions: Mapping[str, QAction], texts: Texts, *, on_timeline: bool = False) -> list[tuple[str, str]]:
    """(keys, what they do) of the actions with keys, those of the whole window or of the timeline alone."""
    return [
        (shortcut_text(action, texts), plain_text(action))
        for key, action in actions.items()
        if action.shortcuts() and action.isVisible() and SPEC_BY_KEY[key].on_timeline is on_timeline
    ]


def shortcut_text(action: QAction, texts: Texts) -> str:
    """``Ctrl+Y, Ctrl+Vaihto+Z``: as the keyboard says it."""
    portable = QKeySequence.SequenceFormat.PortableText
    return ", ".join(_as_on_keyboard(keys.toString(portable), texts) for keys in action.shortcuts())


def _as_on_keyboard(keys: str, texts: Texts) -> str:
    words = {"Shift": texts("keys.shift"), "Return": "Enter", "Up": texts("keys.up"), "Down": texts("keys.down")}
    return "+".join(words.get(key, key) for key in keys.split("+"))
