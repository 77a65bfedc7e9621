"""Messages ready to be sent: to whom, what they say, and which task each of them closes."""

from dataclasses import replace
from typing import Any

from taito_planner.domain.days import DaySpan
from taito_planner.domain.model import Absence, Certificate, Plan
from taito_planner.rules.acceptance import accept
from taito_planner.rules.checker import Checked, check
from taito_planner.rules.task import TaskKind
from taito_planner.rules.todo import todo_for
from taito_planner.storage.profiles import load_profiles
from taito_planner.texts import texts_for
from taito_planner.texts.maker import Maker
from taito_planner.texts.notice_text import Notice, notice_of, notices
from tests.builders import block, customer, d, group, plan, start_visit

MAKER = Maker("Aino Ohjaaja", "Kuntoutus Oy", "040 123")


def checked_plan(*customers: Any, as_of: str = "2026-02-02", **facts: Any) -> Checked:
    one = group("Oulu 1/2026", id="oulu", blocks=[block("2026-01-12")], customers=customers, **facts)
    return check(plan(one), load_profiles(), d(as_of))


def found(checked: Checked, language: str = "fi") -> list[Notice]:
    return notices(todo_for(checked).open, checked, MAKER, texts_for(language))


def deferred() -> Checked:
    facts = {"agreed_start_on": d("2025-12-01"), "deferral_decided_on": d("2025-11-20")}
    return checked_plan(customer("Leena"), customer("Olli"), as_of="2025-11-24", **facts)


def test_a_deferral_asks_for_a_message_to_kela_and_one_to_each_customer() -> None:
    made = found(deferred())
    assert [notice.to for notice in made] == ["Kelan viranomaislinja", "Leena", "Olli"]
    assert made[0].subject == "Ryhmän Oulu 1/2026 aloitusta siirretään"


def test_the_message_says_the_agreed_and_the_new_day_and_who_sends_it() -> None:
    for notice in found(deferred()):
        assert "ma 1.12.2025" in notice.body
        assert "ma 12.1.2026" in notice.body
        assert notice.body.endswith("Aino Ohjaaja\nKuntoutus Oy\n040 123")


def test_the_message_to_a_customer_names_no_other_customer() -> None:
    to_leena = found(deferred())[1]
    assert "Olli" not in to_leena.as_text()


def test_a_day_that_is_not_known_is_said_in_words() -> None:
    facts: dict[str, Any] = {"deferral_decided_on": d("2025-11-20")}
    (to_kela, _) = found(checked_plan(customer("Leena"), as_of="2025-11-24", **facts))
    assert "Sovittu aloitus: ei vielä päätetty" in to_kela.body


def test_an_absence_is_told_with_its_days() -> None:
    away = Absence("a", d("2026-01-13"), d("2026-01-14"))
    one = customer("Leena", visits=[start_visit("2025-11-03")], absences=[away])
    told = [n for n in found(checked_plan(one)) if n.task.kind is TaskKind.KELA_TOLD]
    assert [notice.subject for notice in told] == ["Muutos kuntoutukseen: Leena"]
    assert "ti–ke 13.–14.1.2026" in told[0].body


def test_a_renewed_certificate_is_told_with_its_days() -> None:
    papers = [
        Certificate("c1", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-14")),)),
        Certificate("c2", d("2026-01-20"), (DaySpan(d("2026-01-12"), d("2026-01-15")),)),
    ]
    one = customer("Leena", visits=[start_visit("2025-11-03")], certificates=papers)
    told = [n for n in found(checked_plan(one)) if n.task.kind is TaskKind.KELA_TOLD]
    assert "ti 20.1.2026 uusi osallistumistodistus, jossa päivät ovat muuttuneet: ma–to 12.–15.1.2026" in told[0].body


def test_nothing_open_asks_for_no_message() -> None:
    assert found(check(Plan(), load_profiles(), d("2026-01-01"))) == []


def test_an_accepted_finding_asks_for_no_message() -> None:
    from datetime import datetime

    from taito_planner.domain.edits import apply

    checked = deferred()
    about_kela = [f for f in checked.findings if f.rule == "deferral-not-announced" and f.customer is None]
    step = accept(about_kela, "kerrottu puhelimessa", "Aino", datetime(2025, 11, 24, 9), checked.acceptances)
    after = checked.recheck(apply(step, checked.plan, load_profiles()))
    assert [notice.to for notice in found(after)] == ["Leena", "Olli"]


def test_one_group_has_its_own_messages_alone() -> None:
    checked = deferred()
    other = replace(checked.plan.groups[0], id="lahti", name="Lahti 1", customers=(), blocks=())
    both = check(replace(checked.plan, groups=(*checked.plan.groups, other)), load_profiles(), checked.as_of)
    assert {n.task.group for n in notices(todo_for(both).open, both, MAKER, texts_for("fi"), "lahti")} == {"lahti"}


def test_messages_are_made_in_swedish_and_english() -> None:
    assert found(deferred(), "sv")[1].body.startswith("Hej,")
    assert found(deferred(), "en")[1].body.startswith("Hello,")


def task(kind: TaskKind, checked: Checked) -> Any:
    return next(one for one in todo_for(checked).open if one.kind is kind)


def test_why_it_is_deferred_is_said_only_where_the_number_is_not_full() -> None:
    assert "vähemmän asiakkaita kuin aloituspakko (6)" in found(deferred())[0].body
    facts = {"agreed_start_on": d("2025-12-01"), "deferral_decided_on": d("2025-11-20")}
    six = [customer(f"A-{n}") for n in range(6)]
    assert "aloituspakko" not in found(checked_plan(*six, as_of="2025-11-24", **facts))[0].body


def test_a_customer_who_left_is_not_counted() -> None:
    facts: dict[str, Any] = {"deferral_decided_on": d("2025-11-20")}
    checked = checked_plan(customer("Leena"), customer("Olli", left_on=d("2025-11-21")), as_of="2025-11-24", **facts)
    assert "Asiakkaita ryhmässä: 1" in notices(todo_for(checked).open, checked, MAKER, texts_for("fi"))[0].body


def test_the_notice_of_a_certificate_goes_to_the_customer_with_its_days() -> None:
    checked = checked_plan(customer("Leena", visits=[start_visit("2025-11-03")]))
    notice = notice_of(task(TaskKind.CERTIFICATE_DUE, checked), checked, Maker(), texts_for("fi"))
    assert notice is not None
    assert notice.to == "Leena"
    assert "Todistetut päivät: ma–to 12.–15.1.2026." in notice.body


def test_a_customer_without_a_group_has_his_own_notice() -> None:
    away = Absence("a", d("2026-01-13"), d("2026-01-14"))
    alone = customer("Leena", visits=[start_visit("2025-11-03")], absences=[away])
    (notice,) = found(check(plan(loose_customers=(alone,)), load_profiles(), d("2026-02-02")))
    assert notice.body.startswith("Taito-kuntoutus\nAsiakas: Leena\n\nAsiakas on ollut poissa")


def test_a_task_that_tells_nobody_has_no_notice() -> None:
    checked = checked_plan(customer("Leena"))
    assert notice_of(task(TaskKind.CONTACT, checked), checked, MAKER, texts_for("fi")) is None


def test_every_variant_of_a_change_has_its_sentence_in_every_language() -> None:
    for language in ("fi", "sv", "en"):
        known = texts_for(language).keys()
        keys = {key.rpartition(".")[2] for key in known if key.startswith("notice.what.")}
        assert keys == {"absence-sickness", "absence-other", "work", "paid-work-tryout", "certificate"}
