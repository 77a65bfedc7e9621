"""The things of a plan as immutable values. An unchanged group is the same object after an edit.

Owners hold what belongs to them: a group its blocks and customers, a customer his visits, training and papers,
a staff member the leaves. All spans include both ends. ``left_on`` is the first day without the customer.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cached_property

from taito_planner.domain.certified import Snapshot
from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, EntityId, GroupId, StaffId
from taito_planner.domain.records import Acceptance, Closure, Tick
from taito_planner.domain.workdays import HolidayCalendar

DEFAULT_SERVICE = "taito"
"""The service of a group that names none, and of customers without a group."""


class VisitKind(StrEnum):
    START = "start"
    """An individual visit of the start phase (starttikäynti), before the first block."""
    SESSION = "session"
    """A later individual session (käyntikerta)."""


class BlockKind(StrEnum):
    OPENING = "opening"
    """A four-day block of the initial period (jakso)."""
    GROUP_DAYS = "group-days"
    """Later days of group rehabilitation (ryhmäpäivät)."""


class PauseCause(StrEnum):
    OUTSIDE = "outside"
    PROVIDER = "provider"
    OWN = "own"


class AbsenceReason(StrEnum):
    SICKNESS = "sickness"
    OTHER = "other"


class OtherWorkKind(StrEnum):
    WORK = "work"
    PAID_WORK_TRYOUT = "paid-work-tryout"


@dataclass(frozen=True, slots=True)
class Visit:
    """One individual meeting of a customer; ``minutes`` is its length."""

    id: EntityId
    on: date
    kind: VisitKind = VisitKind.START
    at: time | None = None
    minutes: int | None = None
    instructor: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive days of a whole group. No ``leaders`` means the group's own."""

    id: EntityId
    first_day: date
    last_day: date
    kind: BlockKind = BlockKind.OPENING
    leaders: tuple[StaffId, ...] = ()
    place: str = ""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Training:
    """A period of on-the-job training on ``weekdays`` (0 = Monday); public holidays are never training days."""

    id: EntityId
    first_day: date
    last_day: date
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    place: str = ""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class FlexDay:
    """A flex day (joustopäivä); an empty ``ground`` means that none is recorded."""

    id: EntityId
    on: date
    ground: str = ""
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    id: EntityId
    first_day: date
    last_day: date
    cause: PauseCause = PauseCause.OUTSIDE
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlockMove:
    """A block attended in another group: its first day there, and the first day of the own block it replaces."""

    id: EntityId
    on: date
    group: GroupId
    replaces: date | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    id: EntityId
    first_day: date
    last_day: date
    reason: AbsenceReason = AbsenceReason.SICKNESS
    told_kela_on: date | None = None


@dataclass(frozen=True, slots=True)
class OtherWork:
    id: EntityId
    first_day: date
    last_day: date | None = None
    kind: OtherWorkKind = OtherWorkKind.WORK
    told_kela_on: date | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate of participation, the days it certified and what else it said (None: not known)."""

    id: EntityId
    given_on: date
    days: tuple[DaySpan, ...]
    told_kela_on: date | None = None
    snapshot: Snapshot | None = None


@dataclass(frozen=True)
class Customer:
    """A customer with his three decision dates, and everything planned for him alone."""

    id: CustomerId
    name: str
    decision_given_on: date
    decision_arrived_on: date | None = None
    decision_received_on: date | None = None
    decision_valid_until: date | None = None
    joined_on: date | None = None
    left_on: date | None = None
    deferral_told_on: date | None = None
    contacted_on: date | None = None
    instructor: StaffId | None = None
    remark: str = ""
    visits: tuple[Visit, ...] = ()
    trainings: tuple[Training, ...] = ()
    flex_days: tuple[FlexDay, ...] = ()
    pauses: tuple[Pause, ...] = ()
    moves: tuple[BlockMove, ...] = ()
    absences: tuple[Absence, ...] = ()
    other_work: tuple[OtherWork, ...] = ()
    certificates: tuple[Certificate, ...] = ()

    def is_live(self, day: date) -> bool:
        """Whether he has not left by ``day``; on ``left_on`` itself he no longer takes part."""
        return self.left_on is None or day < self.left_on

    @cached_property
    def member_from(self) -> date:
        """The first day he counts as a member: joining, but not before the decision."""
        return max(self.joined_on, self.decision_given_on) if self.joined_on else self.decision_given_on

    def is_member(self, day: date) -> bool:
        return self.member_from <= day and self.is_live(day)

    @cached_property
    def start_visits(self) -> tuple[Visit, ...]:
        """Start visits in order of day, those from leaving on left out."""
        return tuple(v for v in self.visits if v.kind is VisitKind.START and self.is_live(v.on))

    @cached_property
    def sessions(self) -> tuple[Visit, ...]:
        """Later sessions in order of day, those from leaving on left out."""
        return tuple(v for v in self.visits if v.kind is VisitKind.SESSION and self.is_live(v.on))

    @property
    def first_start_visit(self) -> Visit | None:
        return self.start_visits[0] if self.start_visits else None


@dataclass(frozen=True, slots=True)
class Leave:
    id: EntityId
    first_day: date
    last_day: date
    reason: str = ""

    @property
    def span(self) -> DaySpan:
        return DaySpan(self.first_day, self.last_day)


@dataclass(frozen=True)
class StaffMember:
    id: StaffId
    name: str
    role: str = ""
    town: str = ""
    leaves: tuple[Leave, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group: its blocks and its customers. ``code`` is its short mark in staff lanes and Excel."""

    id: GroupId
    name: str
    planned_size: int
    code: str = ""
    service: str = DEFAULT_SERVICE
    town: str = ""
    agreed_start_on: date | None = None
    deferral_decided_on: date | None = None
    deferral_told_kela_on: date | None = None
    leaders: tuple[StaffId, ...] = ()
    remark: str = ""
    blocks: tuple[Block, ...] = ()
    customers: tuple[Customer, ...] = ()

    @cached_property
    def opening_blocks(self) -> tuple[Block, ...]:
        """The four-day blocks in order of first day: block 1 first."""
        return tuple(b for b in self.blocks if b.kind is BlockKind.OPENING)

    @cached_property
    def group_day_rows(self) -> tuple[Block, ...]:
        """The later group days in order of first day."""
        return tuple(b for b in self.blocks if b.kind is BlockKind.GROUP_DAYS)

    @cached_property
    def customer_ids(self) -> frozenset[CustomerId]:
        return frozenset(customer.id for customer in self.customers)

    @property
    def first_block(self) -> Block | None:
        return self.opening_blocks[0] if self.opening_blocks else None

    def leaders_of(self, block: Block) -> tuple[StaffId, ...]:
        """The people named on the block, else the group's leaders."""
        return block.leaders or self.leaders


@dataclass(frozen=True)
class Plan:
    """Everything that is planned, with the holiday table it was planned on."""

    groups: tuple[Group, ...] = ()
    loose_customers: tuple[Customer, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    calendar: HolidayCalendar = HolidayCalendar()
    closures: tuple[Closure, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    ticks: tuple[Tick, ...] = ()

    @cached_property
    def group_by_id(self) -> dict[GroupId, Group]:
        return {group.id: group for group in self.groups}

    @cached_property
    def staff_by_id(self) -> dict[StaffId, StaffMember]:
        return {member.id: member for member in self.staff}
