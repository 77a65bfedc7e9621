"""The one open plan: every edit goes through ``submit``, and one signal tells that something changed."""

import gc
import getpass
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from taito_planner.domain import edits
from taito_planner.domain.changes import Change, Edit, apply, diff
from taito_planner.domain.intents import Intent, Several
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, Stopped, stretches, unwatched, watched
from taito_planner.rules.checker import Checked, check
from taito_planner.session.preview import Preview
from taito_planner.storage.change_log import ChangeState, LoggedChange
from taito_planner.storage.drafts import is_draft
from taito_planner.storage.opening import ReadOnly
from taito_planner.storage.plan_file import PlanFile

_LABELS = {
    "MoveBlock": "move-block",
    "MoveBlockAndRest": "move-block-and-rest",
    "MoveVisit": "move-visit",
    "AddBlock": "add-block",
    "AddVisit": "add-visit",
    "Put": "edit",
    "Remove": "remove",
    "TakePlan": "import",
    "TakeEdits": "import",
}

SHOWING = 1
"""How long the views take to show an edit that is worked out in 3: a part of what the user waits for."""
_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""More than a step of the timeline makes; with Python's 700 every step has collections in its middle."""


class PlanDocument(QObject):
    """An open plan with its findings, stored edit by edit.

    Signals:
        plan_changed: once after every change of the plan, the as-of day or the file; views re-read the document.
    """

    plan_changed = Signal()

    def __init__(
        self,
        file: PlanFile,
        profiles: Mapping[str, ServiceProfile],
        *,
        today: Callable[[], date] = date.today,
        progress: Progress = unwatched,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.profiles = profiles
        self._today = today
        self.user_name = _user_name()
        """Who makes the changes: the account's name until the user says another one."""
        self.watch: Callable[[], AbstractContextManager[Progress]] = lambda: nullcontext(unwatched)
        """Looks on while a step is computed: the window shows how far it is, and may end it with Stopped."""
        self._take(file, self.check(file, progress))

    def check(self, file: PlanFile, progress: Progress = unwatched) -> Checked:
        """The findings of a plan file as it would be shown; raises what ``progress`` raises."""
        return check(file.plan, self.profiles, file.as_of or self._today(), progress)

    def load(self, file: PlanFile, checked: Checked | None = None) -> None:
        """Shows another plan file, ``checked`` where it was already; opening never enters the undo steps."""
        gc.unfreeze()
        self._take(file, checked or self.check(file))
        self.plan_changed.emit()

    def go_on_in(self, file: PlanFile) -> None:
        """The same plan, its history and its findings, kept in another file from now on."""
        self._file = file
        self._read_steps()
        self.plan_changed.emit()

    def _take(self, file: PlanFile, checked: Checked) -> None:
        self._file, self.checked = file, checked
        self.saved_at: datetime | None = None
        self._read_steps()
        gc.freeze()  # a plan is no garbage: walking all of it again and again would halt a drag in its middle
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)

    def _read_steps(self) -> None:
        history = self._file.history()
        self._undo_labels = [c.label for c in reversed(history) if c.state is ChangeState.DONE]
        self._redo_labels = [c.label for c in history if c.state is ChangeState.UNDONE]

    @property
    def plan(self) -> Plan:
        return self.checked.plan

    @property
    def file(self) -> PlanFile:
        """The file every edit is stored in."""
        return self._file

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def is_draft(self) -> bool:
        """Whether the plan has no place of the user's own yet; its edits are stored all the same."""
        return is_draft(self._file.path)

    @property
    def is_read_only(self) -> bool:
        return self._file.read_only

    @property
    def read_only_because(self) -> ReadOnly | None:
        """Why nothing can be edited: a text key and its facts."""
        return self._file.read_only_reason

    def history(self) -> tuple[LoggedChange, ...]:
        """Every change ever made to the plan, the newest first."""
        return self._file.history()

    def change(self, number: int) -> Change:
        """The whole change behind a line of the history. KeyError where there is no such number."""
        return self._file.change(number)

    @property
    def as_of(self) -> date:
        """The day the plan is looked at: today unless the user looks at another day."""
        return self.checked.as_of

    @property
    def looks_at_another_day(self) -> bool:
        return self._file.as_of is not None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo_labels) and not self._file.read_only

    @property
    def can_redo(self) -> bool:
        return bool(self._redo_labels) and not self._file.read_only

    @property
    def undo_label(self) -> str:
        """The text key of the step that undo takes back, or nothing."""
        return f"intent.{self._undo_labels[-1]}" if self._undo_labels else ""

    @property
    def redo_label(self) -> str:
        return f"intent.{self._redo_labels[-1]}" if self._redo_labels else ""

    def submit(self, intent: Intent, label: str | None = None) -> Change | None:
        """Does ``intent``, stores it and tells the views; None where it changes nothing.

        ``label`` names the step (``intent.<label>``). Raises IntentRefused where the intent has no meaning,
        PlanFileRefused where the edit could not be stored: then the plan is as before.
        """
        with self.watch() as progress:
            of_plan, of_findings, _ = stretches(progress, 1, 2, SHOWING)
            after = edits.apply(intent, self.plan, self.profiles, of_plan)
            made = diff(self.plan, after)
            if not made:
                return None
            checked = self.checked.recheck(after, of_findings)
        change = Change(made, label or _label(intent), self.user_name, datetime.now())
        self._file.append(change)
        self._undo_labels.append(change.label)
        self._redo_labels.clear()
        self._show(checked)
        return change

    def preview(self, intent: Intent) -> Preview:
        """What ``intent`` would change. Raises IntentRefused as ``submit`` does; changes nothing."""
        return Preview(self.checked, self.checked.recheck(edits.apply(intent, self.plan, self.profiles)))

    def undo(self) -> Change | None:
        """Takes back the last step, also one made before the file was opened; None where there is none."""
        change = self._file.undo_last() if self.can_undo else None
        if change is not None:
            checked = self._rechecked(change.inverse().edits, self._file.redo_next)
            self._redo_labels.append(self._undo_labels.pop())
            self._show(checked)
        return change

    def undo_after(self, number: int) -> int:
        """Takes back every step made after change ``number``, the last first; returns how many. One signal.

        Where a step cannot be stored, those before it are taken back all the same, and its Refused is raised. Where the
        user stops, all are done again.
        """
        later = sum(one.state is ChangeState.DONE for one in self.history() if one.number > number)
        plan, count, checked = self.plan, 0, None
        try:
            with self.watch() as progress:
                of_steps, of_findings = stretches(progress, 1, 1)
                for _ in watched(range(later), of_steps):
                    if not self.can_undo or (change := self._file.undo_last()) is None:
                        break
                    self._redo_labels.append(self._undo_labels.pop())
                    plan, count = apply(change.inverse().edits, plan), count + 1
                checked = self.checked.recheck(plan, of_findings)
        except Stopped:
            while count and self._file.redo_next() is not None:
                self._undo_labels.append(self._redo_labels.pop())
                count -= 1
            raise
        finally:
            if count:
                self._show(checked or self.checked.recheck(plan))
        return count

    def redo(self) -> Change | None:
        """Does again the step taken back last; None where there is none."""
        change = self._file.redo_next() if self.can_redo else None
        if change is not None:
            checked = self._rechecked(change.edits, self._file.undo_last)
            self._undo_labels.append(self._redo_labels.pop())
            self._show(checked)
        return change

    def _rechecked(self, step: Iterable[Edit], take_back: Callable[[], object]) -> Checked:
        """What the plan is after ``step``; where the user does not wait for it, the file takes its step back too."""
        try:
            with self.watch() as progress:
                of_findings, _ = stretches(progress, 3, SHOWING)
                return self.checked.recheck(apply(step, self.plan), of_findings)
        except Stopped:
            take_back()
            raise

    def set_as_of(self, day: date | None) -> None:
        """Looks at the plan as of ``day``, or as of today for None. No undo step: it changes no plan."""
        with self.watch() as progress:
            checked = check(self.plan, self.profiles, day or self._today(), progress)
        self._file.set_as_of(day)
        self.checked = checked
        self.plan_changed.emit()

    def _show(self, checked: Checked) -> None:
        self.saved_at = datetime.now()
        self.checked = checked
        self.plan_changed.emit()


def _label(intent: Intent) -> str:
    return intent.label if isinstance(intent, Several) else _LABELS[type(intent).__name__]


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
