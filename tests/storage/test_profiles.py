"""Service profiles: those that ship are whole; a wrong one is refused with file, key and reason, in words."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from taito_planner.app import demand_profiles
from taito_planner.domain.profile import ServiceProfile
from taito_planner.domain.refusals import Refused
from taito_planner.domain.workdays import BlockPattern
from taito_planner.storage.profile_values import READERS
from taito_planner.storage.profiles import ProfileRefused, load_profiles, read_profile, read_profiles
from taito_planner.storage.resources import resource, sample_plan_file
from taito_planner.texts import texts_for

HEAD = """id = "course"
version = "1"
names = { fi = "Kurssi", sv = "Kurs", en = "Course" }
"""
SOURCED = 'kind = "setting"\nsource = "Asetus"\nholds_from = 2026-01-01\nchecked_on = 2026-11-24\n'
PATTERNS = f'[block_patterns]\nvalue = [["ma-to", "ti-pe"], ["ke-pe"]]\n{SOURCED}'


def written(folder: Path, *parts: str, name: str = "course.toml") -> Path:
    path = folder / name
    path.write_text("\n".join(parts), "utf-8")
    return path


def value(key: str, text: str, sourced: str = SOURCED) -> str:
    return f"[{key}]\nvalue = {text}\n{sourced}"


def refused(path: Path) -> ProfileRefused:
    with pytest.raises(ProfileRefused) as refusal:
        read_profile(path)
    return refusal.value


def test_the_profiles_that_ship_are_read_the_service_of_a_plan_without_one_first() -> None:
    assert list(load_profiles()) == ["taito", "kiila", "tules"]


def test_a_profile_of_patterns_alone_has_no_other_numbers(tmp_path: Path) -> None:
    profile = read_profile(written(tmp_path, HEAD, PATTERNS))
    assert profile.block_patterns == ((BlockPattern(0, 4), BlockPattern(1, 4)), (BlockPattern(2, 3),))
    assert profile == ServiceProfile(
        "course", "1", profile.names, profile.block_patterns, provenance=profile.provenance
    )


def test_a_service_without_blocks_says_so(tmp_path: Path) -> None:
    assert read_profile(written(tmp_path, HEAD, value("block_patterns", "[]"))).patterns_for(1) == ()


def test_every_value_of_a_profile_can_be_read_from_a_file() -> None:
    names = set(ServiceProfile.__dataclass_fields__) - {"id", "version", "names", "provenance", "contacts"}
    assert set(READERS) == names


HEADS = [
    ("id = 3", "id", "text"),
    ('id = " "', "id", "text"),
    ("version = 1.5", "version", "text"),
    ('names = "Kurssi"', "names", "names"),
    ('names = { fi = "Kurssi" }', "names", "names"),
    ('names = { fi = "Kurssi", sv = "Kurs", en = "" }', "names", "names"),
    ('names = { fi = "a", sv = "b", en = "c", de = "d" }', "names", "names"),
]


@pytest.mark.parametrize(("line", "entry", "reason"), HEADS)
def test_a_wrong_head_is_refused(line: str, entry: str, reason: str, tmp_path: Path) -> None:
    kept = [one for one in HEAD.splitlines() if not one.startswith(f"{entry} =")]
    refusal = refused(written(tmp_path, *kept, line, PATTERNS))
    assert (refusal.facts["file"], refusal.facts["entry"], refusal.reason) == ("course.toml", entry, reason)


@pytest.mark.parametrize("entry", ["id", "version", "names", "block_patterns"])
def test_a_head_or_patterns_that_are_missing_are_refused(entry: str, tmp_path: Path) -> None:
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(f"{entry} ="))
    refusal = refused(written(tmp_path, head, "" if entry == "block_patterns" else PATTERNS))
    assert (refusal.facts["entry"], refusal.reason) == (entry, "missing")


VALUES = [
    ("first_visit_weeks", '"8"', "number"),
    ("first_visit_weeks", "8.0", "number"),
    ("first_visit_weeks", "-1", "number"),
    ("first_visit_weeks", "true", "number"),
    ("first_visit_weeks", "10000", "number"),
    ("visit_minutes", '"off"', "number"),
    ("deadline_roll", "1", "switch"),
    ("deadline_roll", '"true"', "switch"),
    ("cutoff_on", '"2025-12-31"', "date"),
    ("cutoff_on", "2025-12-31T12:00:00", "date"),
    ("first_visit_anchor", '"given-on"', "choice"),
    ("first_visit_anchor", "[1]", "choice"),
    ("group_start_anchor", '"x"', "choice"),
    ("cutoff_event", '"x"', "choice"),
    ("same_group_lock", '"x"', "choice"),
    ("holiday_blocks", '"x"', "choice"),
    ("eve_blocks", "true", "choice"),
    ("closures", '"yes"', "choice"),
    ("block_patterns", '"ma-to"', "patterns"),
    ("block_patterns", '["ma-to"]', "patterns"),
    ("block_patterns", "[[]]", "patterns"),
    ("block_patterns", '[["to-ma"]]', "patterns"),
    ("block_patterns", '[["ma"]]', "patterns"),
    ("block_patterns", '[["ma-xx"]]', "patterns"),
    ("block_patterns", "[[1]]", "patterns"),
    ("minimum_by_size", "7", "minimums"),
    ("minimum_by_size", "{ ten = 7 }", "minimums"),
    ("minimum_by_size", "{ 10 = 11 }", "minimums"),
    ("minimum_by_size", '{ 10 = "7" }', "number"),
    ("colour", "3", "unknown-key"),
]


@pytest.mark.parametrize(("entry", "text", "reason"), VALUES)
def test_a_wrong_value_is_refused(entry: str, text: str, reason: str, tmp_path: Path) -> None:
    patterns = "" if entry == "block_patterns" else PATTERNS
    refusal = refused(written(tmp_path, HEAD, patterns, value(entry, text)))
    assert (refusal.facts["file"], refusal.facts["entry"], refusal.reason) == ("course.toml", entry, reason)


@pytest.mark.parametrize("number", ["0", "9999", '"off"'])
def test_the_smallest_and_the_largest_number_and_off_are_read(number: str, tmp_path: Path) -> None:
    profile = read_profile(written(tmp_path, HEAD, PATTERNS, value("first_visit_weeks", number)))
    assert profile.first_visit_weeks == (None if number == '"off"' else int(number))


SOURCES = [
    ("source", "", "entry-missing"),
    ("source", 'source = ""', "entry-missing"),
    ("source", "source = 3", "entry-text"),
    ("kind", "", "entry-missing"),
    ("kind", 'kind = "sure"', "kind"),
    ("holds_from", "", "entry-missing"),
    ("holds_from", 'holds_from = "2026-01-01"', "entry-date"),
    ("holds_from", "holds_from = 2026-01-01T00:00:00", "entry-date"),
    ("checked_on", "", "entry-missing"),
    ("checked_on", "checked_on = 2026", "entry-date"),
    ("quote", 'quote = " "', "entry-text"),
    ("note", 'note = "x"', "entry-unknown"),
]


@pytest.mark.parametrize(("name", "line", "reason"), SOURCES)
def test_a_value_without_a_whole_source_is_refused(name: str, line: str, reason: str, tmp_path: Path) -> None:
    lines = [one for one in SOURCED.splitlines() if not one.startswith(f"{name} =")]
    refusal = refused(written(tmp_path, HEAD, PATTERNS, value("visit_minutes", "60", "\n".join([*lines, line]))))
    assert (refusal.facts["entry"], refusal.reason) == ("visit_minutes", reason)


def test_a_value_without_a_table_is_refused(tmp_path: Path) -> None:
    refusal = refused(written(tmp_path, "visit_minutes = 60", HEAD, PATTERNS))
    assert (refusal.facts["entry"], refusal.reason) == ("visit_minutes", "no-table")


@pytest.mark.parametrize(
    "table", ['"no-such-rule" = ["authority-line"]', '"group-size" = ["nobody"]', '"group-size" = 1']
)
def test_contacts_of_no_rule_or_nobody_are_refused(table: str, tmp_path: Path) -> None:
    refusal = refused(written(tmp_path, HEAD, PATTERNS, "[contacts]", table))
    assert (refusal.facts["entry"], refusal.reason) == ("contacts", "contacts")


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b'id = "a"\nid = "b"', b"holds = 2026-02-30"])
def test_what_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_bytes(content)
    refusal = refused(path)
    assert (refusal.facts["file"], refusal.facts["entry"], refusal.reason) == ("course.toml", "-", "unreadable")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.toml").reason == "unreadable"


def test_two_profiles_of_one_service_are_refused(tmp_path: Path) -> None:
    written(tmp_path, HEAD, PATTERNS, name="a.toml")
    written(tmp_path, HEAD, PATTERNS, name="b.toml")
    with pytest.raises(ProfileRefused) as refusal:
        read_profiles(tmp_path)
    assert refusal.value.facts == {"file": "b.toml", "entry": "id", "id": "course", "other": "a.toml"}


def test_one_wrong_profile_refuses_them_all(tmp_path: Path) -> None:
    written(tmp_path, HEAD, PATTERNS, name="a.toml")
    written(tmp_path, HEAD, name="b.toml")
    with pytest.raises(ProfileRefused):
        read_profiles(tmp_path)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_refusal_names_file_and_key_in_words(language: str, tmp_path: Path) -> None:
    texts = texts_for(language)
    keys = {key for key in sorted(texts.keys()) if key.startswith("storage.profile.")}
    reached = set()
    for entry, text, _ in VALUES:
        patterns = "" if entry == "block_patterns" else PATTERNS
        refusal = refused(written(tmp_path, HEAD, patterns, value(entry, text)))
        said = texts(refusal.key, **refusal.facts)
        assert "course.toml" in said
        assert entry in said
        reached.add(refusal.key)
    assert keys - reached == {
        f"storage.profile.{reason}"
        for reason in (
            "unreadable", "missing", "id-twice", "text", "names", "no-table", "entry-missing", "entry-unknown",
            "entry-text", "entry-date", "kind", "contacts",
        )
    }  # fmt: skip


def test_the_program_says_what_is_wrong_with_a_profile_and_does_not_start(tmp_path: Path) -> None:
    """A copy of the package with a wrong profile: exit code 2, one sentence, no traceback."""
    package = Path(resource()).parent / "taito_planner"
    copytree(package, tmp_path / "taito_planner", ignore=lambda _, names: [n for n in names if n == "__pycache__"])
    copytree(resource(), tmp_path / "resources")
    written(tmp_path / "resources" / "profiles", HEAD, PATTERNS, value("colour", "3"), name="kurssi.toml")
    ended = subprocess.run(
        [sys.executable, "-m", "taito_planner", "check", str(sample_plan_file())],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "Palveluprofiili kurssi.toml, colour: tällaista asetusta ei ole.\n"


def test_a_window_tells_what_is_wrong_before_it_gives_up() -> None:
    wrong = ProfileRefused("kurssi.toml", "colour", "unknown-key")
    told: list[Refused] = []

    def load() -> None:
        raise wrong

    with pytest.raises(ProfileRefused):
        demand_profiles(load, told.append)
    assert told == [wrong]
