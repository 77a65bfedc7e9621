"""Messages ready to be sent because of a task: the deferral to Kela and to each customer, changes, certificates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain.contacts import Contact
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import GroupId
from taito_planner.domain.model import Customer, Group
from taito_planner.rules.checker import Checked
from taito_planner.rules.subjects import LOOSE_SERVICE, GroupSubject, Situation
from taito_planner.rules.task import Task, TaskKind
from taito_planner.rules.ticking import CERTIFICATE_KINDS, certified_days
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.contact_text import contact_line, contacts_for
from taito_planner.texts.dates import weekday_span
from taito_planner.texts.maker import Maker

TOLD_KINDS = (TaskKind.DEFERRAL_KELA, TaskKind.DEFERRAL_CUSTOMER, TaskKind.KELA_TOLD)
"""The tasks that are done once somebody was told."""
TO_CUSTOMER = (TaskKind.DEFERRAL_CUSTOMER, *CERTIFICATE_KINDS)
NOTICE_KINDS = (*TOLD_KINDS, *CERTIFICATE_KINDS, TaskKind.DECISION)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. ``to`` is the customer's name, or whom the profile names with ``contacts``, the addresses."""

    task: Task
    to: str
    subject: str
    body: str
    contacts: tuple[Contact, ...] = ()

    def as_text(self) -> str:
        """The whole message, as it is copied."""
        return f"{self.subject}\n\n{self.body}\n"


def notices(
    tasks: Iterable[Task], checked: Checked, maker: Maker, texts: Texts, group: GroupId | None = None
) -> list[Notice]:
    """The messages by which open ``tasks``, or those of one ``group``, are done, in the order of the tasks."""
    asked = (task for task in tasks if task.kind in TOLD_KINDS and (group is None or task.group == group))
    return [made for task in asked if (made := notice_of(task, checked, maker, texts))]


def notice_of(task: Task, checked: Checked, maker: Maker, texts: Texts) -> Notice | None:
    """The message about ``task``; None where it tells nobody anything. Names the service, the group, the customer."""
    if task.kind not in NOTICE_KINDS:
        return None
    group, customer = _subjects(task, checked)
    key, facts = _key(task), _facts(task, group, customer, checked, texts)
    contacts = contacts_for(task.finding, checked.plan, checked.profiles) if task.finding else ()
    if task.kind in TO_CUSTOMER:
        contacts = ()
        to = customer.name if customer else ""
    else:
        to = "; ".join(contact_line(contact, texts) for contact in contacts) or texts("notice.kela")
    lines = [texts(f"notice.{key}.body", **facts).strip(), maker.signature]
    body = "\n\n".join(filter(None, lines))
    return Notice(task, to, texts(f"notice.{key}.subject", **facts), body, contacts)


def days_text(days: Sequence[DaySpan], texts: Texts) -> str:
    """``ma–ti 3.–4.11.2025, to 6.11.2025``"""
    return ", ".join(weekday_span(span.first_day, span.last_day, texts.language) for span in days)


def _key(task: Task) -> str:
    return "change" if task.kind is TaskKind.KELA_TOLD else str(task.kind)


def _facts(
    task: Task, group: Group | None, customer: Customer | None, checked: Checked, texts: Texts
) -> dict[str, Any]:
    facts = dict(task.facts)
    if "first" in facts and "last" in facts:
        facts["span"] = DaySpan(facts["first"], facts["last"])
    facts["group"] = group.name if group else ""
    facts["customer"] = customer.name if customer else ""
    facts["about"] = "\n".join(_about(group, customer, checked, texts))
    facts["days"] = days_text(_days(task, customer, checked), texts)
    if task.kind is TaskKind.KELA_TOLD:
        facts["what"] = texts(f"notice.what.{task.variant}", **facts)
    if group:
        facts |= _start(group, checked, texts)
    return facts


def _about(group: Group | None, customer: Customer | None, checked: Checked, texts: Texts) -> Iterator[str]:
    profile = checked.profiles.get(group.service if group else LOOSE_SERVICE)
    service = profile.names.get(texts.language, profile.id) if profile else ""
    yield texts("notice.about" if group else "notice.about-alone", service=service, group=group.name if group else "")
    if customer:
        yield texts("notice.customer", customer=customer.name)


def _days(task: Task, customer: Customer | None, checked: Checked) -> Sequence[DaySpan]:
    """Those a certificate given now would certify, or those of the one that Kela is told of."""
    if task.kind in CERTIFICATE_KINDS:
        return certified_days(task, checked)
    certificates = customer.certificates if customer else ()
    return next((one.days for one in certificates if one.id == task.part), ())


def _start(group: Group, checked: Checked, texts: Texts) -> dict[str, Any]:
    """When the group was agreed to start and when it starts now, in words where not known; why it is deferred."""
    start = group.first_block.first_day if group.first_block else None
    facts: dict[str, Any] = {"agreed": _day(group.agreed_start_on, texts), "start": _day(start, texts), "why": ""}
    facts["members"] = len(group.customers)
    profile = checked.profiles.get(group.service)
    if profile:
        subject = GroupSubject(group, profile, Situation(checked.plan, checked.profiles, checked.as_of))
        facts["members"] = subject.members_on(checked.as_of)
        if subject.is_below_number:
            facts["why"] = texts("notice.below", number=subject.compulsory_number)
    return facts


def _day(day: date | None, texts: Texts) -> str:
    return texts("notice.day", day=day) if day else texts("notice.unknown-day")


def _subjects(task: Task, checked: Checked) -> tuple[Group | None, Customer | None]:
    group = checked.plan.group_by_id.get(task.group) if task.group else None
    found = locate(checked.plan, task.customer) if task.customer else None
    return group, found.customer if found else None
