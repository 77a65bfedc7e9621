"""Times of the workbook: ``python tests/bench/exchange.py --groups 300`` prints one JSON line.

Import and export of a plan of that many groups, checked as of 24.10.2025, and the same cells written by bare
XlsxWriter. Each time is the best of three; memory is the peak of the whole run.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from taito_planner.domain.changes import diff  # noqa: E402
from taito_planner.domain.model import Plan  # noqa: E402
from taito_planner.exchange import read_workbook, write_workbook  # noqa: E402
from taito_planner.rules.checker import Checked, check  # noqa: E402
from taito_planner.rules.load import weekly_load  # noqa: E402
from taito_planner.storage.holidays import finnish_calendar  # noqa: E402
from taito_planner.storage.profiles import load_profiles  # noqa: E402
from taito_planner.texts import texts_for  # noqa: E402

AS_OF = date(2025, 10, 24)
DATA = ROOT / "tests" / "data"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300, help="at most 300")
    wanted = parser.parse_args().groups
    name = "taito-12-groups.xlsx" if wanted <= 12 else "taito-300-groups.xlsx"
    whole = read(DATA / name)
    checked = check(replace(whole, groups=whole.groups[:wanted]), load_profiles(), AS_OF)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(checked, Path(folder))))


def measured(checked: Checked, folder: Path) -> dict[str, Any]:
    plan = checked.plan
    export = best(lambda: write(checked, folder / "out.xlsx"))
    plain = folder / "plain.xlsx"
    load = best(lambda: read(folder / "out.xlsx", plan))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sheets = cells_of(folder / "out.xlsx")
    bare = best(lambda: write_bare(sheets, plain))
    return {
        "bench": "exchange",
        "groups": len(plan.groups),
        "customers": sum(len(group.customers) for group in plan.groups),
        "cells": sum(len(cells) for cells in sheets.values()),
        "findings": len(checked.findings),
        "import_s": round(load, 2),
        "export_s": round(export, 2),
        "bare_xlsxwriter_s": round(bare, 2),
        "export_to_bare": round(export / bare, 2),
        "peak_rss_mb": round(peak),
        "round_trip_differences": len(diff(plan, read(folder / "out.xlsx", plan))),
    }


def read(path: Path, base: Plan | None = None) -> Plan:
    return read_workbook(path, finnish_calendar(), load_profiles(), base=base).plan


def write(checked: Checked, path: Path) -> None:
    write_workbook(
        checked.plan,
        path,
        findings=checked.findings,
        as_of=checked.as_of,
        texts=texts_for("fi"),
        profiles=checked.profiles,
        written_at=datetime(2025, 10, 24, 14, 2),
        program_version="bench",
        loads=weekly_load(checked),
    )


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def cells_of(path: Path) -> dict[str, list[tuple[int, int, Any]]]:
    """Every cell with a value."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return {
        sheet.title: [
            (r, c, value)
            for r, row in enumerate(sheet.iter_rows(values_only=True))
            for c, value in enumerate(row)
            if value is not None
        ]
        for sheet in book.worksheets
    }


def write_bare(sheets: dict[str, list[tuple[int, int, Any]]], path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "default_date_format": "d.m.yyyy"})
    for title, cells in sheets.items():
        sheet = book.add_worksheet(title)
        for row, column, value in cells:
            sheet.write(row, column, value)
    book.close()


if __name__ == "__main__":
    main()
