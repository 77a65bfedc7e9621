"""Texts ready to be sent: the deferral to Kela and to each customer, changes that Kela must be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from taito_planner.domain.contacts import Contact
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import CustomerId, GroupId
from taito_planner.domain.model import Certificate, Customer, Group
from taito_planner.exchange.papers.certificate import Maker
from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding
from taito_planner.texts import Texts
from taito_planner.texts.change_text import ChangeWords
from taito_planner.texts.contact_text import contact_line, contacts_for
from taito_planner.texts.dates import span_text
from taito_planner.texts.finding_text import sentence

NOTICE_RULES = ("deferral-not-announced", "certificate-outdated", "kela-not-told")
"""The findings that are closed by telling somebody."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. ``to`` is an address, or the customer's name; ``finding`` is what telling it closes."""

    to: str
    subject: str
    body: str
    finding: Finding
    group: GroupId | None = None
    customer: CustomerId | None = None

    def as_text(self) -> str:
        """The whole message, as it is copied."""
        return f"{self.subject}\n\n{self.body}\n"


def notices(checked: Checked, maker: Maker, texts: Texts, group: GroupId | None = None) -> list[Notice]:
    """The messages that the open findings of the plan, or of one ``group``, ask for, in the findings' order."""
    return [
        _notice(finding, checked, maker, texts)
        for finding in checked.findings
        if finding.rule in NOTICE_RULES
        and (group is None or finding.group == group)
        and checked.acceptance_of(finding) is None
    ]


def _notice(finding: Finding, checked: Checked, maker: Maker, texts: Texts) -> Notice:
    group = checked.plan.group_by_id.get(finding.group) if finding.group else None
    customer = _customer(finding, checked)
    to_customer = finding.rule == "deferral-not-announced" and customer is not None
    key = _key(finding)
    facts = {
        "group": group.name if group else texts("paper.notice.no-group"),
        "customer": customer.name if customer else "",
        "what": _what(finding, checked, texts),
        "members": len(group.customers) if group else 0,
        **_days(group, texts),
    }
    lines = [texts(f"paper.notice.{key}.body", **facts), *_closing(maker)]
    contacts = contacts_for(finding, checked.plan, checked.profiles)
    to = customer.name if to_customer and customer else _address(contacts, texts)
    subject = texts(f"paper.notice.{key}.subject", **facts)
    return Notice(to, subject, "\n\n".join(lines), finding, finding.group, finding.customer)


def _key(finding: Finding) -> str:
    if finding.rule == "deferral-not-announced":
        return "deferral-customer" if finding.customer else "deferral-kela"
    return "certificate" if finding.rule == "certificate-outdated" or finding.variant == "certificate" else "change"


def _what(finding: Finding, checked: Checked, texts: Texts) -> str:
    """What is told: an absence or other work with its days, the certified days, or how certificate and plan differ."""
    found = locate(checked.plan, finding.items[0]) if finding.items else None
    if finding.rule != "kela-not-told" or found is None:
        return sentence(finding, checked.plan, texts)
    if isinstance(found.entity, Certificate):
        days = ", ".join(span_text(span.first_day, span.last_day) for span in found.entity.days)
        return texts("paper.notice.certified", given=found.entity.given_on, days=days)
    return ChangeWords({}, texts).thing(found.entity, None)


def _days(group: Group | None, texts: Texts) -> dict[str, object]:
    """When the group was agreed to start, and when it starts now; in words where that is not known."""
    unknown = texts("paper.notice.unknown-day")
    start = group.first_block.first_day if group and group.first_block else None
    agreed = group.agreed_start_on if group else None
    return {"agreed": texts("paper.notice.day", day=agreed) if agreed else unknown,
            "start": texts("paper.notice.day", day=start) if start else unknown}  # fmt: skip


def _closing(maker: Maker) -> Iterator[str]:
    said = "\n".join(filter(None, (maker.name, maker.provider, maker.contact)))
    if said:
        yield said


def _customer(finding: Finding, checked: Checked) -> Customer | None:
    group = checked.plan.group_by_id.get(finding.group) if finding.group else None
    among = group.customers if group else checked.plan.loose_customers
    return next((customer for customer in among if customer.id == finding.customer), None)


def _address(contacts: tuple[Contact, ...], texts: Texts) -> str:
    return "; ".join(contact_line(contact, texts) for contact in contacts) or texts("paper.notice.kela")
