"""The history of a document for those who may not know how it is stored."""

from taito_planner.storage.change_log import ChangeState, LoggedChange

__all__ = ["ChangeState", "LoggedChange"]
