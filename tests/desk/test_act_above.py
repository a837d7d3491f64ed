"""An objection upward at the desk: offered while it may be made, ruled on with the upper office's paper."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, paper
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen import read
from xinfang.petitions.models import Obligation
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
TODAY = date(2026, 3, 5)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
GROUND = {"ground": "OTHER_PLACE", "text": "属于邻县管辖。"}


def from_above() -> Doing:
    order = {"above": "CITY", "report_by": "2026-05-29", "text": "请依法处理。"}
    return Doing(TODAY).register().act(ActKind.RECEIVE_FROM_ABOVE, *OFFICER, values=order)


def objected() -> Doing:
    return from_above().act(ActKind.OBJECT_ABOVE, *OFFICER, values=GROUND)


def upheld(doing: Doing) -> Doing:
    proof = paper(cast.CASE_OFFICER, on=TODAY)
    doing.act(ActKind.UPHOLD_ABOVE, *OFFICER, values={"text": "邯信函〔2026〕12号，同意。"}, evidence=proof)
    return doing.confirmed(by=cast.SECTION_HEAD)


def page(doing: Doing, kind: str) -> str:
    return reverse("desk:act", args=[doing.done.case.number, kind])


def test_the_case_offers_it_among_the_usual_steps_as_long_as_the_days_run(as_person: AsPerson) -> None:
    doing = from_above()
    desks = as_person(cast.CASE_OFFICER).get(reverse("desk:case", args=[doing.done.case.number])).context["desks"]
    usual = [offer.words for desk in desks for offer in desk.offers]
    assert "向上级提出异议" in usual
    body = as_person(cast.CASE_OFFICER).get(page(doing, "object_above")).content.decode()
    for words in ("不属于本系统职权范围", "属于其他地区管辖", "上级没有答复的，不视为同意"):
        assert words in body


def test_the_form_of_the_ruling_shows_what_was_objected_and_asks_for_the_paper(as_person: AsPerson) -> None:
    doing = objected()
    answer = as_person(cast.CASE_OFFICER).get(page(doing, "uphold_above"))
    assert [line.label for line in answer.context["decided"]] == ["向上级提出异议"]
    assert "evidence" in answer.context["form"].fields
    with pytest.raises(Refused, match="附上级的书面意见"):
        doing.act(ActKind.REJECT_ABOVE, *OFFICER, values={"text": "不同意。"})


def test_upheld_the_matter_is_over_here_and_the_petitioner_reads_where_it_is() -> None:
    doing = upheld(objected())
    assert Obligation.objects.get(rule="N22-22-above").void_on == TODAY
    told = read(doing.done.petition, on=TODAY)
    assert told.asks[0].advice.startswith("这项诉求不属于本县职权范围，已经交回交办的上级信访部门")
    assert told.steps[-1].details == (("今后由谁办理", "交回市信访部门，由其重新确定"),)
    assert [fault for _, faults in replay_petitions() for fault in faults] == []


def test_whoever_was_told_reads_that_it_goes_on_here() -> None:
    doing = upheld(objected().transfer().inform())
    told = read(doing.done.petition, on=TODAY)
    assert told.steps[-1].details == (("今后由谁办理", "本县已经告知您办理，继续由本县办理"),)
    assert told.asks[0].advice == ""
