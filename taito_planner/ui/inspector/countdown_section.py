"""The clocks of a customer: last day, days left, how each stands; why, in the tooltip and under what is not well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from taito_planner.rules.countdown import Countdown, State
from taito_planner.rules.finding import Severity
from taito_planner.texts import Texts
from taito_planner.texts.countdown_text import clock_name, countdown_text, left_text
from taito_planner.texts.dates import day_text
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.signs import ROW_SIZE, Sign, sign_of, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

SIGNS = {
    State.RED: sign_of(Severity.ERROR),
    State.AMBER: sign_of(Severity.WARNING),
    State.DONE: Sign.CLEARED,
}
SIGN_WIDTH, GAP = 12, 2


class CountdownSection(QWidget):
    """``▲ 1. käynti 8 vk    29.12.2025    12 pv``"""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnMinimumWidth(0, SIGN_WIDTH)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(label(texts("countdown.title"), "heading"))
        column.addLayout(self._grid)

    @property
    def rows(self) -> list["_Row"]:
        """The rows shown, from the top."""
        return [row for row in self._rows if not row.name.isHidden()]

    def show_clocks(self, clocks: tuple[Countdown, ...]) -> None:
        """The rows are kept and filled anew; without clocks the section is gone."""
        self.setVisible(bool(clocks))
        while len(self._rows) < len(clocks):
            self._rows.append(_Row(self._grid, len(self._rows)))
        for row, one in zip(self._rows, clocks, strict=False):
            row.show_clock(one, self._texts, self._theme, self.devicePixelRatioF())
        for number, row in enumerate(self._rows):
            row.set_visible(number < len(clocks))


class _Row:
    """One clock, over the columns of the section's grid."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self.sign = QLabel()
        self.name = ElidedLabel("", "label")
        self.day = label("")
        self.left = label("")
        self.why = label("", "caption", wraps=True)
        line = number * 2
        grid.addWidget(self.sign, line, 0)
        grid.addWidget(self.name, line, 1)
        grid.addWidget(self.day, line, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.left, line, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.why, line + 1, 1, 1, 3)

    def show_clock(self, one: Countdown, texts: Texts, theme: Theme, ratio: float) -> None:
        sentence = countdown_text(one, texts)
        name, left = clock_name(one, texts), left_text(one, texts)
        sign = SIGNS.get(one.state)
        self.sign.setPixmap(sign_pixmap(sign, ROW_SIZE, theme, ratio) if sign else QPixmap())
        self.name.show_text(name, sentence)
        self.name.setAccessibleName(f"{name}, {left}. {sentence}")
        self.day.setText(day_text(one.limit) if one.limit else "")
        self.left.setText(left)
        is_urgent = one.state in (State.AMBER, State.RED)
        set_role(self.left, "heading" if is_urgent else "label" if sign or one.state is State.UNKNOWN else "")
        for part in (self.day, self.left, self.sign):
            part.setToolTip(sentence)
        self.why.setText(sentence)
        self.why.setProperty("shown", is_urgent)

    def set_visible(self, visible: bool) -> None:
        for part in (self.sign, self.name, self.day, self.left):
            part.setVisible(visible)
        self.why.setVisible(visible and bool(self.why.property("shown")))
