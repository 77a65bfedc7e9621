"""The words of bars and lanes: labels on screen, names for screen readers. Knows no Qt."""

from datetime import date

from taito_planner.domain.model import Plan
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.dates import (
    EN_DASH,
    short_day,
    span_text,
    time_text,
    weekday_day,
    weekday_span,
)
from taito_planner.texts.finding_text import names, sentence
from taito_planner.ui.timeline.bars import Bar, BarKind, Lane, LaneKind
from taito_planner.ui.timeline.facts import PlanFacts
from taito_planner.ui.timeline.time_axis import Detail

_DOT = " · "


def days_of(bar: Bar) -> tuple[date, date]:
    return date.fromordinal(bar.first), date.fromordinal(bar.last)


def labels_of(bar: Bar, detail: Detail, texts: Texts, facts: PlanFacts) -> tuple[str, ...]:
    """What may stand beside or inside a bar, the fullest first; put into words once for each detail."""
    key = (bar.kind, bar.id, detail)
    found = facts.words.get(key)
    if found is None:
        found = facts.words[key] = _labels(bar, detail, texts, facts)
    return found


def _labels(bar: Bar, detail: Detail, texts: Texts, facts: PlanFacts) -> tuple[str, ...]:
    if bar.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS):
        return block_labels(bar, detail, texts, facts)
    if bar.kind in (BarKind.START_VISIT, BarKind.SESSION):
        return visit_labels(bar, detail, texts, facts)
    if bar.kind in (BarKind.BOOKING, BarKind.VISIT_BOOKING):
        return booking_labels(bar, detail, texts, facts)
    if bar.kind is BarKind.ABSENCE:
        return (texts("timeline.word.absence"),)
    if bar.kind is BarKind.LEAVE:
        return leave_labels(bar, detail, texts)
    return word_in(bar, detail, texts) if bar.kind in (BarKind.TRAINING, BarKind.PAUSE) else ()


def block_labels(bar: Bar, detail: Detail, texts: Texts, facts: PlanFacts) -> tuple[str, ...]:
    """What may stand beside (in the week zoom: above) a block or group days, the fullest first."""
    first, last = days_of(bar)
    spans = (weekday_span(first, last, texts.language, year=False), span_text(first, last, year=False))
    if detail is Detail.WEEK:
        name = block_name(bar, texts)
        place = bar.entity.place
        full = _DOT.join(filter(None, (name, spans[0], place)))
        return full, _DOT.join((name, spans[0])), name
    if detail is Detail.YEAR:
        return (short_day(first),)
    ladder = spans if bar.kind is BarKind.BLOCK else spans[1:]
    if first.month == last.month and first != last:
        ladder = (*ladder, f"{first.day}.{EN_DASH}{last.day}.")
    if detail is Detail.WIDE and bar.group is not None:
        people = ", ".join(facts.initials_of(bar.group.leaders_of(bar.entity)))
        if people:
            ladder = (f"{ladder[0]}{_DOT}{people}", *ladder)
    return ladder


def visit_labels(bar: Bar, detail: Detail, texts: Texts, facts: PlanFacts) -> tuple[str, ...]:
    visit = bar.entity
    instructor = visit.instructor or (bar.customer.instructor if bar.customer else None)
    people = "".join(facts.initials_of((instructor,))) if instructor else ""
    day = short_day(visit.on)
    if detail is Detail.WEEK:
        when = time_text(visit.at) if visit.at else day
        return tuple(filter(None, (f"{when} {people}".strip(), when)))
    if detail is Detail.WIDE and people:
        return f"{day} {people}", day
    return (day,)


def block_name(bar: Bar, texts: Texts) -> str:
    """``Jakso 1`` or ``Ryhmäpäivät``."""
    if bar.kind is BarKind.GROUP_DAYS or not bar.number:
        return texts("timeline.kind.group-days")
    return texts("timeline.kind.block", number=bar.number)


def booking_labels(bar: Bar, detail: Detail, texts: Texts, facts: PlanFacts) -> tuple[str, ...]:
    """What may stand in a booking: the group's code, or in the week zoom its name and the block."""
    if bar.kind is BarKind.VISIT_BOOKING:
        name = bar.customer.name if bar.customer else ""
        return name, name.rsplit("-", 1)[-1]
    if bar.group is None:
        return ()
    code = facts.codes.get(bar.group.id, "")
    if detail is not Detail.WEEK:
        return code, code[:1]
    name = bar.group.name
    town = name.split()[0] if name.split() else name
    what = block_name(bar, texts)
    what = what[:1].lower() + what[1:]
    return f"{name}, {what}", f"{town}, {what}", name, code


def leave_labels(bar: Bar, detail: Detail, texts: Texts) -> tuple[str, ...]:
    word = texts("timeline.word.leave")
    if detail is Detail.WEEK:
        return f"{word} {span_text(*days_of(bar), year=False)}", word
    return (word,)


def word_in(bar: Bar, detail: Detail, texts: Texts) -> tuple[str, ...]:
    """What may stand inside a training or pause."""
    word = texts(f"timeline.word.{bar.kind}")
    if detail is Detail.WEEK:
        return f"{word} {span_text(*days_of(bar), year=False)}", word
    return (word,)


def lane_name(lane: Lane, texts: Texts) -> str:
    """A lane's name for screen readers: ``Oulu 1/2026, jaksot``, ``A-1061, Oulu 1/2026``."""
    if lane.kind is LaneKind.BLOCKS and lane.group is not None:
        return texts("timeline.lane.blocks-of", group=lane.group.name)
    if lane.kind is LaneKind.CUSTOMER:
        group = lane.group.name if lane.group else texts("timeline.lane.loose")
        return f"{lane.owner.name}, {group}"
    if lane.kind is LaneKind.LOOSE:
        return texts("timeline.lane.loose")
    if lane.kind is LaneKind.STAFF_HEAD:
        return texts("timeline.lane.staff")
    return str(lane.owner.name)


def bar_name(bar: Bar, texts: Texts) -> str:
    """A bar's name for screen readers: kind, number, owner, dates."""
    return ", ".join(filter(None, (*_kind_and_owner(bar, texts), days_text(bar, texts))))


def days_text(bar: Bar, texts: Texts) -> str:
    """``ti 2.12.2025``, ``ti–pe 6.–9.1.2026``, ``2.2.–30.4.2026``."""
    first, last = days_of(bar)
    if bar.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS, BarKind.BOOKING):
        return weekday_span(first, last, texts.language)
    if first == last:
        return weekday_day(first, texts.language)
    return span_text(first, last)


def _kind_and_owner(bar: Bar, texts: Texts) -> tuple[str, ...]:
    owner = next((o.name for o in (bar.customer, bar.staff, bar.group) if o is not None), "")
    if bar.kind in (BarKind.BLOCK, BarKind.GROUP_DAYS):
        return block_name(bar, texts), bar.group.name if bar.group else ""
    if bar.kind is BarKind.BOOKING:
        what = f"{bar.group.name}, {block_name(bar, texts)}" if bar.group else block_name(bar, texts)
        return texts("timeline.kind.booking"), bar.staff.name if bar.staff else "", what
    if bar.kind is BarKind.VISIT_BOOKING:
        return (
            texts("timeline.kind.booking"),
            bar.staff.name if bar.staff else "",
            bar.customer.name if bar.customer else "",
        )
    if bar.kind is BarKind.START_VISIT:
        return texts("timeline.kind.start-visit", number=bar.number), owner
    return texts(f"timeline.kind.{bar.kind}"), owner


def said_of(finding: Finding, plan: Plan, texts: Texts) -> str:
    """The finding's sentence, with the customer or person it is about before it."""
    about = names(finding, plan)
    who = about["staff"] or about["customer"]
    said = sentence(finding, plan, texts)
    return said if who is None or who in said else f"{who}: {said}"
