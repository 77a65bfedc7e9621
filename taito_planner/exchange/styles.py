"""How the workbook looks: its colours, and formats made once for each look."""

from typing import Any

FONT = "Calibri"
MEASURE_FONT = {"font_name": "Arial", "font_size": 10}
"""The font whose digits measure the columns: known on every system, so that pages break at the same week."""
TEXT, TEXT_SOFT, TEXT_FAINT = "#1A1E26", "#474F5D", "#5C6472"
HEADER_FILL, GROUP_FILL, ACCENT = "#EDF1F6", "#E3E9F1", "#1D5FB8"
ROW_LINE, WEEK_LINE, MONTH_LINE, DIVIDER = "#E3E6EB", "#D5DAE2", "#8F98A6", "#7F8795"
CONTRACT = "#6B3FA0"
HOLIDAY_FILL, HOLIDAY_TEXT = "#F9E2E2", "#9B1C1C"
LEAVE_HATCH = "#CBA765"

FILLS = {
    "block": "#C3D3EA",
    "start": "#CBE3E5",
    "session": "#E6F3F4",
    "group-days": "#DCE7F7",
    "training": "#D0E4C7",
    "pause": "#F1F2F4",
    "absence": "#F2DDEA",
    "leave": "#F5EAD3",
    "booking": "#DDE2EA",
}
"""Background of each kind of mark in the timetable; the text on it is dark."""
SEVERITY_INK = {"error": "#B3261E", "warning": "#915200", "notice": "#3B5B86"}
SEVERITY_FILL = {"error": "#FBE8E6", "warning": "#FBEFD9", "notice": "#E6EDF6"}

NUMBER_FORMS = {
    "day": "d.m.yyyy",
    "clock": "h:mm",
    "count": "0",
    "decimal": "0.0",
}


class Formats:
    """The formats of one workbook: the same look is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **look: Any) -> Any:
        """The format with ``look``, in XlsxWriter's own words."""
        key = tuple(sorted(look.items()))
        made = self._made.get(key)
        if made is None:
            whole = {"font_name": FONT, "font_size": 10, "font_color": TEXT, "valign": "top", **look}
            made = self._made[key] = self._book.add_format(whole)
        return made
