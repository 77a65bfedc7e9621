"""The domain and the rules load on a machine that has neither Qt nor a spreadsheet library."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOAD_WITH_BLOCKED_LIBRARIES = """
import importlib, pkgutil, sys

class Blocked:
    names = {"PySide6", "shiboken6", "pandas", "numpy", "openpyxl", "xlsxwriter", "holidays", "sqlite3"}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
for package_name in ("taito_planner.domain", "taito_planner.rules"):
    package = importlib.import_module(package_name)
    for module in pkgutil.walk_packages(package.__path__, package_name + "."):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_domain_and_rules_load_without_qt_and_spreadsheets() -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOAD_WITH_BLOCKED_LIBRARIES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert {"taito_planner.domain.model", "taito_planner.rules.rule"} <= set(result.stdout.split())
