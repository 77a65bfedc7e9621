"""What each week allows, and the words for it."""

import pytest

from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.timeline.weeks import WeekBook, week_tip
from tests.builders import d

BOOK = WeekBook(finnish_calendar(), load_profiles()["taito"].patterns_for(1))


@pytest.mark.parametrize(
    ("monday", "legal"),
    [
        ("2026-01-05", []),
        ("2026-03-30", [0]),
        ("2026-04-06", [1]),
        ("2026-04-27", [0]),
        ("2026-05-11", []),
        ("2026-12-28", [0]),
        ("2027-05-03", []),
        ("2026-02-02", [0, 1]),
    ],
)
def test_the_first_weekdays_that_a_week_allows(monday: str, legal: list[int]) -> None:
    week = BOOK.week(d(monday).toordinal())
    assert [place.pattern.first_weekday for place in week.legal] == legal


def test_an_eve_leaves_a_week_legal_and_is_named() -> None:
    week = BOOK.week(d("2026-06-15").toordinal())
    assert len(week.legal) == 2
    assert "aatto: Juhannusaatto pe 19.6." in week_tip(week, texts_for("fi"))


def test_a_free_week_says_both_patterns() -> None:
    assert week_tip(BOOK.week(d("2026-02-02").toordinal()), texts_for("fi")) == "vk 6: jakso ma–to tai ti–pe"
