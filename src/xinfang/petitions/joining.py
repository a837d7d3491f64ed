"""Petitioners besides the first: each comes by an act of his own, with a query code of his own.

Who is registered together with the first comes right behind the registration, by the same command.
"""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID, uuid5

from xinfang.kernel.codes import derived_code
from xinfang.kernel.errors import Refused
from xinfang.law.acts import Act, ActKind, Source
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.contents import new_party, reference
from xinfang.petitions.payloads import Contents, accuses
from xinfang.petitions.registering import reachable

MOST_AT_ONCE: Final = 50
NOBODY: Final = "请至少写明一位加入的信访人。"
TOO_MANY: Final = f"一次最多加入{MOST_AT_ONCE}位信访人，请分几次办理。"


def one_by_one(command: Command) -> tuple[Command, ...]:
    """Give a command for each person whom `command` wants to join; only the first looks at what was seen last."""
    told = [party for party in command.parties if party.told]
    if not told:
        raise Refused(NOBODY, field="people")
    if len(told) > MOST_AT_ONCE:
        raise Refused(TOO_MANY, field="people")
    rest = replace(command, expected_seq=None)
    return tuple(_for(rest if part else command, party) for part, party in enumerate(told))


def together(command: Command) -> tuple[Command, tuple[Command, ...]]:
    """Give the registration of the first petitioner, and a command for each who is registered together with him.

    An accusation, and what comes from another system's file, is registered for all by one act.
    """
    told = tuple(party for party in command.parties if party.told)
    if len(told) <= 1 or accuses(command) or command.source is Source.IMPORT:
        return command, ()
    first, *others = told
    values = {**command.values, "reachable": reachable((first,))}
    join = replace(command, kind=ActKind.JOIN_PERSON, values={}, asks=(), expected_seq=None, files=(), evidence=None)
    return replace(command, parties=(first,), values=values), tuple(_for(join, party) for party in others)


def _for(join: Command, party: PartyIn) -> Command:
    """Give the command by which this person joins; who speaks for the others is marked."""
    return replace(join, parties=(party,), values={**join.values, **({"representative": True} if party.speaks else {})})


def joining_payload(command: Command, contents: Contents, *, part: int, together: bool = False) -> dict[str, Any]:
    """Give what the act of joining says of its person, gathering his row in `contents`."""
    (said,) = command.parties
    code = person_code(command.id, part)
    row = new_party(said, petition=contents.petition, main=False, chance=contents.chance, code=code)
    contents.parties.append(row)
    told: dict[str, Any] = {"parties": [reference(row)], "reachable": reachable((said,)), "own": True}
    return told | ({"together": True} if together else {})


def person_code(command: UUID, part: int) -> str:
    """Give the query code of the person who came by this part of the command."""
    return derived_code(uuid5(command, f"person|{part}"))


def codes_of(case: CaseFile, command: UUID) -> tuple[str, ...]:
    """Give the query codes of those who joined by the command, in the order in which they were told."""
    return tuple(person_code(act.command, act.part) for act in case.acts if _joins(act) and act.command == command)


def came_by(acts: tuple[Act, ...], party: UUID) -> int | None:
    """Give the number of the act by which the person with this row joined, None for who was there from the first."""
    return next((act.seq for act in acts if _joins(act) and act.payload["parties"][0]["id"] == str(party)), None)


def _joins(act: Act) -> bool:
    return act.kind is ActKind.JOIN_PERSON
