"""Writes the pages of a job: to a PDF, to pictures, to a printer. A file is whole or it is not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QFileDevice, QMarginsF, QSaveFile, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from taito_planner.domain.progress import Progress, Stopped, unwatched, watched
from taito_planner.domain.refusals import Refused
from taito_planner.ui.printing.job import Job, paint_page
from taito_planner.ui.printing.page_ink import PagePainter
from taito_planner.ui.printing.paper import Paper

PDF_DPI, PICTURE_DPI = 1200, 200
_FINE = 2
"""From so many pixels for each 1/96 inch on, no line is thinner than one."""


class PrintRefused(Refused):
    """Pages that could not be written; what was there before is as it was. Its sentence is ``print.<reason>``."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"print.refused.{reason}", file=path.name, folder=str(path.parent))
        self.reason = reason


def write_pdf(path: Path, job: Job, progress: Progress = unwatched) -> None:
    """Vector pages with the text as text. Raises PrintRefused, or what ``progress`` raises."""
    file = _opened(path)
    writer = QPdfWriter(file)
    writer.setResolution(PDF_DPI)
    writer.setTitle(job.title)
    writer.setCreator(job.texts("window.program"))
    set_layout(writer, job.paper)
    painter = PagePainter()
    if not painter.begin(writer):
        raise _refused(file, path)
    try:
        _paint_pages(painter, writer, job, PDF_DPI / 96, progress)
    except BaseException:
        painter.end()
        file.cancelWriting()
        raise
    painter.end()
    _put_in_place(file, path)


def write_pictures(path: Path, job: Job, progress: Progress = unwatched) -> list[Path]:
    """A PNG for each page: ``path`` itself for one page, else numbered beside it. Raises as ``write_pdf``."""
    paths = picture_paths(path, job.page_count)
    for index, page_path in enumerate(watched(paths, progress)):
        file = _opened(page_path)
        if not QImageWriter(file, QByteArray(b"png")).write(page_picture(job, index, PICTURE_DPI / 96)):
            raise _refused(file, page_path)
        _put_in_place(file, page_path)
    return paths


def picture_paths(path: Path, count: int) -> list[Path]:
    """``kuva.png``, or ``kuva_01.png``, ``kuva_02.png``… for several pages."""
    if count == 1:
        return [path]
    digits = max(2, len(str(count)))
    return [path.with_name(f"{path.stem}_{page:0{digits}}{path.suffix}") for page in range(1, count + 1)]


def page_picture(job: Job, index: int, scale: float) -> QImage:
    """One page as an image, ``scale`` pixels for each 1/96 inch.

    A small one is made of a larger one: thin lines would vanish here and there between its pixels.
    """
    if scale < _FINE:
        size = QSize(*(round(side * scale) for side in job.paper.size))
        large = page_picture(job, index, scale * ceil(_FINE / scale))
        smooth = Qt.TransformationMode.SmoothTransformation
        return large.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    width, height = job.paper.size
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(scale * 96 / 0.0254))
    image.setDotsPerMeterY(round(scale * 96 / 0.0254))
    image.fill(0xFFFFFFFF)
    painter = PagePainter(image)
    _set_hints(painter)
    painter.scale(scale, scale)
    paint_page(painter, job, index)
    painter.end()
    return image


def print_on(printer: QPrinter, job: Job, progress: Progress = unwatched) -> int:
    """Sends the pages of the range chosen to a printer; how many it got. Raises PrintRefused.

    Raises Stopped where the user took the printing back and nothing comes of it. Some systems cannot take back what a
    printer was given: there the pages that were ready go out, and are counted.
    """
    pages = range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or job.page_count, job.page_count))
    ready, painter = _Ready(progress, len(pages)), PagePainter()
    with _whole_file(printer) as is_file:
        set_layout(printer, job.paper)
        printer.setDocName(job.title)
        if not painter.begin(printer):
            raise PrintRefused("printer", Path(printer.printerName() or "-"))
        try:
            _paint_pages(painter, printer, job, printer.resolution() / 96, ready.tell, pages)
        except Stopped:
            if printer.abort() or is_file or not ready.count:
                raise
            return ready.count
        finally:
            painter.end()
    return len(pages)


class _Ready:
    """Counts the pages behind a progress."""

    def __init__(self, progress: Progress, pages: int) -> None:
        self._progress, self._pages = progress, pages
        self.count = 0

    def tell(self, share: float) -> None:
        self.count = round(share * self._pages)
        self._progress(share)


@contextmanager
def _whole_file(printer: QPrinter) -> Iterator[bool]:
    """Whether a file is printed to; until it is whole it stands beside its place, which it never takes otherwise."""
    file = Path(printer.outputFileName())
    if not printer.outputFileName():
        yield False
        return
    part = file.with_name(f"{file.stem}.part{file.suffix}")
    printer.setOutputFileName(str(part))
    try:
        yield True
        part.replace(file)
    except OSError as error:
        raise PrintRefused("no-permission", file) from error
    finally:
        part.unlink(missing_ok=True)


def set_layout(device: QPagedPaintDevice, paper: Paper) -> None:
    """The sheet without margins: the pages bring their own."""
    upright = paper.height_mm > paper.width_mm
    sides = sorted((paper.width_mm, paper.height_mm))
    size = QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter, paper.name, QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def _paint_pages(
    painter: QPainter, device: QPagedPaintDevice, job: Job, scale: float, progress: Progress, pages: range | None = None
) -> None:
    pages = range(job.page_count) if pages is None else pages
    for index in watched(pages, progress):
        if index != pages.start:
            device.newPage()
        painter.save()
        _set_hints(painter)
        painter.scale(scale, scale)
        paint_page(painter, job, index)
        painter.restore()


def _set_hints(painter: QPainter) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)


def _opened(path: Path) -> QSaveFile:
    """A file beside ``path`` that takes its place when it is whole."""
    if not path.parent.is_dir():
        raise PrintRefused("folder-missing", path)
    if path.is_dir():
        raise PrintRefused("no-permission", path)
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _refused(file, path)
    return file


def _put_in_place(file: QSaveFile, path: Path) -> None:
    if not file.commit():
        raise _refused(file, path)


_FULL = (QFileDevice.FileError.ResourceError, QFileDevice.FileError.WriteError)


def _refused(file: QSaveFile, path: Path) -> PrintRefused:
    reason = "disk-full" if file.error() in _FULL else "no-permission"
    file.cancelWriting()
    return PrintRefused(reason, path)
