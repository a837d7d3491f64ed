"""The duty to decide on a challenge (Art. 28③), which pauses nothing."""

from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.duties.row import Duty, always

RECUSAL_RULES: Final = ("N22-28-recusal", "N05-30-recusal")
RECUSAL_DUTIES: Final = (
    Duty(
        RECUSAL_RULES,
        frozenset({ActKind.CHALLENGE_RECUSAL}),
        "decider",
        frozenset({ActKind.DECIDE_RECUSAL}),
        always,
    ),
)
