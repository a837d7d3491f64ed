"""Paths of acts beside the main one, for the comparison of the buttons with the judge."""

from law import words as w
from law import words_contest as ct
from law import words_disputes as di
from law import words_paths as p
from law import words_recusal as rc
from law.cast import DEPARTMENT, OTHER_TOWN, STATION, TOWN
from xinfang.law.roles import CapacityKind

DAY = "2026-03-05"
RECUSED_PATH = (
    w.register(on=DAY),
    w.transfer(to=TOWN, on=DAY),
    rc.challenge(on=DAY),
    rc.decide("RECUSED", on=DAY, of=rc.official(TOWN)),
    w.accept(on=DAY, at=TOWN, by=CapacityKind.ORGAN_HEAD),
    w.request_extension(on=DAY, days=10, at=TOWN, by=CapacityKind.ORGAN_HEAD),
)
DISPUTED_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on=DAY),
    w.assign(to=TOWN, on=DAY, report_by="2026-04-30"),
    w.objection(on=DAY, requests=(1,)),
    di.agree(on=DAY, to=DEPARTMENT, joint=STATION, requests=(1,)),
    di.rule(on=DAY, to=OTHER_TOWN, other=OTHER_TOWN, requests=(2,)),
    di.succeed(on=DAY, former=DEPARTMENT, successor=STATION, requests=(1,)),
)
ABOVE_PATH = (
    w.register(on=DAY),
    p.receive_from_above(on=DAY, report_by="2026-06-30"),
    p.object_above(on=DAY),
    p.reject_above(on=DAY),
    p.object_above(on=DAY),
    w.transfer(to=TOWN, on=DAY),
    p.uphold_above(on=DAY, papers=True),
)
CONTEST_PATH = (
    w.register(on=DAY),
    w.transfer(to=TOWN, on=DAY),
    p.decide_route("31-4", on=DAY),
    p.divert(on=DAY),
    ct.contest(on=DAY),
    p.diversion_received(on=DAY),
    ct.answer("ROUTE_STANDS", on=DAY),
    ct.contest(on=DAY),
    ct.answer(on=DAY),
    p.decide_route("31-5", on=DAY),
    p.perform_or_answer(on=DAY),
    ct.contest(on=DAY),
)
