"""The languages of the window: only whole ones are offered, and settings that were spoiled keep no window away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from taito_planner import app
from taito_planner.texts import texts_for
from taito_planner.ui.actions import WINDOW_LANGUAGES
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.style import ThemeChoice
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)


def test_each_language_offered_has_every_sentence() -> None:
    def named(language: str) -> set[str]:
        keys = texts_for(language).keys()
        return {key.removesuffix(".one").removesuffix(".other") for key in keys}

    assert WINDOW_LANGUAGES == ("fi", "en")
    assert not named("fi") - named("en")


@pytest.mark.parametrize(
    ("chosen", "language"), [("fi", "fi"), ("en", "en"), ("sv", "fi"), ("", "fi"), ("klingon", "fi")]
)
def test_a_language_that_is_not_offered_opens_the_window_in_finnish(
    kept: QSettings, chosen: str, language: str
) -> None:
    kept.setValue("language", chosen)
    assert app.window_texts(kept).language == language


def test_a_theme_that_does_not_exist_leaves_it_to_the_system(open_window: OpenWindow, settings: QSettings) -> None:
    settings.setValue("window/theme", "sepia")
    window: MainWindow = open_window(oulu())
    assert window.qt_actions["theme.system"].isChecked()
    assert ThemeChoice("sepia") is ThemeChoice.SYSTEM
