"""What program this is, which version, and by which profile it checks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QPushButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import FittedDialog, dialog_column


class AboutDialog(FittedDialog):
    def __init__(self, facts: Mapping[str, str], texts: Texts, parent: QWidget | None = None) -> None:
        """``facts`` by the last part of their label's key ``about.<name>``."""
        super().__init__(420, parent)
        self.setWindowTitle(texts("about.title"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for name, value in facts.items():
            shown = label(value, wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(texts(f"about.{name}"), "label"), shown)
        close = QPushButton(texts("form.close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = dialog_column(self)
        column.addWidget(label(texts("window.program"), "title"))
        column.addWidget(label(texts("about.what"), wraps=True))
        column.addLayout(form)
        column.addWidget(label(texts("about.caution"), "label", wraps=True))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
