"""The buttons agree with the judge."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from law import words as w
from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, TOWN
from law.words import ActWord, allowed, case, doer_of
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.judge import annullable, eligible, offers
from xinfang.law.roles import CapacityKind

DAY = "2026-03-05"
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
)
ASKED: Mapping[ActKind, ActWord] = {
    word.kind: replace(word, requests=(), at=None)
    for word in (
        *PATH[1:],
        w.add_material(on=DAY),
        w.acknowledge(on=DAY),
        w.uphold(on=DAY),
        w.investigate(on=DAY),
        w.refuse_extension(on=DAY),
        w.service_failed(on=DAY),
        w.transfer(to=OTHER_TOWN, on=DAY),
        replace(PATH[1], values=w.assign(to=OTHER_TOWN, on=DAY, report_by="2026-04-30").values),
    )
}


@pytest.mark.parametrize("length", range(len(PATH) + 1))
def test_every_button_leads_to_an_allowed_act_and_every_allowed_act_has_a_button(length: int) -> None:
    before = case(*PATH[:length])
    for capacity in CapacityKind:
        for unit in (BUREAU, TOWN, DEPARTMENT, OTHER_TOWN):
            actor = doer_of(before, w.accept(on=DAY, by=capacity, at=unit))
            kinds = [
                kind
                for kind in ActKind
                if kind in ASKED and allowed(before, replace(ASKED[kind], by=capacity, at=unit))
            ]
            if any(allowed(before, w.annul(a.seq, on=DAY, by=capacity, at=unit)) for a in before.acts):
                kinds.append(ActKind.ANNUL)
            assert set(offers(before, actor=actor)) == set(kinds), (length, capacity, unit.id)


def test_nothing_is_offered_before_registration() -> None:
    assert offers(case(), actor=doer_of(case(), w.register(on=DAY))) == ()


def test_the_buttons_stand_in_the_order_of_the_procedure() -> None:
    before = case(*PATH[:3])
    handler = doer_of(before, w.accept(on=DAY, at=TOWN))
    assert offers(before, actor=handler) == (
        ActKind.ADD_MATERIAL,
        ActKind.ACKNOWLEDGE,
        ActKind.OBJECT,
        ActKind.INFORM,
        ActKind.ACCEPT,
        ActKind.REPORT_RESULT,
    )


def test_an_act_is_offered_for_the_requests_on_which_it_can_be_done() -> None:
    before = case(*PATH[:3])
    assert eligible(before, ActKind.ACCEPT, actor=doer_of(before, w.accept(on=DAY, at=TOWN))) == (1,)
    assert eligible(before, ActKind.ACCEPT, actor=doer_of(before, w.accept(on=DAY, at=DEPARTMENT))) == (2,)


def test_acts_that_can_be_annulled_are_named() -> None:
    before = case(*PATH[:7])
    assert annullable(before, actor=doer_of(before, w.accept(on=DAY, at=TOWN))) == (6, 7)
    assert annullable(before, actor=doer_of(before, w.transfer(to=TOWN, on=DAY, at=BUREAU))) == (3,)
    clerk = doer_of(before, w.register(on=DAY, at=BUREAU))
    assert clerk.capacity is CapacityKind.CLERK
    assert annullable(before, actor=clerk) == ()


def test_nothing_is_offered_on_a_full_file() -> None:
    before = case(*PATH[:3])
    full: CaseFile = replace(before, acts=before.acts * 334)
    assert offers(full, actor=doer_of(before, w.accept(on=DAY, at=TOWN))) == ()
    assert "1000" in w.refusal(full, w.accept(on=DAY, at=TOWN, requests=(1,))).why
