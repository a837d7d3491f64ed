"""A petition taken out of another one (分立): what its registration keeps of the first file, and what that binds.

The new file runs from the day on which the first was received, under the text in force on that day. What an organ had
been given to do on an extracted request binds it when the extract comes to it: nobody wins time by it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, Hold, RequestFile, Several
from xinfang.law.fields import are_ids
from xinfang.law.refusal import Refusal

ORIGIN_KEYS: Final = frozenset({"petition", "requests", "received_on", "extract", "clocks", "days"})
CLOCK_KEYS: Final = frozenset({"rule", "unit", "started_on", "set_for"})


def origin_of(act: Act) -> Mapping[str, Any] | None:
    """Give what a registration says of the petition out of which it was taken, None for any other act."""
    return act.payload.get("split_from") if act.kind is ActKind.REGISTER else None


def began_on(act: Act) -> date:
    """Give the day from which the act counts: its own, or the day on which the first file was received."""
    origin = origin_of(act)
    return date.fromisoformat(origin["received_on"]) if origin else act.happened_on


def several_of(act: Act) -> Several:
    """Give how a request just registered stands: an extract waits for a second person."""
    origin = origin_of(act)
    extract = bool(origin and origin["extract"])
    return Several(extracted_by=act.by.person, waiting=True) if extract else Several()


def recused_of(act: Act) -> frozenset[tuple[int, int]]:
    """Give who had stepped back on the first file, each with his organ; it keeps him from this one too."""
    return frozenset((person, unit) for person, unit in (origin_of(act) or {}).get("recused", ()))


def holds_of(act: Act) -> tuple[Hold, ...]:
    """Give what was set for organs on the first file and binds them on this one."""
    return tuple(
        Hold(
            clock["rule"],
            clock["unit"],
            1,
            act.seq,
            date.fromisoformat(clock["started_on"]),
            date.fromisoformat(clock["set_for"]) if clock["set_for"] else None,
            act.seq,
            sent_back=True,
        )
        for clock in (origin_of(act) or {}).get("clocks", ())
    )


def clocks_of(case: CaseFile, request: RequestFile) -> list[dict[str, Any]]:
    """Give what binds organs on the request, to be written into the registration of its extract."""
    told = [
        *((o.rule, o.obligor_unit, o.started_on, o.set_for, o.request_n) for o in case.obligations),
        *((r.rule, r.unit, r.started_on, None, r.request_n) for r in case.remedies),
        *((h.rule, h.unit, h.started_on, h.set_for, h.request_n) for h in case.holds),
    ]
    mine = {
        (rule, unit, start.isoformat(), day.isoformat() if day else None)
        for rule, unit, start, day, n in told
        if unit is not None and n == request.n
    }
    names = ("rule", "unit", "started_on", "set_for")
    ordered = sorted(mine, key=lambda clock: (clock[0], clock[1], clock[2], clock[3] or ""))
    return [dict(zip(names, clock, strict=True)) for clock in ordered]


def origin_fault(act: Act) -> Refusal | None:
    """Give the refusal of a registration that does not say well out of what it was taken, or None."""
    origin: Any = act.payload.get("split_from")
    if origin is None:
        return None
    told = (
        isinstance(origin, Mapping)
        and origin.keys() - {"recused"} == ORIGIN_KEYS
        and isinstance(origin["petition"], str)
    )
    shaped = told and are_ids(origin["requests"]) and all(clock.keys() == CLOCK_KEYS for clock in origin["clocks"])
    return None if shaped else Refusal("分立的来源不合格式。", "split_from")
