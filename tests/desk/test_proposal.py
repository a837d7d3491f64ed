"""An act that waits for a second person, on the pages: announced, shown, confirmed, declined, taken back."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doing import Doing, person
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import ActRecord, PendingAnswer, PendingCommand

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
TODAY = date(2026, 3, 5)
REPEAT: Mapping[str, Any] = {
    "earlier": "130426XF-2025-000001",
    "final_served_on": "2026-01-05",
    "same_facts": True,
    "same_reasons": True,
    "method": "POST",
    "text": "两次所述为同一处路面。",
}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def proposed() -> Doing:
    return Doing(TODAY).register().transfer().decline(dict(REPEAT))


def case_page(doing: Doing) -> str:
    return reverse("desk:case", args=[doing.done.case.number])


def page(doing: Doing) -> str:
    return reverse("desk:proposal", args=[doing.done.case.number, PendingCommand.objects.get().pk])


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition_id=doing.petition).order_by("seq").values_list("kind", flat=True))


def yes(client: Client, doing: Doing, **more: Any) -> Any:
    return client.post(page(doing), {"answer": "yes", "expected_seq": "2", "compared": "事实和理由相同。"} | more)


def test_the_form_says_beforehand_that_a_second_person_confirms_and_asks_only_the_first(as_person: AsPerson) -> None:
    doing = Doing(TODAY).register().transfer()
    answer = as_person(cast.TOWN_HANDLER).get(reverse("desk:act", args=[doing.done.case.number, "decline_repeat"]))
    assert answer.context["outlook"][0] == ("提交后由第二人确认，确认以前不生效；确认的，以确认之日为发生日期。")
    assert "compared" not in answer.context["form"].fields


def test_what_was_sent_waits_and_says_so(as_person: AsPerson) -> None:
    doing = Doing(TODAY).register().transfer()
    client = as_person(cast.TOWN_HANDLER)
    hidden = {"command_id": str(uuid4()), "expected_seq": "2", "happened_on": "2026-03-05", "requests": ["1"]}
    answer = client.post(
        reverse("desk:act", args=[doing.done.case.number, "decline_repeat"]),
        {**REPEAT, **hidden, "evidence": SimpleUploadedFile("终结意见.pdf", PDF)},
        follow=True,
    )
    body = answer.content.decode()
    assert "“不再受理”已提交，等待第二人确认，确认以前不生效。" in body
    assert "等待第二人确认，尚未生效" in body
    assert kinds(doing) == ["register", "transfer"]


def test_who_may_confirm_sees_who_proposes_what_and_why_and_two_buttons(as_person: AsPerson) -> None:
    doing = proposed()
    answer = as_person(cast.TOWN_HEAD).get(case_page(doing))
    (line,) = answer.context["waiting"]
    assert (line.label, line.by) == ("不再受理", "井店镇 · 承办人 · 段慧")
    assert ("比对情况", REPEAT["text"]) in [(said.label, said.words) for said in line.texts]
    assert ("复核意见送达日期", "2026年1月5日") in [(said.label, said.words) for said in line.facts]
    assert (line.may_answer, line.own) == (True, False)
    body = answer.content.decode()
    assert f'href="{line.url}#yes"' in body
    assert f'href="{line.url}#no"' in body


def test_the_proposer_may_only_take_it_back_and_the_office_sees_nothing_of_it(as_person: AsPerson) -> None:
    doing = proposed()
    (own,) = as_person(cast.TOWN_HANDLER).get(case_page(doing)).context["waiting"]
    assert (own.may_answer, own.own) == (False, True)
    assert as_person(cast.CASE_OFFICER).get(case_page(doing)).context["waiting"] == []
    assert as_person(cast.CASE_OFFICER).get(page(doing)).status_code == 404
    assert as_person(cast.OTHER_TOWN_HEAD).get(page(doing)).status_code == 404


def test_a_yes_records_the_act_and_goes_back_to_the_case(as_person: AsPerson) -> None:
    doing, client = proposed(), as_person(cast.TOWN_HEAD)
    assert "第二人比对意见" in client.get(page(doing)).content.decode()
    answer = yes(client, doing)
    assert (answer.status_code, answer.url) == (302, case_page(doing))
    body = client.get(case_page(doing)).content.decode()
    assert kinds(doing)[-1] == "decline_repeat"
    assert "第二人：秦山" in body
    assert "等待第二人确认，尚未生效" not in body


def test_a_yes_without_the_second_persons_words_is_asked_for_them(as_person: AsPerson) -> None:
    doing = proposed()
    answer = yes(as_person(cast.TOWN_HEAD), doing, compared="")
    assert answer.status_code == 422
    assert answer.context["yes"].errors == {"compared": ["请填写第二人比对意见。"]}
    assert kinds(doing) == ["register", "transfer"]


def test_a_case_that_has_moved_on_is_shown_and_may_then_be_confirmed(as_person: AsPerson) -> None:
    doing, client = proposed(), as_person(cast.TOWN_HEAD)
    Doing(TODAY, doing.petition).handle(ActKind.ADD_MATERIAL, {"text": "补交照片。"})
    first = yes(client, doing)
    assert first.status_code == 409
    assert [line.label for line in first.context["since"]] == ["补充材料"]
    assert first.context["yes"]["expected_seq"].value() == "3"
    assert first.context["yes"]["compared"].value() == "事实和理由相同。"
    assert yes(client, doing, expected_seq="3").status_code == 302


def test_what_cannot_be_done_any_more_stays_with_the_sentence(as_person: AsPerson) -> None:
    doing, client = proposed(), as_person(cast.TOWN_HEAD)
    Doing(TODAY, doing.petition).accept()
    answer = yes(client, doing, expected_seq="3")
    assert answer.status_code == 409
    sentence = "诉求 1 目前为“已受理”，不能办理“不再受理”。"
    (line,) = client.get(case_page(doing)).context["waiting"]
    assert line.refusals == [f"2026年3月5日未能确认：{sentence}"]


def test_a_no_is_told_to_the_proposer_with_its_reason(as_person: AsPerson) -> None:
    doing, client = proposed(), as_person(cast.TOWN_HEAD)
    assert client.post(page(doing), {"answer": "no", "reason": ""}).status_code == 422
    assert client.post(page(doing), {"answer": "no", "reason": "这次另有新的事实。"}).status_code == 302
    told = as_person(cast.TOWN_HANDLER).get(case_page(doing))
    (line,) = told.context["came_to_nothing"]
    assert (line.state.words, line.reason) == ("未予确认", "这次另有新的事实。")
    assert told.context["waiting"] == []


def test_the_proposer_takes_his_own_back(as_person: AsPerson) -> None:
    doing, client = proposed(), as_person(cast.TOWN_HANDLER)
    assert client.post(page(doing), {"answer": "no", "reason": "选错事项。"}).status_code == 302
    assert PendingAnswer.objects.get().verdict == "WITHDRAWN"


def test_the_proposer_cannot_say_yes(as_person: AsPerson) -> None:
    doing = proposed()
    answer = yes(as_person(cast.TOWN_HANDLER), doing)
    assert answer.status_code == 409
    assert answer.context["yes"] is None
    assert kinds(doing) == ["register", "transfer"]


def test_a_service_entered_late_brings_its_proof_before_the_second_person(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 2, 2)).register().transfer().inform().accept().hear().later(7).answer()
    late = {"method": "IN_PERSON", "proof": "SIGNED", "happened_on": "2026-02-25", "requests": ["1"]}
    hidden = {"command_id": str(uuid4()), "expected_seq": str(doing.done.case.last_seq)}
    upload = SimpleUploadedFile("签收单.pdf", PDF)
    as_person(cast.TOWN_HANDLER).post(
        reverse("desk:act", args=[doing.done.case.number, "serve"]), {**late, **hidden, "evidence": upload}
    )
    head = as_person(cast.TOWN_HEAD)
    (line,) = head.get(case_page(doing)).context["waiting"]
    assert line.happened_on == date(2026, 2, 25)
    assert b"".join(head.get(line.evidence)) == PDF  # type: ignore[arg-type]  # a streamed answer
    assert head.post(line.url, {"answer": "yes", "expected_seq": "6"}).status_code == 302
    record = ActRecord.objects.get(petition_id=doing.petition, kind="serve")
    assert (record.happened_on, record.person_id) == (date(2026, 2, 25), person(cast.TOWN_HANDLER).pk)


def test_an_organ_reads_no_words_of_a_proposal_on_a_request_that_was_not_sent_to_it(as_person: AsPerson) -> None:
    doing = Doing(TODAY).register(Ask("道路塌陷。"), Ask("路灯不亮。"))
    doing.transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    doing.act(
        ActKind.ANNUL, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, target=2,
        values={"ground": "WRONG_PETITION", "text": "应记入另一件。"},
    )  # fmt: skip
    assert as_person(cast.TOWN_HEAD).get(case_page(doing)).context["waiting"] == []
    (line,) = as_person(cast.SECTION_HEAD).get(case_page(doing)).context["waiting"]
    assert (line.target, line.may_answer) == ("第2号记录“转送”（2026年3月5日）", True)
