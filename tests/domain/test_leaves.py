"""Leave that meets leave is one leave."""

from taito_planner.domain.edits import apply
from taito_planner.domain.leaves import joined, leave_step
from taito_planner.domain.model import Leave
from tests.builders import d, plan, staff

WINTER = Leave("winter", d("2026-02-16"), d("2026-02-20"), "talviloma")
COURSE = Leave("course", d("2026-02-25"), d("2026-02-26"), "koulutus")


def new(first: str, last: str, reason: str = "") -> Leave:
    return Leave("new", d(first), d(last), reason)


def test_leave_beside_other_leave_stays_its_own() -> None:
    beside = new("2026-02-21", "2026-02-24")
    assert joined((WINTER, COURSE), beside) == (beside, ())


def test_leave_that_shares_a_day_makes_the_other_longer() -> None:
    whole, met = joined((WINTER, COURSE), new("2026-02-20", "2026-02-24"))
    assert whole == Leave("winter", d("2026-02-16"), d("2026-02-24"), "talviloma")
    assert met == (WINTER,)


def test_every_reason_is_kept_once() -> None:
    whole, _ = joined((WINTER, COURSE), new("2026-02-18", "2026-02-25", "talviloma"))
    assert whole == Leave("winter", d("2026-02-16"), d("2026-02-26"), "talviloma, koulutus")


def test_leave_inside_other_leave_changes_nothing() -> None:
    person = staff("Petri Mäki", ("2026-02-16", "2026-02-20"), id="petri")
    before = plan(staff=[person])
    step = leave_step(person.id, person.leaves, new("2026-02-17", "2026-02-18"))
    assert apply(step, before, {}) is before
