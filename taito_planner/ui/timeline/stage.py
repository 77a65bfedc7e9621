"""The state of the timeline that is not in the plan: place, zoom, open groups, selection; and frames made of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from taito_planner.domain.entities import locate, locate_all
from taito_planner.domain.ids import EntityId, GroupId
from taito_planner.domain.model import Plan
from taito_planner.rules.checker import Checked
from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.arrangement import Arrangement, ShownGroups
from taito_planner.ui.timeline.bars import Bar, Lane
from taito_planner.ui.timeline.drag_picture import DragPicture
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.frame import Frame
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.timeline.lane_cache import LaneCache
from taito_planner.ui.timeline.lane_words import LaneWords
from taito_planner.ui.timeline.lanes import STAFF_KEY, LaneBook, Rows, own_key
from taito_planner.ui.timeline.metrics import RowStack
from taito_planner.ui.timeline.ribbon_weeks import RibbonWeeks
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.sprites import SpriteBook
from taito_planner.ui.timeline.staleness import stale_since
from taito_planner.ui.timeline.time_axis import ZOOMS, Detail, TimeAxis
from taito_planner.ui.timeline.weeks import WeekBook
from taito_planner.ui.timeline.window import Window

_BEFORE = timedelta(weeks=8)
_AFTER = timedelta(weeks=30)
DEFAULT_STAFF_ROWS = 4


class Stage:
    """What the timeline shows of which plan, and how. Holds no widget; the view asks it for frames and scenes."""

    def __init__(
        self, checked: Checked, texts: Texts, theme: Theme, font: QFont, looks_elsewhere: bool
    ) -> None:
        self.texts = texts
        self.theme = theme
        self.ink = Ink(font)
        self.window = Window()
        self.collapsed: frozenset[str] = frozenset()
        self.selection: tuple[EntityId, ...] = ()
        self.focus = ""
        self.focus_lane = ""
        """The lane of the focused bar where it is not the bar's own: a block stands on its people's lanes too."""
        self.hover = ""
        self.shows_focus = False
        self.flash = ""
        """A bar that was just shown: for a moment it has the ring of the focus, wherever the focus is."""
        self.rubber: QRectF | None = None
        self.drag: DragPicture | None = None
        self._sprites = SpriteBook(1.0)
        self._book = LaneBook()
        self.shown = ShownGroups()
        self._hot: tuple[object, str] = ((), "")
        self._ring: tuple[object, str] = ((), "")
        self._stacks: tuple[Rows, dict[bool, tuple[RowStack, RowStack]]] = (Rows(), {})
        self.axis = TimeAxis.over(checked.as_of, checked.as_of, ZOOMS["month"])
        self._frame = Frame(self.axis, 0, 0)
        self.facts = PlanFacts(checked)
        self._ribbon = RibbonWeeks()
        self._cache = LaneCache()
        self.take(checked, looks_elsewhere)

    def take(self, checked: Checked, looks_elsewhere: bool) -> float:
        """Shows another plan or day; returns by how many pixels what was at the axis's start moved right."""
        before = self.facts
        self.facts = PlanFacts(checked)
        self.looks_elsewhere = looks_elsewhere
        first, last = self.day_range()
        first, last = min(first, checked.as_of) - _BEFORE, max(last, checked.as_of) + _AFTER
        origin = self.axis.origin
        self.axis = TimeAxis.over(first, last, self.axis.px_per_day)
        self.selection = tuple(locate_all(self.plan, self.selection))
        self._forget_after(before)
        if origin != self.axis.origin:
            self.forget_words()
        self._stack_rows()
        return (origin - self.axis.origin) * self.axis.px_per_day

    def _forget_after(self, before: PlanFacts) -> None:
        """Drops the words, pictures and heads of lanes that an edit made look different, or all of them."""
        stale = stale_since(before.checked, self.facts.checked)
        if stale is None:
            self._cache = LaneCache()
            return
        self.facts.take_over(before, stale)
        self._cache.forget_stale(self.axis, stale, self._words)

    @property
    def weeks(self) -> WeekBook:
        return self._ribbon.of(self.facts.checked, self.selection)

    @property
    def plan(self) -> Plan:
        return self.facts.plan

    def forget_words(self) -> None:
        """After a change of language, fonts or plan: the words of lanes are laid out again when seen."""
        self._cache.forget()

    def _words(self) -> LaneWords:
        return LaneWords(self.facts, self.texts, self._measure)

    def _measure(self, text: str, bold: bool) -> float:
        return self.ink.width(text, Style.SMALL_BOLD if bold else Style.SMALL)

    def _stack_rows(self) -> None:
        shown, booked = self.shown.of(self.plan.groups), self.facts.checked.booked
        rows = self._book.rows(self.plan, self.collapsed, shown, booked)
        if self._stacks[0] is not rows:
            self._stacks = (rows, {})
        stacks, is_week = self._stacks[1], self.axis.detail is Detail.WEEK
        if is_week not in stacks:
            stacks[is_week] = (RowStack(rows.groups, self.axis.detail), RowStack(rows.staff, self.axis.detail))
        self._groups, self._staff = stacks[is_week]

    def zoom(self, px_per_day: float) -> None:
        before = self.axis.detail
        self.axis = self.axis.zoomed(px_per_day)
        if self.axis.detail is not before:
            self._stack_rows()

    def arrange(self, arrangement: Arrangement) -> None:
        """Shows the groups in another order, or others of them."""
        self.shown.arrange(arrangement, self.facts.checked)
        self._stack_rows()

    def show_also(self, group_id: GroupId) -> None:
        """A group that is looked for is shown, whatever was chosen."""
        self.shown.show_also(group_id)
        self._stack_rows()

    def set_collapsed(self, keys: Iterable[str], collapsed: bool) -> None:
        self.collapsed = self.collapsed.union(keys) if collapsed else self.collapsed.difference(keys)
        self._stack_rows()

    def set_texts(self, texts: Texts) -> None:
        self.texts = texts
        self.facts.words.clear()
        self._cache.heads = {}
        self.forget_words()

    def set_font(self, font: QFont) -> None:
        self.ink = Ink(font)
        self.forget_pictures()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.forget_pictures()

    @property
    def staff_height(self) -> float:
        """The height of the staff pane: as the user left it, within the window and its content."""
        header, row = m.ROW_HEIGHTS[self._staff.lanes[0].kind], 24.0
        wanted = self.window.staff_height
        if wanted is None:
            wanted = min(float(self._staff.height), header + (DEFAULT_STAFF_ROWS - 1) * row)
            if not self.plan.staff:
                wanted = header + row
        if STAFF_KEY in self.collapsed:
            wanted = header
        room = self.window.height - m.header_height(self.axis.detail) - m.DIVIDER_HEIGHT
        return max(0.0, min(wanted, max(float(self._staff.height), header + row), room - 60))

    def frame(self) -> Frame:
        window = self.window
        frame = Frame(
            self.axis,
            window.width,
            window.height,
            window.head_width,
            window.scroll_x,
            window.scroll_y,
            window.staff_scroll,
            self.staff_height,
            self._groups,
            self._staff,
            window.dpr,
        )
        frame.share_rows(self._frame)
        self._frame = frame
        return frame

    def forget_pictures(self) -> None:
        """After a change of theme, font or scale: sprites and heads are painted again too."""
        self._sprites = SpriteBook(self.window.dpr)
        self._cache.heads = {}
        self.forget_words()

    def scene(self) -> Scene:
        if self._sprites.dpr != self.window.dpr:
            self.forget_pictures()
        return Scene(
            self.frame(),
            self.facts,
            self.theme,
            self.texts,
            self.ink,
            self.weeks,
            self._cache.at(self.axis, self._words),
            self._sprites,
            self._cache.heads,
            frozenset(self.selection),
            *self._ringed(),
            self.hover,
            self.hot_lane(),
            self.drag,
            self.collapsed,
            self.rubber,
            self.looks_elsewhere,
            len(self.shown.of(self.plan.groups)),
            self.shown.arrangement.hides,
        )

    def _ringed(self) -> tuple[str, str]:
        """What has the ring of the focus, and on which lane; a bar that was just shown has it on its own."""
        ringed = self.focus if self.shows_focus else self.flash
        if not ringed:
            return "", ""
        state = (ringed, self.shows_focus, self.focus_lane, self._groups, self._staff)
        if self._ring[0] != state:
            found = self.focused_bar() if self.shows_focus else self.find_bar(EntityId(self.flash))
            self._ring = state, found[0].key if found else ""
        return ringed, self._ring[1]

    def groups_stack(self) -> RowStack:
        return self._groups

    def staff_stack(self) -> RowStack:
        return self._staff

    def hot_lane(self) -> str:
        """The lane whose head is marked: that of the dragged or of the one selected thing."""
        if self.drag is not None:
            return self.drag.lane_key
        if len(self.selection) != 1:
            return ""
        state = (self.selection, self._groups, self._staff)
        if self._hot[0] != state:
            self._hot = (state, self.lane_key_of(self.selection[0]) or "")
        return self._hot[1]

    def lane_key_of(self, entity_id: EntityId) -> str | None:
        """The key of the lane that shows an entity, in its place when its group is closed."""
        found = locate(self.plan, entity_id)
        if found is None:
            return None
        key = own_key(found)
        if key and (self._groups.row_of(key) is not None or self._staff.row_of(key) is not None):
            return key
        return found.group.id if found.group else key

    def focus_on(self, entity_id: EntityId) -> None:
        """The focus goes to the bar of an entity, or to its lane."""
        self.focus_lane = ""
        self.focus = entity_id if self.find_bar(entity_id) else self.lane_key_of(entity_id) or ""

    def focused_bar(self) -> tuple[Lane, Bar] | None:
        """The bar with the focus, on the lane where it has it."""
        lane = self.lane(self.focus_lane) if self.focus_lane else None
        bar = lane.by_id.get(EntityId(self.focus)) if lane is not None else None
        return (lane, bar) if lane is not None and bar is not None else self.find_bar(EntityId(self.focus))

    def find_bar(self, entity_id: EntityId) -> tuple[Lane, Bar] | None:
        """The bar of an entity and its lane, if it is a bar and its lane is among the rows."""
        key = self.lane_key_of(entity_id)
        lane = self.lane(key) if key else None
        if lane is None:
            return None
        bar = next((bar for bar in lane.bars if bar.id == entity_id), None)
        return (lane, bar) if bar is not None else None

    def lane(self, key: str) -> Lane | None:
        for stack in (self._groups, self._staff):
            row = stack.row_of(key)
            if row is not None:
                return stack.lanes[row]
        return None

    def day_range(self) -> tuple[date, date]:
        """The days on which the plan has anything, for a zoom that shows them all."""
        reach, as_of = self.facts.checked.reach, self.facts.as_of
        return (reach.first_day, reach.last_day) if reach is not None else (as_of, as_of)

    def with_drag(self, drag: DragPicture | None) -> None:
        self.drag = drag

    def pointer_moved(self, x: float, y: float) -> None:
        if self.drag is not None:
            self.drag = replace(self.drag, pointer=(x, y))
