"""How full a group is: ``6 / 8, vähintään 6``."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.model import Group
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.ui.inspector.reading_row import ReadingRow


class PlacesRow(QWidget):
    def __init__(self, texts: Texts, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._row = ReadingRow(texts("inspector.customers"), label_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    @property
    def text(self) -> str:
        return self._row.text

    def show_group(self, group: Group | None, document: PlanDocument) -> None:
        """Customers who have not left, as the lane's head counts them, planned size, and the compulsory number."""
        self.setVisible(group is not None)
        if group is None:
            return
        members = sum(customer.is_live(document.as_of) for customer in group.customers)
        minimum = document.profiles[group.service].minimum_by_size.get(group.planned_size)
        key = "inspector.places-of" if minimum is None else "inspector.places-of-at-least"
        self._row.show_text(self._texts(key, members=members, size=group.planned_size, minimum=minimum))
