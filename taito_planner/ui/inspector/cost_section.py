"""What a move under way entails: certificates, notices to Kela, customers to tell, leave, each with their names."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.fix_text import CostLine, cost_lines
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.elided import ElidedLabel

MOST_LINES = 4
"""One for each kind of consequence: the labels are made once, a drag only fills them."""


class CostSection(QWidget):
    """``Muutoksesta seuraa``, ``Kerro asiakkaille (6)``, ``A-1061, A-1063 ja 4 muuta``; nothing while nothing moves."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: list[CostLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(1)
        column.addWidget(thin_rule())
        column.addSpacing(7)
        column.addWidget(label(texts("cost.title"), "heading"))
        column.addSpacing(3)
        self._labels = [(ElidedLabel(), ElidedLabel("", "caption")) for _ in range(MOST_LINES)]
        for line, names in self._labels:
            column.addWidget(line)
            column.addWidget(names)
        self.hide()

    @property
    def lines(self) -> list[CostLine]:
        """(what, whose) as shown, from the top."""
        return self._shown

    def show_preview(self, preview: Preview | None) -> None:
        """None: nothing is under way."""
        lines = cost_lines(preview, self._texts) if preview is not None else []
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        for number, (line, names) in enumerate(self._labels):
            what, whose = lines[number] if number < len(lines) else ("", "")
            line.show_text(what)
            names.show_text(whose)
            line.setVisible(bool(what))
            names.setVisible(bool(whose))
