"""Before an answer is served the page tells that it is out and how to get it, and none of its words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, paper, unit
from portal.conftest import Prove
from portal.test_served import answered, choose, opening, windows
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen import MatterRead, read
from xinfang.petitions.citizen_answers import ANOTHERS, AT_ONCE, COLLECT, LEFT, PUT_OUT, REPLACED, SERVING
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.models import Petition

pytestmark = pytest.mark.usefixtures("county", "own_folder")
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}
TODAY = date(2026, 3, 5)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
GOVERNMENT = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
TWO = (PartyIn(name="张三", address="一街"), PartyIn(name="李四", address="二街"))
UPHELD = {"outcome": "UPHOLD", "text": "维持的正文。", "legal_basis": "公路法"}
FIRST, SECOND = 1, 2
TOWN = "涉县井店镇人民政府（涉县井店镇演示街8号，电话0310-0000014）"
COUNTY = "涉县人民政府（涉县演示街1号，电话0310-0000010）"


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def matter(who: int = FIRST, *, on: date = TODAY) -> MatterRead:
    return read(Petition.objects.get().pk, on=on, person=who)


def told(name: str = "出具信访处理意见书", who: int = FIRST, **more: Any) -> list[tuple[str, str]]:
    """Give what the newest step of the name tells the petitioner."""
    return list(next(step for step in reversed(matter(who, **more).steps) if step.words == name).details)


def withheld(*said: tuple[str, str], where: str = TOWN) -> list[tuple[str, str]]:
    how = (AT_ONCE if said else COLLECT).format(where=where)
    return [*said, ("送达情况", SERVING), ("怎样马上拿到", how)]


def answer_of_two() -> Doing:
    return Doing().register(parties=TWO).transfer().inform().accept().hear().answer()


def test_an_answer_that_is_out_is_told_with_its_number_and_day_and_none_of_its_words() -> None:
    _, client, issued = answered()
    page = client.get(reverse("portal:matter")).content.decode()
    step = next(one for one in matter().steps if one.words == "出具信访处理意见书")
    assert (step.on, list(step.details)) == (TODAY, withheld(("文号", issued.number)))
    assert matter().asks[0].outcome == ""
    assert [words for words in ("责成施工单位", "公路法", "予以支持") if words in page] == []
    assert "将信访处理意见书送达您" in page


def test_with_consent_he_opens_it_at_once_and_reads_it_from_then_on(thursday: time_machine.Traveller) -> None:
    doing, client, issued = answered()
    choose(client, "CONSENT")
    assert told()[-1] == ("怎样马上拿到", PUT_OUT)
    opening(client, issued)
    assert (told()[0], matter().asks[0].outcome) == (("处理意见", "予以支持"), "予以支持")
    assert windows() == []
    thursday.shift(24 * 3600)
    doing.later(1).handle(ActKind.SERVE, {"method": "ELECTRONIC", "proof": "OPENED"}, happened_on=date(2026, 3, 5))
    assert windows() == ["2026-03-05"]


def test_reading_the_page_starts_no_period_and_moves_none() -> None:
    _, client, _ = answered()
    client.get(reverse("portal:matter"))
    assert windows() == []


def test_what_was_not_issued_here_can_be_collected_and_served_it_is_read() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    assert told() == withheld()
    doing.serve()
    assert told() == [("处理意见", "予以支持"), ("处理意见书", "予以修复。"), ("法律法规依据", "公路法")]


def test_served_on_one_it_is_not_read_by_the_other() -> None:
    answer_of_two().handle(ActKind.SERVE, HAND, joined=SECOND)
    assert told(who=FIRST) == withheld()
    assert told(who=SECOND)[0] == ("处理意见", "予以支持")
    assert [matter(who).asks[0].outcome for who in (FIRST, SECOND)] == ["", "予以支持"]


def test_a_service_that_was_annulled_shows_nothing() -> None:
    doing = answer_of_two()
    doing.handle(ActKind.SERVE, HAND, joined=SECOND)
    served = doing.done.case.last_seq
    doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "没有送达。"}, target=served)
    assert told(who=SECOND) == withheld()


def test_who_left_before_it_was_served_is_told_that_he_is_not_served_any_more() -> None:
    doing = answer_of_two()
    proof = paper(cast.CLERK, on=TODAY)
    doing.act(ActKind.LEAVE_PERSON, *CLERK, joined=SECOND, evidence=proof)
    assert told(who=SECOND) == [("送达情况", LEFT)]


def test_an_answer_in_whose_place_another_came_is_never_served_and_a_correction_of_it_tells_no_word() -> None:
    doing = answer_of_two()
    corrected = {"ground": "SLIP", "text": "更正。"}
    first = doing.done.case.last_seq
    doing.handle(ActKind.CORRECT, corrected, target=first, corrections={"text": "另一个正文。"})
    doing.confirmed(cast.TOWN_HEAD)
    assert told() == withheld()
    assert [step.words for step in matter().steps if "更正" in step.words] == []


def test_an_opinion_on_review_is_withheld_until_it_is_served_and_then_read_by_all() -> None:
    doing = answer_of_two()
    doing.handle(ActKind.SERVE, HAND, joined=FIRST).handle(ActKind.SERVE, HAND, joined=SECOND)
    asking = {"reviewer": unit(cast.GOVERNMENT), "text": "不服。"}
    doing.act(ActKind.REQUEST_REVIEW, *CLERK, values=asking, joined=SECOND, evidence=paper(cast.CLERK, on=TODAY))
    doing.act(ActKind.DECIDE_REVIEW, *GOVERNMENT, values=UPHELD)
    name = "提出复查、复核意见"
    assert (told(name, SECOND), told(name, FIRST)) == (withheld(where=COUNTY), [("送达情况", ANOTHERS)])
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    assert {("意见书正文", "维持的正文。")} <= set(told(name, SECOND)) & set(told(name, FIRST))


def test_an_answer_that_never_reached_him_and_was_replaced_is_told_so() -> None:
    unclear = (TWO[0], PartyIn(name="李四"))
    doing = Doing().register(parties=unclear).transfer().inform().accept().hear().answer()
    doing.handle(ActKind.SERVE, HAND, joined=FIRST).conclude()
    doing.handle(ActKind.REOPEN, {"ground": "NEW_FACTS", "text": "有新的证据。"}).answer()
    answers = [list(step.details) for step in matter(SECOND).steps if step.words == "出具信访处理意见书"]
    assert answers == [[("送达情况", REPLACED)], withheld()]


def test_the_page_asks_once_for_what_waits_however_much_it_is(proved: Prove) -> None:
    doing = Doing().register(Ask("请求修路。"), Ask("请求赔偿。")).transfer().inform().accept().hear()
    client, counts = proved(doing), []
    for n in (1, 2):
        said = {"outcome": "SUPPORT", "text": "予以修复。", "legal_basis": "公路法"}
        doing.handle(ActKind.ISSUE_OPINION, said, requests=(n,))
        client.get(reverse("portal:matter"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("portal:matter"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
