"""``python -m tests.mutation [--examples-only] [--jobs N] [FILE ...]`` prints one JSON line with what nobody saw.

Faults are planted in ``taito_planner/rules`` and the days and workdays of the domain, or in the files named. All are
tried on the examples; those that no example shows on the tests of the rules too.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tests.mutation.faults import Fault, faults_in, no_fault
from tests.mutation.trial import ROOT, begun, by_examples, by_tests

PACKAGE = ROOT / "taito_planner"


def default_files() -> list[Path]:
    rules = [path for path in sorted((PACKAGE / "rules").glob("*.py")) if path.name != "__init__.py"]
    return [*rules, PACKAGE / "domain" / "days.py", PACKAGE / "domain" / "workdays.py"]


def unseen(faults: Sequence[Fault], by: Callable[[Fault], int], jobs: int) -> Iterator[Fault]:
    """The faults that ``by`` does not see, tried ``jobs`` at a time."""
    running: dict[int, Fault] = {}
    waiting = list(reversed(faults))
    while running or waiting:
        while waiting and len(running) < jobs:
            fault = waiting.pop()
            running[begun(fault, by)] = fault
        child, status = os.wait()
        fault = running.pop(child)
        if os.waitstatus_to_exitcode(status) == 0:
            yield fault


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="modules to plant faults in")
    parser.add_argument("--examples-only", action="store_true", help="leave out the tests: faults no example shows")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    files = [path.resolve() for path in options.files] or default_files()
    faults = [fault for path in files for fault in faults_in(path)]
    survivors = list(told(unseen(faults, by_examples, options.jobs), "no example shows"))
    if not options.examples_only:
        if not list(unseen([no_fault(files[0])], by_tests, 1)):
            raise SystemExit("The tests fail without a fault: mend them first.")
        survivors = list(told(unseen(survivors, by_tests, options.jobs), "no test sees"))
    print(json.dumps({"faults": len(faults), "survivors": [str(fault) for fault in survivors]}))


def told(faults: Iterable[Fault], how: str) -> Iterator[Fault]:
    """The same, each one written down as it comes."""
    for fault in faults:
        print(f"{how}: {fault}", file=sys.stderr, flush=True)
        yield fault


if __name__ == "__main__":
    main()
