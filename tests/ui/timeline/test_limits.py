"""How a customer's last days stand."""

import pytest

from taito_planner.rules.subjects import Situation
from taito_planner.storage.profiles import load_profiles
from taito_planner.ui.timeline.limits import LimitKind, LimitState, binding_customer, limits_of
from tests.builders import block, customer, d, group, plan, start_visit

PROFILE = load_profiles()["taito"]
GIVEN = "2025-11-03"
"""8 weeks end on 29.12.2025, 3 months on 3.2.2026."""


def state(kind: LimitKind, as_of: str, *, visits: tuple[str, ...] = (), first_block: str | None = None) -> LimitState:
    one = customer(given=GIVEN, visits=[start_visit(on) for on in visits])
    oulu = group(customers=[one], blocks=[block(first_block)] if first_block else [])
    situation = Situation(plan(oulu), load_profiles(), d(as_of))
    return next(limit.state for limit in limits_of(one, oulu, PROFILE, situation) if limit.kind is kind)


@pytest.mark.parametrize(
    ("as_of", "visits", "expected"),
    [
        ("2025-12-14", (), LimitState.OPEN),
        ("2025-12-15", (), LimitState.NEAR),
        ("2025-12-29", (), LimitState.NEAR),
        ("2025-12-30", (), LimitState.BROKEN),
        ("2025-12-20", ("2025-12-29",), LimitState.OPEN),
        ("2025-12-29", ("2025-12-29",), LimitState.MET),
        ("2025-12-01", ("2025-12-30",), LimitState.BROKEN),
    ],
)
def test_the_first_visit_limit(as_of: str, visits: tuple[str, ...], expected: LimitState) -> None:
    assert state(LimitKind.FIRST_VISIT, as_of, visits=visits) is expected


@pytest.mark.parametrize(
    ("as_of", "first_block", "expected"),
    [
        ("2026-01-19", None, LimitState.OPEN),
        ("2026-01-20", None, LimitState.NEAR),
        ("2026-02-04", None, LimitState.BROKEN),
        ("2026-01-20", "2026-02-03", LimitState.OPEN),
        ("2026-02-03", "2026-02-03", LimitState.MET),
        ("2025-12-01", "2026-02-09", LimitState.BROKEN),
    ],
)
def test_the_group_start_limit(as_of: str, first_block: str | None, expected: LimitState) -> None:
    assert state(LimitKind.GROUP_START, as_of, first_block=first_block) is expected


def test_a_customer_who_has_left_has_no_limits() -> None:
    one = customer(given=GIVEN, left_on=d("2025-12-01"))
    situation = Situation(plan(group(customers=[one])), load_profiles(), d("2025-12-01"))
    assert limits_of(one, None, PROFILE, situation) == ()


def test_the_customer_whose_limit_ends_first_binds_the_group() -> None:
    oulu = group(customers=[customer("A-1", "2025-11-03"), customer("A-2", "2025-10-27")])
    found = binding_customer(oulu, PROFILE, Situation(plan(oulu), load_profiles(), d("2025-11-10")))
    assert found is not None
    assert (found[0].name, found[1]) == ("A-2", d("2026-01-27"))


def test_a_late_joiner_who_is_measured_to_a_later_block_does_not_bind() -> None:
    early = customer("A-1", "2025-08-01", joined_on=d("2025-12-16"))
    binds = customer("A-2", "2025-10-27")
    oulu = group("Oulu 1/2026", blocks=[block("2025-12-15")], customers=[early, binds])
    found = binding_customer(oulu, PROFILE, Situation(plan(oulu), load_profiles(), d("2025-11-10")))
    assert found == (binds, d("2026-01-27"))
