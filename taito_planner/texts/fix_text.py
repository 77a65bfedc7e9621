"""A fix in words: what it does, and what comes of it; and what a move costs, for the hint card and the inspector."""

from collections import Counter
from collections.abc import Iterable

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Plan
from taito_planner.rules.comparison import Comparison
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.fix import Fix
from taito_planner.texts.catalogue import Texts

NAMES_SHOWN = 3
CostLine = tuple[str, str]
"""(what is to be done and how often, the names of those it is about)"""


def fix_sentence(fix: Fix, texts: Texts) -> str:
    """``Siirrä jakso 1 viikolle 4 (ti–pe 20.–23.1.2026)``"""
    return texts(f"fix.{fix.kind}", **fix.facts)


def fix_effects(fix: Fix, texts: Texts) -> str:
    """``poistaa 1 virheen · 7 asiakasta siirtyy · 1 uusi huomautus``"""
    parts = _counted(fix.cleared, "cleared", texts)
    if fix.only_lowers:
        now = next((f for f in fix.comparison.now if f.key == fix.finding.key), None)
        parts[:0] = [texts(f"fix.effect.milder-{now.severity.key}")] if now else []
    return " · ".join([*parts, *cost_words(fix.comparison, texts), *_counted(fix.appeared, "new", texts)])


def cost_words(comparison: Comparison, texts: Texts) -> list[str]:
    """``7 asiakasta siirtyy``, ``6 todistusta vanhenee``, ``1 ilmoitus Kelaan`` and so on: what there is."""
    cost = comparison.cost
    counts = (
        ("customers", len(cost.customers)),
        ("stale", len(cost.stale_certificates)),
        ("kela", cost.kela_notices),
    )
    words = [texts(f"cost.{name}", count=count) for name, count in counts if count]
    if cost.on_leave:
        people = comparison.plan.staff_by_id
        words.append(texts("cost.leave", people=", ".join(people[one].name for one in cost.on_leave if one in people)))
    return words


def cost_lines(comparison: Comparison, texts: Texts) -> list[CostLine]:
    """What is to be done because of the step, each with whom it is about; nothing for a step that moves nobody."""
    cost, plan = comparison.cost, comparison.plan
    about: tuple[tuple[str, int, Iterable[EntityId]], ...] = (
        ("stale", len(cost.stale_certificates), cost.stale_certificates),
        ("kela", cost.kela_notices, (*cost.deferred_groups, *cost.stale_certificates)),
        ("customers", len(cost.customers), cost.customers),
        ("leave", len(cost.on_leave), cost.on_leave),
    )
    return [
        (texts(f"cost.line.{name}", count=count), _names(ids, plan, texts)) for name, count, ids in about if count
    ]


def _counted(findings: Iterable[Finding], word: str, texts: Texts) -> list[str]:
    counts = Counter(finding.severity for finding in findings)
    return [
        texts(f"fix.effect.{word}-{severity.key}", count=counts[severity])
        for severity in sorted(Severity, reverse=True)
        if counts[severity]
    ]


def _names(ids: Iterable[EntityId], plan: Plan, texts: Texts) -> str:
    about = tuple(ids)
    shown = ", ".join(found.entity.name for one in about[:NAMES_SHOWN] if (found := locate(plan, one)))
    more = len(about) - NAMES_SHOWN
    return texts("cost.line.rest", names=shown, count=more) if more > 0 else shown
