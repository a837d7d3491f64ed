"""Every act in every state, in every capacity, from every place, against the expectation written by hand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from law import words as w
from law import words_classes as cl
from law import words_closing as c
from law import words_contest as ct
from law import words_disposal as d
from law import words_disputes as di
from law import words_hearing as hg
from law import words_old as o
from law import words_oral as sp
from law import words_oversight as ov
from law import words_passing as g
from law import words_paths as p
from law import words_persons as pn
from law import words_recusal as rc
from law import words_review as e
from law import words_several as v
from law import words_simple as sm
from law.cast import (
    BUREAU,
    CITY_DISCIPLINE,
    DISCIPLINE,
    GOVERNMENT,
    OTHER_TOWN,
    STATION,
    TOWN,
    CastUnit,
)
from law.expectation import EXPECTED as USUAL_ROWS
from law.expectation_disputes import DISPUTES
from law.expectation_old import EXPECTED_OLD
from law.expectation_oversight import OVERSIGHT
from law.expectation_passing import PASSING
from law.expectation_recusal import RECUSAL
from law.expectation_several import SEVERAL_BEFORE
from law.files_of_acts import DAY, ELSEWHERE, OLD_DAY, SECRET
from law.words import ActWord, allowed, case, doer_of
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile, Extension, RequestFile, Several
from xinfang.law.judge import correctable, eligible
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState

EXPECTED = {**USUAL_ROWS, **EXPECTED_OLD, **PASSING, **RECUSAL, **DISPUTES, **OVERSIGHT}
ENTITLED_TO_ANNUL = {"CASE_OFFICER", "INSPECTOR", "HANDLER", "ORGAN_HEAD", "ACCUSATION_OFFICER"}
WORDS: Mapping[str, ActWord] = {
    "add_material": w.add_material(on=DAY),
    "transfer": w.transfer(to=OTHER_TOWN, on=DAY),
    "assign": w.assign(to=OTHER_TOWN, on=DAY, report_by="2026-04-30"),
    "acknowledge": w.acknowledge(on=DAY),
    "object": w.objection(on=DAY),
    "uphold_objection": w.uphold(on=DAY),
    "reject_objection": w.reject(on=DAY),
    "inform": w.inform(on=DAY),
    "accept": w.accept(on=DAY),
    "hear_petitioner": w.hear(on=DAY),
    "use_simple": sm.use_simple(on=DAY),
    "leave_simple": sm.leave_simple(on=DAY),
    "hold_handling_hearing": hg.hold(on=DAY),
    "investigate": w.investigate(on=DAY),
    "request_extension": w.request_extension(on=DAY, days=10),
    "approve_extension": w.approve_extension(on=DAY),
    "refuse_extension": w.refuse_extension(on=DAY),
    "inform_extension": w.inform_extension(on=DAY),
    "issue_opinion": w.issue_opinion(on=DAY),
    "serve": w.serve(on=DAY),
    "service_failed": w.service_failed(on=DAY),
    "conclude": w.conclude(on=DAY),
    "report_result": w.report_result(on=DAY),
    "rate": w.rate(on=DAY),
    "receive_from_above": p.receive_from_above(on=DAY, report_by="2026-04-30"),
    "report_above": p.report_above(on=DAY),
    "object_above": p.object_above(on=DAY),
    "uphold_above": p.uphold_above(on=DAY),
    "reject_above": p.reject_above(on=DAY),
    "transfer_legal": p.transfer_legal(on=DAY),
    "refer_for_decision": p.refer(to=GOVERNMENT, on=DAY),
    "mark_urgent": p.mark_urgent(on=DAY),
    "urgent_report": p.urgent_report(on=DAY),
    "reply_directly": p.reply_directly(on=DAY),
    "file_only": p.file_only(on=DAY),
    "remind": p.remind(on=DAY),
    "forward_within_system": p.forward(on=DAY),
    "inform_forwarded_to": p.inform_forwarded_to(on=DAY),
    "direct_elsewhere": p.direct_elsewhere(on=DAY),
    "study": p.study(on=DAY),
    "adopt": p.adopt(on=DAY),
    "reply_suggestion": p.reply_suggestion(on=DAY),
    "award": p.award(on=DAY),
    "decide_route": p.decide_route(on=DAY),
    "divert": p.divert(on=DAY),
    "diversion_received": p.diversion_received(on=DAY),
    "diversion_refused": p.diversion_refused(on=DAY),
    "perform_or_answer": p.perform_or_answer(on=DAY),
    "contest_route": ct.contest(on=DAY),
    "answer_contest": ct.answer(on=DAY),
    "refuse": p.refuse(on=DAY, seized=STATION, period_ends=DAY),
    "decline_repeat": p.decline_repeat(on=DAY, served="2026-01-05"),
    "mediate": p.mediate(on=DAY),
    "settle": p.settle(on=DAY),
    "sign_agreement": p.sign_agreement(on=DAY),
    "link": v.link(on=DAY),
    "unlink": v.unlink(on=DAY),
    "join_to": v.join(on=DAY, to=v.other(holders=[TOWN.id])),
    "unjoin": v.unjoin(on=DAY),
    "split": v.split(on=DAY),
    "release_extract": v.release(on=DAY),
    "change_class": cl.change_class(on=DAY),
    "inform_class": cl.inform_class(on=DAY),
    "withdraw": c.withdraw(on=DAY),
    "request_review": e.request_review(on=DAY),
    "request_final_review": e.request_final_review(on=DAY),
    "admit_review": e.admit(on=DAY),
    "refuse_review": e.refuse_review("MISTAKEN", on=DAY),
    "supply_file": e.supply_file(on=DAY),
    "notify_hearing": e.notify_hearing(on=DAY),
    "hold_hearing": e.hearing(began=DAY, on=DAY),
    "decide_review": e.decide_review(on=DAY),
    "serve_review": e.serve_review(on=DAY),
    "review_service_failed": e.review_failed(on=DAY),
    "order_redo": e.order_redo(on=DAY, by_day="2026-04-30"),
    "explain_end": e.explain_end(on=DAY),
    "offer_aid": e.offer_aid(on=DAY),
    "revoke_withdrawal": c.revoke(on=DAY),
    "call_back_withdrawal": c.call_back(on=DAY),
    "confirm_conclusion": c.confirm(on=DAY),
    "return_for_rework": c.rework(on=DAY),
    "reopen": c.reopen(on=DAY),
    "point_elsewhere": o.point_elsewhere(on=OLD_DAY),
    "deny": o.deny(on=OLD_DAY),
    "record_oral": sp.record_oral(on=DAY),
    "read_back": sp.read_back(on=DAY),
    "agree_lead": di.agree(on=DAY, to=TOWN),
    "rule_competence": di.rule(on=DAY),
    "succeed_organ": di.succeed(on=DAY),
    "recuse": rc.recuse(on=DAY),
    "challenge_recusal": rc.challenge(on=DAY, evidence=True),
    "decide_recusal": rc.decide(on=DAY),
    "dispose": d.dispose(on=DAY),
    "join_person": pn.join(on=DAY),
    "leave_person": pn.leave(on=DAY),
    "correct_person": pn.correct_person(on=DAY),
    "reissue_code": pn.reissue(on=DAY),
    "name_agent": pn.name_agent(on=DAY),
    "end_agent": pn.end_agent(on=DAY),
    "choose_service": pn.choose_service(on=DAY),
    "copy_to": g.copy_to(to=OTHER_TOWN, on=DAY),
    "notify_personnel": g.notify_personnel(on=DAY),
    "recall_transfer": g.recall(on=DAY),
    "return_papers": g.return_papers(on=DAY),
    "discipline_receipted": g.discipline_receipted(on=DAY),
    "report_interim": g.report_interim(on=DAY),
    "report_execution": g.report_execution(on=DAY),
    "supervise": ov.supervise(ov.owed_since(4, "R22-23-fwd"), on=DAY),
    "answer_supervision": ov.answer(on=DAY, about=3),
    "recommend": ov.policy(on=DAY),
    "report_adoption": ov.adoption(on=DAY, organ=TOWN, evidence=True, about=3),
    "circulate": ov.circulate(on=DAY),
}
CONCEALED_WORDS = {
    **WORDS,
    "challenge_recusal": rc.challenge(on=DAY, evidence=True, organ=DISCIPLINE, decider=DISCIPLINE),
    "succeed_organ": di.succeed(on=DAY, former=DISCIPLINE, successor=CITY_DISCIPLINE),
    "transfer": w.transfer(to=CITY_DISCIPLINE, on=DAY, ground="22-2"),
}
OBJECTED = 5
PENDING = Extension(asked_seq=7, asked_by=201, days=10)
BEFORE: Mapping[str, Mapping[str, Any]] = {
    "accept": {"route": None},
    "receive_from_above": {"from_above": False},
    "uphold_above": {"above_objection": 5},
    "reject_above": {"above_objection": 5},
    "mark_urgent": {"urgent_for": frozenset()},
    "urgent_report": {"urgent_for": frozenset({BUREAU.id, TOWN.id, OTHER_TOWN.id})},
    "study": {"adoption": None},
    "adopt": {"adoption": None},
    "divert": {"route": "31-4"},
    "leave_simple": {"simple": True},
    "perform_or_answer": {"route": "31-5"},
    **SEVERAL_BEFORE,
    "change_class": {"several": Several(), "route": None, "mediated": False, "adoption": None},
}
EXTENSIONS = {
    "request_extension": None,
    "approve_extension": PENDING,
    "refuse_extension": PENDING,
    "inform_extension": replace(PENDING, decided_seq=8, approved=True),
}


@pytest.fixture(scope="module")
def whole() -> CaseFile:
    """A claim on whose file every act stands that another may answer."""
    return case(
        w.register(on=DAY),
        p.receive_from_above(on=DAY, report_by="2026-06-30"),
        p.mark_urgent(on=DAY, at=BUREAU),
        w.assign(to=TOWN, on=DAY, report_by="2026-04-30"),
        w.objection(on=DAY),
        w.reject(on=DAY),
        p.decide_route("31-6", on=DAY),
        w.accept(on=DAY),
        w.hear(on=DAY),
        p.mediate(on=DAY),
        w.request_extension(on=DAY, days=10),
        w.approve_extension(on=DAY),
        w.issue_opinion(on=DAY),
        w.serve(on=DAY),
    )


@pytest.fixture(scope="module")
def concealed() -> CaseFile:
    """An accusation with the discipline organ."""
    return case(
        w.register(w.ACCUSATION, on=DAY),
        w.transfer(to=DISCIPLINE, on=DAY, ground="22-2"),
        w.objection(on=DAY),
        w.reject(on=DAY),
    )


def old_accusation() -> CaseFile:
    """An accusation with the discipline organ, in 2019."""
    return case(w.register(w.ACCUSATION, on=OLD_DAY), w.transfer(to=DISCIPLINE, on=OLD_DAY, ground="22-2"))


def in_state(whole: CaseFile, act: str, state: RequestState) -> CaseFile:
    """Give the case with its request in `state` and everything else that the act needs."""
    one = whole.requests[0]
    objected = act in ("uphold_objection", "reject_objection")
    ready: RequestFile = replace(
        one,
        state=state,
        objection_seq=OBJECTED if objected else None,
        informed=False,
        extension=EXTENSIONS.get(act, one.extension),
        **BEFORE.get(act, {}),
    )
    if act == "order_redo":
        ready = replace(ready, reviews=tuple(replace(one, outcome="ORDER_ANEW") for one in ready.reviews))
    return replace(whole, requests=(ready,))


def expected(act: str, state: RequestState, capacity: CapacityKind, place: str, *, concealed: bool) -> bool:
    row = EXPECTED[act]
    officer = capacity is CapacityKind.ACCUSATION_OFFICER
    his_own = capacity is CapacityKind.PARTY
    right_path = (row.concealed and (officer or his_own)) if concealed else not officer
    right_place = (row.place.startswith("petitioner") and capacity is CapacityKind.PARTY) or place in {
        "office": ("office",),
        "sender": ("office",),
        "holder": ("holder",),
        "keeper": ("holder",),
        "seeing": ("office", "holder"),
        "petitioner": (),
        "petitioner or office": ("office",),
    }[row.place]
    return right_path and capacity.value in row.capacities and state.value in row.states and right_place


@pytest.mark.parametrize("act", EXPECTED)
def test_an_act_may_be_done_as_the_procedure_says_and_not_otherwise(act: str, whole: CaseFile) -> None:
    words, holder, sender = ELSEWHERE.get(act, ((), TOWN, BUREAU))
    file = case(*words) if words else whole
    assert file.requests[0].klass.value == EXPECTED[act].klass
    compare(act, file, WORDS[act], holder=holder, sender=sender, concealed=False)


@pytest.mark.parametrize("act", EXPECTED)
def test_an_accusation_goes_only_through_the_accusation_officers(act: str, concealed: CaseFile) -> None:
    file = old_accusation() if act in EXPECTED_OLD else concealed
    file = case(*SECRET[act]) if act in SECRET else file
    compare(act, file, CONCEALED_WORDS[act], holder=DISCIPLINE, sender=BUREAU, concealed=True)


def compare(act: str, whole: CaseFile, word: ActWord, *, holder: CastUnit, sender: CastUnit, concealed: bool) -> None:
    places = {"office": sender, "holder": holder, "elsewhere": OTHER_TOWN}
    wrong = []
    for state in RequestState:
        ready = in_state(whole, act, state)
        for capacity in CapacityKind:
            for place, unit in places.items():
                asked = replace(word, by=capacity, at=unit, person=900, requests=(1,))
                want = expected(act, state, capacity, place, concealed=concealed)
                offered = eligible(ready, ActKind(act), actor=doer_of(ready, asked)) == (1,)
                if (allowed(ready, asked), offered) != (want, want):
                    wrong.append((state, capacity, place, allowed(ready, asked), offered, want))
    assert wrong == []


def test_the_table_has_a_row_for_every_act() -> None:
    assert set(ACTS) == set(ActKind)
    assert {kind.value for kind in ActKind} == {*EXPECTED, "register", "annul", "correct"}


def test_a_petition_is_registered_once_by_window_or_organ() -> None:
    before = case()
    able = {c.value for c in CapacityKind if allowed(before, replace(w.register(on=DAY), by=c, at=BUREAU))}
    assert able == {"CLERK", "CASE_OFFICER", "HANDLER"}


@pytest.mark.parametrize("state", RequestState)
def test_a_registered_petition_is_not_registered_again(state: RequestState, whole: CaseFile) -> None:
    again = in_state(whole, "serve", state)
    assert not any(allowed(again, replace(w.register(on=DAY), by=c, at=BUREAU)) for c in CapacityKind)


STEPS = (
    w.register(on=DAY),
    w.transfer(to=TOWN, on=DAY),
    w.objection(on=DAY),
    w.reject(on=DAY),
    w.inform(on=DAY),
    w.accept(on=DAY),
    w.hear(on=DAY),
    w.issue_opinion(on=DAY),
    w.serve(on=DAY),
    w.conclude(on=DAY),
)


@pytest.mark.parametrize("length", range(1, len(STEPS) + 1))
def test_the_last_act_is_annulled_by_its_own_organ_in_a_capacity_that_may_do_it(length: int) -> None:
    before = case(*STEPS[:length])
    last = before.acts[-1]
    row = EXPECTED.get(last.kind.value)
    wrong = []
    for capacity in CapacityKind:
        for unit in (BUREAU, TOWN, OTHER_TOWN):
            asked = w.annul(last.seq, on=DAY, by=capacity, at=unit)
            entitled = row is not None and capacity.value in row.capacities & ENTITLED_TO_ANNUL
            want = entitled and capacity.value != "ACCUSATION_OFFICER" and unit.id == last.by.unit
            if allowed(before, asked) != want:
                wrong.append((last.kind, capacity, unit.id, want))
    assert wrong == []


@pytest.mark.parametrize("length", range(1, len(STEPS) + 1))
def test_an_act_is_corrected_by_its_own_organ_in_a_capacity_that_may_do_it(length: int) -> None:
    before = case(*STEPS[:length])
    last = before.acts[-1]
    able = {"CLERK", "CASE_OFFICER", "HANDLER"} if length == 1 else EXPECTED[last.kind.value].capacities
    wrong = []
    for capacity in CapacityKind:
        for unit in (BUREAU, TOWN, OTHER_TOWN):
            offered = last.seq in correctable(before, actor=doer_of(before, w.accept(on=DAY, by=capacity, at=unit)))
            entitled = capacity.value in able & {*ENTITLED_TO_ANNUL, "CLERK"}
            if offered != (entitled and capacity.value != "ACCUSATION_OFFICER" and unit.id == last.by.unit):
                wrong.append((last.kind, capacity, unit.id, offered))
    assert wrong == []
