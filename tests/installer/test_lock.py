"""The lock names exact versions with hashes, and nothing of the machine it was made on."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "installer" / "constraints.txt").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?P<marker> ; [^\\\n]+)? \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+",
    re.MULTILINE,
)


def test_the_lock_holds_only_versions_markers_and_hashes() -> None:
    assert ENTRY.sub("", LOCK) == ""


def test_the_lock_names_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in wanted}  # type: ignore[index]
    assert names <= {entry["name"] for entry in ENTRY.finditer(LOCK)}


def test_pyside_has_one_version_everywhere() -> None:
    versions = [entry["version"] for entry in ENTRY.finditer(LOCK) if entry["name"] == "pyside6-essentials"]
    assert versions == ["6.11.3"]
