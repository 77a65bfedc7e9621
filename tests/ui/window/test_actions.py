"""Keys, menus and texts of the actions."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence

from taito_planner.domain.model import Plan
from taito_planner.texts import texts_for
from taito_planner.ui.actions import ACTIONS, SPEC_BY_KEY, ActionSpec
from taito_planner.ui.dialogs.keys import key_rows
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.menus import LINE, MENUS, RECENT
from tests.builders import plan
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.plans import PETRI, oulu

HARD_ON_FINNISH_KEYBOARDS = set("/[]{}\\@<>|~^`´¨")


def mnemonic(text: str) -> str | None:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].casefold() if found else None


def menu_keys(name: str) -> list[str]:
    """The text keys of what stands in a menu itself, submenus by their own name."""
    keys = []
    for line in MENUS[name]:
        if isinstance(line, tuple):
            keys.append(f"menu.{line[0]}")
        elif line == RECENT:
            keys.append("menu.recent")
        elif line != LINE:
            keys.append(f"action.{line}")
    return keys


def submenus() -> list[tuple[str, ...]]:
    return [line for lines in MENUS.values() for line in lines if isinstance(line, tuple)]


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.key)
def test_no_shortcut_needs_a_hand_of_three_on_a_finnish_keyboard(spec: ActionSpec) -> None:
    for keys in spec.shortcuts:
        assert not {"Ctrl", "Alt"} <= set(keys.split("+")), keys
        assert not HARD_ON_FINNISH_KEYBOARDS & set(keys), keys


def test_every_shortcut_is_a_key_and_belongs_to_one_action() -> None:
    shortcuts = [QKeySequence(keys) for spec in ACTIONS for keys in spec.shortcuts]
    assert not any(keys.isEmpty() for keys in shortcuts)
    assert [keys for keys, count in Counter(k.toString() for k in shortcuts).items() if count > 1] == []


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("name", MENUS)
def test_mnemonics_are_unique_in_a_menu(name: str, language: str) -> None:
    texts = texts_for(language)
    letters = [mnemonic(texts(key)) for key in menu_keys(name)]
    assert None not in letters, menu_keys(name)[letters.index(None)] if None in letters else ""
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


@pytest.mark.parametrize("language", ["fi", "en"])
def test_mnemonics_are_unique_in_the_menu_bar_and_in_submenus(language: str) -> None:
    texts = texts_for(language)
    rows = [[f"menu.{name}" for name in MENUS], *[[f"action.{key}" for key in sub[1:]] for sub in submenus()]]
    for keys in rows:
        letters = Counter(mnemonic(texts(key)) for key in keys)
        assert None not in letters
        assert set(letters.values()) == {1}


def test_every_action_stands_in_a_menu() -> None:
    in_menus = {line for lines in MENUS.values() for line in lines if isinstance(line, str)}
    in_menus |= {key for sub in submenus() for key in sub[1:]}
    assert SPEC_BY_KEY.keys() - in_menus == set()


def test_the_list_of_keys_is_built_from_the_actions(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    rows = dict(key_rows(window.qt_actions, window._texts))
    assert rows["Ctrl+Home"] == "Siirry tarkastelupäivään"
    assert rows["Ctrl+Y, Ctrl+Vaihto+Z"] == "Tee uudelleen"
    shown = [spec for spec in ACTIONS if window.qt_actions[spec.key].isVisible()]
    assert len(rows) == sum(bool(spec.shortcuts) and not spec.on_timeline for spec in shown)


def test_every_key_of_an_action_stands_once_in_the_list(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    texts = window._texts
    rows = [row for own in (False, True) for row in key_rows(window.qt_actions, texts, on_timeline=own)]
    assert len(rows) == len(set(rows)) == sum(bool(spec.shortcuts) for spec in ACTIONS)
    assert ("Ctrl+C", "Kopioi") in key_rows(window.qt_actions, texts, on_timeline=True)


def test_undo_names_the_step_it_takes_back(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    assert not window.qt_actions["edit.undo"].isEnabled()
    window.edits.remove(window.parts.inspector._document.plan.groups[0].blocks[0].id)
    assert window.qt_actions["edit.undo"].text() == "&Kumoa: Poista"
    window.qt_actions["edit.undo"].trigger()
    assert not window.qt_actions["edit.undo"].isEnabled()
    assert window.qt_actions["edit.redo"].isEnabled()


def test_the_group_export_waits_for_a_group(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    assert not window.qt_actions["export.group"].isEnabled()
    window.views.show(oulu_block(window))
    assert window.qt_actions["export.group"].isEnabled()


def off(window: MainWindow, *keys: str) -> set[str]:
    return {key for key in keys if not window.qt_actions[key].isEnabled()}


OF_A_BAR = ("edit.facts", "edit.remove", "edit.copy", "edit.cut", "edit.duplicate", "plan.free")


def test_what_needs_a_selection_is_off_without_one(open_window: OpenWindow) -> None:
    window = open_window(oulu())
    window.parts.timeline.select()
    assert off(window, *OF_A_BAR) == set(OF_A_BAR)
    window.parts.timeline.select(oulu_block(window))
    assert off(window, *OF_A_BAR) == set()
    window.parts.timeline.select(PETRI.id)
    assert off(window, *OF_A_BAR) == {"edit.copy", "edit.cut", "edit.duplicate", "plan.free"}


def test_in_an_empty_plan_only_what_has_no_owner_can_be_added(open_window: OpenWindow) -> None:
    window = open_window(plan(), as_of=None)
    adding = [key for key in SPEC_BY_KEY if key.startswith("add.")]
    assert set(adding) - off(window, *adding) == {"add.group", "add.customer", "add.staff", "add.closure"}
    assert off(window, "view.next-finding", "view.collapse") == {"view.next-finding", "view.collapse"}


def test_a_plan_that_is_only_read_can_be_copied_from(open_read_only: Callable[[Plan], MainWindow]) -> None:
    window = open_read_only(oulu())
    window.parts.timeline.select(oulu_block(window))
    assert off(window, *OF_A_BAR) == {"edit.remove", "edit.cut", "edit.duplicate"}


def oulu_block(window: object) -> str:
    return window._document.plan.groups[0].blocks[0].id  # type: ignore[attr-defined]


def test_an_empty_plan_has_a_card_with_the_ways_to_begin(open_window: OpenWindow) -> None:
    window = open_window(plan(), as_of=None)
    assert window.parts.empty_card.isVisible()
    window.edits.add("group").close()
    assert window.parts.empty_card.isVisible()
