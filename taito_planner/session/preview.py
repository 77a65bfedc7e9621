"""What an intent would change, without changing it: the numbers under a drag."""

from taito_planner.rules.comparison import Comparison as Preview

__all__ = ["Preview"]
