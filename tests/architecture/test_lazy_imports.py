"""The command line answers at once: the slow libraries are loaded by the command that needs them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLOW = {"PySide6", "pandas", "numpy", "openpyxl", "xlsxwriter", "holidays"}


def test_the_command_line_loads_no_slow_library() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import sys, taito_planner.cli; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert SLOW & set(result.stdout.split()) == set()
