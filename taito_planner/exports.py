"""Files made of a plan beside its workbook: calendars, certificates, notices and evidence, with or without a window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from taito_planner.commands import is_plan_file, read_any_plan
from taito_planner.domain.changes import Change, diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import CustomerId, EntityId, GroupId
from taito_planner.domain.model import Customer, Plan
from taito_planner.domain.progress import Progress, unwatched
from taito_planner.domain.refusals import Refused, folded
from taito_planner.rules.certifying import customer_subjects, giving
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.subjects import LOOSE_SERVICE
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import Texts
from taito_planner.texts.change_text import ChangeWords, names_in, names_of_edits
from taito_planner.texts.file_names import distinct_names
from taito_planner.texts.maker import Maker
from taito_planner.texts.paper import Paper

if TYPE_CHECKING:
    from taito_planner.exchange.calendar_events import Whose
    from taito_planner.exchange.calendar_files import Past
    from taito_planner.exchange.papers.evidence import PastStep


@dataclass(frozen=True)
class PlanWithPast:
    """A checked plan, and every change made to it where it is kept in a plan file."""

    checked: Checked
    past: "Past" = ()


def read_with_past(path: Path, as_of: date | None) -> PlanWithPast:
    """The plan in a workbook or plan file, checked as of the day given, its own day, or today. Raises Refused."""
    plan, own_day = read_any_plan(path)
    checked = check(plan, load_profiles(), as_of or own_day or date.today())
    if not is_plan_file(path):
        return PlanWithPast(checked)
    from taito_planner.storage.plan_file import PlanFile

    with PlanFile.open(path, with_backup=False) as file:
        return PlanWithPast(checked, file.past())


def export_calendar(
    read: PlanWithPast, whose: "Whose", path: Path, texts: Texts, *, with_names: bool = False
) -> int:
    """Writes the calendar of a group, customer or person; gives back its number of entries. Raises Refused."""
    from taito_planner.exchange.calendar_files import write_calendar

    plan, profiles = read.checked.plan, read.checked.profiles
    owner = locate(plan, whose.group or whose.customer or whose.person or EntityId(""))
    name = owner.entity.name if owner and (with_names or whose.customer is None) else texts("calendar.someone")
    profile = profiles.get(owner.group.service if owner and owner.group else LOOSE_SERVICE)
    usual_days = profile.block_patterns[0][0].length if profile and profile.block_patterns else 1
    return write_calendar(
        plan,
        whose,
        path,
        name=name,
        texts=texts,
        written_at=datetime.now(),
        usual_days=usual_days,
        past=read.past,
        with_names=with_names,
    )


def certificate_papers(
    checked: Checked, customers: Iterable[CustomerId], within: DaySpan, given_on: date, maker: Maker, texts: Texts
) -> list[Paper]:
    """One certificate a customer, all or none. Raises Refused where one of them cannot be made."""
    from taito_planner.exchange.papers.certificate import certificate_paper

    return [
        certificate_paper(subject, within, given_on, maker, texts)
        for subject in customer_subjects(checked, customers)
    ]


def write_papers(papers: Sequence[Paper], folder: Path, suffix: str, texts: Texts) -> list[Path]:
    """Each paper as a file in ``folder``: ``.docx`` or ``.pdf``. Raises Refused; files written before stay."""
    paths = [folder / name for name in distinct_names((paper.file_stem for paper in papers), suffix)]
    for paper, path in zip(papers, paths, strict=True):
        write_paper(paper, path, texts)
    return paths


def write_paper(paper: Paper, path: Path, texts: Texts, progress: Progress = unwatched) -> None:
    """Writes one paper by the suffix of ``path``; a file that was there is replaced in one step. Raises Refused.

    Nothing is written where ``progress`` raises Stopped.
    """
    if path.suffix.lower() == ".docx":
        from taito_planner.exchange.papers.docx_file import as_docx
        from taito_planner.exchange.saving import replace_file

        content = as_docx(paper)
        progress(1.0)
        replace_file(path, content)
        return
    from taito_planner.ui.printing.papers import write_paper_pdf

    write_paper_pdf(paper, path, texts, datetime.now(), progress)


def give_certificates(
    path: Path, customers: Iterable[CustomerId], within: DaySpan, given_on: date, who: str, texts: Texts
) -> int:
    """Notes in the plan file that certificates of ``within`` were given; gives back their number. Raises Refused."""
    from taito_planner.storage.plan_file import PlanFile

    with PlanFile.open(path) as file:
        checked = check(file.plan, load_profiles(), file.as_of or date.today())
        wanted = [(subject, within) for subject in customer_subjects(checked, customers)]
        now = datetime.now()
        intent = giving(wanted, given_on, checked, who=who, at=now)
        edits = diff(file.plan, apply(intent, file.plan, checked.profiles))
        if edits:
            file.append(Change(edits, intent.label, who, now))
        return len(wanted)


def evidence(read: PlanWithPast, group: GroupId, texts: Texts) -> Paper:
    """The evidence pack of a group with its history."""
    from taito_planner.exchange.papers.evidence import evidence_paper

    steps = list(past_of_group(read.checked.plan, group, read.past, texts))
    return evidence_paper(read.checked, group, steps, datetime.now(), texts)


def past_of_group(plan: Plan, group_id: GroupId, past: "Past", texts: Texts) -> Iterator["PastStep"]:
    """What was done to a group and what it holds, newest first; a change taken back says so."""
    from taito_planner.exchange.papers.evidence import PastStep

    group = plan.group_by_id[group_id]
    near = {group.id, *group.customer_ids}
    for change, turns in reversed(past):
        edits = [e for e in change.edits if {e.id, e.owner_before, e.owner_after} & near]
        if not edits:
            continue
        words = ChangeWords({**names_of_edits(edits), **names_in(plan)}, texts)
        said = "; ".join(words.sentence(edit) for edit in edits)
        if turns % 2:
            said = f"{said} ({texts('paper.evidence.taken-back')})"
        yield PastStep(change.at, change.who, said)


def customer_named(plan: Plan, name: str) -> Customer:
    """The customer of that name, compared as names are. Raises Refused."""
    customers = [c for group in plan.groups for c in group.customers] + list(plan.loose_customers)
    for customer in customers:
        if folded(customer.name) == folded(name):
            return customer
    raise Refused("command.papers.no-customer", name=name)
