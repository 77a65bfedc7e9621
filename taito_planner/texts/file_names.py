"""Names of files for what is written together: no two of them alike."""

from collections.abc import Iterable


def distinct_names(stems: Iterable[str], suffix: str) -> list[str]:
    """Each stem with ``suffix``; one that came before, in whatever case, is numbered: ``nimi (2).pdf``."""
    taken: set[str] = set()
    names = []
    for stem in stems:
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}){suffix}"
        taken.add(name.casefold())
        names.append(name)
    return names
