"""The act table: for each act who may do it, from which state, what must be given, under which article.

Buttons, forms, checks, documents and tests are derived from these rows. They stand in `table`, by chapter.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.table import (
    above,
    answering,
    bureau,
    classes,
    closing,
    contest,
    direct,
    disposal,
    disputes,
    entry,
    execution,
    handling,
    old,
    oral,
    oversight,
    passing,
    persons,
    recusal,
    review,
    routes,
    routing,
    several,
    simple,
    suggestions,
)
from xinfang.law.table.row import ActRow, Need, Place

__all__ = ["ACTS", "ROWS", "ActRow", "Need", "Place"]

CHAPTERS: Final = (
    entry,
    oral,
    persons,
    several,
    classes,
    bureau,
    above,
    routing,
    passing,
    disputes,
    recusal,
    direct,
    old,
    suggestions,
    routes,
    contest,
    handling,
    simple,
    answering,
    review,
    closing,
    execution,
    oversight,
    disposal,
)
_BY_KIND: Final = {row.kind: row for row in chain.from_iterable(chapter.ROWS for chapter in CHAPTERS)}
# In the order of the procedure, which is the order of the kinds.
ACTS: Final[Mapping[ActKind, ActRow]] = {kind: _BY_KIND[kind] for kind in ActKind}
ROWS: Final = tuple(ACTS.values())
