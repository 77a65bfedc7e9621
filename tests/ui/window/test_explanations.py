"""The inspector explains: why a finding is one, what runs out for a customer, what a group's start asks."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from taito_planner.domain.entities import bare
from taito_planner.domain.intents import MoveVisit, Put
from taito_planner.domain.model import Group, Plan
from taito_planner.session.document import PlanDocument
from taito_planner.texts import texts_for
from taito_planner.ui.elided import ElidedLabel
from taito_planner.ui.findings_model import COLUMNS, FindingsModel
from taito_planner.ui.inspector import Inspector
from taito_planner.ui.inspector.explanation_lines import ExplanationLines
from taito_planner.ui.style import ThemeChoice, chosen_theme
from tests.builders import block, customer, d, group, plan, session, start_visit
from tests.ui.window.conftest import OpenDocument
from tests.ui.window.plans import oulu


class Shown:
    """An inspector on a plan, and the document it reads."""

    def __init__(self, qtbot: QtBot, document: PlanDocument, language: str = "fi") -> None:
        self.document = document
        self.inspector = Inspector(document, texts_for(language), chosen_theme(ThemeChoice.LIGHT))
        qtbot.addWidget(self.inspector)
        self.inspector.resize(272, 900)
        self.inspector.show()

    @property
    def group(self) -> Group:
        return self.document.plan.groups[0]

    def select(self, thing_id: str) -> Inspector:
        self.inspector.show_selection((thing_id,))
        return self.inspector

    def customer(self, name: str) -> str:
        return next(c.id for c in self.group.customers if c.name == name)

    def explanation(self, number: int = 0) -> ExplanationLines:
        return self.inspector.findChildren(ExplanationLines)[number]

    def clocks(self) -> dict[str, tuple[str, str]]:
        assert self.inspector.page is not None
        return {
            row.name.text(): (row.day.text(), row.left.text()) for row in self.inspector.page.clocks.countdowns.rows
        }


Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot, open_document: OpenDocument) -> Show:
    def show_it(some_plan: Plan, as_of: str = "2025-11-19", language: str = "fi") -> Shown:
        return Shown(qtbot, open_document(some_plan, d(as_of)), language)

    return show_it


LATE = customer("A-1", "2025-09-01", visits=(start_visit("2025-10-01"),))
TOO_LATE = plan(group("Lahti 1/2026", 6, customers=(LATE,), blocks=(block("2025-12-09"),)))


def test_a_finding_says_how_far_over_and_explains_itself_when_asked(show: Show, qtbot: QtBot) -> None:
    shown = show(TOO_LATE)
    shown.select(LATE.id)
    lines = shown.explanation()
    assert (lines.slack_text, lines.details.isHidden(), lines.why.text()) == ("8 päivää yli", True, "Miksi?")
    qtbot.mouseClick(lines.why, Qt.MouseButton.LeftButton)
    assert not lines.details.isHidden()
    said = lines.texts_shown
    assert said[0] == "Raja ma 1.12.2025 · suunnitelmassa ti 9.12.2025"
    assert "Ryhmäjakso alkaa" in said[1]
    assert "Tulkinta" in said
    assert "Kuukaudet lasketaan päätöksen päivästä, joka on tiukin lukutapa" in said
    qtbot.mouseClick(lines.why, Qt.MouseButton.LeftButton)
    assert lines.details.isHidden()


def test_an_opened_explanation_stays_open_and_follows_the_plan(show: Show, qtbot: QtBot) -> None:
    shown = show(TOO_LATE)
    shown.select(LATE.id)
    qtbot.mouseClick(shown.explanation().why, Qt.MouseButton.LeftButton)
    later = replace(shown.group.first_block, first_day=d("2025-12-15"), last_day=d("2025-12-18"))
    shown.document.submit(Put(later, shown.group.id))
    assert shown.explanation().slack_text == "14 päivää yli"
    assert shown.explanation().texts_shown[0] == "Raja ma 1.12.2025 · suunnitelmassa ma 15.12.2025"


def test_another_finding_in_the_same_row_begins_closed(show: Show, qtbot: QtBot) -> None:
    shown = show(oulu())
    shown.select(shown.customer("A-1070"))
    qtbot.mouseClick(shown.explanation().why, Qt.MouseButton.LeftButton)
    shown.select(shown.group.blocks[0].id)
    assert shown.explanation().details.isHidden()


def test_the_contact_of_a_finding_is_copied_by_its_button(show: Show, qtbot: QtBot) -> None:
    on_holiday = plan(group("Oulu 1/2026", 6, blocks=(block("2026-01-05"),)))
    shown = show(on_holiday)
    shown.select(shown.group.blocks[0].id)
    lines = shown.explanation()
    qtbot.mouseClick(lines.why, Qt.MouseButton.LeftButton)
    (copy,) = [button for button in lines.details.findChildren(QPushButton) if not button.isHidden()]
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "kuntoutuspalvelut_muutokset@kela.fi"


def test_a_customer_shows_every_clock_with_its_day_and_days_left(show: Show) -> None:
    shown = show(oulu())
    shown.select(shown.customer("A-1070"))
    clocks = shown.clocks()
    assert clocks["1. käynti"] == ("5.1.2026", "47 pv")
    assert clocks["Ryhmän alku"] == ("10.2.2026", "83 pv")
    assert clocks["Päätös"] == ("", "puuttuu")
    assert clocks["Sopimus"] == ("31.12.2025", "ok")
    assert next(iter(clocks)) == "1. käynti"


def test_a_clock_follows_an_edit_and_a_visit_shows_its_customers_clocks(show: Show) -> None:
    shown = show(oulu())
    visit = shown.group.customers[0].visits[0]
    shown.select(visit.id)
    assert shown.clocks()["1. käynti"] == ("22.12.2025", "ok")
    shown.document.submit(MoveVisit(visit.id, d("2025-12-23")))
    assert shown.clocks()["1. käynti"] == ("22.12.2025", "1 pv yli")


def test_a_clock_that_runs_out_says_why_below_itself(show: Show) -> None:
    shown = show(oulu(), "2025-12-29")
    shown.select(shown.customer("A-1070"))
    assert shown.inspector.page is not None
    row = next(r for r in shown.inspector.page.clocks.countdowns.rows if r.name.text() == "1. käynti")
    assert not row.why.isHidden()
    assert row.why.text().startswith("Käyntiä ei ole suunniteltu. Viimeinen päivä ma 5.1.2026")
    calm = next(r for r in shown.inspector.page.clocks.countdowns.rows if r.name.text() == "Sopimus")
    assert calm.why.isHidden()
    assert "Sopimuskausi päättyy" in calm.name.toolTip()


def test_the_allowance_counters_open_into_their_parts(show: Show, qtbot: QtBot) -> None:
    someone = customer("A-1", "2025-10-27", visits=(start_visit("2025-11-12"),))
    shown = show(plan(group("Oulu 1/2026", 6, customers=(someone,), blocks=(block("2026-01-12"), block("2026-02-09")))))
    shown.select(someone.id)
    assert shown.inspector.page is not None
    section = shown.inspector.page.clocks.allowance
    assert section.counters == ["Odotusaika 2025 13 / 75 pv", "Väliaika 2026 20 / 75 pv"]
    assert section.parts.isHidden()
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert not section.parts.isHidden()
    assert section.part_lines[-1] == "16.1.–8.2.2026: 20 pv, väliaika, syytä ei kirjattu"
    assert any("ei lasketa" in line for line in section.part_lines)


def test_the_counters_are_the_customers_own_and_not_shown_for_his_bars(show: Show) -> None:
    later = session("2026-03-02")
    someone = customer("A-1", "2025-10-27", visits=(start_visit("2025-11-12"), later))
    shown = show(plan(group("Oulu 1/2026", 6, customers=(someone,))))
    page = shown.select(later.id).page
    assert page is not None
    assert page.clocks.allowance.isHidden()
    page = shown.select(shown.group.id).page
    assert page is not None
    assert page.clocks.isHidden()


def test_a_group_shows_who_binds_why_and_how_near_the_compulsory_number_is(show: Show) -> None:
    shown = show(oulu())
    page = shown.select(shown.group.id).page
    assert page is not None
    section = page.window_section
    assert section.earliest.text == "A-1061, käynti 12.11."
    assert section.earliest.toolTip() == "käynti ke 12.11.2025, jakso alkaa sen jälkeen"
    assert section.latest.toolTip() == "3 kk päätöksestä 27.10.2025"
    assert section.start.meter.text == "2/6: voit siirtää · 6/6: aloitettava"
    assert section.start.newcomer.text == "15.9.–12.12.2025"


def test_a_group_that_has_begun_shows_no_meter_and_no_newcomer(show: Show) -> None:
    shown = show(oulu(), "2025-12-15")
    page = shown.select(shown.group.id).page
    assert page is not None
    assert page.window_section.start.meter.isHidden()
    assert page.window_section.start.newcomer.isHidden()


def test_what_must_be_told_stands_in_one_line_for_each_kind(show: Show) -> None:
    deferred = replace(bare(oulu().groups[0]), deferral_decided_on=d("2025-11-10"))
    shown = show(oulu())
    shown.document.submit(Put(replace(deferred, id=shown.group.id), None))
    page = shown.select(shown.group.id).page
    assert page is not None
    assert page.announce.lines == ["Ilmoitukset siirrosta (3)"]
    page = shown.select(shown.customer("A-1070")).page
    assert page is not None
    assert page.announce.lines == ["Ilmoitukset siirrosta (1)"]


def test_a_plan_with_nothing_to_tell_has_no_such_section(show: Show) -> None:
    shown = show(oulu())
    page = shown.select(shown.group.id).page
    assert page is not None
    assert page.announce.isHidden()


def test_a_long_name_gives_way_and_stands_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show_text("Kuntoutuskeskus Pitkäniemi-Rantasalmi")
    assert label.is_elided
    assert label.toolTip() == "Kuntoutuskeskus Pitkäniemi-Rantasalmi"
    label.resize(600, 20)
    label.show()
    qtbot.waitUntil(lambda: label.width() == 600)
    assert label.toolTip() == ""


def test_the_inspector_explains_in_english_too(show: Show, qtbot: QtBot) -> None:
    shown = show(TOO_LATE, language="en")
    shown.select(LATE.id)
    assert shown.explanation().slack_text == "8 days over"
    qtbot.mouseClick(shown.explanation().why, Qt.MouseButton.LeftButton)
    assert shown.explanation().texts_shown[0] == "Limit Mon 1.12.2025 · in the plan Tue 9.12.2025"


def test_the_tooltip_of_a_sentence_in_the_list_is_its_whole_explanation(open_document: OpenDocument) -> None:
    document = open_document(TOO_LATE, d("2025-11-19"))
    model = FindingsModel(document, texts_for("fi"), chosen_theme(ThemeChoice.LIGHT))
    model.refresh()
    row = next(i for i, row in enumerate(model.rows) if row.finding.rule == "group-start-late")
    tip = model.index(row, COLUMNS.index("sentence")).data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert tip[0] == "Ryhmäjakso 3 kk:ssa"
    assert tip[1] == model.sentence(row)
    assert tip[2] == "Raja ma 1.12.2025 · suunnitelmassa ti 9.12.2025 · 8 päivää yli"
    assert "Tulkinta" in tip
