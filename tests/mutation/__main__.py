"""``python -m tests.mutation [--seconds N] [--jobs N] [FILE ...]`` prints one JSON line with the faults no test saw.

Faults are planted in ``taito_planner/rules`` and the days and workdays of the domain, or in the files named.
When the time is over, those not yet tried are counted as ``untried``.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.mutation.faults import Fault, faults_in, no_fault
from tests.mutation.trial import ROOT, begun

PACKAGE = ROOT / "taito_planner"
untried: list[Fault] = []


def default_files() -> list[Path]:
    rules = [path for path in sorted((PACKAGE / "rules").glob("*.py")) if path.name != "__init__.py"]
    return [*rules, PACKAGE / "domain" / "days.py", PACKAGE / "domain" / "workdays.py"]


def unseen(faults: Sequence[Fault], jobs: int, deadline: float) -> Iterator[Fault]:
    """The faults that no test sees, tried ``jobs`` at a time until the deadline."""
    running: dict[int, Fault] = {}
    waiting = list(reversed(faults))
    while running or (waiting and time.monotonic() < deadline):
        while waiting and len(running) < jobs and time.monotonic() < deadline:
            fault = waiting.pop()
            running[begun(fault)] = fault
        child, status = os.wait()
        fault = running.pop(child)
        if os.waitstatus_to_exitcode(status) == 0:
            yield fault
    untried.extend(waiting)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="modules to plant faults in")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    files = [path.resolve() for path in options.files] or default_files()
    if not list(unseen([no_fault(files[0])], 1, float("inf"))):
        raise SystemExit("The tests fail without a fault: mend them first.")
    faults = [fault for path in files for fault in faults_in(path)]
    survivors = []
    for fault in unseen(faults, options.jobs, time.monotonic() + options.seconds):
        survivors.append(str(fault))
        print(f"not seen: {fault}", file=sys.stderr, flush=True)
    print(json.dumps({"faults": len(faults), "untried": len(untried), "survivors": survivors}))


if __name__ == "__main__":
    main()
