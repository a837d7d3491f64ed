"""The files on which acts stand that cannot stand on the usual one, for the comparison of every act in every state."""

from collections.abc import Mapping

from law import words as w
from law import words_classes as cl
from law import words_closing as c
from law import words_contest as ct
from law import words_oversight as ov
from law import words_passing as g
from law import words_paths as p
from law import words_persons as pn
from law import words_recusal as rc
from law import words_review as e
from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, STATION, TOWN, CastUnit
from law.words import ActWord
from xinfang.law.roles import CapacityKind

DAY = "2026-03-05"
OLD_DAY = "2019-03-05"
DIRECT = w.register(on=DAY, at=DEPARTMENT, by=CapacityKind.HANDLER)
SUGGESTED = (w.register(w.SUGGESTION, on=DAY), w.transfer(to=TOWN, on=DAY), p.study(on=DAY), p.adopt(on=DAY))
PAPERS = (
    w.register(on=DAY),
    w.transfer(to=TOWN, on=DAY, delivery="PAPER"),
    w.objection(on=DAY, at=TOWN),
    w.uphold(on=DAY, at=BUREAU),
)
SECRET_PAPERS = (
    w.register(w.ACCUSATION, on=DAY),
    w.transfer(to=DISCIPLINE, on=DAY, ground="22-2", delivery="PAPER"),
    w.objection(on=DAY, at=DISCIPLINE),
    w.uphold(on=DAY, at=BUREAU),
)
SPOKEN = (w.register(on=DAY, channel="VISIT", oral=True), w.transfer(to=TOWN, on=DAY))
SECRET_WORDS = (
    w.register(w.ACCUSATION, on=DAY, channel="VISIT", oral=True),
    w.transfer(to=DISCIPLINE, on=DAY, ground="22-2"),
)
DIVERTED = (w.register(on=DAY), w.transfer(to=TOWN, on=DAY), p.decide_route(on=DAY), p.divert(on=DAY))
RECLASSED = (
    w.register(on="2026-02-13"),
    w.transfer(to=TOWN, on="2026-02-13"),
    cl.change_class(on=DAY, at=TOWN),
)
OBJECTED_ABOVE = (
    w.register(on=DAY),
    p.receive_from_above(on=DAY, report_by="2026-06-30"),
    p.object_above(on=DAY),
    w.transfer(to=TOWN, on=DAY),
)
WITHDRAWN = (w.register(on=DAY), w.transfer(to=TOWN, on=DAY), c.withdraw(on=DAY))
ANSWERED = (*WITHDRAWN[:2], w.accept(on=DAY), w.hear(on=DAY), w.issue_opinion(on=DAY), w.serve(on=DAY))
ASKED = (*ANSWERED, e.request_review(on=DAY))
REVIEWED = (*ASKED, e.decide_review(on=DAY), e.serve_review(on=DAY))
ENDED = (*REVIEWED, e.request_final_review(on=DAY), e.decide_review(on=DAY), e.serve_review(on=DAY))
FILED = (w.register(on=DAY, reachable=None), p.file_only(on=DAY, ground="SAME_LETTER", earlier="1"))
SECRET_FILED = (
    w.register(w.ACCUSATION, on=DAY),
    w.transfer(to=DISCIPLINE, on=DAY, ground="22-2"),
    g.discipline_receipted(on=DAY),
)
SUPERVISED = (
    w.register(on=DAY),
    w.transfer(to=TOWN, on=DAY),
    ov.supervise(ov.owed_since(2, "R22-23-fwd"), on=DAY),
)
SECRET_CHALLENGED = (*SECRET_FILED[:2], rc.challenge(on=DAY, organ=DISCIPLINE, decider=DISCIPLINE))
SECRET = {
    "decide_recusal": SECRET_CHALLENGED,
    "return_papers": SECRET_PAPERS,
    "read_back": SECRET_WORDS,
    "dispose": SECRET_FILED,
}
ON_REVIEW = ("admit_review", "refuse_review", "supply_file", "notify_hearing", "hold_hearing", "decide_review")
# Acts that stand on another file than the usual one, with the organ that holds its request and the one that sent it.
ELSEWHERE: Mapping[str, tuple[tuple[ActWord, ...], CastUnit, CastUnit]] = {
    **dict.fromkeys(("forward_within_system", "direct_elsewhere", "refuse"), ((DIRECT,), DEPARTMENT, BUREAU)),
    "inform_forwarded_to": ((DIRECT, p.forward(on=DAY)), STATION, DEPARTMENT),
    "point_elsewhere": ((w.register(on=OLD_DAY),), TOWN, BUREAU),
    "deny": ((w.register(on=OLD_DAY), w.transfer(to=TOWN, on=OLD_DAY)), TOWN, BUREAU),
    **dict.fromkeys(("study", "adopt", "reply_suggestion", "award"), (SUGGESTED, TOWN, BUREAU)),
    **dict.fromkeys(ON_REVIEW, (ASKED, TOWN, BUREAU)),
    **dict.fromkeys(("serve_review", "review_service_failed", "order_redo"), (REVIEWED[:-1], TOWN, BUREAU)),
    "request_final_review": (REVIEWED, TOWN, BUREAU),
    "explain_end": (ENDED, TOWN, BUREAU),
    **dict.fromkeys(("revoke_withdrawal", "call_back_withdrawal"), (WITHDRAWN, TOWN, BUREAU)),
    **dict.fromkeys(("diversion_received", "diversion_refused"), (DIVERTED, TOWN, BUREAU)),
    "contest_route": ((*DIVERTED, p.diversion_received(on=DAY)), TOWN, BUREAU),
    "answer_contest": ((*DIVERTED, ct.contest(on=DAY)), TOWN, BUREAU),
    **dict.fromkeys(("uphold_above", "reject_above"), (OBJECTED_ABOVE, TOWN, BUREAU)),
    "return_papers": (PAPERS, TOWN, BUREAU),
    "inform_class": (RECLASSED, TOWN, BUREAU),
    "read_back": (SPOKEN, TOWN, BUREAU),
    "decide_recusal": ((w.register(on=DAY), w.transfer(to=TOWN, on=DAY), rc.challenge(on=DAY)), TOWN, BUREAU),
    "dispose": (FILED, TOWN, BUREAU),
    **dict.fromkeys(("answer_supervision", "report_adoption", "circulate"), (SUPERVISED, TOWN, BUREAU)),
    "leave_person": ((w.register(on=DAY), pn.join(on=DAY), w.transfer(to=TOWN, on=DAY)), TOWN, BUREAU),
    "end_agent": ((w.register(on=DAY), pn.name_agent(on=DAY), w.transfer(to=TOWN, on=DAY)), TOWN, BUREAU),
}
