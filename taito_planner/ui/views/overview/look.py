"""What every painter of the overview needs beside its figures: colours, words and fonts."""

from dataclasses import dataclass

from taito_planner.texts import Texts
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.ink import Ink, Style

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Look:
    theme: Theme
    texts: Texts
    ink: Ink

    def fitted(self, text: str, room: float, style: Style) -> str:
        """``text``, cut with an ellipsis where it is longer than ``room``; the whole of it stands in the tooltip."""
        if self.ink.width(text, style) <= room:
            return text
        keep = len(text)
        while keep and self.ink.width(text[:keep].rstrip() + ELLIPSIS, style) > room:
            keep = min(keep - 1, int(keep * 0.9))
        return text[:keep].rstrip() + ELLIPSIS if keep else ""
