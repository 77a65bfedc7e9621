"""The certificate of participation (osallistumistodistus) of one customer, from what the plan says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, as_given, snapshot_of
from taito_planner.domain.days import DaySpan, runs_of
from taito_planner.domain.ids import new_id
from taito_planner.domain.intents import Put, Several
from taito_planner.domain.model import Certificate
from taito_planner.domain.refusals import Refused
from taito_planner.exchange.papers.paper import BLANK, Facts, Heading, Line, Paper, Part, Table, safe_stem
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.subjects import CustomerSubject
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, day_text, span_text, weekday_day, weekday_span

_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes the certificate: a name, the provider, how to reach them. What is empty is left to be written."""

    name: str = ""
    provider: str = ""
    contact: str = ""


class CertificateRefused(Refused):
    """A certificate that cannot be made yet; its sentence is ``paper.certificate.refused.<reason>``."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(f"paper.certificate.refused.{reason}", **facts)


def certified_days(subject: CustomerSubject, within: DaySpan) -> tuple[DaySpan, ...]:
    """The days a certificate of ``within`` (both ends included) certifies: attended group and training days.

    Days in a row make one span. Absences, flex days and single visits are not among them.
    """
    days = (subject.attended_group_days | set(subject.training_days)) - absent_days(subject.customer)
    return runs_of(day for day in days if day in within)


def whole_span(subject: CustomerSubject) -> DaySpan | None:
    """From the customer's first group or training day to the last one; None where nothing is planned."""
    days = subject.attended_group_days | set(subject.training_days)
    return DaySpan(min(days), max(days)) if days else None


def certificate_paper(
    subject: CustomerSubject, within: DaySpan, given_on: date, maker: Maker, texts: Texts
) -> Paper:
    """The certificate of ``within`` as it is given on ``given_on``; the identity code is left to be written.

    Raises CertificateRefused where no day would be certified, or a flex day's ground is missing: Kela takes no
    absence, flex day or pause without its reason.
    """
    customer = subject.customer
    days = certified_days(subject, within)
    if not days:
        raise CertificateRefused("no-days", name=customer.name, span=within)
    said = snapshot_of(customer, (within,))
    facts = said.facts if said else ()
    groundless = [f.first_day for f in facts if f.kind is CertifiedKind.FLEX_DAY and not f.cause]
    if groundless:
        missing = ", ".join(day_text(day) for day in groundless)
        raise CertificateRefused("ground-missing", name=customer.name, days=missing, count=len(groundless))
    parts = (
        Line(texts("paper.certificate.purpose")),
        Facts(tuple(_facts(subject, within, days, texts))),
        *_days(subject, within, texts),
        *_reasons(facts, texts),
        *_signature(given_on, maker, texts),
    )
    title = texts("paper.certificate.title")
    return Paper(title, parts, safe_stem(f"{title}_{customer.name}_{given_on.isoformat()}"), texts.language)


def giving(subjects: Iterable[CustomerSubject], within: DaySpan, given_on: date) -> Several:
    """Notes in the plan, as one step, that each of ``subjects`` was given a certificate of ``within``.

    Each remembers what it said, so that a later difference is found. Raises CertificateRefused as making it does.
    """
    puts = []
    for subject in subjects:
        days = certified_days(subject, within)
        if not days:
            raise CertificateRefused("no-days", name=subject.customer.name, span=within)
        certificate = Certificate(new_id(), given_on, days)
        puts.append(Put(as_given(certificate, subject.customer), subject.customer.id))
    return Several(tuple(puts), "give-certificate")


def _facts(
    subject: CustomerSubject, within: DaySpan, days: Iterable[DaySpan], texts: Texts
) -> Iterator[tuple[str, str]]:
    first, last = min(span.first_day for span in days), max(span.last_day for span in days)
    language = texts.language
    yield texts("paper.certificate.name"), subject.customer.name
    yield texts("paper.certificate.identity-code"), BLANK
    yield texts("paper.certificate.form"), subject.profile.names.get(language, subject.profile.id)
    if subject.group:
        yield texts("paper.certificate.group"), subject.group.name
    yield texts("paper.certificate.begins"), weekday_day(first, language)
    yield texts("paper.certificate.ends"), weekday_day(last, language)
    yield texts("paper.certificate.day-count"), str(len(days_in(days)))


def _days(subject: CustomerSubject, within: DaySpan, texts: Texts) -> Iterator[Part]:
    """The certified days by kind, one row a kind."""
    absent = absent_days(subject.customer)
    kinds: list[tuple[str, Iterable[date]]] = []
    for number, block in enumerate(subject.own_blocks, 1):
        kinds.append((texts("paper.certificate.block", number=number), set(block.span) & subject.attended_block_days))
    kinds.append((texts("paper.certificate.group-days"), subject.attended_group_days - subject.attended_block_days))
    kinds.append((texts("paper.certificate.training"), set(subject.training_days) - absent))
    kinds.append((texts("paper.certificate.visits"), {v.on for v in subject.visits if v.on not in absent}))
    rows = []
    for name, days in kinds:
        shown = sorted(day for day in days if day in within)
        if shown:
            listed = ", ".join(_unbroken(span_text(s.first_day, s.last_day)) for s in runs_of(shown))
            rows.append((name, listed, str(len(shown))))
    header = tuple(texts(f"paper.certificate.{key}") for key in ("kind", "days", "count"))
    yield Heading(texts("paper.certificate.days-heading"))
    yield Table(header, tuple(rows), (26, 62, 12))


def _unbroken(span: str) -> str:
    """A span that no line ends within."""
    return span.replace(EN_DASH, f"{_JOINER}{EN_DASH}{_JOINER}")


def _reasons(facts: Iterable[CertifiedFact], texts: Texts) -> Iterator[Part]:
    """Absences, flex days and pauses with their reasons; what there is none of is said too."""
    for kind in CertifiedKind:
        yield Heading(texts(f"paper.certificate.{kind}-heading"))
        rows = tuple(
            (weekday_span(f.first_day, f.last_day, texts.language), _cause(f, texts)) for f in facts if f.kind is kind
        )
        if not rows:
            yield Line(texts(f"paper.certificate.{kind}-none"))
            continue
        header = (texts("paper.certificate.days"), texts(f"paper.certificate.{kind}-cause"))
        yield Table(header, rows, (40, 60))


def _cause(fact: CertifiedFact, texts: Texts) -> str:
    if fact.kind is CertifiedKind.FLEX_DAY:
        return fact.cause
    return texts(f"paper.certificate.cause.{fact.kind}.{fact.cause}")


def _signature(given_on: date, maker: Maker, texts: Texts) -> Iterator[Part]:
    yield Heading(texts("paper.certificate.maker-heading"))
    yield Facts(
        (
            (texts("paper.certificate.given"), day_text(given_on)),
            (texts("paper.certificate.maker"), maker.name or BLANK),
            (texts("paper.certificate.provider"), maker.provider or BLANK),
            (texts("paper.certificate.contact"), maker.contact or BLANK),
            (texts("paper.certificate.signature"), BLANK),
        )
    )
    yield Line(texts("paper.certificate.changes"), is_soft=True)
