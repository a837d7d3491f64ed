"""The case page: everything that the reader may see of one petition, and nothing else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doing import Doing, person
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.access import opened_by
from xinfang.petitions.commands import Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 2, 2)
PDF = b"%PDF-1.4\n%%EOF\n"


def page(client: Client, doing: Doing) -> Any:
    return client.get(reverse("desk:case", args=[doing.done.case.number]))


def answered() -> Doing:
    return Doing(DAY).register().later(1).transfer().later(2).inform().later(1).accept().hear().later(3).answer()


def test_it_shows_number_state_requests_time_line_and_duties(as_person: AsPerson) -> None:
    doing = answered()
    body = page(as_person(cast.TOWN_HANDLER), doing).content.decode()
    for words in (
        doing.done.case.number,
        "来访，2026年2月2日 周一收到",
        "已出具处理意见",
        "去年雨季塌陷后一直没有修复",
        "6. 出具处理意见书",
        "井店镇 · 承办人 · 段慧",
        "处理意见：予以支持",
        "将信访处理意见的书面答复送达信访人",
        "到期，2026年2月9日履行（第6号记录）",
    ):
        assert words in body


def test_each_due_date_has_its_proof_and_presumed_readings_are_marked(as_person: AsPerson) -> None:
    answer = page(as_person(cast.TOWN_HANDLER), answered())
    [met] = [line for line in answer.context["met"] if "办结" in line.what]
    told = [step.words for step in met.proof]
    assert any("第60日是2026年4月7日" in words for words in told)
    assert {step.basis for step in met.proof} == {"", "推定"}
    assert all(line.proof for part in ("owed", "met", "used") for line in answer.context[part])


def test_opening_it_is_recorded_with_person_and_unit(as_person: AsPerson) -> None:
    doing = answered()
    page(as_person(cast.TOWN_HANDLER), doing)
    [row] = opened_by(doing.done.petition)
    assert (row.person.username, row.unit.code, row.what) == (cast.TOWN_HANDLER, cast.TOWN, "open")


def test_the_buttons_are_those_that_the_law_offers_in_each_capacity(as_person: AsPerson) -> None:
    doing = answered()

    def buttons(who: str) -> dict[str, tuple[list[str], list[str]]]:
        desks = page(as_person(who), doing).context["desks"]
        return {desk.seat: ([o.words for o in desk.offers], [o.words for o in desk.rest]) for desk in desks}

    assert buttons(cast.TOWN_HANDLER) == {
        "井店镇 · 承办人": (
            ["送达", "送达未成"],
            [
                "记录口头提出的内容",
                "补充材料",
                "关联相同诉求",
                "分立",
                "认定为重大、紧急事项",
                "签收",
                "变更为承继单位",
                "本人回避",
                "救助、帮扶",
                "报告执行情况",
                "撤销记录",
                "更正记录",
            ],
        ),
    }
    assert buttons(cast.CLERK) == {
        "信访调处中心 · 登记员": (
            ["记录口头提出的内容", "补充材料", "加入共同信访人", "更正信访人信息", "补发查询码"],
            [
                "登记代理人",
                "选择电子送达",
                "关联相同诉求",
                "分立",
                "申请回避",
                "撤回",
                "更正记录",
            ],
        )
    }
    assert buttons(cast.TOWN_HEAD) == {"井店镇 · 机关、单位负责人": (["本人回避"], [])}


def test_an_objection_stands_among_the_usual_steps_only_while_its_days_last(as_person: AsPerson) -> None:
    late, fresh = Doing(DAY).register().transfer(), Doing(date(2026, 3, 2)).register().transfer()
    client = as_person(cast.TOWN_HANDLER)
    shown = [[o.words for o in page(client, doing).context["desks"][0].offers] for doing in (late, fresh)]
    assert shown == [["告知接收情况", "受理"], ["告知接收情况", "提出异议", "受理"]]


def test_each_request_shows_its_stages_and_whose_turn_it_is_until_when(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 2)).register().later(1).transfer().accept()
    answer = page(as_person(cast.CASE_OFFICER), doing)
    [line] = answer.context["positions"]
    assert [(stage.station.label, stage.mark.label) for stage in line.stages] == [
        ("登记", "已办"),
        ("转送、交办", "已办"),
        ("告知", "尚未办理"),
        ("受理", "已办"),
        ("处理意见", "下一步"),
        ("送达", "以后"),
        ("办结", "以后"),
    ]
    assert (line.next, line.who, line.step.due) == ("处理意见", "井店镇", date(2026, 5, 6))
    assert (line.first.who, line.first.due) == ("井店镇", date(2026, 3, 18))
    assert line.step.proof
    body = answer.content.decode()
    assert body.count('aria-current="step"') == 1
    assert "下一步：处理意见" in body


def test_an_organ_head_is_offered_the_decision_on_an_extension(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer().inform().accept()
    doing.handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": "需要检测。"})
    [desk] = page(as_person(cast.TOWN_HEAD), doing).context["desks"]
    assert [offer.words for offer in desk.offers] == ["批准延期", "不批准延期", "本人回避"]
    assert desk.offers[0].main


def test_an_annulled_act_stays_visible_and_says_by_which_act(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer()
    officer = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    doing.act(ActKind.ANNUL, *officer, values={"ground": "ENTRY_ERROR", "text": "选错单位。"}, target=2)
    body = page(as_person(cast.CLERK), doing).content.decode()
    assert '已撤销（<a href="#act-3">第3号记录</a>）' in body
    assert '撤销<a href="#act-2">第2号记录</a>' in body


def test_a_later_entry_is_marked(as_person: AsPerson) -> None:
    doing = Doing(DAY).register()
    doing.later(2)
    doing.transfer(happened_on=date(2026, 2, 3))
    lines = page(as_person(cast.CLERK), doing).context["acts"]
    assert [(line.label, line.entered_later) for line in lines] == [("登记", False), ("转送", True)]


def test_an_imported_matter_says_that_its_file_is_not_whole(as_person: AsPerson) -> None:
    importer = (ActKind.REGISTER, cast.IMPORTER, cast.BUREAU, CapacityKind.IMPORTER)
    said = {"source": Source.IMPORT, "foreign": ("旧系统", "A-17"), "asks": (Ask("旧事一件。"),)}
    doing = Doing(date(2019, 3, 4)).act(*importer, values={"channel": "ONLINE"}, **said)
    body = page(as_person(cast.CLERK), doing).content.decode()
    assert "导入件，记录不完整" in body
    assert "旧系统 A-17" in body
    assert "已逾期" not in body


def test_an_organ_reads_its_own_request_and_neither_words_nor_duties_of_its_neighbour(as_person: AsPerson) -> None:
    both = (Ask("道路塌陷，请求修复。"), Ask("建议增设护栏。", RequestClass.SUGGESTION))
    doing = Doing(DAY).register(*both).transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    doing.inform().accept().hear()
    answer = page(as_person(cast.DEPARTMENT_HANDLER), doing)
    body = answer.content.decode()
    assert [line.n for line in answer.context["requests"]] == [2]
    assert answer.context["state"].words == "已转送、交办"
    assert [line.label for line in answer.context["acts"]] == ["登记", "转送"]
    assert {line.who for part in ("owed", "remedies", "used") for line in answer.context[part]} == {"县住建局"}
    for words in ("道路塌陷", "听取了陈述", "井店镇"):
        assert words not in body


def test_a_case_of_three_acts_costs_as_many_queries_as_one_of_nine(as_person: AsPerson) -> None:
    one, many = Doing(DAY).register().transfer(), answered().serve().conclude()
    client = as_person(cast.CASE_OFFICER)
    page(client, one)
    with CaptureQueriesContext(connection) as few:
        page(client, one)
    with CaptureQueriesContext(connection) as more:
        page(client, many)
    assert len(few) == len(more)


def served_with_proof() -> Doing:
    doing = answered()
    file = store(PDF, name="签收单.pdf", by=person(cast.TOWN_HANDLER), at=clock.now())
    doing.later(4)
    values = {"method": "IN_PERSON", "proof": "SIGNED"}
    return doing.handle(ActKind.SERVE, values, evidence=file.pk, happened_on=date(2026, 2, 9)).confirmed()


def test_the_file_that_proves_an_act_is_handed_over_as_an_attachment(as_person: AsPerson) -> None:
    doing = served_with_proof()
    client = as_person(cast.CLERK)
    answer = page(client, doing)
    address = answer.context["acts"][-1].evidence
    file = client.get(address)
    assert b"".join(file.streaming_content) == PDF
    assert file["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert (file["Content-Type"], file["Cache-Control"]) == ("application/pdf", "no-store")


@pytest.mark.parametrize("seq", [1, 99])
def test_an_act_without_a_file_has_none_to_hand_over(seq: int, as_person: AsPerson) -> None:
    doing = served_with_proof()
    address = reverse("desk:evidence", args=[doing.done.case.number, seq])
    assert as_person(cast.CLERK).get(address).status_code == 404


def test_a_stranger_is_told_that_there_is_no_such_matter_in_the_words_for_a_number_never_given(
    as_person: AsPerson,
) -> None:
    doing = served_with_proof()
    client = as_person(cast.OTHER_TOWN_HANDLER)
    hidden, never = page(client, doing), client.get(reverse("desk:case", args=["130426XF-2026-999999"]))
    assert (hidden.status_code, never.status_code) == (404, 404)
    assert hidden.context["sentence"] == never.context["sentence"]
    assert client.get(reverse("desk:evidence", args=[doing.done.case.number, 7])).status_code == 404
