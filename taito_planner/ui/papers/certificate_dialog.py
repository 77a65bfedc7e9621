"""Certificates of one customer or of a group: choices on the left, whom it is for, the page as it is printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts, texts_for
from taito_planner.ui.controls import label
from taito_planner.ui.papers.candidates import Candidate, CertifiedTime, candidates
from taito_planner.ui.papers.certificate_form import CertificateForm
from taito_planner.ui.papers.page_view import PageView
from taito_planner.ui.papers.rows import foot
from taito_planner.ui.papers.services import MadePaper, PaperServices
from taito_planner.ui.signs import ROW_SIZE, Sign, sign_pixmap
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme
from taito_planner.ui.ticks import TickDelegate

SIZE, LEFT = QSize(1080, 860), 372
ID, PART = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CertificateDialog(QDialog):
    """Not modal: the plan may be mended meanwhile, and what is shown follows it.

    Signals:
        write_asked: the certificates to be written, as (candidate, paper), which the caller gives on.
        jump_asked: ids to show on the timeline: what a certificate lacks.
    """

    write_asked = Signal(object)
    jump_asked = Signal(tuple)

    def __init__(
        self,
        customers: Sequence[CustomerId],
        title: str,
        document: PlanDocument,
        services: PaperServices,
        texts: Texts,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        """``title`` is the group's or the customer's name."""
        super().__init__(parent)
        self._customers, self._document = tuple(customers), document
        self._services, self._texts, self._theme = services, texts, theme
        self.candidates: list[Candidate] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("papers.certificate.title", name=title))
        self.resize(SIZE)
        self.form = CertificateForm(document, texts, settings)
        self.people = QListWidget()
        self.people.setAccessibleName(texts("papers.certificate.people"))
        self.people.setIconSize(QSize(ROW_SIZE, ROW_SIZE))
        self.people.setMinimumHeight(120)
        self.people.setItemDelegate(TickDelegate(self.people))
        set_role(self.people, "list")
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.jump = QPushButton(texts("papers.certificate.jump"))
        self.jump.setAutoDefault(False)
        self.page = PageView(texts)
        self.warning = label("", "error", wraps=True)
        self.outcome = label("", "label", wraps=True)
        self.write = QPushButton()
        self._lay_out(title)
        self.form.changed.connect(self.refresh)
        self.people.currentRowChanged.connect(lambda _: self._show_current())
        self.people.itemChanged.connect(lambda _: self._show_count())
        self.jump.clicked.connect(self._ask_jump)
        self.write.clicked.connect(self._ask_write)
        document.plan_changed.connect(self.refresh)
        self.refresh()
        self._go_to_first_ready()

    def _lay_out(self, title: str) -> None:
        is_batch = len(self._customers) > 1
        close = QPushButton(self._texts("form.close"))
        close.clicked.connect(self.close)
        left = QWidget()
        left.setFixedWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(title, "title", wraps=True))
        column.addWidget(self.form)
        column.addWidget(self.people, 1)
        self.people.setVisible(is_batch)
        column.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.warning)
        if not is_batch:
            column.addStretch(1)
        column.addWidget(self.outcome)
        column.addLayout(foot(close, self.write))
        self.write.setDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self.page, 1)

    def set_span(self, span: DaySpan) -> None:
        """Asks for certificates of these days."""
        self.form.show_span(span)
        self.form.set_time(CertifiedTime.OWN)
        self.refresh()

    @property
    def current(self) -> Candidate | None:
        """The customer whose page is in sight."""
        row = max(self.people.currentRow(), 0)
        return self.candidates[row] if row < len(self.candidates) else None

    @property
    def chosen(self) -> list[Candidate]:
        """Those to be written: ready and ticked."""
        is_on = [self.people.item(row).checkState() is Qt.CheckState.Checked for row in range(self.people.count())]
        return [one for one, on in zip(self.candidates, is_on, strict=True) if one.is_ready and on]

    def refresh(self) -> None:
        """Reads the plan and the choices again. Ticks that the user took away stay away."""
        texts, form = self._texts, self.form
        own = form.own if form.certified_time is CertifiedTime.OWN else None
        found = list(candidates(self._document.checked, self._customers, form.certified_time, own))
        row, refused = self.people.currentRow(), self._unticked()
        self.candidates = found
        self.people.blockSignals(True)
        self.people.clear()
        for one in found:
            item = QListWidgetItem(self._icon(one), texts(f"papers.certificate.row-{_state(one)}", **self._facts(one)))
            item.setData(ID, one.id)
            item.setData(PART, one.is_ready)
            item.setToolTip(self._reason(one))
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if one.is_ready else flags)
            on = one.is_ready and one.id not in refused
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.setCurrentRow(min(max(row, 0), len(found) - 1))
        self.people.blockSignals(False)
        self._show_current()
        self._show_count()

    def say(self, sentence: str) -> None:
        """What was written, above the buttons."""
        self.outcome.setText(sentence)

    def _unticked(self) -> set[CustomerId]:
        items = (self.people.item(row) for row in range(self.people.count()))
        return {i.data(ID) for i in items if i.data(PART) and i.checkState() is Qt.CheckState.Unchecked}

    def _go_to_first_ready(self) -> None:
        ready = next((row for row, one in enumerate(self.candidates) if one.is_ready), 0)
        self.people.setCurrentRow(ready)

    def _show_current(self) -> None:
        current = self.current
        if current is None:
            self.page.show_reason(self._texts("papers.certificate.gone"))
            return
        if self.form.certified_time is not CertifiedTime.OWN:
            self.form.show_span(current.within)
        reason = "" if current.is_ready else self._reason(current)
        self.jump.setVisible(current.lacks_ground)
        self._show_page(current, reason)

    def _show_page(self, current: Candidate, reason: str) -> None:
        if reason:
            self.page.show_reason(reason)
            return
        try:
            paper = self._paper(current)
        except Refused as refusal:
            self.page.show_reason(self._texts(refusal.key, **refusal.facts))
        else:
            self.page.show_paper(paper, texts_for(self._language))

    def _show_count(self) -> None:
        count, texts = len(self.chosen), self._texts
        self.write.setText(texts("papers.certificate.write", count=max(count, 1)))
        self.write.setEnabled(count > 0 and self._given_on is not None)
        as_of = self._document.as_of
        is_ahead = any(one.within and one.within.last_day > as_of for one in self.chosen)
        self.warning.setText(texts("papers.certificate.ahead", day=as_of) if is_ahead else "")
        self.warning.setVisible(is_ahead)

    @property
    def _language(self) -> str:
        return self.form.language.current or "fi"

    @property
    def _given_on(self) -> object:
        return self.form.given.value() if self.form.given.is_readable() else None

    def _paper(self, one: Candidate) -> MadePaper:
        """Raises Refused."""
        given_on, who = self.form.given.value(), self.form.who
        assert one.within is not None
        return self._services.certificate(one.id, one.within, given_on, who, self._language)

    def _ask_write(self) -> None:
        self.form.remember()
        try:
            made = [(one, self._paper(one)) for one in self.chosen]
        except Refused as refusal:
            self.say(self._texts(refusal.key, **refusal.facts))
            return
        self.write_asked.emit(made)

    def _ask_jump(self) -> None:
        if self.current and self.current.refusal:
            self.jump_asked.emit(self.current.refusal.items[:1])

    def _icon(self, one: Candidate) -> QIcon:
        if not one.lacks_ground:
            return QIcon()
        return QIcon(sign_pixmap(Sign.ERROR, ROW_SIZE, self._theme, self.devicePixelRatioF()))

    def _facts(self, one: Candidate) -> dict[str, object]:
        return {"name": one.name, "count": one.day_count, "span": one.within or ""}

    def _reason(self, one: Candidate) -> str:
        if one.within is None:
            key = "papers.certificate.none-" + self.form.certified_time
            return self._texts(key, name=one.name)
        return self._texts(one.refusal.key, **one.refusal.facts) if one.refusal else ""


def _state(one: Candidate) -> str:
    if one.is_ready:
        return "ready"
    return "missing" if one.lacks_ground else "nothing"
