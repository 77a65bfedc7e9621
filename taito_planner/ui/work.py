"""Slow calls beside the window: a workbook is read or written while planning goes on."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from taito_planner.domain.progress import Progress, Stopped
from taito_planner.domain.refusals import Refused


class Work(QObject):
    """Runs one call at a time in a thread of its own and hands its outcome back to the window's thread.

    The call must touch no widget and change no document. Anything it raises but a Refused is raised again in
    the window's thread, where the program's hook sees it.

    Signals:
        began: what is being done.
        progressed: how much of it is done, in percent.
        ended: there is nothing under way any more.
    """

    began = Signal(str)
    progressed = Signal(int)
    ended = Signal()
    _told = Signal(object, int)
    _landed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "work")
        self._under_way: Future[Any] | None = None
        self._stop = Event()
        self._done: Callable[[Any], None] = lambda value: None
        self._refused: Callable[[Refused], None] = lambda refusal: None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._under_way is not None

    def run(
        self,
        what: str,
        call: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[Refused], None],
    ) -> bool:
        """Starts ``call``; False where something else is under way. ``done`` takes its value.

        ``call`` is given what to tell its progress to, which raises Stopped once the work was dropped.
        """
        if self._under_way is not None:
            return False
        self._done, self._refused, self._stop = done, refused, Event()
        self.began.emit(what)
        self._under_way = self._pool.submit(call, self._progress(self._stop))
        self._under_way.add_done_callback(self._landed.emit)
        return True

    def drop(self) -> None:
        """Takes back what is under way: it ends as soon as it tells its progress, and nobody hears of it."""
        self._stop.set()
        if self._under_way is not None:
            self._under_way = None
            self.ended.emit()

    def close(self) -> None:
        """Waits until the call under way is over, and takes no more: the window goes."""
        self._under_way = None
        self._pool.shutdown(wait=True)

    def _progress(self, stop: Event) -> Progress:
        told = 0

        def progress(share: float) -> None:
            nonlocal told
            if stop.is_set():
                raise Stopped
            if (percent := int(share * 100)) > told:
                told = percent
                self._told.emit(stop, percent)

        return progress

    def _tell(self, stop: Event, percent: int) -> None:
        """In the window's thread, like everything the window hears; what was dropped is not heard of any more."""
        if stop is self._stop and not stop.is_set():
            self.progressed.emit(percent)

    def _land(self, landed: "Future[Any]") -> None:
        if landed is not self._under_way:
            return
        self._under_way = None
        self.ended.emit()
        error = landed.exception()
        if isinstance(error, Refused):
            self._refused(error)
        else:
            self._done(landed.result())
