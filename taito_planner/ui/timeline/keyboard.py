"""Everything by keyboard: the focus walks over bars and lanes, Alt moves bars, letters and keys edit them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip

from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.refusals import IntentRefused
from taito_planner.ui.timeline.adding import add_to
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.choosing import CHOOSING, Choosing
from taito_planner.ui.timeline.drag import along_intent, move_intent, step_name
from taito_planner.ui.timeline.places import Places, Subject
from taito_planner.ui.timeline.walking import BOOKINGS, Walking

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

Key = Qt.Key


class Keyboard(Walking):
    """The keys of one timeline."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view)
        walk: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Up: lambda: self.walk_lanes(-1),
            Key.Key_Down: lambda: self.walk_lanes(1),
            Key.Key_Left: lambda: self.walk_bars(-1),
            Key.Key_Right: lambda: self.walk_bars(1),
        }
        plain: dict[Qt.Key, Callable[[], None]] = {
            **walk,
            Key.Key_Home: lambda: self.to_end(0),
            Key.Key_End: lambda: self.to_end(-1),
            Key.Key_PageUp: lambda: self._page(-1),
            Key.Key_PageDown: lambda: self._page(1),
            Key.Key_Return: self._edit,
            Key.Key_Enter: self._edit,
            Key.Key_Space: self._choose,
            Key.Key_Delete: self._remove,
            Key.Key_Insert: self._insert,
            Key.Key_M: self._switch_pattern,
            Key.Key_T: self.show_tip,
            Key.Key_Escape: self._clear,
        }
        alt: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: lambda: self.step(-1),
            Key.Key_Right: lambda: self.step(1),
            Key.Key_Up: lambda: self._change_lane(-1),
            Key.Key_Down: lambda: self._change_lane(1),
        }
        along: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: lambda: self.step(-1, rest=True),
            Key.Key_Right: lambda: self.step(1, rest=True),
        }
        control: dict[Qt.Key, Callable[[], None]] = {
            **walk,
            Key.Key_Space: self.turn,
            Key.Key_Home: lambda: view.go_to_day(view.document.as_of),
            Key.Key_Plus: view.zoom_in,
            Key.Key_Minus: view.zoom_out,
            Key.Key_0: view.fit,
        }
        self._keys = {
            Qt.KeyboardModifier.NoModifier: plain,
            Qt.KeyboardModifier.ShiftModifier: walk,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier: along,
            Qt.KeyboardModifier.AltModifier: alt,
            Qt.KeyboardModifier.ControlModifier: control,
        }

    def list_of_keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) of the keys and gestures that are no actions."""
        texts = self._stage.texts
        names = (
            "arrows", "ends", "page", "open", "choose", "more", "apart", "move", "along", "lane", "pattern", "edit",
            "insert", "day", "tip", "add-choice", "band", "drag", "leave", "pan", "sideways", "zoom", "strip",
        )  # fmt: skip
        return [(texts(f"timeline.keys.{name}.key"), texts(f"timeline.keys.{name}.does")) for name in names]

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; False for keys that are not the timeline's."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._keys.get(modifiers, {}).get(Qt.Key(event.key()))
        if deed is None:
            return False
        self.choosing = CHOOSING.get(modifiers, Choosing.ALONE)
        deed()
        self.choosing = Choosing.ALONE
        return True

    def _page(self, direction: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())

    def _edit(self) -> None:
        here = self.where()
        if here is None:
            return
        lane, bar = here[2], here[3]
        if bar is not None:
            self._view.edit_requested.emit(bar.id)
        elif lane.owner is not None:
            self._view.edit_requested.emit(lane.owner.id)

    def _choose(self) -> None:
        here = self.where()
        if here is not None:
            self.focus(here[2], here[3])

    def _clear(self) -> None:
        QToolTip.hideText()
        self._view.select()

    def _remove(self) -> None:
        ids = self._view.selection
        if ids and not self._view.is_read_only:
            removals = tuple(Remove(entity_id) for entity_id in ids)
            self._view.submit(removals[0] if len(removals) == 1 else Several(removals, "remove"))

    def _insert(self) -> None:
        lane, day = self.place()
        if lane is not None and not self._view.is_read_only:
            add_to(self._view, lane, day)

    def _subjects(self) -> list[Subject]:
        """The selected bars that can be moved, the focused one first."""
        found = (self._stage.find_bar(entity_id) for entity_id in self._view.selection)
        bars = [entry[1] for entry in found if entry is not None and entry[1].kind not in BOOKINGS]
        bars.sort(key=lambda bar: bar.id != self._stage.focus)
        return [Subject.of(bar) for bar in bars]

    def _places(self) -> Places:
        document = self._view.document
        return Places(document.plan, document.profiles, document.as_of)

    def step(self, direction: int, *, rest: bool = False) -> None:
        """Moves the selected bars one legal step later (1) or earlier (-1), as one undo step.

        ``rest`` takes the rest of the group's plan along with one block, as Shift does in a drag.
        """
        if self._view.is_read_only:
            return
        places = self._places()
        intents: list[Intent] = []
        subjects = self._subjects()
        if rest and len(subjects) == 1:
            along = along_intent(subjects[0], direction, places, self._view.document.as_of)
            self._submit([along] if along is not None else [], "")
            return
        for subject in subjects:
            place = places.step(subject, direction)
            if place is not None:
                intents.append(move_intent(subject, place))
        self._submit(intents, "move-several")

    def _switch_pattern(self) -> None:
        """Monday to Thursday becomes Tuesday to Friday in the same week, and back."""
        if self._view.is_read_only:
            return
        places = self._places()
        intents: list[Intent] = []
        for subject in self._subjects():
            place = places.other_pattern(subject) if subject.kind is BarKind.BLOCK else None
            if place is not None:
                intents.append(move_intent(subject, place))
        if not intents:
            self._view.refused.emit(IntentRefused("no-other-pattern"))
        self._submit(intents, "switch-pattern", always_named=True)

    def _change_lane(self, direction: int) -> None:
        """Gives the bar to the owner of the next lane of its kind: another customer, group or person."""
        here = self.where()
        if here is None or here[3] is None or self._view.is_read_only or here[3].kind in BOOKINGS:
            return
        pane, row, lane, bar = here
        lanes = self._stage.frame().stack(pane).lanes
        row += direction
        while 0 <= row < len(lanes) and lanes[row].kind is not lane.kind:
            row += direction
        if 0 <= row < len(lanes) and bar is not None:
            self._view.submit(Put(replace(bar.entity), lanes[row].owner.id), "change-lane")
            self._reveal_selection()

    def _submit(self, intents: list[Intent], label: str, always_named: bool = False) -> None:
        if not intents:
            return
        several = len(intents) > 1
        self._view.submit(
            Several(tuple(intents), label) if several else intents[0],
            label if always_named or several else step_name(intents[0]),
        )
        self._reveal_selection()

    def _reveal_selection(self) -> None:
        for entity_id in self._view.selection[:1]:
            self._view.scrolling.reveal(entity_id)
