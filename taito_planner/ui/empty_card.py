"""The card over an empty plan: the three ways to begin."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import label, thin_rule
from taito_planner.ui.icons import drop_icon
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

WIDTH = 560
BUTTON_WIDTH = 144


class EmptyCard(QFrame):
    """Floats over ``parent``, in its middle.

    Signals:
        import_asked, group_asked, sample_asked, template_asked: a button was pressed.
    """

    import_asked = Signal()
    group_asked = Signal()
    sample_asked = Signal()
    template_asked = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        set_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drop_mark = QLabel()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 28)
        column.setSpacing(8)
        column.addWidget(label(texts("empty.title"), "card-title"))
        column.addWidget(label(texts("empty.hint"), "label", wraps=True))
        column.addSpacing(4)
        column.addLayout(self._ways())
        column.addSpacing(8)
        column.addWidget(thin_rule())
        column.addSpacing(4)
        column.addLayout(self._drop_hint())
        self.set_theme(theme)
        parent.installEventFilter(self)
        self.hide()

    def _ways(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        ways = (("import", self.import_asked), ("group", self.group_asked), ("sample", self.sample_asked))
        for row, (name, signal) in enumerate(ways):
            button = QPushButton(self._texts(f"empty.{name}"))
            button.setFixedWidth(BUTTON_WIDTH)
            set_role(button, "primary" if name == "import" else "tall")
            button.clicked.connect(signal)
            grid.addWidget(button, row, 0)
            grid.addWidget(label(self._texts(f"empty.{name}-hint"), wraps=True), row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _drop_hint(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._drop_mark, 0, 0)
        grid.addWidget(label(self._texts("empty.drop"), "label", wraps=True), 0, 1)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label(self._texts("empty.template-hint"), "label"))
        link = QPushButton(self._texts("empty.template"))
        set_role(link, "link")
        link.clicked.connect(self.template_asked)
        line.addWidget(link)
        line.addStretch(1)
        grid.addLayout(line, 1, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def set_theme(self, theme: Theme) -> None:
        self._drop_mark.setPixmap(drop_icon(theme).pixmap(16, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._centre()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._centre()
        self.raise_()

    def _centre(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(WIDTH, max(parent.width() - 32, 320))
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        left = max((parent.width() - self.width()) // 2, 16)
        self.move(QPoint(left, max((parent.height() - self.height()) // 3, 8)))
