"""The mean span of the group and of the service against its target, now and under a drag."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from taito_planner.domain.model import Group
from taito_planner.rules.checker import Checked
from taito_planner.rules.spans import SpanGauge
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.dates import decimal_text, signed_text
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.inspector.gauges import Legend, SpanScale, SpanShown
from taito_planner.ui.theme import Theme


class SpanSection(QWidget):
    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._scale = SpanScale(theme, texts("inspector.months-short"))
        self._group_value = label("", "heading")
        self._service_value = label("")
        self._counted = label("", "caption", wraps=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        rows = (("inspector.span-group", self._group_value, False),
                ("inspector.span-service", self._service_value, True))  # fmt: skip
        for number, (key, value, is_service) in enumerate(rows):
            grid.addWidget(Legend(theme, service=is_service), number, 0)
            grid.addWidget(label(texts(key), "label"), number, 1)
            grid.addWidget(value, number, 2)
        grid.setColumnMinimumWidth(1, 54)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addWidget(label(texts("inspector.span"), "heading"))
        column.addWidget(self._scale)
        column.addLayout(grid)
        column.addWidget(self._counted)

    @property
    def group_text(self) -> str:
        return self._group_value.text()

    def show_group(self, group: Group | None, checked: Checked) -> None:
        """The gauge of a thing's group; hidden where it is in no group or the service has no target."""
        target = checked.profiles[group.service].span_months if group else None
        self.setVisible(target is not None)
        if group is None or target is None:
            return
        own, service = checked.span_of_group(group.id), checked.span_of_service(group.service)
        self._scale.show_span(SpanShown(target, own.mean_months, service.mean_months))
        self._group_value.setText(self._mean(own))
        self._service_value.setText(self._mean(service))
        self._counted.setText(self._texts("inspector.span-counted", ends=own.planned_ends, live=own.live))
        self._describe()

    def show_preview(self, group: Group | None, preview: Preview) -> None:
        """``15,3 → 16,0 kk (+31 pv)``"""
        target = preview.after.profiles[group.service].span_months if group else None
        if group is None or target is None:
            return
        before, after = preview.before.span_of_group(group.id), preview.after.span_of_group(group.id)
        service_before = preview.before.span_of_service(group.service)
        service = preview.after.span_of_service(group.service)
        moved = before.mean_months if before.mean_months != after.mean_months else None
        self._scale.show_span(SpanShown(target, after.mean_months, service.mean_months, moved))
        self._group_value.setText(self._change(before, after))
        self._service_value.setText(self._change(service_before, service))
        self._describe()

    def _mean(self, gauge: SpanGauge) -> str:
        if gauge.mean_months is None or gauge.mean_days_over is None:
            return self._texts("inspector.span-none")
        days = signed_text(gauge.mean_days_over)
        return self._texts("inspector.span-mean", months=gauge.mean_months, days=days)

    def _change(self, before: SpanGauge, after: SpanGauge) -> str:
        if before.mean_months is None or before.mean_months == after.mean_months:
            return self._mean(after)
        return f"{decimal_text(before.mean_months, self._texts.language)} → {self._mean(after)}"

    def _describe(self) -> None:
        self._scale.setAccessibleName(self._texts("inspector.span"))
        self._scale.setAccessibleDescription(
            f"{self._texts('inspector.span-group')} {self._group_value.text()}, "
            f"{self._texts('inspector.span-service')} {self._service_value.text()}"
        )
