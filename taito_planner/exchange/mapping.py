"""What the columns of a foreign table mean: guessed from their headings and what is in them, then set by hand."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import folded
from taito_planner.exchange.cells import is_blank, text_of
from taito_planner.exchange.grids import Grid
from taito_planner.exchange.layout import OWNER, SHEETS, Sheet, field_by_header, header_key
from taito_planner.exchange.loose_days import reads_as_day, reads_as_spans
from taito_planner.texts import LANGUAGES, Texts, texts_for

SPAN = "span"
"""The pseudo field of a column that holds first and last day, or several such spans."""
KINDS = tuple(sheet.key for sheet in SHEETS if sheet.key != "certificates")
"""What the rows of a table may be: certificates hold what was certified, no list that somebody keeps."""
_LOOKED_AT = 200
_ENOUGH = 0.6
_LIKENESS = 0.82


@dataclass(frozen=True)
class Mapping:
    """``kind``: the key of the sheet whose things the rows are. ``fields``: each column's field, SPAN, or None."""

    kind: str
    fields: tuple[str | None, ...]
    has_header: bool = True

    def with_field(self, column: int, field: str | None) -> "Mapping":
        """The same with another meaning of one column; a field other than SPAN stands once."""
        fields = [None if f == field and f != SPAN else f for f in self.fields]
        fields[column] = field
        return replace(self, fields=tuple(fields))


def sheet_of(kind: str) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.key == kind)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that a column may mean, in the order of the sheet; SPAN where the things have two ends."""
    names = tuple(column.field for column in sheet_of(kind).columns)
    return (*names, SPAN) if "first_day" in names else names


def field_title(kind: str, field: str, texts: Texts) -> str:
    return texts("import-words.span-title") if field == SPAN else texts(header_key(sheet_of(kind), field))


def guess(grid: Grid, plan: Plan) -> Mapping:
    """The kind whose fields fit most of the columns, and those fields."""
    return max((guess_columns(grid, kind, plan) for kind in KINDS), key=lambda m: _worth(m, grid, plan))


def guess_columns(grid: Grid, kind: str, plan: Plan) -> Mapping:
    """The columns of a table whose rows are of ``kind``: by their headings, the others by what is in them."""
    head = [text_of(value) for value in grid.rows[0][1]] if grid.rows else []
    named = list(_by_heading(head, kind))
    has_header = any(named) or not _holds_facts(head)
    fields: list[str | None] = [named[place] if place < len(named) else None for place in range(grid.width)]
    for place, cells in enumerate(_columns(grid, has_header)):
        if fields[place] == "first_day" and _share(cells, _is_true_span) > _ENOUGH:
            fields[place] = SPAN
        elif fields[place] == SPAN and cells and not _share(cells, reads_as_spans):
            fields[place] = None  # "Päiviä", the number of days
        elif fields[place] is None:
            fields[place] = _by_content(cells, kind, fields, plan)
    return Mapping(kind, tuple(fields), has_header)


def header_set(grid: Grid) -> str:
    """What a mapping is remembered by: the headings in their order."""
    return "|".join(folded(text_of(value)) for value in grid.rows[0][1]) if grid.rows else ""


def _worth(mapping: Mapping, grid: Grid, plan: Plan) -> tuple[int, int, int]:
    """Required fields found first: a list of leave fits customers too, by its names alone."""
    sheet = sheet_of(mapping.kind)
    found = {field for field in mapping.fields if field}
    if SPAN in found:
        found |= {"first_day", "last_day"}
    lacking = sum(column.is_required and column.field not in found for column in sheet.columns)
    named = folded(grid.title) in {folded(texts_for(lang)(f"workbook.sheet.{sheet.key}")) for lang in LANGUAGES}
    return int(named) - lacking, len(found), -KINDS.index(mapping.kind)


@lru_cache
def _words(kind: str) -> dict[str, str]:
    """Every word a heading may be, folded, with its field."""
    known = dict(field_by_header(kind))
    known.pop("id")
    fields = fields_of(kind)
    for language in LANGUAGES:
        texts = texts_for(language)
        for field in fields:
            for key in (f"import-words.{kind}.{field}", f"import-words.all.{field}"):
                if key in texts:
                    for word in texts(key).split("|"):
                        known.setdefault(folded(word), field)
    return known


def _by_heading(head: Sequence[str], kind: str) -> Iterator[str | None]:
    """Each heading's field, at most one column a field; further columns of days (``Jakso 2``) are spans."""
    taken: set[str] = set()
    for title in head:
        field = _field_named(folded(title).rstrip(":.* "), _words(kind))
        if field in taken:
            field = SPAN if field in ("first_day", SPAN) else None
        if field:
            taken.add(field)
        yield field


def _field_named(word: str, known: Lookup[str, str]) -> str | None:
    """The field of a heading: the very word, the word without its number, or one much like it."""
    if not word or word[0].isdigit():
        return None
    bare = word.rstrip("0123456789 .")
    near = get_close_matches(word, known, 1, _LIKENESS)
    return known.get(word) or known.get(bare) or (known[near[0]] if near else None)


def _holds_facts(head: Sequence[str]) -> bool:
    """Whether a first row is data: it holds a day."""
    return any(reads_as_day(value) or reads_as_spans(value) for value in head)


def _columns(grid: Grid, has_header: bool) -> Iterator[list[Any]]:
    """What is in each column, as far as it is looked at."""
    rows = grid.rows[1:] if has_header else grid.rows
    for place in range(grid.width):
        cells = (values[place] for _, values in rows[:_LOOKED_AT] if place < len(values))
        yield [cell for cell in cells if not is_blank(cell)]


def _by_content(cells: list[Any], kind: str, fields: Sequence[str | None], plan: Plan) -> str | None:
    free = [field for field in fields_of(kind) if field not in fields]
    has_span = SPAN in fields
    if "first_day" in fields_of(kind) and _share(cells, _is_true_span) > _ENOUGH:
        return SPAN
    if _share(cells, reads_as_day) > _ENOUGH:
        days = ("first_day", "last_day", "on", "decision_given_on")
        return next((f for f in days if f in free and not (has_span and f in days[:2])), None)
    owner: dict[str, tuple[Any, ...]] = dict.fromkeys(("leaves", "staff"), plan.staff)
    owner |= dict.fromkeys(("blocks", "groups"), plan.groups)
    customers = (*plan.loose_customers, *(c for group in plan.groups for c in group.customers))
    names = {folded(one.name) for one in owner.get(kind, customers)}
    if names and _share(cells, lambda cell: folded(text_of(cell)) in names) > _ENOUGH:
        return next((f for f in ("name", OWNER) if f in free), None)
    return None


def _is_true_span(value: Any) -> bool:
    return isinstance(value, str) and not reads_as_day(value) and reads_as_spans(value)


def _share(cells: Sequence[Any], fits: Any) -> float:
    return sum(bool(fits(cell)) for cell in cells) / len(cells) if cells else 0.0
