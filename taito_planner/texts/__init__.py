"""Every sentence a person sees: screen, Excel, command line and documents take it from here, in fi, sv or en."""

from taito_planner.texts.catalogue import LANGUAGES, Texts, texts_for

__all__ = ["LANGUAGES", "Texts", "texts_for"]
