"""Corrections through the door: a new text beside the old one, new columns, a second person, and the organ is told."""

from datetime import date
from typing import Any

import pytest

from doing import TEXT, Doing, noon, person, unit
from petitions.test_concurrency import all_is_well
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Ask
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.models import Message, Obligation, Outbox, PendingCommand, Petition, Request, Text
from xinfang.petitions.outbox import DATE_MOVED
from xinfang.petitions.search import search

pytestmark = pytest.mark.usefixtures("county")
MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)
WHY = {"ground": "AGAINST_PAPER", "text": "以收发登记簿为准。"}
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)


def correct(doing: Doing, target: int, *, day: str | None = None, by: Any = CLERK, **corrections: Any) -> Doing:
    """Propose a correction."""
    values = {**WHY, "day": day} if day else WHY
    return doing.act(ActKind.CORRECT, *by, values=values, target=target, corrections=corrections)


def test_the_corrected_day_of_receipt_is_in_list_and_due_date_once_it_is_confirmed() -> None:
    doing = correct(Doing(WEDNESDAY).register(), 1, day="2026-03-02")
    row = Petition.objects.get(pk=doing.petition)
    assert (row.received_on, doing.done.pending is not None) == (WEDNESDAY, True)
    doing.confirmed(cast.SECTION_HEAD)
    row.refresh_from_db()
    assert row.received_on == MONDAY
    assert Obligation.objects.get(petition=row, rule="R22-22-route").due == date(2026, 3, 17)
    all_is_well()


def test_the_words_of_a_request_get_a_text_of_their_own_and_the_old_one_stays() -> None:
    doing = correct(Doing(MONDAY).register(), 1, asks={"1": "村口道路塌陷，请求修复并照明。"})
    assert not Text.objects.filter(plain__contains="照明").exists()
    doing.confirmed(cast.SECTION_HEAD)
    new = Text.objects.get(plain__contains="照明")
    assert (new.role, new.requests) == ("corrected.asks", [1])
    assert Request.objects.get(petition=doing.petition).text_id == new.pk
    assert Text.objects.filter(petition=doing.petition, plain=TEXT).exists()
    view = CaseView(Petition.objects.get(pk=doing.petition), person=person(cast.CASE_OFFICER), on=MONDAY)
    assert view.words_of(view.requests[0]) == "村口道路塌陷，请求修复并照明。"
    assert [hit.petition.pk for hit in search(person(cast.CASE_OFFICER), "照明")] == [doing.petition]
    all_is_well()


def test_a_corrected_text_is_read_with_the_requests_of_its_act_and_no_others() -> None:
    doing = Doing(MONDAY).register(Ask("请求修路。"), Ask("建议装灯。", RequestClass.SUGGESTION))
    doing.transfer(requests=(1,)).transfer(cast.OTHER_TOWN, requests=(2,)).inform()
    handler = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)
    correct(doing, 4, by=handler, text="由镇建设办办理。").confirmed(cast.TOWN_HEAD)
    assert [hit.petition.pk for hit in search(person(cast.TOWN_HANDLER), "镇建设办")] == [doing.petition]
    assert search(person(cast.OTHER_TOWN_HANDLER), "镇建设办") == []
    assert [act.kind.value for act in doing.done.case.acts][-1] == "correct"
    all_is_well()


def test_no_words_stand_in_the_act_nor_in_what_is_kept_of_the_proposal() -> None:
    doing = correct(Doing(MONDAY).register(), 1, asks={"1": "不得进入记录的文字。"})
    kept = PendingCommand.objects.get(pk=doing.done.pending)
    assert "不得进入" not in str(kept.payload)
    doing.confirmed(cast.SECTION_HEAD)
    assert "不得进入" not in str(doing.done.case.acts[-1].payload)


def test_an_organ_whose_date_is_brought_forward_finds_a_message() -> None:
    doing = Doing(MONDAY).register()
    values = {"to": unit(cast.TOWN), "report_by": "2026-05-29", "delivery": "SYSTEM"}
    officer = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    doing.act(ActKind.ASSIGN, *officer, values=values)
    correct(doing, 2, by=officer, report_by="2026-04-30").confirmed(cast.SECTION_HEAD)
    told = Outbox.objects.filter(petition=doing.petition, kind=DATE_MOVED)
    assert list(told.values_list("recipient", flat=True)) == [unit(cast.TOWN)]
    assert not Message.objects.exists()
    assert Obligation.objects.get(petition=doing.petition, rule="R22-22-assign").due == date(2026, 4, 30)


def test_a_correction_that_has_come_to_nothing_meanwhile_is_refused_at_its_confirmation() -> None:
    doing = Doing(MONDAY).register().transfer().handle(ActKind.ACCEPT)
    handler = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)
    correct(doing.later(2), 3, by=handler, text="说明有误。")
    waiting = doing.done.pending
    assert waiting is not None
    doing.hear()
    with pytest.raises(Refused, match="以该记录为前提"):
        confirm(Answer(waiting), by=person(cast.TOWN_HEAD), at=noon(doing.day))


@pytest.mark.parametrize(
    ("corrections", "why"),
    [({"to": 3}, "只能更正"), ({"channel": ""}, "不能删去"), ({"channel": "PIGEON"}, "不在可选范围内"), ({}, "请至少")],
)
def test_what_cannot_be_corrected_is_refused_in_a_sentence(corrections: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        correct(Doing(MONDAY).register(), 1, **corrections)
