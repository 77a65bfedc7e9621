"""The kinds of things that can be added: whose they are, and what their form leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from taito_planner.domain.model import (
    Absence,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    Pause,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.records import Closure


@dataclass(frozen=True, slots=True)
class AddKind:
    """Something that can be added; ``fixed`` facts are not asked for."""

    entity_type: type
    owner_type: type | None
    """What it belongs to; None for groups, staff, and customers (who choose their group in the form)."""
    fixed: Mapping[str, Any] = field(default_factory=dict)


ADD_KINDS: dict[str, AddKind] = {
    "group": AddKind(Group, None),
    "customer": AddKind(Customer, None),
    "staff": AddKind(StaffMember, None),
    "block": AddKind(Block, Group, {"kind": BlockKind.OPENING}),
    "group-days": AddKind(Block, Group, {"kind": BlockKind.GROUP_DAYS}),
    "visit": AddKind(Visit, Customer, {"kind": VisitKind.START}),
    "session": AddKind(Visit, Customer, {"kind": VisitKind.SESSION}),
    "training": AddKind(Training, Customer),
    "flex-day": AddKind(FlexDay, Customer),
    "pause": AddKind(Pause, Customer),
    "absence": AddKind(Absence, Customer),
    "other-work": AddKind(OtherWork, Customer),
    "block-move": AddKind(BlockMove, Customer),
    "certificate": AddKind(Certificate, Customer),
    "leave": AddKind(Leave, StaffMember),
    "closure": AddKind(Closure, None),
}
"""By name; the word on the screen is ``kind.<name>``."""

ADDABLE_TO: dict[type, tuple[str, ...]] = {
    owner: tuple(name for name, kind in ADD_KINDS.items() if kind.owner_type is owner)
    for owner in (Group, Customer, StaffMember)
}
"""What can be added under each owner; a group also takes customers."""
ADDABLE_TO[Group] = ("customer", *ADDABLE_TO[Group])

PALETTE: dict[str, tuple[str, int | None]] = {
    "block-mon": ("block", 0),
    "block-tue": ("block", 1),
    "start-visit": ("visit", None),
    "session": ("session", None),
    "group-days": ("group-days", None),
    "training": ("training", None),
    "pause": ("pause", None),
    "leave": ("leave", None),
}
"""What the palette drags onto lanes: the kind it adds, and a block's first weekday."""
