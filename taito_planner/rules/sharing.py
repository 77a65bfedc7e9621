"""What one check holds and another does not: unchanged parts are the same objects."""

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import is_not
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def anew(mine: Mapping[Key, Value], others: Mapping[Key, Value]) -> Iterator[Value]:
    """The values that ``others`` does not hold as the same object; a thousand are compared at every step of a drag."""
    return compress(mine.values(), map(is_not, mine.values(), map(others.get, mine)))
