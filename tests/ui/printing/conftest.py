"""The real windows of the window's own tests."""

from tests.ui.window.conftest import (
    Answers,
    OpenDocument,
    OpenWindow,
    answers,
    open_document,
    open_window,
    settings,
)

__all__ = ["Answers", "OpenDocument", "OpenWindow", "answers", "open_document", "open_window", "settings"]
