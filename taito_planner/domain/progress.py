"""How long work tells how far it is, and how it learns that it was taken back."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from taito_planner.domain.refusals import IntentRefused

Progress = Callable[[float], None]
"""Told the share of the work that is done, from 0 to 1. Raises ``Stopped`` where the user took the work back."""

T = TypeVar("T")


class Stopped(IntentRefused):
    """The user took the work back: what was there before is as it was."""

    def __init__(self) -> None:
        super().__init__("stopped")


def unwatched(share: float) -> None:
    """The progress of work that nobody waits for."""


def watched(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """The items one by one; before each the share of those behind it is told."""
    for number, item in enumerate(items):
        progress(number / len(items))
        yield item


def stretches(progress: Progress, *weights: float) -> Iterator[Progress]:
    """For pieces of work that follow each other, each as long as its weight: the progress of each of its own."""
    total, done = sum(weights) or 1.0, 0.0
    for weight in weights:
        yield partial(_tell_within, progress, done / total, weight / total)
        done += weight


def _tell_within(progress: Progress, first: float, length: float, share: float) -> None:
    progress(first + length * min(share, 1.0))
