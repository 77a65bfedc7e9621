"""The findings of what is selected, and under a drag what would be new and what would go."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taito_planner.domain.entities import Located
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, StaffMember
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.explanation import explain
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.inspector.finding_row import FindingRow, told
from taito_planner.ui.theme import Theme

MOST_SHOWN, MOST_IN_DRAG = 8, 4
"""In a drag the gauges below must stay in sight."""


class FindingsSection(QWidget):
    """Signals:
    accept_asked, withdraw_asked: the Finding to accept, or to accept no longer.
    fix_asked: the Finding whose fixes are asked for.
    paper_asked: the Finding whose message or certificate is asked for.
    """

    fix_asked = Signal(object)
    paper_asked = Signal(object)
    accept_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(
        self, texts: Texts, theme: Theme, may_fix: Callable[[Finding], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._selected: EntityId | None = None
        self._title = label(texts("inspector.findings"), "heading")
        self._count = label("", "label")
        self._rest = label("", "quiet", wraps=True)
        self._rows: list[FindingRow] = []
        self._may_fix = may_fix
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(3)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(self._rest)

    @property
    def sentences(self) -> list[str]:
        """The sentences shown, from the top."""
        return [row.text for row in self._rows if not row.isHidden()]

    def show_findings(self, found: Located, checked: Checked, *, is_read_only: bool = False) -> None:
        """The findings about the thing, worst first; below them those that were accepted."""
        self._selected = found.entity.id
        of = checked.acceptance_of
        about = sorted(findings_about(found, checked), key=lambda f: (of(f) is not None, -f.severity))
        self._title.setText(self._texts("inspector.findings"))
        self._show([(finding, False) for finding in about], checked)
        for row, finding in zip(self._rows, about, strict=False):
            may_fix = self._may_fix(finding)
            row.show_acceptance(finding, checked.acceptances, can_edit=not is_read_only, may_fix=may_fix)

    def show_preview(self, preview: Preview) -> None:
        """What the drag under way would add and clear, each worst first."""
        self._title.setText(self._texts("inspector.findings-after"))
        appeared = sorted(preview.appeared, key=lambda f: -f.severity)
        cleared = sorted(preview.cleared, key=lambda f: -f.severity)
        self._show([(f, False) for f in appeared] + [(f, True) for f in cleared], preview.after, MOST_IN_DRAG)

    def _show(self, findings: list[tuple[Finding, bool]], checked: Checked, most: int = MOST_SHOWN) -> None:
        """The rows are kept and filled anew: a drag shows others many times a second."""
        self._count.setText(str(len(findings)) if findings else "")
        shown = findings[:most]
        while len(self._rows) < len(shown):
            self._rows.append(row := FindingRow(self._texts, self._theme))
            row.accept_asked.connect(self.accept_asked)
            row.withdraw_asked.connect(self.withdraw_asked)
            row.fix_asked.connect(self.fix_asked)
            row.paper_asked.connect(self.paper_asked)
            self._column.insertWidget(self._column.count() - 1, self._rows[-1])
        for row, (finding, is_cleared) in zip(self._rows, shown, strict=False):
            its = explain(finding, checked.plan, checked.profiles, checked.as_of, self._texts)
            text = told(finding, checked.plan, self._texts, self._selected)
            row.show_finding(finding, text, its, is_cleared=is_cleared)
        for number, row in enumerate(self._rows):
            row.setHidden(number >= len(shown))
        more = len(findings) - len(shown)
        rest = self._texts("inspector.more", count=more) if more else ""
        self._rest.setText(rest if findings else self._texts("inspector.no-findings"))
        self._rest.setVisible(bool(self._rest.text()))


def findings_about(found: Located, checked: Checked) -> list[Finding]:
    """The findings of a thing: those that name it, and for a group, customer or person those about him."""
    entity = found.entity
    about = {id(f): f for f in checked.findings_naming(entity.id)}
    about.update((id(f), f) for f in _of_owner(found, checked))
    return list(about.values())


def _of_owner(found: Located, checked: Checked) -> Iterable[Finding]:
    entity = found.entity
    if isinstance(entity, Group):
        return checked.findings_of_group(entity.id)
    if isinstance(entity, StaffMember):
        return checked.staff_findings.get(entity.id, ())
    if not isinstance(entity, Customer):
        return ()
    if found.group is None:
        return checked.parts[entity.id].findings
    return (f for f in checked.findings_of_group(found.group.id) if f.customer == entity.id)

