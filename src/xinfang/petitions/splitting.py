"""Taking a part of a petition into a file of its own (分立): one command, an act on each of the two files."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.origin import clocks_of, origin_of
from xinfang.law.terms.several import Part
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import identities
from xinfang.petitions.models import Party


def first_half(command: Command, new: UUID) -> Command:
    """Give what is asked of the first file: that a part of it goes on in the petition with the id `new`.

    What comes with the command comes with the part: whoever reads the first file may not be one to read it.
    """
    if not any(ask.text.strip() for ask in command.asks):
        raise Refused("请写明分出的内容。", field="text")
    other = {
        "petition": str(new),
        "requests": list(range(1, len(command.asks) + 1)),
        "classes": sorted({ask.klass.value for ask in command.asks}),
        "holders": [],
    }
    return replace(command, values=dict(command.values) | {"other": other}, files=())


def second_half(command: Command, before: CaseFile) -> Command:
    """Give the registration of the part: the same petitioners, channel and address."""
    return replace(
        command,
        kind=ActKind.REGISTER,
        petition=None,
        values={"channel": before.channel, "reachable": before.reachable},
        requests=(),
        expected_seq=None,
        parties=_parties(before),
    )


def origin(before: CaseFile, after: CaseFile) -> Mapping[str, Any]:
    """Give what the registration keeps of the first file, as it stood before and after its half of the command."""
    half = after.acts[-1]
    extract = half.payload["part"] == Part.EXTRACT
    moved = [request for request in before.requests if request.n in half.requests] if extract else []
    return {
        "petition": str(half.petition),
        "requests": list(half.requests),
        "received_on": str(before.received_on),
        "extract": extract,
        "clocks": [clock for request in moved for clock in clocks_of(before, request)],
        "recused": [list(pair) for pair in sorted(before.recused)],
        "days": min((days for request in moved for days in _days(before, request)), default=None),
    }


def _days(case: CaseFile, request: RequestFile) -> list[int]:
    """Give the days by which the first file had been extended: on the new one it must not be more."""
    extended = request.extension
    here = [extended.days] if extended is not None and extended.approved else []
    earlier = (origin_of(case.acts[0]) or {}).get("days")
    return here if earlier is None else [*here, earlier]


def _parties(before: CaseFile) -> tuple[PartyIn, ...]:
    """Give the petitioners as they are called now, without who has left or speaks for others."""
    left = {one.seq for one in before.persons if one.left_seq is not None}
    now = [one for one in identities(before.acts) if one.agent is None and one.former is None]
    rows = {str(row.pk): row for row in Party.objects.filter(petition=before.petition)}
    return tuple(opened(rows[one.row]) for one in now if one.person not in left and one.row in rows)
