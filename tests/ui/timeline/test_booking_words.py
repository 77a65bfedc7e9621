"""A booking copied from a kept picture says what it would say painted alone."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from taito_planner.ui.timeline.bars import Bar, BarKind, Lane
from taito_planner.ui.timeline.lane_cache import StepCache, ZoomCache
from taito_planner.ui.timeline.picture_maker import PictureMaker
from taito_planner.ui.timeline.sprites import SpriteBook
from tests.builders import customer, group, plan, session, staff
from tests.ui.timeline.windows import Driver

NAMES = ("A-1005", "A-1001", "A-1117", "A-1888")


def test_visits_of_several_customers_have_their_own_words_at_every_zoom(tmp_path: Path, qtbot: QtBot) -> None:
    people = [
        customer(name, id=name, instructor="petri", visits=[session(f"2025-12-0{day}", id=f"v{day}")])
        for day, name in enumerate(NAMES, 1)
    ]
    driver = Driver(plan(group(id="g", customers=people), staff=[staff("Petri Mäki", id="petri")]), tmp_path)
    qtbot.addWidget(driver.view)
    stage = driver.view.stage
    lane = stage.staff_stack().lanes[1]
    visits = tuple(bar for bar in lane.bars if bar.kind is BarKind.VISIT_BOOKING)
    assert len(visits) == len(NAMES)
    for quarter in range(16 * 4, 32 * 4):
        stage.zoom(quarter / 4)
        scene = stage.scene()
        together = _pictures(PictureMaker(scene), lane, visits)
        for bar, picture in zip(visits, together, strict=True):
            nothing_kept = ZoomCache(StepCache(scene.kept.step.layout, {}))
            alone_in = replace(scene, kept=nothing_kept, sprites=SpriteBook(1.0))
            (alone,) = _pictures(PictureMaker(alone_in), lane, (bar,))
            assert picture.toImage() == alone.toImage(), f"{bar.id} at {quarter / 4} px a day"


def _pictures(maker: PictureMaker, lane: Lane, bars: tuple[Bar, ...]) -> list[QPixmap]:
    wide = maker.wide(maker.made(lane, bars, 24, frozenset()), 24)
    return [sprite for _, _, _, _, sprite in wide.sprites]
