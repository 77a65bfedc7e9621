"""Everything by keyboard: the focus walks over bars and lanes, Alt moves bars, letters and keys edit them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.refusals import IntentRefused
from taito_planner.ui.timeline.adding import add_to
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.drag import move_intent, step_name
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.places import Places, Subject

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

Key = Qt.Key
_HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)
_BOOKINGS = (BarKind.BOOKING, BarKind.VISIT_BOOKING)


class Keyboard:
    """The keys of one timeline."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._stage = view.stage
        self._day = 0
        plain: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Up: lambda: self._walk_lanes(-1),
            Key.Key_Down: lambda: self._walk_lanes(1),
            Key.Key_Left: lambda: self._walk_bars(-1),
            Key.Key_Right: lambda: self._walk_bars(1),
            Key.Key_Home: lambda: self._to_end(0),
            Key.Key_End: lambda: self._to_end(-1),
            Key.Key_PageUp: lambda: self._page(-1),
            Key.Key_PageDown: lambda: self._page(1),
            Key.Key_Return: self._edit,
            Key.Key_Enter: self._edit,
            Key.Key_Space: self._choose,
            Key.Key_Delete: self._remove,
            Key.Key_Insert: self._insert,
            Key.Key_M: self._switch_pattern,
            Key.Key_Escape: self._clear,
        }
        alt: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: lambda: self.step(-1),
            Key.Key_Right: lambda: self.step(1),
            Key.Key_Up: lambda: self._change_lane(-1),
            Key.Key_Down: lambda: self._change_lane(1),
        }
        control: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Home: lambda: view.go_to_day(view.document.as_of),
            Key.Key_Plus: view.zoom_in,
            Key.Key_Minus: view.zoom_out,
            Key.Key_0: view.fit,
        }
        self._keys = {
            Qt.KeyboardModifier.NoModifier: plain,
            Qt.KeyboardModifier.AltModifier: alt,
            Qt.KeyboardModifier.ControlModifier: control,
        }

    def list_of_keys(self) -> list[tuple[str, str]]:
        """(keys, what they do) of the keys and gestures that are no actions."""
        texts = self._stage.texts
        names = (
            "arrows", "ends", "page", "open", "choose", "move", "lane", "pattern", "edit", "insert",
            "add-choice", "band", "drag", "leave", "pan", "sideways", "zoom", "strip",
        )  # fmt: skip
        return [(texts(f"timeline.keys.{name}.key"), texts(f"timeline.keys.{name}.does")) for name in names]

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; False for keys that are not the timeline's."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._keys.get(modifiers, {}).get(Qt.Key(event.key()))
        if deed is None:
            return False
        deed()
        return True

    def _where(self) -> tuple[Pane, int, Lane, Bar | None] | None:
        """The focus as (pane, row, lane, bar); with no focus yet, the first lane in sight."""
        stage = self._stage
        frame = stage.frame()
        found = stage.focused_bar() if stage.focus else None
        key = found[0].key if found else stage.focus
        place = frame.place_of(key) if key else None
        if place is None:
            rows = frame.visible_rows(Pane.GROUPS)
            if not rows:
                return None
            place = (Pane.GROUPS, rows[0])
        lane = frame.stack(place[0]).lanes[place[1]]
        return place[0], place[1], lane, found[1] if found else None

    def focus(self, lane: Lane, bar: Bar | None) -> None:
        """Moves the focus, which selects what it is on, and brings it into sight."""
        view, stage = self._view, self._stage
        if bar is not None:
            self._day = bar.first
            view.select(bar.id)
            stage.focus, stage.focus_lane = bar.id, lane.key
            view.scrolling.reveal_lane(lane.key)
            view.scrolling.reveal_days(bar)
        else:
            view.select(*((lane.owner.id,) if lane.owner is not None else ()))
            stage.focus = lane.key
            view.scrolling.reveal_lane(lane.key)
        view.telling.focus_changed()
        view.viewport().update()

    def _bars(self, pane: Pane, row: int) -> tuple[Bar, ...]:
        frame = self._stage.frame()
        return frame.bars_shown(pane, row, frame.axis.origin, frame.axis.end)

    def _walk_lanes(self, direction: int) -> None:
        here = self._where()
        if here is None:
            return
        pane, row, _, bar = here
        if self._stage.focus:
            row += direction
        frame = self._stage.frame()
        if row >= len(frame.stack(pane).lanes) and pane is Pane.GROUPS:
            pane, row = Pane.STAFF, 0
        elif row < 0 and pane is Pane.STAFF and frame.groups.lanes:
            pane, row = Pane.GROUPS, len(frame.groups.lanes) - 1
        lanes = frame.stack(pane).lanes
        if not 0 <= row < len(lanes):
            return
        bars = self._bars(pane, row) if bar is not None else ()
        day = self._day or (bar.first if bar else 0)
        nearest = min(bars, key=lambda b: abs(b.first - day), default=None)
        self.focus(lanes[row], nearest)
        self._day = day or self._day

    def _walk_bars(self, direction: int) -> None:
        """To the next bar of the lane; on a header, Left closes and Right opens."""
        here = self._where()
        if here is None:
            return
        pane, row, lane, bar = here
        if bar is None and lane.kind in _HEADERS:
            closed = lane.key in self._stage.collapsed
            if (direction > 0) == closed:
                self._view.collapse(lane.key, direction < 0)  # type: ignore[arg-type]
                return
        bars = self._bars(pane, row)
        if bar is None:
            if direction > 0 and bars:
                self.focus(lane, self._first_in_sight(bars))
            return
        place = next((i for i, b in enumerate(bars) if b.id == bar.id), 0) + direction
        if place < 0:
            self.focus(lane, None)
        elif place < len(bars):
            self.focus(lane, bars[place])

    def _first_in_sight(self, bars: tuple[Bar, ...]) -> Bar:
        first, last = self._stage.frame().visible_days()
        return next((bar for bar in bars if first <= bar.first <= last), bars[0])

    def _to_end(self, index: int) -> None:
        here = self._where()
        if here is not None:
            bars = self._bars(here[0], here[1])
            if bars:
                self.focus(here[2], bars[index])

    def _page(self, direction: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())

    def _edit(self) -> None:
        here = self._where()
        if here is None:
            return
        lane, bar = here[2], here[3]
        if bar is not None:
            self._view.edit_requested.emit(bar.id)
        elif lane.owner is not None:
            self._view.edit_requested.emit(lane.owner.id)

    def _choose(self) -> None:
        here = self._where()
        if here is not None:
            self.focus(here[2], here[3])

    def _clear(self) -> None:
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
        bars = [entry[1] for entry in found if entry is not None and entry[1].kind not in _BOOKINGS]
        bars.sort(key=lambda bar: bar.id != self._stage.focus)
        return [Subject.of(bar) for bar in bars]

    def _places(self) -> Places:
        document = self._view.document
        return Places(document.plan, document.profiles, document.as_of)

    def step(self, direction: int) -> None:
        """Moves the selected bars one legal step later (1) or earlier (-1), as one undo step."""
        if self._view.is_read_only:
            return
        places = self._places()
        intents: list[Intent] = []
        for subject in self._subjects():
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
        here = self._where()
        if here is None or here[3] is None or self._view.is_read_only or here[3].kind in _BOOKINGS:
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

    def mark(self, lane: Lane, day: int) -> None:
        """The focus goes to a free place of a lane: what is added or pasted next goes there."""
        self._stage.focus = lane.key
        self._day = day

    def place(self) -> tuple[Lane | None, int]:
        """The lane of the focus, and its bar's first day or the day it was on last; where that is out of sight, the
        middle of the window.
        """
        here = self._where()
        first, last = self._stage.frame().visible_days()
        day = here[3].first if here and here[3] else self._day
        return here[2] if here else None, day if first <= day <= last else (first + last) // 2
