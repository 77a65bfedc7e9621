"""Makes the field of a fact: the right editor with the choices that the plan offers now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from taito_planner.domain.entities import KIND_NAMES
from taito_planner.session.document import PlanDocument
from taito_planner.texts import Texts
from taito_planner.texts.dates import EN_DASH, WEEKDAYS
from taito_planner.ui.day_edit import DayEdit
from taito_planner.ui.forms.editors import (
    ChoiceEditor,
    SeveralEditor,
    SwitchEditor,
    WeekdaysEditor,
    YesNoEditor,
)
from taito_planner.ui.forms.facts import Fact, FactKind
from taito_planner.ui.forms.field import LABEL_WIDTH, Field
from taito_planner.ui.forms.reading import (
    read_line,
    read_number,
    read_spans,
    read_time,
    write_number,
    write_spans,
    write_time,
)
from taito_planner.ui.parsed_line import ParsedLine

WEEKDAYS_IN_TRAINING = 5
_EXAMPLES = {FactKind.TIME: "form.time-example", FactKind.DAY_SPANS: "form.spans-example"}


@dataclass(frozen=True)
class Surroundings:
    """What editors draw their choices from."""

    document: PlanDocument
    texts: Texts
    reference: Callable[[], date]
    """The day that "+8 vk" and dates without a year count from."""

    def staff(self) -> list[tuple[Any, str]]:
        return [(member.id, member.name) for member in self.document.plan.staff]

    def services(self) -> list[tuple[Any, str]]:
        """The services that were loaded, and those that groups name all the same."""
        profiles, language = self.document.profiles, self.texts.language
        named = (group.service for group in self.document.plan.groups if group.service not in profiles)
        return [(i, profiles[i].names.get(language, i)) for i in dict.fromkeys((*profiles, *named))]

    def groups(self) -> list[tuple[Any, str]]:
        return [(group.id, group.name) for group in self.document.plan.groups]


def make_field(
    fact: Fact,
    kind: type,
    around: Surroundings,
    *,
    patterns: tuple[tuple[int, str], ...] = (),
    label_width: int = LABEL_WIDTH,
) -> Field:
    """The field of ``fact`` for a thing of ``kind``; ``patterns``: (first weekday, text) for a PATTERN."""
    text = label_text(fact, kind, around.texts)
    editor = _editor(fact, text, around, patterns)
    if fact.kind in _EXAMPLES and isinstance(editor, ParsedLine):
        editor.setPlaceholderText(around.texts(_EXAMPLES[fact.kind]))
    return Field(fact, text, editor, around.texts, label_width=label_width)


def label_text(fact: Fact, kind: type, texts: Texts) -> str:
    own = f"field.{KIND_NAMES[kind]}-{fact.name.replace('_', '-')}"
    return texts(own) if own in texts else texts(f"field.{fact.name.replace('_', '-')}")


def choice_texts(choices: Any, texts: Texts) -> list[tuple[Any, str]]:
    """The members of a StrEnum with the words they have on the screen."""
    return [(choice, texts(f"choice.{choice}")) for choice in choices]


def pattern_text(first_weekday: int, length: int, texts: Texts) -> str:
    """``ma–to``"""
    names = WEEKDAYS[texts.language]
    return f"{names[first_weekday]}{EN_DASH}{names[first_weekday + length - 1]}"


def _editor(fact: Fact, text: str, around: Surroundings, patterns: tuple[tuple[int, str], ...]) -> Any:
    texts = around.texts
    nobody = [(None, EN_DASH)]
    makers: dict[FactKind, Callable[[], Any]] = {
        FactKind.TEXT: lambda: ParsedLine(read_line, str),
        FactKind.DAY: lambda: DayEdit(texts, around.reference),
        FactKind.NUMBER: lambda: ParsedLine(read_number, write_number),
        FactKind.TIME: lambda: ParsedLine(read_time, write_time),
        FactKind.CHOICE: lambda: ChoiceEditor(choice_texts(fact.choices, texts)),
        FactKind.STAFF: lambda: ChoiceEditor(nobody + around.staff()),
        FactKind.SEVERAL_STAFF: lambda: SeveralEditor(around.staff(), EN_DASH),
        FactKind.WEEKDAYS: lambda: WeekdaysEditor(WEEKDAYS[texts.language][:WEEKDAYS_IN_TRAINING]),
        FactKind.YES_NO: lambda: YesNoEditor(texts("choice.yes")),
        FactKind.GROUP: lambda: ChoiceEditor((nobody if not fact.required else []) + around.groups()),
        FactKind.SERVICE: lambda: ChoiceEditor(around.services()),
        FactKind.DAY_SPANS: lambda: ParsedLine(
            lambda typed: read_spans(typed, around.reference()), write_spans
        ),
        FactKind.PATTERN: lambda: SwitchEditor(patterns, text),
    }
    return makers[fact.kind]()
