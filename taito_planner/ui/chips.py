"""The chips above the findings: a sign, a count and a word; each turns its severity on and off."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from taito_planner.rules.finding import Severity
from taito_planner.texts import Texts
from taito_planner.ui.signs import Sign, sign_icon, sign_of, sign_size
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme


class Chip(QPushButton):
    """Signals:
    turned: on or off, by the user.
    """

    turned = Signal(bool)

    def __init__(self, tone: str, *, on: bool, parent: QWidget | None = None) -> None:
        """``tone`` picks the colours: ``error``, ``warning``, ``notice`` or ``past``."""
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setProperty("tone", tone)
        set_role(self, "chip")
        self.clicked.connect(self.turned)


class SeverityChip(Chip):
    """``● 2 virhettä``, and during a drag ``● 2 → 3 virhettä``; without colour where there is nothing to see."""

    def __init__(self, severity: Severity, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(severity.key, on=True, parent=parent)
        self.severity = severity
        self._texts = texts
        self._theme = theme
        self.setIconSize(sign_size())
        self.setToolTip(texts("panel.chip-hint"))
        self.setProperty("quiet", False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        shown = theme
        if self.property("quiet"):
            shown = replace(theme, error=theme.limit, warning=theme.limit, notice=theme.limit)
        self.setIcon(sign_icon(sign_of(self.severity), shown))

    def show_count(self, count: int, after: int | None = None) -> None:
        """``after`` is the count that a drag under way would give."""
        shown = count if after is None else after
        text = self._texts(f"panel.count.{self.severity.key}", count=shown)
        if after is not None and after != count:
            text = f"{count} → {text}"
        self.setText(f" {text}")
        self.setAccessibleName(text)
        self._set_quiet(count == shown == 0)

    def _set_quiet(self, is_quiet: bool) -> None:
        if self.property("quiet") is not is_quiet:
            self.setProperty("quiet", is_quiet)
            self.style().unpolish(self)
            self.style().polish(self)
            self.set_theme(self._theme)


class AcceptedChip(Chip):
    """``Hyväksytyt 2``; out of sight while nothing is accepted."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("accepted", on=True, parent=parent)
        self._texts = texts
        self.setIconSize(sign_size())
        self.setToolTip(texts("panel.chip-hint"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(sign_icon(Sign.ACCEPTED, theme))

    def show_count(self, count: int) -> None:
        text = self._texts("panel.accepted", count=count)
        self.setText(f" {text}")
        self.setAccessibleName(text)
        self.setVisible(count > 0)
