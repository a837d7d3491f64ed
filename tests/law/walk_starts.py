"""Where a walk over the act table sets out: cases brought some way along, so that late acts are met too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from law import words as w
from law import words_oversight as s
from law import words_paths as p
from law import words_review as v
from law import words_several as several
from law import words_simple as simple
from law.cast import DEPARTMENT, DISCIPLINE, TOWN
from law.words import ActWord, case
from law.words_contest import contest
from xinfang.law.case import CaseFile
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, amended, shipped_rulebook

ACCEPTED: Final = (
    w.register(on="2026-01-05"),
    w.transfer(to=TOWN, on="2026-01-05"),
    w.inform(on="2026-01-06"),
    w.accept(on="2026-01-06"),
)
READY: Final = (*ACCEPTED, w.hear(on="2026-01-07"), w.investigate(on="2026-01-08"))
ANSWERED: Final = (*READY, w.issue_opinion(on="2026-01-12"))
SERVED: Final = (*ANSWERED, w.serve(on="2026-01-13"))
REVIEWED: Final = (*SERVED, v.request_review(on="2026-01-14"), v.decide_review(on="2026-01-19"))
DIRECT: Final = (w.register(on="2026-01-05", at=DEPARTMENT, by=CapacityKind.HANDLER),)
ROUTED: Final = (w.register(on="2026-01-05"), w.transfer(to=DEPARTMENT, on="2026-01-05"))
PROPOSED: Final = (w.register(w.SUGGESTION, w.CLAIM, on="2026-01-05"), w.transfer(to=DEPARTMENT, on="2026-01-05"))
ASSIGNED: Final = (w.register(on="2026-01-05"), w.assign(to=TOWN, on="2026-01-05", report_by="2026-03-02"))
CLOSED: Final = (
    *ASSIGNED,
    w.inform(on="2026-01-06"),
    w.accept(on="2026-01-06"),
    w.hear(on="2026-01-07"),
    w.investigate(on="2026-01-08"),
    w.issue_opinion(on="2026-01-12"),
    w.serve(on="2026-01-13"),
    w.conclude(on="2026-01-14"),
)

STARTS: Final[dict[str, tuple[ActWord, ...]]] = {
    "accepted": ACCEPTED,
    "extension asked": (*READY, w.request_extension(on="2026-01-09", days=20)),
    "extended": (*READY, w.request_extension(on="2026-01-09", days=20), w.approve_extension(on="2026-01-12")),
    "answered": ANSWERED,
    "served": SERVED,
    "reviewed": (*REVIEWED, v.serve_review(on="2026-01-20")),
    "review revokes": (*SERVED, v.request_review(on="2026-01-14"), v.decide_review("REVOKE", on="2026-01-19")),
    "final review": (*REVIEWED, v.serve_review(on="2026-01-20"), v.request_final_review(on="2026-01-21")),
    "road ended": (
        *REVIEWED,
        v.serve_review(on="2026-01-20"),
        v.request_final_review(on="2026-01-21"),
        v.decide_review(on="2026-01-26"),
        v.serve_review(on="2026-01-27"),
    ),
    "extract": (
        several.taken_out(on="2026-01-12", of=several.origin(case(w.register(on="2026-01-05")), extract=True)),
    ),
    "accusation": (
        w.register(w.ACCUSATION, on="2026-01-05", accused_persons=(301,)),
        w.transfer(to=DISCIPLINE, on="2026-01-06", ground="22-2"),
    ),
    "diversion decided": (*ROUTED, p.decide_route("31-4", on="2026-01-07")),
    "diverted": (*ROUTED, p.decide_route("31-4", on="2026-01-07"), p.divert(on="2026-01-08")),
    "by the other law": (
        *ROUTED,
        p.decide_route("31-5", on="2026-01-07", perform_by="2026-03-02", period_basis="行政处罚法"),
    ),
    "mediated": (*ACCEPTED, p.mediate(on="2026-01-07")),
    "proposed": PROPOSED,
    "studied": (*PROPOSED, p.study(on="2026-01-08", requests=(1,))),
    "adopted": (
        *PROPOSED,
        p.study(on="2026-01-08", requests=(1,)),
        p.adopt(on="2026-01-09", contributes=True, requests=(1,)),
    ),
    "late": (*ROUTED, w.inform(on="2026-02-02")),
    "supervised": (*ROUTED, s.supervise(s.owed_since(2, "R22-23-fwd", DEPARTMENT), on="2026-01-07")),
    "direct": DIRECT,
    "forwarded": (*DIRECT, p.forward(on="2026-01-06")),
    "closed on assignment": (*CLOSED, w.report_result(on="2026-01-14")),
    "closed and not reported": CLOSED,
    "contested": (
        *ROUTED,
        p.decide_route("31-4", on="2026-01-07"),
        p.divert(on="2026-01-08"),
        contest(on="2026-01-09"),
    ),
    "objected upward": (
        w.register(on="2026-01-05"),
        p.receive_from_above(on="2026-01-05", report_by="2026-03-02"),
        p.object_above(on="2026-01-06"),
    ),
}

EXAMPLE: Final = Path(__file__).parents[2] / "local.example.toml"
# Acts that a county has to know of first: the simple procedure, admission of a review, an order to decide anew.
SWITCHED_ON: Final = ("R16-simple-10", "R16-simple-3", "L-SD-43", "L-SD-45")
RECEIVED: Final = (w.register(on="2026-01-05"), w.transfer(to=TOWN, on="2026-01-05"))
# Where walks under a county's own rules set out.
LOCAL_STARTS: Final[dict[str, tuple[ActWord, ...]]] = {
    "received": RECEIVED,
    "simple": (*RECEIVED, simple.use_simple(on="2026-01-06")),
    "accepted": ACCEPTED,
    "assigned": ASSIGNED,
    "ordered anew": (
        *SERVED,
        v.request_review(on="2026-01-14"),
        v.admit(on="2026-01-15"),
        v.decide_review("ORDER_ANEW", on="2026-01-19"),
    ),
}


@cache
def local_rulebook() -> Rulebook:
    """Give the shipped rules with the example of a county's own, and with what is off by default switched on."""
    rules = amended(shipped_rulebook(), [EXAMPLE], today=date(2026, 1, 1)).rules
    return Rulebook({**rules, **{name: replace(rules[name], active=True, sample=False) for name in SWITCHED_ON}})


def start(n: int, *, starts: Mapping[str, tuple[ActWord, ...]], rulebook: Rulebook) -> CaseFile | None:
    """Give the case that the walk `n` sets out from, None where it begins with a registration of its own."""
    named = (None, *starts)
    name = named[n % len(named)]
    return None if name is None else case(*starts[name], rulebook=rulebook)
