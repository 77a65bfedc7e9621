"""Measures the checker: ``python tests/bench/rules.py --groups N`` prints one JSON line.

The groups are drawn at random, but as a planner would have them: three blocks, eight customers with visits
and training, leaders with leaves. An edit moves a block, as a drag does.
"""

import argparse
import gc
import json
import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from taito_planner.domain.days import monday_of
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import in_order
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import MoveBlock
from taito_planner.domain.model import (
    Block,
    BlockKind,
    Customer,
    Group,
    Leave,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.rules.checker import check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles

AS_OF = date(2025, 10, 24)
EDITS = 300
CUSTOMERS = 8
GROUPS_PER_PERSON = 3


def drawn_plan(groups: int, random: Random) -> Plan:
    people = [_person(number, random) for number in range(max(4, groups // GROUPS_PER_PERSON * 2))]
    made = [_group(number, people, random) for number in range(groups)]
    return Plan(in_order(made), (), in_order(people), finnish_calendar())


def _person(number: int, random: Random) -> StaffMember:
    leaves = []
    for year in (2025, 2026):
        first = date(year, 6, 15) + timedelta(days=random.randint(0, 30))
        leaves.append(Leave(new_id(), first, first + timedelta(days=20)))
        first = date(year, 2, 16) + timedelta(days=random.randint(0, 10))
        leaves.append(Leave(new_id(), first, first + timedelta(days=4)))
    return StaffMember(new_id(), f"ohjaaja {number}", leaves=in_order(leaves))


def _group(number: int, people: list[StaffMember], random: Random) -> Group:
    first = monday_of(date(2025, 1, 13) + timedelta(days=random.randint(0, 400)))
    leaders = tuple(person.id for person in random.sample(people, 2))
    starts = [first + timedelta(weeks=weeks, days=random.randint(0, 1)) for weeks in (0, 4, 8)]
    blocks = [Block(new_id(), day, day + timedelta(days=3)) for day in starts]
    for weeks in (20, 33, 46, 58, 60):
        day = first + timedelta(weeks=weeks, days=random.randint(0, 4))
        blocks.append(Block(new_id(), day, day, BlockKind.GROUP_DAYS))
    customers = [
        _customer(f"A-{number}-{place}", first, leaders[place % 2], random) for place in range(CUSTOMERS)
    ]
    name = f"Ryhmä {number}"
    return Group(
        new_id(),
        name,
        8,
        agreed_start_on=first,
        leaders=leaders,
        blocks=in_order(blocks),
        customers=in_order(customers),
    )


def _customer(name: str, start: date, instructor: str, random: Random) -> Customer:
    given = start - timedelta(days=random.randint(50, 95))
    arrived = given + timedelta(days=random.randint(1, 6))
    visits = [arrived + timedelta(days=random.randint(10, 55)) for _ in range(3)]
    sessions = [
        start + timedelta(weeks=weeks, days=random.randint(0, 4)) for weeks in (14, 22, 30, 38, 46, 54, 61)
    ]
    first = start + timedelta(weeks=random.randint(12, 22), days=random.randint(0, 4))
    training = Training(new_id(), first, first + timedelta(days=95))
    made = [Visit(new_id(), day, VisitKind.START) for day in visits]
    made += [Visit(new_id(), day, VisitKind.SESSION) for day in sessions]
    return replace(
        Customer(new_id(), name, given, arrived, arrived),
        instructor=instructor,
        visits=in_order(made),
        trainings=(training,),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    groups = parser.parse_args().groups
    random, profiles = Random(groups), load_profiles()
    plan = drawn_plan(groups, random)
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
        day = monday_of(block.first_day) + timedelta(
            weeks=random.choice([-2, -1, 1, 2]), days=random.randint(0, 1)
        )
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
