"""Tries a candidate on the plan: what is past stays, the finding must go or become milder, nothing worse may come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from taito_planner.domain.changes import diff
from taito_planner.domain.edits import apply
from taito_planner.domain.model import Plan
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.checker import Checked
from taito_planner.rules.comparison import Comparison
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.fix import Fix
from taito_planner.suggest.case import Candidate, Case

_GAUGES = {"runs-past-contract", "span-long-customer", "span-long-group", "span-long-service"}
"""Rules whose amount moves with anything that is planned later: adding what is missing must not count as harm."""


def tried(candidate: Candidate, case: Case) -> Fix | None:
    """The candidate as a fix; None where it has no meaning, moves what is past, does not help or harms."""
    checked = case.checked
    try:
        after = apply(candidate.intent, case.plan, checked.profiles)
    except IntentRefused:
        return None
    if after is case.plan or moves_past(case.plan, after, case.today):
        return None
    now = checked.recheck(after)
    if _remains(case.finding, now):  # the usual end of a trial, known before the plans are compared
        return None
    comparison = Comparison(checked, now)
    if not _was_open(case.finding, comparison) or _harms(case.finding, comparison):
        return None
    return Fix(case.finding, candidate.kind, candidate.intent, comparison, candidate.facts)


def moves_past(before: Plan, after: Plan, today: date) -> bool:
    """Whether days before ``today`` are others in ``after``: something moved out of or into the past, added or gone."""
    return any(_differ(_days(edit.before), _days(edit.after), today) for edit in diff(before, after))


def _differ(old: tuple[date, date] | None, new: tuple[date, date] | None, today: date) -> bool:
    if old == new:
        return False
    if old is None or new is None:
        return (old or new or (today, today))[0] < today
    first_moved, last_moved = old[0] != new[0], old[1] != new[1]
    return (first_moved and min(old[0], new[0]) < today) or (last_moved and min(old[1], new[1]) < today)


def _days(entity: Any) -> tuple[date, date] | None:
    first = getattr(entity, "first_day", None) or getattr(entity, "on", None)
    return (first, getattr(entity, "last_day", None) or first) if first else None


def _remains(finding: Finding, checked: Checked) -> bool:
    """Whether the finding is neither gone nor milder than before."""
    still = (other for other in _beside(finding, checked) if other.key == finding.key)
    return any(other.severity >= finding.severity for other in checked.acceptances.open(still))


def _beside(finding: Finding, checked: Checked) -> Iterable[Finding]:
    """The findings among which ``finding`` would be: of its person, group or loose customer; else all."""
    if finding.staff is not None:
        return checked.staff_findings.get(finding.staff, ())
    part = checked.parts.get(finding.group or finding.customer or "")
    return part.findings if part else checked.findings


def _was_open(finding: Finding, comparison: Comparison) -> bool:
    return any(other.key == finding.key for other in comparison.then)


def _harms(finding: Finding, comparison: Comparison) -> bool:
    """Whether an error, or anything as grave as the cured finding, is new or worse than it was."""
    grave = min(finding.severity, Severity.ERROR)
    was = {old.key: old for old in comparison.then}
    return any(new.severity >= grave and _is_worse(new, was.get(new.key)) for new in _others(finding, comparison.now))


def _others(finding: Finding, findings: Iterable[Finding]) -> Iterable[Finding]:
    return (other for other in findings if other.key != finding.key)


def _is_worse(new: Finding, old: Finding | None) -> bool:
    """New, graver, or further over its limit; of what measures a whole plan only the severity counts."""
    if old is None or new.severity > old.severity:
        return True
    if new.severity < old.severity or new.rule in _GAUGES:
        return False
    return _amount_over(new) > _amount_over(old)


def _amount_over(finding: Finding) -> float:
    if finding.days_over is not None:
        return max(finding.days_over, -finding.days_over) if finding.days_over else 0
    if isinstance(finding.actual, int | float) and isinstance(finding.limit, int | float):
        return abs(finding.actual - finding.limit)
    return float(finding.actual) if isinstance(finding.actual, int | float) else 0.0
