"""Files made to do harm are refused in a few seconds and little memory, by the import and by the reading of tables."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

SECONDS, MEGABYTES = 5.0, 500
MEBIBYTE = b" " * 1024 * 1024
PROGRAM = """
import json, sys, time
from pathlib import Path
from taito_planner.exchange import WorkbookRefused, read_workbook
from taito_planner.exchange.grids import grids_of
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
path, calendar, profiles = Path(sys.argv[1]), finnish_calendar(), load_profiles()
begun, keys = time.process_time(), []
for call in (lambda: read_workbook(path, calendar, profiles), lambda: grids_of(path)):
    try:
        call()
        keys.append("")
    except WorkbookRefused as refused:
        keys.append(refused.problems[0].key)
# The kernel's own mark of this program: getrusage counts in what the parent held before it began.
proc = Path("/proc/self/status")
lines = proc.read_text().splitlines() if proc.exists() else []
peak = max((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), default=0)
print(json.dumps([keys, (time.process_time() - begun) / 2, peak]))
"""


def refused(path: Path) -> list[str]:
    """The reasons of both readers, each within its seconds of processor time and the memory."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    keys, seconds, megabytes = json.loads(done.stdout)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    return list(keys)


def book(path: Path, edit: Callable[[zipfile.ZipFile], None], *, rows: bytes = b"") -> Path:
    """A workbook of one sheet with ``rows`` added as they are, and what ``edit`` adds to its archive."""
    good = path.with_name("hyva.xlsx")
    made = openpyxl.Workbook()
    made.active.title = "Ryhmät"
    made.active.append(["Ryhmä", "Suunniteltu koko"])
    made.save(good)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            target.writestr(part, content)
        edit(target)
    return path


def test_a_bomb_of_gigabytes(tmp_path: Path) -> None:
    def swell(target: zipfile.ZipFile) -> None:
        with target.open("xl/media/a.png", "w", force_zip64=True) as part:
            for _ in range(2048):
                part.write(MEBIBYTE)

    assert refused(book(tmp_path / "a.xlsx", swell)) == ["unpacks-too-large"] * 2


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", lambda target: None, rows=b" " * (60 * 1024 * 1024))
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert refused(path) == ["damaged"] * 2


def test_the_last_row_of_a_sheet_filled(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>8</v></c></row>' % (n, n) for n in range(2, 1_048_577))
    assert refused(book(tmp_path / "a.xlsx", lambda target: None, rows=rows)) == ["too-many-rows", "sheet-too-long"]


def test_an_external_entity(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", lambda target: target.writestr(
        "xl/custom.xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    ))  # fmt: skip
    assert refused(path) == ["entities"] * 2


def test_a_macro_workbook(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsm", lambda target: target.writestr("xl/vbaProject.bin", b"\0"))
    assert refused(path) == ["macros"] * 2


@pytest.mark.parametrize(("mark", "key"), [("EncryptedPackage", "password"), ("Workbook", "old-xls")])
def test_old_and_locked_formats(mark: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + mark.encode("utf-16-le") + b"\0" * 600)
    assert refused(path) == [key] * 2


def test_a_million_lines_of_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b;c;d;e\n" * 1_100_000)
    assert refused(path)[1] == "sheet-too-long"


def test_a_csv_of_commas_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((b"," * 3000 + b"x\n") * 9000)
    assert refused(path)[1] in ("too-many-columns", "")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_place_that_is_gone_in_the_middle_of_reading(name: str, tmp_path: Path) -> None:
    """A file whose bytes cannot be read, as on a share that has just gone away."""
    (tmp_path / name).symlink_to("/proc/self/mem")
    assert refused(tmp_path / name) == ["unreadable"] * 2
