"""The scenes that are pictured end where they say, and leave the plan as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from taito_planner.domain.model import Block
from taito_planner.showcase import journeys, write_first_pages
from taito_planner.showcase.journeys import DRAGGED_GROUP, LOPPIAINEN_2026
from taito_planner.showcase.scenes import SCENES
from taito_planner.showcase.stage import Stage
from taito_planner.texts import texts_for
from taito_planner.ui.style import ThemeChoice
from taito_planner.ui.views.switch import VIEWS

STARTS_ON = "2026-01-12"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Stage]:
    monkeypatch.setenv("HOME", str(tmp_path))
    with Stage(texts_for("fi"), ThemeChoice.LIGHT) as made:
        yield made


def block(stage: Stage) -> Block:
    return stage.group(DRAGGED_GROUP).opening_blocks[0]


def test_a_drag_let_go_taken_back_and_done_again(stage: Stage) -> None:
    before = stage.document.plan
    for scene, day in (
        (journeys.escaped, STARTS_ON),
        (journeys.dropped, LOPPIAINEN_2026.isoformat()),
        (journeys.undone, STARTS_ON),
        (journeys.redone, LOPPIAINEN_2026.isoformat()),
    ):
        scene(stage)
        assert stage.window.parts.timeline.stage.drag is None
        assert block(stage).first_day.isoformat() == day, scene
        stage.tidy()
        assert stage.document.plan == before


def test_a_block_held_over_loppiainen_says_why_it_may_not_lie_there(stage: Stage) -> None:
    journeys.over_loppiainen(stage)
    drag = stage.window.parts.timeline.stage.drag
    assert drag is not None
    assert drag.card is not None
    assert any("oppiai" in row.sentence for row in drag.card.rows)


def test_group_days_are_held_from_the_palette(stage: Stage) -> None:
    journeys.from_palette(stage)
    drag = stage.window.parts.timeline.stage.drag
    assert drag is not None
    assert drag.preview is not None
    stage.tidy()
    assert stage.window.parts.timeline.stage.drag is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_keys_alone_lead_to_an_excel_file(stage: Stage) -> None:
    journeys.by_keys_alone(stage)
    assert block(stage).first_day.isoformat() == "2026-01-19"
    assert [path.suffix for path in stage.exported] == [".xlsx"]


def test_every_journey_is_among_the_scenes() -> None:
    played = {journeys.over_loppiainen, journeys.escaped, journeys.dropped, journeys.undone, journeys.redone}
    assert played | {journeys.from_palette, journeys.sought, journeys.by_keys_alone} <= set(SCENES.values())


def test_the_printed_pages_show_the_sample_plan(tmp_path: Path) -> None:
    write_first_pages(texts_for("fi"), tmp_path, "100")
    for view in VIEWS:
        page = QImage(str(tmp_path / f"print-{view}-light-100.png"))
        width, height = page.width(), page.height()
        points = ((x, y) for x in range(0, width, 3) for y in range(150, height - 120, 3))
        inked = sum(page.pixelColor(x, y).lightness() < 200 for x, y in points)
        assert inked > 300, view
