"""A label before a control, as the fields of forms have it; the buttons at the foot of a dialog."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from taito_planner.ui.controls import label
from taito_planner.ui.forms.field import LONG_LABEL_WIDTH
from taito_planner.ui.style import set_role


def labelled(text: str, control: QWidget, width: int = LONG_LABEL_WIDTH) -> QWidget:
    """``control`` with its label on its left, as wide as a field's."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    name = label(text, "label")
    name.setFixedWidth(width)
    name.setBuddy(control)
    row.addWidget(name)
    row.addWidget(control, 1)
    return made


def foot(*parts: QWidget) -> QHBoxLayout:
    """Buttons at the right end; the last one is the one that Enter presses."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
        if isinstance(part, QPushButton):
            part.setAutoDefault(False)
            if part is parts[-1]:
                part.setDefault(True)
                set_role(part, "primary")
            else:
                set_role(part, "tall")
    return row


def free_width(box: QWidget) -> None:
    """Lets a box with long entries take the room there is, and no more."""
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
