"""The colours of the window: a frozen set for light, one for dark, one made from a high-contrast palette."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from taito_planner.rules.finding import Severity


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True)
class Theme:
    """Every colour the program paints with, named for what it is used for.

    ``on_…`` is text on that fill, ``…_past`` the pale pair of things that are over, ``…_soft`` tinted ground.
    """

    name: ThemeName

    window: QColor
    surface: QColor
    header: QColor
    group_row: QColor
    selected_row: QColor
    hover: QColor

    text: QColor
    text2: QColor
    text3: QColor

    row_line: QColor
    day_line: QColor
    week_line: QColor
    month_line: QColor
    header_month_line: QColor
    divider: QColor
    field_border: QColor

    accent: QColor
    on_accent: QColor
    accent_soft: QColor

    block: QColor
    on_block: QColor
    block_past: QColor
    on_block_past: QColor
    visit: QColor
    on_visit: QColor
    visit_past: QColor
    on_visit_past: QColor
    session_fill: QColor
    session_line: QColor
    group_days_fill: QColor
    group_days_line: QColor
    group_days_text: QColor
    training_fill: QColor
    training_line: QColor
    training_text: QColor
    pause_line: QColor
    absence: QColor
    absence_fill: QColor
    leave_fill: QColor
    leave_hatch: QColor
    leave_text: QColor
    booking: QColor
    on_booking: QColor

    holiday: QColor
    holiday_name: QColor
    eve_hatch: QColor
    weekend: QColor
    contract: QColor
    after_contract: QColor
    today: QColor
    on_today: QColor
    limit: QColor

    legal: QColor
    legal_line: QColor
    legal_text: QColor
    illegal: QColor
    illegal_hatch: QColor
    outside_hatch: QColor

    error: QColor
    error_soft: QColor
    warning: QColor
    warning_soft: QColor
    notice: QColor
    notice_soft: QColor
    ok: QColor
    ok_soft: QColor
    on_sign: QColor

    load: tuple[QColor, ...]
    on_load: tuple[QColor, ...]

    @property
    def is_high_contrast(self) -> bool:
        return self.name is ThemeName.HIGH_CONTRAST

    def severity(self, severity: Severity) -> QColor:
        """The colour of a severity's sign and words."""
        return {
            Severity.ERROR: self.error,
            Severity.WARNING: self.warning,
            Severity.NOTICE: self.notice,
        }[severity]

    def severity_soft(self, severity: Severity) -> QColor:
        return {
            Severity.ERROR: self.error_soft,
            Severity.WARNING: self.warning_soft,
            Severity.NOTICE: self.notice_soft,
        }[severity]

    def palette(self) -> QPalette:
        """The palette for native widgets beside the timeline."""
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, self.window),
            (QPalette.ColorRole.WindowText, self.text),
            (QPalette.ColorRole.Base, self.surface),
            (QPalette.ColorRole.AlternateBase, self.header),
            (QPalette.ColorRole.Text, self.text),
            (QPalette.ColorRole.PlaceholderText, self.text3),
            (QPalette.ColorRole.Button, self.surface),
            (QPalette.ColorRole.ButtonText, self.text),
            (QPalette.ColorRole.Highlight, self.accent),
            (QPalette.ColorRole.HighlightedText, self.on_accent),
            (QPalette.ColorRole.Link, self.accent),
            (QPalette.ColorRole.ToolTipBase, self.surface),
            (QPalette.ColorRole.ToolTipText, self.text),
            (QPalette.ColorRole.Mid, self.divider),
        ):
            palette.setColor(role, colour)
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(disabled, role, self.text3)
        return palette


_LIGHT_AND_DARK = """
    window #F2F3F5 #1A1C20
    surface #FFFFFF #202328
    header #F7F8FA #25282E
    group_row #EDF1F6 #2B3038
    selected_row #EAF1FB #273143
    hover #E6E9EE #31363E
    text #1A1E26 #E8EAED
    text2 #474F5D #BCC2CC
    text3 #5C6472 #A3AAB6
    row_line #EBEDF1 #292D33
    day_line #EEF0F3 #2A2E34
    week_line #DFE3E9 #343941
    month_line #C9CFD8 #474D57
    header_month_line #B4BBC7 #5A616D
    divider #CED3DB #3D434C
    field_border #7F8795 #7A828F
    accent #1D5FB8 #7FB0F5
    on_accent #FFFFFF #0D1A2C
    accent_soft #E1EBF9 #2A3B55
    block #2A5DA8 #7CA8E6
    on_block #FFFFFF #0D1A2C
    block_past #CBD7E9 #3C4B62
    on_block_past #34496B #C3D1E6
    visit #0B6B75 #5CC3CC
    on_visit #FFFFFF #06282B
    visit_past #CDE2E4 #2F4B4F
    on_visit_past #24545A #BADADD
    session_fill #E0F1F2 #1F3B3E
    session_line #0B6B75 #5CC3CC
    group_days_fill #DCE7F7 #2A3B55
    group_days_line #2A5DA8 #7CA8E6
    group_days_text #234E8F #B3CEF4
    training_fill #CFE3C6 #34492D
    training_line #4E7D3C #86B873
    training_text #2D5720 #B9DCAA
    pause_line #6A7280 #949CA9
    absence #7A3560 #E29BC6
    absence_fill #F4E4EE #402A38
    leave_fill #F5EAD3 #3D3524
    leave_hatch #CBA765 #8D7442
    leave_text #5F4310 #EAD5A4
    booking #C6D3E6 #3D4B62
    on_booking #2B4468 #CDDAEE
    holiday #F9E2E2 #402A2C
    holiday_name #9B1C1C #F2ADA9
    eve_hatch #D99A9A #85504F
    weekend #F3F4F7 #26292F
    contract #6B3FA0 #BB96EC
    after_contract #F7F3FC #27232F
    today #1A1E26 #E8EAED
    on_today #FFFFFF #1A1C20
    limit #6A7280 #949CA9
    legal #DDF2E2 #213B2B
    legal_line #3A8A52 #5FB97C
    legal_text #1A6435 #93DDAB
    illegal #FBEAE8 #3A2524
    illegal_hatch #D98D86 #9C4F49
    outside_hatch #D3D7DE #3C424B
    error #B3261E #FF8A80
    error_soft #FBE8E6 #452725
    warning #915200 #F0B45A
    warning_soft #FBEFD9 #3F321B
    notice #3B5B86 #9DBCE8
    notice_soft #E6EDF6 #28354A
    ok #1A6435 #8ADBA3
    ok_soft #E1F3E6 #213B2B
    on_sign #FFFFFF #1A1C20
"""

_LOAD = ("#FFFFFF", "#E6EDF7", "#C8D7EC", "#9DB8DE", "#3E6FB3", "#2A5DA8")
_LOAD_DARK = ("#202328", "#27303C", "#2F3F57", "#3A5278", "#7FA6DD", "#9DBCE8")


def _themes() -> tuple[Theme, Theme]:
    light: dict[str, QColor] = {}
    dark: dict[str, QColor] = {}
    for line in _LIGHT_AND_DARK.split("\n"):
        if line.strip():
            name, for_light, for_dark = line.split()
            light[name], dark[name] = QColor(for_light), QColor(for_dark)
    ink, white, night = QColor("#1A1E26"), QColor("#FFFFFF"), QColor("#0D1A2C")
    pale = QColor("#E8EAED")
    return (
        Theme(
            ThemeName.LIGHT, **light, load=tuple(map(QColor, _LOAD)), on_load=(ink,) * 4 + (white,) * 2
        ),
        Theme(
            ThemeName.DARK, **dark, load=tuple(map(QColor, _LOAD_DARK)), on_load=(pale,) * 4 + (night,) * 2
        ),
    )


LIGHT, DARK = _themes()


def high_contrast(palette: QPalette) -> Theme:
    """A theme of the system palette alone: Window fills, WindowText lines and words, Highlight if chosen.

    What colour said elsewhere is said by numbers, shapes, hatches and words, which all stay.
    """
    window, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    highlight = palette.color(QPalette.ColorRole.Highlight)
    on_highlight = palette.color(QPalette.ColorRole.HighlightedText)
    colours = {f.name: ink for f in fields(Theme) if f.name not in ("name", "load", "on_load")}
    for name in colours:
        if name in _FILLS or name.startswith("on_"):
            colours[name] = window
    colours |= {"accent": highlight, "selected_row": window, "on_accent": on_highlight}
    for name, share in (("weekend", 0.12), ("holiday", 0.3), ("row_line", 0.3), ("day_line", 0.2), ("week_line", 0.3),
                        ("month_line", 0.45), ("eve_hatch", 0.45), ("divider", 0.7)):  # fmt: skip
        colours[name] = _mixed(window, ink, share)
    for name in ("on_block", "on_block_past", "on_visit", "on_visit_past", "on_booking"):
        colours[name] = ink
    return Theme(ThemeName.HIGH_CONTRAST, **colours, load=(window,) * 6, on_load=(ink,) * 6)


def _mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """``ground`` with ``share`` of ``ink``: lines that carry no fact must not cross out words."""
    return QColor.fromRgbF(
        ground.redF() * (1 - share) + ink.redF() * share,
        ground.greenF() * (1 - share) + ink.greenF() * share,
        ground.blueF() * (1 - share) + ink.blueF() * share,
    )


_FILLS = frozenset({
    "window", "surface", "header", "group_row", "hover", "accent_soft", "block", "block_past",
    "visit", "visit_past", "session_fill", "group_days_fill", "training_fill", "absence_fill",
    "leave_fill", "booking", "holiday", "weekend", "after_contract", "legal", "illegal",
    "error_soft", "warning_soft", "notice_soft", "ok_soft",
})  # fmt: skip


def theme_for(scheme: Qt.ColorScheme, palette: QPalette | None = None) -> Theme:
    """The theme of a colour scheme; with a ``palette`` the high-contrast theme made from it."""
    if palette is not None:
        return high_contrast(palette)
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def system_theme() -> Theme:
    """The theme that follows the running system: its colour scheme, or its high contrast where that is on."""
    hints = QGuiApplication.styleHints()
    wants_contrast = False
    if hasattr(hints, "accessibility"):  # Qt 6.10 and later
        wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return theme_for(hints.colorScheme(), QGuiApplication.palette() if wants_contrast else None)
