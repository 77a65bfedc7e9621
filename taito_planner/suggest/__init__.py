"""Finds dates and people: quick fixes by search over the rules. Knows no Qt, no file and no screen."""

from taito_planner.suggest.search import fixes, may_have_fixes

__all__ = ["fixes", "may_have_fixes"]
