"""Contacts are data: read with every language and a source, and a wrong file is refused with key and reason."""

from pathlib import Path

import pytest

from taito_planner.domain.contacts import ContactKind
from taito_planner.storage.contacts import ContactsRefused, load_contacts, read_contacts
from taito_planner.storage.profiles import ProfileRefused, load_profiles, read_profile
from taito_planner.storage.resources import resource

GOOD = """
[line]
kind = "mail"
value = "muutokset@example.org"
name = { fi = "Muutokset", sv = "Andringar", en = "Changes" }
uses = [{ fi = "Muutos", sv = "Andring", en = "Change" }]
source = "kalvot"
checked_on = 2026-11-24
"""
VALUES = {
    "kuntoutuspalvelut_muutokset@kela.fi",
    "kuntoutus_palvelukuvaukset@kela.fi",
    "tulos@kela.fi",
    "kuntoutus_tulkkaus@kela.fi",
    "kela.fi/yhteistyokumppanit-asiakaspalvelu",
    "020 692 205",
    "OmaKela",
    "Kelan viranomaislinja",
}


def test_every_address_of_the_service_is_there() -> None:
    assert {contact.value for contact in load_contacts().values()} >= VALUES


def test_a_contact_has_its_kind_and_what_it_is_for_in_three_languages(tmp_path: Path) -> None:
    file = tmp_path / "contacts.toml"
    file.write_text(GOOD, "utf-8")
    (contact,) = read_contacts(file)
    assert (contact.kind, contact.uses[0]["en"]) == (ContactKind.MAIL, "Change")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (GOOD.replace('source = "kalvot"\n', ""), "source is missing"),
        (GOOD.replace('"kalvot"', '" "'), "source is not a text"),
        (GOOD.replace('kind = "mail"', 'kind = "fax"'), "fax"),
        (GOOD.replace('value = "muutokset@example.org"', "value = 1"), "value is not a text"),
        (GOOD.replace("checked_on = 2026-11-24", 'checked_on = "eilen"'), "checked_on is not a date"),
        (GOOD.replace(', en = "Changes"', ""), "name is needed in en, fi, sv"),
        (GOOD.replace('uses = [{ fi = "Muutos", sv = "Andring", en = "Change" }]', "uses = []"), "uses is not a list"),
        (GOOD + "extra = 1\n", "unknown entry 'extra'"),
        ("line = 1", "a table is needed"),
        ("[line", ""),
    ],
)
def test_a_wrong_contact_is_refused_with_file_key_and_reason(tmp_path: Path, wrong: str, reason: str) -> None:
    file = tmp_path / "contacts.toml"
    file.write_text(wrong, "utf-8")
    with pytest.raises(ContactsRefused) as refused:
        read_contacts(file)
    assert refused.value.facts["file"] == "contacts.toml"
    assert reason in refused.value.facts["reason"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"no-such-rule" = ["omakela"]', "no rule 'no-such-rule'"),
        ('"group-changed" = ["fax"]', "no contact 'fax'"),
        ('"group-changed" = "omakela"', "a list of contacts is needed"),
    ],
)
def test_a_profile_that_names_an_unknown_rule_or_contact_is_refused(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "taito.toml"
    text = resource("profiles", "taito.toml").read_text("utf-8")
    text = text.replace('"group-changed" = ["authority-line"]', line)
    file.write_text(text, "utf-8")
    with pytest.raises(ProfileRefused, match=reason):
        read_profile(file)


def test_a_sentence_with_a_contact_of_its_own_goes_before_its_rule() -> None:
    taito = load_profiles()["taito"]
    assert [c.value for c in taito.contacts_for("kela-not-told", "absence-sickness")] == ["OmaKela", "020 692 205"]
    assert [c.id for c in taito.contacts_for("kela-not-told", "work")] == ["client-and-kela"]
    assert taito.contacts_for("block-set", "few") == ()
