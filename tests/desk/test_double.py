"""A letter registered twice: the file received first stays with all its duties, the other goes in one step."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doing import PARTY, Doing
from xinfang.demo import cast
from xinfang.kernel.codes import derived_code
from xinfang.law.acts import ActKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.models import ActRecord, Obligation, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def address(doing: Doing) -> str:
    return reverse("desk:double", args=[doing.done.case.number])


def asked(client: Client, here: Doing, there: Doing) -> Any:
    return client.get(address(here), {"other": there.done.case.number})


def done(client: Client, here: Doing, there: Doing) -> Any:
    page = asked(client, here, there)
    said = {name: page.context[name] for name in ("other", "command_id", "seen")}
    return client.post(address(here), {name: str(value) for name, value in said.items()})


def two(**later: Any) -> tuple[Doing, Doing]:
    return Doing(date(2026, 3, 3)).register(), Doing(date(2026, 3, 4)).register(**later)


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", flat=True))


@pytest.mark.parametrize("from_the_first", [True, False])
def test_the_file_received_first_stays_from_whichever_of_the_two_one_comes(
    from_the_first: bool, as_person: AsPerson, client: Client
) -> None:
    first, second = two()
    before = list(Obligation.objects.filter(petition=first.petition).values())
    officer = as_person(cast.CASE_OFFICER)
    here, there = (first, second) if from_the_first else (second, first)
    assert done(officer, here, there)["Location"] == reverse("desk:case", args=[first.done.case.number])
    assert (kinds(first), kinds(second)) == (["register"], ["register", "file_only"])
    assert Petition.objects.get(pk=second.petition).state == "CONCLUDED"
    assert list(Obligation.objects.filter(petition=first.petition).values()) == before
    code = derived_code(second.done.case.acts[0].command)
    client.post("/query/", {"number": second.done.case.number, "code": code})
    told = client.get(reverse("portal:matter")).context["matter"].asks[0].advice
    assert told.startswith("这一件与先前的一件重复登记，诉求在先前的一件中继续办理")


def test_the_page_says_what_happens_before_anything_does(as_person: AsPerson) -> None:
    first, second = two()
    page = asked(as_person(cast.CASE_OFFICER), second, first)
    assert (page.context["kept"].number, page.context["filing"]) == (first.done.case.number, True)
    assert "它的收到日期、各项期限和告知、送达的义务都不变" in page.content.decode()
    assert kinds(second) == ["register"]


def test_where_the_later_one_was_sent_on_the_two_are_joined_and_each_is_answered(as_person: AsPerson) -> None:
    first, second = two()
    first.transfer()
    second.transfer()
    page = asked(as_person(cast.TOWN_HANDLER), second, first)
    assert (page.context["filing"], page.context["may"]) == (False, True)
    assert page.context["ties"].endswith(f"/acts/join_to/?other={first.done.case.number}")


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        ({"parties": (PartyIn(name="李四", address="二街"),)}, "两件的信访人不是同样的人，不是重复登记"),
        ({"parties": (PARTY, PartyIn(name="李四"))}, "两件的信访人不是同样的人，不是重复登记"),
    ],
)
def test_other_peoples_letters_are_no_double(later: dict[str, Any], sentence: str, as_person: AsPerson) -> None:
    first, second = two(**later)
    assert sentence in asked(as_person(cast.CASE_OFFICER), second, first).content.decode()


def test_an_address_that_only_the_later_one_has_is_first_entered_on_the_one_that_stays(as_person: AsPerson) -> None:
    first = Doing(date(2026, 3, 3)).register(parties=(PartyIn(name=PARTY.name),))
    second = Doing(date(2026, 3, 4)).register()
    assert "请先在保留的一件上更正信访人信息" in asked(as_person(cast.CASE_OFFICER), second, first).content.decode()


def test_what_is_concluded_is_no_double(as_person: AsPerson) -> None:
    first, second = two()
    done(as_person(cast.CASE_OFFICER), first, second)
    assert "其中一件已经办结" in asked(as_person(cast.CASE_OFFICER), first, second).content.decode()


def test_an_accusation_is_neither_found_nor_offered(as_person: AsPerson) -> None:
    first = Doing(date(2026, 3, 3)).register()
    secret = Doing(date(2026, 3, 3)).register(Ask("检举某人。", klass=RequestClass.ACCUSATION))
    answer = asked(as_person(cast.CASE_OFFICER), first, secret)
    assert (answer.status_code, answer.context["fault"]) == (422, "没有这件信访事项，或者您无权查看。")


def test_the_button_stands_where_one_of_the_two_can_be_closed_or_joined(as_person: AsPerson) -> None:
    first, _ = two()
    page = as_person(cast.CASE_OFFICER).get(reverse("desk:case", args=[first.done.case.number]))
    offered = [offer.words for line in page.context["desks"] for offer in (*line.offers, *line.rest)]
    assert "重复登记" in offered
    clerk = as_person(cast.CLERK).get(reverse("desk:case", args=[first.done.case.number]))
    assert "重复登记" not in [o.words for line in clerk.context["desks"] for o in (*line.offers, *line.rest)]
    assert ActKind.FILE_ONLY.value not in kinds(first)
