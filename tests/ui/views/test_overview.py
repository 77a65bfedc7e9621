"""The overview in a real window."""

from collections.abc import Iterable
from datetime import date
from random import Random

from hypothesis import given, settings
from PySide6.QtCore import QAbstractTableModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Put, Remove
from taito_planner.domain.model import Plan, Training
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Severity
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.views.overview import Overview
from taito_planner.ui.views.overview.figures import figures_of
from taito_planner.ui.views.overview.group_cells import span_at, spread
from taito_planner.ui.views.overview.group_model import COLUMNS, NO_AXIS, GroupModel
from taito_planner.ui.views.overview.load_model import LoadModel, weeks_of
from taito_planner.ui.views.overview.look import Look
from taito_planner.ui.views.switch import OVERVIEW, TIMELINE
from tests.builders import block, customer, d, group, plan, session, staff, start_visit
from tests.random_plans import FIRST, random_intent, random_plan, random_sources
from tests.ui.views.conftest import OpenWindow

PETRI = staff("Petri Mäki", ("2025-12-17", "2025-12-31"))


def two_groups() -> Plan:
    """Oulu: one customer, 15.1 months, block 1 under Petri's leave. Kemi: nothing but its size."""
    his = customer(
        "A-1061",
        id="c-1061",
        visits=(start_visit("2025-11-25"), session("2027-03-01")),
        trainings=(Training("t-1", d("2026-03-02"), d("2026-05-29")),),
    )
    oulu = group("Oulu 1/2026", id="b", leaders=(PETRI.id,), blocks=(block("2025-12-15"),), customers=(his,))
    return plan(group("Kemi 1/2026", 6, id="a"), oulu, staff=(PETRI,))


def overview(window: MainWindow) -> Overview:
    window.parts.views.show(OVERVIEW)
    view = window.parts.views.page(OVERVIEW)
    assert isinstance(view, Overview)
    return view


def said_by(models: Iterable[QAbstractTableModel]) -> list[list[list[str]]]:
    """All cells of the tables in words."""
    said = []
    for model in models:
        columns = range(model.columnCount())
        said.append([[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())])
    return said


def cell(view: Overview, row: int, column: str) -> str:
    return str(view.group_model.index(row, COLUMNS.index(column)).data())


def test_a_group_tells_its_phase_places_span_and_next_event(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    row = view.group_model.row_of("b")
    assert row is not None
    assert cell(view, row, "phase") == "starttikäynnit"
    assert cell(view, row, "places") == "1 / 8, väh. 6"
    assert cell(view, row, "spans") == "A-1061 15,1 kk"
    assert cell(view, row, "mean") == "15,1 kk +4 pv"
    assert cell(view, row, "next") == "Starttikäynti ti 25.11."


def test_a_group_without_a_planned_end_says_so(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    row = view.group_model.row_of("a")
    assert row is not None
    assert cell(view, row, "phase") == "ei suunniteltu"
    assert cell(view, row, "spans") == "ei suunniteltua loppua"
    assert cell(view, row, "mean") == "–"


def test_the_figures_count_what_the_status_bar_counts(open_window: OpenWindow) -> None:
    window = open_window(two_groups())
    figures = {one.caption: one for one in figures_of(window._document.checked, window._texts)}
    counts = window.parts.findings.model.in_order.counts(with_past=False)
    for severity, word in ((Severity.ERROR, "virhe"), (Severity.WARNING, "varoitu")):
        shown = next(one for caption, one in figures.items() if caption.startswith(word))
        assert shown.figure == str(counts[severity])
    assert counts[Severity.WARNING] > 0
    assert figures["Palvelun keskimääräinen kesto"].figure == "15,1 kk"
    assert figures["Asiakkaita / paikkoja"].figure == "1 / 14"


def test_an_edit_while_in_sight_is_shown(open_window: OpenWindow) -> None:
    window = open_window(two_groups())
    view = overview(window)
    window._document.submit(Remove("c-1061"))
    row = view.group_model.row_of("b")
    assert row is not None
    assert cell(view, row, "places") == "0 / 8, väh. 6"


def test_groups_sort_by_a_column_and_go_back_to_their_order(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))

    def names() -> list[str]:
        return [one.name for one in view.group_model.groups]

    view.groups.sortByColumn(COLUMNS.index("mean"), Qt.SortOrder.DescendingOrder)
    assert names() == ["Oulu 1/2026", "Kemi 1/2026"]
    view.groups.sortByColumn(COLUMNS.index("mean"), Qt.SortOrder.AscendingOrder)
    assert names() == ["Kemi 1/2026", "Oulu 1/2026"]


def test_keys_sort_by_the_column_of_the_focus_and_list_themselves(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_groups())
    view = overview(window)
    qtbot.waitUntil(view.groups.hasFocus)
    assert view.groups.currentIndex().isValid()
    orders = []
    for _ in range(3):
        qtbot.keyClick(view.groups, Qt.Key.Key_S)
        orders.append([said[0] for said in said_by([view.group_model])[0]])
    assert orders == [["Kemi 1/2026", "Oulu 1/2026"], ["Oulu 1/2026", "Kemi 1/2026"], ["Kemi 1/2026", "Oulu 1/2026"]]
    assert view.groups.horizontalHeader().sortIndicatorSection() == -1
    assert "S" in dict(view.keys())


def test_the_chosen_group_stays_chosen_after_an_edit(open_window: OpenWindow) -> None:
    window = open_window(two_groups())
    view = overview(window)
    row = view.group_model.row_of("b")
    assert row is not None
    view.groups.setCurrentIndex(view.group_model.index(row, 0))
    window._document.submit(Put(group("Aura 1/2026"), None))
    assert view.group_model.groups[view.groups.currentIndex().row()].id == "b"


def test_a_click_on_a_group_shows_it_on_the_timeline(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_groups())
    view = overview(window)
    row = view.group_model.row_of("b")
    assert row is not None
    place = view.groups.visualRect(view.group_model.index(row, 0)).center()
    qtbot.mouseClick(view.groups.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.parts.views.current == TIMELINE
    assert window.parts.timeline.selection == ("b",)


def test_a_click_on_a_ring_shows_the_customer(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_groups())
    view = overview(window)
    row = view.group_model.row_of("b")
    assert row is not None
    area = view.groups.visualRect(view.group_model.index(row, COLUMNS.index("spans")))
    x = view.group_model.axis.x(view.group_model.standing(row).spans[0].months, area.toRectF())
    at = QPoint(round(x), area.center().y())
    qtbot.mouseClick(view.groups.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.parts.timeline.selection == ("c-1061",)


def test_enter_on_the_next_event_shows_that_event(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_groups())
    view = overview(window)
    row = view.group_model.row_of("b")
    assert row is not None
    view.groups.setCurrentIndex(view.group_model.index(row, COLUMNS.index("next")))
    qtbot.keyClick(view.groups, Qt.Key.Key_Return)
    oulu = window._document.plan.group_by_id["b"]
    assert window.parts.timeline.selection == (oulu.customers[0].visits[0].id,)


def test_a_week_of_leave_over_a_block_is_told_in_words(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    column = view.load_model.mondays.index(d("2025-12-15"))
    spoken = view.load_model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    expected = "Petri Mäki, vk 51 (15.–21.12.2025): 4 päivää varattu, lomaa 3 arkipäivää, ristiriita tai loma"
    assert str(spoken).startswith(expected)


def test_a_click_on_a_week_shows_the_person_and_the_week(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_groups())
    view = overview(window)
    column = view.load_model.mondays.index(d("2025-12-15"))
    index = view.load_model.index(0, column)
    view.load.scrollTo(index)
    place = view.load.visualRect(index).center()
    qtbot.mouseClick(view.load.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.parts.timeline.selection == (PETRI.id,)
    first, last = window.parts.timeline.stage.frame().visible_days()
    assert first <= date(2025, 12, 15).toordinal() <= last


def test_the_weeks_begin_before_the_day_of_looking(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    first = view.load.columnAt(0)
    assert 0 < view.load_model.column_of_as_of - first <= 4


def test_a_date_far_off_makes_no_million_columns() -> None:
    weeks = weeks_of(DaySpan(date(2000, 1, 1), date(2100, 1, 1)), date(2025, 11, 19))
    assert len(weeks) <= 521
    assert weeks[0].weekday() == 0


def test_the_axis_widens_for_a_mean_far_off_but_not_for_ever() -> None:
    assert (spread([15.0], NO_AXIS).first, spread([15.0], NO_AXIS).last) == (12, 18)
    assert (spread([20.2], NO_AXIS).first, spread([20.2], NO_AXIS).last) == (9, 21)
    assert spread([90.0], NO_AXIS).last == 24


def test_no_ring_lies_where_none_is_near(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    row = view.group_model.row_of("b")
    assert row is not None
    area = view.groups.visualRect(view.group_model.index(row, COLUMNS.index("spans"))).toRectF()
    assert span_at(area.left(), area, view.group_model.standing(row), view.group_model.axis) is None


def test_an_empty_plan_tells_the_next_step(open_window: OpenWindow) -> None:
    view = overview(open_window(plan()))
    assert view._stack.currentIndex() == 1


def test_a_long_name_is_cut_with_an_ellipsis_and_whole_in_the_tooltip(open_window: OpenWindow) -> None:
    view = overview(open_window(plan(group("Ö" * 200))))
    look: Look = view.groups.look
    shown = look.fitted("Ö" * 200, 100, 1)  # type: ignore[arg-type]
    assert shown.endswith("…")
    assert look.ink.width(shown, 1) <= 100  # type: ignore[arg-type]
    assert "Ö" * 200 in str(view.group_model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_a_screen_reader_finds_groups_and_weeks(open_window: OpenWindow) -> None:
    view = overview(open_window(two_groups()))
    for table, name in ((view.groups, "Ryhmät"), (view.load, "Henkilöstön kuormitus")):
        interface = QAccessible.queryAccessibleInterface(table)
        assert interface.text(QAccessible.Text.Name).startswith(name)
        assert interface.childCount() > 0
    assert "15,1 kk" in view.figures.accessibleName()


@given(random_sources)
@settings(max_examples=40, deadline=None)
def test_tables_kept_up_edit_by_edit_say_what_new_ones_say(rng: Random) -> None:
    profiles, texts = load_profiles(), texts_for("fi")
    checked = check(random_plan(rng), profiles, FIRST)
    kept = GroupModel(checked, texts), LoadModel(checked, texts)
    said_by(kept)
    for _ in range(4):
        try:
            checked = checked.recheck(apply(random_intent(rng, checked.plan), checked.plan, profiles))
        except IntentRefused:
            continue
        for model in kept:
            model.take(checked)
        assert said_by(kept) == said_by((GroupModel(checked, texts), LoadModel(checked, texts)))


def test_an_edit_tells_the_tables_which_rows_it_touched(open_window: OpenWindow) -> None:
    window = open_window(two_groups())
    view = overview(window)
    resets, rows = [], []
    view.group_model.modelReset.connect(lambda: resets.append(1))
    view.group_model.dataChanged.connect(lambda first, last: rows.extend(range(first.row(), last.row() + 1)))
    window._document.submit(Put(customer("A-1062", id="c-1062"), "b"))
    assert not resets
    assert [view.group_model.groups[row].id for row in rows] == ["b"]
