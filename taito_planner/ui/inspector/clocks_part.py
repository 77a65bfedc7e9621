"""What runs out for a customer: his clocks and his allowance counters, shown for himself and for his bars."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.entities import Located
from taito_planner.domain.model import Customer
from taito_planner.rules.allowance_counters import allowance_of
from taito_planner.rules.checker import Checked
from taito_planner.rules.countdowns import countdowns
from taito_planner.rules.subjects import LOOSE_SERVICE, CustomerSubject, GroupSubject, Situation
from taito_planner.texts import Texts
from taito_planner.ui.inspector.allowance_section import AllowanceSection
from taito_planner.ui.inspector.countdown_section import CountdownSection
from taito_planner.ui.theme import Theme


class ClocksPart(QWidget):
    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.countdowns = CountdownSection(texts, theme)
        self.allowance = AllowanceSection(texts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.countdowns)
        column.addWidget(self.allowance)

    def show_thing(self, found: Located, checked: Checked) -> None:
        """The clocks for a customer and for his visits and other bars; the counters for himself alone."""
        subject = _subject(found, checked)
        self.setVisible(subject is not None)
        if subject is None:
            return
        allowance = allowance_of(subject)
        self.countdowns.show_clocks(countdowns(subject, allowance))
        self.allowance.show_allowance(allowance if isinstance(found.entity, Customer) else None)


def _subject(found: Located, checked: Checked) -> CustomerSubject | None:
    """The customer as the rules look at him; None for other things and for a service without a profile."""
    profile = checked.profiles.get(found.group.service if found.group else LOOSE_SERVICE)
    if found.customer is None or profile is None:
        return None
    situation = Situation(checked.plan, checked.profiles, checked.as_of)
    in_group = GroupSubject(found.group, profile, situation) if found.group else None
    return CustomerSubject(found.customer, in_group, profile, situation)
