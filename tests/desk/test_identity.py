"""Who a petitioner is: his name put right before two, his code given anew at the window, and who speaks for him."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, noon, person, unit
from petitions.test_concurrency import all_is_well
from petitions.test_journal import faults
from xinfang.demo import cast
from xinfang.kernel.codes import derived_code
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.ledger.models import Access, AccessLog
from xinfang.petitions.commands import Command, PartyIn, SeatChoice
from xinfang.petitions.confirming import Answer, confirm, decline
from xinfang.petitions.contents import opened
from xinfang.petitions.door import perform
from xinfang.petitions.identity_check import OTHER, SAME
from xinfang.petitions.joining import codes_of
from xinfang.petitions.lookup import prove
from xinfang.petitions.models import Obligation, Outbox, Party, PendingText, Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"
TWO = (PartyIn(name="张三", address="井店镇一街"), PartyIn(name="王丁", id_no="110105194912310021"))


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def sent() -> Doing:
    return Doing(date(2026, 3, 4)).register(parties=TWO).transfer().later(1)


def address(doing: Doing, kind: ActKind) -> str:
    return reverse(f"desk:act_{kind.value}", args=[doing.done.case.number])


def form_of(client: Client, doing: Doing, kind: ActKind, **said: Any) -> dict[str, Any]:
    answer = client.get(address(doing, kind))
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    return {"seat": answer.context["seat_code"], **values, **said}


def corrected(doing: Doing, client: Client, **said: Any) -> Doing:
    told = form_of(client, doing, ActKind.CORRECT_PERSON, ground="CLEAR", person="2", **said)
    assert client.post(address(doing, ActKind.CORRECT_PERSON), told).status_code == 302
    case = case_of(Petition.objects.get(pk=doing.petition))
    assert case.persons[1].reachable is False
    return doing


def confirmed(doing: Doing) -> None:
    (pending,) = {row.pending_id for row in PendingText.objects.all()}
    confirm(Answer(pending), by=person(cast.SECTION_HEAD), at=noon(doing.day))


def test_a_name_put_right_waits_sealed_and_takes_effect_once_confirmed(as_person: AsPerson) -> None:
    doing = corrected(sent(), as_person(cast.CLERK), name="王顶", address="井店镇三街")
    (waits,) = PendingText.objects.all()
    assert "王顶" not in waits.plain
    assert faults() == []
    proposal = reverse("desk:proposal", args=[doing.done.case.number, waits.pending_id])
    shown = as_person(cast.SECTION_HEAD).get(proposal).content.decode()
    assert ("王** → 王**" in shown, "王顶" in shown) == (True, False)
    confirmed(doing)
    case = case_of(Petition.objects.get(pk=doing.petition))
    assert case.persons[1].reachable
    owed = Obligation.objects.filter(petition=doing.petition, rule="R22-23-fwd", anchor_seq=2).get()
    assert owed.due == date(2026, 3, 20)
    assert (Party.objects.filter(petition=doing.petition).count(), PendingText.objects.count()) == (3, 0)
    all_is_well()


def test_what_was_not_typed_stays_and_what_was_before_is_kept_and_marked(as_person: AsPerson, client: Client) -> None:
    doing = corrected(sent(), as_person(cast.CLERK), address="井店镇三街")
    confirmed(doing)
    page = as_person(cast.CLERK).get(reverse("desk:case", args=[doing.done.case.number]))
    notes = [(one.told.name, one.note) for one in page.context["petitioners"]]
    assert notes == [("张**", ""), ("王**", "联名"), ("王**", "登记时的第2位信访人，第4号记录更正以前")]
    assert [one.label for one in page.context["acts"][-1].facts] == ["更正的理由", "信访人", "住址"]
    (code,) = codes_of(doing.done.case, doing.done.case.acts[0].command)
    client.post("/query/", {"number": doing.done.case.number, "code": code})
    step = client.get(reverse("portal:matter")).context["matter"].steps[-1]
    assert (step.words, step.details[-1][0]) == ("更正您的姓名（名称）、住址等信息", "住址")


def test_every_way_to_reach_a_petitioner_can_be_put_right_and_is_shown_hidden(as_person: AsPerson) -> None:
    further = {
        "landline": "0310-3892211",
        "email": "wang@example.com",
        "mail": "人民路一号",
        "postcode": "056000",
    }
    doing = corrected(sent(), as_person(cast.CLERK), **further)
    confirmed(doing)
    rows = [opened(row) for row in Party.objects.filter(petition=doing.petition)]
    now = next(row for row in rows if row.mail)
    assert (now.name, now.id_no, *now.further) == ("王丁", "110105194912310021", *further.values())
    assert case_of(Petition.objects.get(pk=doing.petition)).persons[1].reachable
    page = as_person(cast.CLERK).get(reverse("desk:case", args=[doing.done.case.number]))
    facts = [(one.label, one.words) for one in page.context["acts"][-1].facts][2:]
    labels = ("固定电话", "电子邮箱", "通讯地址", "邮政编码")
    assert facts == [(label, "（未留） → ****") for label in labels]
    assert [word for word in further.values() if word in page.content.decode()] == []
    all_is_well()


def test_a_number_that_looks_miscopied_is_pointed_out_once_and_then_taken(as_person: AsPerson) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    told = form_of(clerk, doing, ActKind.CORRECT_PERSON, ground="CLEAR", person="2", id_no="110105194912310021")
    told |= {"phone": "1380013800", "postcode": "0560"}
    first = clerk.post(address(doing, ActKind.CORRECT_PERSON), told)
    assert first.status_code == 422
    assert {name: str(fault[0])[:8] for name, fault in first.context["form"].errors.items()} == {
        "id_no": "公民身份号码的校",
        "phone": "电话号码不对：手",
        "postcode": "邮政编码应为六位",
    }
    assert not PendingText.objects.exists()
    seen = {**told, "labels_seen": first.context["labels_seen"]}
    assert clerk.post(address(doing, ActKind.CORRECT_PERSON), seen).status_code == 302
    assert PendingText.objects.count() == 1


def test_what_was_pointed_out_before_is_not_asked_again_when_something_else_is(as_person: AsPerson) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    told = form_of(clerk, doing, ActKind.CORRECT_PERSON, ground="CLEAR", person="2", id_no="110105194912310021")
    first = clerk.post(address(doing, ActKind.CORRECT_PERSON), told)
    further = {**told, "labels_seen": first.context["labels_seen"], "phone": "1380013800", "text": "老上访。"}
    second = clerk.post(address(doing, ActKind.CORRECT_PERSON), further)
    assert (second.status_code, set(second.context["form"].errors)) == (422, {"phone", "__all__"})
    seen = {**further, "labels_seen": second.context["labels_seen"]}
    assert clerk.post(address(doing, ActKind.CORRECT_PERSON), seen).status_code == 302


def test_the_case_page_costs_the_same_with_two_signers_and_with_five_with_one_correction_and_with_three(
    as_person: AsPerson,
) -> None:
    few, many = sent(), Doing(date(2026, 3, 4)).register(parties=(*TWO, *TWO[:1] * 3)).transfer().later(1)
    clerk = as_person(cast.CLERK)

    def cost(doing: Doing) -> int:
        with CaptureQueriesContext(connection) as asked:
            clerk.get(reverse("desk:case", args=[doing.done.case.number]))
        return len(asked)

    def again(doing: Doing, name: str) -> None:
        told = form_of(clerk, doing, ActKind.CORRECT_PERSON, ground="ENTRY", person="2", name=name)
        clerk.post(address(doing, ActKind.CORRECT_PERSON), told)
        confirmed(doing)

    cost(few)
    assert cost(few) == cost(many)
    again(few, "王顶")
    once = cost(few)
    again(few, "王鼎")
    again(few, "王定")
    assert cost(few) == once


def test_the_first_petitioners_corrected_row_is_the_one_written_to_and_annulling_gives_the_old_one_back(
    as_person: AsPerson,
) -> None:
    doing, officer = sent(), as_person(cast.CASE_OFFICER)
    told = form_of(officer, doing, ActKind.CORRECT_PERSON, ground="ENTRY", person="1", name="章三")
    officer.post(address(doing, ActKind.CORRECT_PERSON), told)
    before = Party.objects.get(petition=doing.petition, main=True).pk
    confirmed(doing)
    assert Party.objects.get(petition=doing.petition, main=True).pk != before
    all_is_well()
    values = {"ground": "ENTRY_ERROR", "text": "改错了。"}
    doing.act(ActKind.ANNUL, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values=values, target=4)
    assert Party.objects.get(petition=doing.petition, main=True).pk == before
    all_is_well()


def test_a_proposal_that_is_declined_changes_nothing(as_person: AsPerson) -> None:
    doing = corrected(sent(), as_person(cast.CLERK), name="王顶")
    (pending,) = {row.pending_id for row in PendingText.objects.all()}
    decline(Answer(pending, reason="与证件不符。"), by=person(cast.SECTION_HEAD), at=noon(doing.day))
    assert Party.objects.filter(petition=doing.petition).count() == 2
    assert faults() == []


def test_an_exchanged_waiting_name_is_found(as_person: AsPerson) -> None:
    corrected(sent(), as_person(cast.CLERK), name="王顶")
    PendingText.objects.update(plain="{}")
    assert any("待确认事项的文字被改动过" in fault for fault in faults())


def test_a_lost_code_is_given_anew_to_who_shows_his_paper_and_the_old_one_is_void(as_person: AsPerson) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    (old,) = codes_of(doing.done.case, doing.done.case.acts[0].command)
    said = {"ground": "LOST", "shown": "RESIDENT", "person": "2", "name": "王丁", "id_no": "110105194912310021"}
    told = form_of(clerk, doing, ActKind.REISSUE_CODE, **said)
    assert clerk.post(address(doing, ActKind.REISSUE_CODE), told)["Location"] == reverse("desk:slip")
    (slip,) = clerk.get("/slip/").context["slips"]
    assert (slip.name, slip.why) == ("王丁", "reissued")
    number, at = doing.done.case.number, noon(doing.day)
    assert prove(number, slip.code, address="192.0.2.1", at=at).person == 2
    with pytest.raises(Refused):
        prove(number, old, address="192.0.2.1", at=at)
    assert AccessLog.objects.filter(petition=doing.petition, what=Access.SEARCH, reason=SAME).count() == 1
    assert Outbox.objects.filter(petition=doing.petition, kind="code_given").count() == 1
    all_is_well()


@pytest.mark.parametrize("who", [1, 2])
def test_a_page_opened_with_the_old_code_closes_at_once_and_the_others_stay(as_person: AsPerson, who: int) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    registering = doing.done.case.acts[0].command
    codes = (derived_code(registering), *codes_of(doing.done.case, registering))
    browsers = [Client() for _ in codes]
    for browser, code in zip(browsers, codes, strict=True):
        browser.post("/query/", {"number": doing.done.case.number, "code": code})
    name = ("张三", "王丁")[who - 1]
    said = {"ground": "EXPOSED", "shown": "HOUSEHOLD", "person": str(who), "name": name}
    said |= {"id_no": "110105194912310021"} if who == 2 else {}
    clerk.post(address(doing, ActKind.REISSUE_CODE), form_of(clerk, doing, ActKind.REISSUE_CODE, **said))
    open_still = [browser.get(reverse("portal:matter")).status_code == 200 for browser in browsers]
    assert open_still == [who != 1, who != 2]
    closed = browsers[who - 1].get(reverse("portal:own_act", args=["leave_person", 1]))
    assert closed["Location"] == "/query/?expired"


def test_a_code_of_the_first_petitioner_is_given_anew_by_his_name_where_no_number_was_left(as_person: AsPerson) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    said = {"ground": "LOST", "shown": "HOUSEHOLD", "person": "1", "name": "张 三"}
    clerk.post(address(doing, ActKind.REISSUE_CODE), form_of(clerk, doing, ActKind.REISSUE_CODE, **said))
    (slip,) = clerk.get("/slip/").context["slips"]
    assert prove(doing.done.case.number, slip.code, address="192.0.2.1", at=noon(doing.day)).person is None
    all_is_well()


def test_a_paper_of_somebody_else_gets_no_code_and_after_five_there_is_no_more_trying(as_person: AsPerson) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    said = {"ground": "LOST", "shown": "RESIDENT", "person": "1", "name": "李四"}
    for _ in range(5):
        answer = clerk.post(address(doing, ActKind.REISSUE_CODE), form_of(clerk, doing, ActKind.REISSUE_CODE, **said))
        assert "不相符，不能补发" in answer.content.decode()
    right = form_of(clerk, doing, ActKind.REISSUE_CODE, **{**said, "name": "张三"})
    assert (
        "今天在这一件上核对身份不相符已达5次"
        in clerk.post(address(doing, ActKind.REISSUE_CODE), right).content.decode()
    )
    assert AccessLog.objects.filter(petition=doing.petition, reason=OTHER).count() == 5
    assert case_of(Petition.objects.get(pk=doing.petition)).last_seq == 3


def test_where_neither_name_nor_number_was_left_no_code_is_given(as_person: AsPerson) -> None:
    doing, clerk = Doing(date(2026, 3, 4)).register(parties=()).transfer().later(1), as_person(cast.CLERK)
    told = form_of(clerk, doing, ActKind.REISSUE_CODE, ground="LOST", shown="RESIDENT", name="张三")
    answer = clerk.post(address(doing, ActKind.REISSUE_CODE), told)
    assert "登记时没有留下姓名和证件号码，无法核对身份" in answer.content.decode()


def test_an_agent_is_named_with_his_paper_is_found_by_nobody_and_reads_nothing(
    as_person: AsPerson, client: Client
) -> None:
    doing, clerk = sent(), as_person(cast.CLERK)
    said = {"basis": "AUTHORISED", "receives": "on", "person": "1", "name": "赵律师", "phone": "13900001111"}
    told = form_of(clerk, doing, ActKind.NAME_AGENT, **said, evidence=SimpleUploadedFile("委托书.pdf", PDF))
    assert clerk.post(address(doing, ActKind.NAME_AGENT), told).status_code == 302
    row = Party.objects.filter(petition=doing.petition, main=False, bx_phone=None, query_mac=None).get()
    assert row.bx_name is None
    page = clerk.get(reverse("desk:case", args=[doing.done.case.number]))
    assert [one.note for one in page.context["petitioners"]][-1] == (
        "登记时的信访人的代理人，委托代理，有授权委托书，可以代收"
    )
    all_is_well()
    shown = clerk.get(reverse("desk:act", args=[doing.done.case.number, "end_agent"]))
    assert [(line.label, line.seq) for line in shown.context["decided"]] == [("登记代理人", 4)]
    assert "此后的告知和答复送达信访人本人" in shown.content.decode()
    ends = reverse("portal:own_act", args=["end_agent", 1])
    client.post("/query/", {"number": doing.done.case.number, "code": derived_code(doing.done.case.acts[0].command)})
    assert client.get(reverse("portal:matter")).context["matter"].agent_of == 1
    client.post(ends, {"command_id": str(uuid4())})
    assert case_of(Petition.objects.get(pk=doing.petition)).agents[0].ended_seq == 5


def test_a_part_taken_out_goes_on_with_each_as_he_is_called_now_and_a_code_for_each(as_person: AsPerson) -> None:
    doing = corrected(sent(), as_person(cast.CLERK), name="王顶", address="井店镇三街")
    confirmed(doing)
    page = untouched_split(as_person(cast.CASE_OFFICER), doing)
    assert [slip.name for slip in page] == ["张三", "王顶"]
    all_is_well()


def untouched_split(officer: Client, doing: Doing) -> Any:
    answer = officer.get(reverse("desk:act_split", args=[doing.done.case.number]))
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    said = {**values, "seat": answer.context["seat_code"], "part": "OTHER", "text": "另请求修路灯。", "klass": "CLAIM"}
    sent_on = officer.post(reverse("desk:act_split", args=[doing.done.case.number]), said)
    assert sent_on.status_code == 302, sent_on.content.decode()
    return officer.get("/slip/").context["slips"]


def test_the_handlers_capacity_at_another_organ_gives_no_code() -> None:
    doing = sent()
    asked = Command(
        uuid4(),
        ActKind.REISSUE_CODE,
        doing.day,
        seat=SeatChoice(unit(cast.TOWN), CapacityKind.HANDLER),
        petition=doing.petition,
        values={"ground": "LOST", "shown": "RESIDENT"},
    )
    with pytest.raises(Refused, match="应当由登记该信访事项的信访部门办理"):
        perform(asked, by=person(cast.TOWN_HANDLER), at=noon(doing.day))
