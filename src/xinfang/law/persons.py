"""The petitioners of one petition: the first, and who came with him or joined later; what speaks to which of them.

A person is known by the number of the act by which he came: the registration, or his own act of joining, which stands
right behind the registration where both were registered together.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.fields import are_ids
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.people import Agent, Joined
from xinfang.law.terms.persons import ServiceChoice

K: Final = ActKind
SERVE_RULES: Final = ("N22-35-serve", "N05-32-serve")
# These are done by one petitioner or towards one: the act names him, or means the first.
IDENTITY: Final = frozenset({K.CORRECT_PERSON, K.REISSUE_CODE, K.NAME_AGENT, K.END_AGENT, K.CHOOSE_SERVICE})
PERSONAL: Final = frozenset(
    {K.SERVE, K.SERVICE_FAILED, K.RATE, K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW, K.LEAVE_PERSON, *IDENTITY}
)
# Nothing of this is done towards, or for, who has left.
STAYING: Final = frozenset({K.SERVE, K.SERVICE_FAILED, K.LEAVE_PERSON, K.NAME_AGENT, K.CHOOSE_SERVICE})
# A notice may name those to whom it goes.
TO_SOME: Final = frozenset({K.INFORM})
PERSONS: Final = "persons"
# On which day, by the record of the page, the paper that is served was opened there.
OPENED: Final = "opened"
NOTICES: Final = frozenset({"R22-23-direct", "R22-23-fwd", "N22-23-legal"})
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


def asker(case: CaseFile, asked: Act, *, before: int | None = None) -> int:
    """Give to whom papers of a review go: to whoever asked for it, where he has left since to the first who stands.

    It is for all who stand and binds them. `before` is the act as of which it is told; without one it is now.
    """
    person = person_of(case, asked)
    here = [one.seq for one in case.persons if one.left_seq is None or (before is not None and one.left_seq > before)]
    gone = {one.seq for one in case.persons if one.left_seq is not None and one.left_seq > asked.seq} - set(here)
    return next(iter(here), person) if person in gone else person


def told_by(act: Act) -> frozenset[int] | None:
    """Give the persons to whom the notice goes, None where it goes to all."""
    named = act.payload.get(PERSONS)
    return None if named is None else frozenset(named)


def serves(case: CaseFile, owed: Obligation, act: Act) -> bool:
    """Tell whether the act, if it is a service or a notice to some, is one to the person to whom it is owed."""
    if act.kind is not K.SERVE:
        named = told_by(act)
        return named is None or owed_to(case, owed) in named
    return owed.rule not in SERVE_RULES or owed_to(case, owed) == person_of(case, act)


def unserved(case: CaseFile) -> frozenset[int]:
    """Give the persons to whom an answer is still to be served."""
    return frozenset(owed_to(case, o) for o in case.obligations if o.is_open and o.rule in SERVE_RULES)


def served_to_all(case: CaseFile, n: int) -> bool:
    """Tell whether the answer on request `n` is owed to no petitioner any more."""
    return not any(o.is_open and o.rule in SERVE_RULES and o.request_n == n for o in case.obligations)


def served_on(case: CaseFile, n: int) -> frozenset[int]:
    """Give the petitioners on whom the newest answer on request `n` was served."""
    request = case.request(n)
    answer = request.opinion_seq if request is not None else None
    mine = (act for act in case.live if act.kind is K.SERVE and act.about == answer)
    return frozenset(person_of(case, act) for act in mine) if answer is not None else frozenset()


def awaiting(case: CaseFile, n: int) -> frozenset[int]:
    """Give the petitioners on whom the answer on request `n` is to be served, or who may be handed it."""
    owed = (o for o in case.obligations if o.is_open and o.rule in SERVE_RULES and o.request_n == n)
    return frozenset(owed_to(case, o) for o in owed) | unreached(case, n)


def unreached(case: CaseFile, n: int) -> frozenset[int]:
    """Give the petitioners who could not be written to and on whom the newest answer on request `n` was not served."""
    request = case.request(n)
    answered = request is not None and request.opinion_seq is not None
    unknown = (one.seq for one in standing(case) if answered and one.own and not one.reachable)
    return frozenset(unknown) - served_on(case, n)


def persons_after(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the person who joined or left by `act`."""
    if act.kind is K.JOIN_PERSON:
        said = act.payload
        told = {name: bool(said.get(name)) for name in ("representative", "reachable", "own", "together")}
        return replace(case, persons=(*case.persons, Joined(act.seq, **told)))
    if act.kind is K.NAME_AGENT:
        said = act.payload
        named = Agent(act.seq, person_of(case, act), str(said["basis"]), bool(said.get("receives")))
        return replace(case, agents=(*case.agents, named))
    if act.kind is K.END_AGENT:
        return replace(case, agents=tuple(_ended(one, case, act) for one in case.agents))
    if act.kind is K.LEAVE_PERSON:
        gone = person_of(case, act)
        return replace(
            case,
            persons=tuple(replace(one, left_seq=act.seq) if one.seq == gone else one for one in case.persons),
        )
    return case


def _ended(agent: Agent, case: CaseFile, act: Act) -> Agent:
    mine = agent.ended_seq is None and agent.person == person_of(case, act)
    return replace(agent, ended_seq=act.seq) if mine else agent


def agents_of(case: CaseFile, person: int) -> tuple[Agent, ...]:
    """Give who speaks for the petitioner now."""
    return tuple(agent for agent in case.agents if agent.person == person and agent.ended_seq is None)


def consents(case: CaseFile, person: int, *, on: date) -> bool:
    """Tell whether the petitioner has agreed to electronic service and has not taken it back by the day `on`."""
    said = [
        act.payload.get("choice")
        for act in case.live
        if act.kind is K.CHOOSE_SERVICE and act.happened_on <= on and person_of(case, act) == person
    ]
    return bool(said) and said[-1] == ServiceChoice.CONSENT


def person_fault(case: CaseFile, act: Act) -> str | None:
    """Give the sentence that says why the act cannot speak of its person, or None."""
    if act.kind in TO_SOME and PERSONS in act.payload:
        named = act.payload[PERSONS]
        fine = are_ids(named) and named and set(named) <= {one.seq for one in standing(case)}
        return None if fine else "请选择要告知的信访人。"
    if act.kind not in PERSONAL:
        return None
    person = person_of(case, act)
    one = next((known for known in case.persons if known.seq == person), None)
    if one is None:
        return "该信访事项没有这位信访人。"
    if act.kind is K.END_AGENT and not agents_of(case, person):
        return "这位信访人没有正在代理的代理人。"
    return "这位信访人已经退出。" if one.left_seq is not None and _needs_him(act) else None


def _needs_him(act: Act) -> bool:
    """Tell whether the act is not for who has left; a failed service on file may name nobody and mean who stayed."""
    return act.kind in STAYING and not (act.kind is K.SERVICE_FAILED and act.payload.get("person") is None)


def rated_by(case: CaseFile, n: int) -> frozenset[int]:
    """Give who has rated the handling of request `n`; a rating set apart leaves him his own."""
    return frozenset(_rated(case, n))


def is_set_apart(act: Act) -> bool:
    """Tell whether the act is a rating that came from an organ's own network, and so is not counted."""
    return act.kind is K.RATE and bool(act.payload.get("from_office"))


def _rated(case: CaseFile, n: int) -> Iterator[int]:
    for act in case.live:
        if act.kind is K.RATE and n in act.requests and not is_set_apart(act):
            yield person_of(case, act)
