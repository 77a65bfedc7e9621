"""The strip under the toolbar: what can be dragged onto lanes, and at its right end the zoom."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QDrag, QIcon, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QWidget

from taito_planner.texts import Texts
from taito_planner.ui.controls import Segmented, label
from taito_planner.ui.forms.kinds import PALETTE
from taito_planner.ui.style import set_role
from taito_planner.ui.theme import Theme

HEIGHT, CONTROL = 32, 24
MIME = "application/x-taito-palette"
ICON = QSize(16, 12)


class PaletteStrip(QWidget):
    """Signals:
    add_asked: (kind of ``forms.kinds.PALETTE``) a palette button was clicked.
    zoom_asked: ``week``, ``month`` or ``year``.
    today_asked: show the as-of day.
    """

    add_asked = Signal(str)
    zoom_asked = Signal(str)
    today_asked = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "strip")
        self.setFixedHeight(HEIGHT)
        self._add_caption = label(texts("palette.add"), "caption")
        self._hint = label(texts("palette.hint"), "caption")
        self._view_caption = label(texts("palette.view"), "caption")
        self.buttons = {kind: PaletteButton(kind, texts, theme) for kind in PALETTE}
        self.zoom = Segmented(
            [(name, texts(f"palette.zoom.{name}")) for name in ("week", "month", "year")],
            texts("palette.zoom-name"),
        )
        self.zoom.chosen.connect(self.zoom_asked)
        self.today = QPushButton(texts("palette.today"))
        self.today.clicked.connect(self.today_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._add_caption)
        row.addSpacing(4)
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self.add_asked.emit(kind))
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self._view_caption)
        row.addSpacing(6)
        row.addWidget(self.zoom)
        row.addSpacing(8)
        row.addWidget(self.today)

    def set_theme(self, theme: Theme) -> None:
        for button in self.buttons.values():
            button.set_theme(theme)

    def set_narrow(self, is_narrow: bool) -> None:
        """On a narrow window the palette is icons only and the captions go."""
        for button in self.buttons.values():
            button.set_narrow(is_narrow)
        for caption in (self._add_caption, self._hint, self._view_caption):
            caption.setVisible(not is_narrow)

    def set_read_only(self, is_read_only: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not is_read_only)


class PaletteButton(QToolButton):
    """Drags its kind onto a lane; a click asks to add it to what is selected."""

    def __init__(self, kind: str, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._pressed_at: QPoint | None = None
        self._texts = texts
        self.name(texts(f"palette.{kind}"))
        self.setIconSize(ICON)
        self.setFixedHeight(CONTROL)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self, "palette")
        self.set_theme(theme)

    def name(self, thing: str) -> None:
        """Calls what the button adds ``thing``."""
        self.setText(f" {thing}")
        self.setToolTip(self._texts("palette.tip", thing=thing))
        self.setAccessibleName(self._texts("palette.tip", thing=thing))

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(palette_icon(self._kind, theme))

    def set_narrow(self, is_narrow: bool) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon)

    def mime_data(self) -> QMimeData:
        """What a drag of this button carries: the kind's name."""
        data = QMimeData()
        data.setData(MIME, self._kind.encode())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (
            self._pressed_at is not None
            and (event.position().toPoint() - self._pressed_at).manhattanLength()
            >= QApplication.startDragDistance()
        )
        if not far or not self.isEnabled():
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        drag.setPixmap(self.icon().pixmap(ICON))
        drag.setHotSpot(QPoint(ICON.width() // 2, ICON.height() // 2))  # what is held lies where it will be dropped
        drag.exec(Qt.DropAction.CopyAction)


def palette_icon(kind: str, theme: Theme) -> QIcon:
    """The thing as it looks on the timeline, small."""
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        pixmap = QPixmap(round(ICON.width() * ratio), round(ICON.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, kind, theme)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _paint(painter: QPainter, kind: str, theme: Theme) -> None:
    box = QRectF(1, 1.5, 14, 9)
    if kind in ("block-mon", "block-tue"):
        # Five days of a week; the block leaves out the last or the first.
        left = 1.0 if kind == "block-mon" else 3.8
        painter.setPen(QPen(theme.block, 1))
        painter.drawLine(box.topRight() if kind == "block-mon" else box.topLeft(),
                         box.bottomRight() if kind == "block-mon" else box.bottomLeft())  # fmt: skip
        painter.setPen(QPen(_outline(theme, theme.block), 1))
        painter.setBrush(theme.block)
        painter.drawRoundedRect(QRectF(left, 1, 11.2, 10), 2, 2)
        return
    pen, brush = {
        "start-visit": (QPen(_outline(theme, theme.visit), 1), QBrush(theme.visit)),
        "session": (QPen(theme.session_line, 1.5), QBrush(theme.session_fill)),
        "group-days": (QPen(theme.group_days_line, 1), QBrush(theme.group_days_fill)),
        "training": (QPen(theme.training_line, 1), QBrush(theme.training_fill)),
        "pause": (QPen(theme.pause_line, 1, Qt.PenStyle.DashLine), QBrush(theme.surface)),
        "leave": (QPen(theme.leave_hatch, 1), QBrush(theme.leave_fill)),
    }[kind]
    painter.setPen(pen)
    painter.setBrush(brush)
    if kind in ("start-visit", "session"):
        painter.drawEllipse(QRectF(3, 1, 10, 10))
        return
    if kind == "group-days":
        box = QRectF(4, 1.5, 8, 9)
    elif kind in ("training", "pause"):
        box = QRectF(1, 3, 14, 6)
    painter.drawRoundedRect(box, 2, 2)
    if kind == "leave":
        painter.setBrush(QBrush(theme.leave_hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 2, 2)


def _outline(theme: Theme, fill: QColor) -> QColor:
    """High contrast fills nothing: there the line makes the shape."""
    return theme.text if theme.is_high_contrast else fill
