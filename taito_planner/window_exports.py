"""What the window asks of workbooks, calendars and papers, for its one document."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from taito_planner import commands, exports
from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, GroupId
from taito_planner.domain.progress import Progress
from taito_planner.session.document import PlanDocument
from taito_planner.storage.revisions import revision_name
from taito_planner.texts import Texts, texts_for
from taito_planner.texts.maker import Maker
from taito_planner.texts.paper import Paper
from taito_planner.ui.papers.services import CalendarWish, ExportWish, MadePaper, PaperServices


def export_workbook(document: PlanDocument, texts: Texts, path: Path, wish: ExportWish, progress: Progress) -> None:
    """Writes the workbook of the wished part; one that is taken back in the meantime leaves what was there."""
    checked, done = document.checked, document.file.done_numbers
    commands.export_plan(
        checked,
        path,
        texts,
        group=wish.group,
        person=wish.person,
        within=wish.within,
        anonymous=wish.is_anonymous,
        revision=revision_name(done, checked.plan),
        progress=progress,
    )


def paper_services(document: PlanDocument, texts: Texts) -> PaperServices:
    """The papers of ``document``; certificates come in the language asked for, all else in that of ``texts``."""

    def calendar(wish: CalendarWish) -> Callable[[Path], int]:
        from taito_planner.exchange.calendar_events import Whose

        whose = Whose(wish.group, wish.customer, wish.person)
        read = exports.PlanWithPast(document.checked, document.file.past())
        return lambda path: exports.export_calendar(read, whose, path, texts, with_names=wish.with_names)

    def certificate(customer: CustomerId, within: DaySpan, given_on: date, maker: Maker, language: str) -> MadePaper:
        spoken = texts_for(language)
        (paper,) = exports.certificate_papers(document.checked, [customer], within, given_on, maker, spoken)
        return _made(paper, spoken)

    def evidence(group: GroupId) -> MadePaper:
        read = exports.PlanWithPast(document.checked, document.file.past())
        return _made(exports.evidence(read, group, texts), texts)

    return PaperServices(calendar, certificate, evidence)


def _made(paper: Paper, texts: Texts) -> MadePaper:
    def write(path: Path, progress: Progress) -> None:
        exports.write_paper(paper, path, texts, progress)

    return MadePaper(paper, write)
