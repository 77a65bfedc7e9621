"""Facts as JSON: nothing is lost, nothing is guessed."""

import json
from dataclasses import fields, replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, Snapshot
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import CHILD_FIELDS, KINDS, bare, walk
from taito_planner.domain.model import Certificate, Group, Training, Visit
from taito_planner.storage.codec import decode, decode_text, encode, kind_of
from tests.builders import d, group, start_visit
from tests.random_plans import random_plan, random_sources


@given(random_sources)
def test_every_thing_of_any_plan_comes_back_equal(rng: Any) -> None:
    for _, entity in walk(random_plan(rng)):
        assert decode_text(kind_of(entity), entity.id, encode(entity)) == bare(entity)


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(name: str, remark: str) -> None:
    one = group(name, remark=remark)
    assert decode_text("group", one.id, encode(one)) == one


def test_facts_are_written_as_readable_json() -> None:
    visit = start_visit("2025-11-03", at=time(9, 30), minutes=60)
    assert encode(visit) == '{"on":"2025-11-03","kind":"start","at":"09:30:00","minutes":60}'
    certificate = Certificate("x", d("2026-03-02"), (DaySpan(d("2026-02-02"), d("2026-02-05")),))
    assert json.loads(encode(certificate))["days"] == [["2026-02-02", "2026-02-05"]]


def test_a_certificates_snapshot_is_a_value_within_its_facts() -> None:
    said = Snapshot(
        d("2026-02-02"),
        d("2026-02-28"),
        (CertifiedFact(d("2026-02-09"), d("2026-02-09"), CertifiedKind.FLEX_DAY, "työkyky"),),
    )
    days = (DaySpan(d("2026-02-02"), d("2026-02-28")),)
    certificate = Certificate("x", d("2026-03-02"), days, snapshot=said)
    assert json.loads(encode(certificate))["snapshot"] == {
        "first_day": "2026-02-02",
        "last_day": "2026-02-28",
        "facts": [{"first_day": "2026-02-09", "last_day": "2026-02-09", "kind": "flex-day", "cause": "työkyky"}],
    }
    assert decode_text("certificate", "x", encode(certificate)) == certificate
    nothing_said = replace(certificate, snapshot=replace(said, facts=()))
    assert decode_text("certificate", "x", encode(nothing_said)) == nothing_said
    before_snapshots = {"given_on": "2026-03-02", "days": [["2026-02-02", "2026-02-28"]]}
    assert decode("certificate", "x", before_snapshots).snapshot is None


def test_nothing_is_left_out_and_comes_back_as_nothing_and_not_as_the_default() -> None:
    never = Training("x", d("2026-03-02"), d("2026-03-06"), weekdays=())
    assert "weekdays" not in encode(never)
    assert decode_text("training", "x", encode(never)).weekdays == ()
    no_service = replace(group("Oulu"), service="")
    assert decode_text("group", no_service.id, encode(no_service)).service == ""


def test_zero_and_no_are_facts() -> None:
    assert json.loads(encode(group("Oulu", 0)))["planned_size"] == 0
    assert decode("flex-day", "x", {"on": "2026-03-02", "worked": False}).worked is False


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("visit", {}),
        ("visit", {"on": "2025-11-03"}),
        ("visit", {"on": "2025-11-31", "kind": "start"}),
        ("visit", {"on": "2025-11-03", "kind": "party"}),
        ("visit", {"on": "2025-11-03", "kind": "start", "minutes": "60"}),
        ("visit", {"on": "2025-11-03", "kind": "start", "minutes": True}),
        ("visit", {"on": "2025-11-03", "kind": "start", "at": "25:00"}),
        ("visit", {"on": "2025-11-03", "kind": "start", "colour": "red"}),
        ("group", {"name": 1, "planned_size": 8}),
        ("group", {"name": "x", "planned_size": 8, "leaders": "abc"}),
        ("group", {"name": "x", "planned_size": 8, "leaders": [1]}),
        ("certificate", {"given_on": "2026-03-02", "days": [["2026-03-02"]]}),
        ("flex-day", {"on": "2026-03-02", "worked": 1}),
        ("certificate", {"given_on": "2026-03-02", "snapshot": {"first_day": "2026-03-02"}}),
        ("certificate", {"given_on": "2026-03-02", "snapshot": []}),
        (
            "certificate",
            {"given_on": "2026-03-02", "snapshot": {"first_day": "2026-03-02", "last_day": "2026-03-02", "x": 1}},
        ),
        ("ship", {}),
        ("visit", []),
    ],
)
def test_what_no_thing_can_have_is_refused(kind: str, facts: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode(kind, "x", facts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_of_every_kind_has_a_form(kind: str) -> None:
    own = [f.name for f in fields(KINDS[kind]) if f.name not in {"id", *CHILD_FIELDS.get(KINDS[kind], ())}]
    with pytest.raises(ValueError, match=r"has (no|unknown)"):
        decode(kind, "x", {"what": 1})
    assert own


def test_visits_and_groups_are_named_in_the_file_as_ever() -> None:
    assert (kind_of(start_visit("2025-11-03")), kind_of(group())) == ("visit", "group")
    assert {KINDS["visit"], KINDS["group"]} == {Visit, Group}
