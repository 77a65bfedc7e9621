"""The evidence pack of a group, looked at before it is written."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.dialogs.fitted import dialog_column
from taito_planner.ui.papers.page_view import PageView
from taito_planner.ui.papers.rows import foot
from taito_planner.ui.papers.services import MadePaper

SIZE = QSize(780, 900)


class EvidenceDialog(QDialog):
    """Shows the paper as it was when it was asked for. Not modal.

    Signals:
        write_asked: the MadePaper, and ``pdf`` or ``docx``.
    """

    write_asked = Signal(object, str)

    def __init__(self, paper: MadePaper, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(paper.content.title)
        self.resize(SIZE)
        self.page = PageView(texts)
        close, docx, pdf = (QPushButton(texts(key)) for key in ("form.close", "papers.do-docx", "papers.do-pdf"))
        self.buttons = {"docx": docx, "pdf": pdf}
        close.clicked.connect(self.close)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.write_asked.emit(paper, name))
        column = dialog_column(self)
        column.addWidget(self.page, 1)
        column.addLayout(foot(close, docx, pdf))
        self.page.show_paper(paper, texts)
        self.page.sheet.setFocus()
