"""The buttons agree with the judge."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from law import words as w
from law import words_classes as cl
from law import words_closing as c
from law import words_contest as ct
from law import words_disposal as d
from law import words_disputes as di
from law import words_hearing as hg
from law import words_old as old
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
    BY_ID,
    CITY_DISCIPLINE,
    COURT,
    DEPARTMENT,
    GOVERNMENT,
    OTHER_TOWN,
    STATION,
    TOWN,
    CastUnit,
)
from law.offer_paths import DAY, PATH, PATHS
from law.words import ActWord, act_of, allowed, case, doer_of, judged
from law.words_correction import correct
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile
from xinfang.law.duties.oversight import to_answer
from xinfang.law.judge import annullable, eligible, offers
from xinfang.law.oversight import done_by_organs, owed_by_organs
from xinfang.law.persons import SERVE_RULES, owed_to
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.correction import SAME

ASKED: Mapping[ActKind, ActWord] = {
    word.kind: replace(word, requests=(), at=None)
    for word in (
        *PATH[1:],
        w.add_material(on=DAY),
        w.acknowledge(on=DAY),
        w.uphold(on=DAY),
        w.investigate(on=DAY),
        hg.hold(on=DAY),
        sm.use_simple(on=DAY),
        sm.leave_simple(on=DAY),
        w.refuse_extension(on=DAY),
        w.transfer(to=OTHER_TOWN, on=DAY),
        replace(PATH[1], values=w.assign(to=OTHER_TOWN, on=DAY, report_by="2026-04-30").values),
    )
}
BELOW = {"kind": "DEPARTMENT", "leaders": []}
ANY: Mapping[ActKind, ActWord] = {
    word.kind: word
    for word in (
        p.receive_from_above(on=DAY, report_by="2026-06-30"),
        p.report_above(on=DAY),
        p.object_above(on=DAY),
        p.uphold_above(on=DAY),
        p.reject_above(on=DAY),
        cl.inform_class(on=DAY),
        p.transfer_legal(on=DAY),
        p.refer(to=GOVERNMENT, on=DAY),
        p.mark_urgent(on=DAY),
        p.urgent_report(on=DAY),
        p.reply_directly(on=DAY),
        p.file_only(on=DAY),
        p.remind(on=DAY),
        p.inform_forwarded_to(on=DAY),
        p.direct_elsewhere(on=DAY),
        p.study(on=DAY),
        p.adopt(on=DAY),
        p.reply_suggestion(on=DAY),
        p.award(on=DAY),
        p.decide_route(on=DAY),
        p.divert(on=DAY),
        p.diversion_received(on=DAY),
        p.diversion_refused(on=DAY),
        p.perform_or_answer(on=DAY),
        ct.contest(on=DAY),
        ct.answer(on=DAY),
        p.decline_repeat(on=DAY, served="2026-01-05"),
        p.mediate(on=DAY),
        p.settle(on=DAY),
        p.sign_agreement(on=DAY),
        v.link(on=DAY, to=v.other(v.THIRD)),
        v.unlink(on=DAY),
        v.unjoin(on=DAY),
        v.split(on=DAY),
        v.release(on=DAY),
        e.request_review(on=DAY),
        e.request_final_review(on=DAY),
        e.admit(on=DAY),
        e.refuse_review("MISTAKEN", on=DAY),
        e.supply_file(on=DAY),
        e.notify_hearing(on=DAY),
        e.hearing(began=DAY, on=DAY),
        e.decide_review(on=DAY),
        e.serve_review(on=DAY),
        e.review_failed(on=DAY),
        e.order_redo(on=DAY, by_day="2026-04-30"),
        e.explain_end(on=DAY),
        e.offer_aid(on=DAY),
        c.withdraw(on=DAY),
        c.revoke(on=DAY),
        c.call_back(on=DAY),
        c.confirm(on=DAY),
        c.rework(on=DAY),
        c.reopen(on=DAY),
        old.point_elsewhere(on=DAY),
        old.deny(on=DAY),
        d.dispose(on=DAY),
        pn.join(on=DAY),
        pn.leave(on=DAY),
        pn.correct_person(on=DAY),
        pn.reissue(on=DAY),
        pn.name_agent(on=DAY),
        pn.end_agent(on=DAY),
        pn.choose_service(on=DAY),
        sp.record_oral(on=DAY),
        sp.read_back(on=DAY),
        g.copy_to(to=COURT, on=DAY),
        g.notify_personnel(on=DAY),
        g.recall(on=DAY),
        g.return_papers(on=DAY),
        g.discipline_receipted(on=DAY),
        g.report_interim(on=DAY),
        g.report_execution(on=DAY),
        di.rule(on=DAY, other=CITY_DISCIPLINE),
        rc.recuse(on=DAY),
        rc.challenge(on=DAY, evidence=True),
        rc.decide(on=DAY),
        ov.answer(on=DAY),
        ov.policy(on=DAY),
    )
}


def joining(before: CaseFile, actor: Doer) -> ActWord:
    """Give the joining of one request that is with the actor to another that is with him too."""
    here = [r for n in eligible(before, ActKind.JOIN_TO, actor=actor) if (r := before.request(n)) is not None]
    if not here:
        return v.join(on=DAY)
    to = v.other(classes=[here[0].klass.value], holders=[here[0].holder])
    return v.join(on=DAY, to=to, requests=(here[0].n,))


def succession(before: CaseFile, actor: Doer) -> ActWord:
    """Give the succession of the organ that holds a request which the actor sees."""
    seen = eligible(before, ActKind.SUCCEED_ORGAN, actor=actor)
    holder = next((r.holder for r in before.requests if r.n in seen), TOWN.id)
    return di.succeed(on=DAY, former=BY_ID[holder or TOWN.id], successor=CITY_DISCIPLINE, requests=seen[:1])


def reclassing(before: CaseFile, actor: Doer) -> ActWord:
    """Give the change of one request to the class that it is not."""
    here = [r for n in eligible(before, ActKind.CHANGE_CLASS, actor=actor) if (r := before.request(n)) is not None]
    to = "SUGGESTION" if not here or here[0].klass is w.CLAIM else "CLAIM"
    return cl.change_class(to, on=DAY, requests=tuple(r.n for r in here[:1]))


def serving(before: CaseFile, _actor: Doer) -> ActWord:
    """Give the service on somebody to whom one is owed, else on the first petitioner."""
    owed = [owed_to(before, o) for o in before.obligations if o.is_open and o.rule in SERVE_RULES]
    return pn.serve_on(owed[0], on=DAY) if owed else w.serve(on=DAY)


def failing(before: CaseFile, _actor: Doer) -> ActWord:
    """Give that it failed for somebody to whom a service is owed, else for the first petitioner."""
    owed = [owed_to(before, o) for o in before.obligations if o.is_open and o.rule in SERVE_RULES]
    return pn.failed_on(owed[0], on=DAY) if owed else w.service_failed(on=DAY)


def supervising(before: CaseFile, actor: Doer) -> ActWord:
    """Give the supervision of the first thing that an organ did or owes on a request."""
    for n in eligible(before, ActKind.SUPERVISE, actor=actor):
        for o in owed_by_organs(before, n):
            return ov.supervise({"seq": o.anchor_seq, "rule": o.rule, "unit": o.obligor_unit}, on=DAY, requests=(n,))
        for a in done_by_organs(before, n):
            return ov.supervise({"seq": a.seq, "rule": None, "unit": a.by.unit}, on=DAY, requests=(n,))
    return ov.supervise(ov.done(1), on=DAY)


def circulating(before: CaseFile, actor: Doer) -> ActWord:
    """Give the circular on the first organ that was supervised on a request."""
    for n in eligible(before, ActKind.CIRCULATE, actor=actor):
        for a in (a for a in before.live if a.kind is ActKind.SUPERVISE and n in a.requests):
            return ov.circulate(BY_ID[before.heir(a.payload["concerns"]["unit"]) or 0], on=DAY, requests=(n,))
    return ov.circulate(on=DAY)


def reporting(before: CaseFile, actor: Doer) -> ActWord:
    """Give the feedback of the actor's organ, or of the first that owes any where the office enters it."""
    owing = [o for r in before.requests for o in to_answer(before, ActKind.REPORT_ADOPTION, r.n, unit=actor.unit)]
    organ = BY_ID[owing[0].obligor_unit or 0] if owing else TOWN
    numbers = tuple(o.request_n or 0 for o in owing[:1])
    return ov.adoption(on=DAY, organ=organ, evidence=True, requests=numbers)


# Words that must look at the case to be allowed anywhere.
OF_THE_CASE: Mapping[ActKind, Callable[[CaseFile, Doer], ActWord]] = {
    ActKind.SUCCEED_ORGAN: succession,
    ActKind.JOIN_TO: joining,
    ActKind.CHANGE_CLASS: reclassing,
    ActKind.SERVE: serving,
    ActKind.SERVICE_FAILED: failing,
    ActKind.SUPERVISE: supervising,
    ActKind.REPORT_ADOPTION: reporting,
    ActKind.CIRCULATE: circulating,
}


def wanted(kind: ActKind, unit: CastUnit, before: CaseFile, actor: Doer) -> ActWord:
    """Give a word of the kind that the judge allows `unit` wherever the act may be done at all."""
    below = {**BELOW, "unit": 99, "line": [99, unit.id]}
    if kind is ActKind.FORWARD_WITHIN_SYSTEM:
        return replace(p.forward(on=DAY), values={"to": below, "delivery": "SYSTEM"})
    if kind is ActKind.REFUSE:
        refusing = p.refuse(on=DAY, seized=STATION, period_ends=DAY)
        return replace(refusing, values={**refusing.values, "seized": below, "found": p.shown((99, None, DAY))})
    if kind is ActKind.AGREE_LEAD:
        return di.agree(on=DAY, to=unit)
    if kind in OF_THE_CASE:
        return OF_THE_CASE[kind](before, actor)
    if before.concealed and kind is ActKind.TRANSFER:
        return w.transfer(to=CITY_DISCIPLINE, on=DAY, ground="22-2")
    return {**ASKED, **ANY}[kind]


def correctable_at(before: CaseFile, act: Act, capacity: CapacityKind, unit: CastUnit) -> bool:
    """Tell whether the judge lets `unit` correct the act: he finds nothing but that it says the same already."""
    same = {"corrected": {"channel": "LETTER"}} if act.kind is ActKind.REGISTER else {"day": DAY}
    told = correct(act.seq, on=DAY, by=capacity, at=unit, **same)
    refused = judged(before, act_of(before, told), today=told.today)[1]
    return refused is not None and refused.why == SAME


PREFIXES = [path[:length] for path in PATHS for length in range(1, len(path) + 1)]


@pytest.mark.parametrize("words", PREFIXES, ids=lambda words: f"{words[-1].kind.value}-{len(words)}")
def test_every_button_leads_to_an_allowed_act_and_every_allowed_act_has_a_button(words: tuple[ActWord, ...]) -> None:
    before = case(*words)
    kinds = [kind for kind in ActKind if kind not in (ActKind.REGISTER, ActKind.ANNUL, ActKind.CORRECT)]
    for capacity in CapacityKind:
        for unit in (BUREAU, TOWN, DEPARTMENT, STATION, OTHER_TOWN):
            actor = doer_of(before, w.accept(on=DAY, by=capacity, at=unit))
            asked = {kind: replace(wanted(kind, unit, before, actor), by=capacity, at=unit) for kind in kinds}
            want = {kind for kind, word in asked.items() if allowed(before, word)}
            if any(allowed(before, w.annul(a.seq, on=DAY, by=capacity, at=unit)) for a in before.acts):
                want.add(ActKind.ANNUL)
            if any(correctable_at(before, a, capacity, unit) for a in before.acts):
                want.add(ActKind.CORRECT)
            assert set(offers(before, actor=actor)) == want, (capacity, unit.id)


def test_nothing_is_offered_before_registration() -> None:
    assert offers(case(), actor=doer_of(case(), w.register(on=DAY))) == ()


def test_the_buttons_stand_in_the_order_of_the_procedure() -> None:
    before = case(*PATH[:3])
    handler = doer_of(before, w.accept(on=DAY, at=TOWN))
    assert offers(before, actor=handler) == (
        ActKind.RECORD_ORAL,
        ActKind.ADD_MATERIAL,
        ActKind.LINK,
        ActKind.JOIN_TO,
        ActKind.SPLIT,
        ActKind.CHANGE_CLASS,
        ActKind.MARK_URGENT,
        ActKind.ACKNOWLEDGE,
        ActKind.OBJECT,
        ActKind.AGREE_LEAD,
        ActKind.SUCCEED_ORGAN,
        ActKind.RECUSE,
        ActKind.INFORM,
        ActKind.DECIDE_ROUTE,
        ActKind.REFUSE,
        ActKind.DECLINE_REPEAT,
        ActKind.ACCEPT,
        ActKind.MEDIATE,
        ActKind.SETTLE,
        ActKind.OFFER_AID,
        ActKind.REPORT_INTERIM,
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
