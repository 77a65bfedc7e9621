"""The words of the hint card: what a drop here would mean. Built from a preview; knows no Qt."""

from dataclasses import dataclass
from datetime import date

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Leave
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity
from taito_planner.session.preview import Preview
from taito_planner.texts import Texts
from taito_planner.texts.dates import decimal_text, week_text, weekday_span
from taito_planner.texts.fix_text import cost_words
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.places import WORKDAY_KINDS, Subject
from taito_planner.ui.timeline.slack import slack
from taito_planner.ui.timeline.words import said_of

MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class HintRow:
    """A finding that would appear (with its severity) or clear (None)."""

    severity: Severity | None
    tag: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HintKey:
    key: str
    meaning: str
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class HintCard:
    title: str
    week: str
    subtitle: str
    refused: str = ""
    """Why the place under the pointer itself is not taken, where the thing goes to the nearest legal one."""
    rows: tuple[HintRow, ...] = ()
    more: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """(caption, text)"""
    keys: tuple[HintKey, ...] = ()


def hint_card(
    subject: Subject, target: Target, preview: Preview | None, now: Checked, can_take_rest: bool, texts: Texts
) -> HintCard:
    """The card for a drop at ``target``; without a preview (at the origin) it tells of the plan as it is ``now``."""
    met = _leave_met(subject, preview) if preview else []
    first = min([date.fromordinal(target.place.first), *(leave.first_day for leave in met)])
    last = max([date.fromordinal(target.place.last), *(leave.last_day for leave in met)])
    rows, more = _rows(preview, texts) if preview else ((), "")
    return HintCard(
        weekday_span(first, last, texts.language),
        week_text(first, texts.language),
        _subtitle(subject, texts),
        rows=rows,
        more=more,
        facts=tuple(_facts(subject, target, preview, now, texts)),
        keys=tuple(_keys(subject, target, can_take_rest, texts)),
    )


def refusal_card(subject: Subject, reason: str, texts: Texts) -> HintCard:
    """The card where nothing can be dropped: the reason, and how to get out."""
    return HintCard(reason, "", _subtitle(subject, texts), keys=(_cancel(texts),))


def _subtitle(subject: Subject, texts: Texts) -> str:
    owner = subject.customer or subject.staff or subject.group
    name = owner.name if owner else ""
    if subject.is_new:
        what = texts(f"timeline.new.{subject.kind}")
        return f"{what}, {name}" if name else what
    what = texts(f"timeline.kind.{subject.kind}", number=_number(subject))
    span = DaySpan(date.fromordinal(subject.first), date.fromordinal(subject.last))
    return texts("timeline.hint.from", what=what, owner=name, span=span)


def _number(subject: Subject) -> int:
    """Which of its owner's blocks or start visits it is, from 1."""
    if subject.kind is BarKind.BLOCK and subject.group is not None:
        ids = [block.id for block in subject.group.opening_blocks]
    elif subject.kind is BarKind.START_VISIT and subject.customer is not None:
        ids = [visit.id for visit in subject.customer.start_visits]
    else:
        return 0
    return ids.index(subject.id) + 1 if subject.id in ids else 0


def _rows(preview: Preview, texts: Texts) -> tuple[tuple[HintRow, ...], str]:
    """New findings first, the worst on top, then those that clear."""
    appeared = sorted(preview.appeared, key=_by_severity)
    cleared = sorted(preview.cleared, key=_by_severity)
    rows = [
        HintRow(f.severity, texts("timeline.hint.appears"), said_of(f, preview.plan, texts))
        for f in appeared[:MOST_ROWS]
    ]
    rows += [
        HintRow(None, texts("timeline.hint.clears"), said_of(f, preview.before.plan, texts))
        for f in cleared[: MOST_ROWS - len(rows)]
    ]
    hidden = len(appeared) + len(cleared) - len(rows)
    if not rows:
        return (), texts("timeline.hint.no-change")
    return tuple(rows), texts("timeline.hint.more", count=hidden) if hidden else ""


def _by_severity(finding: Finding) -> int:
    return -finding.severity


def _facts(
    subject: Subject, target: Target, preview: Preview | None, now: Checked, texts: Texts
) -> list[tuple[str, str]]:
    """Slack to the nearest deadline, the span old and new, and what the move entails."""
    before, after = (preview.before, preview.after) if preview else (now, now)
    facts = []
    left = slack(subject, target, after, texts)
    if left:
        facts.append(left)
    span = _span(subject, before, after, texts)
    if span:
        facts.append(span)
    if preview and (met := _leave_met(subject, preview)):
        spans = (weekday_span(leave.first_day, leave.last_day, texts.language) for leave in met)
        facts.append((texts("timeline.hint.joins"), ", ".join(spans)))
    entailed = cost_words(preview, texts) if preview else ()
    if entailed:
        facts.append((texts("timeline.hint.consequence"), ", ".join(entailed)))
    return facts


def _leave_met(subject: Subject, preview: Preview) -> list[Leave]:
    """The person's other leave that the drop would make one with the leave at the pointer."""
    if subject.staff is None:
        return []
    after = preview.plan.staff_by_id.get(subject.staff.id, subject.staff).leaves
    return [leave for leave in subject.staff.leaves if leave.id != subject.id and leave not in after]


def _span(subject: Subject, before: Checked, after: Checked, texts: Texts) -> tuple[str, str] | None:
    if subject.group is None:
        return None
    profile = after.profiles.get(subject.group.service)
    months_before = before.span_of_group(subject.group.id).mean_months
    months = after.span_of_group(subject.group.id).mean_months
    if months is None or profile is None or profile.span_months is None:
        return None
    new = decimal_text(months, texts.language)
    old = decimal_text(months_before, texts.language) if months_before is not None else new
    key = "timeline.hint.span-same" if old == new else "timeline.hint.span-change"
    return texts("timeline.hint.span"), texts(key, before=old, after=new, target=profile.span_months)


def _keys(subject: Subject, target: Target, can_take_rest: bool, texts: Texts) -> list[HintKey]:
    """Alt only where it changes anything: leave, pauses and absences may begin on any day as it is."""
    keys = []
    if subject.kind is BarKind.BLOCK or subject.kind in WORKDAY_KINDS:
        keys.append(HintKey(texts("timeline.hint.alt"), texts("timeline.hint.key-free"), target.is_free))
    if can_take_rest:
        held = target.takes_rest
        keys.append(HintKey(texts("timeline.hint.shift"), texts("timeline.hint.key-rest"), held))
    return [*keys, _cancel(texts)]


def _cancel(texts: Texts) -> HintKey:
    return HintKey(texts("timeline.hint.escape"), texts("timeline.hint.key-cancel"))
