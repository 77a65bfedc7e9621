"""Dates, weeks and spans as planners write them: ``ti 2.12.2025``, ``6.–9.1.2026``, ``ti–pe 6.–9.1.2026``, ``vk 53``.

Our own forms: Qt's long Finnish date is in the essive case, wrong for a heading.
"""

from datetime import date, time
from typing import Any

from taito_planner.domain.days import DaySpan

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "fi": ("tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
           "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"),
    "sv": ("januari", "februari", "mars", "april", "maj", "juni",
           "juli", "augusti", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
WEEK_WORD = {"fi": "vk", "sv": "v.", "en": "wk"}
EN_DASH = "\N{EN DASH}"


def day_text(day: date) -> str:
    """``2.12.2025``: the Finnish form in every language, as the forms and the workbook show it."""
    return f"{day.day}.{day.month}.{day.year}"


def short_day(day: date) -> str:
    """``2.12.``"""
    return f"{day.day}.{day.month}."


def weekday_text(day: date, language: str = "fi") -> str:
    return WEEKDAYS[language][day.weekday()]


def weekday_day(day: date, language: str = "fi") -> str:
    """``ti 2.12.2025``"""
    return f"{weekday_text(day, language)} {day_text(day)}"


def month_text(day: date, language: str = "fi") -> str:
    """``joulukuu 2025``"""
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def month_ladder(day: date, language: str = "fi", *, needs_year: bool = False) -> tuple[str, ...]:
    """From long to short: ``lokakuu 2025``, ``lokakuu``, ``loka``, ``10``; with a year that is needed in all."""
    name, year = MONTHS[language][day.month - 1], day.year
    short = name.removesuffix("kuu") if language == "fi" else name[:3]
    if needs_year:
        return f"{name} {year}", f"{short} {year}", f"{day.month}/{year}", str(year)
    return f"{name} {year}", name, short, str(day.month)


def week_text(day: date, language: str = "fi") -> str:
    """The ISO week: ``vk 53``."""
    return f"{WEEK_WORD[language]} {day.isocalendar().week}"


def span_text(first: date, last: date, *, year: bool = True) -> str:
    """``6.–9.1.2026``, ``26.2.–1.3.2024``, ``30.12.2025–2.1.2026``; ``6.–9.1.`` without the year."""
    end = day_text(last) if year else short_day(last)
    if first == last:
        return end
    if first.year != last.year and year:
        return f"{day_text(first)}{EN_DASH}{end}"
    if first.month != last.month or first.year != last.year:
        return f"{short_day(first)}{EN_DASH}{end}"
    return f"{first.day}.{EN_DASH}{end}"


def weekday_span(first: date, last: date, language: str = "fi", *, year: bool = True) -> str:
    """``ti–pe 6.–9.1.2026``; one day ``ti 6.1.2026``; spans over a week without weekdays."""
    if first == last:
        return f"{weekday_text(first, language)} {span_text(first, last, year=year)}"
    if (last - first).days > 6:
        return span_text(first, last, year=year)
    days = f"{weekday_text(first, language)}{EN_DASH}{weekday_text(last, language)}"
    return f"{days} {span_text(first, last, year=year)}"


def time_text(at: time) -> str:
    """``9.00``: the Finnish form."""
    return f"{at.hour}.{at.minute:02}"


def decimal_text(number: float, language: str, digits: int = 1) -> str:
    """``15,3``: a decimal comma in Finnish and Swedish."""
    text = f"{number:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def signed_text(number: float) -> str:
    """``+9``, ``−12``, ``±0``: a whole number."""
    whole = round(number)
    sign = "+" if whole > 0 else "\N{MINUS SIGN}" if whole < 0 else "±"
    return f"{sign}{abs(whole)}"


class DayText(str):
    """A date in a text: ``2.12.2025``; by format ``wd`` ``ti 2.12.2025``, ``short`` ``2.12.``, ``week`` ``vk 49``"""

    day: date
    language: str

    def __new__(cls, day: date, language: str) -> "DayText":
        text = super().__new__(cls, day_text(day))
        text.day, text.language = day, language
        return text

    def __format__(self, form: str) -> str:
        if form == "wd":
            return weekday_day(self.day, self.language)
        if form == "wdshort":
            return f"{weekday_text(self.day, self.language)} {short_day(self.day)}"
        if form == "short":
            return short_day(self.day)
        if form == "week":
            return week_text(self.day, self.language)
        return super().__format__(form)


class SpanText(str):
    """A span in a sentence: ``6.–9.1.2026``; by format ``wd`` ``ti–pe 6.–9.1.2026``, ``short`` ``6.–9.1.``"""

    span: DaySpan
    language: str

    def __new__(cls, span: DaySpan, language: str) -> "SpanText":
        text = super().__new__(cls, span_text(span.first_day, span.last_day))
        text.span, text.language = span, language
        return text

    def __format__(self, form: str) -> str:
        first, last = self.span.first_day, self.span.last_day
        if form == "wd":
            return weekday_span(first, last, self.language)
        if form == "wdshort":
            return weekday_span(first, last, self.language, year=False)
        if form == "short":
            return span_text(first, last, year=False)
        return super().__format__(form)


def in_language(value: Any, language: str) -> Any:
    """A fact of a sentence in the form the language writes it; several in a tuple are listed."""
    if isinstance(value, DaySpan):
        return SpanText(value, language)
    if isinstance(value, date):
        return DayText(value, language)
    if isinstance(value, time):
        return time_text(value)
    if isinstance(value, tuple):
        return ", ".join(str(in_language(one, language)) for one in value)
    if isinstance(value, float):
        return decimal_text(value, language)
    return value
