"""Ways through the procedure, at each step of which the buttons are compared with the judge."""

from law import words as w
from law import words_classes as cl
from law import words_closing as c
from law import words_disposal as d
from law import words_oral as sp
from law import words_oversight as ov
from law import words_passing as g
from law import words_paths as p
from law import words_persons as pn
from law import words_review as e
from law import words_several as v
from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, GOVERNMENT, PERSONNEL, TOWN
from law.side_paths import ABOVE_PATH, CONTEST_PATH, DAY, DISPUTED_PATH, RECUSED_PATH
from law.words import case
from xinfang.law.roles import CapacityKind

PATH = (
    w.register(w.CLAIM, w.CLAIM, on=DAY),
    w.assign(to=TOWN, on=DAY, report_by="2026-04-30", requests=(1,)),
    w.transfer(to=DEPARTMENT, on=DAY, requests=(2,)),
    w.objection(on=DAY, requests=(1,)),
    w.reject(on=DAY),
    w.inform(on=DAY, requests=(1,)),
    w.accept(on=DAY, requests=(1,)),
    w.hear(on=DAY),
    w.request_extension(on=DAY, days=20),
    w.approve_extension(on=DAY),
    w.inform_extension(on=DAY),
    w.issue_opinion(on=DAY),
    w.serve(on=DAY),
    w.rate(on=DAY),
    w.conclude(on=DAY),
    w.report_result(on=DAY, requests=(1,)),
    e.request_review(on=DAY),
    e.supply_file(on=DAY),
    e.decide_review(on=DAY),
    e.serve_review(on=DAY),
    e.request_final_review(on=DAY),
    e.hearing(began=DAY, on=DAY),
    e.decide_review(on=DAY),
    e.serve_review(on=DAY),
    e.explain_end(on=DAY),
)
DIRECT_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on=DAY, at=DEPARTMENT, by=CapacityKind.HANDLER),
    p.mark_urgent(on=DAY, at=DEPARTMENT, requests=(1,)),
    p.forward(on=DAY),
    w.objection(on=DAY),
    w.uphold(on=DAY, at=DEPARTMENT, by=CapacityKind.CASE_OFFICER),
    p.decide_route(on=DAY, requests=(1,)),
    p.divert(on=DAY),
    p.diversion_refused(on=DAY),
    p.decide_route("31-5", on=DAY),
    p.mediate(on=DAY),
    p.perform_or_answer(on=DAY),
    p.study(on=DAY),
    p.adopt(on=DAY),
    p.reply_suggestion(on=DAY),
)
ACCUSED_PATH = (
    w.register(w.ACCUSATION, on=DAY, accused_persons=(201,)),
    g.notify_personnel(on=DAY, significant=True),
    w.transfer(to=DISCIPLINE, on=DAY, ground="22-2", delivery="PAPER"),
    w.objection(on=DAY),
    w.uphold(on=DAY),
    g.return_papers(on=DAY),
)
BUREAU_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on=DAY),
    p.receive_from_above(on=DAY, report_by="2026-06-30"),
    sp.record_oral(on=DAY, at=BUREAU),
    sp.read_back(on=DAY),
    p.refer(to=GOVERNMENT, on=DAY),
    p.file_only(on=DAY),
    p.transfer_legal(on=DAY, requests=(1,)),
    p.remind(on=DAY),
    c.withdraw(on=DAY, requests=(1,)),
    c.revoke(on=DAY),
    c.call_back(on=DAY),
)
SEVERAL_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on=DAY),
    v.link(on=DAY, at=BUREAU),
    v.join(on=DAY, at=BUREAU, by=CapacityKind.CASE_OFFICER, requests=(1,)),
    v.unjoin(on=DAY, at=BUREAU, by=CapacityKind.CASE_OFFICER, requests=(1,)),
    v.unlink(on=DAY, at=BUREAU),
    v.split("ACCUSATION", on=DAY, at=BUREAU, accused=[PERSONNEL]),
    v.split("EXTRACT", on=DAY, at=BUREAU, requests=(1,)),
)
CLASS_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on="2026-02-13"),
    w.transfer(to=TOWN, on="2026-02-13"),
    cl.change_class(on=DAY, requests=(1,)),
    cl.inform_class(on=DAY, at=TOWN, by=CapacityKind.HANDLER),
)
FILED_PATH = (
    w.register(on=DAY),
    p.file_only(on=DAY, ground="SAME_LETTER", earlier="1"),
    d.dispose(on=DAY),
)
EXTRACT_PATH = (
    v.taken_out(on=DAY, of=v.origin(case(w.register(on=DAY)), extract=True)),
    v.release(on=DAY),
    w.transfer(to=TOWN, on=DAY),
)
SUPERVISED_PATH = (
    w.register(w.CLAIM, w.SUGGESTION, on=DAY),
    w.transfer(to=TOWN, on=DAY, requests=(1,)),
    p.remind(on=DAY),
    ov.supervise(ov.owed_since(2, "R22-23-fwd"), on=DAY, requests=(1,)),
    ov.improve(on=DAY, requests=(1,)),
    ov.answer(on=DAY),
    ov.adoption(on=DAY),
    ov.account(to=GOVERNMENT, on=DAY, requests=(1,)),
)
PATHS = (
    ABOVE_PATH,
    CONTEST_PATH,
    SUPERVISED_PATH,
    DISPUTED_PATH,
    RECUSED_PATH,
    PATH,
    DIRECT_PATH,
    BUREAU_PATH,
    ACCUSED_PATH,
    SEVERAL_PATH,
    EXTRACT_PATH,
    CLASS_PATH,
    FILED_PATH,
    pn.whole_way(DAY),
)
