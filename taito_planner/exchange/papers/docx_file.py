"""Writes a paper as a Word document."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from taito_planner.texts.paper import BLANK, Facts, Heading, Line, Paper, Table

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_FONT, _PAGE_CM, _MARGIN_CM = "Calibri", (21.0, 29.7), 1.8
_FACT_CM = (6.4, 11.0)
_LINE, _SHADE = "C9D0DA", "EDF1F6"


def as_docx(paper: Paper) -> bytes:
    """The bytes of a .docx: A4 upright, real headings and tables, the pages numbered."""
    import docx

    document = docx.Document()
    _set_page(document, paper)
    _number_pages(document, paper)
    document.add_heading(paper.title, level=1)
    for part in paper.parts:
        match part:
            case Heading(text):
                document.add_heading(text, level=2)
            case Line(text, is_soft):
                _add_line(document, text, is_soft)
            case Facts():
                _add_facts(document, part)
            case Table():
                _add_table(document, part)
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


def _add_facts(document: "Document", facts: Facts) -> None:
    table = _add_rows(document, facts.pairs, _FACT_CM, "Normal Table")
    for row, (_, value) in zip(table.rows, facts.pairs, strict=True):
        if value == BLANK:  # room for a hand that writes
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.space_before = _points(10)


def _add_table(document: "Document", part: Table) -> None:
    total = sum(part.widths)
    whole = _PAGE_CM[0] - 2 * _MARGIN_CM
    widths = tuple(whole * width / total for width in part.widths)
    table = _add_rows(document, (part.header, *part.rows), widths, "Table Grid")
    _set_lines(table)
    _repeat_header(table)


def _add_rows(document: "Document", rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], style: str) -> Any:
    from docx.shared import Cm

    table = document.add_table(rows=len(rows), cols=len(widths))
    table.style = style
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, values in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.text = value
            cell.width = Cm(width)
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before, layout.space_after = _points(2), _points(2)
    return table


def _set_lines(table: Any) -> None:
    """Thin grey lines between the rows and none between columns, as on the PDF."""
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        kind = "single" if side in ("top", "bottom", "insideH") else "nil"
        borders.append(_element(f"w:{side}", val=kind, sz="4", color=_LINE))
    table._tbl.tblPr.find(_qualified("w:tblLayout")).addprevious(borders)  # the schema fixes the order
    for row in table.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = _points(9)


def _repeat_header(table: Any) -> None:
    """The header stands bold and shaded, again at the top of every page, and never alone at its foot."""
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_SHADE))
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _number_pages(document: "Document", paper: Paper) -> None:
    """In the foot of every page the title, and which page of how many."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in (f"{paper.title} · ", "PAGE", "/", "NUMPAGES"):
        run = paragraph.add_run("" if text.isupper() else text)
        run.font.size = _points(8)
        if text.isupper():
            for kind in ("begin", "separate", "end"):
                if kind == "separate":
                    words = _element("w:instrText")
                    words.text = text
                    run._r.append(words)
                run._r.append(_element("w:fldChar", fldCharType=kind))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_qualified(f"w:{name}"), value)
    return made


def _qualified(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


def _points(number: float) -> Any:
    from docx.shared import Pt

    return Pt(number)
