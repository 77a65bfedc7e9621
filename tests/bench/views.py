"""Measures the views beside the timeline and printing: ``python tests/bench/views.py --groups 300``.

Prints one JSON line. ``refresh``, ``scroll`` and ``edit`` are [p50, p95] in milliseconds of the overview in a real
window offscreen, each until the frame is painted; ``pdf`` is the timeline's half year as vector pages.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from taito_planner.app import make_application, window_services
from taito_planner.domain.intents import MoveBlock
from taito_planner.session.document import PlanDocument
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.printing.output import write_pdf
from taito_planner.ui.printing.paper import A3
from tests.bench.timeline import AS_OF, made_plan

STEPS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    count = parser.parse_args().groups
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        texts = texts_for("fi")
        file = PlanFile.create(Path(folder) / "plan.taito", made_plan(count), as_of=AS_OF)
        document = PlanDocument(file, load_profiles())
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(document, window_services(document, texts), texts, settings)
        window.resize(1600, 900)
        window.show()
        QApplication.processEvents()
        print(json.dumps(_measured(window, document, count, Path(folder))))
        window.close()
        file.close()


def _measured(window: MainWindow, document: PlanDocument, count: int, folder: Path) -> dict[str, object]:
    views = window.parts.views
    show_ms = _ms(lambda: views.show("overview"))
    overview = views.view
    bar = overview.groups.verticalScrollBar()
    weeks = overview.load.horizontalScrollBar()
    block = document.plan.groups[count // 2].opening_blocks[0]
    found: dict[str, object] = {"groups": count, "show_ms": show_ms}
    found["scroll"] = _steps(lambda n: bar.setValue(n * 90))
    found["weeks"] = _steps(lambda n: weeks.setValue(n * 60))
    week = timedelta(weeks=1)
    found["edit"] = _steps(lambda n: document.submit(MoveBlock(block.id, block.first_day + week * (n % 2 + 1))), 20)
    views.show("history")
    found["history_edit"] = _steps(
        lambda n: document.submit(MoveBlock(block.id, block.first_day + week * (n % 2 + 3))), 20
    )
    began = time.perf_counter()
    job = window.prints.job(A3, view="timeline")
    write_pdf(folder / "a.pdf", job)
    found |= {"pages": job.page_count, "pdf_s": round(time.perf_counter() - began, 1)}
    found["pdf_mib"] = round((folder / "a.pdf").stat().st_size / 2**20, 1)
    return found


def _ms(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    QApplication.processEvents()
    return round((time.perf_counter() - began) * 1000, 1)


def _steps(step: Callable[[int], object], count: int = STEPS) -> list[float]:
    taken = sorted(_ms(lambda n=n: step(n)) for n in range(count))
    return [taken[len(taken) // 2], taken[int(len(taken) * 0.95)]]


if __name__ == "__main__":
    main()
