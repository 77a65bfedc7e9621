"""Reads a workbook into a plan, or says everything that is wrong with it at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from taito_planner.domain.ids import EntityId, GroupId, new_id
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.progress import Progress, stretches, unwatched, watched
from taito_planner.domain.refusals import folded
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.exchange.assembling import assemble
from taito_planner.exchange.cells import is_blank, text_of
from taito_planner.exchange.container import refused
from taito_planner.exchange.contents import WHOLE_PLAN, Contents
from taito_planner.exchange.layout import ID, SHEETS, UNSAID
from taito_planner.exchange.merging import known_moves, with_identities_of, within
from taito_planner.exchange.problems import Note, Problem, WorkbookRefused
from taito_planner.exchange.references import CUSTOMER, GROUP, STAFF, Names
from taito_planner.exchange.rows import Row, read_rows
from taito_planner.exchange.tables import Table, Tables, read_tables
from taito_planner.texts import Texts, texts_for


@dataclass(frozen=True)
class ReadWorkbook:
    """A workbook's plan, what was left aside, and which fields it has no column for.

    ``base`` is the plan that the workbook's edits are counted from; ``has_own_base`` where that is the very plan it
    was made from, not only the one that is open now.
    """

    plan: Plan
    notes: tuple[Note, ...] = ()
    absent_fields: frozenset[tuple[type, str]] = frozenset()
    contents: Contents = WHOLE_PLAN
    base: Plan | None = None
    has_own_base: bool = False


def read_workbook(
    path: Path | str,
    calendar: HolidayCalendar,
    profiles: Mapping[str, ServiceProfile],
    *,
    base: Plan | None = None,
    plan_at: Callable[[str], Plan | None] = lambda revision: None,
    texts: Texts | None = None,
    progress: Progress = unwatched,
) -> ReadWorkbook:
    """The plan in the workbook at ``path``, on the holidays of ``calendar``.

    With ``base``, the open plan, its calendar stands and what the workbook holds without an id is matched to
    what the base has (see ``merged``). ``plan_at`` finds the state that a workbook names: where it does, the
    workbook is read over that instead. ``texts`` are those of the reader, for words that a sentence offers.
    Raises WorkbookRefused with every problem; nothing of the workbook is kept then, nor where ``progress`` raises.
    """
    texts = texts or texts_for("fi")
    of_cells, of_rows = stretches(progress, 4, 1)
    tables = read_tables(Path(path), texts, of_cells)
    group = tables.contents.group
    if base is not None and base != Plan(calendar=base.calendar) and tables.contents.holds_codes:
        raise refused("holds-codes", Path(path))
    own_base = plan_at(tables.contents.revision) if base is not None and tables.contents.revision else None
    base = own_base or base
    problems = list(tables.problems)
    if not tables.by_key:
        problems.append(Problem(None, None, None, None, "no-data-sheet"))
    names = _names(tables, profiles, texts)
    problems.extend(_register(tables, names))
    if base is not None:
        _know_old_names(base, names)
        _know_outside(base, names, group)
    elif group:
        names.unchecked.add(GROUP)
    rows: dict[str, list[Row]] = {}
    for sheet in watched(SHEETS, of_rows):
        table = tables.by_key.get(sheet.key)
        rows[sheet.key] = list(read_rows(table, names)) if table else []
    found = assemble(rows, names, calendar, known_moves(base), profiles)
    problems.extend(found.problems)
    problems.extend(problem for table in tables.by_key.values() for problem in table.problems)
    if problems:
        raise WorkbookRefused(_in_order(problems, tables))
    read = ReadWorkbook(found.plan, tuple(tables.notes), _absent(tables), tables.contents)
    if base is None:
        return read
    return replace(read, plan=merged(base, read), base=base, has_own_base=own_base is not None)


def _know_outside(base: Plan, names: Names, group: GroupId | None) -> None:
    """A workbook of one group may name groups and people of the open plan that it does not hold."""
    if group in base.group_by_id:
        for kind, things in ((GROUP, base.groups), (STAFF, base.staff)):
            for thing in things:
                names.ids[kind].setdefault(folded(thing.name), thing.id)


def _know_old_names(base: Plan, names: Names) -> None:
    """What the workbook gave another name is meant by its old one too: a colleague renames in one sheet only."""
    customers = chain(base.loose_customers, *(group.customers for group in base.groups))
    for kind, things in ((GROUP, base.groups), (STAFF, base.staff), (CUSTOMER, customers)):
        kept = set(names.ids[kind].values())
        for thing in things:
            if thing.id in kept:
                names.ids[kind].setdefault(folded(thing.name), thing.id)


def merged(base: Plan, read: ReadWorkbook) -> Plan:
    """The workbook's plan with the identities of ``base``: what the open plan becomes on import.

    A row with an id that the base knows is that thing. Without, groups, customers and staff are matched by
    name and what they own by equal facts, so that the same workbook taken twice changes nothing. Fields that
    the workbook has no column for keep what the base says, and so does the holiday calendar.
    A workbook of one group replaces that group alone.
    """
    plan = with_identities_of(base, read.plan, read.absent_fields)
    group = read.contents.group
    return within(base, plan, group) if group in base.group_by_id else plan


def _names(tables: Tables, profiles: Mapping[str, ServiceProfile], texts: Texts) -> Names:
    staff = tables.by_key.get("staff")
    has_staff = staff is not None and bool(staff.rows)
    return Names(texts, tuple(profiles), makes_staff=not has_staff, new_id=new_id)


def _register(tables: Tables, names: Names) -> list[Problem]:
    """Gives every row its id, and every name of a group, customer or person the id of its first row."""
    problems: list[Problem] = []
    seen: dict[EntityId, tuple[Table, int]] = {}
    for sheet in SHEETS:
        table = tables.by_key.get(sheet.key)
        if table is None:
            continue
        for number, values in table.rows:
            given = values.get(ID)
            row_id = new_id() if is_blank(given) else text_of(given).strip()
            if row_id in seen:
                other, row = seen[row_id]
                problems.append(table.blame("id-twice", number, ID, given, other=other.title, row=row))
            seen.setdefault(row_id, (table, number))
            values[ID] = row_id
        if sheet.names:
            problems.extend(_register_names(table, sheet.names, names))
    return problems


def _register_names(table: Table, kind: str, names: Names) -> Iterator[Problem]:
    if table.problems and "name" not in table.headers:
        names.unchecked.add(kind)
    first_rows: dict[str, int] = {}
    for number, values in table.rows:
        if is_blank(values.get("name")):
            continue
        name = folded(text_of(values["name"]))
        if name in first_rows:
            yield table.blame("name-twice", number, "name", values["name"], row=first_rows[name])
        first_rows.setdefault(name, number)
        names.ids[kind].setdefault(name, values[ID])


def _absent(tables: Tables) -> frozenset[tuple[type, str]]:
    """The optional fields that sheets of the workbook have no column for, and what no workbook ever says."""
    unsaid = UNSAID if "closures" in tables.by_key else UNSAID | {(Plan, "closures")}
    return unsaid | frozenset(
        (table.sheet.kind, column.field)
        for table in tables.by_key.values()
        for column in table.sheet.columns
        if column.field not in table.headers and table.headers
    )


def _in_order(problems: list[Problem], tables: Tables) -> tuple[Problem, ...]:
    """In the order of the file's sheets, then by row."""
    order = {table.title: number for number, table in enumerate(tables.by_key.values())}
    return tuple(sorted(problems, key=lambda p: (order.get(p.sheet or "", -1), p.row or 0)))


__all__ = ["ReadWorkbook", "WorkbookRefused", "merged", "read_workbook"]
