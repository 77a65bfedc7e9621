"""Writes what the workbook is: program, service profiles, when it was written, how it may be edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from taito_planner.exchange.flat_table import Book, FlatColumn, write_table
from taito_planner.exchange.group_sums import GroupSums
from taito_planner.texts.dates import day_text, time_text, weekday_day


@dataclass(frozen=True)
class Origin:
    """Where a workbook comes from. ``scope``: what it holds, in words; ``holds_codes``: no names.

    ``revision`` names the state of the plan.
    """

    program_version: str
    written_at: datetime
    as_of: date
    scope: str
    holds_codes: bool = False
    revision: str = ""


def write_about(book: Book, origin: Origin, sums: GroupSums) -> None:
    texts = book.texts
    columns = (
        FlatColumn(texts("workbook.about.fact"), width=28),
        FlatColumn(texts("workbook.about.value"), "long", width=90),
    )
    write_table(book, book.sheet("about", "#9AA3B0"), columns, _rows(book, origin, sums))


def _rows(book: Book, origin: Origin, sums: GroupSums) -> Iterator[tuple[str, str]]:
    texts = book.texts

    def fact(key: str, value: str) -> tuple[str, str]:
        return texts(f"workbook.about.{key}"), value

    yield fact("program", f"Taito planner {origin.program_version}")
    yield fact("written", f"{day_text(origin.written_at.date())} {time_text(origin.written_at.time())}")
    yield fact("as-of", weekday_day(origin.as_of, texts.language))
    yield fact("contents", origin.scope)
    yield fact("names", texts(f"workbook.about.{'codes' if origin.holds_codes else 'real-names'}"))
    services = sorted({group.service for group in sums.plan.groups}) or sorted(sums.profiles)
    for profile in (sums.profiles[service] for service in services if service in sums.profiles):
        name = profile.names.get(texts.language, profile.id)
        yield fact("profile", texts("workbook.about.profile-version", name=name, version=profile.version))
    for key in ("editing", "dates", "ids", "estimate"):
        yield fact(f"{key}-title", texts(f"workbook.about.{key}"))
