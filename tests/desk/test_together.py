"""Several registered at once: a slip and a code for each, told and served together on one form, each read alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_act import untouched
from doing import Doing, person
from petitions.test_concurrency import all_is_well
from registering import send, typed
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.lists import Bucket, inbox
from xinfang.petitions.models import Obligation, Party, PendingCommand, Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"
PEOPLE = "李四，井店镇二街三号\n* 赵五，井店镇三街\n王丁"
FIRST = {"party-0-name": "张三", "party-0-address": "井店镇一街"}
THREE = tuple(
    PartyIn(name=name, address=address) for name, address in (("张三", "一街"), ("李四", "二街"), ("王丁", ""))
)


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def registered(client: Client, **more: Any) -> CaseFile:
    send(client, typed(**{**FIRST, "signers-people": PEOPLE, **more}))
    return case_of(Petition.objects.get())


def answered() -> Doing:
    return Doing(date(2026, 3, 4)).register(parties=THREE).transfer().inform().accept().hear().answer()


def address(doing: Doing, kind: ActKind) -> str:
    return reverse("desk:act", args=[doing.done.case.number, kind.value])


def codes(doing: Doing, client: Client) -> list[str]:
    """Give the codes on the slips, as the clerk's browser shows them."""
    session = client.session
    session["slip"] = {"command": str(doing.done.case.acts[0].command), "unit": 1, "until": "2026-03-06T00:00:00+00:00"}
    session.save()
    return [slip.code for slip in client.get("/slip/").context["slips"]]


def test_each_of_those_registered_at_once_gets_a_slip_with_his_name_and_a_code_of_his_own(as_person: AsPerson) -> None:
    clerk = as_person(cast.CLERK)
    case = registered(clerk)
    slips = clerk.get("/slip/").context["slips"]
    assert [slip.name for slip in slips] == ["张三", "李四", "赵五", "王丁"]
    assert len({slip.code for slip in slips}) == 4
    assert [slip.reachable for slip in slips] == [True, True, True, False]
    assert [(one.together, one.representative) for one in case.persons] == [
        (False, False),
        (True, False),
        (True, True),
        (True, False),
    ]
    printed = clerk.post("/slip/print/", {"width": "a5"}).content.decode()
    assert printed.count('class="slip slip-a5"') == 4


def test_the_same_form_sent_twice_registers_nobody_twice(as_person: AsPerson) -> None:
    clerk = as_person(cast.CLERK)
    form = typed(**{**FIRST, "signers-people": PEOPLE})
    send(clerk, form)
    send(clerk, form)
    assert Party.objects.count() == 4


def test_a_visit_for_which_more_than_five_are_ticked_is_registered_and_five_of_them_speak(as_person: AsPerson) -> None:
    clerk = as_person(cast.CLERK)
    lines = "\n".join(f"* 来访人{n}" for n in "甲乙丙丁戊己")
    form = typed(**{**FIRST, "signers-people": lines, "signers-present": "9"})
    warned = send(clerk, form)
    (remark,) = warned.context["page"].cautions
    assert remark.sentence.startswith("多人来访的，推选的代表不得超过5人（第二十条第三款）")
    send(clerk, {**form, "seen": warned.context["seen"]})
    case = case_of(Petition.objects.get())
    assert [one.representative for one in case.persons] == [False, True, True, True, True, False, False]
    assert case.acts[0].payload["present"] == 9


def test_a_letter_may_have_as_many_contact_persons_as_it_likes(as_person: AsPerson) -> None:
    lines = "\n".join(f"* 联名人{n}" for n in "甲乙丙丁戊己")
    case = registered(as_person(cast.CLERK), **{"channel": "LETTER", "signers-people": lines})
    assert sum(one.representative for one in case.persons) == 6


def test_an_accusation_is_registered_for_all_by_one_act(as_person: AsPerson) -> None:
    clerk = as_person(cast.CLERK)
    form = typed(**{**FIRST, "signers-people": PEOPLE, "ask-0-klass": "ACCUSATION"})
    send(clerk, {**form, "seen": send(clerk, form).context["seen"]})
    case = case_of(Petition.objects.get())
    assert len(clerk.get("/slip/").context["slips"]) == 1
    assert (len(case.persons), len(case.acts[0].payload["parties"])) == (1, 4)


def test_more_than_a_hundred_at_once_are_pointed_to_joining(as_person: AsPerson) -> None:
    answer = send(as_person(cast.CLERK), typed(**{**FIRST, "signers-people": "\n".join(["李四"] * 100)}))
    assert "一次最多登记100位信访人" in answer.content.decode()
    assert not Petition.objects.exists()


def test_all_who_can_be_written_to_are_told_and_served_on_one_form(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register(parties=THREE).transfer()
    handler = as_person(cast.TOWN_HANDLER)
    form = handler.get(address(doing, ActKind.INFORM)).context["form"]
    assert form.fields["persons"].choices == [("1", "登记时的信访人（张**）"), ("2", "登记时的第2位信访人（李**）")]
    said = {**untouched(handler, doing, ActKind.INFORM), "method": "POST", "text": "已收到。", "persons": ["2"]}
    handler.post(address(doing, ActKind.INFORM), said)
    owed = Obligation.objects.filter(petition=doing.petition, rule="R22-23-fwd").order_by("anchor_seq")
    assert [(one.anchor_seq, one.discharged_on is None) for one in owed] == [(2, False), (4, True)]
    doing.accept().hear().answer()
    form = handler.get(address(doing, ActKind.SERVE)).context["form"]
    assert (form["persons"].value(), len(form.fields["persons"].choices)) == (["1", "2"], 3)


def test_one_form_of_service_writes_an_act_for_each_with_his_own_days(as_person: AsPerson) -> None:
    doing, handler = answered(), as_person(cast.TOWN_HANDLER)
    said = {**untouched(handler, doing, ActKind.SERVE), "method": "IN_PERSON", "proof": "SIGNED"}
    handler.post(address(doing, ActKind.SERVE), {**said, "persons": ["1", "2"]})
    case = case_of(Petition.objects.get(pk=doing.petition))
    served = [act for act in case.acts if act.kind is ActKind.SERVE]
    assert [(act.part, act.payload["person"]) for act in served] == [(0, 1), (1, 2)]
    assert len([one for one in case.remedies if one.rule == "R22-35-ask"]) == 2
    all_is_well()


def test_a_service_that_needs_a_second_person_is_entered_one_by_one(as_person: AsPerson) -> None:
    doing, handler = answered(), as_person(cast.TOWN_HANDLER)
    said = {**untouched(handler, doing, ActKind.SERVE), "method": "IN_PERSON", "proof": "WITNESSED"}
    said |= {"witness": "GRASSROOTS", "persons": ["1", "2"], "evidence": SimpleUploadedFile("回证.pdf", PDF)}
    answer = handler.post(address(doing, ActKind.SERVE), said)
    assert "这次送达须经第二人确认，请逐位信访人分别办理。" in answer.content.decode()
    kept = {"evidence_file": answer.context["form"]["evidence_file"].value(), "persons": ["2"]}
    sent = handler.post(address(doing, ActKind.SERVE), {k: v for k, v in said.items() if k != "evidence"} | kept)
    assert sent.status_code == 302
    assert PendingCommand.objects.get(petition=doing.petition).payload["person"] == 2


def test_each_reads_what_is_owed_to_him_and_was_done_towards_him_alone(as_person: AsPerson, client: Client) -> None:
    doing = answered()
    first, second, _ = codes(doing, as_person(cast.CLERK))
    doing.handle(ActKind.SERVE, {"method": "IN_PERSON", "proof": "SIGNED"}, persons=(1,))

    def page(code: str) -> Any:
        client.post("/query/", {"number": doing.done.case.number, "code": code})
        return client.get(reverse("portal:matter"))

    one, two = page(first), page(second)
    assert [step.words for step in one.context["matter"].steps][-1] == "送达信访处理意见书"
    assert [step.words for step in two.context["matter"].steps][-1] == "出具信访处理意见书"
    assert [owed.what for owed in two.context["matter"].owed] == ["将信访处理意见书送达您"]
    assert [owed.what for owed in one.context["matter"].owed] == []
    assert [stage.mark for stage in two.context["matter"].asks[0].stages][-2:] == ["NEXT", "AHEAD"]
    assert (len(one.context["matter"].rights), len(two.context["matter"].rights)) == (1, 0)
    for name in ("张三", "李四", "王丁"):
        assert name not in two.content.decode()


def test_one_of_them_leaves_on_his_own_page_and_withdraws_nothing(as_person: AsPerson, client: Client) -> None:
    doing = Doing(date(2026, 3, 4)).register(parties=THREE).transfer()
    _, second, _ = codes(doing, as_person(cast.CLERK))
    client.post("/query/", {"number": doing.done.case.number, "code": second})
    assert client.get(reverse("portal:matter")).context["matter"].leavable == 1
    leaving = reverse("portal:own_act", args=["leave_person", 1])
    form = client.get(leaving).context["form"]
    client.post(leaving, {"command_id": str(form["command_id"].value()), "text": ""})
    case = case_of(Petition.objects.get(pk=doing.petition))
    assert [one.left_seq is not None for one in case.persons] == [False, True, False]
    page = client.get(reverse("portal:matter"))
    assert (page.context["matter"].leavable, page.context["matter"].left_on) == (None, date(2026, 3, 5))
    assert "您已于2026年3月5日 周四退出共同信访。想重新参加的，没有期限" in page.content.decode()


def test_the_case_page_and_the_inbox_tell_once_what_concerns_several_alike(as_person: AsPerson) -> None:
    doing, handler = answered(), as_person(cast.TOWN_HANDLER)
    case_page = reverse("desk:case", args=[doing.done.case.number])
    owed = inbox(person(cast.TOWN_HANDLER), Bucket.UNTIMED, on=date(2026, 3, 5)).filter(rule="N22-35-serve")
    assert [one.anchor_seq for one in owed] == [8]
    doing.handle(ActKind.SERVE, {"method": "IN_PERSON", "proof": "SIGNED"}, persons=(1, 2))
    page = handler.get(case_page)
    assert [line.label for line in page.context["acts"]].count("送达") == 1
    assert [one.words for one in page.context["acts"][0].facts][-1] == "3位，其余的为第2至3号记录"
    assert page.context["acts"][-1].facts[-1].words == "登记时的信访人、登记时的第2位信访人"
    assert [one.what for one in page.context["remedies"]] == ["请求复查（2位信访人）"]
