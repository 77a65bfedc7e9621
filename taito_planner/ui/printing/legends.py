"""What the marks on a page mean, in words beside a sample of each: shapes and letters, so that grey prints hold."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from taito_planner.texts import Texts
from taito_planner.ui.printing.job import PaintLegend
from taito_planner.ui.printing.page_ink import PageInk
from taito_planner.ui.signs import ROW_SIZE, Sign, paint_sign
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.strokes import hatch
from taito_planner.ui.views.overview.load_cells import paint_legend as paint_load_legend
from taito_planner.ui.views.overview.look import Look

Sample = Callable[[QPainter, QRectF, PageInk], None]
SAMPLE_WIDTH = 20.0


def timeline_legends(texts: Texts) -> tuple[PaintLegend, ...]:
    """Blocks, visits, days, training, pause, leave, limits and signs, in the order they matter."""
    samples: tuple[tuple[str, Sample], ...] = (
        ("block", _block),
        ("start", _start),
        ("session", _session),
        ("group-days", _group_days),
        ("training", _training),
        ("pause", _pause),
        ("absence", _absence),
        ("leave", _leave),
        ("booking", _booking),
        *sign_samples(),
    )
    return tuple(_item(sample, texts(f"print.legend.{name}")) for name, sample in samples)


def sign_legends(texts: Texts) -> tuple[PaintLegend, ...]:
    return tuple(_item(sample, texts(f"print.legend.{name}")) for name, sample in sign_samples())


def load_legend(texts: Texts) -> PaintLegend:
    """The fills of the staff's weeks."""

    def paint(painter: QPainter, left: float, middle: float, ink: PageInk) -> float:
        return paint_load_legend(painter, left, middle, Look(LIGHT, texts, ink))

    return paint


def sign_samples() -> tuple[tuple[str, Sample], ...]:
    def sample(sign: Sign) -> Sample:
        return lambda painter, box, ink: paint_sign(painter, sign, box.center(), ROW_SIZE, LIGHT)

    return ("error", sample(Sign.ERROR)), ("warning", sample(Sign.WARNING)), ("notice", sample(Sign.NOTICE))


def _item(sample: Sample, word: str) -> PaintLegend:
    def paint(painter: QPainter, left: float, middle: float, ink: PageInk) -> float:
        width = SAMPLE_WIDTH + 4 + ink.width(word, Style.SMALL)
        if left + width > ink.right:
            return 0.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sample(painter, QRectF(left, middle - 7, SAMPLE_WIDTH, 14), ink)
        painter.restore()
        ink.draw(painter, left + SAMPLE_WIDTH + 4, middle, word, Style.SMALL, LIGHT.text2)
        return width

    return paint


def _block(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.block)
    painter.drawRoundedRect(box, 3, 3)
    ink.draw_centred(painter, box.center().x(), box.center().y(), "1", Style.SMALL_BOLD, LIGHT.on_block)


def _start(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.visit)
    painter.drawEllipse(box.center(), 7, 7)
    ink.draw_centred(painter, box.center().x(), box.center().y(), "1", Style.SMALL_BOLD, LIGHT.on_visit)


def _session(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(QPen(LIGHT.session_line, 1.5))
    painter.setBrush(LIGHT.session_fill)
    painter.drawEllipse(box.center(), 6, 6)


def _group_days(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(QPen(LIGHT.group_days_line, 1))
    painter.setBrush(LIGHT.group_days_fill)
    painter.drawRoundedRect(QRectF(box.center().x() - 4, box.top(), 8, 14), 2, 2)


def _training(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(QPen(LIGHT.training_line, 1))
    painter.setBrush(LIGHT.training_fill)
    painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), 3, 3)


def _pause(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(QPen(LIGHT.pause_line, 1, Qt.PenStyle.DashLine))
    painter.setBrush(LIGHT.surface)
    painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), 3, 3)


def _absence(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    square = QRectF(box.center().x() - 6, box.center().y() - 6, 12, 12)
    painter.setPen(QPen(LIGHT.absence, 1.2))
    painter.setBrush(LIGHT.absence_fill)
    painter.drawRoundedRect(square, 2, 2)
    inner = square.adjusted(3, 3, -3, -3)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _leave(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(QPen(LIGHT.leave_hatch, 1))
    painter.setBrush(LIGHT.leave_fill)
    painter.drawRoundedRect(box, 3, 3)
    hatch(painter, box, LIGHT.leave_hatch, 6, 1.2)


def _booking(painter: QPainter, box: QRectF, ink: PageInk) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.booking)
    painter.drawRoundedRect(box, 2, 2)
    ink.draw_centred(painter, box.center().x(), box.center().y(), "OU1", Style.TINY, LIGHT.on_booking)
