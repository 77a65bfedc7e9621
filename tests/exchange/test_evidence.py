"""The evidence pack: every rule once, limits and days, decisions with who and why, papers, history."""

from datetime import datetime

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.model import Certificate
from taito_planner.exchange.papers.evidence import PastStep, evidence_paper
from taito_planner.rules.acceptance import accept
from taito_planner.rules.catalogue import RULES
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.rule import Scope
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.finding_text import rule_name
from taito_planner.texts.paper import Heading, Table
from tests.builders import block, customer, d, group, plan, start_visit

MADE = datetime(2026, 2, 2, 14, 2)
AS_OF = d("2026-02-02")
OFF = "Aloitus sopimuskaudella, Toteutus sopimuskaudella, Yhteydenotto, Ensimmäinen tapaaminen, Pitkä väli"
"""What Taito does not use: two readings of the contract's end, and rules of other services."""
GIVEN = Certificate("c", d("2026-01-20"), (DaySpan(d("2026-01-12"), d("2026-01-15")),), d("2026-01-21"))
LEENA = customer("Leena", visits=[start_visit("2025-12-30")], certificates=[GIVEN])
OULU = group("Oulu 1/2026", id="oulu", blocks=[block("2026-01-12")], customers=[LEENA], town="Oulu")
PLAN = plan(OULU)


def checked() -> Checked:
    return check(PLAN, load_profiles(), d("2026-02-02"))


def said(of: Checked, *history: PastStep) -> str:
    return evidence_paper(of, "oulu", history, MADE, texts_for("fi")).as_text()


def tables(of: Checked, heading: str) -> list[tuple[str, ...]]:
    """The rows below a heading."""
    parts = evidence_paper(of, "oulu", (), MADE, texts_for("fi")).parts
    at = parts.index(Heading(heading))
    found = parts[at + 1]
    assert isinstance(found, Table)
    return list(found.rows)


def test_every_rule_of_groups_customers_and_staff_stands_in_it_once() -> None:
    broken = [row[0].partition("\n")[0] for row in tables(checked(), "Poikkeamat ja huomautukset") if row[0]]
    kept = [row[0] for row in tables(checked(), "Säännöt, joista ei ole huomautettavaa")]
    off = OFF.split(", ")
    expected = {r.id: rule_name(r.id, texts_for("fi")) for r in RULES if r.scope is not Scope.SERVICE}
    assert sorted([*broken, *kept, *off]) == sorted(expected.values())


def test_a_rule_that_the_service_leaves_off_is_not_said_to_be_kept() -> None:
    assert f"eikä niitä ole tarkistettu: {OFF}." in said(checked())


def test_a_broken_rule_has_its_limit_and_what_the_plan_has() -> None:
    rows = tables(checked(), "Poikkeamat ja huomautukset")
    days = [row[2:] for row in rows if row[0].startswith("Ensimmäinen käynti")]
    assert days == [("ma 22.12.2025", "ti 30.12.2025")]


def test_it_names_the_version_of_the_rules_and_the_day_it_looks_from() -> None:
    text = said(checked())
    assert f"taito, versio {load_profiles()['taito'].version}" in text
    assert "Tilanne: ma 2.2.2026" in text
    assert "Laadittu: 2.2.2026 14.02" in text


def test_an_accepted_deviation_has_who_when_and_why() -> None:
    before = checked()
    late = [f for f in before.findings if f.rule == "first-visit-late"]
    step = accept(late, "sovittu Kelan kanssa", "Aino", datetime(2026, 1, 2, 9), before.acceptances)
    text = said(before.recheck(apply(step, PLAN, load_profiles())))
    assert "Hyväksynyt Aino 2.1.2026: sovittu Kelan kanssa" in text
    assert "Ei hyväksyttyjä poikkeamia." not in text


def test_certificates_stand_with_their_days_and_when_kela_was_told() -> None:
    assert "Leena | 20.1.2026 | 12.–15.1.2026 | 21.1.2026" in said(checked())


def test_the_history_stands_as_it_is_given() -> None:
    step = PastStep(datetime(2026, 1, 5, 8, 30), "Aino", "Jakso, Oulu 1/2026: Alkaa 5.1.2026 → 12.1.2026")
    assert f"5.1.2026 8.30 | Aino | {step.sentence}" in said(checked(), step)


def test_a_group_without_anything_has_a_pack_too() -> None:
    empty = check(plan(group("Tyhjä", id="oulu")), load_profiles(), d("2026-02-02"))
    text = said(empty)
    assert "Todistuksia ei ole annettu." in text
    assert "Muutoksia ei ole kirjattu." in text


def test_a_kept_rule_has_its_limit_and_the_customer_nearest_to_it() -> None:
    customers = [
        customer("Leena", visits=[start_visit("2025-11-03"), start_visit("2025-11-10")]),
        customer("Olli", visits=[start_visit("2025-12-22")]),
    ]
    one = group("Oulu", id="oulu", blocks=[block("2026-01-12")], customers=customers)
    kept = check(plan(one), load_profiles(), AS_OF)
    lines = said(kept).splitlines()
    (first_visit,) = [line for line in lines if line.startswith("Ensimmäinen käynti")]
    assert first_visit.endswith("| 22.12.2025 | 22.12.2025 (Olli)")
    (before,) = [line for line in lines if line.startswith("Käynnit ennen ryhmäjaksoa")]
    assert before.endswith("| 11.1.2026 | 22.12.2025")
    (count,) = [line for line in lines if line.startswith("Starttikäynnit")]
    assert count.endswith("| 1–5 | 1–2")


@pytest.mark.parametrize("service", ["taito", "kiila", "tules"])
def test_every_kept_rule_of_every_service_has_its_row(service: str) -> None:
    empty = check(plan(group("Tyhjä", id="oulu", service=service)), load_profiles(), AS_OF)
    rows = [part for part in evidence_paper(empty, "oulu", (), MADE, texts_for("fi")).parts if isinstance(part, Table)]
    assert all(len(row) == len(table.header) for table in rows for row in table.rows)
