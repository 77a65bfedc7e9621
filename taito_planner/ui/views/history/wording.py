"""Puts logged changes into words, each when it is first looked at. Knows no Qt widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from taito_planner.domain.changes import Change, Edit
from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.refusals import folded
from taito_planner.session.document import PlanDocument
from taito_planner.session.history import LoggedChange
from taito_planner.texts import Texts
from taito_planner.texts.change_text import ChangeWords, names_in, names_of_edits
from taito_planner.texts.dates import time_text, weekday_day

MOST_LINES = 40
"""An import may hold thousands of edits: so many are put into words, the rest is counted."""


@dataclass(frozen=True, slots=True)
class WordedChange:
    """A change as the history shows it."""

    when: str
    who: str
    what: str
    about: tuple[str, ...]
    """The names of the groups, customers and people it is about, the first the most."""
    lines: tuple[str, ...]
    more: int
    """Edits beyond those in ``lines``."""
    items: tuple[EntityId, ...]
    """What it touched that is still in the plan."""
    sought: str
    """All its words folded, for searching."""


class Wording:
    """The words of changes of one document; forgets them when the plan's names change."""

    def __init__(self, document: PlanDocument, texts: Texts) -> None:
        self._document = document
        self._texts = texts
        self._kept: dict[int, WordedChange] = {}
        self._names: dict[EntityId, str] = {}
        self.forget()

    def forget(self) -> None:
        """After a change of the plan: names and jumps may lead elsewhere now."""
        self._kept = {}
        self._names |= names_in(self._document.plan)

    def of(self, logged: LoggedChange) -> WordedChange:
        kept = self._kept.get(logged.number)
        if kept is None:
            kept = self._kept[logged.number] = self._worded(logged)
        return kept

    def _worded(self, logged: LoggedChange) -> WordedChange:
        change, texts = self._document.change(logged.number), self._texts
        for entity_id, name in names_of_edits(change.edits).items():
            self._names.setdefault(entity_id, name)
        shown = change.edits[:MOST_LINES]
        words = ChangeWords(self._names, texts)
        lines = tuple(words.sentence(edit) for edit in shown)
        about = self._about(shown)
        when = texts("history.when", day=weekday_day(logged.at.date(), texts.language), at=time_text(logged.at.time()))
        what = label_text(logged.label, texts)
        more = len(change.edits) - len(shown)
        sought = folded(" ".join((when, logged.who, what, *about, *lines)))
        return WordedChange(when, logged.who, what, about, lines, more, self._items(change), sought)

    def _about(self, edits: Sequence[Edit]) -> tuple[str, ...]:
        """The group, customer and person of each edit by name, each once."""
        names: dict[str, None] = {}
        for edit in edits:
            for entity_id in (edit.id, edit.owner_after, edit.owner_before):
                if entity_id is None:
                    continue
                found = locate(self._document.plan, entity_id)
                owners = (found.group, found.customer, found.staff) if found else ()
                ids: list[EntityId] = [owner.id for owner in owners if owner is not None] or [entity_id]
                names.update((self._names[one], None) for one in ids if one in self._names)
        return tuple(names)

    def _items(self, change: Change) -> tuple[EntityId, ...]:
        plan = self._document.plan
        candidates = [i for e in change.edits[:MOST_LINES] for i in (e.id, e.owner_after, e.owner_before) if i]
        return tuple(dict.fromkeys(i for i in candidates if locate(plan, i) is not None))


def label_text(label: str, texts: Texts) -> str:
    """What a step is called; a label that no text knows (a plan of a newer program) as it is."""
    try:
        return texts(f"intent.{label}")
    except KeyError:
        return label
