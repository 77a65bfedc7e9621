"""The little buttons inside a search field, named for those who do not see their pictures."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from taito_planner.texts import Texts

_CLEARS = "_q_qlineeditclearaction"
"""Qt's own name of the action that empties a field."""


def name_icons(field: QLineEdit, texts: Texts) -> None:
    """Names the buttons that ``field`` has by now: the one that empties it, and the lens."""
    for button in field.findChildren(QToolButton):
        action = button.defaultAction()
        action.setText(texts("access.clear" if action.objectName() == _CLEARS else "access.find"))
