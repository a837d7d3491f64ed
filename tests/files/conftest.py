"""A data folder of its own for each test that stores bytes."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give the folder in which this test's files will lie."""
    settings.XINFANG_DATA = tmp_path
    return tmp_path
