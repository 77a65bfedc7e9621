"""Figures of groups and of the whole plan for the report sheets: members, spans, worst findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Group, Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.own_days import last_days
from taito_planner.rules.spans import SpanGauge, gauge, total
from taito_planner.rules.subjects import GroupSubject, Situation
from taito_planner.texts import Texts


@dataclass(frozen=True)
class GroupSum:
    """One group's figures as of a day. ``first_day`` and ``last_day`` are of anything planned for it."""

    live: int
    minimum: int | None
    first_day: date | None
    last_day: date | None
    span: SpanGauge
    findings: Mapping[Severity, int]

    @property
    def worst(self) -> Severity | None:
        return max((severity for severity, number in self.findings.items() if number), default=None)


class GroupSums:
    """The figures of all groups of a plan; each is worked out once."""

    def __init__(
        self, plan: Plan, profiles: Mapping[str, ServiceProfile], findings: Iterable[Finding], as_of: date
    ) -> None:
        self.plan, self.profiles, self.as_of = plan, profiles, as_of
        self._findings: dict[GroupId, Counter[Severity]] = defaultdict(Counter)
        self.counts: Counter[Severity] = Counter()
        for finding in findings:
            self.counts[finding.severity] += 1
            if finding.group:
                self._findings[finding.group][finding.severity] += 1
        situation = Situation(plan, profiles, as_of)
        self._subjects = {
            group.id: GroupSubject(group, profiles[group.service], situation)
            for group in plan.groups
            if group.service in profiles
        }
        self._sums: dict[GroupId, GroupSum] = {}

    def of(self, group: Group) -> GroupSum:
        if group.id not in self._sums:
            self._sums[group.id] = self._sum(group)
        return self._sums[group.id]

    def _sum(self, group: Group) -> GroupSum:
        subject = self._subjects.get(group.id)
        firsts = [block.first_day for block in group.blocks]
        firsts += [visit.on for c in group.customers for visit in c.visits[:1] if c.is_live(visit.on)]
        lasts = [block.last_day for block in group.blocks]
        if subject:
            lasts += [day for customer in subject.customers for day in last_days(customer)]
        return GroupSum(
            sum(customer.is_live(self.as_of) for customer in group.customers),
            subject.compulsory_number if subject else None,
            min(firsts, default=None),
            max(lasts, default=None),
            gauge(subject.span_sum) if subject else gauge(total(())),
            self._findings.get(group.id, Counter()),
        )

    @cached_property
    def service_span(self) -> SpanGauge:
        """The mean span over all groups."""
        return gauge(total(subject.span_sum for subject in self._subjects.values()))

    @cached_property
    def profile(self) -> ServiceProfile | None:
        """The profile of most groups, else any."""
        common = Counter(group.service for group in self.plan.groups if group.service in self.profiles)
        service = common.most_common(1)[0][0] if common else next(iter(self.profiles), None)
        return self.profiles[service] if service else None

    def service_name(self, language: str) -> str:
        return self.profile.names.get(language, self.profile.id) if self.profile else ""

    @property
    def contract_end(self) -> date | None:
        return self.profile.cutoff_on if self.profile else None

    @property
    def customer_count(self) -> int:
        return sum(len(group.customers) for group in self.plan.groups) + len(self.plan.loose_customers)

    def line(self, group: Group, texts: Texts) -> str:
        """``4 / 6 asiakasta, vähintään 4 · keskimäärin 14,6 kk · ohjaajat …``"""
        sums = self.of(group)
        parts = [texts("workbook.timeline.members", live=sums.live, size=group.planned_size)]
        if sums.minimum is not None:
            parts[0] += texts("workbook.timeline.minimum", minimum=sums.minimum)
        if sums.span.mean_months is not None:
            parts.append(texts("workbook.timeline.span", months=sums.span.mean_months))
        leaders = [self.plan.staff_by_id[i].name for i in group.leaders if i in self.plan.staff_by_id]
        if leaders:
            parts.append(texts("workbook.timeline.leaders", names=", ".join(leaders)))
        return " · ".join(parts)
