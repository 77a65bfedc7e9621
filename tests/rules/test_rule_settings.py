"""What a rule measures by is what its explanation quotes: seen by watching the rules read the profile."""

from collections import defaultdict
from dataclasses import fields, replace

import pytest

from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.catalogue import RULE_BY_ID, RULE_IDS, RULES
from taito_planner.rules.rule import Scope
from taito_planner.rules.rule_settings import READ_IN_PART, SETTINGS_BY_RULE, provenance_of
from taito_planner.rules.subjects import CustomerSubject, GroupSubject, Situation
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import source
from tests.rules.examples import examples

SETTINGS = {f.name for f in fields(ServiceProfile)} - {"id", "version", "names", "provenance", "contacts"}
INCIDENTAL = {"block_patterns"}
"""Also read for the usual length of a block that was moved to a group where none begins that day."""


def watched(profile: ServiceProfile, read: set[str]) -> ServiceProfile:
    """The same profile, which notes down in ``read`` what is asked of it."""

    class Watched(ServiceProfile):
        def __getattribute__(self, name: str) -> object:
            if name in SETTINGS:
                read.add(name)
            return super().__getattribute__(name)

    return Watched(**{f.name: getattr(profile, f.name) for f in fields(ServiceProfile)})


def read_by_rules() -> dict[str, set[str]]:
    """For each rule of customers and groups the settings it reads on the examples."""
    found: dict[str, set[str]] = defaultdict(set)
    for example in examples():
        read: set[str] = set()
        profile = watched(example.profile, read)
        situation = Situation(example.plan, {"taito": profile}, example.as_of)
        for rule in RULES:
            groups = [GroupSubject(group, profile, situation) for group in example.plan.groups]
            customers = [customer for group in groups for customer in group.customers]
            customers += [CustomerSubject(c, None, profile, situation) for c in example.plan.loose_customers]
            by_scope = {Scope.GROUP: groups, Scope.CUSTOMER: customers, Scope.CUSTOMER_ALONE: customers}
            read.clear()
            for subject in by_scope.get(rule.scope, ()):
                list(rule.find(subject))
            found[rule.id] |= read
    return found


def test_every_rule_names_the_settings_it_reads() -> None:
    assert set(RULE_IDS) == set(SETTINGS_BY_RULE)
    missing = {r: found - set(SETTINGS_BY_RULE[r]) - INCIDENTAL for r, found in read_by_rules().items()}
    assert {rule: names for rule, names in missing.items() if names} == {}


def test_every_setting_named_is_one_of_the_profile() -> None:
    assert {name for names in SETTINGS_BY_RULE.values() for name in names} <= SETTINGS


@pytest.mark.parametrize(("language", "word"), [("fi", "Tulkinta:"), ("en", "Interpretation:")])
def test_rules_that_are_ours_in_part_are_those_whose_source_says_so(language: str, word: str) -> None:
    said = {rule_id for rule_id in RULE_IDS if word in source(rule_id, texts_for(language))}
    assert said - {r for r in RULE_IDS if RULE_BY_ID[r].is_interpretation} == READ_IN_PART


def test_a_setting_that_the_profile_does_not_have_is_left_out() -> None:
    taito = load_profiles()["taito"]
    assert provenance_of("kela-not-told", taito)["certificate_grace_workdays"].quote
    assert provenance_of("kela-not-told", replace(taito, provenance={})) == {}
