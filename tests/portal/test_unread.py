"""Before an answer is served the page tells that it is out and how to get it, and none of its words."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, paper, unit
from law.test_fold_review import ASKED, local
from law.words import case, then
from law.words_review import decide_review
from portal.conftest import Prove
from portal.test_served import answered, choose, opening, windows
from signing import signed_in
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.review_position import ORDERED, review_positions
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen import MatterRead, read
from xinfang.petitions.citizen_answers import (
    ANOTHERS,
    AT_ONCE,
    COLLECT,
    LEFT,
    OVER,
    PUT_OUT,
    REPLACED,
    SERVING,
    shown_stages,
)
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.joining import person_code
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("county", "own_folder")
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}
TODAY = date(2026, 3, 5)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
GOVERNMENT = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
TWO = (PartyIn(name="张三", address="一街"), PartyIn(name="李四", address="二街"))
UPHELD = {"outcome": "UPHOLD", "text": "维持的正文。", "legal_basis": "公路法"}
WORDS = [("处理意见", "予以支持"), ("处理意见书", "予以修复。"), ("法律法规依据", "公路法")]
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


def closed_without_the_second() -> Doing:
    """Conclude after the first was served; the second left no address and did not come for the answer."""
    unclear = (TWO[0], PartyIn(name="李四"))
    doing = Doing().register(parties=unclear).transfer().inform().accept().hear().answer()
    return doing.handle(ActKind.SERVE, HAND, joined=FIRST).conclude()


def reviewed_for_the_second() -> Doing:
    doing = answer_of_two()
    doing.handle(ActKind.SERVE, HAND, joined=FIRST).handle(ActKind.SERVE, HAND, joined=SECOND)
    asking = {"reviewer": unit(cast.GOVERNMENT), "text": "不服。"}
    doing.act(ActKind.REQUEST_REVIEW, *CLERK, values=asking, joined=SECOND, evidence=paper(cast.CLERK, on=TODAY))
    return doing.act(ActKind.DECIDE_REVIEW, *GOVERNMENT, values=UPHELD)


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
    assert told() == WORDS


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


def test_a_correction_of_an_answer_that_waits_tells_no_word() -> None:
    doing = answer_of_two()
    corrected = {"ground": "SLIP", "text": "更正。"}
    first = doing.done.case.last_seq
    doing.handle(ActKind.CORRECT, corrected, target=first, corrections={"text": "另一个正文。"})
    doing.confirmed(cast.TOWN_HEAD)
    assert told() == withheld()
    assert [step.words for step in matter().steps if "更正" in step.words] == []


def test_an_opinion_on_review_is_withheld_until_it_is_served_and_then_read_by_all() -> None:
    doing = reviewed_for_the_second()
    name = "提出复查、复核意见"
    assert (told(name, SECOND), told(name, FIRST)) == (withheld(where=COUNTY), [("送达情况", ANOTHERS)])
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    assert {("意见书正文", "维持的正文。")} <= set(told(name, SECOND)) & set(told(name, FIRST))


def test_an_answer_that_never_reached_him_and_in_whose_place_another_comes_is_never_served_on_him() -> None:
    doing = closed_without_the_second()
    doing.handle(ActKind.REOPEN, {"ground": "NEW_FACTS", "text": "有新的证据。"})
    assert told(who=SECOND) == [("送达情况", REPLACED)]
    doing.answer()
    answers = [list(step.details) for step in matter(SECOND).steps if step.words == "出具信访处理意见书"]
    assert answers == [[("送达情况", REPLACED)], withheld()]


def test_what_cannot_be_served_on_him_any_more_since_the_matter_is_concluded_he_reads() -> None:
    closed_without_the_second()
    assert told(who=SECOND) == [*WORDS, ("送达情况", OVER)]
    assert told(who=FIRST) == WORDS
    assert matter(SECOND).asks[0].outcome == "予以支持"


def test_after_a_withdrawal_he_reads_it_and_reads_that_it_is_not_served_until_he_revokes() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    doing.act(ActKind.WITHDRAW, *CLERK, evidence=paper(cast.CLERK, on=TODAY))
    assert told() == [*WORDS, ("送达情况", OVER)]
    doing.act(ActKind.REVOKE_WITHDRAWAL, *CLERK, evidence=paper(cast.CLERK, on=TODAY))
    assert told() == withheld()


def test_the_opinion_on_review_goes_to_the_first_who_stays_once_who_asked_has_left() -> None:
    doing = reviewed_for_the_second()
    doing.act(ActKind.LEAVE_PERSON, *CLERK, joined=SECOND, evidence=paper(cast.CLERK, on=TODAY))
    name = "提出复查、复核意见"
    assert (told(name, FIRST), told(name, SECOND)) == (withheld(where=COUNTY), [("送达情况", LEFT)])
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    assert ("意见书正文", "维持的正文。") in told(name, FIRST)


def test_what_is_done_about_an_answer_that_waits_does_not_tell_its_outcome() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    doing.handle(ActKind.REPORT_EXECUTION, {"status": "UNDER_WAY", "text": "已经开工。"})
    doing.handle(ActKind.SERVICE_FAILED, {"ground": "AWAY", "text": "家中无人。"})
    last = [step.words for step in matter().steps][-2:]
    assert last == ["出具信访处理意见书", "信访处理意见书送达未成"]
    doing.serve()
    assert "报告处理意见的执行情况" in [step.words for step in matter().steps]


def test_while_an_opinion_on_review_waits_no_stage_tells_that_it_orders_a_new_answer() -> None:
    now = then(case(*ASKED, rulebook=local()), decide_review("ORDER_ANEW", on="2026-04-20"))
    (found,) = review_positions(now, now.requests[0])
    stages = [[one.station for one in shown_stages(now, found, held)] for held in ({}, {now.last_seq: ()})]
    assert (stages[0][:-1], stages[0][-1]) == (stages[1], ORDERED)


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


def test_whoever_asks_for_the_final_review_on_his_page_or_at_the_window_is_named_in_the_act() -> None:
    doing = reviewed_for_the_second().act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    acts, number = doing.done.case.acts, doing.done.case.number
    asking = f"/cases/{number}/acts/{ActKind.REQUEST_FINAL_REVIEW.value}/?seat={unit(cast.RECEPTION)}.CLERK"
    assert "哪一位信访人" in signed_in(cast.CLERK).get(asking).content.decode()
    client = Client()
    client.post("/query/", {"number": number, "code": person_code(acts[1].command, acts[1].part)})
    said = {"command_id": str(uuid4()), "reviewer": str(unit(cast.CITY_GOVERNMENT)), "text": "不服。"}
    assert client.post("/query/matter/do/request_final_review/1/", said).status_code == 302
    newest = case_of(Petition.objects.get()).acts[-1]
    assert (newest.kind, newest.payload.get("person")) == (ActKind.REQUEST_FINAL_REVIEW, SECOND)
