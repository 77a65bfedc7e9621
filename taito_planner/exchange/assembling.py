"""Puts the rows of all sheets together into a plan."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain.entities import CHILD_FIELDS, field_for, in_order
from taito_planner.domain.model import Block, BlockKind, BlockMove, Customer, Group, Plan, StaffMember
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.records import Closure
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.exchange.block_ends import end_blocks
from taito_planner.exchange.layout import SHEET_OF_KIND, SHEETS
from taito_planner.exchange.problems import Problem
from taito_planner.exchange.references import NOWHERE, Names
from taito_planner.exchange.rows import Row


@dataclass(frozen=True)
class Assembled:
    """The plan of the sound rows, and what only the rows together show to be wrong."""

    plan: Plan
    problems: tuple[Problem, ...]


def assemble(
    rows: Mapping[str, list[Row]],
    names: Names,
    calendar: HolidayCalendar,
    known_moves: Collection[tuple[Any, date | None]] = (),
    profiles: Mapping[str, ServiceProfile] | None = None,
) -> Assembled:
    """The plan of all sound rows; opening blocks without a last day end as their group's service has it.

    ``known_moves`` are (id, replaced day) of the open plan itself: they are not held against the workbook.
    """
    problems = tuple(_unfounded_moves(rows, known_moves))
    end_blocks(rows, profiles or {})
    owned: dict[Any, dict[type, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for sheet in reversed(SHEETS):  # what is owned stands after its owner in the list
        if sheet.kind not in (Group, Customer, StaffMember):
            _own(rows[sheet.key], owned)
    _own(rows[SHEET_OF_KIND[Customer].key], owned)
    of_nobody = owned.pop(None, {})
    groups = [_made(row, owned) for row in rows[SHEET_OF_KIND[Group].key] if row.is_sound]
    staff = [_made(row, owned) for row in rows[SHEET_OF_KIND[StaffMember].key] if row.is_sound]
    staff += [StaffMember(i, name, **_children(StaffMember, i, owned)) for i, name in names.made_staff]
    loose, closures = (in_order(of_nobody.get(kind, ())) for kind in (Customer, Closure))
    return Assembled(Plan(in_order(groups), loose, in_order(staff), calendar, closures), problems)


def _own(rows: Iterable[Row], owned: dict[Any, dict[type, list[Any]]]) -> None:
    for row in rows:
        if row.is_sound and row.facts.get("group") != NOWHERE:
            owned[row.owner][row.table.sheet.kind].append(_made(row, owned))


def _made(row: Row, owned: dict[Any, dict[type, list[Any]]]) -> Any:
    """The entity of a sound row, with what it owns."""
    kind = row.table.sheet.kind
    return kind(**row.facts, **_children(kind, row.facts["id"], owned))


def _children(kind: type, entity_id: Any, owned: dict[Any, dict[type, list[Any]]]) -> dict[str, Any]:
    if kind not in CHILD_FIELDS or entity_id not in owned:
        return {}
    return {field_for(kind, child): in_order(many) for child, many in owned[entity_id].items()}


def _unfounded_moves(
    rows: Mapping[str, list[Row]], known_moves: Collection[tuple[Any, date | None]]
) -> Iterable[Problem]:
    """Moves that say they replace a block on a day on which no block of the customer's own group begins."""
    group_of = {row.facts["id"]: row.owner for row in rows[SHEET_OF_KIND[Customer].key]}
    days_of: dict[Any, set[date]] = defaultdict(set)
    unsure = set()
    for row in rows[SHEET_OF_KIND[Block].key]:
        if not row.is_sound:
            unsure.add(row.owner)
        elif row.facts.get("kind", BlockKind.OPENING) is BlockKind.OPENING:
            days_of[row.owner].add(row.facts["first_day"])
    for row in rows[SHEET_OF_KIND[BlockMove].key]:
        replaces = row.facts.get("replaces")
        group = group_of.get(row.owner)
        if replaces is None or not row.is_sound or group in unsure:
            continue
        if replaces not in days_of.get(group, ()) and (row.facts["id"], replaces) not in known_moves:
            yield row.blame("no-block-to-replace", "replaces", replaces)
