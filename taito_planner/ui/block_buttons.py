"""The palette's and the menu's two ways to add a block, named after the weekdays of the group's own service."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.workdays import BlockPattern
from taito_planner.rules.checker import Checked
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, WEEKDAYS
from taito_planner.ui.forms.kinds import PALETTE
from taito_planner.ui.palette_strip import PaletteStrip
from taito_planner.ui.timeline.ribbon_weeks import common_service


class BlockButtons:
    """Names the buttons for what is selected; one whose weekday begins no block of the service goes."""

    def __init__(self, palette: PaletteStrip, actions: Mapping[str, QAction], texts: Texts) -> None:
        self._palette, self._actions, self._texts = palette, actions, texts

    def follow(self, checked: Checked, selection: tuple[EntityId, ...]) -> None:
        patterns = next_patterns(checked, selection)
        for kind, (_, weekday) in PALETTE.items():
            if weekday is not None:
                self._name(kind, [pattern for pattern in patterns if pattern.first_weekday == weekday])

    def _name(self, kind: str, patterns: list[BlockPattern]) -> None:
        self._palette.buttons[kind].setVisible(bool(patterns))
        self._actions[f"add.{kind}"].setVisible(bool(patterns))
        if patterns:
            days = days_text(patterns, self._texts.language)
            self._palette.buttons[kind].name(self._texts("block-buttons.palette", days=days))
            self._actions[f"add.{kind}"].setText(self._texts(f"block-buttons.{kind}", days=days))


def next_patterns(checked: Checked, selection: tuple[EntityId, ...]) -> tuple[BlockPattern, ...]:
    """The patterns of the next block of the selected group; with none selected, of any block of most groups."""
    found = locate(checked.plan, selection[0]) if selection else None
    group = found.group if found else None
    profile = checked.profiles.get(group.service if group else common_service(checked.plan))
    if profile is None:
        return ()
    if group is not None:
        return profile.patterns_for(len(group.opening_blocks) + 1)
    return tuple(dict.fromkeys(pattern for block in profile.block_patterns for pattern in block))


def days_text(patterns: list[BlockPattern], language: str) -> str:
    """``ma–to``; of patterns of several lengths the weekday they begin on: ``ma``."""
    names = WEEKDAYS[language]
    first = names[patterns[0].first_weekday]
    lasts = {names[pattern.last_weekday] for pattern in patterns}
    return f"{first}{EN_DASH}{lasts.pop()}" if len(lasts) == 1 else first
