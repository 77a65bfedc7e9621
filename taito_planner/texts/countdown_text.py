"""Clocks, counters and the start meter in words."""

from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.allowance_counters import AllowancePart, PartKind, YearCounter
from taito_planner.rules.countdown import Countdown, State
from taito_planner.rules.start_meter import MeterState, StartMeter
from taito_planner.rules.start_window import Bound, Why
from taito_planner.texts.catalogue import Texts


def clock_name(one: Countdown, texts: Texts) -> str:
    """``1. käynti``"""
    return texts(f"countdown.{one.clock}.name")


def countdown_text(one: Countdown, texts: Texts) -> str:
    """How the clock stands and why, as one sentence."""
    facts = {**one.facts, "limit": one.limit, "planned": one.planned}
    if "event" in facts:
        facts["event"] = texts(f"countdown.event.{facts['event']}")
    return texts(f"countdown.{one.clock}.{one.reason}", **facts)


def left_text(one: Countdown, texts: Texts) -> str:
    """What stands at the right of the clock: ``40 pv``, ``3 pv yli``, ``ok``, ``20/75 pv``."""
    if one.state is State.UNKNOWN:
        return texts("countdown.not-known")
    if one.state is State.DONE:
        return texts("countdown.done")
    if one.reason == "late" and "count" in one.facts:
        return texts("countdown.days-over", count=one.facts["count"])
    if "most" in one.facts and (one.limit is None or one.reason == "late"):
        return texts("countdown.used", used=one.facts["used"], most=one.facts["most"])
    if one.left is None:
        return ""
    return texts("countdown.days-over" if one.left < 0 else "countdown.days-left", count=abs(one.left))


def meter_text(meter: StartMeter, texts: Texts) -> str:
    """``6/7: voit siirtää · 7/7: aloitettava``"""
    facts = {"members": meter.members, "number": meter.number, "size": meter.planned_size}
    return texts(f"meter.{meter.state}", **facts)


def meter_details(meter: StartMeter, texts: Texts) -> list[str]:
    """When members are counted, and on which day the state turns."""
    if meter.state in (MeterState.NO_NUMBER, MeterState.STARTED):
        return []
    key = "meter.agreed" if meter.agreed_on else "meter.not-agreed"
    lines = [texts(key, day=meter.agreed_on, counted=meter.counted_on)]
    if meter.flips_on:
        turns = "meter.flips-below" if meter.missing == 0 else "meter.flips-full"
        lines.append(texts(turns, day=meter.flips_on, number=meter.number))
    return lines


def bound_text(bound: Bound, profile: ServiceProfile, texts: Texts) -> str:
    """Why a customer closes that end of the start window."""
    if bound.why is Why.DEFERRAL:
        return texts("bound.deferral" if bound.since else "bound.deferral-estimate", since=bound.since)
    return texts(f"bound.{bound.why}", since=bound.since, months=profile.group_start_months)


def counter_text(counter: YearCounter, texts: Texts) -> str:
    """``38 / 75 pv``, with the day of the 75th where the plan reaches it."""
    key = "allowance.counter-full" if counter.full_on else "allowance.counter"
    return texts(key, used=counter.used, most=counter.most, day=counter.full_on)


def part_days(part: AllowancePart, texts: Texts) -> str:
    """``20 pv``"""
    return texts("allowance.part-days", count=part.days)


def part_text(part: AllowancePart, texts: Texts) -> str:
    """What kind of gap it is, its causes, and over a turn of the year its days: ``väliaika, syytä ei kirjattu``."""
    words = [texts(f"allowance.kind.{part.kind}")]
    if part.kind is PartKind.INTERVAL:
        words.extend(texts(f"allowance.cause.{cause}") for cause in part.causes)
        if not part.causes:
            words.append(texts("allowance.no-cause"))
    if part.own_days:
        words.append(texts("allowance.own-days", count=part.own_days))
    if len(part.days_by_year) > 1:
        years = part.days_by_year.items()
        words.extend(texts("allowance.by-year", days=days, year=year) for year, days in years)
    return ", ".join(words)
