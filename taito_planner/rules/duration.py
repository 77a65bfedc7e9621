"""Taito-kuntoutuksen kesto: on average 15 months from the start of rehabilitation."""

from collections.abc import Iterator

from taito_planner.domain.days import add_months
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.service_subject import ServiceSubject
from taito_planner.rules.spans import SpanSum, months_between
from taito_planner.rules.subjects import CustomerSubject, GroupSubject

SOURCE = "slides: Taito-kuntoutuksen kesto, keskimäärin 15 kuukautta"


@rule("span-long-customer", Severity.NOTICE, Scope.CUSTOMER, source=SOURCE, is_interpretation=True)
def span_long_customer(subject: CustomerSubject) -> Iterator[Breach]:
    """The customer's planned end is more than 30 days past his first start visit + 15 months.

    15 months is a mean of the service, never a limit of one customer: so only a notice.
    """
    span, months = subject.planned_span, subject.profile.span_months
    if span is None or months is None:
        return
    first, end = span
    target = add_months(first, months)
    if (end - target).days > subject.profile.span_customer_tolerance_days:
        yield Breach(end, target, end, facts={"first": first, "months": months_between(first, end), "target": months})


@rule("span-long-group", Severity.WARNING, Scope.GROUP, source=SOURCE, is_interpretation=True)
def span_long_group(subject: GroupSubject) -> Iterator[Breach]:
    """The mean span of the group's customers is more than 15 days past 15 months; above 30 days it warns."""
    yield from _long_mean(subject.span_sum, subject)


@rule("span-long-service", Severity.WARNING, Scope.SERVICE, source=SOURCE, is_interpretation=True)
def span_long_service(subject: ServiceSubject) -> Iterator[Breach]:
    """The mean span over all customers of the service is more than 15 days past 15 months; above 30 days it
    warns.
    """
    yield from _long_mean(subject.spans, subject)


def _long_mean(sums: SpanSum, subject: GroupSubject | ServiceSubject) -> Iterator[Breach]:
    """Compared in whole days, so that no rounding decides."""
    profile, ends, over = subject.profile, sums.planned_ends, sums.days_over
    if not ends or over <= profile.span_mean_notice_days * ends:
        return
    warns = over > profile.span_mean_warning_days * ends
    yield Breach(
        sums.latest_end,
        0,
        round(over / ends, 1),
        severity=Severity.WARNING if warns else Severity.NOTICE,
        part=subject.service if isinstance(subject, ServiceSubject) else "",
        facts={
            "months": round(sums.months / ends, 1),
            "ends": ends,
            "live": sums.live,
            "target": profile.span_months,
        },
    )


DURATION = (span_long_customer, span_long_group, span_long_service)
