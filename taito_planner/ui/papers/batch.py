"""Writes several papers into a folder beside the window: tries again or elsewhere, never half a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from taito_planner.domain.progress import Progress, stretches
from taito_planner.domain.refusals import Refused
from taito_planner.texts import Texts
from taito_planner.texts.file_names import distinct_names
from taito_planner.ui.dialogs.asking import Asking
from taito_planner.ui.file_commands import FileCommands
from taito_planner.ui.papers.services import MadePaper


class Batch:
    """``done`` takes the paths once all of them are there."""

    def __init__(
        self,
        papers: Sequence[MadePaper],
        kind: str,
        files: FileCommands,
        asking: Asking,
        texts: Texts,
        done: Callable[[list[Path]], None],
    ) -> None:
        """``kind`` is that of the question for a folder, its format after the dot: ``certificate.pdf``."""
        self._papers, self._kind = papers, kind
        self._names = distinct_names((paper.content.file_stem for paper in papers), f".{kind.rpartition('.')[2]}")
        self._files, self._asking, self._texts, self._done = files, asking, texts, done

    def ask_and_write(self) -> None:
        folder = self._asking.folder(self._kind)
        if folder is not None and self._may_replace(folder):
            self._write(folder)

    def _write(self, folder: Path) -> None:
        paths = [folder / name for name in self._names]

        def write(progress: Progress) -> list[Path]:
            each = stretches(progress, *[1] * len(paths))
            for paper, path, of_paper in zip(self._papers, paths, each, strict=True):
                paper.write(path, of_paper)
            return paths

        what = self._texts("papers.writing", count=len(paths), folder=folder.name)
        self._files.run(what, write, self._done, lambda refusal: self._ask_again(refusal, folder))

    def _ask_again(self, refusal: Refused, folder: Path) -> None:
        texts = self._texts
        choices = [texts("files.retry"), texts("papers.other-folder"), texts("files.give-up")]
        chosen = self._asking.choose(texts(refusal.key, **refusal.facts), choices)
        if chosen == 0:
            self._write(folder)
        elif chosen == 1:
            self.ask_and_write()

    def _may_replace(self, folder: Path) -> bool:
        """Nobody has asked about the single files yet."""
        there = [name for name in self._names if (folder / name).exists()]
        if not there:
            return True
        question = self._texts("print.replace", count=len(there), file=there[0], folder=str(folder))
        return self._asking.choose(question, [self._texts("print.replace-them"), self._texts("files.give-up")]) == 0
