"""Dialogs with even margins, as high as their sentences need."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

MARGIN, SPACING = 16, 8


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """The column of a dialog's parts."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(SPACING)
    return column


class FittedDialog(QDialog):
    """A dialog of at least a given width (pixels) and the height that its words take there, also when they change.

    Qt leaves room for every sentence wrapped as narrowly as it can be.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = width
        self.setMinimumWidth(width)

    def fit(self) -> None:
        """Takes the height that the words need at the width there is."""
        layout = self.layout()
        if layout is None:
            return
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(max(self._width, layout.totalMinimumSize().width()))
        wraps = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        self.setMinimumHeight(needed)
        self.resize(self.width(), needed)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.minimumWidth(), self.height())
        super().showEvent(event)
        self.fit()
