"""What oversight reads from a case: which organs may be supervised, for what, and whether they were reminded before."""

from collections.abc import Iterator
from typing import Final

from xinfang.law.actable import ACTS, Place
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.review import OF_REVIEWERS
from xinfang.law.obligations import Obligation
from xinfang.law.roles import UnitKind

K: Final = ActKind


def is_overseen(case: CaseFile) -> bool:
    """Tell whether the petition is one whose handling its office oversees.

    A petition office does (Art. 40①), not an organ that registered a matter of its own; accusations are handled by the
    discipline and personnel organs under their own rules (Art. 30①).
    """
    office = case.acts[0].by.unit_kind if case.acts else None
    return office == UnitKind.PETITION_OFFICE and not case.concealed


def is_organ(case: CaseFile, unit: int | None) -> bool:
    """Tell whether `unit` is an organ that the office may supervise on this file: any but itself."""
    return unit is not None and case.heir(unit) != case.office


def of_organ(case: CaseFile, owed: Obligation) -> bool:
    """Tell whether what is owed is an organ's in its handling; who reviews is answerable to those above it."""
    return is_organ(case, owed.obligor_unit) and owed.rule not in OF_REVIEWERS


def done_by_organs(case: CaseFile, n: int) -> Iterator[Act]:
    """Give the live acts of organs on request `n`; what a reviewing body decided is for those above it."""
    mine = (a for a in case.live if n in a.requests and is_organ(case, a.by.unit))
    return (a for a in mine if ACTS[a.kind].place is not Place.REVIEWER)


def owed_by_organs(case: CaseFile, n: int) -> Iterator[Obligation]:
    """Give what organs owe or owed on request `n`."""
    return (o for o in case.obligations if o.request_n == n and of_organ(case, o))


def has_organ(case: CaseFile, n: int) -> bool:
    """Tell whether any organ stands on the file of request `n`."""
    return any(True for _ in owed_by_organs(case, n)) or any(True for _ in done_by_organs(case, n))


def reminder_before(case: CaseFile, act: Act) -> Act | None:
    """Give the last reminder on the requests of `act` that stands before it, None where nobody reminded."""
    earlier = (a for a in reversed(case.live) if not act.seq or a.seq < act.seq)
    return next((a for a in earlier if a.kind is K.REMIND and set(a.requests) & set(act.requests)), None)


def supervisions_of(case: CaseFile, unit: int | None, n: int) -> Iterator[Act]:
    """Give the live supervisions of `unit` on request `n`."""
    for act in case.live:
        if act.kind is K.SUPERVISE and n in act.requests and case.heir(act.payload["concerns"]["unit"]) == unit:
            yield act


def is_supervised(case: CaseFile, n: int) -> bool:
    """Tell whether any organ was supervised on request `n`."""
    return any(act.kind is K.SUPERVISE and n in act.requests for act in case.live)
