"""A key ring of its own for each test that touches keys."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def keys_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give the folder, not made yet, in which this test's ring will lie."""
    folder = tmp_path / "var" / "keys"
    settings.XINFANG_KEYS = folder
    return folder
