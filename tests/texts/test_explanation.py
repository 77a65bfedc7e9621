"""A finding explains itself in every language, with the same sentence wherever it stands."""

from datetime import date

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.profile import Services
from taito_planner.rules.catalogue import RULE_IDS
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.rule_settings import SETTINGS_BY_RULE
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.contact_text import contact_line, contacts_for, contacts_text
from taito_planner.texts.explanation import Explanation, explain, slack_text
from taito_planner.texts.finding_text import row
from tests.builders import customer, d, group, plan
from tests.rules.examples import Example, examples

FI, EN = texts_for("fi"), texts_for("en")
AS_OF = d("2025-11-19")


def found(limit: date | float | None, actual: date | float | None) -> Finding:
    return Finding("group-start-late", Severity.ERROR, limit=limit, actual=actual)


def explained(rule: str, variant: str, limit: int | None = None, **facts: object) -> Explanation:
    finding = Finding(rule, Severity.ERROR, variant, limit=limit, facts=facts)
    return explain(finding, plan(), load_profiles(), AS_OF, FI)


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_every_rule_explains_itself_whole(rule_id: str, language: str) -> None:
    texts = texts_for(language)
    shown = 0
    for example in examples():
        for finding in example.findings() if example.rule == rule_id else ():
            its = explain(finding, example.plan, Services({"taito": example.profile}), example.as_of, texts)
            assert its.name
            assert its.sentence
            assert its.source
            assert its.is_interpretation or not its.readings
            assert bool(its.limit) == (finding.limit is not None)
            assert its.slack or not isinstance(finding.limit, date)
            assert not any("{" in line or "None" in line for line in its.lines(texts))
            shown += 1
    assert shown


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_reading_of_ours_has_a_sentence(language: str) -> None:
    ours = {name for name, p in load_profiles()["taito"].provenance.items() if p.kind == "interpretation"}
    used = {name for names in SETTINGS_BY_RULE.values() for name in names}
    assert [name for name in sorted(ours & used) if f"explain.reading.{name}" not in texts_for(language)] == []


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.rule}: {example.name}")
def test_the_sentence_is_the_same_in_the_window_and_in_json(example: Example) -> None:
    for finding in example.findings():
        its = explain(finding, example.plan, Services({"taito": example.profile}), example.as_of, FI)
        assert its.sentence == row(finding, example.plan, FI)["message"]


@pytest.mark.parametrize(
    ("limit", "actual", "said"),
    [
        (d("2026-01-02"), d("2026-01-05"), "3 päivää yli"),
        (d("2026-01-02"), d("2026-01-03"), "1 päivä yli"),
        (d("2026-01-02"), d("2026-01-02"), "0 päivää jäljellä"),
        (d("2026-01-02"), d("2026-01-01"), "1 päivä liian aikaisin"),
        (d("2025-11-24"), None, "5 päivää jäljellä"),
        (d("2025-11-19"), None, "0 päivää jäljellä"),
        (d("2025-11-18"), None, "1 päivä yli"),
        (5, 7, "2 yli"),
        (12, 11, "1 puuttuu"),
        (0, 16.5, "keskimäärin 16,5 päivää yli"),
        (None, d("2026-01-01"), ""),
        (5, None, ""),
    ],
)
def test_days_over_and_left_are_said_in_words(limit: date | float, actual: date | float, said: str) -> None:
    assert slack_text(found(limit, actual), AS_OF, FI) == said


def test_a_certain_number_is_quoted_where_the_source_does_not() -> None:
    assert explained("block-set", "none", limit=3).quotes == (
        "”maanantai-torstai tai tiistai-perjantai (toteutus peräkkäisinä arkipäivinä)”",
    )
    assert explained("block-shape", "length", number=1, span=DaySpan(AS_OF, AS_OF)).quotes == ()


def test_a_finding_without_a_reading_of_ours_has_no_chip() -> None:
    assert not explained("block-shape", "length", number=1, span=DaySpan(AS_OF, AS_OF)).is_interpretation
    assert explained("block-set", "none", limit=3).is_interpretation


def test_the_contact_of_a_finding_is_the_one_of_its_groups_service() -> None:
    oulu = group("Oulu 1/2026", customers=[customer("A-1")])
    told = Finding("deferral-not-announced", Severity.WARNING, "kela", group=oulu.id)
    assert [c.id for c in contacts_for(told, plan(oulu), load_profiles())] == ["authority-line"]
    assert contacts_text(told, plan(oulu), load_profiles(), FI) == "Kelan viranomaislinja"
    other = group("Muu", service="unknown")
    assert contacts_for(Finding("group-changed", Severity.ERROR, group=other.id), plan(other), load_profiles()) == ()


def test_a_contact_is_named_with_its_address() -> None:
    contact = load_profiles()["taito"].contacts_for("block-on-holiday")[0]
    assert contact_line(contact, FI) == "Muutokset kuntoutuspalveluihin: kuntoutuspalvelut_muutokset@kela.fi"
    assert contact_line(contact, EN) == "Changes to rehabilitation services: kuntoutuspalvelut_muutokset@kela.fi"
