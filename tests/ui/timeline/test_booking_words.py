"""A booking copied from a kept picture says what it would say painted alone."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.lane_cache import ZoomCache
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
            (alone,) = _pictures(PictureMaker(replace(scene, kept=ZoomCache(scene.kept.layout, {}), sprites=SpriteBook(1.0))), lane, (bar,))
            assert picture.toImage() == alone.toImage(), f"{bar.id} at {quarter / 4} px a day"


def _pictures(maker: PictureMaker, lane: object, bars: tuple[object, ...]) -> list[QPixmap]:
    made = maker.made(lane, bars, 24, frozenset())  # type: ignore[arg-type]
    return [sprite for _, _, _, sprite in made.sprites]
