"""Tests write to folders of their own: never to those of the user, nor of the process that runs beside them."""

import pytest

from taito_planner.storage.data_folder import data_folder


def test_the_programs_own_files_lie_with_those_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert data_folder().is_relative_to(tmp_path_factory.getbasetemp())
