"""Commands that touch two petitions: which are locked, in which order, and what is asked of each.

Each half is an act on its own file and is judged there. What one half must know of the other file is read under both
locks and written into it, so that no fold ever needs two files.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.terms.several import Side
from xinfang.petitions.commands import Command, Other
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.reading import Locked, folded

# The acts that say the same on both files.
MIRRORED: Final = frozenset({ActKind.LINK, ActKind.UNLINK, ActKind.JOIN_TO, ActKind.UNJOIN})
OPPOSITE: Final[Mapping[str, str]] = {Side.MEMBER: Side.LEAD, Side.LEAD: Side.MEMBER}
CHOOSE: Final = "请选择另一件信访事项及其诉求。"


def touched(command: Command, petition: UUID) -> list[UUID]:
    """Give the petitions that the command locks, in ascending order, so that no two commands wait for each other."""
    if command.kind is ActKind.REGISTER:
        return []
    if command.kind not in MIRRORED:
        return [petition]
    if command.other is None:
        raise Refused(CHOOSE, field="other")
    if command.other.petition == petition:
        raise Refused("请选择另一件信访事项，不能选择本件。", field="other")
    return sorted({petition, command.other.petition})


def halves(
    command: Command, petitions: Mapping[UUID, Locked], *, inputs: Inputs
) -> tuple[tuple[UUID, Command], tuple[UUID, Command]]:
    """Give what is asked of the petition and what of the other one."""
    mine, other = command.petition, command.other
    if mine is None or other is None:
        raise NotFound(CHOOSE)
    cases = {one: folded(found.acts, inputs=inputs) for one, found in petitions.items()}
    requests = tuple(dict.fromkeys(command.requests)) or tuple(request.n for request in cases[mine].requests)
    theirs = replace(
        command,
        petition=other.petition,
        requests=other.requests,
        expected_seq=other.expected_seq,
        other=Other(mine, requests),
        values=_mirrored(command.values) | {"other": _facts(cases[mine], mine, requests)},
    )
    values = dict(command.values) | {"other": _facts(cases[other.petition], other.petition, other.requests)}
    return (mine, replace(command, requests=requests, values=values)), (other.petition, theirs)


def _mirrored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the act says on the other file: there the sides are the other way round."""
    side = str(values.get("side", ""))
    return dict(values) | ({"side": OPPOSITE[side]} if side in OPPOSITE else {})


def _facts(case: CaseFile, petition: UUID, requests: tuple[int, ...]) -> dict[str, Any]:
    """Give what the judge must know of requests of the other petition."""
    numbers = tuple(dict.fromkeys(requests))
    asked = [request for request in case.requests if request.n in numbers]
    if not asked or len(asked) != len(numbers):
        raise Refused("请选择另一件信访事项中的诉求。", field="other")
    return {
        "petition": str(petition),
        "requests": [request.n for request in asked],
        "classes": sorted({request.klass.value for request in asked}),
        "holders": sorted({request.holder for request in asked}, key=lambda unit: unit or 0),
    }
