"""What the window asks before it touches a file: which file, and what to do when that did not work."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from taito_planner.texts import Texts

SUFFIXES = {"plan": "taito", "workbook": "xlsx", "calendar": "ics"}
"""By kind. A kind that comes in several formats names the one meant after a dot: ``certificate.docx``."""


class Asking(Protocol):
    """The questions; the tests answer them without a dialog."""

    def file_to_open(self, kind: str) -> Path | None: ...

    def file_to_save(self, kind: str, suggested: str) -> Path | None: ...

    def folder(self, kind: str) -> Path | None: ...

    def choose(self, sentence: str, choices: Sequence[str]) -> int:
        """The index of the chosen button; the last one stands for closing the question."""

    def tell(self, sentence: str) -> None: ...


class NativeAsking:
    """Asks with the system's own dialogs; remembers the last folder for each kind of file."""

    def __init__(self, window: QWidget, texts: Texts, settings: QSettings) -> None:
        self._window = window
        self._texts = texts
        self._settings = settings

    def file_to_open(self, kind: str) -> Path | None:
        dialog = self._dialog(kind, f"dialog.open-{kind}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog, kind)

    def file_to_save(self, kind: str, suggested: str) -> Path | None:
        """A path with the kind's suffix; the dialog itself asks before a file would be replaced."""
        dialog = self._dialog(kind, f"dialog.save-{_base(kind)}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIXES.get(kind) or kind.rpartition(".")[2])
        dialog.selectFile(suggested)
        return self._chosen(dialog, kind)

    def folder(self, kind: str) -> Path | None:
        """An existing folder for several files of one kind."""
        dialog = self._dialog(kind, f"dialog.folder-{_base(kind)}")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog, kind, is_folder=True)

    def choose(self, sentence: str, choices: Sequence[str]) -> int:
        box = QMessageBox(
            QMessageBox.Icon.Warning, self._texts("window.program"), sentence, parent=self._window
        )
        buttons = [box.addButton(text, QMessageBox.ButtonRole.AcceptRole) for text in choices]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        clicked = box.clickedButton()
        return next((i for i, button in enumerate(buttons) if button is clicked), len(buttons) - 1)

    def tell(self, sentence: str) -> None:
        self.choose(sentence, [self._texts("dialog.understood")])

    def _dialog(self, kind: str, title_key: str) -> QFileDialog:
        dialog = QFileDialog(self._window, self._texts(title_key))
        dialog.setNameFilter(self._texts(f"dialog.filter-{kind.rpartition('.')[2]}"))
        folder = str(self._settings.value(f"folder/{_base(kind)}", ""))
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        return dialog

    def _chosen(self, dialog: QFileDialog, kind: str, *, is_folder: bool = False) -> Path | None:
        accepted = dialog.exec()
        files = dialog.selectedFiles()
        dialog.deleteLater()
        if not accepted or not files:
            return None
        path = Path(files[0])
        self._settings.setValue(f"folder/{_base(kind)}", str(path if is_folder else path.parent))
        return path


def _base(kind: str) -> str:
    return kind.partition(".")[0]
