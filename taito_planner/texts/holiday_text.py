"""What a holiday, an eve or a closed day is called."""

from taito_planner.domain.workdays import CLOSED, Holiday
from taito_planner.texts.catalogue import Texts


def holiday_name(holiday: Holiday, texts: Texts) -> str:
    """``Loppiainen``, ``Suljettu (talon loma)``: with a capital, as a heading."""
    if holiday.key == CLOSED and holiday.reason:
        return texts("holiday.closed-for", reason=holiday.reason)
    return texts(f"holiday.{holiday.key}")
