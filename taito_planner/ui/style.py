"""The look of the native widgets around the timeline: a palette and one style sheet, both from the theme."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QPalette, Qt
from PySide6.QtWidgets import QApplication, QWidget

from taito_planner.ui.theme import DARK, LIGHT, Theme, system_theme

FONT_PIXELS = 12


class ThemeChoice(StrEnum):
    """What the user chose in the menu."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def _missing_(cls, value: object) -> "ThemeChoice":
        """Settings that name no theme leave it to the system."""
        return cls.SYSTEM


def chosen_theme(choice: ThemeChoice) -> Theme:
    """The theme of a choice; the system's high contrast wins over a chosen light or dark."""
    system = system_theme()
    if choice is ThemeChoice.SYSTEM or system.is_high_contrast:
        return system
    return DARK if choice is ThemeChoice.DARK else LIGHT


def on_system_look(follow: Callable[[], None]) -> None:
    """Calls ``follow`` when the system is switched to light, dark or high contrast, or back."""
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.connect(follow)
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        hints.accessibility().contrastPreferenceChanged.connect(follow)


def apply_theme(application: QApplication, theme: Theme, choice: ThemeChoice) -> None:
    """Gives the whole program the theme's palette, style sheet and font size.

    In high contrast all of it comes from the system's own palette. A style sheet that takes the place of another is
    applied to each widget once for every widget around it, one that takes the place of none once: hence the empty one.
    """
    schemes = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}
    scheme = schemes.get(choice, Qt.ColorScheme.Unknown)
    if application.styleHints().colorScheme() is not scheme and choice is not ThemeChoice.SYSTEM:
        application.styleHints().setColorScheme(scheme)
    elif choice is ThemeChoice.SYSTEM:
        application.styleHints().unsetColorScheme()
    font = application.font()
    if font.pixelSize() != FONT_PIXELS:
        font.setPixelSize(FONT_PIXELS)
        application.setFont(font)
    application.setPalette(QPalette() if theme.is_high_contrast else theme.palette())
    sheet = _MEASURES + filled_in(_COLOURS, theme)
    if application.styleSheet() != sheet:
        application.setStyleSheet("")
        application.setStyleSheet(sheet)


def filled_in(sheet: str, theme: Theme) -> str:
    """``sheet`` with every ``@name`` replaced by that colour of the theme."""
    for name in sorted(Theme.__dataclass_fields__, key=len, reverse=True):
        colour = getattr(theme, name)
        if hasattr(colour, "name") and callable(colour.name):
            sheet = sheet.replace(f"@{name}", colour.name())
    return sheet


def set_role(widget: QWidget, role: str) -> None:
    """Marks ``widget`` for the style sheet's ``[role=...]`` rules; again after it was shown, restyles it."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


_MEASURES = """
*[role="heading"] { font-weight: 600; }
*[role="title"] { font-size: 15px; font-weight: 600; }
*[role="card-title"] { font-size: 20px; font-weight: 600; }
*[role="caption"] { font-size: 11px; }
*[role="error"] { font-size: 11px; }
"""

_COLOURS = """
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @window; color: @text; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @surface; color: @text; border: 1px solid @divider; padding: 4px 0; }
QMenu::item { padding: 4px 24px 4px 28px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @divider; margin: 4px 8px; }
QToolTip { background: @surface; color: @text; border: 1px solid @divider; padding: 4px; }
QStatusBar { background: @window; color: @text2; border-top: 1px solid @divider; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: @divider; }
*[role="bar"] { background: @window; }
*[role="strip"] { background: @header; border-top: 1px solid @divider; border-bottom: 1px solid @divider; }
*[role="panel"] { background: @surface; }
*[role="rule"] { background: @divider; }
*[role="card"] { background: @surface; border: 1px solid @divider; border-radius: 6px; }
*[role="caption"], *[role="label"] { color: @text2; }
*[role="quiet"] { color: @text3; }
*[role="error"] { color: @error; }
*[role="banner"] { background: @accent_soft; color: @text; border-bottom: 1px solid @divider; }
*[role="banner-warning"] { background: @warning_soft; color: @text; border-bottom: 1px solid @divider; }
*[role="banner"] QLabel, *[role="banner-warning"] QLabel { color: @text; }
QLabel[role="key"] { border: 1px solid @field_border; border-radius: 3px; padding: 0 5px; font-size: 11px;
    background: @header; }

QLineEdit, QPlainTextEdit, QComboBox { background: @surface; color: @text; border: 1px solid @field_border;
    border-radius: 3px; padding: 0 5px; min-height: 22px; selection-background-color: @accent;
    selection-color: @on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 0 4px;
    min-height: 20px; }
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only { background: @header; color: @text3;
    border-color: @divider; }
QLineEdit[invalid="true"] { border-color: @error; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @text3; }
QComboBox { padding-left: 7px; combobox-popup: 0; }
QComboBox:focus { padding-left: 6px; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @divider;
    selection-background-color: @accent_soft; selection-color: @text; outline: 0; }
QComboBox QAbstractItemView::item { padding: 4px 6px; }
QComboBox QAbstractItemView::item:selected { background: @accent_soft; color: @text; }
QCheckBox { spacing: 6px; color: @text; }
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked { width: 12px; height: 12px; background: @surface;
    border: 1px solid @field_border; border-radius: 3px; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QRadioButton { spacing: 6px; color: @text; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @field_border; border-radius: 7px;
    background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent; background: @surface; }
QTableView::indicator:disabled { background: @header; border-color: @divider; }

QPushButton, QToolButton[role="plain"] { background: @surface; color: @text; border: 1px solid @field_border;
    border-radius: 4px; padding: 0 10px; min-height: 22px; }
QPushButton, QToolButton { outline: none; }
QPushButton:hover, QToolButton[role="plain"]:hover { background: @hover; }
QPushButton:focus, QToolButton[role="plain"]:focus { border: 2px solid @accent; padding: 0 9px;
    min-height: 20px; }
QPushButton[role="menu"] { padding: 0 24px 0 10px; }
QPushButton[role="menu"]:focus { padding: 0 23px 0 9px; }
QPushButton[role="choices"] { border-radius: 3px; padding: 0 20px 0 7px; text-align: left; }
QPushButton[role="choices"]:focus { padding: 0 19px 0 6px; }
QPushButton:disabled, QToolButton[role="plain"]:disabled { background: @header; color: @text3;
    border-color: @divider; }
QPushButton[role="filter"] { min-height: 28px; max-height: 28px; padding: 0; border: 0; }
QPushButton[role="tall"] { min-height: 26px; }
QPushButton[role="tall"]:focus { min-height: 24px; }
QPushButton[role="primary"], QPushButton:default { background: @accent; color: @on_accent;
    border-color: @accent; min-height: 26px; }
QPushButton[role="primary"]:focus { border: 2px solid @text; min-height: 24px; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled { background: @header; color: @text3;
    border-color: @divider; }
*[role="list"] { background: @surface; color: @text; border: 1px solid @field_border; border-radius: 3px;
    padding: 2px; }
*[role="list"]:focus { border: 2px solid @accent; padding: 1px; }
*[role="hits"] { background: @surface; color: @text; border: 1px solid @field_border; border-radius: 3px; }
*[role="list"]::item, *[role="hits"]::item { padding: 4px 6px; border-radius: 3px; }
*[role="list"]::item:selected, *[role="hits"]::item:selected { background: @accent_soft; color: @text; }
QPushButton[role="link"] { background: transparent; color: @accent; border: 0; padding: 0; min-height: 16px;
    text-decoration: underline; text-align: left; }
QPushButton[role="link"]:focus { background: @accent_soft; border: 0; border-bottom: 2px solid @accent; padding: 0;
    min-height: 14px; }
*[role="fixes"] { background: @surface; border: 1px solid @field_border; }
QPushButton[role="fix"] { background: transparent; border: 1px solid transparent; border-radius: 0; padding: 0;
    min-height: 0; }
QPushButton[role="fix"]:focus { background: @accent_soft; border: 1px solid @accent; padding: 0; min-height: 0; }
QToolButton[role="icon"], QToolButton[role="palette"] { background: transparent;
    border: 1px solid transparent;
    border-radius: 4px; padding: 0 4px; color: @text; min-height: 22px; }
QToolButton[role="icon"]:hover, QToolButton[role="palette"]:hover { background: @hover; }
QToolButton[role="icon"]:focus, QToolButton[role="palette"]:focus { border: 2px solid @accent; padding: 0 3px;
    min-height: 20px; }
QToolButton[role="icon"]:disabled, QToolButton[role="palette"]:disabled { color: @text3; }
QPushButton[role="tab"] { background: transparent; border: 0; border-bottom: 2px solid transparent;
    border-radius: 4px; padding: 0 12px; min-height: 28px; color: @text2; }
QPushButton[role="tab"]:checked { background: @surface; color: @text; font-weight: 600;
    border-bottom: 2px solid @accent; }
QPushButton[role="tab"][badge="true"] { text-align: left; }
QPushButton[role="tab"]:focus { border: 2px solid @accent; padding: 0 10px; min-height: 26px; }

QPushButton[role="segment"], QPushButton[role="segment-first"], QPushButton[role="segment-last"] {
    border-radius: 0; border-left-width: 0; padding: 0 12px; }
QPushButton[role="segment-first"] { border-left-width: 1px; border-top-left-radius: 4px;
    border-bottom-left-radius: 4px; }
QPushButton[role="segment-last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QPushButton[role="segment"]:checked, QPushButton[role="segment-first"]:checked,
QPushButton[role="segment-last"]:checked { background: @accent_soft; color: @accent; font-weight: 600;
    border: 1px solid @accent; }
QPushButton[role="segment"]:focus, QPushButton[role="segment-first"]:focus, QPushButton[role="segment-last"]:focus {
    border: 2px solid @accent; padding: 0 11px; min-height: 20px; }

QPushButton[role="chip"] { border-radius: 11px; min-height: 20px; max-height: 20px; padding: 0 10px 0 6px;
    background: @surface; color: @text2; border: 1px solid @divider; }
QPushButton[role="chip"]:!checked { border-style: dashed; }
QPushButton[role="chip"][tone="past"]:!checked { border-style: solid; }
QPushButton[role="chip"]:focus { border: 2px solid @accent; min-height: 18px; padding: 0 9px 0 5px; }
QPushButton[role="chip"][tone="error"]:checked { background: @error_soft; color: @error;
    border-color: @error; }
QPushButton[role="chip"][tone="warning"]:checked { background: @warning_soft; color: @warning;
    border-color: @warning; }
QPushButton[role="chip"][tone="notice"]:checked { background: @notice_soft; color: @notice;
    border-color: @notice; }
QPushButton[role="chip"][tone="past"]:checked,
QPushButton[role="chip"][tone="accepted"]:checked { background: @hover; color: @text;
    border-color: @field_border; }
QPushButton[role="chip"][quiet="true"]:checked { background: @surface; color: @text2; border-color: @divider; }
QPushButton[role="chip"]:checked:focus, QPushButton[role="chip"]:!checked:focus { border-color: @accent; }

QTableView, QListView, QTreeView { background: @surface; color: @text; border: 0; outline: 0;
    alternate-background-color: @surface; selection-background-color: @selected_row; selection-color: @text; }
QToolButton[role="weekday"] { background: @surface; color: @text2; border: 1px solid @field_border;
    border-radius: 3px; min-height: 22px; }
QToolButton[role="weekday"]:checked { background: @accent_soft; color: @accent; border-color: @accent;
    font-weight: 600; }
QToolButton[role="weekday"]:focus { border: 2px solid @accent; min-height: 20px; }
QHeaderView { background: @header; }
QHeaderView::section { background: @header; color: @text2; border: 0; padding: 0 6px; font-size: 11px;
    font-weight: 400; }
QHeaderView::section:first { padding-left: 12px; }
QTableView[role="plain"]::item { padding: 0 5px; }
QTableView[role="plain"] QHeaderView::section, QTableView[role="plain"] QHeaderView::section:first {
    padding-left: 8px; }
QScrollArea { border: 0; background: @surface; }
QAbstractScrollArea::corner { background: @header; border: 0; }
QScrollBar { background: @header; border: 0; margin: 0; }
QScrollBar:horizontal { height: 12px; }
QScrollBar:vertical { width: 12px; }
QScrollBar::handle { background: @header_month_line; border-radius: 3px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 18px; }
QScrollBar::handle:vertical { min-height: 18px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @field_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
