"""Writes the pictures: every scene, light and dark, at each scale, and the first page of each printed view."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from taito_planner import commands
from taito_planner.showcase.scenes import IN_CONTRAST, SCENES
from taito_planner.showcase.stage import Stage
from taito_planner.texts import Texts, texts_for
from taito_planner.ui.style import ThemeChoice

SCALES = ("1", "1.5", "2")
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
AT_LARGEST = ("main", "drag", "customer")
"""The scenes that are pictured at the largest scale too."""


def demo_without_display(folder: Path, texts: Texts) -> Iterator[str]:
    """Imports and checks the sample workbook, writes the Excel file and a picture of the window to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    checked = commands.read_checked(commands.sample_workbook(), commands.SAMPLE_DAY)
    yield texts("command.demo.workbook", path=str(commands.sample_workbook()))
    yield from commands.finding_lines(checked, texts)
    workbook = folder / f"Taito_{commands.SAMPLE_DAY.isoformat()}.xlsx"
    commands.export_plan(checked, workbook, texts)
    yield texts("command.demo.excel", path=str(workbook))
    picture = folder / "taito-planner.png"
    with Stage(texts, ThemeChoice.LIGHT) as stage:
        stage.window.grab().save(str(picture))
    yield texts("command.demo.picture", path=str(picture))


def write_screenshots(folder: Path) -> Iterator[Path]:
    """Pictures of every scene, light and dark, at every scale, each scale in a process: Qt takes it once."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "taito_planner", "screenshots", str(folder), "--scale", scale]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        yield from sorted(folder.glob(f"*-{_percent(scale)}.png"))


def write_scenes(folder: Path, scale: str) -> None:
    """The scenes of ``write_screenshots`` at the scale this process runs with."""
    texts, names = texts_for("fi"), AT_LARGEST if scale == SCALES[-1] else tuple(SCENES)
    for theme in THEMES:
        with Stage(texts, theme) as stage:
            _write(stage, names, folder, f"{theme.value}-{_percent(scale)}")
    if scale == SCALES[0]:
        write_first_pages(texts, folder, _percent(scale))
        with Stage(texts, ThemeChoice.LIGHT) as stage:
            stage.take_high_contrast()
            _write(stage, IN_CONTRAST, folder, f"contrast-{_percent(scale)}")


def write_first_pages(texts: Texts, folder: Path, percent: str) -> None:
    """The first page of each view of the sample plan, as it is printed after a few edits."""
    with Stage(texts, ThemeChoice.LIGHT) as stage:
        SCENES["history"](stage)
        stage.write_printed_pages(folder, percent)


def _write(stage: Stage, names: tuple[str, ...], folder: Path, ending: str) -> None:
    for name in names:
        SCENES[name](stage)
        stage.settle()
        path = folder / f"{name}-{ending}.png"
        if not stage.picture().save(str(path)):
            raise OSError(f"{path} could not be written")
        stage.tidy()


def _percent(scale: str) -> str:
    return f"{round(float(scale) * 100)}"
