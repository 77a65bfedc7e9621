"""Tasks in words: the same row for window, print and JSON, complete in Finnish and English."""

from datetime import date, datetime

import pytest

from taito_planner.domain.days import DaySpan
from taito_planner.domain.edits import apply
from taito_planner.domain.intents import Put
from taito_planner.domain.model import AbsenceReason, OtherWorkKind, Plan
from taito_planner.rules.checker import check
from taito_planner.rules.task import FAMILY, Due, Task, TaskKind
from taito_planner.rules.ticking import tick
from taito_planner.rules.todo import Todo, todo_for
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.task_lines import plain_rows, task_lines
from taito_planner.texts.task_text import detail, initials, sentence, task_rows
from tests.builders import customer, d, group, plan, staff, start_visit

PROFILES = load_profiles()
AS_OF = date(2025, 11, 19)
FI = texts_for("fi")
PETRI = staff("Petri Mäki")
VARIANTS = {
    TaskKind.KELA_TOLD: [*(f"absence-{r}" for r in AbsenceReason), *OtherWorkKind, "certificate"],
    TaskKind.DECISION: ["after", "open"],
    TaskKind.START_FULL: ["none", "late"],
}
EVERY = [(kind, variant) for kind in TaskKind for variant in VARIANTS.get(kind, ["main"])]
DAYS = ("arrived", "limit", "decided", "on", "agreed", "starts", "first", "last", "given")
FACTS = {
    **dict.fromkeys(DAYS, d("2025-11-19")),
    "usable": d("2025-11-18"),
    "block": DaySpan(d("2025-11-17"), d("2025-11-20")),
    "count": 2,
    "was": (("day", ""),),
    "becomes": (("absence", "sickness"),),
    "members": 5,
    "number": 6,
}


def todo_of(some_plan: Plan) -> Todo:
    return todo_for(check(some_plan, PROFILES, AS_OF))


def two() -> Plan:
    people = (customer("A-1", "2025-11-03", id="a1"), customer("A-2", "2025-11-12", id="a2"))
    return plan(group("Oulu 1/2026", id="g", leaders=(PETRI.id,), customers=people), staff=(PETRI,))


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize(("kind", "variant"), EVERY)
def test_every_form_of_a_task_has_its_words(kind: TaskKind, variant: str, language: str) -> None:
    texts = texts_for(language)
    words = detail(Task(kind, AS_OF, 14, variant=variant, facts=FACTS), texts)
    assert words
    assert "{" not in words
    assert f"task.name.{kind}" in texts.keys()  # noqa: SIM118


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_family_and_section_has_its_word(language: str) -> None:
    own = texts_for(language).keys()
    assert {f"todo.family.{family}" for family in FAMILY.values()} <= own
    assert {f"todo.section.{due}" for due in (*Due, "done")} <= own


def test_a_row_has_finished_words_and_a_day() -> None:
    row = task_rows(todo_of(two()), FI)[0]
    assert (row.name, row.subject, row.group, row.who) == ("Ota yhteyttä asiakkaaseen", "A-1", "Oulu 1/2026", "PM")
    assert (row.due_on, row.section, row.state, row.time) == (d("2025-11-10"), "late", "late", "9 pv myöhässä")
    assert sentence(row, FI) == "Ota yhteyttä asiakkaaseen: ei yhtään käyntiä, päätös saapui ma 3.11.2025"


@pytest.mark.parametrize(
    ("arrived", "time"),
    [("2025-11-11", "1 pv myöhässä"), ("2025-11-12", "tänään"), ("2025-11-13", "huomenna"), ("2025-11-14", "2 pv")],
)
def test_the_time_left_is_told_from_the_day_of_looking(arrived: str, time: str) -> None:
    rows = task_rows(todo_of(plan(group(customers=(customer("A-1", arrived),)))), FI)
    assert [row.time for row in rows if row.kind is TaskKind.CONTACT] == [time]


def test_a_first_visit_whose_last_day_is_a_holiday_names_the_workday_before_it() -> None:
    rows = task_rows(todo_of(plan(group(customers=(customer("A-1", "2025-11-11"),)))), FI)
    assert rows[-1].detail == "ei varattu, viimeinen päivä ti 6.1.2026, arkipäivä sitä ennen ma 5.1.2026"


def test_a_done_row_says_who_and_when() -> None:
    some_plan = two()
    todo = todo_of(some_plan)
    at = datetime(2025, 11, 19, 9, 40)
    after = apply(tick(todo.open[:1], todo.checked, who="Petri Mäki", at=at, on=AS_OF), some_plan, PROFILES)
    row = next(row for row in task_rows(todo_of(after), FI, with_done=True) if row.is_done)
    assert row.detail == "Petri Mäki klo 9.40 · ei yhtään käyntiä, päätös saapui ma 3.11.2025"
    assert (row.time, row.state, row.who) == ("tehty ke 19.11.2025", "done", "PM")


def test_a_first_visit_that_was_ticked_but_not_planned_says_that_it_is_not_in_the_plan() -> None:
    before = todo_of(two())
    task = next(task for task in before.open if task.kind is TaskKind.FIRST_VISIT)
    at = datetime(2025, 11, 19, 9, 5)
    intent = tick([task], before.checked, who="Petri Mäki", at=at, on=AS_OF)
    after = apply(intent, before.checked.plan, PROFILES)
    row = next(row for row in task_rows(todo_of(after), FI, with_done=True) if row.is_done)
    assert row.detail.startswith("Petri Mäki klo 9.05: kuitattu, käyntiä ei vielä ole suunnitelmassa · ei varattu")
    planned = apply(Put(start_visit("2025-11-20"), task.customer), after, PROFILES)
    row = next(row for row in task_rows(todo_of(planned), FI, with_done=True) if row.is_done)
    assert row.detail == "Petri Mäki klo 9.05"


def test_a_certificate_to_renew_tells_what_it_says_and_what_the_plan_does() -> None:
    facts = {**FACTS, "count": 1, "given": d("2025-11-10")}
    task = Task(TaskKind.CERTIFICATE_RENEW, AS_OF, 14, facts=facts)
    assert detail(task, FI) == "todistus 10.11.2025: ke 19.11.2025 kuntoutuspäivä → sairauspoissaolo"


def test_json_has_days_as_iso_text_and_the_same_sentence() -> None:
    todo = todo_of(two())
    row = task_rows(todo, FI)[0]
    assert plain_rows(todo, FI)[0] == {
        "key": "contact:a1",
        "kind": "contact",
        "due": "2025-11-10",
        "state": "late",
        "task": "Ota yhteyttä asiakkaaseen",
        "customer": "A-1",
        "group": "Oulu 1/2026",
        "who": ["Petri Mäki"],
        "message": sentence(row, FI),
        "time": "9 pv myöhässä",
    }


def test_a_task_of_the_group_names_no_customer() -> None:
    some_plan = plan(group("Oulu 1", deferral_decided_on=d("2025-11-14")))
    todo = todo_of(some_plan)
    assert task_rows(todo, FI)[0].subject == "ryhmä"
    assert plain_rows(todo, FI)[0]["customer"] is None


def test_lines_stand_under_their_sections_and_end_with_their_number() -> None:
    lines = list(task_lines(todo_of(two()), FI))
    assert lines[:3] == [
        "Tarkastelupäivä ke 19.11.2025",
        "Myöhässä",
        "  2025-11-10  Oulu 1/2026 · A-1: Ota yhteyttä asiakkaaseen: ei yhtään käyntiä, päätös saapui ma 3.11.2025, "
        "9 pv myöhässä (Petri Mäki)",
    ]
    assert lines[-1] == "4 avointa tehtävää"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("Petri Mäki", "Kaisa Lehto"), "PM, KL"),
        (("ohjaaja Oulu 1", "ohjaaja Oulu 2"), "OO1, OO2"),
        (("Anna-Liisa Mäki",), "ALM"),
        ((), ""),
    ],
)
def test_initials_are_those_of_the_timeline(names: tuple[str, ...], text: str) -> None:
    assert initials(names) == text
