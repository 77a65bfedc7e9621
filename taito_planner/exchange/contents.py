"""What of a plan a workbook holds, kept in its document properties, so that an import knows what it may replace."""

from dataclasses import dataclass
from typing import Any

from taito_planner.domain.ids import GroupId

PROPERTY = "taito-contents"
_CODES, _GROUP, _PLAN = "codes", "group:", "plan"


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole plan, or one ``group`` of it; ``holds_codes`` where codes stand in place of names."""

    group: GroupId | None = None
    holds_codes: bool = False


WHOLE_PLAN = Contents()


def set_contents(xlsx: Any, contents: Contents) -> None:
    """Notes ``contents`` in a workbook being written."""
    group = f"{_GROUP}{contents.group}" if contents.group else _PLAN
    xlsx.set_custom_property(PROPERTY, f"{_CODES} {group}" if contents.holds_codes else group)


def contents_of(book: Any) -> Contents:
    """What a workbook that is being read says of itself; one that says nothing is a whole plan."""
    said = next((str(p.value) for p in book.custom_doc_props.props if p.name == PROPERTY), "")
    group = next((word.removeprefix(_GROUP) for word in said.split() if word.startswith(_GROUP)), None)
    return Contents(GroupId(group) if group else None, _CODES in said.split())
