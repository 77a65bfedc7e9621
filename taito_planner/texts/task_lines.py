"""The open tasks as the command line prints them: lines of text, or rows for JSON."""

from collections.abc import Iterator
from typing import Any

from taito_planner.rules.todo import Todo
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.task_text import TaskRow, sentence, task_rows


def task_lines(todo: Todo, texts: Texts) -> Iterator[str]:
    """The day of looking, the tasks under their sections, and their number."""
    yield texts("command.check.as-of", day=todo.as_of)
    section, rows = "", task_rows(todo, texts)
    for row in rows:
        if row.section != section:
            section = row.section
            yield texts(f"todo.section.{section}")
        about = " · ".join(part for part in (row.group, row.subject) if part)
        who = f" ({', '.join(row.who_names)})" if row.who_names else ""
        yield f"  {row.due_on}  {about}: {sentence(row, texts)}, {row.time}{who}"
    yield texts("todo.count.open", count=len(rows))


def plain_rows(todo: Todo, texts: Texts) -> list[dict[str, Any]]:
    """The tasks by due day: days as ISO text, the state by its key and in words."""
    return [_plain(row, texts) for row in task_rows(todo, texts)]


def _plain(row: TaskRow, texts: Texts) -> dict[str, Any]:
    return {
        "key": row.key,
        "kind": row.kind.value,
        "due": row.due_on.isoformat() if row.due_on else None,
        "state": row.state,
        "task": row.name,
        "customer": row.subject if row.subject != texts("task.whole-group") else None,
        "group": row.group or None,
        "who": list(row.who_names),
        "message": sentence(row, texts),
        "time": row.time,
    }
