"""Reads ``resources/examples/<rule>.toml``: small plans a planner can read, with the findings they must
have.

An example describes one group (``blocks``, ``customers``, ...), others under ``groups``, customers without
a group under ``loose`` and people under ``staff``. A span is written ``"2025-12-17..2025-12-31"``, one day
as a date.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, Snapshot
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import in_order
from taito_planner.domain.ids import new_id
from taito_planner.domain.model import (
    DEFAULT_SERVICE,
    Absence,
    AbsenceReason,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    OtherWorkKind,
    Pause,
    PauseCause,
    Plan,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.profile import Anchor, CutoffEvent, GroupLock, ServiceProfile, Services
from taito_planner.domain.records import Closure
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "examples"
GROUP_NAME = "Oulu 1/2026"
ENUMS = {
    "cutoff_event": CutoffEvent,
    "first_visit_anchor": Anchor,
    "group_start_anchor": Anchor,
    "same_group_lock": GroupLock,
}
WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")


@dataclass(frozen=True)
class Example:
    rule: str
    name: str
    plan: Plan
    profile: ServiceProfile
    as_of: date
    expected: list[dict[str, Any]]

    def findings(self) -> list[Finding]:
        checked = check(self.plan, Services({self.profile.id: self.profile}), self.as_of)
        return [finding for finding in checked.findings if finding.rule == self.rule]


@cache
def examples() -> tuple[Example, ...]:
    return tuple(example for path in sorted(FOLDER.glob("*.toml")) for example in _in_file(path))


def _in_file(path: Path) -> Iterator[Example]:
    table = tomllib.loads(path.read_text("utf-8"))
    taito = load_profiles()["taito"]
    for case in table["example"]:
        settings = {name: ENUMS.get(name, _same)(value) for name, value in case.get("settings", {}).items()}
        plan = _Reader(case).plan()
        as_of = case.get("as_of", table.get("as_of"))
        yield Example(path.stem, case["name"], plan, replace(taito, **settings), as_of, case["findings"])


def _same(value: Any) -> Any:
    if isinstance(value, dict):
        return {int(key): number for key, number in value.items()}
    return value


class _Reader:
    """Builds one example's plan; names become ids once the groups and people are known."""

    def __init__(self, case: dict[str, Any]) -> None:
        self._case = case
        self._groups = [case | {"group": case.get("group", GROUP_NAME)}, *case.get("groups", ())]
        self._group_ids = {group["group"]: new_id() for group in self._groups}
        self._staff_ids = {person["name"]: new_id() for person in case.get("staff", ())}

    def plan(self) -> Plan:
        groups = () if self._case.get("no_group") else in_order(self._group(g) for g in self._groups)
        return Plan(
            groups,
            in_order(self._customer(c) for c in self._case.get("loose", ())),
            in_order(self._member(person) for person in self._case.get("staff", ())),
            finnish_calendar(),
            in_order(Closure(new_id(), *_ends(c["days"]), c.get("reason", "")) for c in self._case.get("closed", ())),
        )

    def _member(self, facts: dict[str, Any]) -> StaffMember:
        leaves = in_order(Leave(new_id(), *_ends(leave)) for leave in facts.get("leaves", ()))
        return StaffMember(self._staff_ids[facts["name"]], facts["name"], leaves=leaves)

    def _group(self, facts: dict[str, Any]) -> Group:
        blocks = [self._block(block, BlockKind.OPENING, 4) for block in facts.get("blocks", ())]
        blocks += [self._block(row, BlockKind.GROUP_DAYS, 1) for row in facts.get("group_days", ())]
        return Group(
            self._group_ids[facts["group"]],
            facts["group"],
            facts.get("size", 8),
            service=facts.get("service", DEFAULT_SERVICE),
            agreed_start_on=facts.get("agreed"),
            deferral_decided_on=facts.get("deferred"),
            deferral_told_kela_on=facts.get("deferral_told_kela"),
            leaders=tuple(self._staff_ids[name] for name in facts.get("leaders", ())),
            blocks=in_order(blocks),
            customers=in_order(self._customer(c) for c in self._customers_of(facts)),
        )

    def _customers_of(self, facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield from facts.get("customers", ())
        others = facts.get("others", 0)
        for number in range(others):
            yield {"name": f"muu {number + 1}", "given": date(2024, 1, 1)}

    def _block(self, facts: Any, kind: BlockKind, length: int) -> Block:
        facts = facts if isinstance(facts, dict) else {"on": facts}
        first, last = _ends(facts["on"], length)
        leaders = tuple(self._staff_ids[name] for name in facts.get("leaders", ()))
        return Block(new_id(), first, last, kind, leaders)

    def _customer(self, facts: dict[str, Any]) -> Customer:
        visits = [self._visit(visit, VisitKind.START) for visit in facts.get("visits", ())]
        visits += [self._visit(visit, VisitKind.SESSION) for visit in facts.get("sessions", ())]
        return Customer(
            new_id(),
            facts["name"],
            facts["given"],
            facts.get("arrived"),
            facts.get("received"),
            facts.get("valid_until"),
            facts.get("joined"),
            facts.get("left"),
            facts.get("deferral_told"),
            facts.get("contacted"),
            self._staff_ids.get(facts.get("instructor", "")),
            visits=in_order(visits),
            trainings=in_order(self._training(t) for t in facts.get("trainings", ())),
            flex_days=in_order(_flex_day(day) for day in facts.get("flex_days", ())),
            pauses=in_order(_pause(pause) for pause in facts.get("pauses", ())),
            moves=in_order(self._move(move) for move in facts.get("moves", ())),
            absences=in_order(_absence(absence) for absence in facts.get("absences", ())),
            other_work=in_order(_other_work(work) for work in facts.get("other_work", ())),
            certificates=in_order(_certificate(c) for c in facts.get("certificates", ())),
        )

    def _visit(self, facts: Any, kind: VisitKind) -> Visit:
        facts = facts if isinstance(facts, dict) else {"on": facts}
        instructor = self._staff_ids.get(facts.get("instructor", ""))
        return Visit(new_id(), facts["on"], kind, facts.get("at"), facts.get("minutes"), instructor)

    def _move(self, facts: dict[str, Any]) -> BlockMove:
        return BlockMove(new_id(), facts["on"], self._group_ids[facts["to"]], facts.get("replaces"))

    def _training(self, facts: Any) -> Training:
        facts = facts if isinstance(facts, dict) else {"days": facts}
        weekdays = tuple(WEEKDAYS.index(day) for day in facts.get("weekdays", "ma ti ke to pe").split())
        return Training(new_id(), *_ends(facts["days"]), weekdays)


def _ends(text: Any, length: int = 1) -> tuple[date, date]:
    """Both ends of ``"2025-12-17..2025-12-31"``, or of ``length`` days from a date."""
    if isinstance(text, date):
        return text, text + timedelta(days=length - 1)
    first, last = text.split("..")
    return date.fromisoformat(first), date.fromisoformat(last)


def _flex_day(facts: Any) -> FlexDay:
    facts = facts if isinstance(facts, dict) else {"on": facts}
    return FlexDay(new_id(), facts["on"], facts.get("ground", "työkyky"), facts.get("worked", False))


def _pause(facts: dict[str, Any]) -> Pause:
    return Pause(new_id(), *_ends(facts["days"]), PauseCause(facts.get("cause", "outside")))


def _absence(facts: Any) -> Absence:
    facts = facts if isinstance(facts, dict) else {"days": facts}
    reason = AbsenceReason(facts.get("reason", "sickness"))
    return Absence(new_id(), *_ends(facts["days"]), reason, facts.get("told_kela"))


def _other_work(facts: dict[str, Any]) -> OtherWork:
    kind = OtherWorkKind(facts.get("kind", "work"))
    return OtherWork(new_id(), facts["from"], facts.get("to"), kind, facts.get("told_kela"))


def _certificate(facts: dict[str, Any]) -> Certificate:
    days = tuple(DaySpan(*_ends(span)) for span in facts["days"])
    return Certificate(new_id(), facts["given"], days, facts.get("told_kela"), _snapshot(days, facts.get("said")))


def _snapshot(days: tuple[DaySpan, ...], said: list[dict[str, str]] | None) -> Snapshot | None:
    """``said``: what the certificate said besides its days, an absence, flex day or pause each; none: not known."""
    if said is None:
        return None
    facts = [CertifiedFact(*_ends(one["days"]), CertifiedKind(one["kind"]), one["cause"]) for one in said]
    return Snapshot(days[0].first_day, days[-1].last_day, tuple(facts))
