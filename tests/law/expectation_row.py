"""The shape of a hand-written expectation of one act."""

from dataclasses import dataclass

LETTERS = {
    "G": "REGISTERED",
    "R": "ROUTED",
    "O": "OBJECTED",
    "I": "INFORMED",
    "D": "DIVERTED",
    "A": "ACCEPTED",
    "N": "ANSWERED",
    "S": "SERVED",
    "C": "CONCLUDED",
    "F": "CONFIRMED",
    "W": "WITHDRAWN",
    "E": "ENDED",
    "M": "MOVED",
}


@dataclass(frozen=True)
class Row:
    """What the procedure says of one act; `concealed` tells whether it exists for an accusation, and for whom."""

    states: frozenset[str]
    capacities: frozenset[str]
    place: str
    concealed: bool = False
    klass: str = "CLAIM"


def row(states: str, capacities: str, place: str, *, concealed: bool = False, klass: str = "CLAIM") -> Row:
    return Row(frozenset(LETTERS[s] for s in states), frozenset(capacities.split()), place, concealed, klass)
