"""Supervision and recommendations through the door and the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen import read
from xinfang.petitions.models import Obligation, Outbox, PendingCommand, Petition
from xinfang.petitions.outbox import ADVISED, SUPERVISED
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
INSPECTOR = (cast.INSPECTOR, cast.BUREAU, CapacityKind.INSPECTOR)
NOTICE = "R22-23-fwd"


def supervised() -> Doing:
    doing = Doing().register().transfer().later(20)
    values = {
        "concerns": {"seq": 2, "rule": NOTICE, "unit": unit(cast.TOWN)},
        "ground": "DELAY",
        "text": "转送以后一直没有告知信访人。",
        "proposal": "建立收件台账，逐件登记告知期限。",
    }
    return doing.act(ActKind.SUPERVISE, *INSPECTOR, values=values)


def page_of(client: Client, doing: Doing, kind: str) -> Any:
    return client.get(reverse("desk:act", args=[doing.done.case.number, kind]))


def offered_in(form: Any, field: str) -> list[str]:
    """Give what a field of the form offers, out of its groups."""
    return [code for _, group in form.fields[field].choices[1:] for code, _ in group]


def test_a_supervised_organ_is_told_and_answers_what_it_was_asked() -> None:
    doing = supervised()
    assert list(Outbox.objects.filter(kind=SUPERVISED).values_list("recipient", flat=True)) == [unit(cast.TOWN)]
    answered = doing.handle(ActKind.ANSWER_SUPERVISION, {"answer": "DONE", "text": "已经告知。"})
    answered.handle(ActKind.REPORT_ADOPTION, {"adoption": "FULL", "text": "已经建立台账。"})
    assert not Obligation.objects.open().filter(rule__in=("N22-40-answer", "R22-40-feedback")).exists()
    assert [fault for _, found in replay_petitions() for fault in found] == []


def test_the_inspectors_form_offers_what_stands_on_the_file_and_says_that_nobody_reminded(as_person: AsPerson) -> None:
    doing = Doing().register().transfer()
    shown = page_of(as_person(cast.INSPECTOR), doing, "supervise").context
    assert f"2:{NOTICE}:{unit(cast.TOWN)}" in offered_in(shown["form"], "concerns")
    assert any("此前没有催办" in sentence for sentence in shown["outlook"])


def test_a_supervision_is_recorded_from_its_form_and_stands_on_the_time_line(as_person: AsPerson) -> None:
    doing = Doing().register().transfer()
    client = as_person(cast.INSPECTOR)
    address = reverse("desk:act", args=[doing.done.case.number, "supervise"])
    form = client.get(address).context["form"]
    said = {
        "command_id": form.initial["command_id"],
        "expected_seq": form.initial["expected_seq"],
        "requests": ["1"],
        "concerns": f"2:{NOTICE}:{unit(cast.TOWN)}",
        "ground": "DELAY",
        "text": "没有告知。",
        "proposal": "逐件登记告知期限。",
        "happened_on": "2026-03-05",
    }
    assert client.post(address, said).status_code == 302
    page = client.get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    for words in ("督办", "没有，直接督办", "逐件登记告知期限。", "书面告知", "拖延"):
        assert words in page


def test_the_organ_reads_above_its_form_what_it_answers(as_person: AsPerson) -> None:
    doing, client = supervised(), as_person(cast.TOWN_HANDLER)
    page = page_of(client, doing, "answer_supervision")
    assert "建立收件台账，逐件登记告知期限。" in page.content.decode()
    assert page.context["form"].fields["about"].initial == "3"
    assert "organ" not in page_of(client, doing, "report_adoption").context["form"].fields


def test_what_an_organ_owes_of_oversight_stands_among_its_usual_steps(as_person: AsPerson) -> None:
    doing = supervised()
    page = as_person(cast.TOWN_HANDLER).get(reverse("desk:case", args=[doing.done.case.number]))
    (desk,) = page.context["desks"]
    assert {"答复督办", "书面反馈采纳情况"} <= {offer.words for offer in desk.offers}


def test_the_bureau_enters_for_whichever_organ_still_owes_its_feedback(as_person: AsPerson) -> None:
    form = page_of(as_person(cast.INSPECTOR), supervised(), "report_adoption").context["form"]
    assert offered_in(form, "organ") == [str(unit(cast.TOWN))]


def test_only_committee_and_government_of_the_own_level_are_offered(as_person: AsPerson) -> None:
    own = {str(unit(cast.PARTY_COMMITTEE)), str(unit(cast.GOVERNMENT))}
    advised = page_of(as_person(cast.INSPECTOR), supervised(), "recommend").context["form"]
    referred = page_of(as_person(cast.CASE_OFFICER), Doing().register(), "refer_for_decision").context["form"]
    assert (set(offered_in(advised, "also")), set(offered_in(referred, "body"))) == (own, own)


def test_a_recommendation_to_hold_to_account_waits_for_the_bureaus_head(as_person: AsPerson) -> None:
    doing = supervised()
    values = {
        "which": "ACCOUNTABILITY",
        "to": unit(cast.DISCIPLINE),
        "against": unit(cast.TOWN),
        "fault": "DELAY",
        "consequence": "PROPERTY",
        "text": "拖延致使房屋倒塌。",
    }
    doing.act(ActKind.RECOMMEND, *INSPECTOR, values=values)
    (pending,) = PendingCommand.objects.all()
    assert list(pending.asked.values_list("capacity", flat=True)) == ["BUREAU_HEAD"]
    assert pending.payload["above"][0] == unit(cast.GOVERNMENT)
    page = as_person(cast.BUREAU_HEAD).get(reverse("desk:proposal", args=[doing.done.case.number, pending.pk]))
    assert "拖延致使房屋倒塌。" in page.content.decode()


def test_committee_and_government_are_both_told_of_a_question_of_policy() -> None:
    doing = supervised()
    values = {
        "which": "POLICY",
        "to": unit(cast.PARTY_COMMITTEE),
        "also": unit(cast.GOVERNMENT),
        "text": "补偿标准不明。",
    }
    doing.act(ActKind.RECOMMEND, *INSPECTOR, values=values).confirmed(cast.BUREAU_HEAD)
    told = set(Outbox.objects.filter(kind=ADVISED).values_list("recipient", flat=True))
    assert told == {unit(cast.PARTY_COMMITTEE), unit(cast.GOVERNMENT)}


def test_the_petitioner_reads_of_supervision_but_not_what_was_proposed() -> None:
    doing = supervised().handle(ActKind.ANSWER_SUPERVISION, {"answer": "DONE", "text": "已经告知。"})
    matter = read(Petition.objects.get().pk, on=doing.day)
    words = [step.words for step in matter.steps]
    assert words[-2:] == ["信访部门督办有关机关、单位，各项期限不变", "被督办的机关、单位答复督办"]
    assert all(step.details == () for step in matter.steps[-2:])
    assert not any("督办" in owed.what for owed in matter.owed)


def test_nobody_but_the_inspector_is_offered_supervision(as_person: AsPerson) -> None:
    doing = Doing().register().transfer()
    for who in (cast.CASE_OFFICER, cast.TOWN_HANDLER, cast.BUREAU_HEAD):
        assert page_of(as_person(who), doing, "supervise").status_code == 409, who
