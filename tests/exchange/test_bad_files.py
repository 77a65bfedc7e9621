"""Files that are no workbook, or one that must not be opened: each is told apart, quickly, without a traceback."""

import hashlib
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from taito_planner.exchange import container
from taito_planner.texts import texts_for
from tests.exchange.books import CUSTOMERS, GROUPS, SAMPLE, problems, read, saved

QUICK_SECONDS = 5.0  # of the processor: other tests run beside this one
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def key_of(path: Path) -> str:
    """The one reason the file is refused for, told in five seconds and in every language."""
    begun = time.process_time()
    (problem,) = problems(path)
    assert time.process_time() - begun < QUICK_SECONDS
    for language in ("fi", "sv", "en"):
        sentence = problem.sentence(texts_for(language))
        assert problem.sheet or problem.facts["file"] in sentence
    return problem.key


def file_of(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def repacked(path: Path, edit: Callable[[str, bytes], bytes | None], **added: bytes) -> Path:
    """The good sample with parts edited (None: left out) and others added."""
    with zipfile.ZipFile(SAMPLE) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.namelist():
            content = edit(part, good.read(part))
            if content is not None:
                bad.writestr(part, content)
        for part, content in added.items():
            bad.writestr(part, content)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert key_of(tmp_path / "puuttuu.xlsx") == "missing-file"


def test_a_file_in_a_missing_folder(tmp_path: Path) -> None:
    assert key_of(tmp_path / "ei" / "ole.xlsx") == "missing-file"


def test_a_folder(tmp_path: Path) -> None:
    assert key_of(tmp_path) == "folder"


def test_an_empty_file(tmp_path: Path) -> None:
    assert key_of(file_of(tmp_path / "tyhjä.xlsx", b"")) == "empty-file"


@pytest.mark.parametrize("content", [b"Ryhm\xe4;Koko\n", b"%PDF-1.7\n", b"\0" * 5000, b"PK"])
def test_a_file_of_another_kind(content: bytes, tmp_path: Path) -> None:
    assert key_of(file_of(tmp_path / "muu.xlsx", content)) == "not-a-workbook"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kuvat.xlsx", "w") as archive:
        archive.writestr("kuva.txt", "x")
    assert key_of(tmp_path / "kuvat.xlsx") == "not-a-workbook"


def test_a_word_document_with_the_wrong_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "teksti.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>wordprocessingml.document.main+xml</Types>")
        archive.writestr("word/document.xml", "<document/>")
    assert key_of(tmp_path / "teksti.xlsx") == "not-a-workbook"


def test_an_old_xls(tmp_path: Path) -> None:
    content = OLE + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 100
    assert key_of(file_of(tmp_path / "vanha.xls", content)) == "old-xls"


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    content = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert key_of(file_of(tmp_path / "salattu.xlsx", content)) == "password"


def test_an_open_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "taulukko.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    assert key_of(tmp_path / "taulukko.ods") == "open-document"


def test_a_binary_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "binääri.xlsb", "w") as archive:
        kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
        archive.writestr("[Content_Types].xml", f"<Types><Override ContentType='{kind}'/></Types>")
    assert key_of(tmp_path / "binääri.xlsb") == "binary-workbook"


def test_a_workbook_with_macros_by_its_kind(tmp_path: Path) -> None:
    def macros(part: str, content: bytes) -> bytes:
        kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return content.replace(plain, kind) if part == "[Content_Types].xml" else content

    assert key_of(repacked(tmp_path / "makrot.xlsm", macros)) == "macros"


def test_a_workbook_with_macros_by_its_program(tmp_path: Path) -> None:
    path = repacked(tmp_path / "makrot.xlsx", lambda part, content: content, **{"xl/vbaProject.bin": OLE})
    assert key_of(path) == "macros"


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        b"<!DOCTYPE x>",
    ],
)
def test_a_workbook_with_entities(declared: bytes, tmp_path: Path) -> None:
    def declare(part: str, content: bytes) -> bytes:
        if part != "xl/worksheets/sheet1.xml":
            return content
        root = content.index(b"<worksheet")
        return content[:root] + declared + content[root:]

    assert key_of(repacked(tmp_path / "entiteetit.xlsx", declare)) == "entities"


def test_half_a_workbook(tmp_path: Path) -> None:
    content = SAMPLE.read_bytes()
    assert key_of(file_of(tmp_path / "puolikas.xlsx", content[: len(content) // 2])) == "damaged"


def test_a_workbook_with_spoilt_bytes(tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    content[12_000:12_400] = b"\xff" * 400
    assert key_of(file_of(tmp_path / "rikki.xlsx", bytes(content))) == "damaged"


@pytest.mark.parametrize("lost", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_one_of_its_parts(lost: str, tmp_path: Path) -> None:
    path = repacked(tmp_path / "vajaa.xlsx", lambda part, content: None if part == lost else content)
    assert key_of(path) == "damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_that_breaks_off(part: str, tmp_path: Path) -> None:
    path = repacked(tmp_path / "poikki.xlsx", lambda name, c: c[: len(c) * 2 // 3] if name == part else c)
    assert key_of(path) == "damaged"


def test_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "iso.xlsx").open("wb") as file:
        file.write(SAMPLE.read_bytes())
        file.truncate(50 * container.MIB)
    assert key_of(tmp_path / "iso.xlsx") == "file-too-large"


def test_a_file_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "pommi.xlsx"
    repacked(path, lambda part, content: content)
    zeros = b" " * container.MIB
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/kuva.png", "w", force_zip64=True) as part,
    ):
        for _ in range(450):
            part.write(zeros)
    assert key_of(path) == "unpacks-too-large"


def test_shared_texts_of_many_megabytes(tmp_path: Path) -> None:
    path = repacked(
        tmp_path / "tekstit.xlsx",
        lambda part, content: content,
        **{"xl/sharedStrings.xml": b"<sst>" + b"<si><t>x</t></si>" * 3_000_000 + b"</sst>"},
    )
    assert key_of(path) == "unpacks-too-large"


def sheet_of(path: Path, rows: bytes) -> Path:
    """A good workbook with ``rows`` after the rows of its sheet of groups."""
    good = path.with_name("hyvä.xlsx")
    saved(good, {"Ryhmät": GROUPS, "Asiakkaat": CUSTOMERS})
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            target.writestr(part, content)
    return path


def test_a_million_rows_of_formats_are_skipped(tmp_path: Path) -> None:
    cells = b"".join(b'<c r="%c%%d" s="0"/>' % letter for letter in b"ABC")
    rows = b"".join(b'<row r="%d" spans="1:3">' % n + cells.replace(b"%d", b"%d" % n) + b"</row>"
                    for n in range(3, 1_048_577))  # fmt: skip
    path = sheet_of(tmp_path / "muotoiltu.xlsx", rows)
    begun = time.process_time()
    assert len(read(path).groups) == 1
    assert time.process_time() - begun < QUICK_SECONDS


@pytest.mark.parametrize("unit", [b"<c/>", b"x"])
def test_a_row_without_end(unit: bytes, tmp_path: Path) -> None:
    noise = b"".join(hashlib.sha256(b"%d" % n).hexdigest().encode() for n in range(1500))
    endless = (unit * 5000 + b"<!--" + noise + b"-->") * 100  # too loose to be told by how densely it packs
    before = b'<row r="3"><c r="A3" t="inlineStr"><is><t>'
    begun = time.process_time()
    assert key_of(sheet_of(tmp_path / "rivi.xlsx", before + endless + b"</t></is></c></row>")) == "too-many-rows"
    assert time.process_time() - begun < QUICK_SECONDS


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_one_tag_over_and_over(part: str, tmp_path: Path) -> None:
    def spoilt(name: str, content: bytes) -> bytes:
        at = content.index(b">", content.index(b"<", 5)) + 1
        return content[:at] + b"<xf/>" * 7_000_000 + content[at:] if name == part else content

    begun = time.process_time()
    assert key_of(repacked(tmp_path / "sama.xlsx", spoilt)) == "unpacks-too-large"
    assert time.process_time() - begun < QUICK_SECONDS


def test_a_value_in_the_very_last_row_is_read(tmp_path: Path) -> None:
    last = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Lahti</t></is></c><c r="B1048576"><v>8</v></c></row>'
    begun = time.process_time()
    assert [group.name for group in read(sheet_of(tmp_path / "pitkä.xlsx", last)).groups] == [
        "Oulu 1/2026",
        "Lahti",
    ]
    assert time.process_time() - begun < QUICK_SECONDS


def test_a_million_rows_of_values(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="B%d"><v>8</v></c></row>' % (n, n) for n in range(3, 1_048_577))
    assert key_of(sheet_of(tmp_path / "täysi.xlsx", rows)) == "too-many-rows"


def test_a_sheet_that_says_it_is_smaller_than_it_is_is_read_whole(tmp_path: Path) -> None:
    path = saved(tmp_path / "in.xlsx", {"Ryhmät": [*GROUPS, ["Lahti", 8]]})
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:B3"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'ref="A1:B3"', b'ref="A1:A2"')
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    assert len(read(path).groups) == 2
