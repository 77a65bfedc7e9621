"""The choices of a certificate: its time, language, format, the day it is given, who makes it."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import Refused
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.maker import Maker
from taito_planner.ui import maker
from taito_planner.ui.controls import ChoiceBox, Segmented, label, thin_rule
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import LONG_LABEL_WIDTH, Field
from taito_planner.ui.papers.candidates import CertifiedTime
from taito_planner.ui.papers.rows import labelled
from taito_planner.ui.parsed_line import ParsedLine
from taito_planner.ui.ticks import TickBox

LANGUAGES = ("fi", "sv")
FORMATS = ("pdf", "docx")


class CertificateForm(QWidget):
    """Signals:
    changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, document: PlanDocument, texts: Texts, settings: QSettings) -> None:
        super().__init__()
        self._document, self._texts, self._settings = document, texts, settings
        self.time = ChoiceBox()
        self.time.setAccessibleName(texts("papers.certificate.time"))
        for one in CertifiedTime:
            self.time.addItem(texts(f"papers.certificate.time-{one}"), one)
        self.first = self._day("first")
        self.last = self._day("last")
        self.given = self._day("given")
        self.given.editor.set_value(document.as_of)
        known = maker.recall(settings)
        self.maker = {part: self._line(part, getattr(known, part)) for part in maker.PARTS}
        if not known.name:
            self.maker["name"].editor.set_value(document.user_name)
        self.language = self._segments("language", LANGUAGES)
        self.format = self._segments("format", FORMATS)
        self.gives = TickBox(texts("papers.certificate.gives"))
        self.gives.setChecked(not document.is_read_only)
        self.gives.setEnabled(not document.is_read_only)
        self.gives.setToolTip(texts("papers.certificate.gives-hint"))
        self._lay_out()
        self.time.activated.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        texts, column = self._texts, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (
            labelled(texts("papers.certificate.time"), self.time), self.first, self.last, self.given, thin_rule(),
            *self.maker.values(),
            label(texts("papers.certificate.by-hand"), "caption", wraps=True), thin_rule(),
            labelled(texts("papers.certificate.language"), self.language),
            labelled(texts("papers.certificate.format"), self.format), self.gives,
        ):  # fmt: skip
            column.addWidget(part)

    @property
    def certified_time(self) -> CertifiedTime:
        return CertifiedTime(self.time.currentData())

    def set_time(self, time: CertifiedTime) -> None:
        self.time.setCurrentIndex(list(CertifiedTime).index(time))

    @property
    def own(self) -> DaySpan | None:
        """The typed time; None (and a word below the field) where it is none."""
        if not (self.first.is_readable() and self.last.is_readable()):
            return None
        first, last = self.first.value(), self.last.value()
        if last < first:
            self.last.show_refusal(Refused("refused.end-before-start", first_day=first, last_day=last))
            return None
        return DaySpan(first, last)

    def show_span(self, span: DaySpan | None) -> None:
        """The time of the customer in sight; texts that are being typed stay."""
        for field, day in ((self.first, span and span.first_day), (self.last, span and span.last_day)):
            field.set_value(day)

    @property
    def who(self) -> Maker:
        return Maker(*(field.editor.text().strip() for field in self.maker.values()))

    def remember(self) -> None:
        """The next certificate begins with the same maker, language and format."""
        maker.remember(self.who, self._settings)
        for name, chosen in (("language", self.language), ("format", self.format)):
            self._settings.setValue(f"certificate/{name}", chosen.current)

    def _day(self, name: str) -> Field:
        editor = DayEdit(self._texts, lambda: self._document.as_of)
        fact = Fact(name, FactKind.DAY, required=True)
        field = Field(
            fact, self._texts(f"papers.certificate.{name}"), editor, self._texts, label_width=LONG_LABEL_WIDTH
        )
        field.committed.connect(lambda: self._take_day(name))
        return field

    def _take_day(self, name: str) -> None:
        """A typed first or last day makes the time one's own."""
        if name != "given":
            for field in (self.first, self.last):
                if field.is_readable():
                    field.editor.set_value(field.value())
            self.set_time(CertifiedTime.OWN)
        self.changed.emit()

    def _line(self, part: str, value: str) -> Field:
        editor = ParsedLine(str, str)
        text = self._texts(f"papers.maker.{part}")
        field = Field(Fact(part), text, editor, self._texts, label_width=LONG_LABEL_WIDTH)
        editor.set_value(value)
        editor.textEdited.connect(lambda _: self.changed.emit())
        return field

    def _segments(self, name: str, choices: tuple[str, ...]) -> Segmented:
        texts = self._texts
        made = Segmented([(one, texts(f"papers.{name}.{one}")) for one in choices], texts(f"papers.certificate.{name}"))
        kept = str(self._settings.value(f"certificate/{name}", choices[0]))
        made.set_current(kept if kept in choices else choices[0])
        made.chosen.connect(lambda _: self.changed.emit())
        return made
