"""Turns the facts of an entity into JSON and back, by the types its class declares.

Nothing (None, an empty text, an empty tuple) is left out of the JSON and read back as nothing, whatever
default the class has: a default that changes later never changes a stored plan.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import CHILD_FIELDS, KIND_NAMES, KINDS
from taito_planner.domain.ids import EntityId

Converter = Callable[[Any], Any]
_MISSING = object()


@dataclass(frozen=True, slots=True)
class _FieldShape:
    name: str
    to_json: Converter | None
    """None where JSON holds the value as it is."""
    from_json: Converter
    empty: Any
    """What a field that is left out means; ``_MISSING`` where it must be there."""


def encode(entity: Any) -> str:
    """The entity's own facts as JSON, without its id and its children."""
    return json.dumps(_to_facts(entity, _shapes(KINDS[kind_of(entity)])), separators=(",", ":"))


def _to_facts(value: Any, shapes: tuple[_FieldShape, ...]) -> dict[str, Any]:
    facts = {}
    for shape in shapes:
        fact = getattr(value, shape.name)
        if fact is None or fact == "" or fact == ():
            continue
        facts[shape.name] = fact if shape.to_json is None else shape.to_json(fact)
    return facts


def decode(kind: str, entity_id: EntityId, facts: Mapping[str, Any]) -> Any:
    """The entity of ``kind`` (its name in the plan file) without children, from its facts as JSON gave them.

    Raises ValueError for a kind, a fact or a value that the entity cannot have.
    """
    if kind not in KINDS:
        raise ValueError(f"no such kind: {kind!r}")
    values = _from_facts(facts, _shapes(KINDS[kind]), f"{kind} {entity_id}")
    return KINDS[kind](id=entity_id, **values)


def _from_facts(facts: Mapping[str, Any], shapes: tuple[_FieldShape, ...], whose: str) -> dict[str, Any]:
    _exact(facts, dict)
    values: dict[str, Any] = {}
    known = 0
    for shape in shapes:
        if shape.name in facts:
            known += 1
            values[shape.name] = shape.from_json(facts[shape.name])
        elif shape.empty is _MISSING:
            raise ValueError(f"{whose} has no {shape.name}")
        else:
            values[shape.name] = shape.empty
    if known != len(facts):
        raise ValueError(f"{whose} has unknown facts: {sorted(facts.keys() - values.keys())}")
    return values


def decode_text(kind: str, entity_id: EntityId, body: str | None) -> Any:
    """``decode`` of one JSON text; None stays None."""
    return None if body is None else decode(kind, entity_id, json.loads(body))


def kind_of(entity: Any) -> str:
    """The stable name of the entity's kind."""
    return KIND_NAMES[type(entity)]


@lru_cache
def _shapes(cls: type) -> tuple[_FieldShape, ...]:
    """The forms of a class's own fields; a value without an id and children is a class like any other."""
    hints = get_type_hints(cls)
    left_out = {"id", *CHILD_FIELDS.get(cls, ())}
    return tuple(_shape(f.name, hints[f.name]) for f in fields(cls) if f.name not in left_out)


def _shape(name: str, hint: Any) -> _FieldShape:
    hint, empty = _without_none(hint)
    if get_origin(hint) is tuple:
        item = _shape(name, get_args(hint)[0])
        to_item = item.to_json
        return _FieldShape(
            name,
            list if to_item is None else lambda values: [to_item(value) for value in values],
            lambda values: tuple(item.from_json(value) for value in _exact(values, list)),
            (),
        )
    if hint is str and empty is _MISSING:
        empty = ""
    to_json, from_json = _converters(hint)
    return _FieldShape(name, to_json, from_json, empty)


def _without_none(hint: Any) -> tuple[Any, Any]:
    """The type in ``X | None``, and what a field of it is when it is left out."""
    if isinstance(hint, NewType):
        return _without_none(hint.__supertype__)
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return _without_none(inner)[0], None
    return hint, _MISSING


def _converters(hint: type) -> tuple[Converter | None, Converter]:
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is datetime:
        return datetime.isoformat, datetime.fromisoformat
    if hint is time:
        return time.isoformat, time.fromisoformat
    if hint is DaySpan:
        return (
            lambda span: [span.first_day.isoformat(), span.last_day.isoformat()],
            lambda days: DaySpan(*map(date.fromisoformat, _exact(days, list))),
        )
    if issubclass(hint, StrEnum):
        return str, hint
    if hint in (str, int, bool):
        return None, lambda value: _exact(value, hint)
    if is_dataclass(hint):
        shapes, name = _shapes(hint), hint.__name__
        return (
            lambda value: _to_facts(value, shapes),
            lambda facts: hint(**_from_facts(facts, shapes, name)),
        )
    raise TypeError(f"no JSON form for {hint!r}")


def _exact(value: Any, expected: type) -> Any:
    if type(value) is not expected:
        raise ValueError(f"{value!r} is no {expected.__name__}")
    return value
