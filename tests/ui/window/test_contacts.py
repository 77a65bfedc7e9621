"""The page of contacts: every matter a row, every address on the clipboard by button and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from taito_planner.storage.contacts import load_contacts
from taito_planner.texts import texts_for
from taito_planner.ui.dialogs.contacts import VALUE, ContactsDialog
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu

CONTACTS = tuple(load_contacts().values())


@pytest.fixture
def page(qtbot: QtBot) -> ContactsDialog:
    dialog = ContactsDialog(CONTACTS, texts_for("fi"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def values(page: ContactsDialog) -> list[str]:
    return [page.table.item(row, VALUE).text() for row in range(page.table.rowCount())]


def test_every_matter_of_every_contact_is_a_row(page: ContactsDialog) -> None:
    assert values(page) == [contact.value for contact in CONTACTS for _ in contact.uses]
    assert len(values(page)) >= 10


@pytest.mark.parametrize("row", range(sum(len(contact.uses) for contact in CONTACTS)))
def test_the_button_of_a_row_copies_its_address_and_says_so(page: ContactsDialog, qtbot: QtBot, row: int) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(page.copy_button(row), Qt.MouseButton.LeftButton)
    assert clipboard() == values(page)[row]
    assert page.said.text() == f"Kopioitu: {values(page)[row]}"


def test_ctrl_c_copies_the_row_under_the_focus(page: ContactsDialog, qtbot: QtBot) -> None:
    page.activateWindow()
    page.table.setFocus()
    page.table.setCurrentCell(3, 0)
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == values(page)[3]


def test_the_page_opens_from_the_menu_with_what_the_program_is_given(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(oulu(), contacts=CONTACTS)
    window.qt_actions["help.contacts"].trigger()
    page = window.findChild(ContactsDialog)
    assert page is not None
    assert values(page)[0] == "Kelan viranomaislinja"
    page.close()


def test_the_page_speaks_the_language_of_the_window(qtbot: QtBot) -> None:
    dialog = ContactsDialog(CONTACTS, texts_for("en"))
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Kela's contacts"
    assert dialog.table.item(1, 0).text() == "Questions about one customer"
