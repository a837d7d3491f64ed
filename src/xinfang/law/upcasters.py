"""Older forms of stored acts, brought to today's: what was written once is never rewritten, only read anew.

When the shape of a payload changes, `acts.VERSION` grows by one, and this table gets a function that gives the body of
the next version from that of the one before. A kind without one has not changed in that version.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

Body = Mapping[str, Any]
Upcaster = Callable[[Body], Body]
FIRST: Final = 1
UPCASTERS: Final[Mapping[tuple[str, int], Upcaster]] = {}


def upcast(said: Body, *, to: int, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS) -> Body:
    """Give the body of an act, stored in any version, in the form of version `to`, as far as the steps are known."""
    while said["v"] < to:
        step = upcasters.get((said["kind"], said["v"]))
        if step is None and said["v"] < FIRST:
            break
        said = {**(step(said) if step is not None else said), "v": said["v"] + 1}
    return said
