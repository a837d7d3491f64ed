"""Words with random content for acts that touch more than one petition, for walks over the act table."""

from collections.abc import Callable
from random import Random

from law import words_several as v
from law.cast import DEPARTMENT, OTHER_TOWN, TOWN
from law.words import ActWord
from law.words_classes import change_class, inform_class
from xinfang.law.acts import ActKind


def several_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word for the acts that touch more than one petition, as they stand on this one."""
    pick = random.choice
    there = v.other(pick((v.ANOTHER, v.THIRD)), holders=[pick((None, TOWN.id, DEPARTMENT.id, OTHER_TOWN.id))])
    return {
        ActKind.LINK: lambda: v.link(on=on, to=there),
        ActKind.UNLINK: lambda: v.unlink(on=on, to=there),
        ActKind.JOIN_TO: lambda: v.join(on=on, to=there, side=pick(("MEMBER", "LEAD"))),
        ActKind.UNJOIN: lambda: v.unjoin(on=on, to=there),
        ActKind.SPLIT: lambda: pick(
            (v.split(on=on), v.split("ACCUSATION", on=on, accused=[OTHER_TOWN]), v.split("EXTRACT", on=on))
        ),
        ActKind.CHANGE_CLASS: lambda: change_class(pick(("CLAIM", "SUGGESTION")), on=on),
        ActKind.INFORM_CLASS: lambda: inform_class(on=on),
        ActKind.RELEASE_EXTRACT: lambda: v.release(on=on),
    }
