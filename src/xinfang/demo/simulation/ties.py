"""Matters that belong together: linked at the window, handled together where one organ has both."""

from collections.abc import Iterator
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

K: Final = ActKind


def linked(matter: Matter) -> Iterator[Deed]:
    """Give the link to the earlier matter of the same petitioner, and now and then its undoing."""
    if not matter.earlier or not matter.dice.happens(70):
        return
    clerk = matter.offices.doer(cast.BUREAU, CapacityKind.CLERK, matter.dice)
    matter.until(matter.day)
    yield _tie(matter, matter.deed(K.LINK, clerk, sameness="EARLIER"))
    if matter.dice.happens(8):
        matter.later(matter.dice.between(0, 3))
        yield _tie(matter, matter.deed(K.UNLINK, clerk, ground="OTHER_FACTS"))


def joined(matter: Matter) -> Iterator[Deed]:
    """Give the joining with the earlier matter by the organ that has both, and now and then its undoing."""
    if not matter.earlier or not matter.dice.happens(60):
        return
    yield _tie(matter, matter.handles(K.JOIN_TO, side="MEMBER"))
    if matter.dice.happens(10):
        matter.later(matter.dice.between(1, 5))
        yield _tie(matter, matter.handles(K.UNJOIN, ground="ENTRY_ERROR"))


def _tie(matter: Matter, deed: Deed) -> Deed:
    return Deed(deed.kind, deed.day, deed.doer, deed.values, requests=deed.requests, other=matter.earlier)
