"""The columns "Nyt" and "Jälkeen" that stand in place of the fields while something is dragged."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Block, BlockKind
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, short_day, span_text, weekday_day, weekday_text
from taito_planner.ui.controls import label
from taito_planner.ui.forms.field import LABEL_WIDTH
from taito_planner.ui.naming import thing_name, when
from taito_planner.ui.style import set_role

MOST_FOLLOWERS = 6

Row = tuple[str, str, str]


class MoveColumns(QWidget):
    """What a drag would change of the dragged thing and of those that go along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH - 4)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)  # with its year and in bold
        self._rows: list[Row] = []
        self._labels: list[tuple[QLabel, QLabel, QLabel]] = []

    @property
    def rows(self) -> list[Row]:
        """(name, now, after) as shown."""
        return self._rows

    def show_move(self, preview: Preview, entity_id: EntityId, texts: Texts) -> None:
        rows = rows_of(preview, entity_id, texts)
        if rows == self._rows:
            return
        self._rows = rows
        if not self._labels:
            self._grid.addWidget(label(texts("inspector.now"), "caption"), 0, 1)
            self._grid.addWidget(label(texts("inspector.after-move"), "caption"), 0, 2)
        for number in range(len(self._labels), len(rows)):
            made = (label("", "label"), label("", wraps=True), label("", wraps=True))
            for column, one in enumerate(made):
                self._grid.addWidget(one, number + 1, column)
            self._labels.append(made)
        for number, labels in enumerate(self._labels):
            for one, text in zip(labels, rows[number] if number < len(rows) else ("", "", ""), strict=True):
                one.setText(text)
                one.setVisible(number < len(rows))
            set_role(labels[2], "heading" if labels[2].text() != labels[1].text() else "")


def rows_of(preview: Preview, entity_id: EntityId, texts: Texts) -> list[Row]:
    """First and last day, pattern and week of the thing, then the days of what goes along with it.

    Nothing where the drag leaves the thing alone.
    """
    before, after = locate(preview.before.plan, entity_id), locate(preview.plan, entity_id)
    if before is None or after is None or before.entity is after.entity:
        return []
    rows = _own_rows(before.entity, after.entity, texts)
    followers = [
        edit
        for edit in diff(preview.before.plan, preview.plan)
        if edit.id != entity_id and edit.before is not None and edit.after is not None
    ]
    blocks = [edit for edit in followers if getattr(edit.after, "kind", None) is BlockKind.OPENING]
    for edit in blocks[:MOST_FOLLOWERS]:
        found = locate(preview.plan, edit.id)
        if found is not None:
            rows.append((thing_name(found, texts), _days(edit.before), _days(edit.after)))
    others = len(followers) - len(blocks[:MOST_FOLLOWERS])
    if others:
        rows.append((texts("inspector.others"), texts("inspector.move-along", count=others), ""))
    return rows


def _own_rows(now: Any, then: Any, texts: Texts) -> list[Row]:
    old, new = when(now), when(then)
    if old is None or new is None:
        return []
    if old.first_day == old.last_day and new.first_day == new.last_day:
        return [
            (texts("field.on"), _now(old.first_day, texts), _day(new.first_day, texts)),
            (texts("inspector.week"), _week(old), _week(new)),
        ]
    rows = [
        (texts("field.first-day"), _now(old.first_day, texts), _day(new.first_day, texts)),
        (texts("field.last-day"), _now(old.last_day, texts), _day(new.last_day, texts)),
    ]
    if isinstance(now, Block) and now.kind is BlockKind.OPENING:
        rows.append((texts("field.pattern"), _weekdays(old, texts), _weekdays(new, texts)))
    rows.append((texts("inspector.week"), _week(old), _week(new)))
    return rows


def _day(day: Any, texts: Texts) -> str:
    return weekday_day(day, texts.language)


def _now(day: Any, texts: Texts) -> str:
    """Without its year: the new day beside it has one."""
    return f"{weekday_text(day, texts.language)} {short_day(day)}"


def _week(span: DaySpan) -> str:
    return str(span.first_day.isocalendar().week)


def _weekdays(span: DaySpan, texts: Texts) -> str:
    names = [weekday_text(day, texts.language) for day in (span.first_day, span.last_day)]
    return EN_DASH.join(names)


def _days(entity: Any) -> str:
    span = when(entity)
    return span_text(span.first_day, span.last_day, year=False) if span else ""
