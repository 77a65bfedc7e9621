"""The window as a whole: banners, status, state that is kept, small and vanished screens."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from taito_planner.domain.intents import MoveBlock
from taito_planner.domain.model import Certificate, Plan
from taito_planner.ui.dialogs.as_of import AsOfDialog
from taito_planner.ui.dialogs.keys import KeysDialog
from taito_planner.ui.finding_places import find_in_plan
from taito_planner.ui.forms.kinds import PALETTE
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.palette_strip import MIME
from taito_planner.ui.theme import ThemeName
from taito_planner.ui.window_state import bring_on_screen
from tests.builders import customer, d, group, plan
from tests.ui.window.conftest import TODAY, OpenWindow
from tests.ui.window.plans import oulu


def block_id(window: MainWindow) -> str:
    return window._document.plan.groups[0].blocks[0].id


def test_another_as_of_day_says_so_and_leads_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu(), as_of=d("2025-10-24"))
    assert window.parts.as_of_banner.text == "Tarkastelupäivä pe 24.10.2025"
    qtbot.mouseClick(window.parts.as_of_banner.link, Qt.MouseButton.LeftButton)
    assert window._document.as_of == TODAY
    assert window.parts.as_of_banner.isHidden()


def test_the_as_of_day_is_typed_like_any_other_day(open_window: OpenWindow) -> None:
    window = open_window(oulu(), as_of=None)
    window.qt_actions["view.as-of"].trigger()
    dialog = window.findChildren(AsOfDialog)[0]
    dialog.field.editor.setText("31.2.2026")
    dialog.show_day()
    assert dialog.field.error == "Päivää ei ole: helmikuussa 2026 on 28 päivää."
    dialog.field.editor.setText("24.10.2025")
    dialog.show_day()
    assert window._document.as_of == d("2025-10-24")


def test_the_status_bar_counts_and_says_when_it_was_saved(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    status = window.parts.status
    assert status.left_text.startswith("1 ryhmä · 2 asiakasta · 1 virhe")
    assert status.right_text == "Tallennettu"
    window._document.submit(MoveBlock(block_id(window), d("2026-01-12")))
    saved_at = window._document.saved_at
    assert saved_at is not None
    assert status.right_text == f"Tallennettu {saved_at.hour}.{saved_at.minute:02}"


def test_a_drag_says_how_to_cancel_it(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    preview = window._document.preview(MoveBlock(block_id(window), d("2026-01-12")))
    window.parts.timeline.preview_changed.emit(preview)
    assert window.parts.status.right_text == "Siirretään · Esc peruu"
    window.parts.timeline.preview_changed.emit(None)
    assert window.parts.status.right_text == "Tallennettu"


def test_delete_on_the_timeline_removes_without_asking(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    window.views.show(block_id(window))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.views.focus_plan()
    qtbot.keyClick(window.parts.timeline, Qt.Key.Key_Delete)
    assert len(window._document.plan.groups[0].blocks) == 2
    assert window.parts.status.left_text == "Poistettu Jakso 1, Oulu 1/2026 · Kumoa Ctrl+Z"
    window.qt_actions["edit.undo"].trigger()
    assert len(window._document.plan.groups[0].blocks) == 3


def test_a_refused_edit_has_its_sentence_in_the_status_bar(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    gone = block_id(window)
    window.edits.remove(gone)
    window.edits.remove(gone)
    assert len(window._document.plan.groups[0].blocks) == 2


def test_a_day_that_was_sought_is_where_the_keys_add(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    window.views.show(window._document.plan.staff[0].id)
    qtbot.keyClicks(window.parts.toolbar.search, "2.2.2026")
    qtbot.keyClick(window.parts.toolbar.search, Qt.Key.Key_Return)
    qtbot.keyClick(window.parts.timeline, Qt.Key.Key_Insert)
    assert window._document.plan.staff[0].leaves[-1].first_day == d("2026-02-02")


def test_search_finds_names_and_days(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    document, texts = window._document, window._texts
    assert [hit.text for hit in find_in_plan(document.plan, "1070", document.as_of, texts)] == ["A-1070 · Oulu 1/2026"]
    assert find_in_plan(document.plan, "petri", document.as_of, texts)[0].text == "Petri Mäki · henkilöstö"
    assert find_in_plan(document.plan, "vk 5", document.as_of, texts)[0].day == d("2026-01-26")
    assert find_in_plan(document.plan, "xyz", document.as_of, texts) == []


def test_the_list_of_what_is_found_is_as_high_as_its_rows(open_window: OpenWindow, qtbot: QtBot) -> None:
    search = open_window(oulu()).parts.toolbar.search
    qtbot.keyClicks(search, "a-10")
    rows = [search.list.sizeHintForRow(row) for row in range(search.list.count())]
    assert len(rows) > 1
    assert min(rows) >= 22
    assert search.list.height() == sum(rows) + 2 * search.list.frameWidth()


def test_enter_in_the_search_field_jumps_to_the_first_hit(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    search = window.parts.toolbar.search
    qtbot.keyClicks(search, "a-1070")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.header.title == "A-1070"
    assert search.text() == ""
    assert not search.list.isVisible()


def test_the_palette_drags_the_kinds_that_the_timeline_takes(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    carried = {bytes(b.mime_data().data(MIME).data()).decode() for b in window.parts.palette.buttons.values()}
    assert carried == set(PALETTE)


def test_the_zoom_switch_and_the_menu_show_the_same(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    qtbot.mouseClick(window.parts.palette.zoom.button("week"), Qt.MouseButton.LeftButton)
    assert window.parts.timeline.zoom_name == "week"
    assert window.qt_actions["view.week"].isChecked()
    window.qt_actions["view.year"].trigger()
    assert window.parts.palette.zoom.current == "year"


def test_a_narrow_window_takes_its_denser_forms(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    window.resize(1280, 700)
    qtbot.waitUntil(lambda: window.parts.palette.isHidden())
    assert window.parts.toolbar.add.isVisible()
    assert window.parts.inspector.width() == 240
    window.resize(1600, 960)
    qtbot.waitUntil(lambda: window.parts.palette.isVisible())
    assert not window.parts.toolbar.add.isVisible()


def test_size_and_zoom_come_back_in_the_next_window(open_window: OpenWindow, settings: QSettings) -> None:
    window = open_window(oulu())
    window.resize(1410, 800)
    window.qt_actions["view.year"].trigger()
    window.close()
    settings.sync()
    again = open_window(oulu())
    assert again.parts.timeline.zoom_name == "year"
    assert again.parts.palette.zoom.current == "year"


def test_a_window_from_a_vanished_monitor_comes_back_in_sight(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.move(QPoint(9000, 9000))
    bring_on_screen(window)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry().topLeft())


def test_the_theme_is_chosen_at_once_and_kept(open_window: OpenWindow, settings: QSettings) -> None:
    window = open_window(oulu())
    window.qt_actions["theme.dark"].trigger()
    assert window.parts.timeline.stage.theme.name is ThemeName.DARK
    assert settings.value("window/theme") == "dark"
    window.qt_actions["theme.light"].trigger()
    assert window.parts.timeline.stage.theme.name is ThemeName.LIGHT


def test_the_window_follows_the_system_while_it_runs(open_window: OpenWindow) -> None:
    window, hints = open_window(oulu()), QApplication.styleHints()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = application.styleSheet()
    for changed, value in (
        (hints.colorSchemeChanged, Qt.ColorScheme.Light),
        (hints.accessibility().contrastPreferenceChanged, Qt.ContrastPreference.NoPreference),
    ):
        application.setStyleSheet("")
        changed.emit(value)
        assert application.styleSheet() == sheet
    assert window.palette().window().color() == application.palette().window().color()


def test_a_chosen_language_is_kept_for_the_next_start(open_window: OpenWindow, settings: QSettings) -> None:
    window = open_window(oulu())
    window.qt_actions["language.en"].trigger()
    assert settings.value("language") == "en"
    assert window.parts.status.left_text == ("The language changes when the program is started the next time.")


def test_the_keys_are_listed_beside_the_plan(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.qt_actions["help.keys"].trigger()
    dialog = window.findChildren(KeysDialog)[0]
    assert not dialog.isModal()
    assert ("Ctrl+Z", "Kumoa") in dialog.rows
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Kohdistus palkista ja kaistasta toiseen" in words


def test_the_list_of_keys_names_arrows_in_the_users_language(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.qt_actions["help.keys"].trigger()
    dialog = window.findChildren(KeysDialog)[0]
    assert ("Ctrl+Vaihto+Ylös", "Suurenna osaa") in dialog.rows


def test_the_window_speaks_english_throughout(open_window: OpenWindow) -> None:
    window = open_window(oulu(), language="en")
    assert window.menuBar().actions()[0].text() == "&File"
    assert window.parts.status.left_text.startswith("1 group · 2 customers")


def test_an_opened_plan_replaces_the_old_selection(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.views.show(block_id(window))
    window.files.new_plan()
    assert window.parts.inspector.page is None


def test_an_empty_plan_shows_no_counts(open_window: OpenWindow) -> None:
    window = open_window(plan(), as_of=None)
    assert window.parts.status.left_text == "0 ryhmää · 0 asiakasta"


def test_a_plan_that_is_open_elsewhere_can_only_be_read_and_says_why(
    open_read_only: Callable[[Plan], MainWindow],
) -> None:
    window = open_read_only(oulu())
    assert "vain lukea" in window.parts.read_only_banner.text
    assert window.parts.status.right_text == "Vain luku"
    assert not window.qt_actions["add.group"].isEnabled()
    assert not window.parts.palette.buttons["block-mon"].isEnabled()
    window.views.show(block_id(window))
    assert window.parts.inspector.page is not None
    assert not any(field.editor.isEnabled() for field in window.parts.inspector.page.facts.fields.values())
    assert not window.parts.inspector.page.remove_button.isEnabled()


def test_the_panels_follow_a_drag_that_rests(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu())
    window.views.show(block_id(window))
    preview = window._document.preview(MoveBlock(block_id(window), d("2026-01-06")))
    window.parts.timeline.preview_changed.emit(preview)
    remark = window.parts.findings._remark
    qtbot.waitUntil(lambda: remark.text() == "jos pudotat tähän:")
    window.parts.timeline.preview_changed.emit(None)
    assert remark.text() == ""


def test_every_button_and_field_in_sight_has_a_name(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.views.show(block_id(window))
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    controls += window.findChildren(QComboBox)
    nameless = [
        control
        for control in controls
        if control.isVisible()
        and not control.accessibleName()
        and not getattr(control, "text", str)()
        and not isinstance(control.parent(), QLineEdit)
    ]
    assert nameless == []


def test_what_has_no_bar_is_shown_in_the_inspector(open_window: OpenWindow) -> None:
    customer_now = customer("A-1", certificates=(Certificate("c-1", d("2025-11-03"), ()),))
    window = open_window(plan(group(customers=(customer_now,))))
    window.views.show("c-1")
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.header.title == "Todistus"


def test_walking_over_like_things_keeps_each_ones_unfinished_text(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    first, second, _ = (block.id for block in window._document.plan.groups[0].blocks)
    window.views.show(first)
    page = window.parts.inspector.page
    assert page is not None
    page.facts.fields["first_day"].editor.setText("31.2.2026")
    window.views.show(second)
    assert window.parts.inspector.page is page
    assert page.facts.fields["first_day"].editor.text() == "ma 26.1.2026"
    window.views.show(first)
    assert page.facts.fields["first_day"].editor.text() == "31.2.2026"


def test_f6_walks_from_the_plan_to_the_findings_to_the_inspector_and_back(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.views.show(block_id(window))
    window.views.focus_plan()
    walked = []
    for _ in range(3):
        window.qt_actions["view.next-pane"].trigger()
        walked.append(window.focusWidget())
    page = window.parts.inspector.page
    assert page is not None
    assert walked == [
        window.parts.findings.table,
        page.facts.fields["first_day"].editor,
        window.parts.timeline,
    ]
