"""What a petitioner reads of his own matter, and what he does not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from doing import Doing, noon, person, unit
from signing import signed_in
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person
from xinfang.petitions.commands import Accused, Ask

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
K = ActKind
START = date(2026, 3, 5)


def shown(client: Client) -> str:
    return client.get("/query/matter/").content.decode()


def read(client: Client) -> Any:
    return client.get("/query/matter/").context["matter"]


def test_after_registration_the_office_owes_routing(proved: Prove) -> None:
    matter = read(proved(Doing().register()))
    assert (str(matter.received_on), matter.office) == ("2026-03-05", "涉县信访局")
    assert [(one.by, one.what, str(one.due)) for one in matter.owed] == [
        ("涉县信访局", "区分情况转送、交办或者报请决定", "2026-03-20")
    ]
    assert matter.owed[0].why[-1].line == "到期日为2026年3月20日（星期五）。"
    assert not any("R22-" in step.line for step in matter.owed[0].why)
    assert matter.asks[0].text.startswith("村口道路塌陷，请求修复。")


def test_the_line_of_stages_is_told_in_the_petitioners_words(proved: Prove) -> None:
    client = proved(Doing().register().transfer())
    [ask] = read(client).asks
    assert [(stage.station.plain, stage.mark.label) for stage in ask.stages][:4] == [
        ("登记", "已办"),
        ("转给承办单位", "已办"),
        ("书面告知您", "下一步"),
        ("受理", "以后"),
    ]
    assert ask.advice == ""
    assert "书面告知您</span>" in shown(client)


def test_whoever_was_sent_to_another_procedure_reads_what_he_may_do(proved: Prove) -> None:
    doing = Doing().register().transfer()
    doing.handle(K.DECIDE_ROUTE, {"route": "31-4", "text": "属于行政复议范围。"})
    said = {"procedure": "RECONSIDERATION", "target": "县政府", "period": "六十日", "text": "请申请复议。"}
    doing.handle(K.DIVERT, {**said, "method": "POST"})
    [ask] = read(proved(doing)).asks
    assert "该程序不接收的，承办单位应当重新审查办理途径" in ask.advice
    doing.handle(K.DIVERSION_RECEIVED, {"text": "已受理复议申请。"})
    assert read(proved(doing)).asks[0].advice.startswith("其他程序已经接收这项诉求，今后按照该程序办理。")


def test_whoever_made_a_suggestion_reads_that_it_was_answered(proved: Prove) -> None:
    doing = Doing().register(Ask("建议增设护栏。", RequestClass.SUGGESTION)).transfer()
    doing.handle(K.STUDY, {"text": "可行。"}).handle(K.ADOPT, {"adoption": "FULL", "text": "采纳。"})
    doing.handle(K.REPLY_SUGGESTION, {"method": "POST", "text": "已采纳。"})
    assert read(proved(doing)).asks[0].advice.startswith("承办单位已经回复您的建议。")


def test_after_transfer_the_organ_owes_the_notice(proved: Prove) -> None:
    matter = read(proved(Doing().register().transfer()))
    assert [(one.by, one.what, str(one.due)) for one in matter.owed] == [
        ("涉县井店镇人民政府", "书面告知您接收情况以及处理途径和程序", "2026-03-20")
    ]
    assert [(step.words, step.details) for step in matter.steps] == [
        ("登记", ()),
        ("转送", (("去向", "涉县井店镇人民政府"),)),
    ]
    assert (matter.asks[0].state, matter.asks[0].organ) == ("已转送、交办", "涉县井店镇人民政府")


def test_the_whole_way_is_told_with_its_days_and_the_right_to_review(
    proved: Prove, thursday: time_machine.Traveller
) -> None:
    thursday.move_to("2026-03-30T02:00:00Z")
    client = proved(Doing(day=START).to_the_end())
    matter = read(client)
    assert [(step.words, str(step.on)) for step in matter.steps] == [
        ("登记", "2026-03-05"),
        ("转送", "2026-03-06"),
        ("告知接收情况以及处理途径和程序", "2026-03-08"),
        ("受理", "2026-03-09"),
        ("听取您的陈述", "2026-03-12"),
        ("出具信访处理意见书", "2026-03-22"),
        ("送达信访处理意见书", "2026-03-24"),
        ("办结", "2026-03-24"),
    ]
    assert matter.steps[5].details == (
        ("处理意见", "予以支持"),
        ("处理意见书", "予以修复。"),
        ("法律法规依据", "公路法"),
    )
    assert [(str(one.until), one.provisional, one.over) for one in matter.rights] == [("2026-04-23", False, False)]
    assert "请求原办理机关、单位的上一级机关、单位复查" in shown(client)
    assert matter.owed == ()


def test_a_right_that_has_run_out_is_told_as_such(proved: Prove, thursday: time_machine.Traveller) -> None:
    thursday.move_to("2026-04-24T02:00:00Z")
    client = proved(Doing(day=START).to_the_end())
    assert "请求复查的期限已于2026年4月23日 周四届满" in shown(client)


def test_what_is_overdue_is_said_to_be_overdue(proved: Prove, thursday: time_machine.Traveller) -> None:
    thursday.move_to("2026-03-23T02:00:00Z")
    assert "已逾期3天" in shown(proved(Doing(day=START).register()))


def test_a_day_that_no_holiday_notice_covers_is_marked_provisional(
    proved: Prove, thursday: time_machine.Traveller
) -> None:
    thursday.move_to("2026-12-21T02:00:00Z")
    assert "暂定，还有15天" in shown(proved(Doing(day=date(2026, 12, 21)).register()))


def test_notes_investigations_and_officers_are_not_shown(proved: Prove, thursday: time_machine.Traveller) -> None:
    thursday.move_to("2026-03-30T02:00:00Z")
    doing = Doing(day=START).register()
    transfer = {"to": unit(cast.TOWN), "ground": "22-1-2", "delivery": "SYSTEM", "text": "转送内部说明"}
    doing.act(K.TRANSFER, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values=transfer)
    doing.inform().handle(K.ACCEPT, {"text": "受理内部说明"})
    doing.handle(K.HEAR_PETITIONER, {"way": "PHONE", "text": "陈述笔录内容"})
    doing.handle(K.INVESTIGATE, {"text": "调查核实笔录"})
    extension = {"days": 20, "ground": "EXPERT_WORK", "text": "延期内部理由"}
    doing.handle(K.REQUEST_EXTENSION, extension)
    doing.act(K.APPROVE_EXTENSION, cast.TOWN_HEAD, cast.TOWN, CapacityKind.ORGAN_HEAD)
    doing.answer().serve().handle(K.CONCLUDE, {"text": "办结内部说明"})
    page = shown(proved(doing))
    for hidden in ("内部说明", "陈述笔录", "调查核实", "延期内部理由", "申请延期"):
        assert hidden not in page
    for name in Person.objects.values_list("name", flat=True):
        assert name not in page
    assert "情况复杂：需要鉴定、检测、评估" in page
    assert "20日" in page


def test_an_objection_shows_neither_its_fact_nor_its_reasons_only_the_new_way(proved: Prove) -> None:
    doing = Doing().register().transfer()
    doing.handle(K.OBJECT, {"ground": "NOT_OURS", "text": "异议的详细理由"})
    client = proved(doing)
    assert read(client).asks[0].state == "已转送、交办"
    assert "异议" not in shown(client)
    ruling = {"text": "核实意见内容"}
    doing.act(K.UPHOLD_OBJECTION, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values=ruling)
    page = shown(client)
    assert "核实后交回，由登记单位重新确定承办单位" in page
    for hidden in ("异议", "核实意见内容", "不属于本机关"):
        assert hidden not in page


def test_an_annulled_act_is_shown_as_annulled_and_says_nothing_else(proved: Prove) -> None:
    doing = Doing().register().transfer()
    annulment = {"ground": "ENTRY_ERROR", "text": "撤销理由内容"}
    doing.act(K.ANNUL, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values=annulment, target=2)
    client = proved(doing)
    assert [(step.words, step.annulled, step.details) for step in read(client).steps] == [
        ("登记", False, ()),
        ("转送", True, ()),
    ]
    assert "撤销理由内容" not in shown(client)


def test_each_request_is_told_with_its_own_organ(proved: Prove) -> None:
    doing = Doing().register(Ask("请求修路。"), Ask("请求公开账目。", RequestClass.SUGGESTION))
    doing.transfer(requests=(1,)).transfer(cast.OTHER_TOWN, requests=(2,))
    matter = read(proved(doing))
    assert [(ask.n, ask.text, ask.organ) for ask in matter.asks] == [
        (1, "请求修路。", "涉县井店镇人民政府"),
        (2, "请求公开账目。", "涉县更乐镇人民政府"),
    ]
    assert [step.requests for step in matter.steps] == [(1, 2), (1,), (2,)]
    assert [one.request for one in matter.owed] == [1, 2]


def test_of_an_accusation_only_number_day_and_its_going_on_are_shown(proved: Prove) -> None:
    text = "检举镇里某人收受好处。"
    accused = Accused(units=(unit(cast.TOWN),))
    doing = Doing().register(Ask(text, RequestClass.ACCUSATION), accused=accused)
    client = proved(doing)
    assert read(client).words == "已经登记，将按规定转送。"
    before = shown(client)
    to = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    doing.act(K.TRANSFER, cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER, values=to)
    assert read(client).words == "已按规定转送。"
    after = shown(client)
    for page in (before, after):
        assert doing.done.case.number in page
        for hidden in (text, "检举", "控告", "纪", "井店", "信访局", "诉求", "评价", "期限", "办理经过"):
            assert hidden not in page


def test_the_page_costs_the_same_with_one_request_and_with_three(proved: Prove, django_assert_num_queries: Any) -> None:
    few, many = (
        proved(Doing().register().transfer()),
        proved(Doing().register(Ask("一。"), Ask("二。"), Ask("三。")).transfer().inform().accept()),
    )
    few.get("/query/matter/")
    for client in (few, many):
        with django_assert_num_queries(17):
            client.get("/query/matter/")


def test_whoever_would_not_sign_reads_that_the_answer_was_left_and_who_saw_it(proved: Prove) -> None:
    doing = Doing(START).register().transfer().inform().accept().hear().answer()
    file = store(b"%PDF-1.4\n%%EOF\n", name="送达回证.pdf", by=person(cast.TOWN_HANDLER), at=noon(START))
    values = {"method": "IN_PERSON", "proof": "WITNESSED", "witness": "GRASSROOTS"}
    doing.handle(K.SERVE, values, evidence=file.pk)
    assert doing.done.pending is not None
    page = shown(proved(doing.confirmed()))
    assert "您没有签收，答复留在送达的地点。两名见证人在场，其中一名是村民委员会、居民委员会等基层组织的人员。" in page
    assert "信访人拒绝签收，两名见证人（其中一名不属于送达的机关、单位）在场" in page


def test_the_petitioner_sees_which_units_looked_at_who_he_is_and_no_names_of_staff(proved: Prove) -> None:
    doing = Doing().register().transfer()
    number, officer = doing.done.case.number, person(cast.TOWN_HANDLER)
    assert "没有单位查看过。" in shown(proved(doing))
    answer = signed_in(cast.TOWN_HANDLER).post(f"/cases/{number}/identity/", {"reason": "电话核对情况"})
    assert answer.status_code == 200
    page = shown(proved(doing))
    assert [name for name, _ in read(proved(doing)).unmasked] == ["涉县井店镇人民政府"]
    assert ("谁查看过您的身份信息" in page, officer.name in page, "电话核对情况" in page) == (True, False, False)
