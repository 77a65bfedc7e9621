"""The certificate of participation (osallistumistodistus) of one customer, from what the plan says."""

from collections.abc import Iterable, Iterator
from datetime import date

from taito_planner.domain.certified import CertifiedFact, CertifiedKind, snapshot_of
from taito_planner.domain.days import DaySpan, runs_of
from taito_planner.rules.certifying import certified_days, demand_complete
from taito_planner.rules.own_days import absent_days, days_in
from taito_planner.rules.subjects import CustomerSubject
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, day_text, span_text, weekday_day, weekday_span
from taito_planner.texts.maker import Maker
from taito_planner.texts.paper import BLANK, Facts, Heading, Line, Paper, Part, Table, safe_stem

_JOINER = "\u2060"


def certificate_paper(
    subject: CustomerSubject, within: DaySpan, given_on: date, maker: Maker, texts: Texts
) -> Paper:
    """The certificate of ``within`` as it is given on ``given_on``; the identity code is left to be written.

    Raises CertificateRefused where no day would be certified, or a flex day's ground is missing: Kela takes no
    absence, flex day or pause without its reason.
    """
    demand_complete(subject, within)
    customer, days = subject.customer, certified_days(subject, within)
    said = snapshot_of(customer, (within,))
    facts = said.facts if said else ()
    parts = (
        Line(texts("paper.certificate.purpose")),
        Facts(tuple(_facts(subject, within, days, texts))),
        *_days(subject, within, texts),
        *_reasons(facts, texts),
        *_signature(given_on, maker, texts),
    )
    title = texts("paper.certificate.title")
    return Paper(title, parts, safe_stem(f"{title}_{customer.name}_{given_on.isoformat()}"), texts.language)


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
    """The certified days by kind, one row a kind, each day once; visits come last and are not among them."""
    absent = absent_days(subject.customer)
    kinds: list[tuple[str, Iterable[date]]] = []
    for number, block in enumerate(subject.own_blocks, 1):
        kinds.append((texts("paper.certificate.block", number=number), set(block.span) & subject.attended_block_days))
    attended = subject.attended_block_days | subject.attended_group_days
    kinds.append((texts("paper.certificate.group-days"), attended - subject.attended_block_days))
    kinds.append((texts("paper.certificate.training"), set(subject.training_days) - attended - absent))
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
