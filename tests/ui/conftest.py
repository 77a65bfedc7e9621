"""For every test with a window: what the offscreen platform itself cannot do is no fault of ours."""

from pathlib import Path

import pytest

OFFSCREEN_LACKS = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_LACKS))
