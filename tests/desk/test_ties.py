"""The forms of acts on two files: the other petition by its number, both requests side by side."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, person
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.access import opened_by
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import ActRecord

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 5)
OTHER_TEXT = "乡里公路坑洼，请修补。"


def address(doing: Doing, kind: ActKind) -> str:
    return reverse("desk:act", args=[doing.done.case.number, kind.value])


def number(doing: Doing) -> str:
    return doing.done.case.number


def form(client: Client, doing: Doing, kind: ActKind, to: Doing) -> Any:
    return client.get(address(doing, kind), {"other": number(to)})


def sent(client: Client, doing: Doing, kind: ActKind, to: Doing, **typed: Any) -> Any:
    answer = form(client, doing, kind, to)
    assert answer.status_code == 200, answer.content.decode()
    drawn = answer.context["form"]
    values = {name: drawn[name].value() for name in drawn.fields if drawn[name].value() not in (None, "")}
    hidden = {"seat": answer.context["seat_code"], "other": number(to)}
    return client.post(address(doing, kind), {**hidden, **values, **typed})


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", flat=True))


def test_the_page_first_asks_for_the_other_petition(as_person: AsPerson) -> None:
    doing = Doing(DAY).register()
    answer = as_person(cast.CASE_OFFICER).get(address(doing, ActKind.LINK))
    assert answer.status_code == 200
    assert "另一件信访事项的编号" in answer.content.decode()


def test_both_requests_stand_side_by_side_before_anything_is_recorded(as_person: AsPerson) -> None:
    earlier, later = Doing(DAY).register(Ask(OTHER_TEXT)), Doing(DAY).register()
    body = form(as_person(cast.CLERK), later, ActKind.LINK, earlier).content.decode()
    assert OTHER_TEXT in body
    assert "去年雨季塌陷后一直没有修复" in body
    assert kinds(later) == ["register"]
    assert all([row.person for row in opened_by(one.done.petition)] == [person(cast.CLERK)] for one in (earlier, later))


def test_a_link_is_shown_on_both_pages_with_number_and_requests(as_person: AsPerson) -> None:
    earlier, later = Doing(DAY).register(), Doing(DAY).register()
    client = as_person(cast.CLERK)
    assert sent(client, later, ActKind.LINK, earlier, sameness="EARLIER").status_code == 302
    assert (kinds(earlier), kinds(later)) == (["register", "link"], ["register", "link"])
    for mine, theirs in ((earlier, later), (later, earlier)):
        body = client.get(reverse("desk:case", args=[number(mine)])).content.decode()
        assert f"另一件信访事项：{number(theirs)} 诉求 1" in body
        assert "诉求相同：" in body


def test_an_organ_that_does_not_see_the_other_petition_sees_nothing_of_the_link(as_person: AsPerson) -> None:
    earlier, later = Doing(DAY).register(), Doing(DAY).register().transfer()
    sent(as_person(cast.CASE_OFFICER), later, ActKind.LINK, earlier, sameness="SAME_MATTER")
    body = as_person(cast.TOWN_HANDLER).get(reverse("desk:case", args=[number(later)])).content.decode()
    assert number(earlier) not in body
    assert "关联相同诉求</strong>" not in body
    assert "相关信访事项" not in body


@pytest.mark.parametrize("typed", ["130426XF-2026-000009", "J-2026-00000001", "%00"])
def test_a_number_that_the_reader_may_not_see_is_as_one_that_does_not_exist(as_person: AsPerson, typed: str) -> None:
    mine = Doing(DAY).register().transfer()
    hidden = Doing(DAY).register()
    client = as_person(cast.TOWN_HANDLER)
    answers = [client.get(address(mine, ActKind.LINK), {"other": one}) for one in (typed, number(hidden))]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("没有这件信访事项，或者您无权查看。" in answer.content.decode() for answer in answers)


def test_a_petition_cannot_be_chosen_for_itself(as_person: AsPerson) -> None:
    mine = Doing(DAY).register()
    answer = form(as_person(cast.CLERK), mine, ActKind.LINK, mine)
    assert (answer.status_code, "不能是本件" in answer.content.decode()) == (422, True)


def test_of_several_requests_the_clerk_picks_those_that_are_the_same(as_person: AsPerson) -> None:
    earlier = Doing(DAY).register(Ask("补偿没有到位。"), Ask(OTHER_TEXT))
    later = Doing(DAY).register()
    client = as_person(cast.CLERK)
    refused = sent(client, later, ActKind.LINK, earlier, sameness="EARLIER")
    assert refused.status_code == 422
    assert "的诉求。" in refused.content.decode()
    assert sent(client, later, ActKind.LINK, earlier, sameness="EARLIER", other_requests=["2"]).status_code == 302
    later_page = client.get(reverse("desk:case", args=[number(later)])).content.decode()
    assert f"{number(earlier)} 诉求 2" in later_page


def test_handling_together_and_apart_again_through_the_forms(as_person: AsPerson) -> None:
    lead, member = Doing(DAY).register(), Doing(DAY).register()
    client = as_person(cast.CASE_OFFICER)
    assert sent(client, member, ActKind.JOIN_TO, lead, side="MEMBER").status_code == 302
    body = client.get(reverse("desk:case", args=[number(member)])).content.decode()
    assert "并入主件：" in body
    offered = client.get(address(member, ActKind.UNJOIN))
    assert number(lead) in offered.content.decode()
    assert sent(client, member, ActKind.UNJOIN, lead, ground="ENTRY_ERROR").status_code == 302
    assert kinds(lead) == ["register", "join_to", "unjoin"]


def test_a_refusal_comes_back_in_place_and_nothing_is_written(as_person: AsPerson) -> None:
    claim, suggestion = Doing(DAY).register(), Doing(DAY).register(Ask(OTHER_TEXT, RequestClass.SUGGESTION))
    answer = sent(as_person(cast.CASE_OFFICER), claim, ActKind.JOIN_TO, suggestion, side="MEMBER")
    assert answer.status_code == 422
    assert "两项诉求的类别不同，不能合并办理。" in answer.content.decode()
    assert (kinds(claim), kinds(suggestion)) == (["register"], ["register"])
