"""A service profile: every number and date of a service, with where each comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from taito_planner.domain.contacts import Contact
from taito_planner.domain.workdays import BlockPattern


class Anchor(StrEnum):
    """Which of a customer's decision dates a clock runs from."""

    GIVEN = "given"
    ARRIVED = "arrived"
    RECEIVED = "received"


class CutoffEvent(StrEnum):
    """Which event the contract's end limits."""

    DECISION = "decision"
    START = "start"
    DELIVERY = "delivery"


class GroupLock(StrEnum):
    """From when on a group is the same to its end: joining it then is a change."""

    BLOCK_BEGINS = "block-begins"
    BLOCK_ENDS = "block-ends"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value of the profile comes from and when it was last checked."""

    source: str
    kind: str
    """``certain`` (the service's own text), ``interpretation`` (our reading) or ``setting``."""
    holds_from: date
    checked_on: date
    quote: str = ""


@dataclass(frozen=True)
class ServiceProfile:
    """The numbers of one service. None means that the service has no such limit and its check is off.

    Weeks and months are counted as in ``days``; all limits are inclusive.
    """

    id: str
    version: str
    names: dict[str, str]
    block_patterns: tuple[tuple[BlockPattern, ...], ...]
    """For block 1, 2, ...: the patterns it may take."""
    first_visit_weeks: int | None = None
    first_visit_anchor: Anchor = Anchor.ARRIVED
    group_start_months: int | None = None
    group_start_anchor: Anchor = Anchor.GIVEN
    deadline_roll: bool = False
    """Whether a deadline on a Saturday, Sunday or holiday moves to the next weekday."""
    warn_days_before: int = 14
    start_visits_min: int | None = None
    start_visits_max: int | None = None
    same_day_visit_and_block: bool = False
    holiday_blocks: str = "error"
    """What a public holiday in a block is: ``warn``, ``error`` or ``ignore``."""
    eve_blocks: str = "warn"
    """What an eve in a block is, in the same words."""
    closures: str = "warn"
    """What a day on which the provider's house is closed is to blocks, in the same words; visits warn at most."""
    opening_days: int | None = None
    """Days of the opening blocks together (group-days-missing)."""
    planned_size_min: int | None = None
    planned_size_max: int | None = None
    minimum_by_size: dict[int, int] = field(default_factory=dict)
    """Compulsory number of customers by the planned size."""
    absolute_minimum: int | None = None
    deferral_from_months: int | None = None
    deferral_to_months: int | None = None
    deferral_tolerance_days: int = 0
    deferral_softens_first_visit: bool = True
    posted_letter_days: int = 7
    """After how many days a decision is presumed received where its receipt and arrival are not known."""
    same_group_lock: GroupLock = GroupLock.BLOCK_BEGINS
    """Which moment of block 1 closes the group to new customers."""
    span_months: int | None = None
    span_customer_tolerance_days: int = 30
    span_mean_notice_days: int = 15
    span_mean_warning_days: int = 30
    span_counts_leavers: bool = False
    """Whether customers with a leaving date count in the mean span, with what they had before it."""
    cutoff_on: date | None = None
    cutoff_event: CutoffEvent = CutoffEvent.DECISION
    waiting_days_max: int | None = None
    interval_days_max: int | None = None
    eves_payable: bool = True
    own_risk_days: int | None = None
    """Days before the allowance begins (omavastuuaika): shown, never counted."""
    interval_from_start_phase: bool = False
    interval_between_visits: bool = False
    """Whether single sessions and later group days are periods too, with intervals around them."""
    gap_needs_workday: bool = True
    """Whether a gap without any Monday-to-Friday workday (a weekend, Easter) is no interval."""
    flex_min_days: int | None = None
    full_day_minutes: int = 240
    """How long a visit must be marked to count as a rehabilitation day."""
    visits_total_min: int | None = None
    visits_total_max: int | None = None
    group_days_min: int | None = None
    group_days_max: int | None = None
    training_days_min: int | None = None
    training_days_max: int | None = None
    days_total_max: int | None = None
    certificate_grace_workdays: int = 3
    certificate_due_months: int = 6
    gap_notice_days: int | None = None
    contact_next_weekday: bool = False
    first_meeting_week: bool = False
    contact_days: int = 7
    """By when, counted from the decision's arrival, the to-do list asks to contact a customer without a visit."""
    visit_minutes: int = 60
    """Assumed length of a visit without one, for double bookings."""
    provenance: dict[str, Provenance] = field(default_factory=dict)
    """For each value above, by its field name."""
    contacts: dict[str, tuple[Contact, ...]] = field(default_factory=dict)
    """Whom to turn to, by rule or by one sentence of a rule (``rule.variant``)."""

    def contacts_for(self, rule_id: str, variant: str = "main") -> tuple[Contact, ...]:
        """Whom to turn to about a finding of this rule and sentence; none where there is nobody to name."""
        return self.contacts.get(f"{rule_id}.{variant}") or self.contacts.get(rule_id, ())

    @property
    def is_known(self) -> bool:
        """Whether it was read from a profile; see ``Services``."""
        return bool(self.version)

    @property
    def block_count(self) -> int:
        return len(self.block_patterns)

    def patterns_for(self, block_number: int) -> tuple[BlockPattern, ...]:
        """The lawful patterns of block ``block_number`` (1-based); blocks past the last take the last one's."""
        return self.block_patterns[min(block_number, self.block_count) - 1] if self.block_patterns else ()


class Services(Mapping[str, ServiceProfile]):
    """The profiles that were loaded, by id. Any other id gives a profile without limits, though it is not among them.

    A plan may name a service of a later version of the program: its groups are shown, and told to be unchecked.
    """

    def __init__(self, profiles: Mapping[str, ServiceProfile]) -> None:
        self._known = dict(profiles)
        self._unknown: dict[str, ServiceProfile] = {}

    def __getitem__(self, service: str) -> ServiceProfile:
        if service in self._known:
            return self._known[service]
        if service not in self._unknown:
            self._unknown[service] = _without_limits(service)
        return self._unknown[service]

    def __contains__(self, service: object) -> bool:
        return service in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _without_limits(service: str) -> ServiceProfile:
    names = dict.fromkeys(("fi", "sv", "en"), service)
    return ServiceProfile(service, "", names, (), holiday_blocks="ignore", eve_blocks="ignore", closures="ignore")
