"""What the window asks before it touches a file: which file, and what to do when that did not work."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from taito_planner.texts import Texts

SUFFIXES = {"plan": "taito", "workbook": "xlsx", "pdf": "pdf", "png": "png"}


class Asking(Protocol):
    """The questions; the tests answer them without a dialog."""

    def file_to_open(self, kind: str) -> Path | None: ...

    def file_to_save(self, kind: str, suggested: str) -> Path | None: ...

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
        dialog = self._dialog(kind, f"dialog.save-{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIXES[kind])
        dialog.selectFile(suggested)
        return self._chosen(dialog, kind)

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
        dialog.setNameFilter(self._texts(f"dialog.filter-{kind}"))
        folder = str(self._settings.value(f"folder/{kind}", ""))
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        return dialog

    def _chosen(self, dialog: QFileDialog, kind: str) -> Path | None:
        accepted = dialog.exec()
        files = dialog.selectedFiles()
        dialog.deleteLater()
        if not accepted or not files:
            return None
        path = Path(files[0])
        self._settings.setValue(f"folder/{kind}", str(path.parent))
        return path
