"""What is past is never moved, whatever a candidate asks for."""

import pytest

from taito_planner.domain.edits import apply
from taito_planner.domain.intents import AddVisit, Intent, MoveBlock, MoveVisit, Put, Remove
from taito_planner.domain.model import Training
from taito_planner.rules.checker import check
from taito_planner.storage.profiles import load_profiles
from taito_planner.suggest.case import Candidate, Case
from taito_planner.suggest.trial import moves_past, tried
from tests.builders import block, d, plan, start_visit
from tests.suggest.cases import TODAY, blocks, usual, visited

PROFILES = load_profiles()
TRAINING = Training("t", d("2025-11-03"), d("2026-01-30"))
MADE = plan(
    usual(
        visited(visits=(start_visit("2025-11-12", id="past"), start_visit("2025-12-02", id="later")),
                trainings=(TRAINING,), id="c"),
        blocks=(block("2025-10-27", id="b0"), *blocks("2025-12-15", "2026-01-26")),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("intent", "is_past"),
    [
        (MoveBlock("b0", d("2025-12-01")), True),
        (MoveBlock("b1", d("2025-11-17")), True),
        (MoveBlock("b1", d("2025-12-08")), False),
        (MoveVisit("past", d("2025-12-01")), True),
        (MoveVisit("later", d("2025-11-18")), True),
        (MoveVisit("later", d("2025-11-19")), False),
        (AddVisit("c", d("2025-11-18")), True),
        (AddVisit("c", d("2025-11-19")), False),
        (Remove("past"), True),
        (Remove("later"), False),
        (Put(Training("t", d("2025-11-03"), d("2026-02-27")), "c"), False),
        (Put(Training("t", d("2025-11-03"), d("2025-11-18")), "c"), True),
        (Put(Training("t", d("2025-11-04"), d("2026-01-30")), "c"), True),
    ],
)
def test_days_before_today_stay_what_they_are(intent: Intent, is_past: bool) -> None:
    assert moves_past(MADE, apply(intent, MADE, PROFILES), TODAY) is is_past


def test_a_candidate_that_moves_the_past_is_no_fix_even_where_it_would_help() -> None:
    checked = check(plan(usual(visited(), blocks=(block("2025-11-18", 3, id="b0"),))), PROFILES, TODAY)
    finding = next(f for f in checked.findings if f.rule == "block-shape")
    assert tried(Candidate("move-block", MoveBlock("b0", d("2025-12-01"))), Case(checked, finding)) is None


def test_a_candidate_without_meaning_is_no_fix() -> None:
    checked = check(MADE, PROFILES, TODAY)
    gone = Candidate("move-block", MoveBlock("gone", d("2025-12-01")))
    assert tried(gone, Case(checked, checked.findings[0])) is None
