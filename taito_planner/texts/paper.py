"""A paper as content without a look: headings, lines, facts and tables, for PDF, DOCX and the clipboard alike."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of running text."""

    text: str
    is_soft: bool = False
    """Explains, in a smaller and lighter print."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of what and its value, one below the other."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header, repeated on every page. ``widths`` are shares of the page's width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Part = Heading | Line | Facts | Table
BLANK = "_" * 28
"""A place to be written in by hand."""


@dataclass(frozen=True, slots=True)
class Paper:
    """``file_stem`` is the suggested name of a file, without what file names may not hold."""

    title: str
    parts: tuple[Part, ...]
    file_stem: str
    language: str = "fi"

    def as_text(self) -> str:
        """The content as plain text, for a message or the clipboard."""
        return "\n".join(_text_parts(self)).strip() + "\n"


def _text_parts(paper: Paper) -> Iterator[str]:
    yield paper.title
    for part in paper.parts:
        match part:
            case Heading(text):
                yield f"\n{text}"
            case Line(text, _):
                yield text
            case Facts(pairs):
                yield from (f"{what}: {value}" for what, value in pairs)
            case Table(header, rows, _):
                yield " | ".join(header)
                yield from (" | ".join(row) for row in rows)


def safe_stem(text: str) -> str:
    """``text`` as part of a file name on every system: letters, digits, dashes and underscores."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in text)
    return kept.strip("_")[:60] or "paperi"
