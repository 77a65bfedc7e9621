"""A strict second reader of workbooks: what Excel offers to repair, without Excel.

Rules from ECMA-376 (Office Open XML) part 1: order of elements, indexes in range, references that resolve.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
SHEET_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
REPEATED = ("conditionalFormatting",)
TEXT_LIMIT, LAST_ROW, LAST_COLUMN, WIDEST, TALLEST, BREAKS = 32_767, 1_048_576, 16_384, 255, 409.5, 1023
LIST_LIMIT, TITLE_LIMIT, MESSAGE_LIMIT, FOOTER_LIMIT, SHEET_NAME_LIMIT = 255, 32, 255, 255, 31
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*|[RC]", re.IGNORECASE)


class Box(NamedTuple):
    """A range of cells; columns and rows count from 1, its ends are included."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: "Box") -> bool:
        left_top = self.left <= other.left and self.top <= other.top
        return left_top and self.right >= other.right and self.bottom >= other.bottom

    def meets(self, other: "Box") -> bool:
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


def faults(path: Path) -> list[str]:
    """Everything in the workbook at ``path`` that Excel would not take as it is; empty for a good one."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        broken = archive.testzip()
        parts = {name: archive.read(name) for name in names if name.endswith((".xml", ".rels"))}
    found = [f"damaged {broken}"] if broken else []
    found += [f"{name} twice" for name in {n for n in names if names.count(n) > 1}]
    return found + list(_Package(parts, set(names)).faults())


def box(ref: str) -> Box:
    """The range that ``ref`` (``B2`` or ``A1:C9``) names. ValueError where it names none."""
    ends = [_CELL.fullmatch(end) for end in ref.replace("$", "").split(":")]
    if not 1 <= len(ends) <= 2 or not all(ends):
        raise ValueError(f"no range: {ref}")
    first, last = ends[0], ends[-1]
    assert first
    assert last
    made = Box(_column(first[1]), int(first[2]), _column(last[1]), int(last[2]))
    if made.left > made.right or made.top > made.bottom or made.right > LAST_COLUMN or made.bottom > LAST_ROW:
        raise ValueError(f"no range: {ref}")
    return made


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Package:
    def __init__(self, parts: dict[str, bytes], names: set[str]) -> None:
        self._names = names
        self._trees = {name: ElementTree.fromstring(content) for name, content in parts.items()}

    def faults(self) -> Iterator[str]:
        yield from self._types()
        for name in self._trees:
            if name.endswith(".rels"):
                yield from self._links(name)
        book = self._trees["xl/workbook.xml"]
        titles = [sheet.get("name", "") for sheet in book.iter(f"{MAIN}sheet")]
        if len({title.casefold() for title in titles}) < len(titles):
            yield "two sheets of one name"
        for title in titles:
            if not 1 <= len(title) <= SHEET_NAME_LIMIT or re.search(r"[\[\]:*?/\\]|^'|'$", title):
                yield f"sheet name {title!r}"
        yield from self._names_of(book, titles)
        yield from self._styles()
        targets = self._targets("xl/_rels/workbook.xml.rels", "xl")
        for sheet in book.iter(f"{MAIN}sheet"):
            part = targets[sheet.get(f"{LINKS}id", "")]
            yield from (f"{sheet.get('name')}: {fault}" for fault in self._sheet(part))
        yield from self._tables()

    def _types(self) -> Iterator[str]:
        tree = self._trees["[Content_Types].xml"]
        endings = {one.get("Extension") for one in tree.iter(f"{TYPES}Default")}
        named = [one.get("PartName", "").lstrip("/") for one in tree.iter(f"{TYPES}Override")]
        yield from (f"type of {name}, which is not there" for name in named if name not in self._names)
        for name in self._names - set(named) - {"[Content_Types].xml"}:
            if name.rsplit(".", 1)[-1] not in endings:
                yield f"no type for {name}"

    def _targets(self, rels: str, folder: str) -> dict[str, str]:
        if rels not in self._trees:
            return {}
        return {
            one.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/")
            for one in self._trees[rels].iter(f"{PACKAGE}Relationship")
            if one.get("TargetMode") != "External"
        }

    def _links(self, rels: str) -> Iterator[str]:
        folder = posixpath.dirname(posixpath.dirname(rels))
        targets = self._targets(rels, folder)
        yield from (f"{rels} leads to {to}, which is not there" for to in targets.values() if to not in self._names)
        if len(targets) < len(list(self._trees[rels])):
            yield f"{rels}: an id twice, or something outside"

    def _names_of(self, book: ElementTree.Element, titles: list[str]) -> Iterator[str]:
        seen = set()
        for one in book.iter(f"{MAIN}definedName"):
            name, sheet = one.get("name", ""), int(one.get("localSheetId", -1))
            if (name, sheet) in seen or not -1 <= sheet < len(titles):
                yield f"defined name {name} of sheet {sheet}"
            seen.add((name, sheet))
            for piece in (one.text or "").split(","):
                title, _, ref = piece.rpartition("!")
                if title.strip("'").replace("''", "'") not in titles or not re.fullmatch(
                    r"\$[A-Z]+(\$\d+)?:\$[A-Z]+(\$\d+)?|\$\d+:\$\d+", ref
                ):
                    yield f"defined name {name} is {one.text}"

    def _styles(self) -> Iterator[str]:
        tree = self._trees["xl/styles.xml"]
        counts = {key: len(tree.find(f"{MAIN}{key}") or ()) for key in ("fonts", "fills", "borders", "cellStyleXfs")}
        formats = {int(one.get("numFmtId", 0)) for one in tree.iter(f"{MAIN}numFmt")}
        for look in tree.find(f"{MAIN}cellXfs") or ():
            pairs = (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId"), ("cellStyleXfs", "xfId"))
            yield from (f"a style's {key}" for key, one in pairs if int(look.get(one, 0)) >= counts[key])
            number = int(look.get("numFmtId", 0))
            if number >= 164 and number not in formats:
                yield f"a style's number format {number}"
        for one in tree.iter(f"{MAIN}numFmt"):
            if len(one.get("formatCode", "")) > 255:
                yield "a number format that is too long"

    def _sheet(self, part: str) -> Iterator[str]:
        tree = self._trees[part]
        order = [child.tag.removeprefix(MAIN) for child in tree]
        if any(name not in SHEET_ORDER for name in order) or order != sorted(order, key=SHEET_ORDER.index):
            yield f"elements out of order: {order}"
        yield from (f"{name} twice" for name in set(order) if order.count(name) > 1 and name not in REPEATED)
        looks = len(self._trees["xl/styles.xml"].find(f"{MAIN}cellXfs") or ())
        changes = len(self._trees["xl/styles.xml"].find(f"{MAIN}dxfs") or ())
        shared = len(list(self._trees["xl/sharedStrings.xml"])) if "xl/sharedStrings.xml" in self._trees else 0
        whole = box(tree.find(f"{MAIN}dimension").get("ref", ""))  # type: ignore[union-attr]
        yield from _cells(tree, whole, looks, shared)
        yield from _ranges(tree, changes)
        yield from _lay_out(tree, looks)
        yield from self._tables_of(part, tree, whole)

    def _tables_of(self, part: str, tree: ElementTree.Element, whole: Box) -> Iterator[str]:
        folder, name = posixpath.split(part)
        targets = self._targets(f"{folder}/_rels/{name}.rels", folder)
        places: list[Box] = []
        shown = _texts(tree, self._trees.get("xl/sharedStrings.xml"))
        for one in tree.iter(f"{MAIN}tablePart"):
            table = self._trees[targets[one.get(f"{LINKS}id", "")]]
            place = box(table.get("ref", ""))
            if any(place.meets(other) for other in places):
                yield f"tables that overlap at {table.get('ref')}"
            if not whole.holds(place) and not whole._replace(bottom=place.bottom).holds(place):
                yield f"table {table.get('ref')} beyond the cells"
            if any(place.meets(box(merged.get("ref", ""))) for merged in tree.iter(f"{MAIN}mergeCell")):
                yield f"merged cells in table {table.get('ref')}"
            places.append(place)
            columns = [column.get("name", "") for column in table.iter(f"{MAIN}tableColumn")]
            header = [shown.get((place.top, column), "") for column in range(place.left, place.right + 1)]
            if columns != header:
                yield f"headers {header} of columns {columns}"

    def _tables(self) -> Iterator[str]:
        tables = [tree for tree in self._trees.values() if tree.tag == f"{MAIN}table"]
        for key in ("id", "name", "displayName"):
            seen = [table.get(key, "").casefold() for table in tables]
            if len(set(seen)) < len(seen):
                yield f"tables of one {key}: {seen}"
        for table in tables:
            name, ref = table.get("displayName", ""), table.get("ref", "")
            if not re.fullmatch(r"[^\W\d][\w.]*", name) or _LOOKS_LIKE_A_CELL.fullmatch(name) or len(name) > 255:
                yield f"table name {name!r}"
            sifted = table.find(f"{MAIN}autoFilter")
            if sifted is not None and sifted.get("ref") != ref:
                yield f"filter {sifted.get('ref')} of table {ref}"
            columns = table.find(f"{MAIN}tableColumns")
            names = [column.get("name", "").casefold() for column in columns or ()]
            place = box(ref)
            if len(set(names)) < len(names) or len(names) != place.right - place.left + 1 or "" in names:
                yield f"columns of {name}: {names}"
            if place.top == place.bottom or int((columns or {}).get("count", 0)) != len(names):  # type: ignore[union-attr]
                yield f"table {name} has no row, or miscounts its columns"


def _cells(tree: ElementTree.Element, whole: Box, looks: int, shared: int) -> Iterator[str]:
    row_before = 0
    for row in tree.iter(f"{MAIN}row"):
        number, column_before = int(row.get("r", 0)), 0
        if not row_before < number <= LAST_ROW:
            yield f"row {number} after {row_before}"
        row_before = number
        if float(row.get("ht", 15)) > TALLEST:
            yield f"row {number} is too tall"
        for cell in row:
            ref = cell.get("r", "")
            place = box(ref)
            if place.top != number or place.left <= column_before or not whole.holds(place):
                yield f"cell {ref} in row {number}"
            column_before = place.left
            if int(cell.get("s", 0)) >= looks:
                yield f"style of {ref}"
            yield from (f"{ref}: {fault}" for fault in _value(cell, shared))


def _value(cell: ElementTree.Element, shared: int) -> Iterator[str]:
    kind, children = cell.get("t", "n"), [child.tag.removeprefix(MAIN) for child in cell]
    value = cell.findtext(f"{MAIN}v")
    if kind == "inlineStr":
        text = cell.find(f"{MAIN}is/{MAIN}t")
        if children != ["is"] or text is None or len(text.text or "") > TEXT_LIMIT:
            yield "no text in it"
    elif kind == "s":
        if value is None or not 0 <= int(value) < shared:
            yield f"shared text {value}"
    elif kind == "n":
        if children not in ([], ["v"]) or (value is not None and not _is_number(value)):
            yield f"number {value}"
    elif kind not in ("str", "b", "e"):
        yield f"kind {kind}"


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text) is not None


def _ranges(tree: ElementTree.Element, changes: int) -> Iterator[str]:
    merged = [box(one.get("ref", "")) for one in tree.iter(f"{MAIN}mergeCell")]
    rows = sorted(merged, key=lambda place: place.top)
    for number, place in enumerate(rows):
        for other in rows[number + 1 :]:
            if other.top > place.bottom:
                break
            if place.meets(other):
                yield f"merged cells that overlap at row {other.top}"
    for rules in tree.iter(f"{MAIN}conditionalFormatting"):
        for ref in rules.get("sqref", "").split():
            box(ref)
    priorities = [one.get("priority") for one in tree.iter(f"{MAIN}cfRule")]
    if len(set(priorities)) < len(priorities):
        yield "two conditional formats of one priority"
    for one in tree.iter(f"{MAIN}cfRule"):
        if int(one.get("dxfId", 0)) >= max(changes, 1):
            yield f"conditional format {one.get('dxfId')}"
    for one in tree.iter(f"{MAIN}dataValidation"):
        for ref in one.get("sqref", "").split():
            box(ref)
        first = one.findtext(f"{MAIN}formula1") or ""
        if one.get("type") == "list" and (len(first) > LIST_LIMIT + 2 or not first):
            yield f"list of {len(first)} characters"
        for key, limit in (("errorTitle", TITLE_LIMIT), ("promptTitle", TITLE_LIMIT), ("error", MESSAGE_LIMIT)):
            if len(one.get(key, "")) > limit:
                yield f"{key} is too long"


def _lay_out(tree: ElementTree.Element, looks: int) -> Iterator[str]:
    before = 0
    for one in tree.iter(f"{MAIN}col"):
        first, last = int(one.get("min", 0)), int(one.get("max", 0))
        if not before < first <= last <= LAST_COLUMN or not 0 <= float(one.get("width", 0)) <= WIDEST:
            yield f"columns {first} to {last}, {one.get('width')} wide"
        if int(one.get("style", 0)) >= looks:
            yield f"style of column {first}"
        before = last
    for kind in ("rowBreaks", "colBreaks"):
        breaks = tree.find(f"{MAIN}{kind}")
        ids = [int(one.get("id", 0)) for one in breaks if one is not None] if breaks is not None else []
        told = breaks.get("count") if breaks is not None else "0"
        if len(ids) > BREAKS or ids != sorted(set(ids)) or told != str(len(ids)):
            yield f"{kind}: {ids}"
    for one in tree.iter(f"{MAIN}oddFooter"):
        if len(one.text or "") > FOOTER_LIMIT:
            yield "a footer that is too long"
    for pane in tree.iter(f"{MAIN}pane"):
        box(pane.get("topLeftCell", ""))


def _texts(tree: ElementTree.Element, strings: ElementTree.Element | None) -> dict[tuple[int, int], str]:
    shared = ["".join(one.itertext()) for one in strings] if strings is not None else []
    shown = {}
    for cell in tree.iter(f"{MAIN}c"):
        place = box(cell.get("r", ""))
        if cell.get("t") == "s":
            shown[place.top, place.left] = shared[int(cell.findtext(f"{MAIN}v") or 0)]
        elif cell.get("t") == "inlineStr":
            shown[place.top, place.left] = "".join(cell.itertext())
    return shown
