"""Export then import changes nothing: the plan that comes back is the plan that went out."""

import random
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.changes import diff
from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Certificate, FlexDay, Training
from taito_planner.exchange import read_workbook
from taito_planner.storage.holidays import finnish_calendar
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, customer, d, group, plan, staff, start_visit
from tests.exchange.books import DATA, read, written
from tests.random_plans import random_plan


@pytest.mark.parametrize("name", ["taito-12-groups.xlsx", "taito-300-groups.xlsx"])
def test_a_sample_comes_back_as_it_went_out(name: str, tmp_path: Path) -> None:
    before = read_workbook(DATA / name, finnish_calendar(), load_profiles()).plan
    after = read(written(before, tmp_path / "out.xlsx"), base=before)
    assert diff(before, after) == ()


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6), language=st.sampled_from(["fi", "sv", "en"]))
def test_any_plan_comes_back_as_it_went_out(
    seed: int, language: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = random_plan(random.Random(seed))
    path = written(before, tmp_path_factory.mktemp("trip") / "out.xlsx", language)
    assert diff(before, read(path, base=before)) == ()


def test_what_is_the_same_stays_the_same_object(tmp_path: Path) -> None:
    before = plan(group(customers=[customer(visits=[start_visit("2025-11-12")])]))
    after = read(written(before, tmp_path / "out.xlsx"), base=before)
    assert after.groups[0] is before.groups[0]


def test_without_the_open_plan_the_ids_bring_the_same_things_back(tmp_path: Path) -> None:
    before = plan(group(customers=[customer(visits=[start_visit("2025-11-12")])]), staff=[staff()])
    assert diff(before, read(written(before, tmp_path / "out.xlsx"))) == ()


@pytest.mark.parametrize(
    "remark",
    ["  väli edessä ja perässä  ", "kaksi\nriviä", "rivi\r\nrivi", "\ttab", "=1+1", "+358", "-", "@x", "#N", "_x0041_"],
)
def test_a_remark_keeps_every_character(remark: str, tmp_path: Path) -> None:
    before = plan(group(remark=remark, customers=[customer(remark=remark)]))
    after = read(written(before, tmp_path / "out.xlsx"), base=before)
    assert after.groups[0].remark == remark
    assert after.groups[0].customers[0].remark == remark


def test_a_name_that_holds_the_separator_is_one_name(tmp_path: Path) -> None:
    odd, other = staff("Mäki; Petri"), staff("Lehto")
    before = plan(group(leaders=(odd.id, other.id)), staff=[odd, other])
    assert diff(before, read(written(before, tmp_path / "out.xlsx"), base=before)) == ()


def test_a_visit_keeps_its_time_to_the_second(tmp_path: Path) -> None:
    visits = [start_visit("2025-11-12", at=at) for at in (time(0, 0), time(9, 5), time(13, 30, 15), time(23, 59, 59))]
    before = plan(group(customers=[customer(visits=visits)]))
    assert diff(before, read(written(before, tmp_path / "out.xlsx"), base=before)) == ()


def test_training_on_no_weekday_and_a_certificate_of_no_day_come_back(tmp_path: Path) -> None:
    training = Training("t", d("2026-02-02"), d("2026-04-30"), weekdays=())
    certificates = [
        Certificate("c1", d("2026-01-12"), ()),
        Certificate("c2", d("2026-03-01"), (DaySpan(d("2026-01-06"), d("2026-01-06")),)),
    ]
    flex = FlexDay("f", d("2026-02-03"), ground="", worked=True)
    one = customer(trainings=[training], certificates=certificates, flex_days=[flex])
    before = plan(group(customers=[one]))
    assert diff(before, read(written(before, tmp_path / "out.xlsx"), base=before)) == ()


def test_an_empty_plan_makes_a_workbook_of_headers(tmp_path: Path) -> None:
    assert read(written(plan(), tmp_path / "out.xlsx")).groups == ()


def test_a_move_keeps_the_day_it_replaces_when_that_block_has_moved_on(tmp_path: Path) -> None:
    from taito_planner.domain.model import BlockMove

    lahti = group("Lahti 1/2026")
    move = BlockMove("m", d("2026-01-12"), lahti.id, replaces=d("2026-01-05"))
    oulu = group(blocks=[block("2026-01-19")], customers=[customer(moves=[move])])
    before = plan(oulu, lahti)
    assert diff(before, read(written(before, tmp_path / "out.xlsx"), base=before)) == ()
