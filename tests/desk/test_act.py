"""The form of an act: drawn from the act table, refused in words, never losing what was typed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import RadioSelect, Select
from django.test import Client
from django.urls import reverse

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.files.models import StoredFile
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import ActRecord

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
YESTERDAY = date(2026, 3, 4)
PDF = b"%PDF-1.4\n%%EOF\n"


def address(doing: Doing, kind: ActKind) -> str:
    return reverse("desk:act", args=[doing.done.case.number, kind.value])


def untouched(client: Client, doing: Doing, kind: ActKind) -> dict[str, Any]:
    """Give what the browser would send of the form as it is shown."""
    answer = client.get(address(doing, kind))
    assert answer.status_code == 200, answer.content.decode()
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    return {"seat": answer.context["seat_code"], **values}


def send(client: Client, doing: Doing, kind: ActKind, **typed: Any) -> Any:
    return client.post(address(doing, kind), {**untouched(client, doing, kind), **typed})


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", flat=True))


ROUTE: Mapping[str, Any] = {"ground": "22-1-2", "delivery": "SYSTEM"}


def test_what_was_typed_is_recorded_and_the_page_says_what_comes_next(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    client = as_person(cast.CASE_OFFICER)
    answer = send(client, doing, ActKind.TRANSFER, to=unit(cast.TOWN), text="请按期办理。", **ROUTE)
    assert answer["Location"] == reverse("desk:case", args=[doing.done.case.number])
    assert kinds(doing) == ["register", "transfer"]
    body = client.get(answer["Location"]).content.decode()
    assert "已记录“转送”（2026年3月5日）。井店镇应在2026年3月20日以前书面告知信访人接收情况以及处理途径和程序。" in body
    assert "请按期办理。" in body


def test_every_act_of_the_main_path_goes_through_the_one_form(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    office, handler, head = map(as_person, (cast.CASE_OFFICER, cast.TOWN_HANDLER, cast.TOWN_HEAD))
    text = {"text": "已经办理。"}
    path: list[tuple[Client, ActKind, dict[str, Any]]] = [
        (office, ActKind.TRANSFER, {"to": unit(cast.TOWN), **ROUTE}),
        (handler, ActKind.OBJECT, {"ground": "NOT_OURS", **text}),
        (office, ActKind.REJECT_OBJECTION, text),
        (handler, ActKind.ACKNOWLEDGE, {}),
        (handler, ActKind.INFORM, {"method": "POST", **text}),
        (handler, ActKind.ACCEPT, {}),
        (handler, ActKind.HEAR_PETITIONER, {"way": "MEETING", **text}),
        (handler, ActKind.INVESTIGATE, text),
        (handler, ActKind.REQUEST_EXTENSION, {"days": 15, "ground": "EXPERT_WORK", **text}),
        (head, ActKind.APPROVE_EXTENSION, {}),
        (handler, ActKind.INFORM_EXTENSION, {"method": "POST"}),
        (handler, ActKind.ISSUE_OPINION, {"outcome": "SUPPORT", "legal_basis": "公路法", **text}),
        (handler, ActKind.SERVICE_FAILED, {"ground": "AWAY"}),
        (handler, ActKind.SERVE, {"method": "IN_PERSON", "proof": "SIGNED"}),
        (handler, ActKind.CONCLUDE, {}),
    ]
    for client, kind, typed in path:
        answer = send(client, doing, kind, **typed)
        assert answer.status_code == 302, (kind, answer.context and answer.context["form"].errors)
    assert kinds(doing) == ["register", *(kind.value for _, kind, _ in path)]


def test_a_refused_form_keeps_what_was_typed_says_what_to_mend_and_puts_focus_there(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    client = as_person(cast.CASE_OFFICER)
    answer = send(client, doing, ActKind.TRANSFER, text="请按期办理。", **ROUTE)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"to": ["请选择去向单位。"]}
    assert "请按期办理。" in body
    assert answer.context["form"].fields["to"].widget.attrs["autofocus"]
    assert kinds(doing) == ["register"]


def test_a_refusal_by_the_law_stands_at_its_field(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 2, 2)).register()
    client = as_person(cast.CASE_OFFICER)
    early = send(client, doing, ActKind.TRANSFER, to=unit(cast.TOWN), happened_on="2026-02-20", **ROUTE)
    assert early.status_code == 422
    assert early.context["form"].errors == {"happened_on": ["“转送”最多补记 2 个工作日，发生日期过早。"]}
    assert early.context["form"]["to"].value() == str(unit(cast.TOWN))


@pytest.mark.parametrize("day", ["2026-02-30", "1026-03-05", "明天", "2026-03-06"])
def test_a_day_that_is_none_or_has_not_come_is_refused_in_words(day: str, as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    answer = send(as_person(cast.CASE_OFFICER), doing, ActKind.TRANSFER, to=unit(cast.TOWN), happened_on=day, **ROUTE)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["happened_on"]


def overtaken(client: Client, doing: Doing) -> dict[str, Any]:
    """Open the form, and let somebody else add material meanwhile."""
    form = untouched(client, doing, ActKind.TRANSFER)
    clerk = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    doing.later(1).act(ActKind.ADD_MATERIAL, *clerk, values={"text": "补交照片三张。"})
    return {**form, "to": unit(cast.TOWN), "text": "请按期办理。", **ROUTE}


def test_a_form_overtaken_by_another_act_shows_it_and_goes_on_only_when_confirmed(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    client = as_person(cast.CASE_OFFICER)
    typed = overtaken(client, doing)
    first = client.post(address(doing, ActKind.TRANSFER), typed)
    body = first.content.decode()
    assert first.status_code == 409
    assert [line.label for line in first.context["since"]] == ["补充材料"]
    assert "补交照片三张。" in body
    assert "请按期办理。" in body

    assert client.post(address(doing, ActKind.TRANSFER), typed).status_code == 409
    confirmed = client.post(address(doing, ActKind.TRANSFER), {**typed, "confirmed_seq": first.context["last_seq"]})
    assert confirmed.status_code == 302
    assert kinds(doing) == ["register", "add_material", "transfer"]


def test_an_act_that_somebody_else_did_meanwhile_is_not_offered_for_confirmation(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    client = as_person(cast.CASE_OFFICER)
    typed = {**untouched(client, doing, ActKind.TRANSFER), "to": unit(cast.TOWN), **ROUTE}
    doing.later(1).transfer(cast.DEPARTMENT)
    answer = client.post(address(doing, ActKind.TRANSFER), typed)
    assert answer.status_code == 409
    assert not answer.context["offered"]
    assert "诉求 1 目前为“已转送、交办”，不能办理“转送”。" in answer.content.decode()


def test_the_same_form_sent_twice_is_recorded_once(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    client = as_person(cast.CASE_OFFICER)
    typed = {**untouched(client, doing, ActKind.TRANSFER), "to": unit(cast.TOWN), **ROUTE}
    answers = [client.post(address(doing, ActKind.TRANSFER), typed).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert kinds(doing) == ["register", "transfer"]


def opinion_out() -> Doing:
    return Doing(date(2026, 2, 2)).register().transfer().inform().accept().hear().later(7).answer()


SERVED: Mapping[str, Any] = {"method": "IN_PERSON", "proof": "SIGNED", "happened_on": "2026-02-25"}


def test_a_proof_of_service_once_sent_is_kept_while_the_rest_is_mended(as_person: AsPerson) -> None:
    doing, client = opinion_out(), as_person(cast.TOWN_HANDLER)
    upload = SimpleUploadedFile("签收单.pdf", PDF)
    refused = send(client, doing, ActKind.SERVE, **{**SERVED, "proof": ""}, evidence=upload)
    assert refused.status_code == 422
    assert "已上传“签收单.pdf”" in refused.content.decode()
    kept = refused.context["form"].data["evidence_file"]

    mended = send(client, doing, ActKind.SERVE, **SERVED, evidence_file=kept)
    assert mended.status_code == 302
    assert StoredFile.objects.count() == 1
    assert str(StoredFile.objects.get().pk) == kept


def test_a_late_entry_without_proof_and_a_file_of_another_type_are_refused_at_the_file(as_person: AsPerson) -> None:
    doing, client = opinion_out(), as_person(cast.TOWN_HANDLER)
    bare = send(client, doing, ActKind.SERVE, **SERVED)
    wrong = send(client, doing, ActKind.SERVE, **SERVED, evidence=SimpleUploadedFile("签收单.txt", b"signed"))
    assert bare.context["form"].errors == {"evidence": ["“送达”补记超过 2 个工作日，应当附证明材料。"]}
    assert wrong.context["form"].errors == {"evidence": ["文件“签收单.txt”不是 PDF、JPG 或者 PNG 文件，不能接收。"]}


def test_nobody_gets_at_another_persons_file_by_its_id(as_person: AsPerson) -> None:
    doing, client = opinion_out(), as_person(cast.TOWN_HANDLER)
    foreign = store(PDF, name="别人的.pdf", by=person(cast.CLERK), at=clock.now())
    answer = send(client, doing, ActKind.SERVE, **SERVED, evidence_file=foreign.pk)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["evidence"]
    assert "别人的" not in answer.content.decode()


def test_requests_are_chosen_when_there_are_several(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register(Ask("道路塌陷。"), Ask("建议增设护栏。", RequestClass.SUGGESTION))
    client = as_person(cast.CASE_OFFICER)
    none = send(client, doing, ActKind.TRANSFER, to=unit(cast.TOWN), requests=[], **ROUTE)
    assert none.context["form"].errors == {"requests": ["请选择诉求。"]}
    one = send(client, doing, ActKind.TRANSFER, to=unit(cast.TOWN), requests=["2"], **ROUTE)
    assert one.status_code == 302
    form = client.get(address(doing, ActKind.TRANSFER)).context["form"]
    assert form["requests"].value() == ["1"]


def test_an_annulment_chooses_among_the_acts_that_may_be_annulled(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    client = as_person(cast.CASE_OFFICER)
    form = client.get(address(doing, ActKind.ANNUL)).context["form"]
    assert form.fields["target"].choices == [("", "请选择"), ("2", "2. 转送（2026年3月4日）")]
    answer = send(client, doing, ActKind.ANNUL, target="2", ground="ENTRY_ERROR", text="选错单位。")
    assert answer.status_code == 302
    assert kinds(doing)[-1] == "annul"


def test_the_form_says_under_which_article_and_what_will_follow(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer().inform()
    answer = as_person(cast.TOWN_HANDLER).get(address(doing, ActKind.ACCEPT))
    assert answer.context["outlook"] == [
        "诉求的办理状态变为“已受理”。",
        "此后承办单位应当办结并出具信访处理意见书，期限六十日（《信访工作条例》第三十一条第六项、第三十二条、第三十四条）。",
    ]
    assert ACTS[ActKind.ACCEPT].article in answer.content.decode()


def test_an_approval_says_beforehand_to_which_day_it_puts_off_the_end(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer().inform()
    doing.handle(ActKind.ACCEPT, {})
    doing.handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": "需要鉴定。"})
    answer = as_person(cast.TOWN_HEAD).get(address(doing, ActKind.APPROVE_EXTENSION))
    assert "办结期限由2026年5月6日（星期三）延长至2026年5月25日（星期一）。" in answer.context["outlook"]


def test_a_name_takes_one_line_and_only_procedures_of_the_decided_route_are_offered(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    doing.handle(ActKind.DECIDE_ROUTE, {"route": "31-3", "text": "属于党员申诉。"})
    form = as_person(cast.TOWN_HANDLER).get(address(doing, ActKind.DIVERT)).context["form"]
    assert [value for value, _ in form.fields["procedure"].choices] == ["PARTY_APPEAL", "RE_EXAMINATION"]
    assert [form.fields[name].widget.input_type for name in ("target",)] == ["text"]
    assert form.fields["text"].widget.attrs["rows"] == 5


def test_a_claim_raised_first_is_not_said_to_end_by_the_offices_own_reply(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    answer = as_person(cast.CASE_OFFICER).get(address(doing, ActKind.REPLY_DIRECTLY))
    assert answer.context["outlook"][0] == (
        "申诉求决类诉求只有写明此前信访事项的编号才由此终结；首次提出的，办理状态不变，仍应当按期转出。"
    )


def test_only_those_who_can_decide_are_offered_when_a_matter_is_referred_to_them(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    form = as_person(cast.CASE_OFFICER).get(address(doing, ActKind.REFER_FOR_DECISION)).context["form"]
    assert [label for label, _ in form.fields["body"].choices[1:]] == ["人民政府", "党委"]


def test_the_six_routes_stand_below_each_other_with_all_their_words(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    body = as_person(cast.TOWN_HANDLER).get(address(doing, ActKind.DECIDE_ROUTE)).content.decode()
    assert body.count('type="radio" name="route"') == 6


def test_a_day_set_from_above_is_not_said_to_be_missing_from_the_law(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    answer = as_person(cast.CASE_OFFICER).get(address(doing, ActKind.RECEIVE_FROM_ABOVE))
    assert answer.context["outlook"] == [
        "此后登记单位应当在上级信访部门指定的期限内反馈办理结果，提交办结报告，期限逐件指定（《信访工作条例》第二十二条第一款第三项）。",
        "登记单位可以提出不属于职权范围的异议并详细说明理由，期限五个工作日（《信访工作条例》第二十三条第三款）。",
    ]


@pytest.mark.parametrize(
    ("who", "kind", "sentence"),
    [
        (cast.TOWN_HEAD, ActKind.ACCEPT, "您目前的身份不能办理“受理”。"),
        (cast.TOWN_HANDLER, ActKind.SERVE, "诉求 1 目前为“已转送、交办”，不能办理“送达”。"),
    ],
)
def test_an_act_out_of_turn_is_refused_with_its_reason(
    who: str, kind: ActKind, sentence: str, as_person: AsPerson
) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    answer = as_person(who).get(address(doing, kind))
    assert answer.status_code == 409
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("kind", ["register", "rate", "dance"])
def test_what_is_no_act_of_a_case_page_is_not_found(kind: str, as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    address = reverse("desk:act", args=[doing.done.case.number, kind])
    assert as_person(cast.CASE_OFFICER).get(address).status_code == 404


def test_a_form_without_its_hidden_parts_is_refused_whole(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    answer = as_person(cast.CASE_OFFICER).post(address(doing, ActKind.TRANSFER), {"to": unit(cast.TOWN), **ROUTE})
    assert answer.status_code == 409
    assert "这份表单不完整" in answer.content.decode()


def test_a_case_closed_to_the_person_takes_no_act_of_his(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    hidden = {"command_id": str(uuid4()), "expected_seq": "2", "seat": f"{unit(cast.OTHER_TOWN)}.HANDLER"}
    client = as_person(cast.OTHER_TOWN_HANDLER)
    assert client.get(address(doing, ActKind.ACCEPT)).status_code == 404
    assert client.post(address(doing, ActKind.ACCEPT), hidden).status_code == 404
    assert kinds(doing) == ["register", "transfer"]


def test_units_that_cannot_decide_are_not_offered(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register()
    form = as_person(cast.CASE_OFFICER).get(address(doing, ActKind.TRANSFER)).context["form"]
    offered = {int(value) for _, group in form.fields["to"].choices[1:] for value, _ in group}
    assert unit(cast.TOWN) in offered
    assert offered.isdisjoint({unit(cast.BUREAU), unit(cast.CASES), unit(cast.RECEPTION)})


def test_a_list_that_may_be_left_out_has_an_empty_line_to_go_back_to(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 2, 2)).register().later(1).transfer().later(2).inform().accept().hear().answer()
    address = reverse("desk:act", args=[doing.done.case.number, ActKind.SERVE.value])
    form = as_person(cast.TOWN_HANDLER).get(address).context["form"]
    assert form.fields["witness"].choices[0][0] == ""
    assert isinstance(form.fields["witness"].widget, Select)
    assert isinstance(form.fields["proof"].widget, RadioSelect)


def test_who_objects_is_told_that_his_days_go_on(as_person: AsPerson) -> None:
    doing = Doing(YESTERDAY).register().transfer()
    page = as_person(cast.TOWN_HANDLER).get(address(doing, ActKind.OBJECT))
    assert "提出异议不中止书面告知的期限；核实以前，该期限照常计算。" in page.context["outlook"]
