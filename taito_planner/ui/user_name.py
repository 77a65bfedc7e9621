"""Who the user says he is: stands with what he accepts and does, and is remembered for the next plan."""

from PySide6.QtCore import QSettings

from taito_planner.session.document import PlanDocument

KEY = "user/name"


def recall(settings: QSettings, document: PlanDocument) -> None:
    """The name the user gave before; the account's name stays where he gave none."""
    document.user_name = str(settings.value(KEY, "")) or document.user_name


def remember(name: str, settings: QSettings, document: PlanDocument) -> None:
    """From now on the changes are made by ``name``; an empty one changes nothing."""
    if name and name != document.user_name:
        settings.setValue(KEY, name)
        document.user_name = name
