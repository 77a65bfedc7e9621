"""The single days of a customer."""

from taito_planner.domain.model import FlexDay, Training
from taito_planner.domain.workdays import HolidayCalendar
from taito_planner.rules.own_days import training_days
from tests.builders import SMALL_CALENDAR, customer, d

TRAINING = Training("training", d("2026-01-05"), d("2026-01-09"))


def test_training_days_are_counted_anew_with_another_calendar() -> None:
    someone = customer(trainings=[TRAINING])
    assert len(training_days(someone, SMALL_CALENDAR)) == 4
    assert len(training_days(someone, HolidayCalendar())) == 5
    assert len(training_days(someone, SMALL_CALENDAR)) == 4


def test_training_days_leave_out_flex_days_and_days_from_leaving_on() -> None:
    someone = customer(trainings=[TRAINING], flex_days=[FlexDay("flex", d("2026-01-07"))], left_on=d("2026-01-09"))
    assert training_days(someone, SMALL_CALENDAR) == (d("2026-01-05"), d("2026-01-08"))


def test_overlapping_trainings_count_a_day_once() -> None:
    twice = customer(trainings=[TRAINING, Training("again", d("2026-01-08"), d("2026-01-12"))])
    assert [day.day for day in training_days(twice, SMALL_CALENDAR)] == [5, 7, 8, 9, 12]
