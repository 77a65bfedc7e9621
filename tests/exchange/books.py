"""Workbooks made for one test: sheets as lists of rows, and the plan or the problems that come of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from taito_planner.domain.model import Plan
from taito_planner.exchange import Problem, WorkbookRefused, read_workbook, write_workbook
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import SMALL_CALENDAR

DATA = Path(__file__).parent.parent / "data"
SAMPLE = DATA / "taito-12-groups.xlsx"
AS_OF = date(2025, 10, 24)
GROUPS = [["Ryhmä", "Suunniteltu koko"], ["Oulu 1/2026", 8]]
CUSTOMERS = [["Asiakas", "Ryhmä", "Päätös annettu"], ["A-1", "Oulu 1/2026", datetime(2025, 10, 27)]]

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def saved(path: Path, sheets: Sheets) -> Path:
    """A workbook with ``sheets``."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path, base: Plan | None = None) -> Plan:
    return read_workbook(path, SMALL_CALENDAR, load_profiles(), base=base).plan


def problems(path: Path, base: Plan | None = None) -> tuple[Problem, ...]:
    """What is wrong with the workbook; it must be refused."""
    with pytest.raises(WorkbookRefused) as refused:
        read(path, base)
    return refused.value.problems


def written(plan: Plan, path: Path, language: str = "fi", **facts: Any) -> Path:
    """``plan`` as the program exports it, without findings unless they are given."""
    facts.setdefault("findings", ())
    write_workbook(
        plan,
        path,
        as_of=AS_OF,
        texts=texts_for(language),
        profiles=load_profiles(),
        written_at=datetime(2025, 10, 24, 14, 2),
        program_version="1.2.3",
        **facts,
    )
    return path


def cells(path: Path, title: str) -> list[list[Any]]:
    """The values of a sheet, row by row."""
    return [list(row) for row in openpyxl.load_workbook(path)[title].iter_rows(values_only=True)]
