"""Finnish public holidays from the ``holidays`` library, to be frozen into a plan."""

from functools import cache

from taito_planner.domain.workdays import Holiday, HolidayCalendar

FIRST_YEAR = 2000
LAST_YEAR = 2100

_KEY_BY_ENGLISH_NAME = {
    "New Year's Day": "new-year",
    "Epiphany": "epiphany",
    "Good Friday": "good-friday",
    "Easter Sunday": "easter-sunday",
    "Easter Monday": "easter-monday",
    "May Day": "may-day",
    "Ascension Day": "ascension",
    "Pentecost": "whit-sunday",
    "Midsummer Eve": "midsummer-eve",
    "Midsummer Day": "midsummer-day",
    "All Saints' Day": "all-saints",
    "Independence Day": "independence-day",
    "Christmas Eve": "christmas-eve",
    "Christmas Day": "christmas-day",
    "Second Day of Christmas": "st-stephen",
}
_EVES = {"midsummer-eve", "christmas-eve"}
"""The library counts them as public; for a block they only warn."""


@cache
def finnish_calendar() -> HolidayCalendar:
    """Public holidays and the two eves of 2000-2100; a day with two names (Vappu on Helatorstai) has the first."""
    import holidays

    table = holidays.country_holidays("FI", years=range(FIRST_YEAR, LAST_YEAR + 1), language="en_US")
    return HolidayCalendar(
        tuple(
            Holiday(day, key, key in _EVES)
            for day in sorted(table)
            for key in [_key_of(table.get_list(day))]
            if key is not None
        )
    )


def _key_of(names: list[str]) -> str | None:
    """The key of the day's first known name; a library that renames a day must not lose it silently."""
    for name in names:
        if name in _KEY_BY_ENGLISH_NAME:
            return _KEY_BY_ENGLISH_NAME[name]
    raise LookupError(f"the holiday library names a day that is not known here: {names!r}")
