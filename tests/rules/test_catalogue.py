"""The catalogue is whole: every rule defined is listed, named, sourced, worded in each language and shown
by examples.
"""

import importlib
import pkgutil
import tomllib
from collections import defaultdict
from importlib.resources import files

import pytest

import taito_planner.rules
from taito_planner.domain.entities import walk
from taito_planner.rules.catalogue import RULE_BY_ID, RULE_IDS, RULES
from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Rule
from taito_planner.texts import texts_for
from tests.rules.examples import Example, examples

WORST = """
first-visit-late error
start-visit-count error
start-visit-after-group-start error
group-start-late error
visit-on-day-off warning
block-set error
block-shape error
block-on-holiday error
group-days-missing warning
group-size error
compulsory-start-moved error
group-below-minimum warning
deferral-outside-window error
deferral-not-announced warning
group-changed error
totals-outside-range warning
span-long-customer notice
span-long-group warning
span-long-service warning
decision-after-contract error
start-after-contract error
delivery-after-contract error
runs-past-contract warning
decision-expired error
waiting-days-exceeded warning
interval-days-exceeded warning
own-pause-unpaid notice
flex-outside-training error
flex-week-too-short error
flex-reason-missing warning
flex-day-worked error
certificate-outdated warning
certificate-due notice
kela-not-told warning
staff-on-leave warning
staff-double-booked error
gap-long notice
dates-out-of-order warning
service-unknown error
date-missing notice
contact-late warning
first-meeting-late warning
"""
"""The rules of the service and the worst severity of each, written down a second time."""


def defined_rules() -> list[Rule]:
    modules = [
        importlib.import_module(f"{taito_planner.rules.__name__}.{module.name}")
        for module in pkgutil.iter_modules(taito_planner.rules.__path__)
    ]
    found = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    return list(found.values())


def sentences_of(language: str) -> dict[str, set[str]]:
    """For each rule the variants (and hints, as ``hint.<name>``) that a language has sentences for."""
    table = tomllib.loads((files("taito_planner.texts") / language / "findings.toml").read_text("utf-8"))
    found = {}
    for rule_id, variants in table["finding"].items():
        if isinstance(variants, dict):
            hints = {f"hint.{name}" for name in variants.get("hint", {})}
            found[rule_id] = (variants.keys() - {"hint"}) | hints
    return found


WITHOUT_A_BAR = """
block-set.few block-set.none compulsory-start-moved.deferral contact-late.late contact-late.none
date-missing.arrival date-missing.receipt date-missing.both
dates-out-of-order.arrival dates-out-of-order.receipt dates-out-of-order.left
decision-after-contract.main decision-expired.main delivery-after-contract.main
deferral-not-announced.kela deferral-not-announced.customer first-meeting-late.none
first-visit-late.none first-visit-late.none-near first-visit-late.none-late first-visit-late.none-deferred
gap-long.main service-unknown.main
group-below-minimum.below group-below-minimum.absolute group-changed.joined group-days-missing.main
group-size.small group-size.large group-size.crowded
group-start-late.none-near group-start-late.none-late group-start-late.loose-near group-start-late.loose-late
interval-days-exceeded.main waiting-days-exceeded.main runs-past-contract.later
span-long-customer.main span-long-group.main span-long-service.main start-visit-count.none start-visit-count.few
totals-outside-range.visits-over totals-outside-range.group-days-over totals-outside-range.training-over
totals-outside-range.visits-under totals-outside-range.group-days-under totals-outside-range.training-under
totals-outside-range.all-over
"""
"""Sentences about something that is missing, or about many days; all others name what a click goes to."""


def shown_by_examples() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for example in examples():
        for finding in example.findings():
            found[finding.rule].add(finding.variant)
            found[finding.rule].update(f"hint.{hint}" for hint in finding.facts.get("hints", ()))
    return found


def test_the_rules_are_those_of_the_service_with_their_worst_severity() -> None:
    assert {f"{rule.id} {rule.severity.key}" for rule in RULES} == set(WORST.strip().splitlines())


def test_every_rule_that_is_defined_is_listed() -> None:
    assert {id(rule) for rule in defined_rules()} == {id(rule) for rule in RULES}


def test_a_rule_is_listed_once_for_each_scope() -> None:
    listed = [(rule.id, rule.scope) for rule in RULES]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_every_rule_has_a_name_and_a_source_in(language: str) -> None:
    keys = {key for key in sorted(texts_for(language).keys()) if key.startswith("rule.")}
    assert keys == {f"rule.{rule_id}.{what}" for rule_id in RULE_IDS for what in ("name", "source")}


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_every_sentence_is_shown_by_an_example_and_every_variant_has_one_in(language: str) -> None:
    assert sentences_of(language) == dict(shown_by_examples())


def test_every_rule_says_what_is_wrong_and_where_it_comes_from() -> None:
    assert all(rule.docstring and rule.source for rule in RULES)


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_every_rule_has_an_example_that_passes_and_one_that_fails(rule_id: str) -> None:
    outcomes = {bool(example.findings()) for example in examples() if example.rule == rule_id}
    assert outcomes == {True, False}


def test_every_example_belongs_to_a_rule() -> None:
    assert {example.rule for example in examples()} <= set(RULE_IDS)


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_the_worst_severity_of_a_rule_is_reached_and_never_passed(rule_id: str) -> None:
    def severities(example: Example) -> list[Severity]:
        return [finding.severity for finding in example.findings()]

    worst = max(s for example in examples() if example.rule == rule_id for s in severities(example))
    assert worst is RULE_BY_ID[rule_id].severity


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_findings_of_one_plan_have_identities_of_their_own(rule_id: str) -> None:
    for example in examples():
        if example.rule == rule_id:
            keys = [finding.key for finding in example.findings()]
            assert len(keys) == len(set(keys)), example.name


def test_every_finding_about_a_bar_names_it() -> None:
    for example in examples():
        known = {entity.id for _, entity in walk(example.plan)}
        for finding in example.findings():
            is_about_a_bar = f"{finding.rule}.{finding.variant}" not in WITHOUT_A_BAR.split()
            assert bool(finding.items) is is_about_a_bar, (finding.rule, finding.variant)
            assert known.issuperset(finding.items)
