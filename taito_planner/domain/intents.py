"""What the planner asks for. A drag, a key, a form, a paste, an import: each ends in one of these."""

from dataclasses import dataclass
from datetime import date

from taito_planner.domain.changes import Edit
from taito_planner.domain.entities import Entity
from taito_planner.domain.ids import EntityId, GroupId
from taito_planner.domain.model import BlockKind, Plan, VisitKind


@dataclass(frozen=True, slots=True)
class MoveBlock:
    """Moves a block (or group days) to begin on ``first_day``; its length becomes that of the service's pattern."""

    block_id: EntityId
    first_day: date


@dataclass(frozen=True, slots=True)
class MoveBlockAndRest:
    """Moves a block and takes the rest of its group's plan along by the same number of weeks.

    Later blocks and group days, and the customers' later sessions and training, each to its nearest legal place;
    nothing that lies before ``today`` moves.
    """

    block_id: EntityId
    first_day: date
    today: date


@dataclass(frozen=True, slots=True)
class MoveVisit:
    visit_id: EntityId
    on: date


@dataclass(frozen=True, slots=True)
class AddBlock:
    """A new block that begins on ``first_day``; opening blocks take the pattern's length, group days one day."""

    group_id: GroupId
    first_day: date
    kind: BlockKind = BlockKind.OPENING


@dataclass(frozen=True, slots=True)
class AddVisit:
    customer_id: EntityId
    on: date
    kind: VisitKind = VisitKind.START


@dataclass(frozen=True, slots=True)
class Put:
    """Saves an entity's own facts (a form, a paste): new where its id is new, else in place of the old facts.

    ``owner_id`` is the group of a block or customer (None: in no group), the customer of a visit or training,
    the staff member of a leave; None for groups and staff. Children of an existing entity stay as they are.
    """

    entity: Entity
    owner_id: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Removes an entity and everything it owns; what other entities say of it is cleared in the same step."""

    entity_id: EntityId


@dataclass(frozen=True, slots=True)
class TakePlan:
    """Replaces the whole plan: an import."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class TakeEdits:
    """Makes edits of another copy of the plan, all at once: the rows of an import that were chosen."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Several intents as one step with one label (a text key)."""

    intents: tuple["Intent", ...]
    label: str


Intent = (
    MoveBlock | MoveBlockAndRest | MoveVisit | AddBlock | AddVisit | Put | Remove | TakePlan | TakeEdits | Several
)  # fmt: skip
