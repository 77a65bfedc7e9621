"""What goes along with a moved block keeps off the days on which the service's house is closed; training does not."""

from dataclasses import replace

import pytest

from taito_planner.domain.edits import apply
from taito_planner.domain.intents import MoveBlockAndRest
from taito_planner.domain.model import Plan, Training
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.records import Closure
from tests.builders import block, customer, d, group, plan, session
from tests.random_plans import PROFILES

WEEK = Closure("week", d("2026-02-09"), d("2026-02-13"), "remontti")
HARD = {"taito": replace(PROFILES["taito"], closures="error")}


def moved(profiles: dict[str, ServiceProfile]) -> Plan:
    person = customer(
        "A-1",
        visits=[session("2026-02-04", id="visit")],
        trainings=[Training("training", d("2026-02-03"), d("2026-02-05"))],
    )
    before = plan(
        group(blocks=[block("2026-01-12", id="one"), block("2026-02-02", id="two")], customers=[person]),
        closures=(WEEK,),
    )
    return apply(MoveBlockAndRest("one", d("2026-01-19"), d("2025-12-01")), before, profiles)


@pytest.mark.parametrize(
    ("profiles", "second", "visit"),
    [(PROFILES, "2026-02-09", "2026-02-11"), (HARD, "2026-02-03", "2026-02-06")],
    ids=["warns", "forbidden"],
)
def test_the_rest_of_a_plan_goes_to_days_that_the_service_may_use(
    profiles: dict[str, ServiceProfile], second: str, visit: str
) -> None:
    after = moved(profiles).groups[0]
    assert after.opening_blocks[1].first_day == d(second)
    assert after.customers[0].visits[0].on == d(visit)


def test_training_is_elsewhere_and_goes_along_into_closed_days() -> None:
    training = moved(HARD).groups[0].customers[0].trainings[0]
    assert (training.first_day, training.last_day) == (d("2026-02-10"), d("2026-02-12"))
