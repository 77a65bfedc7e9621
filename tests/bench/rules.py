"""Measures the checker: ``python tests/bench/rules.py --groups N`` prints one JSON line.

The plan is the sample plan, copied until it has N groups, each copy with people of its own. An edit moves an
opening block by weeks, as a drag does; each is checked on top of the one before.
"""

import argparse
import gc
import json
import resource
import sys
import time
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from taito_planner.domain.days import monday_of
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import CHILD_FIELDS, in_order
from taito_planner.domain.intents import MoveBlock
from taito_planner.domain.model import Plan
from taito_planner.exchange import read_workbook
from taito_planner.rules.checker import check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.resources import resource as file_of

AS_OF = date(2025, 10, 24)
EDITS = 400
REFERENCES = ("leaders", "instructor", "group")


def copied(plan: Plan, groups: int) -> Plan:
    """``plan`` as many times over as it takes, cut to ``groups`` groups."""
    copies = -(-groups // len(plan.groups))
    made = [_copy(plan, f"{number:04}") for number in range(copies)]
    return Plan(
        in_order(group for one in made for group in one.groups)[:groups],
        in_order(customer for one in made for customer in one.loose_customers),
        in_order(member for one in made for member in one.staff),
        plan.calendar,
    )


def _copy(entity: Any, mark: str) -> Any:
    """The entity and what it owns with ``mark`` at the end of every id and name, references too."""
    new: dict[str, Any] = {}
    children = CHILD_FIELDS.get(type(entity), {})
    for field in fields(entity):
        value = getattr(entity, field.name)
        if field.name in children:
            new[field.name] = in_order(_copy(child, mark) for child in value)
        elif field.name in ("id", "name") or (field.name in REFERENCES and isinstance(value, str)):
            new[field.name] = f"{value}{mark}"
        elif field.name in REFERENCES and value:
            new[field.name] = tuple(f"{one}{mark}" for one in value)
    return replace(entity, **new)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    groups = parser.parse_args().groups
    random, profiles = Random(groups), load_profiles()
    sample = read_workbook(file_of("samples", "taito-12-groups.xlsx"), finnish_calendar(), profiles).plan
    plan = copied(sample, groups)
    began = time.perf_counter()
    checked = check(plan, profiles, AS_OF)
    found = len(checked.findings)
    full = time.perf_counter() - began
    gc.collect()
    gc.freeze()
    taken = []
    for _ in range(EDITS):
        group = random.choice(plan.groups)
        block = random.choice(group.opening_blocks)
        day = monday_of(block.first_day) + timedelta(weeks=random.choice([-2, -1, 1, 2]), days=random.randint(0, 1))
        plan = apply(MoveBlock(block.id, day), plan, profiles)
        began = time.perf_counter()
        checked = checked.recheck(plan)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    figures = {
        "groups": groups,
        "full_check_s": round(full, 3),
        "edit_ms": [round(taken[len(taken) // 2], 2), round(taken[len(taken) * 95 // 100], 2)],
        "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "findings": found,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
