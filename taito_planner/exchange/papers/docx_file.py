"""Writes a paper as a Word document."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from taito_planner.exchange.papers.paper import Facts, Heading, Line, Paper, Table

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_FONT, _PAGE_CM, _MARGIN_CM = "Calibri", (21.0, 29.7), 1.8
_FACT_CM = (6.0, 11.0)


def as_docx(paper: Paper) -> bytes:
    """The bytes of a .docx: A4 upright, real headings and tables, page numbers left to the reader's program."""
    import docx

    document = docx.Document()
    _set_page(document, paper)
    document.add_heading(paper.title, level=1)
    for part in paper.parts:
        match part:
            case Heading(text):
                document.add_heading(text, level=2)
            case Line(text, is_soft):
                _add_line(document, text, is_soft)
            case Facts(pairs):
                _add_rows(document, pairs, _FACT_CM, "Normal Table")
            case Table():
                total = sum(part.widths)
                whole = _PAGE_CM[0] - 2 * _MARGIN_CM
                widths = tuple(whole * width / total for width in part.widths)
                table = _add_rows(document, (part.header, *part.rows), widths, "Table Grid")
                _repeat_header(table)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: "Document", paper: Paper) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in _PAGE_CM)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(_MARGIN_CM))
    for name, size in (("Normal", 10.5), ("Heading 1", 18), ("Heading 2", 12.5)):
        style: Any = document.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(4)
        style.font.color.rgb = RGBColor(0x1A, 0x1E, 0x26)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "")
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"))
    document.core_properties.title = paper.title
    document.core_properties.language = _LANGUAGES.get(paper.language, paper.language)
    document.core_properties.author = ""


def _add_line(document: "Document", text: str, is_soft: bool) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(text)
    if is_soft:
        run.font.size = Pt(9)
        run.font.color.rgb = RGBColor(0x47, 0x4F, 0x5D)


def _add_rows(
    document: "Document", rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], style: str
) -> Any:
    from docx.shared import Cm

    table = document.add_table(rows=len(rows), cols=len(widths))
    table.style = style
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.text = value
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Cm(0.05)
    return table


def _repeat_header(table: Any) -> None:
    """The header stands bold, and again at the top of every page."""
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
