"""Why a drag does not take the place under the pointer, in words. Knows no Qt."""

from datetime import date

from taito_planner.texts import Texts
from taito_planner.texts.dates import week_text
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.places import Places, Subject
from taito_planner.ui.timeline.weeks import holidays_text


def refusal_reason(subject: Subject, target: Target, places: Places, texts: Texts) -> str:
    """``vk 2 ei käy: Loppiainen ti 6.1.``; empty where the thing lies at the pointer itself."""
    if target.refused is None:
        return ""
    first = date.fromordinal(target.refused.first)
    holidays = places.in_the_way(subject, target.refused)
    reason = holidays_text(holidays, texts) if holidays else texts("timeline.refused.weekend")
    if subject.kind is BarKind.BLOCK:
        return texts("timeline.refused.week", week=week_text(first, texts.language), reason=reason)
    return texts("timeline.refused.day", day=first, reason=reason)
