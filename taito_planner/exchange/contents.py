"""What of a plan a workbook holds, kept in its document properties, so that an import knows what it may replace."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count, takewhile
from typing import Any

from taito_planner.domain.ids import GroupId

PROPERTY = "taito-contents"
REVISION_PROPERTY = "taito-revision"
_PROPERTY_LENGTH = 250
"""Excel keeps at most 255 characters in a property: a longer value goes on in ``<name>-2`` and so on."""
_CODES, _GROUP, _PLAN = "codes", "group:", "plan"


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole plan, or one ``group`` of it; ``holds_codes`` where codes stand in place of names.

    ``revision`` names the state of the plan that the workbook was made from. It holds nothing of the plan itself: a
    hidden sheet of the rows as they were would make an import possible without the plan's file, but would also
    carry what a colleague deleted on to whoever gets the workbook from him.
    """

    group: GroupId | None = None
    holds_codes: bool = False
    revision: str = ""


WHOLE_PLAN = Contents()


def set_contents(xlsx: Any, contents: Contents) -> None:
    """Notes ``contents`` in a workbook being written."""
    group = f"{_GROUP}{contents.group}" if contents.group else _PLAN
    xlsx.set_custom_property(PROPERTY, f"{_CODES} {group}" if contents.holds_codes else group)
    revision = contents.revision
    for number, start in enumerate(range(0, len(revision), _PROPERTY_LENGTH), 1):
        name = REVISION_PROPERTY if number == 1 else f"{REVISION_PROPERTY}-{number}"
        xlsx.set_custom_property(name, revision[start : start + _PROPERTY_LENGTH], "text")


def contents_of(book: Any) -> Contents:
    """What a workbook that is being read says of itself; one that says nothing is a whole plan."""
    properties = {p.name: str(p.value) for p in book.custom_doc_props.props}
    said = properties.get(PROPERTY, "").split()
    group = next((word.removeprefix(_GROUP) for word in said if word.startswith(_GROUP)), None)
    return Contents(GroupId(group) if group else None, _CODES in said, "".join(_parts(properties)))


def _parts(properties: dict[str, str]) -> Iterator[str]:
    names = chain([REVISION_PROPERTY], (f"{REVISION_PROPERTY}-{number}" for number in count(2)))
    return takewhile(bool, (properties.get(name, "") for name in names))
