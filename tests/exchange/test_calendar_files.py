"""Calendar files, read back by the library that wrote them and by another one."""

import warnings
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from taito_planner.domain.changes import Change, diff
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Intent, MoveBlock, MoveVisit, Put, Remove
from taito_planner.domain.model import Plan, Training
from taito_planner.exchange import ExportRefused
from taito_planner.exchange.calendar_events import Whose
from taito_planner.exchange.calendar_files import Past, write_calendar
from taito_planner.storage.plan_file import PlanFile
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from tests.builders import block, customer, d, group, group_days, plan, session, staff, start_visit

WRITTEN = datetime(2025, 10, 24, 14, 2)
PETRI, AINO = staff("Petri Mäki", ("2026-07-01", "2026-07-31"), id="petri"), staff("Aino", id="aino")
SUMMER, WINTER = time(9, 30), time(8, 15)
LEENA = customer(
    "Leena Äänekoski",
    id="leena",
    instructor="petri",
    visits=[
        start_visit("2025-11-03", id="v1", at=WINTER, minutes=45),
        session("2026-06-02", id="v2", at=SUMMER),
        session("2026-08-03", id="v3"),
    ],
    trainings=[Training("t", d("2026-03-02"), d("2026-04-30"))],
)
OULU = group(
    "Oulu 1/2026",
    id="oulu",
    blocks=[block("2026-01-12", id="b1"), block("2026-02-24", id="b2", leaders=("aino",)), group_days("2026-09-01", 2)],
    leaders=("petri",),
    customers=[LEENA],
)
PLAN = plan(OULU, staff=[PETRI, AINO])
GROUP, CUSTOMER, PERSON = Whose(group="oulu"), Whose(customer="leena"), Whose(person="petri")


def entries(path: Path) -> dict[str, Any]:
    found = Calendar.from_ical(path.read_bytes())
    return {str(entry["uid"]).partition("@")[0]: entry for entry in found.walk("VEVENT")}


def made(path: Path, whole: Plan = PLAN, whose: Whose = GROUP, past: Past = (), **facts: Any) -> dict[str, Any]:
    target = path / "kalenteri.ics"
    write_calendar(
        whole, whose, target, name="Oulu", texts=texts_for("fi"), written_at=WRITTEN, usual_days=4, past=past, **facts
    )
    return entries(target)


def test_an_all_day_entry_ends_on_the_day_after_its_last(tmp_path: Path) -> None:
    entry = made(tmp_path)["b1"]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (d("2026-01-12"), d("2026-01-16"))
    assert type(entry["dtstart"].dt) is date


def test_a_block_that_ends_a_month_ends_on_the_first_of_the_next(tmp_path: Path) -> None:
    whole = plan(group("Oulu 1", id="oulu", blocks=[block("2026-04-27", id="b")]))
    assert made(tmp_path, whole)["b"]["dtend"].dt == d("2026-05-01")


@pytest.mark.parametrize(("uid", "hours"), [("v1", 2), ("v2", 3)])
def test_a_time_is_helsinkis_in_winter_and_in_summer(uid: str, hours: int, tmp_path: Path) -> None:
    start = made(tmp_path, whose=CUSTOMER)[uid]["dtstart"].dt
    assert start.utcoffset() == timedelta(hours=hours)
    assert b"TZID:Europe/Helsinki" in (tmp_path / "kalenteri.ics").read_bytes()


def test_a_visit_lasts_as_long_as_it_says_else_an_hour(tmp_path: Path) -> None:
    found = made(tmp_path, whose=PERSON)
    lengths = [found[uid]["dtend"].dt - found[uid]["dtstart"].dt for uid in ("v1", "v2")]
    assert lengths == [timedelta(minutes=45), timedelta(hours=1)]


def test_a_visit_without_a_time_is_all_day(tmp_path: Path) -> None:
    assert made(tmp_path, whose=PERSON)["v3"]["dtstart"].dt == d("2026-08-03")


def test_a_person_has_what_he_leads_what_he_holds_and_his_leave(tmp_path: Path) -> None:
    titles = [str(entry["summary"]) for entry in made(tmp_path, whose=PERSON).values()]
    assert titles == [
        "Starttikäynti 1 · OU1/1",
        "Jakso 1 · Oulu 1/2026",
        "Käyntikerta 1 · OU1/1",
        "Loma",
        "Käyntikerta 2 · OU1/1",
        "Ryhmäpäivät · Oulu 1/2026",
    ]


@pytest.mark.parametrize("whose", [GROUP, CUSTOMER, PERSON])
def test_no_customer_is_named_unless_asked(whose: Whose, tmp_path: Path) -> None:
    made(tmp_path, whose=whose)
    assert "Leena" not in (tmp_path / "kalenteri.ics").read_text("utf-8")


def test_customers_are_named_when_asked(tmp_path: Path) -> None:
    entry = made(tmp_path, whose=PERSON, with_names=True)["v1"]
    assert entry["summary"] == "Starttikäynti 1 · Leena Äänekoski"


def test_a_customers_share_of_a_block_ends_where_he_leaves(tmp_path: Path) -> None:
    from dataclasses import replace

    leaving = replace(LEENA, left_on=d("2026-01-14"))
    found = made(tmp_path, plan(replace(OULU, customers=(leaving,)), staff=[PETRI]), CUSTOMER)
    assert found["b1-leena"]["dtend"].dt == d("2026-01-14")
    assert "b2-leena" not in found


def test_training_leaves_the_day_free_in_the_calendar(tmp_path: Path) -> None:
    found = made(tmp_path, whose=CUSTOMER)
    assert found["t-leena"]["transp"] == "TRANSPARENT"
    assert found["b1-leena"]["transp"] == "OPAQUE"


def test_the_same_plan_gives_the_same_identities(tmp_path: Path) -> None:
    assert made(tmp_path).keys() == made(tmp_path).keys()


class Kept:
    """A plan in a file, edited step by step."""

    def __init__(self, path: Path) -> None:
        self.file = PlanFile.create(path / "plan.taito", PLAN)
        self.plan = PLAN
        self.folder = path

    def do(self, intent: Intent) -> None:
        after = apply(intent, self.plan, load_profiles())
        self.file.append(Change(diff(self.plan, after), "edit", "Aino", datetime(2025, 11, 1, 9)))
        self.plan = after

    def undo(self) -> None:
        from taito_planner.domain.changes import apply as applied

        change = self.file.undo_last()
        assert change is not None
        self.plan = applied(change.inverse().edits, self.plan)

    def calendar(self, whose: Whose = GROUP) -> dict[str, Any]:
        return made(self.folder, self.plan, whose, self.file.past())


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    one = Kept(tmp_path)
    yield one
    one.file.close()


def test_an_edited_entry_has_a_higher_sequence_and_the_others_stay(kept: Kept) -> None:
    before = kept.calendar()
    kept.do(MoveBlock("b1", d("2026-01-19")))
    after = kept.calendar()
    assert after["b1"]["sequence"] > before["b1"]["sequence"] == 0
    assert after["b2"]["sequence"] == before["b2"]["sequence"]
    assert after["b1"]["last-modified"].dt.astimezone().replace(tzinfo=None) == datetime(2025, 11, 1, 9)


def test_undo_and_redo_raise_the_sequence_too(kept: Kept) -> None:
    kept.do(MoveBlock("b1", d("2026-01-19")))
    numbers = [kept.calendar()["b1"]["sequence"]]
    kept.undo()
    numbers.append(kept.calendar()["b1"]["sequence"])
    kept.file.redo_next()
    numbers.append(kept.calendar()["b1"]["sequence"])
    assert numbers == sorted(set(numbers))


def test_a_removed_block_is_cancelled_where_it_stood(kept: Kept) -> None:
    kept.do(Remove("b2"))
    entry = kept.calendar()["b2"]
    assert (entry["status"], entry["dtstart"].dt) == ("CANCELLED", d("2026-02-24"))
    assert entry["sequence"] == 1


def test_a_block_that_was_added_and_undone_is_cancelled(kept: Kept) -> None:
    kept.do(Put(block("2026-03-09", id="b3"), "oulu"))
    kept.undo()
    assert kept.calendar()["b3"]["status"] == "CANCELLED"


def test_what_another_leads_now_is_cancelled_in_the_first_ones_calendar(kept: Kept) -> None:
    from dataclasses import replace

    kept.do(Put(replace(OULU.blocks[0], leaders=("aino",)), "oulu"))
    assert kept.calendar(PERSON)["b1"]["status"] == "CANCELLED"
    assert kept.calendar(Whose(person="aino"))["b1"]["status"] == "CONFIRMED"


def test_a_new_leader_of_the_group_takes_its_blocks_over(kept: Kept) -> None:
    from dataclasses import replace

    kept.do(Put(replace(OULU, leaders=("aino",), blocks=(), customers=())))
    assert kept.calendar(PERSON)["b1"]["status"] == "CANCELLED"


def test_a_moved_visit_is_one_entry_not_two(kept: Kept) -> None:
    kept.do(MoveVisit("v3", d("2026-08-10")))
    found = [entry for uid, entry in kept.calendar(CUSTOMER).items() if uid == "v3"]
    assert [(entry["status"], entry["dtstart"].dt) for entry in found] == [("CONFIRMED", d("2026-08-10"))]


def test_a_second_reader_reads_the_same(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # vobject's own
        import vobject

        found = made(tmp_path, whose=PERSON)
        text = (tmp_path / "kalenteri.ics").read_text("utf-8")
        read = {e.uid.value.partition("@")[0]: e for e in vobject.readOne(text).vevent_list}
        assert read.keys() == found.keys()
        for uid, entry in found.items():
            assert read[uid].summary.value == entry["summary"]
            assert read[uid].dtend.value == entry["dtend"].dt


def test_lines_are_short_and_end_as_the_standard_wants(tmp_path: Path) -> None:
    whole = plan(group("Äänekosken ryhmä " * 12, id="oulu", blocks=[block("2026-01-12", id="b")]))
    made(tmp_path, whole)
    content = (tmp_path / "kalenteri.ics").read_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused) as refused:
        made(tmp_path / "ei" / "ole")
    assert "missing-folder" in refused.value.key
