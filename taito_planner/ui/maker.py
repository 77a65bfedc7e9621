"""Who makes papers and messages: asked once, remembered for the next ones."""

from PySide6.QtCore import QSettings

from taito_planner.texts.maker import Maker

PARTS = ("name", "provider", "contact")


def recall(settings: QSettings) -> Maker:
    """The maker as he was given last; empty where nobody was."""
    return Maker(*(str(settings.value(f"maker/{part}", "")) for part in PARTS))


def remember(maker: Maker, settings: QSettings) -> None:
    for part in PARTS:
        settings.setValue(f"maker/{part}", getattr(maker, part))
