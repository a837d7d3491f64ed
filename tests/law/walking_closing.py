"""Words with random content for the end of a request, for walks over the act table."""

from collections.abc import Callable
from random import Random

from law import words_closing as c
from law.cast import BUREAU
from law.words import ActWord
from xinfang.law.acts import ActKind


def closing_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word."""
    return {
        ActKind.WITHDRAW: lambda: c.withdraw(on=on, caller=BUREAU.id),
        ActKind.REVOKE_WITHDRAWAL: lambda: c.revoke(on=on),
        ActKind.CALL_BACK_WITHDRAWAL: lambda: c.call_back(random.choice(("OWN_WILL", "NOT_REACHED")), on=on),
        ActKind.CONFIRM_CONCLUSION: lambda: c.confirm(on=on),
        ActKind.RETURN_FOR_REWORK: lambda: c.rework(on=on),
        ActKind.REOPEN: lambda: c.reopen(on=on),
    }
