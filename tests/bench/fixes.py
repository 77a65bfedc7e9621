"""Measures the search for quick fixes: ``python tests/bench/fixes.py --groups N`` prints one JSON line.

The plan is that of ``rules.py``. Fixes are searched for findings drawn at random, of the rules that anything is tried
for; ``fix_ms`` is one search, from the finding to its ranked fixes, ``cpu_ms`` the same
in time of the processor, which other programs do not lengthen.
"""

import argparse
import gc
import json
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from taito_planner.exchange import read_workbook
from taito_planner.rules.checker import check
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.storage.resources import resource as file_of
from taito_planner.suggest import fixes, may_have_fixes
from tests.bench.rules import AS_OF, copied

SEARCHES = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    groups = parser.parse_args().groups
    random, profiles = Random(groups), load_profiles()
    sample = read_workbook(file_of("samples", "taito-12-groups.xlsx"), finnish_calendar(), profiles).plan
    checked = check(copied(sample, groups), profiles, AS_OF)
    curable = [finding for finding in checked.findings if may_have_fixes(finding)]
    gc.collect()
    gc.freeze()
    taken, cpu, found = [], [], Counter[int]()
    for finding in random.choices(curable, k=SEARCHES):
        began, busy = time.perf_counter(), time.process_time()
        offered = fixes(checked, finding)
        cpu.append((time.process_time() - busy) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
        found[len(offered)] += 1
    taken.sort()
    cpu.sort()
    figures = {
        "groups": groups,
        "findings": len(checked.findings),
        "fix_ms": [round(taken[len(taken) // 2], 2), round(taken[len(taken) * 95 // 100], 2)],
        "cpu_ms": [round(cpu[len(cpu) // 2], 2), round(cpu[len(cpu) * 95 // 100], 2)],
        "max_ms": round(taken[-1], 2),
        "offered": {str(count): found[count] for count in sorted(found)},
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
