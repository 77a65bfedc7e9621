"""A fix on the timeline before it is applied: the ghosts of a drag, without a pointer and a card."""

from taito_planner.domain.changes import diff
from taito_planner.domain.ids import EntityId
from taito_planner.rules.fix import Fix
from taito_planner.ui.timeline import Timeline
from taito_planner.ui.timeline.bars import LaneKind
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.drag_picture import DragPicture, ghosts_of
from taito_planner.ui.timeline.places import Place, Subject


class FixPreview:
    """Shows fixes on one timeline, and puts it back as it was."""

    def __init__(self, view: Timeline) -> None:
        self._view = view
        self._scrolled: tuple[int, int] | None = None

    def show(self, fix: Fix) -> None:
        """Where everything would lie, and in every part of the window what would be found then."""
        view = self._view
        if self._scrolled is None:
            self._scrolled = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        picture = picture_of(view, fix)
        view.stage.with_drag(picture)
        if picture is not None:
            self._bring_into_sight(picture)
        view.tell_preview(fix.comparison)
        view.viewport().update()

    def end(self, *, put_back: bool) -> None:
        """Nothing of it stays; ``put_back`` also scrolls to where the user was."""
        view = self._view
        view.stage.with_drag(None)
        view.tell_preview(None)
        if put_back and self._scrolled is not None:
            view.horizontalScrollBar().setValue(self._scrolled[0])
            view.verticalScrollBar().setValue(self._scrolled[1])
        self._scrolled = None
        view.viewport().update()

    def _bring_into_sight(self, picture: DragPicture) -> None:
        """Both the old and the new place, where they fit; the lane at least."""
        view, stage = self._view, self._view.stage
        view.scrolling.reveal_lane(picture.lane_key)
        days = [picture.subject.first, picture.subject.last]
        if picture.target is not None:
            days += [picture.target.place.first, picture.target.place.last]
        first, last = stage.frame().visible_days()
        if min(days) < first or max(days) > last:
            view.scrolling.show_day(min(days))


def picture_of(view: Timeline, fix: Fix) -> DragPicture | None:
    """The picture of the plan after ``fix``; None where it moves no bar."""
    before, after = fix.comparison.before.plan, fix.comparison.plan
    main = main_id(fix)
    ghosts = ghosts_of(before, after, main)
    leader = next((ghost for ghost in ghosts if ghost.is_main), ghosts[0] if ghosts else None)
    if leader is None:
        found = view.stage.find_bar(main)
        if found is None:
            return None
        lane, bar = found
        return DragPicture(Subject.of(bar), lane.key, moving=frozenset({bar.id}))
    moving = frozenset(g.bar.id for g in ghosts if g.lane_kind is not LaneKind.STAFF)
    target = Target(Place(leader.bar.first, leader.bar.last), None)
    return DragPicture(
        Subject.of(leader.bar),
        leader.lane_key,
        target=target,
        moving=moving,
        ghosts=ghosts,
        preview=fix.comparison,
    )


def main_id(fix: Fix) -> EntityId:
    """The thing a fix is about: the first that it changes, adds or removes."""
    edits = diff(fix.comparison.before.plan, fix.comparison.plan)
    named = [edit.id for edit in edits if edit.id in fix.finding.items]
    return (named or [edit.id for edit in edits])[0]
