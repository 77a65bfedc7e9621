"""What the inspector shows when nothing, or more than one thing, is selected: a hint and the first keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label, thin_rule

KEYS = ("insert", "move", "pattern", "next-finding", "undo", "all")


class NothingSelected(QWidget):
    """``count`` is how many things are selected: none, or several."""

    def __init__(self, texts: Texts, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        several = count > 1
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        title = texts("inspector.several", count=count) if several else texts("inspector.nothing")
        column.addWidget(label(title, "heading"))
        hint = texts("inspector.several-hint") if several else texts("inspector.nothing-hint")
        column.addWidget(label(hint, "label", wraps=True))
        column.addSpacing(8)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(label(texts("inspector.keys"), "heading"))
        for name in KEYS:
            column.addLayout(
                _key_row(texts(f"inspector.key.{name}.keys"), texts(f"inspector.key.{name}.does"))
            )
        column.addStretch(1)


def _key_row(keys: str, does: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    cell = QWidget()
    cell.setMinimumWidth(72)
    inner = QHBoxLayout(cell)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(label(keys, "key"))
    inner.addStretch(1)
    row.addWidget(cell, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(does, "label", wraps=True), 1)
    return row
