"""The rules of another service quote that service's own sources, and carry none of Taito's numbers in their names."""

import pytest

from taito_planner.domain.model import Plan
from taito_planner.domain.records import Closure
from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.explanation import explain
from taito_planner.texts.finding_text import row, rule_name, source
from tests.builders import block, customer, d, group, plan

SERVICES = load_profiles()
FI, EN = texts_for("fi"), texts_for("en")
AS_OF = d("2025-10-24")
LARGE = plan(group("Kiila 1", size=9, service="kiila", blocks=(block("2026-01-06", 4),)))


def finding_of(made: Plan, rule: str) -> Finding:
    return next(finding for finding in check(made, SERVICES, AS_OF).findings if finding.rule == rule)


def test_a_finding_of_another_service_quotes_its_profile_in_json_and_window_alike() -> None:
    found = finding_of(LARGE, "group-size")
    said = row(found, LARGE, FI, None, SERVICES)["source"]
    assert said == SERVICES["kiila"].provenance["planned_size_max"].source
    its = explain(found, LARGE, SERVICES, AS_OF, FI)
    assert (its.source, its.name) == (said, "Ryhmän koko")


def test_a_quote_stands_behind_its_source_and_once() -> None:
    its = explain(finding_of(LARGE, "block-on-holiday"), LARGE, SERVICES, AS_OF, FI)
    assert "”Jos joudut muuttamaan kurssin jakson pituutta arkipyhän takia, ota yhteyttä Kelaan”" in its.source
    assert its.quotes == ()


def test_what_no_service_has_said_is_ours_everywhere() -> None:
    assert source("dates-out-of-order", FI, SERVICES["kiila"]) == source("dates-out-of-order", FI)


def test_a_rule_that_measures_by_nothing_says_whose_source_it_quotes() -> None:
    of_taito = source("certificate-outdated", FI)
    assert source("certificate-outdated", FI, SERVICES["tules"]) == f"Taito-kuntoutuksen lähteestä: {of_taito}"


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_no_name_of_a_rule_elsewhere_has_a_number(language: str) -> None:
    texts = texts_for(language)
    names = [rule_name(rule, texts, SERVICES["kiila"]) for rule in ("block-set", "group-size", "group-start-late")]
    assert not any(character.isdigit() for name in names for character in name)
    assert rule_name("group-start-late", texts, SERVICES["taito"]) == texts("rule.group-start-late.name")


def test_taitos_own_source_stays_as_it_is() -> None:
    made = plan(group(size=11), closures=(Closure("c", AS_OF, AS_OF),))
    assert row(finding_of(made, "group-size"), made, FI, None, SERVICES)["source"] == FI("rule.group-size.source")


def test_a_service_that_is_not_loaded_is_told_and_no_limit_of_its_group_is_checked() -> None:
    late = customer("A-1", "2024-01-01", decision_arrived_on=d("2024-01-01"))
    joins = customer("A-2", "2026-01-06", joined_on=d("2026-01-07"))
    made = plan(group(service="uusi", size=2, blocks=(block("2026-01-06", 2),), customers=(late, joins)))
    (found,) = check(made, SERVICES, AS_OF).findings
    said = row(found, made, EN, None, SERVICES)
    assert (said["rule"], said["severity"]) == ("service-unknown", "error")
    assert said["message"].startswith("The service “uusi” is not known")
    assert explain(found, made, SERVICES, AS_OF, EN).source == EN("rule.service-unknown.source")


def test_only_services_that_were_loaded_are_among_them() -> None:
    assert SERVICES["uusi"] is SERVICES["uusi"]
    assert "uusi" not in SERVICES
    assert [*SERVICES] == ["taito", "kiila", "tules"]
    assert len(SERVICES) == 3
