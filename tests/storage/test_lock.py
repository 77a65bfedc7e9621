"""Two programs never write the same plan: the second one reads, and knows who has it."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from taito_planner.domain.intents import Put
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.plan_lock import LockNotWritable, PlanHeld, lock_path_of, take
from taito_planner.texts import texts_for
from tests.builders import group, plan
from tests.plan_files import submit

ROOT = Path(__file__).resolve().parents[2]
PLAN = plan(group("Oulu 1"))
HOLDING = """
import sys
from pathlib import Path
from taito_planner.storage.plan_file import PlanFile
file = PlanFile.open(Path(sys.argv[1]))
print("read-only" if file.read_only else "writing", flush=True)
sys.stdin.readline()
file.close()
print("closed", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.taito"
    PlanFile.create(path, PLAN).close()
    return path


@contextmanager
def another_program(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the plan open; it says how, and closes it at the next line it is sent."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield process
        process.kill()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_the_second_program_reads_and_is_told_who_writes(path: Path) -> None:
    with another_program(path) as other:
        assert line_of(other) == "writing"
        with PlanFile.open(path) as file:
            assert file.plan == PLAN
            reason = file.read_only_reason
            assert reason is not None
            assert reason.reason == "held"
            assert reason.facts["owner"].endswith(f"@{platform.node()}")
            since = datetime.combine(reason.facts["on"], reason.facts["at"])
            assert timedelta(0) <= datetime.now() - since < timedelta(minutes=5)
            assert "on auki käyttäjällä" in texts_for("fi")(reason.key, **reason.facts)


def test_the_program_that_reads_sees_what_the_other_one_has_written(path: Path) -> None:
    with PlanFile.open(path) as writer:
        after = submit(writer, PLAN, Put(group("Lahti 1")))
        with PlanFile.open(path) as reader:
            assert reader.read_only
            assert reader.plan == after
        after = submit(writer, after, Put(group("Vaasa 1")))
        with PlanFile.open(path) as reader:
            assert reader.plan == after


def test_the_plan_can_be_written_again_when_the_other_program_has_closed_it(path: Path) -> None:
    with another_program(path) as other:
        assert line_of(other) == "writing"
        tell(other)
        assert line_of(other) == "closed"
        with PlanFile.open(path) as file:
            assert not file.read_only
    assert os.listdir(path.parent) == [path.name]


def test_the_lock_of_a_killed_program_is_taken_over(path: Path) -> None:
    with another_program(path) as other:
        assert line_of(other) == "writing"
        other.kill()
        other.wait()
        assert lock_path_of(path).exists()
        with PlanFile.open(path) as file:
            assert not file.read_only
            submit(file, PLAN, Put(group("Lahti 1")))
    assert os.listdir(path.parent) == [path.name]


def test_a_third_program_reads_while_the_second_one_does(path: Path) -> None:
    with PlanFile.open(path) as first, PlanFile.open(path) as second, PlanFile.open(path) as third:
        assert [file.read_only for file in (first, second, third)] == [False, True, True]


def test_a_plan_opened_through_a_link_is_the_same_plan(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.taito"
    link.parent.mkdir()
    try:
        link.symlink_to(path)
    except OSError:  # Windows makes links only for those who are let to
        return
    with PlanFile.open(link) as through_link, PlanFile.open(path) as second:
        assert not through_link.read_only
        assert second.read_only


def test_a_file_closed_twice_leaves_the_lock_of_the_next_one(path: Path) -> None:
    first = PlanFile.open(path)
    first.close()
    with PlanFile.open(path):
        first.close()
        with PlanFile.open(path) as later:
            assert later.read_only


def test_the_reader_that_closes_leaves_the_lock_of_the_writer(path: Path) -> None:
    with PlanFile.open(path):
        PlanFile.open(path).close()
        with PlanFile.open(path) as later:
            assert later.read_only


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_damaged_lock_file_that_nobody_holds_is_no_obstacle(path: Path, content: bytes) -> None:
    lock_path_of(path).write_bytes(content)
    with PlanFile.open(path) as file:
        assert not file.read_only
    assert not lock_path_of(path).exists()


def test_where_the_lock_cannot_be_made_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(LockNotWritable):
        take(tmp_path / "missing" / "plan.taito")


def test_the_lock_goes_from_hand_to_hand(path: Path) -> None:
    for _ in range(4):
        lock = take(path)
        with pytest.raises(PlanHeld) as held:
            take(path)
        assert held.value.holder is not None
        lock.release()
    assert not lock_path_of(path).exists()


def test_of_many_programs_that_open_at_once_one_writes(path: Path) -> None:
    racing = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDING, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(4)
    ]
    try:
        assert sorted(line_of(process) for process in racing).count("writing") == 1
    finally:
        for process in racing:
            process.kill()
            process.communicate()


RACING = """
import os, sys
from pathlib import Path
from taito_planner.storage.plan_lock import PlanHeld, take
path, marker, taken = Path(sys.argv[1]), sys.argv[1] + ".inside", 0
while taken < 100:
    try:
        lock = take(path)
    except PlanHeld:
        continue
    os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    os.unlink(marker)
    lock.release()
    taken += 1
"""


def test_programs_that_take_the_lock_in_turn_are_never_two_at_once(path: Path) -> None:
    racing = [
        subprocess.Popen([sys.executable, "-c", RACING, path], stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(3)
    ]
    for process in racing:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
