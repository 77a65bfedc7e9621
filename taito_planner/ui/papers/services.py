"""What the window asks for papers and calendars: finished contents, and callables that write them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, GroupId, StaffId
from taito_planner.domain.progress import Progress
from taito_planner.texts.maker import Maker
from taito_planner.texts.paper import Paper


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which part of the plan a workbook is of: all of it where nothing is named."""

    group: GroupId | None = None
    person: StaffId | None = None
    within: DaySpan | None = None
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """Whose calendar: exactly one of the three."""

    group: GroupId | None = None
    customer: CustomerId | None = None
    person: StaffId | None = None
    with_names: bool = False


@dataclass(frozen=True)
class MadePaper:
    """A finished paper; ``write`` decides by the suffix of the path."""

    content: Paper
    write: Callable[[Path, Progress], None]
    """May be called in a thread of its own. Raises Refused; there is never half a file."""


def _not_given(*_: Any) -> Any:
    raise NotImplementedError("this window was given no papers")


@dataclass(frozen=True)
class PaperServices:
    """The callables, each for the plan as it is when it is called."""

    calendar: Callable[[CalendarWish], Callable[[Path], int]] = _not_given
    """Gives what writes the calendar (in any thread) and says how many entries are in force."""
    certificate: Callable[[CustomerId, DaySpan, date, Maker, str], MadePaper] = _not_given
    """``(customer, time, day it is given, maker, language)``. Raises CertificateRefused where something is missing."""
    evidence: Callable[[GroupId], MadePaper] = _not_given
