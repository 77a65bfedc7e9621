"""What the timeline says in tooltips: dates, findings, holidays, why a week takes no block."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF

from taito_planner.domain.workdays import CLOSED
from taito_planner.rules.finding import Finding
from taito_planner.texts.dates import time_text
from taito_planner.texts.holiday_text import holiday_name
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.beyond import edge_at
from taito_planner.ui.timeline.frame import Frame, Pane
from taito_planner.ui.timeline.limits import Limit
from taito_planner.ui.timeline.load_marks import load_words
from taito_planner.ui.timeline.next_block import next_block_at
from taito_planner.ui.timeline.stage import Stage
from taito_planner.ui.timeline.weeks import week_tip
from taito_planner.ui.timeline.words import bar_name, lane_name, said_of

MOST_FINDINGS = 5


def tip_at(stage: Stage, at: QPointF) -> tuple[str, QRect]:
    """The tooltip at a point of the viewport and the area it holds for; no text where there is nothing to
    say.
    """
    frame = stage.frame()
    if frame.pane_at(at.y()) is Pane.HEADER:
        return _header_tip(stage, frame, at)
    edge = edge_at(frame, stage.facts, at)
    if edge is not None:
        words = stage.texts("timeline.tip.beyond", count=edge[0].count)
        return "\n".join((words, bar_name(edge[0].nearest, stage.texts))), edge[1].toAlignedRect()
    there = next_block_at(stage, at)
    if there is not None:
        words = stage.texts("timeline.tip.next-block")
        return "\n".join((words, bar_name(there.bar, stage.texts))), there.area.toAlignedRect()
    hit = frame.bar_at(at)
    if hit is not None:
        pane, row, bar = hit
        lane = frame.stack(pane).lanes[row]
        area = frame.bar_rect(lane, bar, frame.row_rect(pane, row))
        return bar_tip(stage, bar), area.toAlignedRect()
    found = frame.row_at(at.y())
    if found is None:
        return "", QRect()
    lane = frame.stack(found[0]).lanes[found[1]]
    rect = frame.row_rect(*found)
    if at.x() < frame.head_width:
        rect.setWidth(frame.head_width)
        return lane_tip(stage, lane), rect.toAlignedRect()
    return _lane_place_tip(stage, frame, lane, rect, at)


def bar_tip(stage: Stage, bar: Bar) -> str:
    """Name and dates, facts of its kind, then its findings."""
    lines = [bar_name(bar, stage.texts)]
    texts = stage.texts
    if bar.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS, BarKind.BOOKING) and bar.group is not None:
        people = [member.name for i in bar.group.leaders_of(bar.entity) if (member := stage.facts.member(i))]
        if people:
            lines.append(texts("timeline.tip.leaders", people=", ".join(people)))
        if bar.entity.place:
            lines.append(texts("timeline.tip.place", place=bar.entity.place))
    if bar.kind in (BarKind.START_VISIT, BarKind.SESSION) and bar.entity.at:
        lines[0] += " " + texts("timeline.tip.at", at=time_text(bar.entity.at))
    if bar.flex:
        lines.append(texts("timeline.tip.flex", count=len(bar.flex)))
    return "\n".join(lines + finding_lines(stage, stage.facts.findings_about(bar)))


def focus_tip(stage: Stage, lane: Lane, bar: Bar | None, day: int) -> str:
    """What is told of a bar or a lane, and of the week of ``day``; for those who have no pointer."""
    told = bar_tip(stage, bar) if bar is not None else lane_tip(stage, lane)
    return "\n".join((told, week_tip(stage.weeks.week(day - (day - 1) % 7), stage.texts)))


def lane_tip(stage: Stage, lane: Lane) -> str:
    """The lane's whole name, and what is wrong on it."""
    lines = [lane_name(lane, stage.texts)]
    if lane.kind is LaneKind.CUSTOMER and lane.owner.left_on:
        lines[0] += " · " + stage.texts("timeline.tip.left", day=lane.owner.left_on)
    return "\n".join(lines + finding_lines(stage, stage.facts.findings_of(lane)))


def finding_lines(stage: Stage, findings: tuple[Finding, ...], most: int = MOST_FINDINGS) -> list[str]:
    """Sentences with their severity in words, the worst first and those accepted last, at most so many."""
    texts = stage.texts
    acceptances = stage.facts.checked.acceptances
    ordered = sorted(findings, key=lambda f: (acceptances.of(f) is not None, -f.severity))
    lines = [_finding_line(stage, finding) for finding in ordered[:most]]
    if len(ordered) > most:
        lines.append(texts("timeline.tip.more", count=len(ordered) - most))
    return lines


def _finding_line(stage: Stage, finding: Finding) -> str:
    texts, said = stage.texts, said_of(finding, stage.plan, stage.texts)
    if stage.facts.checked.acceptance_of(finding) is not None:
        return texts("timeline.tip.accepted", sentence=said)
    return texts("timeline.tip.finding", severity=texts(f"timeline.severity.{finding.severity.key}"), sentence=said)


def _header_tip(stage: Stage, frame: Frame, at: QPointF) -> tuple[str, QRect]:
    """The week's patterns with reasons; over the markers the holiday."""
    if at.x() < frame.head_width:
        return "", QRect()
    day = frame.day_at(at.x())
    monday = day - (day - 1) % 7
    left, right = frame.x(monday), frame.x(monday + 7)
    area = QRectF(left, 0, right - left, frame.header_height - m.MARKERS_HEIGHT)
    lines = [week_tip(stage.weeks.week(monday), stage.texts)]
    holiday = day_words(stage, day)
    if holiday:
        lines.append(holiday)
        area = QRectF(frame.x(day), 0, frame.x(day + 1) - frame.x(day), frame.header_height)
    return "\n".join(lines), area.toAlignedRect()


def day_words(stage: Stage, day: int) -> str:
    """The holiday, eve or closed time on a day; empty for a usual one."""
    holiday = stage.weeks.holiday(day)
    if holiday is None:
        return ""
    key = "timeline.tip.eve" if holiday.is_eve and holiday.key != CLOSED else "timeline.tip.holiday"
    return stage.texts(key, day=holiday.on, name=holiday_name(holiday, stage.texts))


def _lane_place_tip(stage: Stage, frame: Frame, lane: Lane, rect: QRectF, at: QPointF) -> tuple[str, QRect]:
    """On a free stretch of a lane: a limit's line, a leader's leave, a holiday, the end of the contract."""
    day = frame.day_at(at.x())
    column = QRectF(frame.x(day), rect.top(), frame.x(day + 1) - frame.x(day), rect.height())
    lines = _limit_tips(stage, frame, lane, at)
    if lines:
        column = QRectF(at.x() - 6, rect.top(), 12, rect.height())
    if lane.kind is LaneKind.BLOCKS and lane.group is not None:
        for staff_id in lane.group.leaders:
            member = stage.facts.member(staff_id)
            for leave in member.leaves if member else ():
                if leave.first_day.toordinal() <= day <= leave.last_day.toordinal():
                    bar = Bar(
                        BarKind.LEAVE,
                        leave.id,
                        leave.first_day.toordinal(),
                        leave.last_day.toordinal(),
                        leave,
                        staff=member,
                    )
                    lines.append(bar_name(bar, stage.texts))
    if lane.kind is LaneKind.STAFF and (load := load_words(stage, lane, day)):
        lines.append(load)
    holiday = day_words(stage, day)
    if holiday:
        lines.append(holiday)
    end = stage.facts.contract_end
    if end is not None and date.fromordinal(day) > end and not lines:
        lines.append(stage.texts("timeline.tip.after-contract", day=end))
    return "\n".join(lines), column.toAlignedRect()


def _limit_tips(stage: Stage, frame: Frame, lane: Lane, at: QPointF) -> list[str]:
    if lane.kind is not LaneKind.CUSTOMER:
        return []
    lines = []
    for limit in stage.facts.limits_of(lane.owner, lane.group):
        x = frame.x(limit.last_day.toordinal() + 1)
        if x - 14 <= at.x() <= x + 6:
            lines.append(limit_words(stage, limit))
    return lines


def limit_words(stage: Stage, limit: Limit) -> str:
    """Which last day a limit's line stands for, and how it stands."""
    key = f"timeline.limit.{limit.kind}.tip-{limit.state}"
    return stage.texts(key, amount=limit.amount, day=limit.last_day)
