"""Clocks, counters and the start meter in words, whole in Finnish and English."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import PauseCause
from taito_planner.domain.profile import CutoffEvent
from taito_planner.rules.allowance_counters import AllowancePart, PartKind, YearCounter
from taito_planner.rules.countdown import Clock, Countdown, State
from taito_planner.rules.countdowns import countdowns
from taito_planner.rules.start_meter import MeterState, StartMeter
from taito_planner.rules.start_window import Bound, Why
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import Texts, texts_for
from taito_planner.texts.countdown_text import (
    bound_text,
    clock_name,
    countdown_text,
    counter_text,
    left_text,
    meter_details,
    meter_text,
    part_days,
    part_text,
)
from tests.builders import d
from tests.rules.random_plans import RandomPlan

FI, EN = texts_for("fi"), texts_for("en")
TAITO = load_profiles()["taito"]


def drawn() -> Iterator[Countdown]:
    """Clocks of many random customers, in every reading of the contract's end."""
    for seed in range(120):
        plan, as_of = RandomPlan(random.Random(seed)).plan(), date(2025, 9, 1) + timedelta(days=seed * 3)
        profile = replace(TAITO, cutoff_event=list(CutoffEvent)[seed % 3])
        for group in plan.groups:
            subject = GroupSubject(group, profile, Situation(plan, {"taito": profile}, as_of))
            for customer in subject.customers:
                yield from countdowns(customer)


def keys_of(language: str, file: str = "countdowns.toml") -> dict[str, str]:
    table = tomllib.loads((files("taito_planner.texts") / language / file).read_text("utf-8"))

    def flat(part: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
        for key, value in part.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield prefix + key, str(value)

    return dict(flat(table))


@pytest.mark.parametrize("file", ["countdowns.toml", "explanations.toml", "contacts.toml"])
def test_finnish_and_english_have_the_same_texts_with_the_same_facts(file: str) -> None:
    finnish, english = keys_of("fi", file), keys_of("en", file)
    assert finnish.keys() == english.keys()
    for key, sentence in finnish.items():
        assert set(re.findall(r"{(\w+)", sentence)) == set(re.findall(r"{(\w+)", english[key])), key


@pytest.mark.parametrize("texts", [FI, EN], ids=["fi", "en"])
def test_every_clock_that_can_be_has_a_sentence_with_all_its_facts(texts: Texts) -> None:
    said = set()
    for one in drawn():
        sentence = countdown_text(one, texts)
        assert "None" not in sentence, (one, sentence)
        assert clock_name(one, texts)
        assert "None" not in left_text(one, texts)
        said.add((one.clock, one.reason))
    assert {clock for clock, _ in said} == set(Clock)


def test_what_stands_at_the_right_of_a_clock() -> None:
    limit = d("2026-01-27")
    assert left_text(Countdown(Clock.GROUP_START, State.OK, "open", limit, 40), FI) == "40 pv"
    assert left_text(Countdown(Clock.GROUP_START, State.RED, "open-late", limit, -3), FI) == "3 pv yli"
    assert left_text(Countdown(Clock.GROUP_START, State.DONE, "done", limit, -3, limit), FI) == "ok"
    assert left_text(Countdown(Clock.VALIDITY, State.UNKNOWN, "unknown"), FI) == "puuttuu"
    late = Countdown(Clock.GROUP_START, State.RED, "late", limit, 40, d("2026-01-30"), {"count": 3})
    assert left_text(late, FI) == "3 pv yli"
    used = Countdown(Clock.INTERVAL, State.OK, "planned", facts={"used": 20, "most": 75, "year": 2026})
    assert left_text(used, FI) == "20/75 pv"


def meter(members: int, state: MeterState, **facts: object) -> StartMeter:
    return StartMeter(members, 7, 10, state, d("2025-11-19"), **facts)  # type: ignore[arg-type]


def test_the_meter_says_both_sides_of_the_number() -> None:
    assert meter_text(meter(6, MeterState.MAY_DEFER), FI) == "6/7: voit siirtää · 7/7: aloitettava"
    assert meter_text(meter(7, MeterState.MUST_START), FI) == "7/7: aloitettava"
    assert all(meter_text(meter(6, state), texts) for state in MeterState for texts in (FI, EN))


def test_the_meter_tells_when_members_are_counted_and_when_it_turns() -> None:
    agreed = d("2025-12-15")
    rising = meter(6, MeterState.MAY_DEFER, agreed_on=agreed, flips_on=d("2025-12-01"))
    assert meter_details(rising, FI) == [
        "Sovittu aloitus ma 15.12.2025, jäsenet lasketaan ke 19.11.2025",
        "ma 1.12.2025 jäseniä on 7: silloin on aloitettava",
    ]
    falling = meter(7, MeterState.MUST_START, agreed_on=agreed, flips_on=d("2025-12-01"))
    assert meter_details(falling, FI)[1] == "ma 1.12.2025 jäseniä on alle 7: silloin voi siirtää"
    assert meter_details(meter(7, MeterState.STARTED), FI) == []


def test_a_bound_says_what_binds() -> None:
    since = d("2025-12-05")
    assert bound_text(Bound(since, "a", Why.VISIT, since), TAITO, FI) == "käynti pe 5.12.2025, jakso alkaa sen jälkeen"
    assert bound_text(Bound(since, "a", Why.DECISION, since), TAITO, FI) == "3 kk päätöksestä 5.12.2025"
    assert bound_text(Bound(since, "a", Why.DEFERRAL, since), TAITO, FI) == "siirtoikkuna, päätös saatu 5.12.2025"
    assert bound_text(Bound(since, "a", Why.DEFERRAL), TAITO, FI) == "siirtoikkuna, saantipäivä puuttuu"


def test_a_counter_names_the_day_of_its_last_day() -> None:
    assert counter_text(YearCounter(2025, 38, 20, 75), FI) == "38 / 75 pv"
    full = YearCounter(2025, 76, 20, 75, d("2025-11-28"))
    assert counter_text(full, FI) == "76 / 75 pv, 75. päivä pe 28.11.2025"


def test_a_gap_says_its_kind_causes_and_days_by_year() -> None:
    span = DaySpan(d("2025-12-19"), d("2026-01-11"))
    part = AllowancePart(PartKind.INTERVAL, span, {2025: 9, 2026: 7})
    assert part_days(part, FI) == "16 pv"
    assert part_text(part, FI) == "väliaika, syytä ei kirjattu, 9 pv 2025, 7 pv 2026"
    paused = AllowancePart(PartKind.INTERVAL, span, {2026: 7}, (PauseCause.OWN,), own_days=1)
    assert part_text(paused, FI) == "väliaika, oma tauko, 1 pv omaa taukoa jätetty pois"
