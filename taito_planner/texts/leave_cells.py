"""A pasted list as lines of cells, whatever parts them, and the days that stand in a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, takewhile

from taito_planner.domain.days import DaySpan
from taito_planner.texts.day_input import DayNotUnderstood, parse_day, parse_span
from taito_planner.texts.day_lists import parse_spans

_QUOTED = re.compile(r'(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=\t|\n|$)')
_SEPARATORS = ("\t", ";", "|", "   ")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_DAYS = re.compile(
    r"(?:\b(?:ma(?:anantai)?|ti(?:istai)?|ke(?:skiviikko)?|to(?:rstai)?|pe(?:rjantai)?|la(?:uantai)?|su(?:nnuntai)?)\.?\s+)?"
    r"\b\d{1,2}\.(?:\s?\d|\s*[-–—−])"
    r"|\d{4}-\d{1,2}-\d|\b(?:vk|vko|viik(?:ko|ot)|v|wk?|weeks?|vecka|veckor)\.?\s*\d",
    re.IGNORECASE,
)
_MOST_WORDS = 12
"""Words of a line without cells that may be its days."""


@dataclass(frozen=True)
class Line:
    """``words``: the cells that are neither days nor mere numbers. ``refusal``: why what looks like days is none."""

    text: str
    words: tuple[str, ...]
    spans: tuple[DaySpan, ...] = ()
    refusal: DayNotUnderstood | None = None
    begins_empty: bool = False
    """Its first cell is empty: of a list whose name stands once, above all its rows."""


def has_days(text: str) -> bool:
    """Whether anything in a text looks like days."""
    return _DAYS.search(text) is not None


def lines_of(text: str, today: date) -> Iterator[Line]:
    """The lines that are not empty. A cell in quotes may go over several, as Excel copies it."""
    joined = _QUOTED.sub(lambda found: " ".join(found[1].replace('""', '"').split()), _plain(text))
    for line in joined.split("\n"):
        if line.strip():
            cells = _cells(line)
            yield _of_cells(line, cells, today) if len(cells) > 1 else _of_words(line.strip(), today)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _cells(line: str) -> list[str]:
    separator = next((one for one in _SEPARATORS if one in line.strip(" ")), None)
    if separator is None:
        cells = line.split(",") if re.search(r",\S", line) else [line]
    elif separator == _SEPARATORS[-1]:
        cells = re.split(r" {3,}", line.strip())
    else:
        cells = line.split(separator)
    return [_CLOCK.sub("", cell.strip()) for cell in cells]


def _of_cells(line: str, cells: Sequence[str], today: date) -> Line:
    """The first cells in a row that look like days are the days."""
    places = [place for place, cell in enumerate(cells) if cell]
    after = dropwhile(lambda place: not _DAYS.match(cells[place]), places)
    taken = dict.fromkeys(takewhile(lambda place: _DAYS.match(cells[place]), after))
    words = tuple(cells[i] for i in places if i not in taken and not cells[i].isdigit())
    try:
        spans, refusal = _spans([cells[i] for i in taken], today), None
    except DayNotUnderstood as error:
        spans, refusal = (), error
    return Line(line, words, spans, refusal, not cells[0])


def _spans(cells: Sequence[str], today: date) -> tuple[DaySpan, ...]:
    """First and last day in two cells; else the spans of every cell. Raises DayNotUnderstood."""
    if len(cells) == 2 and all(_is_end(cell, today) for cell in cells):
        first = parse_span(cells[0], today).first_day
        last = parse_span(cells[1], first).last_day
        if last < first:
            raise DayNotUnderstood("end-before-start", first_day=first, last_day=last)
        return (DaySpan(first, last),)
    return tuple(span for cell in cells for span in parse_spans(cell, today))


def _is_end(cell: str, today: date) -> bool:
    """Whether the cell names one day or week. Raises DayNotUnderstood where it names no days at all."""
    try:
        parse_day(cell, today)
    except DayNotUnderstood:
        parse_spans(cell, today)
        return False
    return True


def _of_words(line: str, today: date) -> Line:
    """A line without cells: ``Petri Mäki, 2.1.–5.1.2026 talviloma``."""
    found = _DAYS.search(line)
    if found is None:
        return Line(line, (line,))
    name, words = line[: found.start()].rstrip(" ,:(-–"), line[found.start() :].split()[:_MOST_WORDS]
    refusal = None
    for count in range(len(words), 0, -1):
        try:
            spans = parse_spans(" ".join(words[:count]).rstrip(" ,:)"), today)
        except DayNotUnderstood as error:
            refusal = error
            continue
        rest = " ".join(words[count:]).lstrip(" ,:)-–")
        return Line(line, tuple(word for word in (name, rest) if word), spans)
    return Line(line, (name,), refusal=refusal)
