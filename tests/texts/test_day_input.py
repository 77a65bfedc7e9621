"""A day and a span of days as planners write and paste them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.days import DaySpan
from taito_planner.texts import texts_for
from taito_planner.texts.dates import day_text, weekday_day, weekday_span
from taito_planner.texts.day_input import DayNotUnderstood, parse_day, parse_span

TODAY = date(2026, 11, 24)
NOT_A_DAY = ". Kirjoita esimerkiksi 1.2.2026, 1.2., ma vk 5 tai +8 vk."
KNOWN_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1.2.2026", date(2026, 2, 1)),
        ("01.02.2026", date(2026, 2, 1)),
        ("1.2.26", date(2026, 2, 1)),
        ("1.2.00", date(2000, 2, 1)),
        ("  1. 2. 2026 ", date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1)),
        ("2026-2-1", date(2026, 2, 1)),
        ("29.2.2028", date(2028, 2, 29)),
        ("1.1.2000", date(2000, 1, 1)),
        ("31.12.2100", date(2100, 12, 31)),
        ("su 1.2.2026", date(2026, 2, 1)),
        ("SU 1.2.2026", date(2026, 2, 1)),
        ("sunnuntaina 1.2.2026", date(2026, 2, 1)),
        ("keskiviikkona 4.2.2026", date(2026, 2, 4)),
        ("Sun 1.2.2026", date(2026, 2, 1)),
        ("sö 1.2.2026", date(2026, 2, 1)),
        ("to 5.2.2026", date(2026, 2, 5)),
        ("vk 5/2027", date(2027, 2, 1)),
        ("vk5/2027", date(2027, 2, 1)),
        ("vk 5 2027", date(2027, 2, 1)),
        ("ma vk 5/2027", date(2027, 2, 1)),
        ("pe vk 5/2027", date(2027, 2, 5)),
        ("vk 5/2027 ti", date(2027, 2, 2)),
        ("v. 5/2027", date(2027, 2, 1)),
        ("Mon wk 5/2027", date(2027, 2, 1)),
        ("vk 53/2026", date(2026, 12, 28)),
        ("pe vk 53/2026", date(2027, 1, 1)),
        ("vk 1/2026", date(2025, 12, 29)),
        ("tänään", TODAY),
        ("Tänään", TODAY),
        ("huomenna", date(2026, 11, 25)),
        ("eilen", date(2026, 11, 23)),
        ("today", TODAY),
        ("+8 vk", date(2027, 1, 19)),
        ("+8vk", date(2027, 1, 19)),
        ("-2 vk", date(2026, 11, 10)),
        ("+3 kk", date(2027, 2, 24)),
        ("+5 pv", date(2026, 11, 29)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("1.2.", date(2026, 11, 24), date(2027, 2, 1)),
        ("1.2", date(2026, 11, 24), date(2027, 2, 1)),
        ("1.10.", date(2026, 11, 24), date(2026, 10, 1)),
        ("ma 28.12.", date(2026, 11, 24), date(2026, 12, 28)),
        ("2.1.", date(2026, 12, 30), date(2027, 1, 2)),
        ("30.12.", date(2027, 1, 2), date(2026, 12, 30)),
        ("24.11.", date(2026, 11, 24), date(2026, 11, 24)),
        ("29.2.", date(2026, 11, 24), date(2028, 2, 29)),
        ("29.2.", date(2026, 2, 27), date(2024, 2, 29)),
        ("vk 5", date(2026, 11, 24), date(2027, 2, 1)),
        ("ma vk 5", date(2026, 11, 24), date(2027, 2, 1)),
        ("pe vk 5", date(2026, 11, 24), date(2027, 2, 5)),
        ("vk 53", date(2026, 11, 24), date(2026, 12, 28)),
        ("vk 53", date(2029, 6, 1), date(2026, 12, 28)),
        ("vk 53", date(2031, 6, 1), date(2032, 12, 27)),
        ("vk 1", date(2025, 12, 1), date(2025, 12, 29)),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one(text: str, today: date, day: date) -> None:
    assert parse_day(text, today) == day


def test_of_two_days_equally_near_the_later_one_is_meant() -> None:
    assert (date(2028, 7, 1) - date(2027, 7, 1)).days == 366
    assert parse_day("1.7.", date(2027, 12, 31)) == date(2028, 7, 1)


def test_months_are_counted_to_the_last_day_of_a_shorter_month() -> None:
    assert parse_day("+3 kk", date(2025, 11, 30)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.2.2026", "Päivää ei ole: helmikuussa 2026 on 28 päivää."),
        ("29.2.2026", "Päivää ei ole: helmikuussa 2026 on 28 päivää."),
        ("30.2.", "Päivää ei ole: helmikuussa 2026 on 28 päivää."),
        ("2026-11-31", "Päivää ei ole: marraskuussa 2026 on 30 päivää."),
        ("0.5.2026", "Päivää ei ole: toukokuussa 2026 on 31 päivää."),
        ("1.13.2026", "Kuukautta 13 ei ole: kuukaudet ovat 1–12."),
        ("1.13.", "Kuukautta 13 ei ole: kuukaudet ovat 1–12."),
        ("vk 53/2027", "Viikkoa ei ole: vuodessa 2027 on 52 viikkoa."),
        ("vk 54", "Viikkoa ei ole: vuodessa 2026 on 53 viikkoa."),
        (
            "ti 1.2.2026",
            "”ti 1.2.2026”: viikonpäivä ei täsmää, päivä on su 1.2.2026. Korjaa viikonpäivä tai päivä.",
        ),
        ("31.12.1999", "Päivän on oltava vuosina 2000–2100."),
        ("1.1.2101", "Päivän on oltava vuosina 2000–2100."),
        ("+9999 kk", "Päivän on oltava vuosina 2000–2100."),
        ("-9999 kk", "Päivän on oltava vuosina 2000–2100."),
        ("+9999 vk", "Päivän on oltava vuosina 2000–2100."),
        ("", "Päivä puuttuu. Kirjoita esimerkiksi 1.2.2026."),
        ("  ", "Päivä puuttuu. Kirjoita esimerkiksi 1.2.2026."),
        ("ensi viikolla", "”ensi viikolla” ei ole päivä" + NOT_A_DAY),
        ("1.2.3.4", "”1.2.3.4” ei ole päivä" + NOT_A_DAY),
        ("1.2.202", "”1.2.202” ei ole päivä" + NOT_A_DAY),
        ("1/2/2026", "”1/2/2026” ei ole päivä" + NOT_A_DAY),
        ("46054", "”46054” ei ole päivä" + NOT_A_DAY),
    ],
)
def test_what_is_no_day_gets_its_own_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DayNotUnderstood) as refused:
        parse_day(text, TODAY)
    assert texts_for("fi")(refused.value.key, **refused.value.facts) == sentence


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_sentence_in_every_language(language: str, month: int) -> None:
    with pytest.raises(DayNotUnderstood) as refused:
        parse_day(f"32.{month}.2026", TODAY)
    assert refused.value.key in texts_for(language)
    assert "2026" in texts_for(language)(refused.value.key, **refused.value.facts)


@given(KNOWN_DAYS, st.sampled_from(["fi", "sv", "en"]))
def test_what_the_screen_shows_can_be_typed(day: date, language: str) -> None:
    assert parse_day(day_text(day), TODAY) == day
    assert parse_day(weekday_day(day, language), TODAY) == day
    assert parse_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=12))
def test_any_text_gives_a_day_or_a_sentence(text: str) -> None:
    assert _day_or_sentence(parse_day, text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19.–23.2.2024", date(2024, 2, 19), date(2024, 2, 23)),
        ("19-23.2.2024", date(2024, 2, 19), date(2024, 2, 23)),
        ("26.2.–1.3.2024", date(2024, 2, 26), date(2024, 3, 1)),
        ("10.2-14.2.2025", date(2025, 2, 10), date(2025, 2, 14)),
        ("24.01.–28.01.2022", date(2022, 1, 24), date(2022, 1, 28)),
        ("31.5.-4.6.2021", date(2021, 5, 31), date(2021, 6, 4)),
        ("5.6 – 6.6.2025", date(2025, 6, 5), date(2025, 6, 6)),
        ("20.–24.1.2025", date(2025, 1, 20), date(2025, 1, 24)),
        ("30.12.2025–2.1.2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("30.12.–2.1.2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("30.12.2025–2.1.", date(2025, 12, 30), date(2026, 1, 2)),
        ("2.1.2026–30.12.", date(2026, 1, 2), date(2026, 12, 30)),
        ("28.–31.12.", date(2026, 12, 28), date(2026, 12, 31)),
        ("30.12.–2.1.", date(2026, 12, 30), date(2027, 1, 2)),
        ("ti–pe 6.–9.1.2026", date(2026, 1, 6), date(2026, 1, 9)),
        ("ti 6.–pe 9.1.2026", date(2026, 1, 6), date(2026, 1, 9)),
        ("2024-02-19 - 2024-02-23", date(2024, 2, 19), date(2024, 2, 23)),
        ("2024-02-19/2024-02-23", date(2024, 2, 19), date(2024, 2, 23)),
        ("1.2.2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 1)),
        ("vk 27", date(2026, 6, 29), date(2026, 7, 5)),
        ("vk 27–30", date(2026, 6, 29), date(2026, 7, 26)),
        ("vk 27–30/2027", date(2027, 7, 5), date(2027, 8, 1)),
    ],
)
def test_a_span_is_understood(text: str, first: date, last: date) -> None:
    assert parse_span(text, TODAY) == DaySpan(first, last)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("23.2.2024–19.2.2024", "day-input.end-before-start"),
        ("23.–19.2.2024", "day-input.end-before-start"),
        ("vk 30–27", "day-input.end-before-start"),
        ("30.–31.2.2026", "day-input.no-such-day.2"),
        ("ma–pe 6.–9.1.2026", "day-input.weekday-differs"),
        ("ma 6.–9.1.2026", "day-input.weekday-differs"),
        ("1.–2.–3.2.2026", "day-input.not-understood"),
        ("–5.2.2026", "day-input.not-understood"),
        ("5.2.2026–", "day-input.not-understood"),
        ("", "day-input.empty"),
    ],
)
def test_what_is_no_span_gets_its_own_sentence(text: str, key: str) -> None:
    with pytest.raises(DayNotUnderstood) as refused:
        parse_span(text, TODAY)
    assert refused.value.key == key
    assert texts_for("fi")(key, **refused.value.facts)


@given(KNOWN_DAYS, KNOWN_DAYS)
def test_a_span_that_the_screen_shows_can_be_typed(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_span(weekday_span(first, last), TODAY) == DaySpan(first, last)


@given(st.text("0123456789.-–/ vkmatipe", max_size=14))
def test_any_text_gives_a_span_or_a_sentence(text: str) -> None:
    assert _day_or_sentence(parse_span, text)


def _day_or_sentence(parse: Callable[[str, date], object], text: str) -> object:
    try:
        return parse(text, TODAY)
    except DayNotUnderstood as refused:
        return texts_for("fi")(refused.key, **refused.facts)
