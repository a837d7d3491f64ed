"""What was told before an annulment or a correction binds after it.

Of an organ's period it is the earlier start, of the petitioner's window the later one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, Hold
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.terms import AnnulGround


def holds_after(case: CaseFile, annulment: Act) -> tuple[Hold, ...]:
    """Give the holds of `case` once `annulment`, or a correction, is entered: those before, and all told until now.

    On the ground of the wrong petition the annulled act binds nothing any more.
    """
    target = annulment.target or 0
    if annulment.kind is ActKind.ANNUL and annulment.payload.get("ground") == AnnulGround.WRONG_PETITION:
        return tuple(hold for hold in case.holds if hold.anchor != target)

    def by(anchor: int) -> int:
        return anchor if anchor in case.annulled else target

    told = (
        *(
            Hold(
                o.rule,
                o.obligor_unit,
                o.request_n,
                o.anchor_seq,
                o.started_on,
                o.set_for,
                o.held_by or by(o.anchor_seq),
            )
            for o in case.obligations
        ),
        *(Hold(r.rule, r.unit, r.request_n, r.anchor_seq, r.started_on, None, by(r.anchor_seq)) for r in case.remedies),
    )
    newest = {(hold.rule, hold.unit, hold.request_n, hold.anchor): hold for hold in (*case.holds, *told)}
    return tuple(newest.values())


def sent_back(case: CaseFile, *, duties: Iterable[Obligation], windows: Iterable[Remedy]) -> tuple[Hold, ...]:
    """Give the holds of `case` once an upheld objection ends the `duties` and the `windows` of an organ.

    Else an organ and an office could renew a period for ever by objecting, agreeing and sending again.
    """
    ended = (Hold(o.rule, o.obligor_unit, o.request_n, o.anchor_seq, o.started_on, o.set_for, o.anchor_seq, True)
             for o in duties)  # fmt: skip
    closed = (Hold(r.rule, r.unit, r.request_n, r.anchor_seq, r.started_on, None, r.anchor_seq, True) for r in windows)
    return (*case.holds, *ended, *closed)


def held(case: CaseFile, new: Obligation) -> Obligation:
    """Give `new` with the earliest start and the earliest set day that bind it."""
    for hold in _binding(case, new.rule, new.obligor_unit, new.request_n, new.anchor_seq):
        if hold.started_on < new.started_on:
            new = replace(new, started_on=hold.started_on, held_by=hold.by)
        if hold.set_for is not None and new.set_for is not None and hold.set_for < new.set_for:
            new = replace(new, set_for=hold.set_for, held_by=hold.by)
    return new


def held_window(case: CaseFile, new: Remedy) -> Remedy:
    """Give `new` with the start that binds it: an organ's the earliest, the petitioner's the latest told."""
    choose = max if new.unit is None else min
    told = (h.started_on for h in _binding(case, new.rule, new.unit, new.request_n, new.anchor_seq))
    return replace(new, started_on=choose((new.started_on, *told)))


def _binding(case: CaseFile, rule: str, unit: int | None, request_n: int | None, anchor: int) -> Iterator[Hold]:
    for hold in case.holds:
        if (hold.rule, hold.unit, hold.request_n) == (rule, unit, request_n) and (
            hold.anchor == anchor or hold.sent_back or hold.anchor in case.annulled
        ):
            yield hold
