"""Sentences run from the left also where they begin with a name that runs from the right."""

import unicodedata

LEFT_TO_RIGHT_MARK = "\u200e"


def from_left(sentence: str) -> str:
    """``sentence`` with an invisible mark before it, where its first letter would turn the whole line around."""
    directions = (unicodedata.bidirectional(character) for character in sentence)
    first = next((direction for direction in directions if direction in ("L", "R", "AL")), "L")
    return sentence if first == "L" else LEFT_TO_RIGHT_MARK + sentence
