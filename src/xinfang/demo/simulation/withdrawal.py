"""The petitioner's withdrawal, the call after it, and how he may take it back."""

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

K: Final = ActKind


def withdrawn(matter: Matter) -> Generator[Deed, None, bool]:
    """Give the withdrawal and what follows; tell whether the petitioner takes it back and the matter goes on."""
    dice = matter.dice
    matter.day += timedelta(days=dice.between(1, 8))
    if matter.fate("at the window").happens(30):
        taken = matter.until(matter.day)
        yield replace(matter.deed(K.WITHDRAW, matter.someone(cast.BUREAU, CapacityKind.CLERK)), evidence=True)
    else:
        taken = matter.day
        yield matter.deed(K.WITHDRAW, None)
    back = dice.happens(35)
    if dice.happens(88):
        yield from _called_back(matter, pressed=back and dice.happens(40))
    if not back:
        return False
    matter.day = max(matter.day, taken + timedelta(days=dice.between(2, 12)))
    if (matter.day - taken).days > 14:
        return False  # too late to take it back; a new matter may be brought in at any time
    by_hand = matter.fate("taken back at the window").happens(30) and matter.calendar.is_working(matter.day)
    clerk = matter.someone(cast.BUREAU, CapacityKind.CLERK) if by_hand else None
    yield replace(matter.deed(K.REVOKE_WITHDRAWAL, clerk), evidence=by_hand)
    return True


def _called_back(matter: Matter, *, pressed: bool) -> Generator[Deed, None, None]:
    """Give the call of the bureau's inspector, once more where nobody was reached."""
    inspector = matter.offices.doer(cast.BUREAU, CapacityKind.INSPECTOR, matter.dice)
    matter.later(matter.dice.between(1, 4))
    if matter.dice.happens(20):
        yield matter.deed(K.CALL_BACK_WITHDRAWAL, inspector, result="NOT_REACHED")
        matter.later(matter.dice.between(1, 3))
    yield matter.deed(K.CALL_BACK_WITHDRAWAL, inspector, result="PRESSED" if pressed else "OWN_WILL")
