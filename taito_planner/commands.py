"""What the command line does with files and no window: read, check, export, write the sample."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taito_planner import __version__
from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import GroupId, StaffId
from taito_planner.domain.model import Group, Plan, StaffMember
from taito_planner.domain.progress import Progress, unwatched
from taito_planner.domain.refusals import Refused, folded
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Severity
from taito_planner.rules.load import weekly_load
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles, profile_versions
from taito_planner.storage.resources import sample_workbook
from taito_planner.texts import Texts
from taito_planner.texts.acceptance_text import row_text
from taito_planner.texts.contact_text import contacts_text
from taito_planner.texts.finding_text import in_json_order, row

if TYPE_CHECKING:
    from taito_planner.storage.plan_file import PlanFile

SAMPLE_DAY = date(2025, 10, 24)
"""The sample is looked at as of this day, because its service was then running."""

NO_DAY = " " * len("2025-10-24")
_SQLITE_HEADER = b"SQLite format 3\x00"


def read_any_plan(path: Path, progress: Progress = unwatched) -> tuple[Plan, date | None]:
    """The plan in a workbook or a plan file, told apart by what is in them, and the day it is looked at from.

    Raises Refused for a file that is missing or is neither.
    """
    if not is_plan_file(path):
        from taito_planner.exchange import read_workbook

        return read_workbook(path, finnish_calendar(), load_profiles(), progress=progress).plan, None
    from taito_planner.storage.plan_file import PlanFile

    with PlanFile.open(path, with_backup=False) as file:
        return file.plan, file.as_of


def is_plan_file(path: Path) -> bool:
    """Whether ``path`` is to be read as a plan file rather than as a workbook."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_HEADER))
    except OSError:
        return path.suffix.lower() == ".taito"
    return head == _SQLITE_HEADER or (path.suffix.lower() == ".taito" and not head.startswith(b"PK"))


def read_checked(path: Path, as_of: date | None) -> Checked:
    """The plan in ``path``, checked as of the day given, else the plan's own day, else today."""
    plan, own_day = read_any_plan(path)
    return check(plan, load_profiles(), as_of or own_day or date.today())


def finding_rows(checked: Checked, texts: Texts) -> list[dict[str, Any]]:
    """The findings in the JSON form of ``check``, in its order; ``contact`` is whom to turn to, where there is one."""
    plan, profiles = checked.plan, checked.profiles
    return [
        row(finding, plan, texts, checked.acceptance_of(finding), profiles)
        | {"contact": contacts_text(finding, plan, profiles, texts) or None}
        for finding in in_json_order(checked.findings, plan)
    ]


def finding_lines(checked: Checked, texts: Texts) -> Iterator[str]:
    """The findings as lines of text, worst first and below them those accepted, and their counts."""
    yield texts("command.check.as-of", day=checked.as_of)
    rows = finding_rows(checked, texts)
    counts = []
    for severity in sorted(Severity, reverse=True):
        found = [one for one in rows if one["severity"] == severity.key and one["accepted"] is None]
        yield from (_finding_line(texts(f"severity.{severity.key}"), one) for one in found)
        counts.append(texts(f"command.check.count.{severity.key}", count=len(found)))
    accepted = [one for one in rows if one["accepted"] is not None]
    for one in accepted:
        line = _finding_line(texts("command.check.accepted"), one)
        yield f"{line} · {row_text(one['accepted'], texts)}"
    if accepted:
        counts.append(texts("command.check.count.accepted", count=len(accepted)))
    yield ", ".join(counts)


def _finding_line(word: str, one: dict[str, Any]) -> str:
    subject = " · ".join(one[k] for k in ("group", "customer", "staff") if one[k])
    contact = f" → {one['contact']}" if one["contact"] else ""
    return f"{word:<9} {one['date'] or NO_DAY}  {subject}: {one['message']} [{one['rule']}]{contact}"


def sample_plan() -> Plan:
    """The sample workbook as a plan."""
    return read_any_plan(sample_workbook())[0]


def export_plan(
    checked: Checked,
    target: Path,
    texts: Texts,
    *,
    group: GroupId | None = None,
    person: StaffId | None = None,
    within: DaySpan | None = None,
    anonymous: bool = False,
    revision: str = "",
    progress: Progress = unwatched,
) -> None:
    """Writes the workbook of a checked plan, or of what of it belongs to a group, a person, a range of days.

    ``revision`` names the state of the plan. Raises Refused, or what ``progress`` raises; no half file stays.
    """
    from taito_planner.exchange import Extract, write_workbook

    write_workbook(
        checked.plan,
        target,
        findings=checked.findings,
        as_of=checked.as_of,
        texts=texts,
        profiles=checked.profiles,
        written_at=datetime.now(),
        program_version=__version__,
        loads=weekly_load(checked),
        anonymous=anonymous,
        extract=Extract(group, person, within),
        revision=revision,
        progress=progress,
    )


def group_named(plan: Plan, name: str) -> Group:
    """The group of that name, compared as names are. Raises Refused with the names there are."""
    for group in plan.groups:
        if folded(group.name) == folded(name):
            return group
    raise Refused("command.export.no-group", name=name, names=", ".join(g.name for g in plan.groups) or "–")


def person_named(plan: Plan, name: str) -> StaffMember:
    """The member of staff of that name, compared as names are. Raises Refused with the names there are."""
    for member in plan.staff:
        if folded(member.name) == folded(name):
            return member
    raise Refused("command.export.no-person", name=name, names=", ".join(m.name for m in plan.staff) or "–")


def new_plan_file(path: Path, plan: Plan, as_of: date | None = None) -> "PlanFile":
    """A new plan file, on the profiles that ship with the program. Raises Refused where the name is taken."""
    from taito_planner.storage.plan_file import PlanFile

    return PlanFile.create(path, plan, as_of=as_of, profile_versions=profile_versions())


def write_sample(path: Path) -> None:
    """Writes the sample plan, looked at as of 24.10.2025, to a new plan file."""
    new_plan_file(path, sample_plan(), SAMPLE_DAY).close()
