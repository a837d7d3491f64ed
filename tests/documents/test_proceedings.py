"""Papers to a petitioner and records of proceedings with him, each issued through the door from a driven petition."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from desk.papers_issued import PETITIONERS
from documents.reading_back import words_of
from doing import Doing, paper, person, unit
from papering import Papering, address
from xinfang.demo import cast
from xinfang.documents.books import book_faults
from xinfang.documents.models import Book, Issued
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import Reader
from xinfang.files.store import is_same, read
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions import papers
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("county", "thursday")

MONDAY = date(2026, 3, 2)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
GOVERNMENT = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
CITY_HEAD, CITY_WRITER = "shizhang", "shizhengfu"
POST = {"method": "POST"}
UPHELD = {"legal_basis": "《公路法》第三十五条", "text": "维持。", "outcome": "UPHOLD"}
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}


def routed() -> Doing:
    return Doing(MONDAY).register().later(1).transfer()


def direct() -> Doing:
    """Give a matter that was brought to the town itself and that it passed on to its office."""
    values = {"channel": "VISIT", "reachable": True}
    return Doing(MONDAY).act(
        ActKind.REGISTER, cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip


def passed_down() -> Doing:
    """Give a matter that the government passed down to a town."""
    values = {"channel": "VISIT", "reachable": True}
    doing = Doing(MONDAY).act(
        ActKind.REGISTER, *GOVERNMENT, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip
    return doing.act(ActKind.FORWARD_WITHIN_SYSTEM, *GOVERNMENT, values={"to": unit(cast.TOWN), "delivery": "SYSTEM"})


def twice() -> Doing:
    """Give a matter brought to the government which the town is handling already."""
    below = Doing(MONDAY).register()
    below.act(ActKind.REFER_FOR_DECISION, *OFFICER, values={"body": unit(cast.GOVERNMENT), "text": "建议由镇办理。"})
    below.transfer().inform().accept()
    values = {"channel": "VISIT", "reachable": True}
    above = Doing(date(2026, 3, 20)).act(
        ActKind.REGISTER, *GOVERNMENT, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip
    EARLIER["number"] = below.done.case.number
    return above


EARLIER: dict[str, str] = {}


def asked(*, final: bool = False, late: bool = False) -> Doing:
    """Give a matter whose review, or final review, was asked for; too late where that is said."""
    start = date(2025, 12, 1) if late else MONDAY
    doing = Doing(start).register().transfer().inform().accept().hear().answer().serve()
    wait = 60 if late else 7
    doing.later(wait).act(ActKind.REQUEST_REVIEW, *CLERK, values=_at(cast.GOVERNMENT, "没有说明不赔偿的理由。"))
    if not final:
        return doing
    if late:
        doing.act(ActKind.ADMIT_REVIEW, *GOVERNMENT, values={"text": "因住院逾期。"})
    doing.later(1).act(ActKind.DECIDE_REVIEW, *GOVERNMENT, values=UPHELD)
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    city = Unit.objects.get(code=cast.CITY_GOVERNMENT)
    for name, kind in ((CITY_WRITER, CapacityKind.HANDLER), (CITY_HEAD, CapacityKind.ORGAN_HEAD)):
        give_capacity(create_person(username=name, name="方舟"), city, kind=kind, valid_from=date(2025, 1, 1))
    wait = 40 if late else 3
    return doing.later(wait).act(ActKind.REQUEST_FINAL_REVIEW, *CLERK, values=_at(cast.CITY_GOVERNMENT, "不服。"))


def _at(body: str, why: str) -> dict[str, Any]:
    return {"reviewer": unit(body), "text": why}


def ended() -> Doing:
    doing = asked(final=True)
    doing.later(2).act(ActKind.DECIDE_REVIEW, CITY_WRITER, cast.CITY_GOVERNMENT, CapacityKind.HANDLER, values=UPHELD)
    return doing.act(ActKind.SERVE_REVIEW, CITY_WRITER, cast.CITY_GOVERNMENT, CapacityKind.HANDLER, values=HAND)


def repeated() -> Doing:
    EARLIER["number"] = ended().done.case.number
    return Doing(date(2026, 3, 24)).register().transfer()


def performing() -> Doing:
    return routed().handle(ActKind.DECIDE_ROUTE, {"route": "31-5", "text": "申请查处违法占地。"})


def reclassed() -> Doing:
    change = {"klass": "SUGGESTION", "ground": "EXPLAINED", "text": "信访人提的是建议。"}
    return routed().later(14).handle(ActKind.CHANGE_CLASS, change).confirmed()


def accepted() -> Doing:
    return routed().inform().accept()


def mediated() -> Doing:
    return accepted().handle(ActKind.MEDIATE, {"consent": True, "agreed": True, "text": "达成一致。"})


def settled() -> Doing:
    return accepted().handle(ActKind.SETTLE, {"agreed": True, "text": "自愿和解。"})


def withdrawn() -> Doing:
    doing = accepted()
    return doing.later(13).act(ActKind.WITHDRAW, *CLERK, evidence=paper(cast.CLERK, on=doing.day))


@dataclass(frozen=True)
class Case:
    """One type: how its petition comes about, who writes and approves it, and what the paper must say."""

    story: Callable[[], Doing]
    words: dict[str, str]
    says: tuple[str, ...]
    codes: dict[str, Any] = field(default_factory=dict)
    at: str = cast.TOWN
    by: str = cast.TOWN_HANDLER
    head: str = cast.TOWN_HEAD
    number: str = ""
    name: str = "涉县井店镇人民政府"
    proof: bool = False


AGREED = {
    "parties": "王小红；井店镇一街村民委员会", "dispute": "村口道路塌陷造成的损失。",
    "agreed": "村民委员会于2026年5月1日前修复道路，并赔偿误工损失六百元。", "lawful": "不违反强制性规定。",
}  # fmt: skip
REVIEWED = {
    "facts": "经审查案卷，塌陷情况属实，处理意见没有回应赔偿请求。",
    "legal_basis": "《信访工作条例》第三十五条。",
}
OFFICE = {"at": cast.GOVERNMENT, "by": cast.CASE_OFFICER, "head": cast.COUNTY_HEAD, "name": "涉县人民政府"}
CITY = {"at": cast.CITY_GOVERNMENT, "by": CITY_WRITER, "head": CITY_HEAD, "name": "邯郸市人民政府"}
CASES = {
    "forwarded": Case(
        passed_down,
        {"contact": "井店镇一街，0310-3890001。", "procedure": "由镇政府按照信访程序办理。"},
        ("涉县井店镇人民政府。", "自收到之日起15日内", "2026年3月2日收到"),
        POST, cast.GOVERNMENT, "yanhong", cast.COUNTY_HEAD, "县政府信告〔2026〕1号", "涉县人民政府",
    ),
    "refusal": Case(
        twice,
        {"same": "请求、事实与镇里正在办理的一件相同。", "contact": "0310-3890001。"},
        ("第十九条第三款", "涉县井店镇人民政府。", "自收到书面答复之日起30日内", "不予受理"),
        POST, cast.GOVERNMENT, "yanhong", cast.COUNTY_HEAD, "县政府信不受〔2026〕1号", "涉县人民政府",
    ),
    "no_longer": Case(
        repeated,
        {"compared": "事实：同一处路面塌陷。理由：仍是施工质量，没有新的内容。"},
        ("第三十六条第三款", "不再受理", "事实相同、理由相同"),
        {"same_facts": True, "same_reasons": True, **POST}, number="井店镇信终〔2026〕1号",
    ),
    "performance": Case(
        performing,
        {
            "asked_1": "请求查处占用耕地。", "answer": "已责令恢复原状。",
            "legal_basis": "《中华人民共和国土地管理法》第六十七条。",
            "other_remedy": "不服的，可以自收到之日起60日内向涉县人民政府申请行政复议。",
        },
        ("第三十一条第五项", "已依法履行职责。", "申请行政复议"),
        {"result": "PERFORMED", **POST}, number="井店镇信履〔2026〕1号",
    ),
    "direct_reply": Case(
        lambda: Doing(MONDAY).register(Ask("请问宅基地确权怎样申请？")),
        {"answer": "向村民委员会提出申请即可。", "how_on": "凭登记回执到信访接待窗口提出。"},
        ("本答复不是信访处理意见", "凭登记回执"),
        {"ground": "QUESTION", **POST}, cast.BUREAU, cast.CASE_OFFICER, number="县信访局信复〔2026〕1号",
        name="涉县信访局",
    ),
    "class_notice": Case(
        reclassed,
        {"asked_1": "建议拓宽村口道路。", "reason": "这是建议。", "effect": "按照第二十九条研究论证，并予以回复。"},
        ("改为按建议意见类办理", "2026年3月17日", "第二十九条"),
        POST, number="井店镇信告〔2026〕1号",
    ),
    "hearing_notice": Case(
        accepted,
        {
            "hearing_subject": "塌陷的责任和修复方案。", "hearing_time": "2026年4月2日上午9时",
            "hearing_place": "镇政府二楼会议室", "hearing_rights": "您可以委托代理人参加。",
        },
        ("第三十一条第六项", "2026年4月2日上午9时", "听证不中止该事项的办理期限"), number="井店镇信听〔2026〕1号",
    ),
    "route_decision": Case(
        routed,
        {"asked_1": "请求撤销处罚决定。", "reason": "对行政处罚不服的，属于第三十一条第四项。", "perform_basis": ""},
        ("行政复议、行政裁决", "承办人（签名）", "2026年3月3日"),
        {"route": "31-4"},
    ),
    "hearing_record": Case(
        accepted,
        {
            "hearing_time": "2026年3月26日上午9时", "hearing_place": "镇政府会议室", "present": "王小红、李工程师",
            "record": "信访人陈述事实和理由，施工单位说明情况。", "hearing_result": "塌陷属于施工质量问题。",
        },
        ("公开举行", "信访人（签名）", "主持人（签名）", "记录人（签名）"),
        {"ground": "COMPLEX", "form": "OPEN", "began_on": "2026-03-20", "attended": True},
    ),
    "mediation_record": Case(
        accepted,
        {"parties": "王小红；施工单位", "dispute": "塌陷损失。", "record": "经调解，双方达成一致意见。"},
        ("同意调解", "对方当事人（签名）", "调解人（签名）"),
        {"consent": True, "agreed": True},
    ),
    "settlement_record": Case(
        accepted,
        {"parties": "王小红；施工单位", "dispute": "塌陷损失。", "record": "双方自行协商，达成一致。"},
        ("自愿达成一致", "对方当事人（签名）"),
        {"agreed": True},
    ),
    "agreement": Case(
        mediated, AGREED, ("调解协议书", "对方当事人（签名）", "经调解达成一致意见"), number="井店镇信调〔2026〕1号"
    ),
    "settlement_agreement": Case(
        settled, AGREED, ("和解协议书", "自愿和解", "见证人（签名）"), number="井店镇信和〔2026〕1号"
    ),
    "withdrawal": Case(
        accepted,
        {"withdrawn_1": "请求修复村口塌陷的道路。"},
        ("自撤回之日起15日内，即在2026年4月10日以前", "不影响您就同一诉求再次提出", "向您回访"),
        {}, cast.BUREAU, cast.CLERK, number="县信访局信撤〔2026〕1号", name="涉县信访局", proof=True,
    ),
    "withdrawal_revoked": Case(
        withdrawn,
        {"resumed_1": "请求修复村口塌陷的道路。"},
        ("2026年3月16日撤回", "不因撤回而重新计算", "办结期限为2026年5月6日"),
        {}, cast.BUREAU, cast.CLERK, number="县信访局信恢〔2026〕1号", name="涉县信访局",
    ),
    "end_explained": Case(
        ended,
        {"explained": "复查、复核均已作出，意见已经送达。", "aid": "镇里安排专人走访，协助申请临时救助。"},
        ("邯郸市人民政府于2026年3月15日作出复核意见", "第三十六条第三款", "不再受理"),
        number="井店镇信终〔2026〕1号",
    ),
    "review_admission": Case(
        lambda: asked(late=True),
        {"reason": "逾期是因为住院，有病历为证。"},
        ("您不服涉县井店镇人民政府于2025年12月1日出具的信访处理意见", "30日内提出复查意见"),
        number="县政府信复查受〔2026〕1号", **OFFICE,
    ),
    "review_refusal": Case(
        lambda: asked(late=True),
        {"reason": "没有说明逾期的正当理由。"},
        ("不予复查的情形：无正当理由超过三十日提出（《信访工作条例》第三十五条）",), {"ground": "LATE", **POST},
        number="县政府信复查不受〔2026〕1号", **OFFICE,
    ),
    "review_opinion": Case(
        asked,
        {
            "asked_review_1": "请求复查；处理意见没有说明不赔偿的理由。",
            "decision_review_1": "由镇政府补充赔偿方案。", **REVIEWED,
        },
        (
            "您不服涉县井店镇人民政府于2026年3月2日出具的信访处理意见", "2026年3月9日收到",
            "变更原处理意见。由镇政府补充赔偿方案。", "自收到本意见书之日起30日内，向邯郸市人民政府请求复核",
        ),
        {"outcome": "CHANGE"}, number="县政府信复查〔2026〕1号", **OFFICE,
    ),
    "final_admission": Case(
        lambda: asked(final=True, late=True),
        {"reason": "逾期是因为自然灾害。"},
        ("您不服涉县人民政府于2026年1月31日提出的复查意见", "30日内提出复核意见"),
        number="市政府信复核受〔2026〕1号", **CITY,
    ),
    "final_refusal": Case(
        lambda: asked(final=True, late=True),
        {"reason": "没有说明逾期的正当理由。"},
        ("不予复核的情形：无正当理由超过三十日提出（《信访工作条例》第三十六条第一款）", "2026年1月31日提出的复查意见"),
        {"ground": "LATE", **POST}, number="市政府信复核不受〔2026〕1号", **CITY,
    ),
    "final_opinion": Case(
        lambda: asked(final=True),
        {"asked_final_1": "请求复核。", "decision_final_1": "复查意见正确。", **REVIEWED},
        ("维持复查意见。复查意见正确。", "本复核意见是信访程序的终结意见", "第三十六条第三款"),
        {"outcome": "UPHOLD"}, number="市政府信复核〔2026〕1号", **CITY,
    ),
}  # fmt: skip


def begun(kind: str) -> Papering:
    case = CASES[kind]
    doing = case.story()
    words, codes = dict(case.words), dict(case.codes)
    if kind in ("refusal", "no_longer"):
        words["earlier"] = EARLIER["number"]
    if kind == "refusal":
        codes["seized"] = unit(cast.TOWN)
    one = Papering(doing, kind, words, codes, case.at, case.by, case.head)
    view = one.view(case.by)
    assert [(o.paper.kind, o.unit) for o in papers.offered(view) if o.paper.kind == kind] == [(kind, unit(case.at))]
    return one.begin()


def issued(kind: str) -> Issued:
    one, case = begun(kind), CASES[kind]
    if TYPES[kind].confirmed:
        return papers.confirm_paper(
            one.submit().petition, one.id, seen=1, words="事实和理由均相同。", by=person(case.head), at=clock.now(),
            address=address,
        )  # fmt: skip
    if TYPES[kind].approver is not None:
        one.submit().approve()
    proof = paper(case.by, on=clock.today()) if case.proof else None
    return papers.issue_paper(
        one.petition, one.id, seen=one.seen, by=person(case.by), at=clock.now(), address=address, evidence=proof
    )


@pytest.mark.parametrize("kind", CASES)
def test_each_type_is_issued_with_its_act_and_says_what_it_must(kind: str) -> None:
    case = CASES[kind]
    out = issued(kind)
    act = next(one for one in case_of(Petition.objects.get(pk=out.petition)).acts if one.seq == out.seq)
    said = words_of(read(out.file))
    told = ["".join(words.split()) for words in (*case.words.values(), *case.says, case.name, out.number)]

    assert (act.kind, [one["id"] for one in files_of(act)]) == (TYPES[kind].act, [str(out.file_id)])
    assert (out.number, out.unit_id) == (case.number, unit(case.at))
    assert [one for one in told if one not in said] == []
    assert TYPES[kind].reader is Reader.NOBODY or "王小红" in said
    assert "{" not in said


def test_these_are_the_types_that_the_test_of_the_page_leaves_to_this_one() -> None:
    assert CASES.keys() == PETITIONERS


def test_a_government_that_is_the_right_body_does_not_refuse_as_the_wrong_one() -> None:
    doing = asked(late=True)
    codes, words = {"ground": "NOT_ABOVE", **POST}, {"reason": "应当向邯郸市交通运输局请求复查。"}
    one = Papering(doing, "review_refusal", words, codes, cast.GOVERNMENT, cast.CASE_OFFICER, cast.COUNTY_HEAD).begin()

    assert papers.lacks(one.view(cast.CASE_OFFICER), papers.about_of(one.work())) == (
        "涉县人民政府是有权复查的机关、单位，不能以不是上一级为由不予复查。",
        "正文写的复查机关是“邯郸市交通运输局”，依法应当是涉县人民政府。",
    )


def test_an_opinion_on_review_is_approved_by_the_governments_head_and_by_nobody_of_its_office() -> None:
    one = begun("review_opinion").submit()
    office = one.view(cast.SECTION_HEAD)

    with pytest.raises(Refused, match="不能签发"):
        papers.approve(office, papers.work_of(office, one.id), seen=1, words="同意。", at=clock.now())
    assert Book.objects.count() == 0


def test_an_office_writes_for_no_other_body_than_its_government() -> None:
    one = Papering(asked(final=True), "final_opinion", {}, {}, cast.CITY_GOVERNMENT, cast.CASE_OFFICER)

    kinds = {offer.paper.kind for offer in papers.offered(one.view(cast.CASE_OFFICER))}
    assert kinds & {"final_opinion", "final_admission", "final_refusal"} == set()


def test_what_the_office_enters_for_its_government_is_proved_by_the_paper_itself() -> None:
    out = issued("review_opinion")
    act = case_of(Petition.objects.get(pk=out.petition)).acts[-1]

    assert act.evidence is not None
    assert (act.by.unit, act.evidence["file"]) == (unit(cast.BUREAU), str(out.file_id))


def test_who_approves_that_a_repeat_is_declined_compares_for_himself_and_says_so() -> None:
    one = begun("no_longer").submit()
    at = clock.now()

    with pytest.raises(Refused, match="请写明比对意见"):
        papers.confirm_paper(one.petition, one.id, seen=1, by=person(cast.TOWN_HEAD), at=at, address=address)
    out = papers.confirm_paper(
        one.petition, one.id, seen=1, words="相同。", by=person(cast.TOWN_HEAD), at=at, address=address
    )
    act = case_of(one.petition).acts[-1]
    assert (act.seq, act.confirmed_by) == (out.seq, person(cast.TOWN_HEAD).pk)
    assert one.view(cast.TOWN_HANDLER).texts[act.payload["compared"]["id"]] == "相同。"


def test_a_withdrawal_is_confirmed_with_the_petitioners_signed_paper_alone() -> None:
    one = begun("withdrawal")

    with pytest.raises(Refused):
        one.issue()
    assert (Issued.objects.count(), Book.objects.count()) == (0, 0)


def test_a_record_takes_no_number_from_any_book_and_is_frozen_all_the_same() -> None:
    out = issued("mediation_record")

    assert (out.n, out.number, Book.objects.count(), list(book_faults())) == (None, "", 0, [])
    assert is_same(out.file, read(out.file))
