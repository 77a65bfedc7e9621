"""The commands that write calendars and papers, and their options."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId
from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import Refused
from taito_planner.texts import Texts

GOOD = 0
AddCommand = Callable[[str, object], argparse.ArgumentParser]


def add_export_commands(
    command: AddCommand, iso_day: Callable[[str], date], texts: Texts
) -> None:
    """Adds ``calendar``, ``certificates``, ``notices`` and ``evidence`` to the parser."""
    calendar = command("calendar", _calendar)
    calendar.add_argument("plan", help=texts("command.plan"))
    calendar.add_argument("out", help=texts("command.papers.calendar-out"))
    whose = calendar.add_mutually_exclusive_group(required=True)
    for option in ("--group", "--customer", "--person"):
        whose.add_argument(option, metavar="NIMI")
    calendar.add_argument("--names", action="store_true", help=texts("command.papers.names"))

    certificates = command("certificates", _certificates)
    certificates.add_argument("plan", help=texts("command.plan"))
    certificates.add_argument("folder", help=texts("command.papers.folder"))
    among = certificates.add_mutually_exclusive_group(required=True)
    for option in ("--group", "--customer"):
        among.add_argument(option, metavar="NIMI")
    certificates.add_argument("--from", dest="first_day", type=iso_day, required=True, metavar="VVVV-KK-PP")
    certificates.add_argument("--to", dest="last_day", type=iso_day, required=True, metavar="VVVV-KK-PP")
    certificates.add_argument("--format", choices=("pdf", "docx"), default="pdf")
    certificates.add_argument("--give", action="store_true", help=texts("command.papers.give"))
    for option in ("--maker", "--provider", "--contact"):
        certificates.add_argument(option, default="", help=texts(f"command.papers.{option[2:]}"))

    notices = command("notices", _notices)
    notices.add_argument("plan", help=texts("command.plan"))
    notices.add_argument("--group", metavar="NIMI")

    evidence = command("evidence", _evidence)
    evidence.add_argument("plan", help=texts("command.plan"))
    evidence.add_argument("out", help=texts("command.papers.evidence-out"))
    evidence.add_argument("--group", required=True, metavar="NIMI")
    for sub in (certificates, notices, evidence):
        sub.add_argument("--today", type=iso_day, metavar="VVVV-KK-PP", help=texts("command.today"))


def _calendar(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import group_named, person_named
    from taito_planner.exchange.calendar_events import Whose
    from taito_planner.exports import customer_named, export_calendar, read_with_past

    read = read_with_past(Path(chosen.plan), None)
    plan = read.checked.plan
    whose = Whose(
        group_named(plan, chosen.group).id if chosen.group else None,
        customer_named(plan, chosen.customer).id if chosen.customer else None,
        person_named(plan, chosen.person).id if chosen.person else None,
    )
    count = export_calendar(read, whose, Path(chosen.out), texts, with_names=chosen.names)
    print(texts("command.papers.calendar-done", path=chosen.out, count=count))
    return GOOD


def _certificates(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import is_plan_file, read_checked
    from taito_planner.exports import certificate_papers, give_certificates, write_papers
    from taito_planner.texts.maker import Maker

    path, within = Path(chosen.plan), _span(chosen)
    checked = read_checked(path, chosen.today)
    if chosen.give and not is_plan_file(path):
        raise Refused("command.papers.give-needs-plan", path=path.name)
    customers = _customers(checked.plan, chosen)
    maker = Maker(chosen.maker, chosen.provider, chosen.contact)
    papers = certificate_papers(checked, customers, within, checked.as_of, maker, texts)
    for written in write_papers(papers, Path(chosen.folder), f".{chosen.format}", texts):
        print(texts("command.export.done", path=str(written)))
    if chosen.give:
        count = give_certificates(path, customers, within, checked.as_of, maker.name or "taito-planner", texts)
        print(texts("command.papers.given", count=count))
    return GOOD


def _customers(plan: Plan, chosen: argparse.Namespace) -> list[CustomerId]:
    from taito_planner.commands import group_named
    from taito_planner.exports import customer_named

    if chosen.group:
        return [customer.id for customer in group_named(plan, chosen.group).customers]
    return [customer_named(plan, chosen.customer).id]


def _notices(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import group_named, read_checked
    from taito_planner.rules.todo import todo_for
    from taito_planner.texts.maker import Maker
    from taito_planner.texts.notice_text import notices

    checked = read_checked(Path(chosen.plan), chosen.today)
    group = group_named(checked.plan, chosen.group).id if chosen.group else None
    made = notices(todo_for(checked).open, checked, Maker(), texts, group)
    for notice in made:
        print(texts("command.papers.notice", to=notice.to, text=notice.as_text()))
    if not made:
        print(texts("command.papers.no-notices"))
    return GOOD


def _evidence(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import group_named
    from taito_planner.exports import evidence, read_with_past, write_paper

    read = read_with_past(Path(chosen.plan), chosen.today)
    group = group_named(read.checked.plan, chosen.group)
    write_paper(evidence(read, group.id, texts), Path(chosen.out), texts)
    print(texts("command.export.done", path=chosen.out))
    return GOOD


def _span(chosen: argparse.Namespace) -> DaySpan:
    if chosen.last_day < chosen.first_day:
        raise Refused("refused.end-before-start", first_day=chosen.first_day, last_day=chosen.last_day)
    return DaySpan(chosen.first_day, chosen.last_day)
