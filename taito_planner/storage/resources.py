"""Finds the files that ship with the program: profiles, samples, examples, icons."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file: inside the installed package, or in ``resources/`` of a source checkout."""
    root = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)


def sample_workbook() -> Path:
    """The workbook that a new user sees first; it is looked at as of 24.10.2025."""
    return resource("samples", "taito-12-groups.xlsx")


def sample_plan_file() -> Path:
    """The same plan as a plan file, so that a first start need not read a workbook; made by ``demo``."""
    return resource("samples", "taito-12-groups.taito")
