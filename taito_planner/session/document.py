"""The one open plan: every edit goes through ``submit``, and one signal tells that something changed."""

import getpass
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from taito_planner.domain import edits
from taito_planner.domain.changes import Change, apply, diff
from taito_planner.domain.intents import Intent, Several
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.checker import Checked, check
from taito_planner.session.preview import Preview

_LABELS = {
    "MoveBlock": "move-block",
    "MoveBlockAndRest": "move-block-and-rest",
    "MoveVisit": "move-visit",
    "AddBlock": "add-block",
    "AddVisit": "add-visit",
    "Put": "edit",
    "Remove": "remove",
    "TakePlan": "import",
}


class PlanKeeper(Protocol):
    """Where the document stores its plan: ``storage.PlanFile``."""

    @property
    def plan(self) -> Plan: ...
    @property
    def path(self) -> Path: ...
    @property
    def as_of(self) -> date | None: ...
    @property
    def read_only(self) -> bool: ...
    def append(self, change: Change) -> None: ...
    def undo_last(self) -> Change | None: ...
    def redo_next(self) -> Change | None: ...
    def undo_steps(self) -> tuple[Change, ...]: ...
    def redo_steps(self) -> tuple[Change, ...]: ...
    def set_as_of(self, day: date | None) -> None: ...


class PlanDocument(QObject):
    """An open plan with its findings, stored edit by edit.

    Signals:
        plan_changed: once after every change of the plan, the as-of day or the file; views re-read the document.
    """

    plan_changed = Signal()

    def __init__(
        self,
        keeper: PlanKeeper,
        profiles: Mapping[str, ServiceProfile],
        *,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.profiles = profiles
        self._today = today
        self._take(keeper)

    def load(self, keeper: PlanKeeper) -> None:
        """Shows another plan file; opening never enters the undo steps."""
        self._take(keeper)
        self.plan_changed.emit()

    def _take(self, keeper: PlanKeeper) -> None:
        self._keeper = keeper
        self.saved_at: datetime | None = None
        self._undo = list(keeper.undo_steps())
        self._redo = list(keeper.redo_steps())
        self.checked: Checked = check(keeper.plan, self.profiles, keeper.as_of or self._today())

    @property
    def plan(self) -> Plan:
        return self.checked.plan

    @property
    def keeper(self) -> PlanKeeper:
        return self._keeper

    @property
    def as_of(self) -> date:
        """The day the plan is looked at: today unless the user looks at another day."""
        return self.checked.as_of

    @property
    def looks_at_another_day(self) -> bool:
        return self._keeper.as_of is not None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo) and not self._keeper.read_only

    @property
    def can_redo(self) -> bool:
        return bool(self._redo) and not self._keeper.read_only

    @property
    def undo_label(self) -> str:
        """The text key of the step that undo takes back, or nothing."""
        return f"intent.{self._undo[-1].label}" if self._undo else ""

    @property
    def redo_label(self) -> str:
        return f"intent.{self._redo[-1].label}" if self._redo else ""

    def submit(self, intent: Intent, label: str | None = None) -> Change | None:
        """Does ``intent``, stores it and tells the views; None where it changes nothing.

        ``label`` names the step (``intent.<label>``). Raises IntentRefused where the intent has no meaning,
        PlanFileRefused where the edit could not be stored: then the plan is as before.
        """
        after = edits.apply(intent, self.plan, self.profiles)
        made = diff(self.plan, after)
        if not made:
            return None
        change = Change(made, label or _label(intent), _user_name(), datetime.now())
        self._keeper.append(change)
        self._undo.append(change)
        self._redo.clear()
        self._show(after)
        return change

    def preview(self, intent: Intent) -> Preview:
        """What ``intent`` would change. Raises IntentRefused as ``submit`` does; changes nothing."""
        return Preview(self.checked, self.checked.recheck(edits.apply(intent, self.plan, self.profiles)))

    def undo(self) -> Change | None:
        """Takes back the last step; None where there is none."""
        if not self.can_undo:
            return None
        self._keeper.undo_last()
        change = self._undo.pop()
        self._redo.append(change)
        self._show(apply(change.inverse().edits, self.plan))
        return change

    def redo(self) -> Change | None:
        """Does again the step taken back last; None where there is none."""
        if not self.can_redo:
            return None
        self._keeper.redo_next()
        change = self._redo.pop()
        self._undo.append(change)
        self._show(apply(change.edits, self.plan))
        return change

    def set_as_of(self, day: date | None) -> None:
        """Looks at the plan as of ``day``, or as of today for None. No undo step: it changes no plan."""
        self._keeper.set_as_of(day)
        self.checked = check(self.plan, self.profiles, day or self._today())
        self.plan_changed.emit()

    def _show(self, plan: Plan) -> None:
        self.saved_at = datetime.now()
        self.checked = self.checked.recheck(plan)
        self.plan_changed.emit()


def _label(intent: Intent) -> str:
    return intent.label if isinstance(intent, Several) else _LABELS[type(intent).__name__]


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
