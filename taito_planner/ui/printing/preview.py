"""The pages before they are printed: one at a time, as large as there is room, with paper and stretch to choose."""

from typing import Protocol

from PySide6.QtCore import QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.output import page_picture
from taito_planner.ui.printing.page_choice import PageChoice
from taito_planner.ui.printing.paper import Paper
from taito_planner.ui.style import set_role

SIZE = QSize(1120, 860)
GAP = 16


class MakeJob(Protocol):
    def __call__(self, paper: Paper, *, whole: bool, view: str) -> Job: ...


class PreviewDialog(QDialog):
    """Not modal: planning goes on beside it; it shows the plan as it was when the pages were made.

    Signals:
        print_asked: the Job to print.
        pdf_asked, pictures_asked: the Job and the key of its view.
    """

    print_asked = Signal(object)
    pdf_asked = Signal(object, str)
    pictures_asked = Signal(object, str)

    def __init__(
        self, make: MakeJob, view: str, texts: Texts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("print.preview", view=texts(f"print.view.{view}")))
        self.resize(SIZE)
        self._make, self._view, self._texts = make, view, texts
        self.choice = PageChoice(view, texts, settings, self)
        self.sheet = Sheet(texts("print.sheet"))
        self.number = label("", "label")
        self.back = QPushButton(texts("print.previous"))
        self.on = QPushButton(texts("print.next"))
        self._lay_out()
        self.choice.stretches.setVisible(self.choice.has_stretch)
        self.choice.chosen.connect(self.remake)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.sheet.turned.connect(self.turn)
        self.remake()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.choice.papers, self.choice.stretches, self.back, self.number, self.on):
            row.addWidget(part)
        row.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        for name, ask in (
            ("pictures", lambda: self.pictures_asked.emit(self.job, self._view)),
            ("pdf", lambda: self.pdf_asked.emit(self.job, self._view)),
            ("print", lambda: self.print_asked.emit(self.job)),
        ):
            button = self.buttons[name] = QPushButton(self._texts(f"print.do-{name}"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, ask=ask: ask())
            row.addWidget(button)
        set_role(self.buttons["print"], "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        for button in (self.back, self.on):
            button.setAutoDefault(False)
        self.sheet.setFocus()

    def remake(self) -> None:
        """Makes the pages anew for the chosen paper and stretch."""
        self.job = self._make(self.choice.paper, whole=self.choice.is_whole, view=self._view)
        self.page = 0
        self.turn(0)

    def turn(self, by: int) -> None:
        """Shows the page ``by`` pages on, within the pages there are."""
        self.page = min(max(self.page + by, 0), self.job.page_count - 1)
        self.sheet.show_page(self.job, self.page)
        text = self._texts("print.page", page=self.page + 1, pages=self.job.page_count)
        self.number.setText(text)
        self.sheet.setAccessibleDescription(text)
        self.back.setEnabled(self.page > 0)
        self.on.setEnabled(self.page + 1 < self.job.page_count)


class Sheet(QWidget):
    """One page, as large as fits. Wheel, arrows and page keys turn.

    Signals:
        turned: by how many pages.
    """

    turned = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._job: Job | None = None
        self._page = 0
        self._kept: tuple[object, QPixmap] | None = None

    def show_page(self, job: Job, page: int) -> None:
        self._job, self._page = job, page
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._job is None:
            return
        width, height = self._job.paper.size
        scale = min((self.width() - 2 * GAP) / width, (self.height() - 2 * GAP) / height)
        if scale <= 0:
            return
        ratio = self.devicePixelRatioF()
        key = (id(self._job), self._page, scale, ratio)
        if self._kept is None or self._kept[0] != key:
            picture = QPixmap.fromImage(page_picture(self._job, self._page, scale * ratio))
            picture.setDevicePixelRatio(ratio)
            self._kept = (key, picture)
        size = QSize(round(width * scale), round(height * scale))
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter = QPainter(self)
        painter.drawPixmap(left, top, self._kept[1])
        painter.setPen(self.palette().mid().color())
        painter.drawRect(QRectF(left - 0.5, top - 0.5, size.width() + 1, size.height() + 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_End: 10**6,
            Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -(10**6),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)
