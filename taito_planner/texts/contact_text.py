"""A contact in words: its name, what it is for, and the line that stands in a finding or a notice."""

from collections.abc import Mapping

from taito_planner.domain.contacts import Contact, ContactKind
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.finding import Finding
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.finding_text import profile_of


def contacts_for(finding: Finding, plan: Plan, profiles: Mapping[str, ServiceProfile]) -> tuple[Contact, ...]:
    """Whom to turn to about a finding, by the profile of its group's service; none where there is nobody to name."""
    profile = profile_of(finding, plan, profiles)
    return profile.contacts_for(finding.rule, finding.variant) if profile else ()


def contact_name(contact: Contact, texts: Texts) -> str:
    """``Viranomaislinja``"""
    return contact.name[texts.language]


def contact_uses(contact: Contact, texts: Texts) -> tuple[str, ...]:
    """The matters it is for, in the language of the texts."""
    return tuple(use[texts.language] for use in contact.uses)


def contact_line(contact: Contact, texts: Texts) -> str:
    """``Tulosten raportointi: tulos@kela.fi``; the value alone where it says its name.

    What is given on paper has no address: its name says who gets it.
    """
    name = contact_name(contact, texts)
    if contact.kind is ContactKind.PAPER:
        return name
    if name.casefold() in contact.value.casefold():
        return contact.value
    return f"{name}: {contact.value}"


def contacts_text(finding: Finding, plan: Plan, profiles: Mapping[str, ServiceProfile], texts: Texts) -> str:
    """The finding's contacts in one line, as Excel and the command line have them; empty where there are none."""
    return "; ".join(contact_line(contact, texts) for contact in contacts_for(finding, plan, profiles))
