"""A paper's pages as they are printed, one at a time, with the way to the next one below."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.papers.services import MadePaper
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.papers import paper_pages
from taito_planner.ui.printing.preview import Sheet


class PageView(QWidget):
    """Shows the pages of one paper, or a sentence why there is none."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._job: Job | None = None
        self._page = 0
        self.sheet = Sheet(texts("print.sheet"))
        self.reason = label("", "label", wraps=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number = label("", "label")
        self.back = QPushButton(texts("print.previous"))
        self.on = QPushButton(texts("print.next"))
        for button, by in ((self.back, -1), (self.on, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, by=by: self.turn(by))
        self.sheet.turned.connect(self.turn)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for part in (self.back, self.number, self.on):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._foot)

    @property
    def page_count(self) -> int:
        return self._job.page_count if self._job else 0

    def show_paper(self, paper: MadePaper, texts: Texts) -> None:
        """``texts`` are those of the paper's language. The page in sight stays, where there still is one."""
        self._job = paper_pages(paper.content, texts, datetime.now())
        self.reason.hide()
        self.sheet.show()
        self.turn(0)

    def show_reason(self, sentence: str) -> None:
        """In place of a paper that cannot be made."""
        self._job = None
        self.reason.setText(sentence)
        self.reason.show()
        self.sheet.hide()
        self._foot.hide()

    def turn(self, by: int) -> None:
        if self._job is None:
            return
        self._page = min(max(self._page + by, 0), self.page_count - 1)
        self.sheet.show_page(self._job, self._page)
        text = self._texts("print.page", page=self._page + 1, pages=self.page_count)
        self.number.setText(text)
        self.sheet.setAccessibleDescription(text)
        self._foot.setVisible(self.page_count > 1)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page + 1 < self.page_count)
