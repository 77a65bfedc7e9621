"""A finding explains itself: sentence, limit, actual, days over or left, source, readings that are ours, contact.

The window, the workbook and the command line all take their words from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain.contacts import Contact
from taito_planner.domain.model import Plan
from taito_planner.domain.profile import Provenance, ServiceProfile
from taito_planner.rules.catalogue import RULE_BY_ID
from taito_planner.rules.finding import Finding
from taito_planner.rules.rule_settings import READ_IN_PART, provenance_of
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.contact_text import contact_line
from taito_planner.texts.dates import decimal_text, weekday_day
from taito_planner.texts.finding_text import profile_of, rule_name, sentence, source


@dataclass(frozen=True, slots=True)
class Explanation:
    """Finished texts; empty where there is nothing to say."""

    name: str
    sentence: str
    limit: str
    actual: str
    slack: str
    """``3 päivää yli`` or ``5 päivää jäljellä``."""
    source: str
    """Where the rule comes from, with its quote."""
    quotes: tuple[str, ...]
    """What the service's own text says of the numbers, where the source does not already quote it."""
    readings: tuple[str, ...]
    """What of it is our reading, one sentence each."""
    is_interpretation: bool
    contacts: tuple[Contact, ...]

    def lines(self, texts: Texts) -> list[str]:
        """The explanation from top to bottom, as a tooltip and the clipboard have it."""
        facts = [self.limit and texts("explain.limit", value=self.limit)]
        facts += [self.actual and texts("explain.actual", value=self.actual), self.slack]
        lines = [self.name, self.sentence, " · ".join(filter(None, facts)), self.source, *self.quotes]
        if self.is_interpretation:
            lines.append(texts("explain.interpretation"))
        lines.extend(f"– {reading}" for reading in self.readings)
        lines.extend(contact_line(contact, texts) for contact in self.contacts)
        return [line for line in lines if line]


def explain(
    finding: Finding, plan: Plan, profiles: Mapping[str, ServiceProfile], as_of: date, texts: Texts
) -> Explanation:
    """Everything that is known about a finding, in the language of the texts."""
    profile = profile_of(finding, plan, profiles)
    if profile is None:
        raise KeyError(f"no profile for {finding}")
    its_source = source(finding.rule, texts, profile)
    known = provenance_of(finding.rule, profile)
    quotes = dict.fromkeys(p.quote for p in known.values() if p.quote and p.quote not in its_source)
    readings = [_reading(name, p, texts) for name, p in known.items() if p.kind == "interpretation"]
    is_ours = RULE_BY_ID[finding.rule].is_interpretation or finding.rule in READ_IN_PART
    return Explanation(
        rule_name(finding.rule, texts, profile),
        sentence(finding, plan, texts),
        _written(finding.limit, texts),
        _written(finding.actual, texts),
        slack_text(finding, as_of, texts),
        its_source,
        tuple(texts("explain.quote", quote=quote) for quote in quotes),
        tuple(readings),
        is_ours or bool(readings),
        profile.contacts_for(finding.rule, finding.variant),
    )


def _reading(name: str, provenance: Provenance, texts: Texts) -> str:
    """Our reading of one setting; a profile that reads another one its own way has said so in its source."""
    key = f"explain.reading.{name}"
    return texts(key) if key in texts else provenance.source


def slack_text(finding: Finding, as_of: date, texts: Texts) -> str:
    """Days over or left in words, counted to what the plan has, or to ``as_of`` where it has nothing.

    Numbers instead of days say how many are too many or missing; empty where there is no limit.
    """
    limit, actual = finding.limit, finding.actual
    if isinstance(limit, date):
        over = ((actual if isinstance(actual, date) else as_of) - limit).days
        if isinstance(actual, date) and over < 0:
            return texts("explain.early", count=-over)
        return texts("explain.over" if over > 0 else "explain.left", count=abs(over))
    if limit is None or actual is None or isinstance(actual, date):
        return ""
    difference = actual - limit
    if isinstance(difference, float):
        return texts("explain.mean-over", count=difference)
    return texts("explain.too-many" if difference > 0 else "explain.missing", count=abs(difference))


def _written(value: Any, texts: Texts) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return weekday_day(value, texts.language)
    return decimal_text(value, texts.language) if isinstance(value, float) else str(value)
