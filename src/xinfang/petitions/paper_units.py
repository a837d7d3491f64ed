"""To which units a paper went with its act, read from the file afterwards: for envelopes and their covers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from xinfang.documents.types.row import PaperType, To
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.table.words import ROUTING

NAMED: Final = ("to", "body", "organ", "also")
Rule = Callable[[CaseFile, Act], Iterable[int | None]]


def units_of(case: CaseFile, act: Act, paper: PaperType) -> tuple[int, ...]:
    """Give the units to which the paper of the act goes, by its type; none where only an office's name is known.

    An organ that a recommendation is made against is never one of them.
    """
    found = RULES[paper.to](case, act)
    return tuple(dict.fromkeys(case.heir(unit) or unit for unit in found if unit is not None))


def _unit(told: Any) -> int | None:
    return int(told["unit"]) if isinstance(told, Mapping) else None


def _chosen(_case: CaseFile, act: Act) -> Iterable[int | None]:
    return (_unit(act.payload.get(name)) for name in NAMED)


def _sender(case: CaseFile, act: Act) -> Iterable[int | None]:
    return (request.sender for request in case.requests if request.n in act.requests)


def _sent_to(case: CaseFile, act: Act) -> Iterable[int | None]:
    """Give the organ that had the requests when the act was done."""
    before = [a for a in case.live if a.seq < act.seq and a.kind in ROUTING and set(a.requests) & set(act.requests)]
    return [_unit(before[-1].payload.get("to"))] if before else []


def _answered(case: CaseFile, act: Act) -> Iterable[int | None]:
    about = case.act(act.about) if act.about is not None else None
    return [about.by.unit] if about is not None else []


def _supervised(_case: CaseFile, act: Act) -> Iterable[int | None]:
    return [_unit(act.payload.get("concerns"))]


def _disputants(case: CaseFile, act: Act) -> Iterable[int | None]:
    return [*_sent_to(case, act), *(_unit(act.payload.get(name)) for name in ("other", "to"))]


def _nobody(_case: CaseFile, _act: Act) -> Iterable[int | None]:
    return ()


RULES: Final[Mapping[To, Rule]] = {
    To.SENDER: _sender,
    To.CHOSEN: _chosen,
    To.HOLDER: _sent_to,
    To.OBJECTOR: _answered,
    To.ASKER: _answered,
    To.SUPERVISED: _supervised,
    To.DISPUTANTS: _disputants,
    To.NAMED: _nobody,
}
