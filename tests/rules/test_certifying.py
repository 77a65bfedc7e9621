"""Which days a certificate is asked for, what it must not lack, and giving one: a step that ticks its tasks."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from taito_planner.domain.certified import CertifiedKind
from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Put
from taito_planner.domain.model import Absence, AbsenceReason, Certificate, FlexDay, Plan, Training
from taito_planner.rules.certifying import (
    Certifiable,
    CertificateRefused,
    certifiable,
    customer_subjects,
    demand_complete,
    giving,
    time_of_task,
)
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.subjects import CustomerSubject
from taito_planner.rules.task import TaskKind
from taito_planner.rules.ticking import untick
from taito_planner.rules.todo import todo_for
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, start_visit

AT = datetime(2026, 5, 8, 9)
JANUARY = DaySpan(d("2026-01-01"), d("2026-01-31"))
WHOLE = DaySpan(d("2026-01-01"), d("2026-12-31"))
TRAINING = Training("t", d("2026-04-27"), d("2026-05-08"))
BLOCKS = ("2026-01-12", "2026-02-02")


def planned(**facts: Any) -> Plan:
    facts.setdefault("visits", [start_visit("2025-11-03")])
    blocks = [block(day, id=f"b{n}") for n, day in enumerate(BLOCKS)]
    return plan(group(id="g", blocks=blocks, customers=[customer("Leena", id="leena", **facts)]))


def looked_at(whole: Plan, as_of: str = "2026-05-08") -> Checked:
    return check(whole, load_profiles(), d(as_of))


def subject(checked: Checked) -> CustomerSubject:
    return customer_subjects(checked, ["leena"])[0]


def offered(as_of: str, **facts: Any) -> Certifiable:
    return certifiable(subject(looked_at(planned(**facts), as_of)))


def test_before_the_first_day_there_is_nothing_to_certify() -> None:
    assert offered("2026-01-11") == Certifiable(None, None, None)


def test_on_the_first_day_there_is_that_day() -> None:
    day = DaySpan(d("2026-01-12"), d("2026-01-12"))
    assert offered("2026-01-12") == Certifiable(day, day, day)


def test_the_uncertified_time_begins_at_the_first_day_that_no_certificate_has() -> None:
    given = Certificate("c", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-14")),))
    assert offered("2026-02-20", certificates=[given]).uncertified == DaySpan(d("2026-01-15"), d("2026-02-20"))


def test_where_all_is_certified_nothing_is_uncertified() -> None:
    given = Certificate("c", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-15")),))
    found = offered("2026-01-20", certificates=[given])
    assert found.uncertified is None
    assert found.whole == DaySpan(d("2026-01-12"), d("2026-01-20"))


def test_a_day_of_absence_is_not_uncertified() -> None:
    away = Absence("a", d("2026-01-12"), d("2026-01-12"))
    assert offered("2026-01-20", absences=[away]).uncertified == DaySpan(d("2026-01-13"), d("2026-01-20"))


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2026-02-01", "2026-01-12", "2026-01-15"),
        ("2026-02-02", "2026-02-02", "2026-02-02"),
        ("2026-02-05", "2026-02-02", "2026-02-05"),
        ("2026-02-06", "2026-02-02", "2026-02-05"),
    ],
)
def test_the_latest_block_is_the_one_that_has_begun_as_far_as_today(as_of: str, first: str, last: str) -> None:
    assert offered(as_of).last_block == DaySpan(d(first), d(last))


def test_one_who_left_before_the_block_has_none() -> None:
    assert offered("2026-05-08", left_on=d("2026-01-12")) == Certifiable(None, None, None)


def test_an_unknown_customer_is_left_out() -> None:
    assert customer_subjects(looked_at(planned()), ["nobody", "g"]) == []


def test_a_flex_day_without_ground_is_refused_with_its_id_on_the_last_day_and_not_on_the_day_after() -> None:
    checked = looked_at(planned(trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"), " ")]))
    with pytest.raises(CertificateRefused) as refused:
        demand_complete(subject(checked), DaySpan(d("2026-01-01"), d("2026-05-04")))
    assert refused.value.items == ("f",)
    demand_complete(subject(checked), DaySpan(d("2026-01-01"), d("2026-05-03")))


def given(checked: Checked, within: DaySpan = WHOLE) -> Checked:
    step = giving([(subject(checked), within)], checked.as_of, checked, who="Aino", at=AT)
    return checked.recheck(apply(step, checked.plan, load_profiles()))


def due(checked: Checked) -> list[str]:
    return [t.part for t in todo_for(checked).open if t.kind is TaskKind.CERTIFICATE_DUE]


def test_giving_one_satisfies_the_rules_until_something_changes() -> None:
    after = given(looked_at(planned(), "2026-02-20"))
    (certificate,) = after.plan.groups[0].customers[0].certificates
    assert certificate.given_on == d("2026-02-20")
    assert not {f.rule for f in after.findings} & {"certificate-due", "certificate-outdated"}


def test_what_was_given_remembers_its_flex_days() -> None:
    after = given(looked_at(planned(trainings=[TRAINING], flex_days=[FlexDay("f", d("2026-05-04"), "Uupumus")])))
    snapshot = after.plan.groups[0].customers[0].certificates[0].snapshot
    assert snapshot is not None
    assert [(fact.kind, fact.cause) for fact in snapshot.facts] == [(CertifiedKind.FLEX_DAY, "Uupumus")]


def test_the_task_that_it_does_is_ticked() -> None:
    before = looked_at(planned(), "2026-02-20")
    assert due(before) == ["b1"]
    after = given(before)
    assert due(after) == []
    assert [(tick.who, tick.at, tick.task) for tick in after.plan.ticks] == [("Aino", AT, "certificate-due:leena:b1")]


def test_a_certificate_given_before_the_block_ended_leaves_its_task_open() -> None:
    before = looked_at(planned(), "2026-02-20")
    step = giving([(subject(before), JANUARY)], d("2026-02-04"), before, who="Aino", at=AT)
    after = before.recheck(apply(step, before.plan, load_profiles()))
    assert due(after) == ["b1"]
    assert after.plan.ticks == ()


def test_taking_the_tick_back_takes_the_certificate_back() -> None:
    before = looked_at(planned(), "2026-02-20")
    after = given(before, JANUARY)
    (done,) = [one for one in todo_for(after).done if one.kind is TaskKind.CERTIFICATE_DUE]
    back = after.recheck(apply(untick([done], after.plan), after.plan, load_profiles()))
    assert back.plan == before.plan


def test_giving_one_of_no_day_is_refused() -> None:
    checked = looked_at(planned())
    nothing = DaySpan(d("2026-03-02"), d("2026-03-03"))
    with pytest.raises(CertificateRefused):
        giving([(subject(checked), nothing)], d("2026-05-08"), checked, who="Aino", at=AT)


LAST = Absence("a", d("2026-02-05"), d("2026-02-05"))


def test_a_day_missed_at_the_end_of_the_block_is_in_the_time_of_its_task() -> None:
    checked = looked_at(planned(absences=[LAST]), "2026-02-20")
    (task,) = [one for one in todo_for(checked).open if one.kind is TaskKind.CERTIFICATE_DUE]
    assert time_of_task(task, checked) == DaySpan(d("2026-02-02"), d("2026-02-05"))


def test_a_renewed_certificate_is_of_the_days_of_the_old_one_and_of_the_new() -> None:
    old = Certificate("c", d("2026-02-06"), (DaySpan(d("2026-02-02"), d("2026-02-05")),))
    checked = looked_at(planned(absences=[LAST], certificates=[old]), "2026-02-20")
    (task,) = [one for one in todo_for(checked).open if one.kind is TaskKind.CERTIFICATE_RENEW]
    assert time_of_task(task, checked) == DaySpan(d("2026-02-02"), d("2026-02-05"))


def test_an_absence_at_the_end_of_the_time_is_remembered_with_its_reason() -> None:
    after = given(looked_at(planned(absences=[LAST]), "2026-02-20"), DaySpan(d("2026-02-02"), d("2026-02-05")))
    assert "certificate-outdated" not in {f.rule for f in after.findings}
    other = Put(replace(LAST, reason=AbsenceReason.OTHER), "leena")
    changed = after.recheck(apply(other, after.plan, load_profiles()))
    assert [f.on for f in changed.findings if f.rule == "certificate-outdated"] == [d("2026-02-05")]
