"""The linter reports a widget outside the window's own packages, and only there."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).with_name("ruff")


def banned_imports(module: str, line: str) -> str:
    """What the linter says about one line, as if it stood in the module."""
    command = [RUFF, "check", "--select=TID251", "--no-cache", f"--stdin-filename={ROOT / module}", "-"]
    return subprocess.run(
        command, input=line + "\n", cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("package", ["session", "storage", "exchange", "texts", "rules", "domain"])
def test_a_widget_outside_ui_is_reported(package: str) -> None:
    line = "from PySide6.QtWidgets import QWidget"
    assert "TID251" in banned_imports(f"taito_planner/{package}/planted.py", line)


@pytest.mark.parametrize("module", ["taito_planner/ui/planted.py", "taito_planner/app.py"])
def test_a_widget_in_ui_and_app_is_allowed(module: str) -> None:
    assert "TID251" not in banned_imports(module, "from PySide6.QtWidgets import QWidget")


def test_a_network_call_is_reported() -> None:
    assert "TID251" in banned_imports("taito_planner/storage/planted.py", "import urllib.request")
