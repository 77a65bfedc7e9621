"""The hint card: what it says, and that it stays in sight and off the lanes it speaks of."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from taito_planner.ui.timeline.hint import HintCard, HintKey
from taito_planner.ui.timeline.hint_card import CardPainter, card_rect, wrapped
from taito_planner.ui.timeline.ink import Style
from tests.builders import d
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.timeline.windows import ALT, SHIFT, Driver


def card(driver: Driver) -> HintCard:
    drag = driver.view.stage.drag
    assert drag is not None
    assert drag.card is not None
    return drag.card


def test_the_card_says_dates_week_and_where_from(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"))
    said = card(driver)
    assert (said.title, said.week) == ("ma–to 12.–15.1.2026", "vk 3")
    assert said.subtitle == "Jakso 1, Oulu 1/2026 · nyt ma–to 15.–18.12."


def test_the_card_names_who_binds_and_how_many_days_are_left(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"))
    assert ("3 kk", "15 pv jäljellä, sitova A-1061 (27.1.)") in card(driver).facts


def test_back_at_its_place_the_card_still_tells_the_slack_and_the_span(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"))
    driver.move(driver.at_day(d("2025-12-15"), driver.lane_middle("a-oulu/blocks")))
    said = card(driver)
    assert (said.rows, said.more) == ((), "")
    assert ("3 kk", "43 pv jäljellä, sitova A-1061 (27.1.)") in said.facts
    assert "Seuraa" not in [caption for caption, _ in said.facts]


def test_over_a_closed_week_the_card_says_why_the_block_goes_elsewhere(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"))
    said = card(driver)
    assert said.title != "ti–pe 6.–9.1.2026"
    assert said.refused == "vk 2 ei käy: Loppiainen ti 6.1."


def test_a_closed_week_and_the_open_one_beside_it_share_a_picture_but_not_the_reason(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-08"))
    assert card(driver).title == "ma–to 12.–15.1.2026"
    assert card(driver).refused == "vk 2 ei käy: Loppiainen ti 6.1."
    driver.move(driver.at_day(d("2026-01-12"), driver.lane_middle("a-oulu/blocks")))
    assert card(driver).title == "ma–to 12.–15.1.2026"
    assert card(driver).refused == ""


def test_alt_takes_the_closed_week_itself_so_there_is_nothing_to_explain(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"), ALT)
    assert card(driver).refused == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-12-06", "la 6.12. ei käy: Itsenäisyyspäivä la 6.12."),
        ("2025-12-07", "su 7.12. ei käy: viikonloppu"),
        ("2025-12-05", ""),
    ],
)
def test_a_visit_is_told_which_day_is_in_the_way(driver: Driver, day: str, said: str) -> None:
    driver.drag_to("v2", d(day))
    assert card(driver).refused == said


def test_past_the_limit_the_card_says_how_many_days_over(driver: Driver) -> None:
    driver.drag_to("lahti-1", d("2026-01-19"))
    assert ("3 kk", "17 pv yli, sitova B-2011 (2.1.)") in card(driver).facts


def test_new_findings_come_first_and_then_those_that_clear(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"), ALT)
    tags = [row.tag for row in card(driver).rows]
    assert tags == sorted(tags, key=["Uusi", "Poistuu"].index)
    assert {"Uusi", "Poistuu"} == set(tags)


def test_a_move_that_changes_no_finding_says_so(driver: Driver) -> None:
    driver.drag_to("s1", d("2026-02-27"))
    assert card(driver).rows == ()
    assert card(driver).more == "Havainnot eivät muutu"


def test_held_keys_are_lit(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"), ALT | SHIFT)
    assert [(key.key, key.is_held) for key in card(driver).keys] == [("Alt", True), ("Vaihto", True), ("Esc", False)]


def test_shift_is_offered_only_where_it_means_something(driver: Driver) -> None:
    driver.drag_to("v2", d("2025-12-04"))
    assert [key.key for key in card(driver).keys] == ["Alt", "Esc"]


def test_the_card_says_whom_the_move_concerns_before_the_drop(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"))
    assert ("Seuraa", "2 asiakasta siirtyy") in card(driver).facts


def test_the_card_names_whose_leave_the_move_runs_into(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-06"), ALT)
    assert ("Seuraa", "2 asiakasta siirtyy, loma: Katri Oja") in card(driver).facts


def test_a_first_visit_shows_the_nearer_of_its_weeks_and_block_one(driver: Driver) -> None:
    """A-1063: arrival 28.10.2025, so eight weeks end on 23.12.2025; block 1 begins on 15.12.2025."""
    driver.drag_to("v3", d("2025-12-12"))
    assert ("Jakso 1", "2 pv jäljellä (su 14.12.)") in card(driver).facts


def test_a_visit_on_the_first_day_of_block_one_is_a_day_over(driver: Driver) -> None:
    driver.drag_to("v3", d("2025-12-15"))
    assert ("Jakso 1", "1 pv yli (su 14.12.)") in card(driver).facts


@pytest.mark.parametrize("x", [240, 700, 1100, 1380])
@pytest.mark.parametrize("dy", [-10, 0, 10])
def test_the_card_is_always_whole_in_sight_and_off_the_dragged_lane(driver: Driver, x: int, dy: int) -> None:
    rect = driver.rect("b1")
    driver.drag_to("b1", d("2026-01-12"))
    driver.move(QPointF(x, rect.center().y() + dy))
    scene = driver.view.stage.scene()
    place = scene.frame.place_of("a-oulu/blocks")
    assert place is not None
    covered = card_rect(scene)
    assert QRectF(0, 0, scene.frame.width, scene.frame.height).contains(covered)
    assert not covered.intersects(scene.frame.row_rect(*place))


def test_a_sentence_too_long_for_the_card_is_left_out_whole_after_one_that_fits(driver: Driver) -> None:
    ink = driver.view.stage.scene().ink
    first = "Jaksolle osuu loppiainen (ti 6.1.)"
    text = f"{first}. Lyhennetystä jaksosta sovitaan erikseen kirjallisesti ennen kuin se alkaa"
    assert wrapped(text, ink.width(first, Style.NORMAL) + 30, ink, 1) == [first]


def test_a_single_sentence_too_long_for_the_card_ends_in_an_ellipsis(driver: Driver) -> None:
    ink = driver.view.stage.scene().ink
    [line] = wrapped("Starttikäynti on ke 7.1.2026, mutta jakso 1 alkaa jo ti 6.1.2026", 120, ink, 1)
    assert line.endswith("…")


@pytest.mark.parametrize("day", ["2026-01-07", "2025-12-30", "2026-01-21"])
def test_a_card_too_high_for_the_pane_covers_neither_the_place_nor_the_pointer(
    tmp_path: Path, qtbot: QtBot, day: str
) -> None:
    """Over Epiphany the nearest legal week lies right of the pointer, over New Year left of it."""
    low = Driver(oulu_plan(), tmp_path, size=(1400, 340))
    qtbot.addWidget(low.view)
    low.drag_to("b1", d(day), SHIFT)
    scene = low.view.stage.scene()
    assert scene.drag is not None
    assert scene.drag.target is not None
    place, frame, covered = scene.drag.target.place, scene.frame, card_rect(scene)
    lane = frame.place_of("a-oulu/blocks")
    assert lane is not None
    assert covered.intersects(frame.row_rect(*lane))
    assert covered.left() > frame.x(place.last + 1) or covered.right() < frame.x(place.first)
    assert not covered.left() <= scene.drag.pointer[0] <= covered.right()
    low.close()


def test_keys_that_do_not_fit_in_one_row_stand_in_two(driver: Driver) -> None:
    driver.drag_to("b1", d("2026-01-12"))
    scene = driver.view.stage.scene()
    said = card(driver)
    short = replace(said, keys=said.keys[-1:])
    wide = replace(said, keys=(said.keys[-1], HintKey("Control", "jotakin aivan muuta kuin muualla tarvitaan")))
    assert CardPainter(scene, wide).height == CardPainter(scene, short).height + 20
