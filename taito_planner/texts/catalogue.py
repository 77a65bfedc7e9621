"""The text catalogues: one folder a language, TOML files whose nested keys make dotted names.

TOML rather than gettext: the standard library reads it, nothing has to be compiled, a planner can proof-read it,
and a key that is missing in a language is found by a test.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from taito_planner.texts.dates import in_language

LANGUAGES = ("fi", "sv", "en")


class Texts:
    """The sentences of one language: ``texts("finding.count", count=3)``.

    A key with ``.one`` and ``.other`` below it is a plural, picked by the fact ``count``. Dates among the facts are
    written as the language writes them; a format in the sentence picks the form, as in ``{limit:wd}``
    (see ``dates.DayText``).
    """

    def __init__(self, language: str, sentences: dict[str, str], fallback: "Texts | None" = None) -> None:
        self.language = language
        self._sentences = sentences
        self._fallback = fallback

    def __call__(self, key: str, /, **facts: Any) -> str:
        sentence = self._sentence(key, facts.get("count"))
        if not facts:
            return sentence
        return sentence.format_map({name: in_language(value, self.language) for name, value in facts.items()})

    def __contains__(self, key: str) -> bool:
        return key in self._sentences or f"{key}.other" in self._sentences

    def keys(self) -> frozenset[str]:
        """The keys of this language alone, without what it borrows from Finnish."""
        return frozenset(self._sentences)

    def _sentence(self, key: str, count: Any) -> str:
        for name in (f"{key}.one" if count == 1 else f"{key}.other", f"{key}.other", key):
            if name in self._sentences:
                return self._sentences[name]
        if self._fallback is None:
            raise KeyError(f"no text {key!r} in {self.language!r}")
        return self._fallback._sentence(key, count)


@lru_cache
def texts_for(language: str) -> Texts:
    """The texts of ``fi``, ``sv`` or ``en``; what Swedish or English lack is Finnish. ValueError for others."""
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {language!r}, only {', '.join(LANGUAGES)}")
    sentences: dict[str, str] = {}
    folder = files("taito_planner.texts") / language
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for key, sentence in _flat(tomllib.loads(file.read_text("utf-8"))).items():
                if key in sentences:
                    raise ValueError(f"text {key!r} stands twice in {language!r}")
                sentences[key] = sentence
    return Texts(language, sentences, None if language == "fi" else texts_for("fi"))


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat
