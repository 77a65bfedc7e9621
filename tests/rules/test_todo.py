"""The to-do list never disagrees with the findings, and an edit makes only the tasks of what it touched anew."""

from collections import Counter
from datetime import date, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from taito_planner.domain.edits import apply
from taito_planner.domain.intents import AddVisit
from taito_planner.domain.refusals import IntentRefused
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.task import RECORD_ONLY, TaskKind
from taito_planner.rules.ticking import CERTIFICATE_KINDS, certified_days, tick, untick
from taito_planner.rules.todo import Todo, todo_for
from taito_planner.storage.profiles import load_profiles
from tests.builders import customer, d, group, plan
from tests.rules.random_plans import RandomPlan

PROFILES = load_profiles()
AS_OF = date(2025, 11, 19)
KIND_OF = {
    "certificate-due": TaskKind.CERTIFICATE_DUE,
    "certificate-outdated": TaskKind.CERTIFICATE_RENEW,
    "kela-not-told": TaskKind.KELA_TOLD,
}
seeds = st.integers(min_value=0, max_value=2**32)


def asked_by_findings(checked: Checked) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for finding in checked.findings:
        if finding.rule == "deferral-not-announced":
            kind = TaskKind.DEFERRAL_CUSTOMER if finding.customer else TaskKind.DEFERRAL_KELA
            found[kind, finding.group, finding.customer, ""] += 1
        elif finding.rule in KIND_OF:
            found[KIND_OF[finding.rule], finding.group, finding.customer, finding.items[0]] += 1
    return found


def asked_by_tasks(todo: Todo) -> Counter[tuple[object, ...]]:
    wanted = {*KIND_OF.values(), TaskKind.DEFERRAL_CUSTOMER, TaskKind.DEFERRAL_KELA}
    return Counter((task.kind, task.group, task.customer, task.part) for task in todo.open if task.kind in wanted)


def contents(todo: Todo) -> tuple[object, ...]:
    return todo.open, todo.done, todo.urgent_count()


@settings(max_examples=150)
@given(seeds, st.dates(date(2025, 9, 1), date(2026, 8, 31)))
def test_every_open_notice_and_certificate_has_exactly_one_task_and_the_reverse(seed: int, as_of: date) -> None:
    checked = check(RandomPlan(Random(seed)).plan(), PROFILES, as_of)
    todo = todo_for(checked)
    assert asked_by_tasks(todo) == asked_by_findings(checked)
    keys = [task.key for task in todo.open]
    assert len(keys) == len(set(keys))


@settings(max_examples=80)
@given(seeds)
def test_after_any_edits_the_list_is_the_one_made_from_the_ground(seed: int) -> None:
    random = Random(seed)
    drawn = RandomPlan(random)
    checked = check(drawn.plan(), PROFILES, AS_OF)
    todo = todo_for(checked)
    for _ in range(6):
        try:
            after = apply(drawn.intent(checked.plan), checked.plan, PROFILES)
        except IntentRefused:
            continue
        checked = checked.recheck(after)
        todo = todo_for(checked, todo)
        assert contents(todo) == contents(todo_for(check(after, PROFILES, AS_OF)))


@settings(max_examples=100)
@given(seeds, st.dates(date(2025, 9, 1), date(2026, 8, 31)))
def test_ticking_every_task_leaves_none_and_taking_the_ticks_back_the_plan_as_it_was(seed: int, as_of: date) -> None:
    before = RandomPlan(Random(seed)).plan()
    checked = check(before, PROFILES, as_of)
    tasks = [
        task for task in todo_for(checked).open if task.kind not in CERTIFICATE_KINDS or certified_days(task, checked)
    ]
    after = apply(tick(tasks, checked, who="KL", at=datetime(2025, 11, 19, 12), on=as_of), before, PROFILES)
    todo = todo_for(check(after, PROFILES, as_of))
    ticked = {task.key for task in tasks}
    assert not [task for task in todo.open if task.key in ticked]
    done = [one for one in todo.done if one.tick]
    assert {one.key for one in done} >= {task.key for task in tasks if task.kind in RECORD_ONLY}
    assert apply(untick(done, after), after, PROFILES) == before


def test_an_edit_leaves_the_tasks_of_other_groups_the_same_objects() -> None:
    first, second = group("A", customers=(customer("A-1"),)), group("B", customers=(customer("A-2"),))
    checked = check(plan(first, second), PROFILES, AS_OF)
    todo = todo_for(checked)
    after = checked.recheck(apply(AddVisit(first.customers[0].id, d("2025-11-20")), checked.plan, PROFILES))
    again = todo_for(after, todo)
    assert again.tasks_by_part[second.id] is todo.tasks_by_part[second.id]
    assert again.tasks_by_part[first.id] is not todo.tasks_by_part[first.id]


def test_the_same_check_gives_the_same_list() -> None:
    checked = check(plan(group(customers=(customer(),))), PROFILES, AS_OF)
    todo = todo_for(checked)
    assert todo_for(checked, todo) is todo


def test_another_day_makes_the_list_anew() -> None:
    some_plan = plan(group(customers=(customer(),)))
    todo = todo_for(check(some_plan, PROFILES, AS_OF))
    later = todo_for(check(some_plan, PROFILES, d("2026-01-19")), todo)
    assert later.urgent_count() > todo.urgent_count()
