"""The customer's own dates: missing ones are asked for, impossible orders are named."""

from collections.abc import Iterator
from datetime import date

from taito_planner.rules.deadlines import deferral_window
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import CustomerSubject


@rule("dates-out-of-order", Severity.WARNING, Scope.CUSTOMER_ALONE, source="general: dates in order")
def dates_out_of_order(subject: CustomerSubject) -> Iterator[Breach]:
    """A date is earlier than one it must follow: arrival, receipt or a visit before the decision, leaving
    before joining.

    Equal dates are fine. All kinds of visits count. ``limit`` is what the date should not precede.
    """
    faults = list(_early_dates(subject))
    if faults:
        early, limit, variant, items = min(faults, key=lambda fault: fault[0])
        facts = {"hints": tuple(f"also-{fault[2]}" for fault in faults if fault[2] != variant)}
        yield Breach(early, limit, early, variant, items=items, facts=facts)


def _early_dates(subject: CustomerSubject) -> Iterator[tuple[date, date, str, tuple[str, ...]]]:
    """(too early date, what it should not precede, sentence, items) of every fault."""
    customer = subject.customer
    given, arrived = customer.decision_given_on, customer.decision_arrived_on
    if arrived and arrived < given:
        yield arrived, given, "arrival", ()
    for visit in subject.visits[:1]:
        if arrived and visit.on < arrived:
            yield visit.on, arrived, "visit-arrival", (visit.id,)
        elif visit.on < given:
            yield visit.on, given, "visit-decision", (visit.id,)
    if customer.decision_received_on and customer.decision_received_on < given:
        yield customer.decision_received_on, given, "receipt", ()
    if customer.left_on and customer.joined_on and customer.left_on < customer.joined_on:
        yield customer.left_on, customer.joined_on, "left", ()


@rule("date-missing", Severity.NOTICE, Scope.CUSTOMER, source="general: every clock needs its date")
def date_missing(subject: CustomerSubject) -> Iterator[Breach]:
    """A date that a clock runs from is not recorded for a live customer: it is asked for, never invented.

    The arrival always; the receipt only when the group has a deferral recorded or is below its number
    before the start; the decision's validity never; nothing for a clock that the service does not have.
    """
    if not subject.is_live:
        return
    profile, group = subject.profile, subject.in_group
    arrival = subject.customer.decision_arrived_on is None and profile.first_visit_weeks is not None
    receipt = (
        subject.customer.decision_received_on is None
        and deferral_window(subject.customer, profile) is not None
        and group is not None
        and (group.is_deferred or group.is_below_number)
    )
    if arrival or receipt:
        facts = {"weeks": profile.first_visit_weeks}
        facts |= {"first": profile.deferral_from_months, "last": profile.deferral_to_months}
        yield Breach(variant="both" if arrival and receipt else "arrival" if arrival else "receipt", facts=facts)


DATES = (dates_out_of_order, date_missing)
