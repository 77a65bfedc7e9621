"""No module grows without bound: above 300 lines it holds two things and is split."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 300

# path -> why it may be longer. An entry that is no longer needed fails the test as well.
EXCEPTIONS: dict[str, str] = {}


def test_modules_have_at_most_300_lines() -> None:
    modules = [*ROOT.glob("taito_planner/**/*.py"), *ROOT.glob("installer/**/*.py")]
    lines_by_path = {
        module.relative_to(ROOT).as_posix(): len(module.read_text(encoding="utf-8").splitlines())
        for module in modules
    }
    too_long = {path: lines for path, lines in lines_by_path.items() if lines > LIMIT}
    assert too_long.keys() == EXCEPTIONS.keys(), too_long
