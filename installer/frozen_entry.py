"""The start of both frozen programs: the windowed one is told by its name."""

import sys
from pathlib import Path

from taito_planner.cli import main, main_gui

sys.exit(main_gui() if Path(sys.executable).stem.endswith("-gui") else main())
