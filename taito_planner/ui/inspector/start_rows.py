"""What a group's start asks of its planner: how near the compulsory number is, and whose decision still suits it."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.model import Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.backwards import decision_window
from taito_planner.rules.start_meter import MeterState, StartMeter, start_meter
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.texts import Texts
from taito_planner.texts.countdown_text import meter_details, meter_text
from taito_planner.texts.dates import span_text
from taito_planner.ui.inspector.reading_row import ReadingRow

PRESSING = (MeterState.MUST_START, MeterState.DEFERRED_FULL)


class StartRows(QWidget):
    """``Aloituspakko  6/7: voit siirtää · 7/7: aloitettava`` and ``Uusi päätös  15.9.2025–12.12.2025``"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.meter = ReadingRow(texts("meter.title"))
        self.newcomer = ReadingRow(texts("backwards.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.meter)
        column.addWidget(self.newcomer)

    def show_group(self, group: Group, plan: Plan, profile: ServiceProfile, as_of: date) -> None:
        """Both rows are about a start to come: a group that has begun shows none."""
        subject = GroupSubject(group, profile, Situation(plan, {profile.id: profile}, as_of))
        meter = start_meter(subject)
        self.meter.setVisible(meter.number is not None and meter.state is not MeterState.STARTED)
        self._show_meter(meter)
        starts = meter.starts_on if subject.is_before_start else None
        self.newcomer.setVisible(starts is not None and profile.group_start_months is not None)
        if starts:
            self._show_newcomer(starts, profile, plan)

    def _show_meter(self, meter: StartMeter) -> None:
        details = "\n".join(meter_details(meter, self._texts))
        self.meter.show_text(meter_text(meter, self._texts), bold=meter.state in PRESSING, hint=details)

    def _show_newcomer(self, starts: date, profile: ServiceProfile, plan: Plan) -> None:
        window = decision_window(starts, profile, plan.calendar)
        if window is None:
            self.newcomer.show_text(self._texts("backwards.none"))
            return
        facts = {"first": window.first_day, "last": window.last_day}
        hint = self._texts("backwards.decision-hint", **facts)
        self.newcomer.show_text(span_text(window.first_day, window.last_day), hint=hint)
