"""The linter reports what a package may not use: widgets outside ui, clocks in the rules, a network."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).with_name("ruff")


def report(module: str, line: str) -> str:
    """What the linter says about one line, as if it stood in the module."""
    command = [RUFF, "check", "--no-cache", f"--stdin-filename={ROOT / module}", "-"]
    return subprocess.run(
        command, input=line + "\n", cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("package", ["session", "storage", "exchange", "texts", "rules", "domain"])
def test_a_widget_outside_ui_is_reported(package: str) -> None:
    line = "from PySide6.QtWidgets import QWidget"
    assert "TID251" in report(f"taito_planner/{package}/planted.py", line)


@pytest.mark.parametrize("module", ["taito_planner/ui/planted.py", "taito_planner/app.py"])
def test_a_widget_in_ui_and_app_is_allowed(module: str) -> None:
    assert "TID251" not in report(module, "from PySide6.QtWidgets import QWidget")


def test_a_network_call_is_reported() -> None:
    assert "TID251" in report("taito_planner/storage/planted.py", "import urllib.request")


@pytest.mark.parametrize("package", ["domain", "rules"])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("import datetime\nday = datetime.date.today()", "DTZ011"),
        ("import datetime\nnow = datetime.datetime.now()", "DTZ005"),
    ],
)
def test_a_clock_in_the_plan_or_its_rules_is_reported(package: str, line: str, code: str) -> None:
    assert code in report(f"taito_planner/{package}/planted.py", line)


def test_a_clock_elsewhere_is_allowed() -> None:
    line = "import datetime\nday = datetime.date.today()"
    assert "DTZ" not in report("taito_planner/session/planted.py", line)
