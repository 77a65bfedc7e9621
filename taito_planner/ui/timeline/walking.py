"""The focus of the keys on its way over lanes and bars, and what it selects as it comes to them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolTip

from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.choosing import Choosing, added, turned
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.tips import focus_tip

if TYPE_CHECKING:
    from taito_planner.ui.timeline.view import Timeline

HEADERS = (LaneKind.GROUP, LaneKind.LOOSE, LaneKind.STAFF_HEAD)
BOOKINGS = (BarKind.BOOKING, BarKind.VISIT_BOOKING)


class Walking:
    """The focus of one timeline."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._stage = view.stage
        self._day = 0
        self.choosing = Choosing.ALONE
        """How the step under way chooses."""

    def where(self) -> tuple[Pane, int, Lane, Bar | None] | None:
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
        QToolTip.hideText()
        self._choose_reached(lane, bar)
        if bar is not None:
            self._day = bar.first
            stage.focus, stage.focus_lane = bar.id, lane.key
            view.scrolling.reveal_lane(lane.key)
            view.scrolling.reveal_days(bar)
        else:
            stage.focus = lane.key
            view.scrolling.reveal_lane(lane.key)
        view.telling.focus_changed()
        view.viewport().update()

    def _choose_reached(self, lane: Lane, bar: Bar | None) -> None:
        """The selection that goes with a step of the focus."""
        if self.choosing is Choosing.ALONE:
            owner = (lane.owner.id,) if lane.owner is not None else ()
            self._view.select(*((bar.id,) if bar is not None else owner))
        elif self.choosing is Choosing.ADDS and bar is not None and bar.kind not in BOOKINGS:
            self._view.select(*added(self._view.selection, self._stage.focus, bar.id))

    def turn(self) -> None:
        """The focused bar joins the selection, or leaves it; the focus stays."""
        here = self.where()
        if here is not None and here[3] is not None and here[3].kind not in BOOKINGS:
            lane, bar = here[2], here[3]
            self._view.select(*turned(self._view.selection, bar.id))
            self._stage.focus, self._stage.focus_lane = bar.id, lane.key
            self._view.telling.focus_changed()

    def show_tip(self) -> None:
        """What the mouse would be told over what has the focus."""
        here = self.where()
        if here is not None:
            frame = self._stage.frame()
            row = frame.row_rect(here[0], here[1])
            area = row if here[3] is None else frame.bar_rect(here[2], here[3], row)
            at = self._view.viewport().mapToGlobal(area.bottomLeft().toPoint())
            text = focus_tip(self._stage, here[2], here[3], self.place()[1])
            QToolTip.showText(at, text, self._view.viewport())

    def _bars_of(self, pane: Pane, row: int) -> tuple[Bar, ...]:
        frame = self._stage.frame()
        return frame.bars_shown(pane, row, frame.axis.origin, frame.axis.end)

    def walk_lanes(self, direction: int) -> None:
        """To the next lane, and there to the nearest bar where it comes from one."""
        here = self.where()
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
        bars = self._bars_of(pane, row) if bar is not None else ()
        day = self._day or (bar.first if bar else 0)
        nearest = min(bars, key=lambda b: abs(b.first - day), default=None)
        self.focus(lanes[row], nearest)
        self._day = day or self._day

    def walk_bars(self, direction: int) -> None:
        """To the next bar of the lane; on a header, Left closes and Right opens."""
        here = self.where()
        if here is None:
            return
        pane, row, lane, bar = here
        if bar is None and lane.kind in HEADERS:
            closed = lane.key in self._stage.collapsed
            if (direction > 0) == closed:
                self._view.collapse(lane.key, direction < 0)  # type: ignore[arg-type]
                return
        bars = self._bars_of(pane, row)
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

    def to_end(self, index: int) -> None:
        """To the first (0) or last (-1) bar of the lane."""
        here = self.where()
        if here is not None:
            bars = self._bars_of(here[0], here[1])
            if bars:
                self.focus(here[2], bars[index])

    def mark(self, lane: Lane, day: int) -> None:
        """The focus goes to a free place of a lane: what is added or pasted next goes there."""
        self._stage.focus = lane.key
        self._day = day

    def mark_day(self, day: int) -> None:
        """The focus goes to ``day`` on the lane where it is."""
        here = self.where()
        if here is not None:
            self.mark(here[2], day)
            self._view.telling.focus_changed()
            self._view.viewport().update()

    def place(self) -> tuple[Lane | None, int]:
        """The lane of the focus, and its bar's first day or the day it was on last; where that is out of sight, the
        middle of the window.
        """
        here = self.where()
        first, last = self._stage.frame().visible_days()
        day = here[3].first if here and here[3] else self._day
        return here[2] if here else None, day if first <= day <= last else (first + last) // 2
