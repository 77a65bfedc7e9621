"""Says in words what differs between two plans, one line for each thing that changed."""

from taito_planner.domain.changes import diff
from taito_planner.domain.model import Plan
from taito_planner.texts import Texts
from taito_planner.texts.change_text import ChangeWords, names_in


def differences(before: Plan, after: Plan, texts: Texts) -> list[str]:
    """One sentence for each edit from ``before`` to ``after``: what it is, which field, old → new."""
    words = ChangeWords(names_in(before) | names_in(after), texts)
    return [words.sentence(edit) for edit in diff(before, after)]
