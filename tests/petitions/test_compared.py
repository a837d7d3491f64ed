"""The door reads the file of the earlier matter on which "not accepted" and "no longer accepted" rest."""

from datetime import date
from typing import Any

import pytest

from doing import Doing, noon, paper, person, unit
from petitions.test_concurrency import all_is_well
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.compared import FOUND
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.citizen import read
from xinfang.petitions.commands import Ask
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.models import PendingCommand, Petition

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
SAME: dict[str, Any] = {"same_facts": True, "same_reasons": True, "method": "POST", "text": "同一处路面。"}
TOWN = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
REVIEWER = {"legal_basis": "公路法", "text": "维持。", "outcome": "UPHOLD"}
COMPARED = {"compared": "事实和理由相同。"}


def through_the_end() -> str:
    """Bring a matter of the town to its final opinion, served on 16 March 2026, and give its number."""
    doing = Doing(MONDAY).register().transfer().inform().accept().hear().answer().serve()
    for ask, body in (
        (ActKind.REQUEST_REVIEW, cast.GOVERNMENT),
        (ActKind.REQUEST_FINAL_REVIEW, cast.CITY_GOVERNMENT),
    ):
        clerk = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
        doing.later(7).act(ask, *clerk, values={"reviewer": unit(body)})
        proof = paper(cast.CASE_OFFICER, on=doing.day)
        doing.act(ActKind.DECIDE_REVIEW, *OFFICER, values=REVIEWER, evidence=proof)
        doing.act(ActKind.SERVE_REVIEW, *OFFICER, values={"method": "IN_PERSON", "proof": "SIGNED"})
    return doing.done.case.number


def again(on: date = date(2026, 3, 20)) -> Doing:
    return Doing(on).register().transfer()


def refusals(doing: Doing, kind: ActKind, values: dict[str, Any], *by: Any) -> str:
    with pytest.raises(Refused) as refused:
        doing.act(kind, *(by or TOWN), values=values)
    return str(refused.value)


def test_a_repeat_is_declined_on_what_the_file_shows_and_the_act_says_what_that_was() -> None:
    number = through_the_end()
    doing = again().handle(ActKind.DECLINE_REPEAT, {**SAME, "earlier": f" {number.lower()} "})
    assert doing.done.pending is not None
    kept = PendingCommand.objects.get(pk=doing.done.pending)
    assert kept.payload[FOUND]["requests"][0]["ended_on"] == "2026-03-16"
    answer = Answer(doing.done.pending, values=COMPARED)
    done = confirm(answer, by=person(cast.TOWN_HEAD), at=noon(doing.day))
    (one,) = done.case.acts[-1].payload[FOUND]["requests"]
    assert (one["ended_on"], one["holder"]) == ("2026-03-16", unit(cast.TOWN))
    told = read(done.petition, on=doing.day)
    assert ("依据的核对", "系统已核对该件案卷：诉求 1 的复核意见于2026年3月16日送达。") in told.steps[-1].details
    all_is_well()


def test_what_the_file_does_not_bear_out_is_refused() -> None:
    first = Doing(MONDAY).register().transfer()
    assert "没有送达记录" in refusals(again(), ActKind.DECLINE_REPEAT, {**SAME, "earlier": first.done.case.number})
    doing = again()
    assert "不能填写本件" in refusals(doing, ActKind.DECLINE_REPEAT, {**SAME, "earlier": doing.done.case.number})
    told = {**SAME, "earlier": through_the_end(), "final_served_on": "2026-03-17"}
    assert "案卷记载为2026年3月16日" in refusals(doing, ActKind.DECLINE_REPEAT, told)


def test_a_file_that_is_not_here_and_one_that_is_not_seen_are_answered_alike() -> None:
    elsewhere = Doing(MONDAY).register().transfer(cast.OTHER_TOWN)
    accused = Doing(MONDAY).register(Ask("反映收受财物。", RequestClass.ACCUSATION), parties=())
    numbers = [elsewhere.done.case.number, accused.done.case.number, "130426XF-2019-000001"]
    told = [refusals(again(), ActKind.DECLINE_REPEAT, {**SAME, "earlier": number}) for number in numbers]
    why = "该件不在本系统，或者案卷不全、本单位无权查看：应当填写“复核意见送达日期”，并附能够证明的材料。"
    assert told == [why] * 3


def test_what_was_found_is_read_anew_when_the_second_person_confirms() -> None:
    doing = again().handle(ActKind.DECLINE_REPEAT, {**SAME, "earlier": through_the_end()})
    assert doing.done.pending is not None
    first = Petition.objects.order_by("pk").exclude(pk=doing.petition).get()
    first_file = Doing(doing.day, first.pk)
    last = first.last_seq
    first_file.act(ActKind.ANNUL, *OFFICER, values={"ground": "NOT_DONE", "text": "没有送达。"}, target=last)
    answer = Answer(doing.done.pending, values=COMPARED)
    with pytest.raises(Refused, match="没有送达记录"):
        confirm(answer, by=person(cast.TOWN_HEAD), at=noon(doing.day))


def test_the_superior_of_an_organ_at_work_in_its_period_does_not_accept_and_after_it_does() -> None:
    government = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
    below = Doing(MONDAY).register()
    below.act(ActKind.REFER_FOR_DECISION, *OFFICER, values={"body": unit(cast.GOVERNMENT), "text": "建议由镇办理。"})
    below.transfer().inform().accept()
    values = {"seized": unit(cast.TOWN), "earlier": below.done.case.number, "method": "POST", "text": "镇里正在办理。"}
    for on, why in ((date(2026, 3, 20), ""), (date(2026, 5, 7), "已于 2026-05-06 届满")):
        above = Doing(on).act(
            ActKind.REGISTER, *government, values={"channel": "VISIT"}, asks=(Ask("村口道路塌陷。"),), parties=()
        )
        if why:
            assert why in refusals(above, ActKind.REFUSE, values, *government)
        else:
            done = above.act(ActKind.REFUSE, *government, values=values).done
            assert [one["until"] for one in done.case.acts[-1].payload[FOUND]["requests"]] == ["2026-05-06"]
            assert done.case.requests[0].state == "ENDED"
    all_is_well()
