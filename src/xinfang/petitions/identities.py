"""Whose row of a petition's contents is whose: the petitioners as they are called now, as they were before, and agents.

An act names a row by its id and commitment. A correction brings a new row and leaves the one before where it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid5

from xinfang.kernel.codes import code_mac, derived_code
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import person_of
from xinfang.petitions.joining import person_code
from xinfang.petitions.models import Party, Petition

K: Final = ActKind


@dataclass(frozen=True, slots=True)
class Identity:
    """What one row says: of which petitioner, as who speaks for him, or, with `former`, as he was called until then.

    `place` tells those apart who were registered by one act; `agent` is the act that named who speaks for him, `former`
    the act that corrected the row.
    """

    row: str
    person: int
    place: int = 0
    agent: int | None = None
    former: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the journal as the acts have it: the row of who is written to, and each one's query code."""

    main: str | None
    codes: Mapping[int, bytes | None]


def identities(acts: Sequence[Act]) -> tuple[Identity, ...]:
    """Give the rows that the live acts speak of, in the order in which they came."""
    annulled, found = {act.target for act in acts if act.kind is K.ANNUL}, list[Identity]()
    for act in acts:
        if act.seq in annulled:
            continue
        person = _person(acts, act)
        if act.kind is K.CORRECT_PERSON:
            found = [replace(one, former=act.seq) if _is_he(one, person) else one for one in found]
        agent = act.seq if act.kind is K.NAME_AGENT else None
        said = enumerate(act.payload.get("parties", ()))
        found.extend(Identity(one["id"], person, place, agent=agent) for place, one in said)
    return tuple(found)


def _person(acts: Sequence[Act], act: Act) -> int:
    told = act.payload.get("person")
    return act.seq if act.kind is K.JOIN_PERSON else told if type(told) is int else acts[0].seq


def _is_he(one: Identity, person: int) -> bool:
    return one.person == person and not one.place and one.agent is None and one.former is None


def rows_now(acts: Sequence[Act], person: int) -> tuple[str, ...]:
    """Give the ids of the rows that say who the petitioner is now: more than one where several share an act."""
    every = identities(acts)
    now = [one for one in every if one.person == person and one.agent is None and one.former is None]
    return tuple(one.row for one in sorted(now, key=lambda one: one.place))


def beside(acts: Sequence[Act]) -> Beside:
    """Give what must lie beside the acts."""
    came = [act for act in acts if act.kind in (K.REGISTER, K.JOIN_PERSON)]
    codes = {act.seq: code_mac(code) if (code := _code_at_first(act)) else None for act in came}
    codes |= {_person(acts, act): code_mac(new_code(act.command)) for act in acts if act.kind is K.REISSUE_CODE}
    return Beside(next(iter(rows_now(acts, acts[0].seq)), None) if acts else None, codes)


def _code_at_first(act: Act) -> str | None:
    if act.imported:
        return None
    return derived_code(act.command) if act.kind is K.REGISTER else person_code(act.command, act.part)


def new_code(command: UUID) -> str:
    """Give the query code that an act of giving one anew hands over."""
    return derived_code(uuid5(command, "reissue"))


def bring_to_date(case: CaseFile, act: Act) -> None:
    """Write what an act has changed beside the journal: which row is written to, which code opens the petition."""
    target = case.act(act.target) if act.kind is K.ANNUL and act.target is not None else None
    if K.CORRECT_PERSON in (act.kind, target.kind if target is not None else None):
        rows = Party.objects.filter(petition=case.petition)
        main = [pk for pk in (beside(case.acts).main,) if pk is not None]
        rows.filter(main=True).exclude(pk__in=main).update(main=False)
        rows.filter(pk__in=main).update(main=True)
    if act.kind is K.REISSUE_CODE:
        _hand_over(case, person_of(case, act), new_code(act.command))


def _hand_over(case: CaseFile, person: int, code: str) -> None:
    mac, came = code_mac(code), next(act for act in case.acts if act.seq == person)
    if person == case.first_person:
        Petition.objects.filter(pk=came.petition).update(query_mac=mac)
        return
    Party.objects.filter(petition=came.petition, pk=came.payload["parties"][0]["id"]).update(query_mac=mac)
