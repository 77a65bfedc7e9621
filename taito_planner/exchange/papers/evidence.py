"""The evidence pack of one group: how each rule was kept, what was accepted and why, what was given, what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.exchange.papers.kept_rules import standing_of
from taito_planner.rules.catalogue import RULES
from taito_planner.rules.checker import Checked
from taito_planner.rules.countdown import Countdown
from taito_planner.rules.countdowns import countdowns
from taito_planner.rules.finding import Finding
from taito_planner.rules.rule import Scope
from taito_planner.rules.rule_settings import is_off
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.texts import Texts
from taito_planner.texts.acceptance_text import acceptance_text
from taito_planner.texts.countdown_text import clock_name, countdown_text, left_text
from taito_planner.texts.dates import day_text, span_text, time_text, weekday_day
from taito_planner.texts.explanation import explain
from taito_planner.texts.finding_text import rule_name, source
from taito_planner.texts.paper import Facts, Heading, Line, Paper, Part, Table, safe_stem


@dataclass(frozen=True, slots=True)
class PastStep:
    """One line of the group's history: when, who, and what in words."""

    at: datetime
    who: str
    sentence: str


def evidence_paper(
    checked: Checked, group_id: GroupId, history: Iterable[PastStep], made_at: datetime, texts: Texts
) -> Paper:
    """The pack for ``group_id`` as of the checked plan's day; ``history`` is given newest first.

    KeyError for a group that is not in the plan.
    """
    group = checked.plan.group_by_id[group_id]
    profile = checked.profiles[group.service]
    subject = GroupSubject(group, profile, Situation(checked.plan, checked.profiles, checked.as_of))
    findings = checked.findings_by_group.get(group_id, ())
    parts = chain(
        (Facts(tuple(_facts(group, subject, profile, checked, made_at, texts))),),
        _rules(findings, subject, checked, texts),
        _accepted(findings, checked, texts),
        _clocks(subject, texts),
        _certificates(group, texts),
        _history(history, texts),
        (Line(texts("paper.evidence.estimate"), is_soft=True),),
    )
    title = texts("paper.evidence.title", group=group.name)
    stem = safe_stem(f"{texts('paper.evidence.file')}_{group.name}_{checked.as_of.isoformat()}")
    return Paper(title, tuple(parts), stem, texts.language)


def _facts(
    group: Group, subject: GroupSubject, profile: ServiceProfile, checked: Checked, made_at: datetime, texts: Texts
) -> Iterator[tuple[str, str]]:
    def fact(key: str, value: str) -> tuple[str, str]:
        return texts(f"paper.evidence.{key}"), value or "–"

    blocks = ", ".join(span_text(block.first_day, block.last_day) for block in group.opening_blocks)
    people = checked.plan.staff_by_id
    yield fact("service", profile.names.get(texts.language, profile.id))
    yield fact("profile", texts("paper.evidence.profile-version", id=profile.id, version=profile.version))
    yield fact("as-of", weekday_day(checked.as_of, texts.language))
    yield fact("made", f"{day_text(made_at.date())} {time_text(made_at.time())}")
    yield fact("town", group.town)
    yield fact("leaders", ", ".join(people[i].name for i in group.leaders if i in people))
    yield fact("members", f"{subject.members_on(checked.as_of)} / {group.planned_size}")
    number = subject.compulsory_number
    yield fact("compulsory", "" if number is None else str(number))
    yield fact("agreed", weekday_day(group.agreed_start_on, texts.language) if group.agreed_start_on else "")
    yield fact("deferred", weekday_day(group.deferral_decided_on, texts.language) if group.deferral_decided_on else "")
    yield fact("blocks", blocks)


def _rules(
    findings: Iterable[Finding], subject: GroupSubject, checked: Checked, texts: Texts
) -> Iterator[Part]:
    """Every rule that looks at groups, customers or their staff: its findings, then those kept, then those off."""
    profile = subject.profile
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    rules = dict.fromkeys(rule.id for rule in RULES if rule.scope is not Scope.SERVICE)
    off = [rule for rule in rules if rule not in found and is_off(rule, profile)]
    kept = [rule for rule in rules if rule not in found and rule not in off]
    yield Heading(texts("paper.evidence.found-heading"))
    rows = []
    for rule in filter(found.__contains__, rules):
        name = f"{rule_name(rule, texts, profile)}\n{source(rule, texts, profile)}"
        for finding in found[rule]:
            rows.append((name, *_finding(finding, checked, texts)))
            name = ""
    if rows:
        header = tuple(texts(f"paper.evidence.{key}") for key in ("rule", "result", "limit", "actual"))
        yield Table(header, tuple(rows), (30, 40, 15, 15))
    else:
        yield Line(texts("paper.evidence.none-found"))
    yield Heading(texts("paper.evidence.kept-heading"))
    header = tuple(texts(f"paper.evidence.{key}") for key in ("rule-alone", "source", "limit", "actual"))
    named = ((rule_name(rule, texts, profile), source(rule, texts, profile)) for rule in kept)
    standings = (standing_of(rule, subject, texts) for rule in kept)
    rows = [(*name, *standing) for name, standing in zip(named, standings, strict=True)]
    yield Table(header, tuple(rows), (24, 44, 13, 19))
    if off:
        unused = tuple(rule_name(rule, texts, profile) for rule in off)
        yield Line(texts("paper.evidence.off", rules=unused), is_soft=True)


def _finding(finding: Finding, checked: Checked, texts: Texts) -> tuple[str, str, str]:
    said = explain(finding, checked.plan, checked.profiles, checked.as_of, texts)
    state = texts(f"severity.{finding.severity.key}")
    if checked.acceptance_of(finding):
        state = f"{state}, {texts('paper.evidence.accepted')}"
    readings = f"\n{texts('explain.interpretation')}" if said.is_interpretation else ""
    return f"{state}: {said.sentence}{readings}", said.limit, said.actual


def _accepted(findings: Iterable[Finding], checked: Checked, texts: Texts) -> Iterator[Part]:
    yield Heading(texts("paper.evidence.accepted-heading"))
    rows = []
    for finding in findings:
        record = checked.acceptance_of(finding)
        if record is not None:
            said = explain(finding, checked.plan, checked.profiles, checked.as_of, texts)
            rows.append((said.name, said.sentence, acceptance_text(record, texts)))
    if not rows:
        yield Line(texts("paper.evidence.none-accepted"))
        return
    header = tuple(texts(f"paper.evidence.{key}") for key in ("rule", "result", "decision"))
    yield Table(header, tuple(rows), (26, 40, 34))


def _clocks(subject: GroupSubject, texts: Texts) -> Iterator[Part]:
    """Every customer's clocks: limit and how it stands."""
    yield Heading(texts("paper.evidence.clocks-heading"))
    rows = []
    for customer in subject.customers:
        name = customer.customer.name
        for clock in countdowns(customer):
            standing = (_limit(clock), left_text(clock, texts), countdown_text(clock, texts))
            rows.append((name, clock_name(clock, texts), *standing))
            name = ""
    header = tuple(texts(f"paper.evidence.{key}") for key in ("customer", "clock", "limit", "left", "standing"))
    yield Table(header, tuple(rows), (17, 15, 15, 13, 40))


def _limit(clock: Countdown) -> str:
    return day_text(clock.limit) if clock.limit else "–"


def _certificates(group: Group, texts: Texts) -> Iterator[Part]:
    yield Heading(texts("paper.evidence.certificates-heading"))
    rows = []
    for customer in group.customers:
        name = customer.name
        for certificate in customer.certificates:
            days = ", ".join(span_text(span.first_day, span.last_day) for span in certificate.days)
            told = day_text(certificate.told_kela_on) if certificate.told_kela_on else "–"
            rows.append((name, day_text(certificate.given_on), days, told))
            name = ""
    if not rows:
        yield Line(texts("paper.evidence.no-certificates"))
        return
    header = tuple(texts(f"paper.evidence.{key}") for key in ("customer", "given", "days", "told-kela"))
    yield Table(header, tuple(rows), (24, 14, 46, 16))


def _history(history: Iterable[PastStep], texts: Texts) -> Iterator[Part]:
    yield Heading(texts("paper.evidence.history-heading"))
    rows = tuple((f"{day_text(s.at.date())} {time_text(s.at.time())}", s.who, s.sentence) for s in history)
    if not rows:
        yield Line(texts("paper.evidence.no-history"))
        return
    header = tuple(texts(f"paper.evidence.{key}") for key in ("when", "who", "what"))
    yield Table(header, rows, (18, 18, 64))
