"""Whatever the plan: an offered fix helps, harms nothing, leaves the past alone, and is undone exactly.

Everything is read anew from a full check, not from what the search itself compared.
"""

from datetime import date, datetime
from random import Random
from typing import Any

import pytest

from taito_planner.domain.changes import Change, diff
from taito_planner.domain.changes import apply as apply_edits
from taito_planner.domain.edits import apply
from taito_planner.domain.entities import bare, walk
from taito_planner.domain.model import Plan
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.storage.profiles import load_profiles
from taito_planner.suggest import fixes
from tests.rules.random_plans import RandomPlan

PROFILES = load_profiles()
TODAY = date(2025, 12, 1)


def worst(checked: Checked) -> dict[tuple[str, ...], Severity]:
    found: dict[tuple[str, ...], Severity] = {}
    for finding in checked.open_findings:
        found[finding.key] = max(finding.severity, found.get(finding.key, Severity.NOTICE))
    return found


def past(plan: Plan) -> dict[str, Any]:
    """The days before today of everything that has days."""
    found = {}
    for _, entity in walk(plan):
        own = bare(entity)
        first = getattr(own, "first_day", None) or getattr(own, "on", None)
        last = getattr(own, "last_day", None) or first
        if first is not None and first < TODAY:
            found[own.id] = first, min(last, TODAY)
    return found


def check_fix(before: Checked, finding: Finding, after: Plan) -> None:
    now, then = worst(check(after, PROFILES, TODAY)), worst(before)
    assert now.get(finding.key, 0) < finding.severity
    for key, severity in now.items():
        if severity > then.get(key, 0) and key != finding.key:
            assert severity < finding.severity, (finding.rule, key)
            assert severity is not Severity.ERROR
    assert past(after) == past(before.plan)


@pytest.mark.parametrize("seed", range(40))
def test_every_offered_fix_helps_harms_nothing_and_is_undone_exactly(seed: int) -> None:
    before = check(RandomPlan(Random(seed)).plan(), PROFILES, TODAY)
    for finding in before.open_findings:
        for fix in fixes(before, finding):
            after = apply(fix.intent, before.plan, PROFILES)
            check_fix(before, finding, after)
            change = Change(diff(before.plan, after), fix.label, "", datetime(2025, 12, 1))
            assert apply_edits(change.inverse().edits, after) == before.plan
