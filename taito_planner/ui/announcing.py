"""Tells a screen reader a sentence about what just happened; nothing where none listens."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, sentence: str, at_once: bool = False) -> None:
    """Says ``sentence`` after what is being said, or ``at_once`` in its stead."""
    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(Politeness.Assertive if at_once else Politeness.Polite)
    QAccessible.updateAccessibility(event)
