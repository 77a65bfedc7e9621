"""Measures the timeline on a large plan: one JSON line. Every step is an event of the widget, ended when
painted.

python tests/bench/timeline.py --groups 300
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from taito_planner.domain.days import monday_of
from taito_planner.domain.entities import in_order
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import (
    Block,
    BlockKind,
    Customer,
    Group,
    Leave,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.session.document import PlanDocument
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.style import ThemeChoice, apply_theme
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline import Timeline

AS_OF = date(2025, 10, 24)
SIZE = (1600, 900)
STEPS = 120


def made_plan(group_count: int) -> Plan:
    """Groups that begin week after week around the as-of day: 9 lanes and about 70 bars each."""
    staff = [StaffMember(new_id(), f"Ohjaaja {n}", "ohjaaja") for n in range(max(4, group_count // 4))]
    groups = [_group(n, staff) for n in range(group_count)]
    resting = [_with_leave(n, member) for n, member in enumerate(staff)]
    return Plan(in_order(groups), (), in_order(resting), finnish_calendar())


def _with_leave(n: int, member: StaffMember) -> StaffMember:
    first = AS_OF + timedelta(days=n * 11 % 300)
    leave = Leave(new_id(), first, first + timedelta(days=13))
    return StaffMember(member.id, member.name, member.role, leaves=(leave,))


def _group(n: int, staff: list[StaffMember]) -> Group:
    start = monday_of(AS_OF) + timedelta(weeks=n * 7 % 60 - 30)
    leaders = (staff[n % len(staff)].id, staff[(n * 3 + 1) % len(staff)].id)
    blocks = [
        Block(new_id(), start + timedelta(weeks=w), start + timedelta(weeks=w, days=3)) for w in (0, 3, 6)
    ]
    for week in (20, 30, 40, 50, 56):
        day = start + timedelta(weeks=week, days=2)
        blocks.append(Block(new_id(), day, day, BlockKind.GROUP_DAYS))
    customers = [_customer(n * 8 + i, start, leaders) for i in range(8)]
    return Group(
        new_id(),
        f"Oulu {n + 1}/2025",
        8,
        leaders=leaders,
        blocks=in_order(blocks),
        customers=in_order(customers),
    )


def _customer(n: int, start: date, leaders: tuple[str, ...]) -> Customer:
    given = start - timedelta(days=60 + n % 20)
    visits = [Visit(new_id(), start - timedelta(days=7 * k + n % 5 + 3), VisitKind.START) for k in range(3)]
    visits += [
        Visit(new_id(), start + timedelta(weeks=9 + 9 * k, days=n % 5), VisitKind.SESSION) for k in range(4)
    ]
    first = start + timedelta(weeks=10 + n % 4)
    training = Training(new_id(), first, first + timedelta(weeks=13))
    return Customer(
        new_id(),
        f"A-{n + 1001}",
        given,
        given + timedelta(days=3),
        instructor=leaders[n % 2],
        visits=in_order(visits),
        trainings=(training,),
    )


class Bench:
    """One timeline in a window, stepped by events."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        file = PlanFile.create(folder / "bench.taito", plan)
        self.document = PlanDocument(file, load_profiles(), today=lambda: AS_OF)
        texts = texts_for("fi")
        begin = time.perf_counter()
        self.view = Timeline(self.document, texts, LIGHT)
        self.view.resize(*SIZE)
        self.view.show()
        self.paint()
        self.first_paint = (time.perf_counter() - begin) * 1000

    def paint(self) -> None:
        """Lets everything that waits be painted."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def timed(self, steps: int, step: Callable[[int], None]) -> list[float]:
        taken = []
        for i in range(steps):
            begin = time.perf_counter()
            step(i)
            self.paint()
            taken.append((time.perf_counter() - begin) * 1000)
        taken.sort()
        return [round(taken[len(taken) // 2], 2), round(taken[int(len(taken) * 0.95)], 2)]

    def wheel(
        self, dx: int, dy: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        viewport = self.view.viewport()
        at = QPointF(900, 400)
        event = QWheelEvent(
            at, viewport.mapToGlobal(at), QPoint(), QPoint(dx, dy), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)

    def mouse(self, kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton) -> None:
        viewport = self.view.viewport()
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, modifiers)
        QApplication.sendEvent(viewport, event)

    def drag(self) -> list[float]:
        """Drags a block over the weeks in sight, a day's width at a time."""
        group = next(
            g
            for g in self.document.plan.groups[len(self.document.plan.groups) // 2 :]
            if g.blocks[0].first_day > AS_OF
        )
        block = group.opening_blocks[0]
        self.view.show_item(block.id)
        self.paint()
        found = self.view.stage.find_bar(block.id)
        assert found is not None
        frame = self.view.stage.frame()
        place = frame.place_of(found[0].key)
        assert place is not None
        start = frame.bar_rect(*found, frame.row_rect(*place)).center()
        self.mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        self.mouse(QEvent.Type.MouseMove, start + QPointF(20, 0), Qt.MouseButton.LeftButton)
        self.paint()

        def step(i: int) -> None:
            to = start + QPointF(-200 + (i * 6) % 500, 0)
            self.mouse(QEvent.Type.MouseMove, to, Qt.MouseButton.LeftButton)

        taken = self.timed(STEPS, step)
        self.view._pointer.cancel()
        self.paint()
        return taken

    def edit(self) -> list[float]:
        """Moves the selected block a week on and back by key: checked, stored and shown."""

        def step(i: int) -> None:
            key = Qt.Key.Key_Right if i % 2 == 0 else Qt.Key.Key_Left
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.AltModifier)
            QApplication.sendEvent(self.view, event)

        return self.timed(40, step)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    count = parser.parse_args().groups
    app = QApplication([])
    app.setStyle("Fusion")
    apply_theme(app, LIGHT, ThemeChoice.LIGHT)
    plan = made_plan(count)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(plan, Path(folder))
        control = Qt.KeyboardModifier.ControlModifier
        bars = sum(
            len(g.blocks) + sum(len(c.visits) + len(c.trainings) for c in g.customers) for g in plan.groups
        )
        figures = {
            "groups": count,
            "lanes": sum(1 + len(g.customers) for g in plan.groups),
            "bars": bars,
            "first_paint_ms": round(bench.first_paint, 1),
            "pan": bench.timed(STEPS, lambda i: bench.wheel(-60 if i % 80 < 40 else 60, 0)),
            "scroll": bench.timed(STEPS, lambda i: bench.wheel(0, -120)),
            "zoom": bench.timed(STEPS, lambda i: bench.wheel(0, 60 if i % 20 < 10 else -60, control)),
            "drag": bench.drag(),
            "edit": bench.edit(),
            "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(json.dumps(figures))
        bench.view.close()
        bench.document.file.close()
    del app


if __name__ == "__main__":
    main()
