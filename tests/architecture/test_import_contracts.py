"""The import contracts of pyproject.toml hold, and each of them can fail.

A contract that has never been red may name the wrong package and guard nothing. So every contract is also run
on a copy of the package with one violation planted in it.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

# contract id -> (module to plant in, line to plant); a contract may have several.
VIOLATIONS = [
    ("layers", "domain/planted.py", "import taito_planner.rules"),
    ("layers", "rules/planted.py", "import taito_planner.texts"),
    ("layers", "texts/planted.py", "import taito_planner.storage"),
    ("layers", "storage/planted.py", "import taito_planner.session"),
    ("layers", "storage/planted.py", "import taito_planner.exchange"),
    ("layers", "exchange/planted.py", "import taito_planner.storage"),
    ("layers", "suggest/planted.py", "import taito_planner.session"),
    ("layers", "suggest/planted.py", "import taito_planner.storage"),
    ("layers", "exchange/planted.py", "import taito_planner.suggest"),
    ("layers", "session/planted.py", "import taito_planner.ui"),
    ("layers", "ui/planted.py", "import taito_planner.app"),
    ("layers", "app.py", "import taito_planner.cli"),
    ("layers", "commands.py", "import taito_planner.app"),
    ("layers", "ui/planted.py", "import taito_planner.commands"),
    ("layers", "a_new_layer.py", ""),
    ("ui-is-handed-its-files", "ui/planted.py", "import taito_planner.storage"),
    ("ui-is-handed-its-files", "ui/planted.py", "import taito_planner.exchange"),
    ("ui-is-handed-its-files", "ui/planted.py", "import taito_planner.suggest"),
    ("no-qt-below-session", "suggest/planted.py", "import PySide6.QtCore"),
    ("no-qt-below-session", "domain/planted.py", "import PySide6.QtCore"),
    ("no-qt-below-session", "rules/planted.py", "def late():\n    import PySide6.QtCore"),
    ("no-qt-below-session", "texts/planted.py", "from PySide6 import QtCore"),
    ("no-qt-below-session", "storage/planted.py", "import PySide6.QtCore"),
    ("no-qt-below-session", "exchange/planted.py", "import PySide6.QtGui"),
    ("no-qt-in-command-line", "cli.py", "import PySide6.QtWidgets"),
    ("spreadsheets-in-exchange", "ui/planted.py", "import pandas"),
    ("spreadsheets-in-exchange", "session/planted.py", "import openpyxl"),
    ("spreadsheets-in-exchange", "storage/planted.py", "import numpy"),
    ("spreadsheets-in-exchange", "cli.py", "import xlsxwriter"),
    ("holidays-in-storage", "domain/planted.py", "import holidays"),
    ("holidays-in-storage", "exchange/planted.py", "import holidays"),
    ("holidays-in-storage", "session/planted.py", "import sqlite3"),
    ("solver-in-suggest", "rules/planted.py", "import ortools"),
    ("nothing-leaves-the-machine", "storage/planted.py", "import http.client"),
]


def lint(root: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    command = [str(LINT), "--no-cache", "--config", str(ROOT / "pyproject.toml"), *chosen]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


def contract_names() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture(scope="module")
def clean_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "taito_planner", root / "taito_planner", ignore=shutil.ignore_patterns("__pycache__")
    )
    return root


def test_the_program_keeps_every_contract() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(contract_names())} kept, 0 broken" in result.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(contract_names())


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_a_planted_violation_turns_its_contract_red(
    clean_copy: Path, contract: str, module: str, line: str
) -> None:
    planted_in = clean_copy / "taito_planner" / module
    before = planted_in.read_bytes() if planted_in.exists() else None
    planted_in.write_bytes((before or b"") + f"\n{line}\n".encode())
    try:
        result = lint(clean_copy, contract)
    finally:
        if before is None:
            planted_in.unlink()
        else:
            planted_in.write_bytes(before)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract_names()[contract]} BROKEN" in result.stdout
