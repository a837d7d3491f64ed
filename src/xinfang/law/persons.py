"""The petitioners of one petition: the first, and who joined him later; what speaks to which of them.

A person is known by the number of the act by which he came: the registration, or his own act of joining. Who was
registered together is told and served together.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, Joined
from xinfang.law.obligations import Obligation, Remedy

K: Final = ActKind
SERVE_RULES: Final = ("N22-35-serve", "N05-32-serve")
# These are done by one petitioner or towards one: the act names him, or means the first.
PERSONAL: Final = frozenset({K.SERVE, K.RATE, K.REQUEST_REVIEW, K.LEAVE_PERSON})
MOST_REPRESENTATIVES: Final = 5


def person_of(case: CaseFile, act: Act) -> int:
    """Give the person whom the act speaks of."""
    told = act.payload.get("person")
    return told if type(told) is int else case.first_person


def standing(case: CaseFile) -> tuple[Joined, ...]:
    """Give the petitioners who have not left."""
    return tuple(one for one in case.persons if one.left_seq is None)


def owed_to(case: CaseFile, owed: Obligation) -> int:
    """Give the person to whom a service is owed."""
    return owed.anchor_seq if any(one.seq == owed.anchor_seq for one in case.persons) else case.first_person


def holder_of(case: CaseFile, remedy: Remedy) -> int:
    """Give the person whose window it is."""
    anchor = case.act(remedy.anchor_seq)
    return person_of(case, anchor) if anchor is not None else case.first_person


def serves(case: CaseFile, owed: Obligation, act: Act) -> bool:
    """Tell whether the act, if it is a service, is one to the person to whom it is owed."""
    return act.kind is not K.SERVE or owed.rule not in SERVE_RULES or owed_to(case, owed) == person_of(case, act)


def unserved(case: CaseFile) -> frozenset[int]:
    """Give the persons to whom an answer is still to be served."""
    return frozenset(owed_to(case, o) for o in case.obligations if o.is_open and o.rule in SERVE_RULES)


def served_to_all(case: CaseFile, n: int) -> bool:
    """Tell whether the answer on request `n` is owed to no petitioner any more."""
    return not any(o.is_open and o.rule in SERVE_RULES and o.request_n == n for o in case.obligations)


def persons_after(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the person who joined or left by `act`."""
    if act.kind is K.JOIN_PERSON:
        new = Joined(act.seq, bool(act.payload.get("representative")))
        return replace(case, persons=(*case.persons, new))
    if act.kind is K.LEAVE_PERSON:
        gone = person_of(case, act)
        return replace(
            case,
            persons=tuple(replace(one, left_seq=act.seq) if one.seq == gone else one for one in case.persons),
        )
    return case


def person_fault(case: CaseFile, act: Act) -> str | None:
    """Give the sentence that says why the act cannot speak of its person, or None."""
    if act.kind not in PERSONAL:
        return None
    person = person_of(case, act)
    one = next((known for known in case.persons if known.seq == person), None)
    if one is None:
        return "该信访事项没有这位信访人。"
    return "这位信访人已经退出。" if one.left_seq is not None and act.kind in (K.SERVE, K.LEAVE_PERSON) else None


def rated_by(case: CaseFile, n: int) -> frozenset[int]:
    """Give who has rated the handling of request `n`."""
    return frozenset(_rated(case, n))


def _rated(case: CaseFile, n: int) -> Iterator[int]:
    for act in case.live:
        if act.kind is K.RATE and n in act.requests:
            yield person_of(case, act)
