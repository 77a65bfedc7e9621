"""Looks at a file before anything in it is read: is it a workbook, and one that is safe to open."""

import zipfile
import zlib
from io import FileIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from taito_planner.domain.progress import Progress, unwatched
from taito_planner.exchange.problems import Problem, WorkbookRefused

MIB = 1024 * 1024
FILE_LIMIT = 32 * MIB
"""The largest file that is looked into; three hundred groups make less than one megabyte."""
UNPACKED_LIMIT = 400 * MIB
"""All parts together, unpacked. ``zipfile`` never unpacks more of a part than the directory says."""
PART_LIMIT = 40 * MIB
"""One part that is no worksheet (shared strings, styles)."""
DENSE_FROM, DENSITY_LIMIT = 8 * MIB, 100
"""A part of more bytes than the first packs no denser than the second, unless it was made to do harm.

A million empty formatted rows reach 30; one tag over and over, on which a reader of XML chokes, reaches 250.
"""
PART_COUNT_LIMIT = 5000
PROLOG_LIMIT = MIB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKSHEETS = "xl/worksheets/"
_MAIN_PARTS = {
    "application/vnd.ms-excel.sheet.macroenabled": "macros",
    "application/vnd.ms-excel.template.macroenabled": "macros",
    "application/vnd.ms-excel.addin.macroenabled": "macros",
    "application/vnd.ms-excel.sheet.binary": "binary-workbook",
}
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, expat.ExpatError, UnicodeError)
"""What reading a damaged archive raises."""


class WatchedFile(FileIO):
    """A workbook that tells, while it is unpacked, how much of it was: openpyxl itself tells nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.progress: Progress = unwatched
        self._given, self._total = 0, 1

    def watch(self, archive: zipfile.ZipFile, progress: Progress) -> None:
        """Tells from here on how much was read of the parts that are no worksheets."""
        shared = (part.compress_size for part in archive.infolist() if not part.filename.startswith(WORKSHEETS))
        self.progress, self._given, self._total = progress, 0, sum(shared) or 1

    def read(self, size: int | None = -1, /) -> bytes | Any:
        self.progress(min(self._given / self._total, 1.0))
        found = super().read(size)
        self._given += len(found or b"")
        return found


def refused(key: str, path: Path, **facts: Any) -> WorkbookRefused:
    """A refusal of the whole file."""
    facts = {"file": path.name, "folder": str(path.absolute().parent), **facts}
    return WorkbookRefused((Problem(None, None, None, None, key, facts),))


def demand_workbook(path: Path) -> None:
    """Raises WorkbookRefused unless ``path`` is an .xlsx that is safe to open. Unpacks almost nothing."""
    try:
        if path.is_dir():
            raise refused("folder", path)
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
            if size > FILE_LIMIT:
                raise refused("file-too-large", path, size=size // MIB, limit=FILE_LIMIT // MIB)
            if start == _OLE:
                raise refused(_old_format(start + file.read()), path)
    except FileNotFoundError:
        raise refused("missing-file", path) from None
    except PermissionError:
        raise refused("no-permission", path) from None
    except (OSError, ValueError) as error:
        raise refused("unreadable", path, reason=getattr(error, "strerror", None) or "") from None
    if size == 0:
        raise refused("empty-file", path)
    _demand_archive(path)


def _old_format(content: bytes) -> str:
    """What an OLE file is: an encrypted workbook, an .xls or something else."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if any(name.encode("utf-16-le") + b"\0\0" in content for name in ("Workbook", "Book")):
        return "old-xls"
    return "not-a-workbook"


def _demand_archive(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            raise refused("damaged" if file.read(4) == b"PK\x03\x04" else "not-a-workbook", path)
    try:
        with zipfile.ZipFile(path) as archive:
            _demand_harmless(archive, path)
    except DAMAGE:
        raise refused("damaged", path) from None
    except OSError as error:
        raise refused("unreadable", path, reason=error.strerror or "") from None


def _demand_harmless(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > PART_COUNT_LIMIT:
        raise refused("unpacks-too-large", path, limit=UNPACKED_LIMIT // MIB)
    if any(p.file_size > max(DENSE_FROM, DENSITY_LIMIT * p.compress_size) for p in parts):
        raise refused("unpacks-too-large", path, limit=UNPACKED_LIMIT // MIB)
    if any(part.flag_bits & 1 for part in parts):
        raise refused("password", path)
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        is_open_document = "content.xml" in names and "mimetype" in names
        raise refused("open-document" if is_open_document else "not-a-workbook", path)
    for part in parts:
        is_sheet = part.filename.startswith("xl/worksheets/")
        if part.filename.casefold().endswith((".xml", ".rels")):
            if part.file_size > PART_LIMIT and not is_sheet:
                raise refused("unpacks-too-large", path, limit=UNPACKED_LIMIT // MIB)
            _demand_plain_xml(archive, part, path)
    _demand_kind(archive, names, path)


def _demand_kind(archive: zipfile.ZipFile, names: set[str], path: Path) -> None:
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace").casefold()
    for mark, key in _MAIN_PARTS.items():
        if mark in types:
            raise refused(key, path)
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise refused("macros", path)
    if "spreadsheetml" not in types:
        raise refused("not-a-workbook", path)


class _RootReached(Exception):
    pass


def _demand_plain_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    """Refuses a document type declaration: no workbook has one, and entities are how XML does harm."""
    parser = expat.ParserCreate()

    def declared(*_: Any) -> None:
        raise refused("entities", path)

    def reached(*_: Any) -> None:
        raise _RootReached

    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = reached
    try:
        with archive.open(part) as file:
            for _ in range(PROLOG_LIMIT // 4096):
                parser.Parse(file.read(4096), False)
    except _RootReached:
        return
    raise refused("damaged", path)
