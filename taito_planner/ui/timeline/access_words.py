"""What a screen reader is told of lanes and bars beyond their names: findings, and what else is painted there."""

from collections.abc import Iterator

from taito_planner.texts.dates import decimal_text
from taito_planner.ui.timeline.bars import Bar, Lane, LaneKind
from taito_planner.ui.timeline.hint import HintCard
from taito_planner.ui.timeline.load_marks import load_words
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.tips import MOST_FINDINGS, finding_lines, limit_words

_CROWDS = (LaneKind.GROUP, LaneKind.STAFF)
"""Lanes that gather the findings of many: the worst of them are told."""


def bar_description(stage: Stage, bar: Bar) -> str:
    """The sentences of all its findings."""
    findings = stage.facts.findings_about(bar)
    return "\n".join(finding_lines(stage, findings, len(findings)))


def lane_description(stage: Stage, lane: Lane) -> str:
    """The sentences of its findings, then what its head and its lines show."""
    findings = stage.facts.findings_of(lane)
    most = MOST_FINDINGS if lane.kind in _CROWDS else len(findings)
    return "\n".join([*finding_lines(stage, findings, most), *_facts(stage, lane)])


def _facts(stage: Stage, lane: Lane) -> Iterator[str]:
    texts, facts, owner = stage.texts, stage.facts, lane.owner
    if lane.kind is LaneKind.GROUP:
        yield texts("access.places", count=facts.members_of(owner), size=owner.planned_size)
    if lane.kind is LaneKind.BLOCKS:
        people = [member.name for i in owner.leaders if (member := facts.member(i))]
        if people:
            yield texts("timeline.tip.leaders", people=", ".join(people))
    if lane.kind is LaneKind.CUSTOMER:
        if owner.left_on:
            yield texts("timeline.tip.left", day=owner.left_on)
        yield texts("timeline.lane.decision", day=owner.decision_given_on)
        yield from (limit_words(stage, limit) for limit in facts.limits_of(owner, lane.group))
    if lane.kind is LaneKind.STAFF:
        yield from filter(None, (owner.role, load_words(stage, lane, facts.today)))
    months = facts.months_of(lane)
    if months is not None:
        yield texts("access.span", months=decimal_text(months, texts.language))


def card_words(card: HintCard) -> str:
    """The hint of a drag in one breath: where it would fall, what would appear and clear, what else follows."""
    said = [", ".join(filter(None, (card.title, card.week)))]
    said += [f"{row.tag}: {row.sentence}" if row.tag else row.sentence for row in card.rows]
    said += filter(None, (card.more,))
    said += [f"{caption}: {fact}" for caption, fact in card.facts]
    return ". ".join(said)
