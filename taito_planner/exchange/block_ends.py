"""Gives the opening blocks of a workbook that say only when they begin the length their group's service has."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from taito_planner.domain.model import DEFAULT_SERVICE, Block, BlockKind, Group
from taito_planner.domain.profile import ServiceProfile
from taito_planner.exchange.layout import SHEET_OF_KIND
from taito_planner.exchange.rows import Row

USUAL_DAYS = 4
"""The days of a block whose service has no blocks, or is not known: the contract of the workbook."""


def end_blocks(rows: Mapping[str, list[Row]], profiles: Mapping[str, ServiceProfile]) -> None:
    """Fills in the last days. Blocks are numbered within their group by first day, as in the plan."""
    services = {row.facts["id"]: row.facts.get("service", DEFAULT_SERVICE) for row in rows[SHEET_OF_KIND[Group].key]}
    by_group: dict[Any, list[Row]] = defaultdict(list)
    for row in rows[SHEET_OF_KIND[Block].key]:
        if "first_day" in row.facts and row.facts.get("kind", BlockKind.OPENING) is BlockKind.OPENING:
            by_group[row.owner].append(row)
    for group, blocks in by_group.items():
        profile = profiles.get(services.get(group, ""))
        for number, row in enumerate(sorted(blocks, key=lambda row: row.facts["first_day"]), 1):
            if "last_day" not in row.facts:
                days = _days(row, number, profile)
                row.facts["last_day"] = row.facts["first_day"] + timedelta(days=days - 1)


def _days(row: Row, number: int, profile: ServiceProfile | None) -> int:
    """The length of the pattern that begins on the block's weekday, else of the first one."""
    patterns = profile.patterns_for(number) if profile else ()
    weekday = row.facts["first_day"].weekday()
    fitting = [pattern.length for pattern in patterns if pattern.first_weekday == weekday]
    return next(iter((*fitting, *(pattern.length for pattern in patterns))), USUAL_DAYS)
