"""What the window shows while a step of its own thread takes long: how far it is, and the way back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QPushButton, QWidget

from taito_planner.domain.progress import Progress, Stopped
from taito_planner.texts import Texts
from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import FittedDialog, dialog_column
from taito_planner.ui.style import set_role

WIDTH = 320
PATIENCE = 0.5
"""A step that takes longer, in seconds, is shown."""
LEAST = 0.1
"""How long, in seconds, a step goes on before it is reckoned how long it will take."""
BETWEEN = 0.05
"""Seconds between two looks at the mouse and the keys."""


class Waiting:
    """Hands a document what it tells its progress to; see ``PlanDocument.watch``."""

    def __init__(
        self,
        texts: Texts,
        window: QWidget | None,
        dress: Callable[[], None] = lambda: None,
        what: str = "waiting.what",
    ) -> None:
        """``dress`` is called before anything is shown: the program has no look yet before its window is built.

        ``what`` is the key of what is said to be done.
        """
        self._dress = dress
        self._dialog = partial(WaitDialog, texts, window, what)

    @contextmanager
    def watch(self) -> Iterator[Progress]:
        """The progress of one step. Nothing is shown of a short one; the plan is as before while one is shown."""
        wait = _Wait(self._dialog, self._dress)
        try:
            yield wait.tell
        finally:
            wait.end()


class _Wait:
    def __init__(self, make_dialog: "Callable[[], WaitDialog]", dress: Callable[[], None]) -> None:
        self._make_dialog, self._dress = make_dialog, dress
        self._began = self._looked = perf_counter()
        self._dialog: WaitDialog | None = None

    def tell(self, share: float) -> None:
        now = perf_counter()
        if self._dialog is None:
            elapsed = now - self._began
            if elapsed < LEAST or (elapsed < PATIENCE and elapsed < PATIENCE * share):
                return
            self._dress()
            self._dialog = self._make_dialog()
            self._dialog.show()
        elif now - self._looked < BETWEEN:
            return
        self._dialog.bar.setValue(int(share * 100))
        QApplication.processEvents()
        self._looked = perf_counter()
        if self._dialog.is_cancelled:
            raise Stopped

    def end(self) -> None:
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()


class WaitDialog(FittedDialog):
    """A bar and a button over the window, which takes no other input in the meantime. Esc cancels."""

    def __init__(self, texts: Texts, window: QWidget | None, what: str) -> None:
        super().__init__(WIDTH, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(texts("waiting.title"))
        self.is_cancelled = False
        self.bar = QProgressBar()
        self.bar.setFixedHeight(6)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts(what))
        self.cancel = QPushButton(texts("waiting.cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        set_role(self.cancel, "tall")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        column = dialog_column(self)
        column.addWidget(label(texts(what), "label", wraps=True))
        column.addWidget(self.bar)
        column.addLayout(row)

    def reject(self) -> None:
        self.is_cancelled = True
        self.cancel.setEnabled(False)

    def closeEvent(self, event: QEvent) -> None:
        event.ignore()
        self.reject()
