"""Set before any test module loads Qt: no window on the screen, and the same examples on every run."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("taito", deadline=None, derandomize=True)
settings.load_profile("taito")
