"""A certificate given in the program remembers what it said: any later difference is found and told old → new."""

from dataclasses import replace

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, Snapshot, as_given, snapshot_of
from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Certificate,
    Customer,
    FlexDay,
    Pause,
    PauseCause,
    Training,
)
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import sentence
from tests.builders import block, customer, d, group, plan

FEBRUARY = DaySpan(d("2026-02-02"), d("2026-02-28"))
PAPER = Certificate("paper", d("2026-02-28"), (FEBRUARY,))
TRAINING = Training("training", d("2026-02-02"), d("2026-04-30"))


def trainee(**facts: object) -> Customer:
    return customer("A-1", "2025-10-01", trainings=[TRAINING], **facts)


def given(person: Customer, paper: Certificate = PAPER) -> Customer:
    return replace(person, certificates=(as_given(paper, person),))


def outdated(person: Customer, *blocks: object) -> list[Finding]:
    checked = check(plan(group(customers=[person], blocks=blocks)), load_profiles(), d("2026-03-02"))
    return [finding for finding in checked.findings if finding.rule == "certificate-outdated"]


def said(person: Customer, language: str = "fi") -> str:
    some_plan = plan(group(customers=[person]))
    (found,) = outdated(person)
    return sentence(found, some_plan, texts_for(language))


def absence(first: str, last: str, reason: AbsenceReason = AbsenceReason.SICKNESS) -> Absence:
    return Absence("absence", d(first), d(last), reason)


def pause(first: str, last: str, cause: PauseCause) -> Pause:
    return Pause("pause", d(first), d(last), cause)


def test_a_snapshot_holds_what_lies_between_the_first_and_the_last_certified_day_and_no_more() -> None:
    person = trainee(
        absences=[absence("2026-02-27", "2026-03-06")],
        flex_days=[FlexDay("early", d("2026-02-01")), FlexDay("first", d("2026-02-02"), " työkyky ")],
        pauses=[pause("2026-01-12", "2026-02-02", PauseCause.OWN)],
    )
    assert snapshot_of(
        person, (DaySpan(d("2026-02-16"), d("2026-02-28")), DaySpan(d("2026-02-02"), d("2026-02-06")))
    ) == (
        Snapshot(
            d("2026-02-02"),
            d("2026-02-28"),
            (
                CertifiedFact(d("2026-02-02"), d("2026-02-02"), CertifiedKind.FLEX_DAY, "työkyky"),
                CertifiedFact(d("2026-02-02"), d("2026-02-02"), CertifiedKind.PAUSE, "own"),
                CertifiedFact(d("2026-02-27"), d("2026-02-28"), CertifiedKind.ABSENCE, "sickness"),
            ),
        )
    )


def test_the_first_and_the_last_certified_day_are_in_the_snapshot_the_days_around_are_not() -> None:
    working_days = (DaySpan(d("2026-02-02"), d("2026-02-27")),)

    def is_remembered(on: str) -> bool:
        said = snapshot_of(trainee(absences=[absence(on, on)]), working_days)
        return said is not None and bool(said.facts)

    days = ("2026-02-01", "2026-02-02", "2026-02-27", "2026-02-28")
    assert [is_remembered(on) for on in days] == [False, True, True, False]


def test_a_certificate_of_no_days_remembers_nothing() -> None:
    assert snapshot_of(trainee(), ()) is None


def test_a_certificate_agrees_with_the_plan_it_was_given_on() -> None:
    person = given(
        trainee(
            absences=[absence("2026-02-10", "2026-02-11")],
            flex_days=[FlexDay("flex", d("2026-02-16"), "työkyky")],
            pauses=[pause("2026-02-19", "2026-02-20", PauseCause.OUTSIDE)],
        )
    )
    assert outdated(person) == []


def test_an_absence_added_on_the_last_certified_day_of_the_month_is_a_difference_and_one_of_march_is_none() -> None:
    friday = replace(given(trainee()), absences=(absence("2026-02-27", "2026-02-27"),))
    assert [f.on for f in outdated(friday)] == [d("2026-02-27")]
    assert "ei merkintää → sairauspoissaolo" in said(friday)
    assert outdated(replace(given(trainee()), absences=(absence("2026-03-02", "2026-03-06"),))) == []


def test_an_absence_that_became_longer_or_has_another_reason_is_a_difference_from_its_first_new_day() -> None:
    person = given(trainee(absences=[absence("2026-02-10", "2026-02-11")]))
    longer = replace(person, absences=(absence("2026-02-10", "2026-02-12"),))
    assert [f.on for f in outdated(longer)] == [d("2026-02-12")]
    other = replace(person, absences=(absence("2026-02-10", "2026-02-11", AbsenceReason.OTHER),))
    assert "2 päivänä, ensimmäinen ti 10.2.2026: sairauspoissaolo → muu poissaolo" in said(other)


def test_an_absence_that_was_taken_back_is_a_difference() -> None:
    person = given(trainee(absences=[absence("2026-02-10", "2026-02-10")]))
    assert "sairauspoissaolo → ei merkintää" in said(replace(person, absences=()))


def test_an_absence_written_in_two_rows_says_the_same() -> None:
    person = given(trainee(absences=[absence("2026-02-10", "2026-02-12")]))
    rows = (absence("2026-02-10", "2026-02-10"), replace(absence("2026-02-11", "2026-02-12"), id="second"))
    assert outdated(replace(person, absences=rows)) == []


def test_a_weekend_at_the_end_of_an_absence_is_no_difference() -> None:
    person = given(trainee(absences=[absence("2026-02-09", "2026-02-13")]))
    assert outdated(replace(person, absences=(absence("2026-02-09", "2026-02-15"),))) == []


def test_another_ground_of_a_flex_day_is_a_difference() -> None:
    person = given(trainee(flex_days=[FlexDay("flex", d("2026-02-16"), "työkyky")]))
    changed = replace(person, flex_days=(FlexDay("flex", d("2026-02-16"), "toimintakyky"),))
    assert "joustopäivä (työkyky) → joustopäivä (toimintakyky)" in said(changed)
    assert "flex day (työkyky) → flex day without a ground" in said(
        replace(person, flex_days=(FlexDay("flex", d("2026-02-16")),)), "en"
    )


def test_another_cause_of_a_pause_is_a_difference() -> None:
    person = given(trainee(pauses=[pause("2026-02-19", "2026-02-20", PauseCause.OUTSIDE)]))
    changed = replace(person, pauses=(pause("2026-02-19", "2026-02-20", PauseCause.OWN),))
    assert "tauko (ulkoinen syy) → oma tauko" in said(changed)


def test_a_newer_certificate_that_agrees_closes_the_finding() -> None:
    changed = replace(given(trainee()), absences=(absence("2026-02-27", "2026-02-27"),))
    assert outdated(changed)
    newer = as_given(replace(PAPER, id="newer", given_on=d("2026-03-02")), changed)
    assert outdated(replace(changed, certificates=(*changed.certificates, newer))) == []


def test_days_that_moved_are_told_as_days() -> None:
    person = customer("A-1", "2025-10-01")
    first = Certificate("paper", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-15")),))
    (found,) = outdated(given(person, first), block("2026-01-13"))
    assert (found.on, found.facts["was"], found.facts["becomes"]) == (
        d("2026-01-12"), (("day", ""),), (("no-day", ""),)
    )  # fmt: skip


def test_a_certificate_that_knew_of_an_absence_differs_once_the_block_it_was_from_has_moved() -> None:
    person = customer("A-1", "2025-10-01", absences=[absence("2026-01-12", "2026-01-12")])
    first = Certificate("paper", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-15")),))
    assert outdated(given(person, first), block("2026-01-12")) == []
    assert [f.on for f in outdated(given(person, first), block("2026-02-09"))] == [d("2026-01-12")]


def test_of_a_certificate_from_a_workbook_only_the_days_are_compared() -> None:
    person = replace(trainee(), certificates=(PAPER,), flex_days=(FlexDay("flex", d("2026-02-16")),))
    assert outdated(person) == []
    absent = replace(person, absences=(absence("2026-02-10", "2026-02-10"),))
    assert "ti 10.2.2026: kuntoutuspäivä → sairauspoissaolo" in said(absent)
    moved = replace(person, trainings=())
    assert "kuntoutuspäivä → ei kuntoutuspäivää" in said(moved)
