"""Tries an installed program on itself: import, check, export, read back, papers, calendar, paint a window."""

import os
import sys
import tempfile
import traceback
from datetime import date
from pathlib import Path

from taito_planner import commands, exports
from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.rules.certifying import certifiable, customer_subjects
from taito_planner.texts import texts_for
from taito_planner.texts.maker import Maker


def self_test() -> int:
    """0 when every part works; else 1, and what failed on the standard error stream. Leaves nothing behind."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["TAITO_PLANNER_DATA"] = folder
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            _try_files(Path(folder))
            _try_window()
            _try_papers(Path(folder))  # after the window: its program object must be the first and only one
    except Exception:  # noqa: BLE001 - whatever fails, the installer must hear of it
        traceback.print_exc(file=sys.stderr)
        return 1
    print(texts_for("fi")("command.self-test.good"))
    return 0


def _try_files(folder: Path) -> None:
    from taito_planner.exchange import read_workbook
    from taito_planner.storage.plan_file import PlanFile

    checked = commands.read_checked(commands.sample_workbook(), commands.SAMPLE_DAY)
    _demand(bool(checked.findings), "the sample has no findings")
    book = folder / "äö sample.xlsx"
    commands.export_plan(checked, book, texts_for("fi"))
    again = read_workbook(book, checked.plan.calendar, checked.profiles, base=checked.plan)
    _demand(not diff(checked.plan, again.plan), "export and import do not give the same plan")
    commands.new_plan_file(folder / "sample.taito", checked.plan).close()
    with PlanFile.open(folder / "sample.taito") as file:
        _demand(file.plan == checked.plan, "the plan file does not give the same plan")


def _try_papers(folder: Path) -> None:
    """A report made with tables of numbers, a calendar, and a certificate as PDF and as a Word document."""
    from taito_planner.exchange.calendar_events import Whose

    texts = texts_for("fi")
    read = exports.read_with_past(commands.sample_workbook(), commands.SAMPLE_DAY)
    checked = read.checked
    report, calendar = folder / "raportti.xlsx", folder / "kalenteri.ics"
    commands.export_plan(checked, report, texts, within=DaySpan(date(2025, 9, 1), commands.SAMPLE_DAY))
    _demand(report.read_bytes().startswith(b"PK"), "the report is no workbook")
    group = checked.plan.groups[0]
    _demand(exports.export_calendar(read, Whose(group=group.id), calendar, texts) > 0, "the calendar is empty")
    _demand(b"TZID:Europe/Helsinki" in calendar.read_bytes(), "the calendar has no time zone")
    everyone = [customer.id for one in checked.plan.groups for customer in one.customers]
    asked = ((subject, certifiable(subject).last_block) for subject in customer_subjects(checked, everyone))
    subject, block = next((subject, block) for subject, block in asked if block)
    papers = exports.certificate_papers(checked, [subject.customer.id], block, commands.SAMPLE_DAY, Maker(), texts)
    for suffix, begins in ((".pdf", b"%PDF"), (".docx", b"PK")):
        (path,) = exports.write_papers(papers, folder, suffix, texts)
        _demand(path.read_bytes().startswith(begins), f"the certificate is no {suffix}")


def _try_window() -> None:
    from taito_planner.showcase import Stage
    from taito_planner.ui.style import ThemeChoice

    with Stage(texts_for("fi"), ThemeChoice.LIGHT) as stage:
        picture = stage.window.grab().toImage()
        across, down = range(0, picture.width(), 16), range(0, picture.height(), 16)
        colours = {picture.pixel(x, y) for x in across for y in down}
        _demand(len(colours) > 10, f"the window shows {len(colours)} colours: nothing is painted")


def _demand(holds: bool, what: str) -> None:
    if not holds:
        raise RuntimeError(what)
