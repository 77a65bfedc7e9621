"""The forms that add things: small, by keyboard, one undo step each, refusals beside the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from taito_planner.domain.certified import as_given
from taito_planner.domain.days import DaySpan
from taito_planner.domain.entities import Located, children, locate
from taito_planner.domain.intents import Put
from taito_planner.domain.model import Absence, BlockKind, Certificate, Customer, Group, VisitKind
from taito_planner.ui.forms.add_form import AddForm
from taito_planner.ui.forms.kinds import ADD_KINDS
from taito_planner.ui.forms.saving import intent_to_save
from taito_planner.ui.main_window import MainWindow
from tests.builders import customer, d, group, plan
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import oulu


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(oulu())


def the_group(window: MainWindow) -> Group:
    return window._document.plan.groups[0]


def fill(form: AddForm, **texts: str) -> None:
    for name, text in texts.items():
        form.fields[name].editor.setText(text)


def test_a_group_is_added_and_shown(window: MainWindow) -> None:
    form = window.edits.add("group")
    fill(form, name="Lahti 1/2026", planned_size="7")
    form.add_and_close()
    assert [g.name for g in window._document.plan.groups] == ["Oulu 1/2026", "Lahti 1/2026"]
    assert window._document.plan.groups[1].planned_size == 7
    assert window.parts.status.left_text == "Lisätty Lahti 1/2026 · Kumoa Ctrl+Z"
    assert window.parts.inspector.page is not None
    assert window.parts.inspector.page.header.title == "Lahti 1/2026"


def test_a_form_without_a_name_says_what_is_missing_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    form = window.edits.add("group")
    qtbot.keyClick(form.fields["name"].editor, Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.fields["name"].error == "Nimi puuttuu."
    assert len(window._document.plan.groups) == 1


def test_a_name_that_is_taken_is_refused_beside_the_name(window: MainWindow) -> None:
    form = window.edits.add("group")
    fill(form, name=" oulu 1/2026")
    assert not form.add()
    assert "jo käytössä" in form.fields["name"].error
    assert form.fields["name"].editor.text() == " oulu 1/2026"


def test_a_date_that_is_none_keeps_the_form_and_its_other_facts(window: MainWindow) -> None:
    form = window.edits.add("customer")
    fill(form, name="A-2000", decision_given_on="31.2.2026")
    assert not form.add()
    assert form.fields["decision_given_on"].error == "Päivää ei ole: helmikuussa 2026 on 28 päivää."
    assert form.fields["name"].editor.text() == "A-2000"


def test_a_customer_goes_to_the_selected_group(window: MainWindow) -> None:
    form = window.edits.add("customer", the_group(window).id)
    fill(form, name="A-2000", decision_given_on="3.11.2025", decision_arrived_on="+1 vk")
    assert form.add()
    added = next(c for c in the_group(window).customers if c.name == "A-2000")
    assert added.decision_arrived_on == d("2025-11-10")


def test_several_customers_are_added_one_after_the_other(window: MainWindow) -> None:
    form = window.edits.add("customer", the_group(window).id)
    for name in ("A-1", "A-2"):
        fill(form, name=name)
        form.add_and_go_on()
    assert form.isVisible()
    assert form.fields["name"].editor.text() == ""
    assert form.fields["group"].editor.value() == the_group(window).id
    assert {"A-1", "A-2"} <= {c.name for c in the_group(window).customers}


def test_a_block_is_offered_on_the_next_lawful_place(window: MainWindow) -> None:
    form = window.edits.add("block-mon", the_group(window).id)
    assert form.fields["first_day"].editor.text() == "ma 16.3.2026"
    assert form.add()
    block = the_group(window).opening_blocks[-1]
    assert (block.first_day, block.last_day) == (d("2026-03-16"), d("2026-03-19"))


def test_a_block_from_wednesday_is_refused_beside_its_day(window: MainWindow) -> None:
    form = window.edits.add("block-tue", the_group(window).id)
    fill(form, first_day="ke 18.3.2026")
    assert not form.add()
    assert form.fields["first_day"].error.startswith("Jakso ei voi alkaa ke 18.3.2026")


def test_group_days_may_be_any_number_of_days(window: MainWindow) -> None:
    form = window.edits.add("group-days", the_group(window).id)
    fill(form, first_day="7.4.2026", last_day="8.4.2026")
    assert form.add()
    days = the_group(window).group_day_rows[0]
    assert (days.kind, days.first_day, days.last_day) == (
        BlockKind.GROUP_DAYS,
        d("2026-04-07"),
        d("2026-04-08"),
    )


def test_an_end_before_its_start_is_refused_beside_the_end(window: MainWindow) -> None:
    member = window._document.plan.staff[0]
    form = window.edits.add("leave", member.id)
    fill(form, first_day="5.1.2026", last_day="2.1.2026")
    assert not form.add()
    assert "ennen ensimmäistä päivää" in form.fields["last_day"].error


def of_customer(window: MainWindow) -> Iterator[object]:
    yield from children(the_customer(window))


def the_customer(window: MainWindow) -> Customer:
    return next(c for c in the_group(window).customers if c.name == "A-1070")


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("start-visit", {"at": "9.30", "minutes": "90"}),
        ("session", {"on": "2.2.2026"}),
        ("training", {"place": "Kahvila"}),
        ("flex-day", {"on": "2.3.2026", "ground": "työkyky"}),
        ("pause", {"last_day": "28.11.2025"}),
        ("absence", {}),
        ("other-work", {}),
        ("certificate", {"days": "15.–18.12.2025; 26.1.2026"}),
    ],
)
def test_each_kind_is_added_to_the_customer_in_one_step(
    window: MainWindow, kind: str, texts: dict[str, str]
) -> None:
    form = window.edits.add(kind, the_customer(window).id)
    fill(form, **texts)
    assert form.add(), {name: field.error for name, field in form.fields.items()}
    assert len(list(of_customer(window))) == 1
    window._document.undo()
    assert not list(of_customer(window))
    assert not window._document.can_undo


def test_a_block_in_another_group_is_added(open_window: OpenWindow) -> None:
    window = open_window(plan(*oulu().groups, group("Lahti 1/2026")))
    lahti = next(g for g in window._document.plan.groups if g.name == "Lahti 1/2026")
    form = window.edits.add("block-move", the_customer(window).id)
    form.fields["group"].editor.set_value(lahti.id)
    fill(form, on="2.2.2026", replaces="26.1.2026")
    assert form.add()
    move = the_customer(window).moves[0]
    assert (move.group, move.on, move.replaces) == (lahti.id, d("2026-02-02"), d("2026-01-26"))


def test_a_form_without_an_owner_asks_for_one(window: MainWindow) -> None:
    form = window.edits.add("start-visit")
    assert not form.add()
    assert form.owner_field is not None
    assert form.owner_field.error == "Asiakas puuttuu."


def test_a_start_visit_is_a_start_visit(window: MainWindow) -> None:
    form = window.edits.add("start-visit", the_customer(window).id)
    assert form.add()
    assert the_customer(window).visits[0].kind is VisitKind.START


@pytest.mark.parametrize("kind", ADD_KINDS)
def test_every_form_has_named_fields_and_is_not_modal(window: MainWindow, kind: str) -> None:
    form = window.edits.add(kind)
    assert not form.isModal()
    assert all(field.editor.accessibleName() for field in form.fields.values())
    form.close()


def test_removing_a_group_and_its_block_together_is_one_step(window: MainWindow) -> None:
    group_now = the_group(window)
    window.edits.remove(group_now.id, group_now.blocks[0].id)
    assert not window._document.plan.groups
    window._document.undo()
    assert len(the_group(window).blocks) == 3
    assert locate(window._document.plan, group_now.blocks[0].id) is not None


def test_a_certificate_remembers_what_the_plan_says_when_it_is_given(window: MainWindow) -> None:
    person = the_group(window).customers[0]
    absence = window.edits.add("absence", person.id)
    fill(absence, first_day="13.1.2026", last_day="13.1.2026")
    assert absence.add()
    form = window.edits.add("certificate", person.id)
    fill(form, given_on="16.1.2026", days="12.–15.1.2026")
    assert form.add()
    (paper,) = the_group(window).customers[0].certificates
    assert paper.snapshot is not None
    assert [(fact.first_day, fact.cause) for fact in paper.snapshot.facts] == [(d("2026-01-13"), "sickness")]


def test_other_days_typed_for_a_certificate_make_it_remember_those_days() -> None:
    person = customer(absences=[Absence("absence", d("2026-02-10"), d("2026-02-10"))])
    paper = as_given(Certificate("paper", d("2026-01-16"), (DaySpan(d("2026-01-12"), d("2026-01-15")),)), person)
    found = Located(paper, customer=person)
    longer = intent_to_save(found, "days", (DaySpan(d("2026-01-12"), d("2026-02-12")),))
    assert isinstance(longer, Put)
    assert [fact.first_day for fact in longer.entity.snapshot.facts] == [d("2026-02-10")]
    told = intent_to_save(found, "told_kela_on", d("2026-01-19"))
    assert isinstance(told, Put)
    assert told.entity.snapshot == paper.snapshot


def test_a_name_pasted_with_line_breaks_is_one_line(window: MainWindow, qtbot: QtBot) -> None:
    form = window.edits.add("customer", the_group(window).id)
    QGuiApplication.clipboard().setText(" A-2000\n\tuusi\u2028asiakas ")
    form.fields["name"].editor.paste()
    assert form.add()
    assert "A-2000 uusi asiakas" in [one.name for one in the_group(window).customers]
