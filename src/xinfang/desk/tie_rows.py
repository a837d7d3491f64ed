"""What the case page shows of other petitions: those that ask the same, and those that are handled together."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from xinfang.law.acts import ActKind
from xinfang.law.case import RequestFile, Tie
from xinfang.law.origin import origin_of
from xinfang.petitions.casework import CaseView


@dataclass(frozen=True, slots=True)
class TieLine:
    """One request of another petition, and how a request of this one stands to it."""

    how: str
    request: int
    number: str
    request_there: int


def tie_lines(view: CaseView) -> list[TieLine]:
    """Give the ties of the requests that the reader sees, to petitions that he sees too."""
    tied = [line for request in view.requests for line in _lines(view, request)]
    return [*_origin(view), *_parts(view), *tied]


def _origin(view: CaseView) -> Iterator[TieLine]:
    origin = origin_of(view.case.acts[0])
    number = view.others.get(UUID(origin["petition"])) if origin is not None else None
    if origin is not None and number is not None:
        yield TieLine("分立自", 1, number, origin["requests"][0])


def _parts(view: CaseView) -> Iterator[TieLine]:
    for act in view.acts:
        if act.kind is ActKind.SPLIT:
            yield TieLine("分出", act.requests[0], view.others[UUID(act.payload["other"]["petition"])], 1)


def _lines(view: CaseView, request: RequestFile) -> Iterator[TieLine]:
    several = request.several
    told = (
        ("并入主件", {several.follows} if several.follows else set()),
        ("并入本件", several.leads),
        ("诉求相同", several.links),
    )
    for how, ties in told:
        for tie in sorted(ties, key=_order):
            number = view.others.get(UUID(tie.petition))
            if number is not None:
                yield TieLine(how, request.n, number, tie.n)


def _order(tie: Tie) -> tuple[str, int]:
    return (tie.petition, tie.n)
