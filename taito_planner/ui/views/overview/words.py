"""The overview in words: what its cells say, also to a screen reader, a tooltip and a printed page. Knows no Qt."""

from datetime import date, timedelta

from taito_planner.domain.model import StaffMember
from taito_planner.rules.finding import Severity
from taito_planner.rules.load import WeekLoad
from taito_planner.rules.overview import CustomerSpan, GroupStanding, Phase
from taito_planner.texts import Texts
from taito_planner.texts.dates import decimal_text, signed_text, span_text


def phase_text(standing: GroupStanding, texts: Texts) -> str:
    """``starttikäynnit``, ``jaksot 2 / 3``"""
    count = len(standing.group.opening_blocks)
    if standing.phase is Phase.BLOCKS and standing.profile:
        count = max(count, standing.profile.block_count)
    return texts(f"overview.phase.{standing.phase}", done=standing.blocks_done, blocks=count)


def places_text(standing: GroupStanding, texts: Texts) -> str:
    """``4 / 6, väh. 4``"""
    facts = {"members": standing.members, "size": standing.group.planned_size}
    if standing.minimum is None:
        return texts("overview.places", **facts)
    return texts("overview.places-minimum", minimum=standing.minimum, **facts)


def is_short(standing: GroupStanding) -> bool:
    """Whether the group is below the number that makes its start compulsory, and has not begun."""
    is_before = standing.phase in (Phase.UNPLANNED, Phase.STARTING)
    return is_before and standing.minimum is not None and standing.members < standing.minimum


def months_text(months: float | None, texts: Texts) -> str:
    """``15,3 kk``; a dash without a planned end."""
    return "–" if months is None else texts("overview.months", months=decimal_text(months, texts.language))


def days_from_target(days: float | None, texts: Texts) -> str:
    """``+9 pv``, ``−12 pv``, ``±0 pv``; nothing without a planned end."""
    if days is None:
        return ""
    return texts("overview.days", days=signed_text(days))


def next_text(standing: GroupStanding, texts: Texts) -> str:
    """``Jakso 3 ti 2.12.``"""
    event = standing.next_event
    if event is None:
        return texts("overview.nothing-next")
    return texts(f"overview.next.{event.kind}", number=event.number, on=event.on)


def findings_text(standing: GroupStanding, texts: Texts) -> str:
    """``1 virhe, 2 varoitusta``, in words for those who do not see the signs."""
    counts = [(severity, standing.findings.get(severity, 0)) for severity in sorted(Severity, reverse=True)]
    parts = [texts(f"panel.count.{severity.key}", count=count) for severity, count in counts if count]
    return ", ".join(parts) or texts("overview.no-findings")


def spans_text(standing: GroupStanding, texts: Texts) -> str:
    """The customers' spans from the shortest: ``A-1061 14,9 kk, A-1063 15,3 kk``"""
    if not standing.spans:
        return texts("overview.no-spans")
    ordered = sorted(standing.spans, key=lambda span: span.months)
    return ", ".join(span_text_of(span, texts) for span in ordered)


def span_text_of(span: CustomerSpan, texts: Texts) -> str:
    """``A-1061 14,9 kk``"""
    return f"{span.name} {months_text(span.months, texts)}"


def load_text(member: StaffMember, monday: date, week: WeekLoad | None, texts: Texts) -> str:
    """``Petri Mäki, vk 51 (15.–21.12.2025): 4 pv varattu, lomaa 3 pv, ristiriita``"""
    week = week or WeekLoad()
    parts = [texts("overview.load.booked", count=week.booked_days)]
    if week.leave_days:
        parts.append(texts("overview.load.leave", count=week.leave_days))
    if week.worst is not None:
        parts.append(texts("overview.load.clash"))
    days = span_text(monday, monday + timedelta(days=6))
    return texts("overview.load.week", name=member.name, week=monday, days=days, what=", ".join(parts))


def load_mark(week: WeekLoad | None, texts: Texts) -> str:
    """What stands in a cell: days booked, ``L`` where nothing is booked in a week of leave; nothing for 0."""
    if week is None:
        return ""
    if week.booked_days:
        return str(week.booked_days)
    return texts("overview.load.letter") if week.is_away else ""
