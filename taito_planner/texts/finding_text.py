"""A finding in words: its sentence, its row for JSON and Excel, and the order of such rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from taito_planner.domain.ids import CustomerId, GroupId
from taito_planner.domain.model import DEFAULT_SERVICE, Customer, Plan
from taito_planner.domain.profile import Provenance, ServiceProfile
from taito_planner.domain.records import Acceptance
from taito_planner.domain.workdays import CLOSED, BlockPattern, Holiday
from taito_planner.rules.catalogue import RULE_BY_ID
from taito_planner.rules.finding import Finding
from taito_planner.rules.rule_settings import provenance_of
from taito_planner.texts.acceptance_text import acceptance_row
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.dates import EN_DASH, WEEKDAYS, short_day, weekday_text
from taito_planner.texts.holiday_text import holiday_name

OURS = ("general", "our reading")
"""How the source of a rule begins that no service has said."""
CAPITAL_HOLIDAYS = ("en",)
"""Languages that write holidays with a capital letter within a sentence."""


def sentence(finding: Finding, plan: Plan, texts: Texts) -> str:
    """What is wrong, with limit, actual and days over or left; hints after it; "tulkinta" where the reading
    is ours.
    """
    key = f"finding.{finding.rule}"
    facts = sentence_facts(finding, plan, texts)
    parts = [texts(f"{key}.{finding.variant}", **facts)]
    parts.extend(texts(f"{key}.hint.{hint}", **facts) for hint in finding.facts.get("hints", ()))
    text = ". ".join(parts)
    if RULE_BY_ID[finding.rule].is_interpretation:
        text = texts("finding.as-interpretation", sentence=text)
    return text


def sentence_facts(finding: Finding, plan: Plan, texts: Texts) -> dict[str, Any]:
    """What a sentence may name: ``on``, ``limit``, ``actual``, ``over``, the subjects' names and the rule's
    own facts.
    """
    facts: dict[str, Any] = {"on": finding.on, "limit": finding.limit, "actual": finding.actual}
    if finding.days_over is not None:
        facts["over"] = abs(finding.days_over)
    facts.update(names(finding, plan))
    facts.update(finding.facts)
    facts.pop("hints", None)
    facts.setdefault("count", facts.get("over", facts.get("left")))
    if "holidays" in facts:
        facts["holidays"] = holidays_text(facts["holidays"], texts)
    for said in ("was", "becomes"):
        if said in facts:
            facts[said] = certified_text(facts[said], texts)
    if "patterns" in facts:
        facts["patterns"] = patterns_text(facts["patterns"], texts)
    return facts


def holidays_text(holidays: Iterable[Holiday], texts: Texts) -> str:
    """``loppiainen (ti 6.1.), talon suljettu aika ”kesäloma” (ke 7.1.–to 8.1.)``, as within a sentence."""
    named = []
    for name, days in groupby(holidays, lambda holiday: _name_within(holiday, texts)):
        first, *rest = [f"{weekday_text(day.on, texts.language)} {short_day(day.on)}" for day in days]
        named.append(f"{name} ({first}{EN_DASH}{rest[-1]})" if rest else f"{name} ({first})")
    return ", ".join(named)


def _name_within(holiday: Holiday, texts: Texts) -> str:
    if holiday.key == CLOSED:
        return texts("finding.closed-for" if holiday.reason else "finding.closed", reason=holiday.reason)
    name = holiday_name(holiday, texts)
    return name if texts.language in CAPITAL_HOLIDAYS else name[:1].lower() + name[1:]


def certified_text(said: Iterable[tuple[str, str]], texts: Texts) -> str:
    """What a certificate says of a day, from (kind, cause): ``sairauspoissaolo, oma tauko``."""
    words = []
    for kind, cause in said:
        key = f"certified.{kind}.{cause}" if kind in ("absence", "pause") else f"certified.{kind}"
        if kind == "flex-day" and cause:
            words.append(texts("certified.flex-ground", ground=cause))
        else:
            words.append(texts(key) if key in texts else cause)  # a plan of another version may know other causes
    return ", ".join(filter(None, words)) or texts("certified.nothing")


def patterns_text(patterns: Iterable[BlockPattern], texts: Texts) -> str:
    """``ma–to tai ti–pe``"""
    days = WEEKDAYS[texts.language]
    spans = [f"{days[p.first_weekday]}{EN_DASH}{days[p.last_weekday % len(days)]}" for p in patterns]
    return f" {texts('finding.or')} ".join(spans)


def names(finding: Finding, plan: Plan) -> dict[str, str | None]:
    """The names of the finding's group, customer and staff member, None where it has none."""
    group = plan.group_by_id.get(finding.group) if finding.group else None
    customer = _customer(plan, finding.customer, finding.group) if finding.customer else None
    member = plan.staff_by_id.get(finding.staff) if finding.staff else None
    return {
        "group": group.name if group else None,
        "customer": customer.name if customer else None,
        "staff": member.name if member else None,
    }


def _customer(plan: Plan, customer_id: CustomerId, group_id: GroupId | None) -> Customer | None:
    group = plan.group_by_id.get(group_id) if group_id else None
    among = group.customers if group else plan.loose_customers
    return next((customer for customer in among if customer.id == customer_id), None)


def row(
    finding: Finding,
    plan: Plan,
    texts: Texts,
    acceptance: Acceptance | None = None,
    profiles: Mapping[str, ServiceProfile] | None = None,
) -> dict[str, Any]:
    """The finding as JSON and Excel have it: names instead of ids, days as ISO text, numbers as numbers.

    ``accepted`` is None or who accepted it, when and why. Without ``profiles`` the source is that of Taito.
    """
    return {
        "rule": finding.rule,
        "severity": finding.severity.key,
        **names(finding, plan),
        "date": _plain(finding.on),
        "limit": _plain(finding.limit),
        "actual": _plain(finding.actual),
        "accepted": acceptance_row(acceptance),
        "message": sentence(finding, plan, texts),
        "source": source(finding.rule, texts, profile_of(finding, plan, profiles or {})),
    }


def profile_of(finding: Finding, plan: Plan, profiles: Mapping[str, ServiceProfile]) -> ServiceProfile | None:
    """The profile of the finding's group; of the default service where it names none."""
    group = plan.group_by_id.get(finding.group) if finding.group else None
    return profiles.get(group.service if group else DEFAULT_SERVICE)


def rule_name(rule_id: str, texts: Texts, profile: ServiceProfile | None = None) -> str:
    """The short name of a rule: ``Ryhmäjakso 3 kk:ssa``; without Taito's numbers for another service."""
    key = f"other-service.name.{rule_id}"
    return texts(key if _is_other(profile) and key in texts else f"rule.{rule_id}.name")


def source(rule_id: str, texts: Texts, profile: ServiceProfile | None = None) -> str:
    """Where the rule comes from, with its quote: ``Kelan kalvot: ”…”``.

    For another service than Taito the sources of the values that its profile measures by; a rule that measures by
    none says whose source it quotes.
    """
    of_taito = texts(f"rule.{rule_id}.source")
    if profile is None or not _is_other(profile):
        return of_taito
    values = dict.fromkeys(_value_source(value, texts) for value in provenance_of(rule_id, profile).values())
    if values or RULE_BY_ID[rule_id].source.startswith(OURS):
        return "; ".join(values) or of_taito
    return texts("other-service.source-of-taito", source=of_taito)


def _value_source(value: Provenance, texts: Texts) -> str:
    if not value.quote:
        return value.source
    return texts("other-service.source-with-quote", source=value.source, quote=value.quote)


def _is_other(profile: ServiceProfile | None) -> bool:
    return profile is not None and profile.id != DEFAULT_SERVICE


def in_json_order(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """By date (none last), rule, group, customer and staff (none first); names as the plan writes them."""
    return sorted(findings, key=lambda finding: _order(finding, names(finding, plan)))


def _order(finding: Finding, named: Mapping[str, str | None]) -> tuple[Any, ...]:
    subjects = (named["group"] or "", named["customer"] or "", named["staff"] or "")
    return finding.on is None, finding.on or date.min, finding.rule, *subjects, finding.part


def _plain(value: date | int | float | None) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value
