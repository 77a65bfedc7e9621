"""Puts long lists into a finished workbook row by row: 170,000 days never stand in memory as cells.

XlsxWriter keeps an object for every cell until the file is closed, and its mode of constant memory has no tables.
So it writes such a sheet with its header and one pattern row, and the rows take the pattern's place afterwards.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from taito_planner.domain.progress import Progress, unwatched
from taito_planner.exchange.flat_table import table_name, writable

Row = Sequence[str | int | float | None]
"""The values of a row by column; None leaves a cell empty."""

_PATTERN_ROW = re.compile(r'<row r="2"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
_PATTERN_CELL = re.compile(r'<c r="([A-Z]+)2"(?: s="(\d+)")?')
_TABLE_REF = re.compile(r'ref="(A1:[A-Z]+)2"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_ROWS_AT_ONCE = 2000
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_UNSAFE = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Stream:
    """The rows below the header of one sheet; ``last_column`` counts from 0."""

    sheet: Any
    rows: Callable[[], Iterable[Row]]
    count: int
    last_column: int


def write_pattern(sheet: Any, formats: Sequence[Any]) -> None:
    """The pattern row: an empty cell a column, in the format that the column's cells will have."""
    for column, look in enumerate(formats):
        sheet.write_blank(1, column, None, look)


def with_rows(workbook: bytes, xlsx: Any, streams: Sequence[Stream], progress: Progress = unwatched) -> bytes:
    """The closed ``workbook`` of ``xlsx`` with the rows of ``streams`` in their sheets."""
    if not streams:
        return workbook
    numbers = {id(sheet): number for number, sheet in enumerate(xlsx.worksheets(), 1)}
    by_part = {f"xl/worksheets/sheet{numbers[id(stream.sheet)]}.xml": stream for stream in streams}
    made = BytesIO()
    written, total = 0, sum(stream.count for stream in streams) or 1
    with ZipFile(BytesIO(workbook)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            target = ZipInfo(part.filename, _ZIP_EPOCH)
            target.compress_type = ZIP_DEFLATED
            if part.filename.startswith("xl/tables/"):
                new.writestr(target, _grown_table(old.read(part).decode(), streams))
                continue
            if part.filename not in by_part:
                new.writestr(target, old.read(part))
                continue
            with new.open(target, "w") as file:
                for piece in _sheet_xml(old.read(part).decode(), by_part[part.filename]):
                    file.write(piece.encode())
                    progress(written / total)
                    written += _ROWS_AT_ONCE
    return made.getvalue()


def _grown_table(xml: str, streams: Sequence[Stream]) -> str:
    """A table of header and pattern row as long as its rows; XlsxWriter would keep an entry a cell for a long one."""
    for stream in streams:
        if f'displayName="{table_name(stream.sheet.get_name())}"' in xml:
            return _TABLE_REF.sub(rf'ref="\g<1>{max(stream.count, 1) + 1}"', xml)
    return xml


def _sheet_xml(xml: str, stream: Stream) -> Iterator[str]:
    pattern = _PATTERN_ROW.search(xml)
    if pattern is None:
        raise ValueError("the sheet has no pattern row")
    cells = dict(_PATTERN_CELL.findall(pattern[0]))
    letters = sorted(cells, key=lambda name: (len(name), name))
    last = f"{letters[stream.last_column]}{stream.count + 1}"
    yield _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', xml[: pattern.start()])
    rows = _rows_xml(stream.rows(), [(letter, f' s="{cells[letter]}"' if cells[letter] else "") for letter in letters])
    while some := "".join(islice(rows, _ROWS_AT_ONCE)):
        yield some
    yield xml[pattern.end() :]


def _rows_xml(rows: Iterable[Row], columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        cells = []
        for (letter, style), value in zip(columns, row, strict=True):
            if isinstance(value, str):
                text = texts.get(value)
                if text is None:
                    text = texts[value] = f' t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is></c>'
                if value:
                    cells.append(f'<c r="{letter}{number}"{style}{text}')
            elif value is not None:
                cells.append(f'<c r="{letter}{number}"{style}><v>{value}</v></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _escaped(text: str) -> str:
    """``text`` in XML; what XML cannot hold stands as Excel writes it: ``_x000B_``, and ``_x005F_`` for its ``_``."""
    return writable(_UNSAFE.sub(lambda m: _ESCAPES.get(m[0]) or f"_x{ord(m[0]):04X}_", text))
