"""Ryhmän aloituksen siirtäminen: when a deferred group may start, and who must be told of the deferral."""

from collections.abc import Iterator
from datetime import timedelta

from taito_planner.rules.deadlines import deferral_window
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject, GroupSubject

SOURCE = "slides: Ryhmän muodostaminen, aloituksen siirtäminen"


@rule("deferral-outside-window", Severity.ERROR, Scope.CUSTOMER, source=SOURCE, is_interpretation=True)
def deferral_outside_window(subject: CustomerSubject) -> Iterator[Breach]:
    """A validly deferred group starts outside about 2 to 4 months from the customer's receipt of the
    decision.

    Earlier is a notice, up to 14 days later a warning (because of "about"), then an error. Measured to the
    group's block 1, for late joiners too. Without a receipt, the arrival or the decision + 7 days stands in
    silently.
    """
    group = subject.in_group
    block = group.first_block if group else None
    window = deferral_window(subject.customer, subject.profile)
    if group is None or block is None or window is None or not group.has_valid_deferral:
        return
    start = block.first_day
    if not subject.customer.is_live(start):
        return
    if start < window.first_day:
        yield Breach(start, window.first_day, start, "early", Severity.NOTICE, (block.id,))
    elif start > window.last_day:
        tolerance = timedelta(days=subject.profile.deferral_tolerance_days)
        is_near = start <= window.last_day + tolerance
        severity = Severity.WARNING if is_near else Severity.ERROR
        yield Breach(start, window.last_day, start, "late", severity, (block.id,))


@rule("deferral-not-announced", Severity.WARNING, Scope.GROUP, source=SOURCE)
def deferral_not_announced(subject: GroupSubject) -> Iterator[Breach]:
    """A recorded deferral is not marked as told to Kela, or not to a live customer: one finding for each."""
    decided_on = subject.group.deferral_decided_on
    if decided_on is None:
        return
    if subject.group.deferral_told_kela_on is None:
        yield Breach(decided_on, variant="kela")
    for customer in subject.customers:
        if customer.is_live and customer.customer.deferral_told_on is None:
            yield Breach(decided_on, variant="customer", customer=customer.customer.id)


DEFERRAL = (deferral_outside_window, deferral_not_announced)
