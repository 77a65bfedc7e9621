"""Scans a worksheet's bytes before it is parsed: how far values reach, what is hidden, what is merged."""

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO

CHUNK = 1024 * 1024
ROW_LIMIT = 100_000
"""Rows up to the last value that are still read; three hundred groups have 15,000 in their longest sheet."""
USED_LIMIT = 60 * CHUNK
"""Bytes of XML up to the last value."""
ROWLESS_LIMIT = 8 * CHUNK
"""Bytes in which no row begins: a row as wide as Excel has it takes two megabytes."""
_HEAD_LIMIT = CHUNK
_TAIL_LIMIT = 4 * CHUNK
_ROOT = re.compile(rb"<(?:(\w+):)?worksheet[\s>]")
_TAG_LIMIT = 64 * 1024
_EDGE = 512


@dataclass
class SheetShape:
    """``last_row`` is the number of the last row with a value (0: none); columns count from 0."""

    last_row: int = 0
    is_too_long: bool = False
    hidden_columns: frozenset[int] = frozenset()
    header_is_hidden: bool = False
    header_is_merged: bool = False
    marks: tuple[bytes, ...] = field(default=(), repr=False)


def scan(archive: zipfile.ZipFile, part: str) -> SheetShape:
    """The shape of the worksheet stored as ``part``. Reads it once, a megabyte at a time, parsing nothing."""
    shape = SheetShape()
    with archive.open(part) as file:
        window = file.read(CHUNK)
        root = _ROOT.search(window)
        prefix = root[1] + b":" if root and root[1] else b""
        shape.marks = tuple(b"<" + prefix + name for name in (b"row", b"v>", b"v ", b"is>", b"is "))
        _read_head(window, prefix, shape)
        tail = _scan_rows(file, window, shape)
    refs = re.findall(rb"<" + prefix + rb'mergeCell\s[^>]*ref="[A-Z]+(\d+)(?::[A-Z]+\d+)?"', tail)
    shape.header_is_merged = any(int(row) == 1 for row in refs)
    return shape


def _read_head(window: bytes, prefix: bytes, shape: SheetShape) -> None:
    head, _, rows = window[:_HEAD_LIMIT].partition(b"<" + prefix + b"sheetData")
    hidden: set[int] = set()
    for column in re.findall(rb"<" + prefix + rb"col\s[^>]*>", head):
        if _is_hidden(column):
            first, last = (_number(column, name) for name in (b"min", b"max"))
            hidden.update(range(first - 1, min(last, first + 16384)))
    shape.hidden_columns = frozenset(hidden)
    first_row = re.search(rb"<" + prefix + rb"row\b[^>]*>", rows)
    if first_row and _number(first_row[0], b"r") in (0, 1):
        shape.header_is_hidden = _is_hidden(first_row[0])


def _is_hidden(tag: bytes) -> bool:
    return re.search(rb'\shidden="(1|true)"', tag) is not None


def _number(tag: bytes, name: bytes) -> int:
    found = re.search(rb"\s" + name + rb'="(\d{1,7})"', tag)
    return int(found[1]) if found else 0


def _scan_rows(file: IO[bytes], window: bytes, shape: SheetShape) -> bytes:
    """Finds the last row with a value; gives back the end of the sheet, where the merged cells stand."""
    row_mark, *value_marks = shape.marks
    row_count = byte_count = rowless = 0
    row_tag = b""
    tail = b""
    while window:
        chunk = file.read(CHUNK)
        # A tag may lie over the edge: what begins in the last bytes is looked at with the next chunk.
        keep = min(len(window), _EDGE) if chunk else 0
        part, rest = (window[:-keep], window[-keep:]) if keep else (window, b"")
        last_value = max(part.rfind(mark) for mark in value_marks)
        if last_value >= 0:
            used_rows = row_count + part.count(row_mark, 0, last_value)
            row_at = part.rfind(row_mark, 0, last_value)
            tag = part[row_at : row_at + _TAG_LIMIT].split(b">", 1)[0] if row_at >= 0 else row_tag
            shape.last_row = _number(tag, b"r") or used_rows
            if used_rows > ROW_LIMIT or byte_count + last_value > USED_LIMIT:
                shape.is_too_long = True
                return b""
        count = part.count(row_mark)
        row_count += count
        rowless = 0 if count else rowless + len(part)
        if rowless > ROWLESS_LIMIT:
            shape.is_too_long = True
            return b""
        last_row_at = part.rfind(row_mark)
        if last_row_at >= 0:
            row_tag = (part + rest)[last_row_at : last_row_at + _TAG_LIMIT].split(b">", 1)[0]
        byte_count += len(part)
        tail = (tail + part)[-_TAIL_LIMIT:]
        window = rest + chunk
    return tail
