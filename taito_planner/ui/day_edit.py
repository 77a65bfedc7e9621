"""A field for one day: takes every form a planner writes, shows ``ma 15.12.2025``."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from taito_planner.texts import Texts
from taito_planner.texts.dates import weekday_day
from taito_planner.texts.day_input import parse_day
from taito_planner.ui.parsed_line import ParsedLine


class DayEdit(ParsedLine):
    """A day, or None where it is empty. Takes ``1.2.``, ``01.02.2026``, ``2026-02-01``, ``vk 5``, ``+8 vk``.

    ``reference`` tells the day that a date without its year and "+8 vk" are counted from.
    """

    def __init__(self, texts: Texts, reference: Callable[[], date], parent: QWidget | None = None) -> None:
        def read(text: str) -> date | None:
            return parse_day(self._without_old_weekday(text), reference()) if text else None

        def write(day: Any) -> str:
            return weekday_day(day, texts.language) if day else ""

        super().__init__(read, write, parent)
        self._weekday = ""
        self.setPlaceholderText(texts("day-edit.placeholder"))
        self.setToolTip(texts("day-edit.forms"))

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._weekday = self.text().partition(" ")[0]

    def _without_old_weekday(self, text: str) -> str:
        """The weekday that the field itself wrote says nothing about the date typed over the old one."""
        head, _, tail = text.partition(" ")
        return tail if tail and head == self._weekday else text

    def day(self) -> date | None:
        """The day that the text means, None where it is empty. Raises DayNotUnderstood."""
        day: date | None = self.value()
        return day
