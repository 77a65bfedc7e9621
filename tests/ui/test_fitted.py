"""A dialog is as high as its words need at its width, also when they change."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.ui.controls import label
from taito_planner.ui.dialogs.fitted import MARGIN, SPACING, FittedDialog, dialog_column

SENTENCE = "Havainto jää luetteloon himmeänä. Se palaa uutena, jos raja tai suunnitelma muuttuu. "


def opened(qtbot: QtBot, words: QLabel, *more: QPushButton) -> FittedDialog:
    dialog = FittedDialog(400)
    qtbot.addWidget(dialog)
    column = dialog_column(dialog)
    for part in (words, *more):
        column.addWidget(part)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def height_of(words: QLabel) -> int:
    return words.heightForWidth(400 - 2 * MARGIN)


def test_a_dialog_of_sentences_is_no_higher_than_they_are(qtbot: QtBot) -> None:
    words, button = label(SENTENCE * 3, wraps=True), QPushButton("Sulje")
    dialog = opened(qtbot, words, button)
    assert dialog.width() == 400
    assert dialog.height() == 2 * MARGIN + height_of(words) + SPACING + button.sizeHint().height()


def test_a_dialog_grows_and_shrinks_with_its_words(qtbot: QtBot) -> None:
    words = label(SENTENCE, wraps=True)
    dialog = opened(qtbot, words)
    for times in (6, 1):
        words.setText(SENTENCE * times)
        qtbot.waitUntil(lambda: dialog.height() == 2 * MARGIN + height_of(words))


def test_no_button_is_cut_by_the_width(qtbot: QtBot) -> None:
    button = QPushButton("Hyväksy poikkeama ja kirjaa se näkyviin kaikille suunnittelijoille" * 2)
    dialog = opened(qtbot, label(SENTENCE, wraps=True), button)
    assert button.width() >= button.sizeHint().width()
    assert dialog.width() > 400
