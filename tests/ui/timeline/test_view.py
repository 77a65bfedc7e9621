"""The timeline's public face, and plans that are odd: it paints them all without a word from Qt."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.ids import EntityId
from taito_planner.domain.intents import Put, TakePlan
from taito_planner.domain.model import Absence, FlexDay, Pause, Plan, Training
from taito_planner.texts import LANGUAGES, texts_for
from taito_planner.ui.theme import DARK, LIGHT, Theme, high_contrast
from taito_planner.ui.timeline.tips import tip_at
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.ui.timeline.conftest import oulu_plan
from tests.ui.timeline.windows import Driver

EVERYTHING = plan(
    group(
        "Ryhmä, jonka nimi on pitkä: " + "Ä" * 180,
        id="long",
        leaders=("petri",),
        blocks=[block("2025-12-22", id="over-christmas"), block("2025-12-23", length=1, id="odd")],
        customers=[
            customer("مريض ١٠٦١", id="rtl", visits=[start_visit("2025-11-20", id="rtl-1")]),
            customer(
                "A-2",
                id="busy",
                trainings=[Training("t1", d("2026-01-12"), d("2026-04-30"))],
                flex_days=[FlexDay("f1", d("2026-02-02")), FlexDay("f2", d("2025-12-01"))],
                pauses=[Pause("p1", d("2025-12-08"), d("2026-01-09"))],
                absences=[Absence("x1", d("2025-11-05"), d("2025-11-05"))],
            ),
        ],
    ),
    group("Tyhjä", id="empty"),
    staff=[staff("Petri Mäki", ("2025-12-17", "2027-12-31"), id="petri", role="psykologi " * 20)],
)


@pytest.mark.parametrize("theme", [LIGHT, DARK, high_contrast(QPalette())], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", ["week", "month", "year"])
def test_every_kind_of_bar_is_painted_in_every_theme_and_zoom(
    tmp_path: Path, qtbot: QtBot, theme: Theme, zoom: str
) -> None:
    driver = Driver(EVERYTHING, tmp_path, theme=theme)
    qtbot.addWidget(driver.view)
    driver.view.set_zoom(zoom)
    driver.view.go_to_day(d("2025-12-20"))
    assert not driver.view.grab().isNull()
    driver.close()


def test_an_empty_plan_is_painted_and_answers_the_mouse(tmp_path: Path, qtbot: QtBot) -> None:
    driver = Driver(Plan(), tmp_path)
    qtbot.addWidget(driver.view)
    driver.click(QPointF(700, 300))
    driver.double_click(QPointF(700, 300))
    driver.view.fit()
    assert not driver.view.grab().isNull()
    driver.close()


def test_5000_visits_on_one_day_are_painted_and_dragged(tmp_path: Path, qtbot: QtBot) -> None:
    visits = [start_visit("2025-11-26", id=f"v{n:04}") for n in range(5000)]
    crowded = plan(group(customers=[customer("A-1", id="c1", visits=visits)]))
    driver = Driver(crowded, tmp_path)
    qtbot.addWidget(driver.view)
    driver.drop("v4999", d("2025-11-27"))
    moved = [v for v in driver.document.plan.groups[0].customers[0].visits if v.on == d("2025-11-27")]
    assert len(moved) == 1
    driver.close()


def test_a_plan_taken_in_whole_replaces_all_rows(driver: Driver) -> None:
    driver.view.select("b1")
    driver.document.submit(TakePlan(EVERYTHING))
    QApplication.processEvents()
    assert driver.view.selection == ()
    assert driver.view.stage.frame().groups.row_of("busy") is not None


def test_show_item_opens_a_closed_group_and_brings_the_bar_into_sight(driver: Driver) -> None:
    driver.view.collapse("a-oulu", True)  # type: ignore[arg-type]
    driver.view.show_item("s1")
    rect, frame = driver.rect("s1"), driver.view.stage.frame()
    assert frame.head_width < rect.left() < frame.width
    assert driver.view.selection == ("s1",)


def test_show_item_scrolls_the_staff_to_a_person(tmp_path: Path, qtbot: QtBot) -> None:
    people = [staff(f"Ohjaaja {n}", id=f"s{n:02}") for n in range(30)]
    driver = Driver(plan(group(), staff=people), tmp_path)
    qtbot.addWidget(driver.view)
    driver.view.show_item("s29")
    frame = driver.view.stage.frame()
    place = frame.place_of("s29")
    assert place is not None
    assert frame.staff_top <= frame.row_rect(*place).top() <= frame.height - 20
    driver.close()


def test_the_state_comes_back_in_another_window(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-02-10"))
    driver.view.collapse("a-oulu", True)  # type: ignore[arg-type]
    (tmp_path / "other").mkdir()
    other = Driver(oulu_plan(), tmp_path / "other")
    qtbot.addWidget(other.view)
    other.view.restore(driver.view.state())
    assert other.view.state() == driver.view.state()
    other.close()


@pytest.mark.parametrize(
    "state", [{}, {"zoom": "big", "first_day": 7, "collapsed": 3, "staff_height": None}, {"zoom": 1e9}]
)
def test_a_state_that_makes_no_sense_is_left_aside(driver: Driver, state: dict[str, object]) -> None:
    driver.view.restore(state)
    assert 2 <= driver.view.stage.axis.px_per_day <= 32


def test_the_named_zooms_are_told(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.view.zoom_changed) as told:
        driver.view.set_zoom("week")
    assert told.args == ["week"]
    with qtbot.waitSignal(driver.view.zoom_changed) as told:
        driver.view.zoom_out()
    assert told.args == [""]


def test_fit_shows_the_first_and_the_last_day_of_the_plan(driver: Driver) -> None:
    driver.view.fit()
    first, last = driver.view.stage.frame().visible_days()
    assert first <= d("2025-10-02").toordinal()
    assert last >= d("2026-03-11").toordinal()


def test_fit_of_a_plan_too_long_for_any_zoom_shows_the_as_of_day(tmp_path: Path, qtbot: QtBot) -> None:
    long = plan(group("Oulu 1/2023", blocks=[block("2023-01-09"), block("2027-11-01")]))
    made = Driver(long, tmp_path)
    qtbot.addWidget(made.view)
    made.view.fit()
    first, last = made.view.stage.frame().visible_days()
    assert first < made.document.as_of.toordinal() - 60 < made.document.as_of.toordinal() + 60 < last
    made.close()


def test_a_plan_that_grows_to_the_left_does_not_jump(driver: Driver) -> None:
    before = driver.rect("b1").left()
    driver.document.submit(Put(start_visit("2024-05-06", id="early"), "c2"))
    QApplication.processEvents()
    assert driver.rect("b1").left() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_changes_names_and_repaints(driver: Driver, language: str) -> None:
    driver.view.set_texts(texts_for(language))
    assert driver.view.accessibleName() == texts_for(language)("timeline.name")
    assert not driver.view.grab().isNull()


def test_a_refused_edit_is_told_and_changes_nothing(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.view.refused) as told:
        driver.view.submit(Put(session("2026-02-01"), "nobody"))
    assert told.args[0].key == "refused.gone"


def tip(driver: Driver, at: QPointF) -> str:
    return tip_at(driver.view.stage, at)[0]


def test_a_bars_tooltip_says_dates_people_and_findings(driver: Driver) -> None:
    said = tip(driver, driver.rect("b1").center())
    assert said.startswith("Jakso 1, Oulu 1/2026, ma–to 15.–18.12.2025")
    assert "Petri Mäki, Katri Oja" in said
    assert "huomautus" in said


def test_the_ribbons_tooltip_says_why_a_week_takes_no_block(driver: Driver) -> None:
    said = tip(driver, driver.at_day(d("2026-01-07"), 45))
    assert said == "vk 2: ei jaksoa, Loppiainen ti 6.1."


def test_the_ribbons_tooltip_names_the_one_pattern_left(driver: Driver) -> None:
    assert tip(driver, driver.at_day(d("2026-03-31"), 45)).startswith("vk 14: vain ma–to, Pitkäperjantai pe 3.4.")


def test_a_limits_tooltip_says_what_it_limits(driver: Driver) -> None:
    frame = driver.view.stage.frame()
    at = QPointF(frame.x(d("2025-12-23").toordinal() + 1) - 1, driver.lane_middle("c2"))
    assert "ti 23.12.2025" in tip(driver, at)


def test_a_free_place_on_a_block_lane_tells_a_leaders_leave(driver: Driver) -> None:
    said = tip(driver, driver.at_day(d("2025-12-30"), driver.lane_middle("a-oulu/blocks")))
    assert said.startswith("Loma, Petri Mäki, 17.–31.12.2025")


def test_a_holidays_tooltip_names_it(driver: Driver) -> None:
    assert "Loppiainen" in tip(driver, driver.at_day(d("2026-01-06"), driver.lane_middle("c2")))


def test_a_bar_that_is_shown_is_ringed_for_a_moment(driver: Driver, qtbot: QtBot) -> None:
    driver.view.show_item("b2")
    assert driver.view.stage.flash == "b2"
    qtbot.waitUntil(lambda: not driver.view.stage.flash)


def test_a_group_that_is_shown_comes_with_its_lanes(driver: Driver) -> None:
    driver.view.resize(1400, 320)
    driver.view.show_item("b-lahti")
    frame = driver.view.stage.frame()
    last = frame.row_rect(*frame.place_of("c3"))  # type: ignore[misc]
    assert last.bottom() <= frame.header_height + frame.groups_height
    assert frame.row_rect(*frame.place_of("b-lahti")).top() >= frame.header_height  # type: ignore[misc]


@pytest.mark.parametrize(("found", "seen"), [("a-oulu", "b1"), ("c1", "v2"), ("b-lahti", "lahti-1")])
def test_what_is_shown_with_nothing_of_it_in_sight_comes_with_its_next_days(
    driver: Driver, found: EntityId, seen: EntityId
) -> None:
    """On the as-of day 19.11.2025 the blocks are yet to come, and of A-1061 the second visit and the session."""
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-08-01"))
    driver.view.show_item(found)
    bar = driver.view.stage.find_bar(seen)
    assert bar is not None
    first, last = driver.view.stage.frame().visible_days()
    assert first <= bar[1].first <= last


def test_what_is_in_sight_already_stays_where_it_is(driver: Driver) -> None:
    driver.view.set_zoom("week")
    driver.view.go_to_day(d("2026-01-20"))
    before = driver.view.stage.frame().scroll_x
    driver.view.show_item(EntityId("a-oulu"))
    assert driver.view.stage.frame().scroll_x == before


def test_a_group_higher_than_its_pane_is_shown_from_its_header(driver: Driver) -> None:
    driver.view.resize(1400, 230)
    driver.view.show_item("a-oulu")
    driver.view.show_item("b-lahti")
    frame = driver.view.stage.frame()
    assert frame.row_rect(*frame.place_of("b-lahti")).top() >= frame.header_height  # type: ignore[misc]
