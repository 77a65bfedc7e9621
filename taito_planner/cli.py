"""The command line: open, check, export, import, demo. Heavy libraries load only where a command needs them."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from taito_planner import __version__
from taito_planner.cli_exports import add_export_commands
from taito_planner.domain.days import DaySpan
from taito_planner.domain.refusals import FIRST_DAY_KNOWN, LAST_DAY_KNOWN, Refused
from taito_planner.texts import LANGUAGES, Texts, texts_for

GOOD = 0
ERRORS_FOUND = 1
INPUT_REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0, 1 (``check`` found errors that stand open) or 2 (the input could not be used)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.self_test:
        from taito_planner.self_test import self_test

        return self_test()
    texts = texts_for(getattr(chosen, "lang", "fi"))
    try:
        return int(chosen.run(chosen, texts)) if "run" in chosen else _open(chosen, texts)
    except Refused as refused:
        for line in refusal_lines(refused, texts):
            print(line, file=sys.stderr)
        return INPUT_REFUSED
    except BrokenPipeError:  # the reader, as in "| head", has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD


def main_gui() -> int:
    """The windowed entry point: opens the program, with the plan file given or the last one."""
    return main(sys.argv[1:])


def refusal_lines(refused: Refused, texts: Texts) -> list[str]:
    """The sentences of a refusal; every problem of a refused workbook has one of its own."""
    problems = getattr(refused, "problems", ())
    head = [texts(refused.key, **refused.facts)] if refused.key in texts else [refused.key]
    return head + [f"  {problem.sentence(texts)}" for problem in problems]


def _open(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.app import run_window

    return run_window(getattr(chosen, "plan", None), sample=getattr(chosen, "sample", False))


def _check(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import finding_lines, finding_rows, read_checked
    from taito_planner.rules.finding import Severity

    checked = read_checked(Path(chosen.file), chosen.today)
    if chosen.format == "json":
        print(json.dumps(finding_rows(checked, texts), ensure_ascii=False, indent=1))
    else:
        for line in finding_lines(checked, texts):
            print(line)
    return ERRORS_FOUND if any(f.severity is Severity.ERROR for f in checked.open_findings) else GOOD


def _tasks(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import read_checked
    from taito_planner.rules.todo import todo_for
    from taito_planner.texts.task_lines import plain_rows, task_lines

    todo = todo_for(read_checked(Path(chosen.file), chosen.today))
    if chosen.format == "json":
        print(json.dumps(plain_rows(todo, texts), ensure_ascii=False, indent=1))
    else:
        for line in task_lines(todo, texts):
            print(line)
    return GOOD


def _export(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import export_plan, group_named, person_named, read_checked
    from taito_planner.imports import revision_in

    checked = read_checked(Path(chosen.plan), chosen.today)
    group = group_named(checked.plan, chosen.group).id if chosen.group else None
    person = person_named(checked.plan, chosen.person).id if chosen.person else None
    within = _span(chosen.first_day, chosen.last_day)
    export_plan(
        checked,
        Path(chosen.out),
        texts,
        group=group,
        person=person,
        within=within,
        anonymous=chosen.anonymous,
        revision=revision_in(Path(chosen.plan), checked.plan),
    )
    print(texts("command.export.done", path=chosen.out))
    return GOOD


def _span(first_day: date | None, last_day: date | None) -> DaySpan | None:
    """The days from ``first_day`` to ``last_day``; an end left out is as far as days are known."""
    if first_day is None and last_day is None:
        return None
    first, last = first_day or FIRST_DAY_KNOWN, last_day or LAST_DAY_KNOWN
    if last < first:
        raise Refused("refused.end-before-start", first_day=first, last_day=last)
    return DaySpan(first, last)


def _import(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.imports import import_into_file

    plan, book = Path(chosen.plan), Path(chosen.book)
    for line in import_into_file(plan, book, texts, apply=chosen.apply, theirs=chosen.theirs):
        print(line)
    return GOOD


def _demo(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.commands import write_sample

    if chosen.without_display:
        from taito_planner.showcase import demo_without_display

        for line in demo_without_display(Path(chosen.without_display), texts):
            print(line)
        return GOOD
    out = Path(chosen.out or texts("command.demo.default-name"))
    write_sample(out)
    print(texts("command.demo.done", path=str(out)))
    return GOOD


def _screenshots(chosen: argparse.Namespace, texts: Texts) -> int:
    from taito_planner.showcase import write_scenes, write_screenshots

    if chosen.scale:
        write_scenes(Path(chosen.folder), chosen.scale)
        return GOOD
    for path in write_screenshots(Path(chosen.folder)):
        print(path)
    return GOOD


def _parser() -> argparse.ArgumentParser:
    texts = texts_for("fi")
    parser = argparse.ArgumentParser(prog="taito-planner", description=texts("command.about"))
    parser.add_argument("--version", action="version", version=f"Taito planner {__version__}")
    parser.add_argument("--self-test", action="store_true", help=texts("command.self-test.help"))
    commands = parser.add_subparsers(metavar="KOMENTO")

    def command(name: str, run: object) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=texts(f"command.{name}.help"))
        sub.set_defaults(run=run)
        sub.add_argument("--lang", choices=LANGUAGES, default="fi", help=texts("command.lang"))
        return sub

    opening = command("open", _open)
    opening.add_argument("plan", nargs="?", help=texts("command.plan"))
    opening.add_argument("--sample", action="store_true", help=texts("command.open.sample"))
    checking = command("check", _check)
    tasking = command("tasks", _tasks)
    for sub in (checking, tasking):
        sub.add_argument("file", help=texts("command.file"))
        sub.add_argument("--format", choices=("text", "json"), default="text")
    exporting = command("export", _export)
    exporting.add_argument("plan", help=texts("command.plan"))
    exporting.add_argument("out", help=texts("command.export.out"))
    exporting.add_argument("--group", help=texts("command.export.group"))
    exporting.add_argument("--person", help=texts("command.export.person"))
    for name, key in (("--from", "first_day"), ("--to", "last_day")):
        exporting.add_argument(
            name, dest=key, type=_iso_day, metavar="VVVV-KK-PP", help=texts(f"command.export.{key}")
        )
    exporting.add_argument("--anonymous", action="store_true", help=texts("command.export.anonymous"))
    for sub in (checking, tasking, exporting):
        sub.add_argument("--today", type=_iso_day, metavar="VVVV-KK-PP", help=texts("command.today"))
    importing = command("import", _import)
    importing.add_argument("plan", help=texts("command.plan"))
    importing.add_argument("book", help=texts("command.import.book"))
    importing.add_argument("--apply", action="store_true", help=texts("command.import.apply"))
    importing.add_argument("--theirs", action="store_true", help=texts("import-review.theirs-option"))
    demo = command("demo", _demo)
    demo.add_argument("out", nargs="?", help=texts("command.demo.out"))
    demo.add_argument("--without-display", metavar="KANSIO", help=texts("command.demo.without-display"))
    add_export_commands(command, _iso_day, texts)
    shooting = command("screenshots", _screenshots)
    shooting.add_argument("folder", help=texts("command.screenshots.folder"))
    shooting.add_argument("--scale", help=argparse.SUPPRESS)
    return parser


def _iso_day(text: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(text)
    raise argparse.ArgumentTypeError(texts_for("fi")("command.bad-day", text=text))
