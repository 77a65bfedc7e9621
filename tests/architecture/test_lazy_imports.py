"""The command line answers at once: the slow libraries are loaded by the command that needs them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OF_FILES = {"pandas", "numpy", "openpyxl", "xlsxwriter", "icalendar", "docx", "pypdf"}
SLOW = {"PySide6", "holidays"} | OF_FILES


def test_the_command_line_loads_no_slow_library() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import sys, taito_planner.cli; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert SLOW & set(result.stdout.split()) == set()


def test_the_window_loads_no_library_of_files() -> None:
    made = (
        "import sys; from taito_planner import app, exports, imports, window_exports; "
        "from taito_planner.ui import main_window; print(*sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", made], cwd=ROOT, capture_output=True, text=True, check=True)
    assert OF_FILES & set(result.stdout.split()) == set()
