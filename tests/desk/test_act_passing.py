"""Copies, recalls and notices about officials, done at the desk and through the door."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Obligation, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
KEEPER = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)


def sees(username: str, doing: Doing) -> bool:
    return Petition.objects.visible_to(person(username)).filter(pk=doing.petition).exists()


def test_a_unit_that_got_a_copy_reads_the_matter_and_owes_nothing() -> None:
    doing = Doing().register().transfer()
    assert not sees(cast.DEPARTMENT_HANDLER, doing)
    doing.act(ActKind.COPY_TO, *OFFICER, values={"to": unit(cast.DEPARTMENT), "text": "供了解情况"})
    assert sees(cast.DEPARTMENT_HANDLER, doing)
    assert not Obligation.objects.filter(petition=doing.petition, obligor_unit=unit(cast.DEPARTMENT)).exists()


def test_a_recalled_matter_is_with_the_bureau_again_which_owes_its_routing() -> None:
    doing = Doing().register().transfer()
    doing.act(ActKind.RECALL_TRANSFER, *OFFICER, values={"ground": "WRONG_ORGAN", "text": "转错了"})
    open_rules = Obligation.objects.open().filter(petition=doing.petition).values_list("rule", flat=True)
    assert list(open_rules) == ["R22-22-route"]


def test_the_form_of_a_notice_about_officials_offers_personnel_and_committee_alone(as_person: AsPerson) -> None:
    accused = Accused(persons=(person(cast.TOWN_HEAD).pk,))
    doing = Doing().register(Ask("收受礼金。", RequestClass.ACCUSATION), accused=accused)
    number = doing.done.case.number
    client = as_person(cast.ACCUSATION_OFFICER)
    answer = client.get(reverse("desk:act", args=[number, ActKind.NOTIFY_PERSONNEL.value]))
    offered = {name for _, group in answer.context["form"].fields["to"].choices[1:] for _, name in group}
    assert all("组织部" in name or "委员会" in name for name in offered)
    values = {"to": unit(cast.PERSONNEL), "significant": True, "text": "反映该镇主要负责人的问题。"}
    doing.act(ActKind.NOTIFY_PERSONNEL, *KEEPER, values=values)
    rules = Obligation.objects.open().filter(petition=doing.petition).values_list("rule", flat=True)
    assert set(rules) == {"R22-22-route", "N22-30-leaders"}
    assert not sees(cast.PERSONNEL_HANDLER, doing)
