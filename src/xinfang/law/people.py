"""The people of a petition as its acts have them: who raises the matter, and who speaks for one of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """One petitioner, known by the act by which he came; `left_seq` is the act by which he left.

    `reachable` tells that his name and address are clear, `own` that he is owed a notice of his own wherever the matter
    goes, `together` that he was registered with the first from the start.
    """

    seq: int
    representative: bool = False
    left_seq: int | None = None
    reachable: bool = False
    own: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """Who speaks for the petitioner `person`, known by the act that named him; `receives` papers in his place."""

    seq: int
    person: int
    basis: str
    receives: bool = False
    ended_seq: int | None = None
