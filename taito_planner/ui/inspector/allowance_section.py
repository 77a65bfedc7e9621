"""The waiting and interval counters of a customer, and on request the gaps they are made of."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taito_planner.rules.allowance_counters import Allowance, AllowancePart
from taito_planner.texts import Texts
from taito_planner.texts.countdown_text import counter_text, part_days, part_text
from taito_planner.texts.dates import span_text
from taito_planner.ui.controls import empty_layout, label, thin_rule
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.style import set_role


class AllowanceSection(QWidget):
    """``Väliaika 2026   38 / 75 pv``, and below ``Erittely`` the gaps with their causes."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._counters = QGridLayout()
        self._counters.setHorizontalSpacing(8)
        self._counters.setVerticalSpacing(2)
        self._counters.setColumnStretch(1, 1)
        self.parts = QWidget()
        self._parts = QVBoxLayout(self.parts)
        self._parts.setContentsMargins(0, 2, 0, 0)
        self._parts.setSpacing(1)
        self.more = QPushButton()
        set_role(self.more, "link")
        self.more.clicked.connect(lambda: self._open(self.parts.isHidden()))
        foot = QHBoxLayout()
        foot.addWidget(label(texts("countdown.estimate"), "caption"), 1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(3)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(ElidedLabel(texts("allowance.title"), "heading"))
        column.addLayout(self._counters)
        column.addLayout(foot)
        column.addWidget(self.parts)
        self._shown: Allowance | None = None
        self._rows: list[tuple[str, QLabel]] = []
        self._open(False)

    @property
    def counters(self) -> list[str]:
        """Name and value of each counter, from the top."""
        return [f"{name} {value.text()}" for name, value in self._rows]

    @property
    def part_lines(self) -> list[str]:
        return [part.accessibleName() for part in self.parts.findChildren(QWidget) if part.accessibleName()]

    def show_allowance(self, allowance: Allowance | None) -> None:
        """None or an empty one hides the section. What is open stays open."""
        self.setVisible(bool(allowance and (allowance.parts or allowance.waiting or allowance.interval)))
        if allowance is None or allowance == self._shown:
            return
        self._shown = allowance
        self._rows.clear()
        empty_layout(self._counters)
        empty_layout(self._parts)
        counters = [("waiting", year) for year in allowance.waiting]
        counters += [("interval", year) for year in allowance.interval]
        for line, (kind, counter) in enumerate(counters):
            value = label(counter_text(counter, self._texts), "heading" if counter.is_over else "", wraps=True)
            name = self._texts(f"allowance.{kind}", year=counter.year)
            self._counters.addWidget(label(name, "label"), line, 0)
            self._counters.addWidget(value, line, 1)
            self._rows.append((name, value))
        for part in allowance.parts:
            self._parts.addWidget(self._part(part))
        self.more.setVisible(bool(allowance.parts))

    def _part(self, part: AllowancePart) -> QWidget:
        days, count, what = (
            span_text(part.span.first_day, part.span.last_day),
            part_days(part, self._texts),
            part_text(part, self._texts),
        )
        holder = QWidget()
        holder.setAccessibleName(f"{days}: {count}, {what}")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(ElidedLabel(days, "" if part.is_counted else "quiet"), 0, 0)
        grid.addWidget(label(count, "" if part.is_counted else "quiet"), 0, 1)
        grid.addWidget(label(what, "caption", wraps=True), 1, 0, 1, 2)
        return holder

    def _open(self, opened: bool) -> None:
        self.parts.setVisible(opened)
        self.more.setText(self._texts("allowance.less" if opened else "allowance.parts"))
