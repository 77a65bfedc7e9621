"""Names a state of a plan so that it can be found again in its file: an export remembers what it was made from.

A name holds no word of the plan: the numbers of the changes that stood then, and a fingerprint that tells whether
what they lead back to is the same plan.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from taito_planner.domain.changes import Change, apply
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.model import Plan
from taito_planner.storage.change_log import read
from taito_planner.storage.codec import encode, kind_of
from taito_planner.storage.file_format import connect

_NAME = re.compile(r"(?P<done>[\d,-]*):(?P<print>[0-9a-f]{16})")
_MOST_CHANGES = 1_000_000


def revision_name(done: Iterable[int], plan: Plan) -> str:
    """``1-57,60:9f8e7d6c5b4a3210`` for ``plan`` after the changes ``done`` of its file."""
    return f"{_ranges(sorted(done))}:{_fingerprint(plan)}"


def plan_at(path: Path, plan: Plan, done: Iterable[int], name: str) -> Plan | None:
    """The plan that ``name`` names: ``plan``, after the changes ``done`` of the file at ``path``, led back and forth.

    None where the file does not hold it (another plan's name, or a copy without its history) or cannot be read now.
    """
    found = _NAME.fullmatch(name)
    wanted = _numbers(found["done"]) if found else None
    if found is None or wanted is None:
        return None
    now = set(done)
    try:
        with closing(connect(path, "ro")) as connection:
            back = [read(connection, number).inverse() for number in sorted(now - wanted, reverse=True)]
            forth = [read(connection, number) for number in sorted(wanted - now)]
        then = _after(plan, [*back, *forth])
    except (KeyError, ValueError, sqlite3.Error):
        return None
    return then if _fingerprint(then) == found["print"] else None


def done_in(path: Path) -> tuple[int, ...] | None:
    """The numbers of the changes that stand in the plan file at ``path``; None where it cannot be read."""
    try:
        with closing(connect(path, "ro")) as connection:
            return done_numbers(connection)
    except sqlite3.Error:
        return None


def done_numbers(connection: sqlite3.Connection) -> tuple[int, ...]:
    rows = connection.execute("SELECT number FROM change WHERE state = 'done' ORDER BY number")
    return tuple(number for (number,) in rows)


def _after(plan: Plan, changes: Iterable[Change]) -> Plan:
    for change in changes:
        plan = apply(change.edits, plan)
    return plan


def _fingerprint(plan: Plan) -> str:
    """Of everything in the plan but its calendar, which no change changes."""
    rows = sorted(f"{e.id} {kind_of(e)} {owner} {encode(bare(e))}" for owner, e in walk(plan))
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _numbers(ranges: str) -> set[int] | None:
    """The numbers of ``ranges``; None for what is no list of them."""
    numbers: set[int] = set()
    for part in filter(None, ranges.split(",")):
        first, _, last = part.partition("-")
        if not first.isdigit() or not (last or first).isdigit() or int(last or first) > _MOST_CHANGES:
            return None
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers
