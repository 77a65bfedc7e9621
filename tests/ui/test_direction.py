"""Names that run from the right do not turn the sentences around that begin with them."""

import pytest
from PySide6.QtGui import QTextLayout

from taito_planner.ui.direction import LEFT_TO_RIGHT_MARK, from_left


def runs_from_left(text: str) -> bool:
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return bool(line.cursorToX(0)[0] < line.cursorToX(len(text))[0])


@pytest.mark.usefixtures("qapp")
def test_a_sentence_that_begins_with_a_hebrew_name_runs_from_the_left() -> None:
    sentence = "דניאל כהן: Puuttuvat: päätös saapunut"
    assert not runs_from_left(sentence)
    assert runs_from_left(from_left(sentence))


def test_signs_and_figures_before_the_name_decide_nothing() -> None:
    assert from_left("12. محمد: loma").startswith(LEFT_TO_RIGHT_MARK)


def test_other_sentences_stay_as_they_are() -> None:
    for sentence in ("A-1042: poissa, דניאל tietää", "", "12.3."):
        assert from_left(sentence) == sentence
