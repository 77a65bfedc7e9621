"""Opens the menu of fixes for what is selected, previews them, and applies the chosen one as one step."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from taito_planner.domain.entities import locate
from taito_planner.domain.refusals import Refused
from taito_planner.rules.finding import Finding
from taito_planner.rules.fix import Fix
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.fix_text import fix_sentence
from taito_planner.ui.fixes.ghost import FixPreview, main_id
from taito_planner.ui.fixes.menu import FixMenu
from taito_planner.ui.inspector.finding_row import told
from taito_planner.ui.inspector.findings_section import findings_about
from taito_planner.ui.layout import Parts
from taito_planner.ui.services import Services

MOST_SEARCHED = 4
"""Findings of one thing among which the menu looks for one with fixes to begin with; all can be turned to."""


class FixCommands(QObject):
    """Signals:
    done: a sentence for the status bar.
    refused: a Refused that an edit met.
    """

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, document: PlanDocument, services: Services, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._services = services
        self._texts = texts
        self._window = window
        self._parts: Parts | None = None
        self._preview: FixPreview | None = None
        self._asked: list[Finding] = []
        self.menu: FixMenu | None = None
        """While it is open."""

    def serve(self, parts: Parts) -> None:
        """Takes the wishes of the findings and the inspector, and tells them for which findings there are any."""
        self._parts = parts
        self._preview = FixPreview(parts.timeline)
        parts.findings.model.may_fix = self._may_fix
        parts.findings.table.fix_asked.connect(lambda row: self.open(parts.findings.model.rows[row].finding))
        parts.inspector.may_fix = self._may_fix
        parts.inspector.fix_asked.connect(self.open)
        self._document.plan_changed.connect(self._close)

    def open(self, finding: Finding | None = None) -> None:
        """The menu for ``finding``, else for those of what is selected, beginning with the first that can be fixed."""
        parts = self._parts
        if parts is None or self._document.is_read_only:
            return
        open_ones = self._document.checked.acceptances.open([finding] if finding else self._selected_findings(parts))
        self._asked = list(open_ones)
        if not self._asked:
            self.done.emit(self._texts("fix.menu.no-finding"))
            return
        found = ((place, self._fixes_of(one)) for place, one in enumerate(self._asked[:MOST_SEARCHED]))
        self._show(*next((pair for pair in found if pair[1]), (0, ())), parts)

    def _fixes_of(self, finding: Finding) -> tuple[Fix, ...]:
        return self._services.fixes(self._document.checked, finding)

    def _turn(self, parts: Parts, place: int) -> None:
        """To another finding of the same thing, after the last the first."""
        place %= len(self._asked)
        self._show(place, self._fixes_of(self._asked[place]), parts)

    def _show(self, place: int, fixes: tuple[Fix, ...], parts: Parts) -> None:
        self._close()
        finding, count = self._asked[place], len(self._asked)
        said = told(finding, self._document.plan, self._texts, selected=None)
        theme, texts = parts.findings.model.theme, self._texts
        why = texts(self._why_none(finding))
        menu = FixMenu(finding.severity, said, fixes, why, (place + 1, count), texts, theme, self._window)
        menu.turned.connect(lambda by: self._turn(parts, place + by))
        menu.previewed.connect(self._show_preview)
        menu.chosen.connect(self.apply)
        menu.closed.connect(lambda: self._end(finding))
        self.menu = menu
        if fixes:
            self._show_preview(fixes[0])  # before the menu finds its place: a place out of sight is scrolled to
        menu.open_at(self._anchor(finding, parts))

    def apply(self, fix: Fix) -> None:
        """Does the fix as one undo step, and shows what it moved."""
        thing = main_id(fix)
        try:
            self._document.submit(fix.intent, fix.label)
        except Refused as refusal:
            self.refused.emit(refusal)
            return
        if self._parts is not None and locate(self._document.plan, thing) is not None:
            self._parts.timeline.show_item(thing)
        self.done.emit(self._texts("fix.menu.done", what=fix_sentence(fix, self._texts)))

    def _may_fix(self, finding: Finding) -> bool:
        return not self._document.is_read_only and self._services.may_have_fixes(finding)

    def _why_none(self, finding: Finding) -> str:
        """The text key of why there is nothing to offer."""
        if not self._services.may_have_fixes(finding):
            return "fix.menu.no-way"
        is_past = finding.on is not None and finding.on < self._document.as_of and finding.actual is not None
        return "fix.menu.past" if is_past else "fix.menu.none"

    def _selected_findings(self, parts: Parts) -> Iterable[Finding]:
        """Those chosen in the list while it has the keys; else those of the selected thing, the marked one first."""
        panel = parts.findings
        if panel.table.hasFocus() or not parts.timeline.selection:
            return [panel.current] if panel.current else []
        plan, checked = self._document.plan, self._document.checked
        located = [found for one in parts.timeline.selection if (found := locate(plan, one))]
        about = {finding.key: finding for found in located for finding in findings_about(found, checked)}
        marked = panel.current.key if panel.current else None
        return sorted(about.values(), key=lambda f: (not self._may_fix(f), f.key != marked, -f.severity))

    def _show_preview(self, fix: Fix) -> None:
        if self._preview is not None and self._parts is not None and self.menu is not None:
            self._parts.shows_fix = True
            self._preview.show(fix)

    def _close(self) -> None:
        if self.menu is not None:
            self.menu.close()

    def _end(self, finding: Finding) -> None:
        """The menu is gone: everything is as before it, the finding marked again in the list."""
        self.menu = None
        if self._preview is not None and self._parts is not None:
            self._preview.end(put_back=True)
            self._parts.shows_fix = False
            self._parts.findings.mark(finding)

    def _anchor(self, finding: Finding, parts: Parts) -> QRect:
        """What the menu belongs to, in global pixels: the focused row or button, else the bar."""
        focus = self._window.focusWidget()
        panel, view = parts.findings, parts.timeline
        if focus is not None and parts.inspector.isAncestorOf(focus):
            return QRect(focus.mapToGlobal(QPoint(0, 0)), focus.size())
        if focus is panel.table and panel.table.currentIndex().isValid():
            row = panel.table.visualRect(panel.table.currentIndex().siblingAtColumn(1))
            return QRect(panel.table.viewport().mapToGlobal(row.topLeft()), row.size())
        found = next((hit for item in (*view.selection, *finding.items) if (hit := view.stage.find_bar(item))), None)
        frame = view.stage.frame()
        place = frame.place_of(found[0].key) if found else None
        if found is None or place is None:
            return QRect(view.viewport().mapToGlobal(view.viewport().rect().center()), view.viewport().size() / 8)
        bar = frame.bar_rect(*found, frame.row_rect(*place)).toAlignedRect()
        return QRect(view.viewport().mapToGlobal(bar.topLeft()), bar.size())
