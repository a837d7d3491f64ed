"""Disputes of competence and succession through the door: what the unit tree says goes into the act."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import close_unit
from xinfang.petitions.casework import CaseView
from xinfang.petitions.citizen import read
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.tree import bodies_for

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
PAPER = b"%PDF-1.4 agreed %%EOF"


def paper() -> dict[str, object]:
    return {"evidence": store(PAPER, name="a.pdf", by=person(cast.CASE_OFFICER), at=clock.now()).pk}


def faults() -> list[object]:
    return [fault for _, found in replay_petitions() for fault in found]


def test_a_town_and_a_department_have_the_county_as_their_common_superior() -> None:
    doing = Doing().register().transfer()
    values = {"ruler": "COMMON_SUPERIOR", "other": unit(cast.DEPARTMENT), "to": unit(cast.DEPARTMENT), "text": "决定"}
    doing.act(ActKind.RULE_COMPETENCE, *OFFICER, values=values, **paper())
    act = doing.done.case.acts[-1]
    assert act.payload["common"]["unit"] == unit("130426GOV")
    page = CaseView(Petition.objects.get(pk=doing.petition), person=person(cast.CASE_OFFICER), on=doing.day)
    assert (page.acts[-1], page.others) == (act, {})
    mine = Obligation.objects.open().filter(petition=doing.petition, obligor_unit=unit(cast.DEPARTMENT))
    assert list(mine.values_list("rule", flat=True)) == ["R22-23-fwd", "S-23-presumed"]
    assert faults() == []


def test_joint_handling_is_reviewed_by_the_common_superior() -> None:
    doing = Doing().register().transfer()
    values = {"manner": "JOINTLY", "to": unit(cast.TOWN), "joint": unit(cast.DEPARTMENT)}
    doing.act(ActKind.AGREE_LEAD, *OFFICER, values=values, **paper())
    case = case_of(Petition.objects.get())
    found = bodies_for(case, ActKind.REQUEST_REVIEW, requests=(1,), on=doing.day)
    assert [body.unit for body in found] == [unit("130426GOV")]
    words = [step.words for step in read(Petition.objects.get().pk, on=doing.day).steps]
    assert "有关机关、单位协商确定受理单位" in words


def test_a_merged_towns_matters_go_to_its_successor_as_the_tree_names_it() -> None:
    doing = Doing().register().transfer().inform()
    town, other = Unit.objects.get(code=cast.TOWN), Unit.objects.get(code="130426105")
    before = set(Obligation.objects.open().values_list("rule", "due"))
    close_unit(town, on=date(2026, 3, 5), successor=other)
    doing.act(ActKind.SUCCEED_ORGAN, *OFFICER, values={"ground": "MERGED", "text": "撤镇并镇"})
    petition = Petition.objects.get()
    assert petition.lead_unit == other
    assert set(Obligation.objects.open().values_list("rule", "due")) == before
    assert faults() == []
    steps = read(petition.pk, on=doing.day).steps
    assert steps[-1].details == (("继续办理的单位", other.name),)


def test_a_town_that_is_still_there_has_no_successor() -> None:
    doing = Doing().register().transfer()
    with pytest.raises(Refused, match="没有写明该单位的承继单位"):
        doing.act(ActKind.SUCCEED_ORGAN, *OFFICER, values={"ground": "MERGED", "text": "撤镇并镇"})


def test_the_forms_offer_what_they_need(as_person: AsPerson) -> None:
    doing = Doing().register().transfer()
    client = as_person(cast.CASE_OFFICER)
    for kind, optional in (("agree_lead", "joint"), ("succeed_organ", "to"), ("rule_competence", None)):
        form = client.get(reverse("desk:act", args=[doing.done.case.number, kind])).context["form"]
        assert optional is None or not form.fields[optional].required
        assert ("evidence" in form.fields) is (kind != "succeed_organ")
