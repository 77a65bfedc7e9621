"""Which findings a planner has accepted: matching, and the intents that accept a deviation or take that back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Intent, Put, Remove, Several
from taito_planner.domain.records import Acceptance
from taito_planner.rules.finding import Finding, Severity

ACCEPT, WITHDRAW = "accept", "withdraw-acceptance"
"""The labels of the two steps (``intent.<label>``)."""

Key = tuple[str, str, str, str, str]
_SEVERITY_BY_KEY = {severity.key: severity for severity in Severity}


class Acceptances:
    """A plan's accepted deviations by the identity of their findings; of several on one finding the last made."""

    def __init__(self, records: Sequence[Acceptance] = ()) -> None:
        self.records = records
        self._by_key = {key_of(record): record for record in sorted(records, key=_made)}
        self._rules = {record.rule for record in records}

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def of(self, finding: Finding) -> Acceptance | None:
        """What accepts ``finding`` as it is now, or None.

        It holds while limit and actual are those that were accepted and the severity is not worse: who accepts "14
        days left, no visit planned" as a warning accepts no overdue visit, though limit and actual (none) stay the
        same. Getting milder keeps it.
        """
        record = self._on(finding)
        return record if record is not None and _holds(record, finding) else None

    def lapsed(self, finding: Finding) -> Acceptance | None:
        """What accepted ``finding`` when it said another thing or was milder; it counts as new."""
        record = self._on(finding)
        return record if record is not None and not _holds(record, finding) else None

    def _on(self, finding: Finding) -> Acceptance | None:
        """Most rules have nothing accepted: for those no identity is made."""
        return self._by_key.get(finding.key) if finding.rule in self._rules else None

    def open(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """The findings that nobody accepted, in their order."""
        return (f for f in findings if self.of(f) is None) if self._by_key else findings

    def since(self, earlier: "Acceptances") -> set[Acceptance]:
        """The records that one of the two has and the other has not."""
        return set() if self.records is earlier.records else set(self.records) ^ set(earlier.records)


def accept(
    findings: Iterable[Finding], reason: str, who: str, at: datetime, known: Acceptances
) -> Intent:
    """The one step that accepts ``findings``; what was accepted on them before (``known``) is replaced.

    An empty reason is refused when the intent is applied.
    """
    records = (_record(finding, reason.strip(), who.strip(), at, known) for finding in findings)
    return Several(tuple(Put(record) for record in records), ACCEPT)


def withdraw(findings: Iterable[Finding], known: Acceptances) -> Intent:
    """The one step after which none of ``findings`` is accepted any more; those that are not are left alone."""
    accepted = {record.id: None for finding in findings if (record := known.of(finding))}
    return Several(tuple(Remove(record_id) for record_id in accepted), WITHDRAW)


def key_of(record: Acceptance) -> Key:
    """The identity of the findings it accepts: ``Finding.key``."""
    return record.rule, record.group or "", record.customer or "", record.staff or "", record.part


def value_text(value: date | int | float | None) -> str:
    """A limit or actual as text: days in ISO form, decimals to six digits (sums may differ in the last bit)."""
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _actual_text(finding: Finding) -> str:
    """What the plan has; where a rule gives no number or day of its own, the offending day."""
    return value_text(finding.on if finding.actual is None else finding.actual)


def _holds(record: Acceptance, finding: Finding) -> bool:
    accepted = _SEVERITY_BY_KEY.get(record.severity)
    return (
        accepted is not None
        and finding.severity <= accepted
        and record.limit == value_text(finding.limit)
        and record.actual == _actual_text(finding)
    )


def _record(finding: Finding, reason: str, who: str, at: datetime, known: Acceptances) -> Acceptance:
    before = known.of(finding) or known.lapsed(finding)
    return Acceptance(
        before.id if before else new_id(),
        finding.rule,
        reason,
        who,
        at,
        finding.severity.key,
        finding.group,
        finding.customer,
        finding.staff,
        finding.part,
        value_text(finding.limit),
        _actual_text(finding),
    )


def _made(record: Acceptance) -> datetime:
    """For comparing: times with and without a zone do not compare."""
    return record.at.replace(tzinfo=None)
