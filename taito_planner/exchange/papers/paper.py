"""A paper as content without a look: headings, lines, facts and tables, for PDF, DOCX and the clipboard alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape


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

    def as_html(self) -> str:
        """The content for a rich text document; the title stands in it."""
        return "".join(_html_parts(self))

    def as_text(self) -> str:
        """The content as plain text, for a message or the clipboard."""
        return "\n".join(_text_parts(self)).strip() + "\n"


def _html_parts(paper: Paper) -> Iterator[str]:
    yield f'<h1 style="margin:0 0 8px 0">{escape(paper.title)}</h1>'
    for part in paper.parts:
        match part:
            case Heading(text):
                yield f'<h3 style="margin:14px 0 4px 0">{escape(text)}</h3>'
            case Line(text, is_soft):
                look = "color:#474F5D;font-size:small" if is_soft else ""
                yield f'<p style="margin:2px 0;{look}">{_lines(text)}</p>'
            case Facts(pairs):
                rows = "".join(f"<tr><td>{escape(a)}</td><td>{_lines(b)}</td></tr>" for a, b in pairs)
                yield f'<table cellpadding="3" width="100%"><colgroup><col width="34%"/></colgroup>{rows}</table>'
            case Table():
                yield _html_table(part)


def _html_table(table: Table) -> str:
    total = sum(table.widths)
    head = "".join(
        f'<th align="left" width="{100 * width // total}%" style="background-color:#EDF1F6">{escape(text)}</th>'
        for text, width in zip(table.header, table.widths, strict=True)
    )
    rows = "".join(
        "<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    look = 'cellpadding="3" cellspacing="0" width="100%" border="1" style="border-collapse:collapse"'
    return f"<table {look}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


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
