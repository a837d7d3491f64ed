"""The demonstration county, with petitions whose dates reach into a year without a notice."""

import pytest

from databases import Database
from xinfang.demo.county import load_county


@pytest.fixture
def own_county(own_db: Database) -> Database:
    """Load units and people into a database of the test's own, where commits stay."""
    load_county()
    return own_db
