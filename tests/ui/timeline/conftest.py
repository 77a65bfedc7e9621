"""The plan that most window tests of the timeline use, and a window on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taito_planner.domain.model import Plan
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit
from tests.ui.timeline.windows import Driver


def oulu_plan() -> Plan:
    """Oulu 1/2026 with three blocks over the turn of the year, and Lahti 1/2026 beside it."""
    oulu = group(
        "Oulu 1/2026",
        id="a-oulu",
        leaders=("petri", "katri"),
        blocks=[
            block("2025-12-15", id="b1"),
            block("2026-01-26", id="b2"),
            block("2026-02-17", id="b3"),
            group_days("2026-03-10", 2, id="days"),
        ],
        customers=[
            customer("A-1061", "2025-10-27", id="c1", visits=[start_visit("2025-11-12", id="v1"),
                                                              start_visit("2025-12-02", id="v2"),
                                                              session("2026-02-26", id="s1")]),
            customer("A-1063", "2025-10-28", id="c2", visits=[start_visit("2025-11-18", id="v3")]),
        ],
    )  # fmt: skip
    lahti = group("Lahti 1/2026", id="b-lahti", blocks=[block("2026-01-13", id="lahti-1")],
                  customers=[customer("B-2011", "2025-10-02", id="c3")])  # fmt: skip
    people = [
        staff("Petri Mäki", ("2025-12-17", "2025-12-31"), id="petri", role="psykologi"),
        staff("Katri Oja", ("2026-01-07", "2026-01-09"), id="katri", role="ohjaaja"),
    ]
    return plan(oulu, lahti, staff=people, loose_customers=[customer("C-1", id="c9", given=str(d("2025-11-10")))])


@pytest.fixture
def make_driver(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Plan], Driver]]:
    """A window on a plan of the test's own."""
    made: list[Driver] = []

    def make(plan: Plan) -> Driver:
        made.append(Driver(plan, tmp_path))
        qtbot.addWidget(made[-1].view)
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def driver(tmp_path: Path, qtbot: QtBot) -> Iterator[Driver]:
    made = Driver(oulu_plan(), tmp_path)
    qtbot.addWidget(made.view)
    yield made
    made.close()
