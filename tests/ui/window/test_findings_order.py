"""The order of the findings kept up edit by edit is the order worked out from the ground."""

from datetime import datetime
from random import Random

from hypothesis import given, settings

from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Intent
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Severity
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.findings_order import FindingsInOrder, reading_order
from tests.random_plans import FIRST, random_intent, random_plan, random_sources

ALL = set(Severity)
AT = datetime(2026, 11, 24, 9, 30)


def any_intent(rng: Random, checked: Checked) -> Intent:
    """An edit of the plan, or some of its findings accepted."""
    if not checked.findings or rng.random() < 0.6:
        return random_intent(rng, checked.plan)
    some = rng.sample(checked.findings, min(3, len(checked.findings)))
    return accept(some, "sovittu", "Aino", AT, checked.acceptances)


@given(random_sources)
@settings(max_examples=60, deadline=None)
def test_after_any_edits_the_list_is_as_if_made_anew(rng: Random) -> None:
    profiles = load_profiles()
    checked = check(random_plan(rng), profiles, FIRST)
    kept = FindingsInOrder()
    kept.update(checked)
    for _ in range(5):
        try:
            checked = checked.recheck(apply(any_intent(rng, checked), checked.plan, profiles))
        except IntentRefused:
            continue
        kept.update(checked)
        anew = FindingsInOrder()
        anew.update(checked)
        shown = kept.shown(ALL, True)
        assert list(map(reading_order, shown)) == list(map(reading_order, anew.shown(ALL, True)))
        assert set(map(id, shown)) == set(map(id, anew.shown(ALL, True)))
        assert kept.counts(False) == anew.counts(False)
        assert kept.accepted(ALL, True) == anew.accepted(ALL, True)
        assert kept.past_count == anew.past_count
