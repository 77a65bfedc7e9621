"""A finding in words and as a row of JSON and Excel."""

from datetime import date

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.ids import CustomerId, GroupId, StaffId
from taito_planner.domain.model import Plan
from taito_planner.rules.catalogue import RULE_IDS
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding, Severity
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import in_json_order, row, rule_name, sentence
from tests.builders import block, customer, d, group, plan, staff, start_visit

SUBJECT_FIELDS = ("rule", "severity", "group", "customer", "staff")
FIELDS = (*SUBJECT_FIELDS, "date", "limit", "actual", "accepted", "message", "source")
FI, EN = texts_for("fi"), texts_for("en")
SOMEONE = customer("A-1061", visits=[start_visit("2026-01-06")])
OULU = group("Oulu 1/2026", customers=[SOMEONE])
PETRI = staff("Petri Mäki")
PLAN = plan(OULU, staff=[PETRI], loose_customers=[customer("A-9")])


def late(**facts: object) -> Finding:
    found = {
        "variant": "late",
        "group": OULU.id,
        "customer": SOMEONE.id,
        "on": d("2026-01-06"),
        "limit": d("2025-12-15"),
        "actual": d("2026-01-06"),
    }
    return Finding("first-visit-late", Severity.ERROR, **(found | facts))  # type: ignore[arg-type]


def test_a_sentence_tells_actual_limit_and_days_over() -> None:
    assert sentence(late(), PLAN, FI) == (
        "Ensimmäinen starttikäynti on ti 6.1.2026, viimeinen päivä ma 15.12.2025: 22 pv myöhässä"
    )
    assert sentence(late(), PLAN, EN) == (
        "The first start visit is on Tue 6.1.2026, the last day is Mon 15.12.2025: 22 days late"
    )


def test_a_row_has_names_and_iso_days() -> None:
    found = row(late(), PLAN, FI)
    assert tuple(found) == FIELDS
    assert found | {"message": "", "source": ""} == {
        "rule": "first-visit-late",
        "severity": "error",
        "group": "Oulu 1/2026",
        "customer": "A-1061",
        "staff": None,
        "date": "2026-01-06",
        "limit": "2025-12-15",
        "actual": "2026-01-06",
        "accepted": None,
        "message": "",
        "source": "",
    }
    assert found["source"].startswith(
        "Kelan kalvot: ”Yksilökäynnit aloitettava viimeistään 8 viikon kuluessa"
    )


def test_numbers_stay_numbers_and_what_is_missing_is_null() -> None:
    many = Finding("start-visit-count", Severity.ERROR, "many", on=d("2026-01-06"), limit=5, actual=6)
    found = row(many, PLAN, FI)
    assert (found["limit"], found["actual"], found["group"], found["customer"]) == (5, 6, None, None)


def test_a_customer_without_a_group_is_named() -> None:
    loose = PLAN.loose_customers[0]
    assert row(late(group=None, customer=loose.id), PLAN, FI)["customer"] == "A-9"


def test_a_subject_that_is_gone_has_no_name() -> None:
    gone = late(group=GroupId("x"), customer=CustomerId("y"), staff=StaffId("z"))
    found = row(gone, Plan(), FI)
    assert (found["group"], found["customer"], found["staff"]) == (None, None, None)


def test_an_interpretation_is_called_one_in_each_language() -> None:
    long_span = Finding(
        "own-pause-unpaid", Severity.NOTICE, facts={"pause": DaySpan(d("2026-01-05"), d("2026-01-09"))}
    )
    missing = Finding("group-days-missing", Severity.WARNING, on=d("2026-01-05"), limit=12, actual=10)
    assert "Arvio, Kela päättää" in sentence(long_span, PLAN, FI)
    assert sentence(missing, PLAN, FI).endswith("(tulkinta)")
    assert sentence(missing, PLAN, EN).endswith("(interpretation)")


def test_a_hint_follows_the_sentence() -> None:
    facts = {"left": 15, "usable": d("2025-11-07"), "hints": ("usable",)}
    near = Finding("first-visit-late", Severity.NOTICE, "none", limit=d("2025-11-08"), facts=facts)
    assert sentence(near, PLAN, FI).endswith(
        "viimeinen päivä la 8.11.2025: 15 pv jäljellä. Viimeinen arkipäivä sitä ennen on pe 7.11.2025"
    )


def test_swedish_falls_back_to_finnish_but_never_fails() -> None:
    assert sentence(late(), PLAN, texts_for("sv"))


def order(*findings: Finding) -> list[tuple[date | None, str]]:
    return [(finding.on, finding.rule) for finding in in_json_order(findings, PLAN)]


def test_json_order_is_date_then_rule_and_the_dateless_last() -> None:
    early, dateless = late(on=d("2025-01-01")), late(on=None)
    other = Finding("block-set", Severity.NOTICE, on=d("2026-01-06"))
    assert order(dateless, late(), other, early) == [
        (d("2025-01-01"), "first-visit-late"),
        (d("2026-01-06"), "block-set"),
        (d("2026-01-06"), "first-visit-late"),
        (None, "first-visit-late"),
    ]


def test_json_order_then_goes_by_names_with_none_first() -> None:
    someone, nobody, person = late(), late(customer=None), late(customer=None, staff=PETRI.id)
    assert in_json_order([someone, person, nobody], PLAN) == [nobody, person, someone]


def test_short_names_are_short() -> None:
    assert rule_name("group-start-late", FI) == "Ryhmäjakso 3 kk:ssa"
    assert all(len(rule_name(rule_id, FI)) <= 30 for rule_id in RULE_IDS)


@pytest.mark.parametrize(
    ("severity", "word"), [("error", "virhe"), ("warning", "varoitus"), ("notice", "huomautus")]
)
def test_severities_have_their_words(severity: str, word: str) -> None:
    assert FI(f"severity.{severity}") == word


def test_no_customers_name_is_in_a_findings_own_text() -> None:
    named = customer("Maija Virtanen", "2025-01-01", visits=[start_visit("2026-01-06")])
    some_plan = plan(group(blocks=[block("2026-01-05")], customers=[named]))
    findings = check(some_plan, load_profiles(), d("2025-10-24")).findings
    assert findings
    assert all("Maija" not in repr(finding) for finding in findings)
