"""Measures the to-do list: building it, its badge and its view after an edit. Prints one JSON line.

    .venv/bin/python tests/bench/tasks.py --groups 300
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from taito_planner.commands import sample_plan
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import MoveVisit
from taito_planner.rules.checker import Checked
from taito_planner.rules.todo import todo_for
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.todo import TodoView
from tests.bench.rules import AS_OF, copied


def milliseconds(began: float) -> float:
    return (perf_counter() - began) * 1000


def percentiles(taken: list[float]) -> list[float]:
    return [round(statistics.median(taken), 2), round(statistics.quantiles(taken, n=20)[-1], 2)]


def edits_of(checked: Checked, count: int) -> list[MoveVisit]:
    visits = [v for g in checked.plan.groups for c in g.customers for v in c.visits[:1]]
    return [MoveVisit(visit.id, AS_OF) for visit in visits[:: max(1, len(visits) // count)][:count]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=int, default=300)
    groups = parser.parse_args().groups
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        file = PlanFile.create(Path(folder) / "plan.taito", copied(sample_plan(), groups), as_of=AS_OF)
        document = PlanDocument(file, load_profiles())
        began = perf_counter()
        todo = todo_for(document.checked)
        built, began = milliseconds(began), perf_counter()
        settings = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        view = TodoView(document, texts_for("fi"), LIGHT, settings)
        view.resize(1600, 900)
        view.show()
        view.refresh()
        shown = milliseconds(began)
        checked, badge, refresh = document.checked, [], []
        for intent in edits_of(checked, 60):
            checked = checked.recheck(apply(intent, checked.plan, checked.profiles))
            began = perf_counter()
            todo = todo_for(checked, todo)
            todo.urgent_count()
            badge.append(milliseconds(began))
            document.checked = checked
            began = perf_counter()
            view.refresh()
            refresh.append(milliseconds(began))
            application.processEvents()
        figures = {
            "groups": groups, "open": len(todo.open), "build_ms": round(built, 1), "first_view_ms": round(shown, 1),
            "badge_ms": percentiles(badge), "refresh_ms": percentiles(refresh),
        }  # fmt: skip
        view.close()
        file.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
