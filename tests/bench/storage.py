"""Times of the plan file: ``python tests/bench/storage.py --groups 300`` prints one JSON line."""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from taito_planner.domain.changes import Change, diff  # noqa: E402
from taito_planner.domain.edits import apply  # noqa: E402
from taito_planner.domain.entities import in_order, walk  # noqa: E402
from taito_planner.domain.ids import new_id  # noqa: E402
from taito_planner.domain.intents import Intent, MoveBlock, MoveBlockAndRest, MoveVisit, Put, TakePlan  # noqa: E402
from taito_planner.domain.model import (  # noqa: E402
    Block,
    Customer,
    Group,
    Leave,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.storage.plan_file import PlanFile  # noqa: E402
from taito_planner.storage.plan_lock import lock_path_of  # noqa: E402
from tests.builders import SMALL_CALENDAR  # noqa: E402
from tests.random_plans import PROFILES  # noqa: E402

FIRST = date(2025, 1, 6)


def synthetic_plan(groups: int) -> Plan:
    """Groups of 3 blocks and 8 customers with 8 visits and a training each; a third as many people."""
    return Plan(
        in_order(_group(number) for number in range(groups)),
        (),
        in_order(_staff(number) for number in range(max(1, groups // 3))),
        SMALL_CALENDAR,
    )


def _group(number: int) -> Group:
    start = FIRST + timedelta(weeks=number % 60)
    blocks = (_block(start + timedelta(weeks=weeks)) for weeks in (0, 5, 10))
    customers = (_customer(f"A-{number}-{seat}", start) for seat in range(8))
    return Group(new_id(), f"Oulu {number}", 8, blocks=in_order(blocks), customers=in_order(customers))


def _block(first_day: date) -> Block:
    return Block(new_id(), first_day, first_day + timedelta(days=3))


def _customer(name: str, start: date) -> Customer:
    given = start - timedelta(weeks=10)
    visits = [Visit(new_id(), given + timedelta(weeks=n), VisitKind.START) for n in range(1, 5)]
    visits += [Visit(new_id(), start + timedelta(weeks=15 + 3 * n), VisitKind.SESSION) for n in range(1, 5)]
    training = Training(new_id(), start + timedelta(weeks=20), start + timedelta(weeks=32, days=4))
    return Customer(
        new_id(), name, given, given + timedelta(days=2), visits=in_order(visits), trainings=(training,)
    )


def _staff(number: int) -> StaffMember:
    leaves = [
        Leave(new_id(), FIRST + timedelta(weeks=26 * n), FIRST + timedelta(weeks=26 * n + 3)) for n in (1, 3)
    ]
    return StaffMember(new_id(), f"Ohjaaja {number}", leaves=in_order(leaves))


def milliseconds(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return (time.perf_counter() - began) * 1000, result


def appended(file: PlanFile, plan: Plan, intent: Intent) -> tuple[float, Plan]:
    after = apply(intent, plan, PROFILES)
    change = Change(diff(plan, after), "edit", "bench", datetime.now(UTC))
    taken, _ = milliseconds(lambda: file.append(change))
    return taken, after


def edits(plan: Plan, number: int) -> list[Intent]:
    """A block, a visit, a form and a block with the rest of its group's plan, each of another group."""
    groups = [plan.groups[(number * 7 + n) % len(plan.groups)] for n in range(4)]
    week = timedelta(weeks=1)
    return [
        MoveBlock(groups[0].blocks[0].id, groups[0].blocks[0].first_day - week),
        MoveVisit(groups[1].customers[0].visits[0].id, FIRST + timedelta(days=number)),
        Put(replace(groups[2].customers[0], remark=f"{number}", visits=(), trainings=()), groups[2].id),
        MoveBlockAndRest(groups[3].blocks[0].id, groups[3].blocks[0].first_day + week, FIRST),
    ]


def measured(groups: int, rounds: int, folder: Path) -> dict[str, Any]:
    plan = synthetic_plan(groups)
    path = folder / "bench.taito"
    created, file = milliseconds(lambda: PlanFile.create(path, plan))
    took: list[float] = []
    with file:
        for number in range(rounds):
            for intent in edits(plan, number):
                taken, plan = appended(file, plan, intent)
                took.append(taken)
        undone, _ = milliseconds(file.undo_last)
        file.redo_next()
        listed, _ = milliseconds(lambda: (file.undo_steps(), file.redo_steps()))
        copied, copy = milliseconds(lambda: file.copy_to(folder / "copy.taito"))
        copy.close()
        imported, _ = appended(file, plan, TakePlan(synthetic_plan(groups)))
        file.undo_last()
    with_backup, file = milliseconds(lambda: PlanFile.open(path))
    file.close()
    opened, file = milliseconds(lambda: PlanFile.open(path, with_backup=False))
    assert file.plan == plan
    assert lock_path_of(path).exists()
    file.close()
    took.sort()
    return {
        "bench": "storage",
        "groups": groups,
        "entities": sum(1 for _ in walk(plan)),
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "append_ms_median": round(statistics.median(took), 1),
        "append_ms_p95": round(took[int(len(took) * 0.95)], 1),
        "append_ms_max": round(took[-1], 1),
        "undo_ms": round(undone, 1),
        "steps_ms": round(listed, 1),
        "create_ms": round(created),
        "open_ms": round(opened),
        "open_with_backup_ms": round(with_backup),
        "copy_ms": round(copied),
        "append_whole_import_ms": round(imported),
        "peak_mb": peak_mb(),
    }


def peak_mb() -> int | None:
    """The most memory the process has had; None on Windows, where Python does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=50)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["TAITO_PLANNER_DATA"] = str(Path(temporary) / "data")
        print(json.dumps(measured(chosen.groups, chosen.rounds, Path(temporary))))
