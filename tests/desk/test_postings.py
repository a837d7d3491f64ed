"""Envelopes in the browser: papers chosen, posted, numbered, listed for the post office, received or sent back."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from documents.organ_papers import SEALED
from doing import PARTY, Doing, person, unit
from papering import Papering, heard
from xinfang.demo import cast
from xinfang.documents.models import Carrier, Envelope, Issued, Returned
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.ledger.models import Access, AccessLog
from xinfang.petitions import postings
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
TODAY = date(2026, 3, 5)
NUMBER = "XA12345678937"


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def opinion(doing: Doing | None = None) -> Issued:
    """Give an opinion of the town that was issued today."""
    return Papering(doing or heard()).begin().submit().approve().issue()


def notice() -> Issued:
    words = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    doing = Doing().register().transfer()
    return Papering(doing, kind="notice_of_receipt", words=words, codes={"method": "POST"}).begin().issue()


def chosen(*papers: Issued, by: str = cast.TOWN_HANDLER) -> list[postings.Outgoing]:
    return [one for one in postings.outgoing(papers, person=person(by)) if one.addressee.reachable]


def post(*papers: Issued, by: str = cast.TOWN_HANDLER, on: date = TODAY) -> list[Envelope]:
    return postings.post(
        person(by),
        chosen(*papers, by=by),
        carrier=Carrier.REGISTERED,
        posted_on=on,
        command=uuid4(),
        at=clock.now(),
        on=clock.today(),
    )


def case_page(client: Client, paper: Issued) -> list[tuple[str, list[str]]]:
    number = Petition.objects.get(pk=paper.petition).number
    lines = client.get(reverse("desk:case", args=[number])).context["service"]
    return [(line.state.words, [step.words for step in line.steps]) for line in lines]


def test_an_opinion_to_be_served_and_a_notice_told_by_post_wait_to_be_posted(as_person: AsPerson) -> None:
    papers = {opinion().number, notice().number}
    page = as_person(cast.TOWN_HANDLER).get(reverse("desk:postings"))

    assert {one.paper.number for one in page.context["waiting"]} == papers
    assert PARTY.name not in page.content.decode()


def test_a_notice_given_on_the_spot_waits_for_no_envelope() -> None:
    words = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    doing = Doing().register().transfer()
    Papering(doing, kind="notice_of_receipt", words=words, codes={"method": "ON_THE_SPOT"}).begin().issue()

    assert list(postings.to_post(person(cast.TOWN_HANDLER), on=TODAY)) == []


def test_what_was_chosen_is_posted_and_the_next_empty_number_has_the_focus(as_person: AsPerson) -> None:
    paper, client = opinion(), as_person(cast.TOWN_HANDLER)
    [line] = client.get(reverse("desk:postings")).context["waiting"]
    answer = client.post(
        reverse("desk:postings"),
        {"do": "post", "chosen": line.key, "carrier": "EMS", "posted_on": "2026-03-05", "command_id": str(uuid4())},
    )
    envelope = Envelope.objects.get()
    page = client.get(answer["Location"])

    assert (envelope.carrier, envelope.posted_on, envelope.apart) == ("EMS", TODAY, False)
    assert [row.paper for row in envelope.papers.all()] == [paper]
    assert (page.context["waiting"], page.context["focus"]) == ([], envelope.pk)


def test_posting_moves_no_date_and_leaves_the_duty_to_serve_open(as_person: AsPerson) -> None:
    paper = opinion()
    before = case_of(Petition.objects.get())
    post(paper)

    assert case_of(Petition.objects.get()) == before
    assert case_page(as_person(cast.TOWN_HANDLER), paper) == [("已交寄，等待回执", ["收到回执，登记送达"])]


def test_papers_to_one_petitioner_share_an_envelope_and_those_to_two_do_not() -> None:
    doing = Doing().register().transfer()
    words = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    told = Papering(doing, kind="notice_of_receipt", words=words, codes={"method": "POST"}).begin().issue()
    answer = opinion(doing.accept().hear())

    assert [len(envelope.papers.all()) for envelope in post(told, answer)] == [2]
    assert len(post(answer, notice())) == 2


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 3, 6), postings.AHEAD),
        (date(2026, 3, 4), postings.BEFORE_PAPER),
        (date(2026, 1, 5), postings.TOO_FAR),
    ],
)
def test_the_day_of_posting_is_neither_ahead_nor_before_the_paper(on: date, why: str) -> None:
    paper = opinion()
    with pytest.raises(Refused, match=why):
        post(paper, on=on)


def test_pressed_twice_it_is_one_envelope() -> None:
    paper, command = opinion(), uuid4()
    said = {"carrier": Carrier.EMS, "posted_on": TODAY, "command": command, "at": clock.now(), "on": TODAY}
    for _ in range(2):
        postings.post(person(cast.TOWN_HANDLER), chosen(paper), **said)

    assert Envelope.objects.count() == 1


NUMBERS = [
    ("xa 1234 5678 937", "", NUMBER),
    ("1234", postings.ODD_NUMBER, ""),
    ("挂号12345678", postings.ODD_NUMBER, ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("typed", "fault", "kept"), NUMBERS)
def test_numbers_are_kept_as_scanned_or_refused_in_words(typed: str, fault: str, kept: str) -> None:
    [envelope] = post(opinion())
    _, faults = postings.set_numbers(person(cast.TOWN_HANDLER), {envelope.pk: typed}, on=TODAY)
    envelope.refresh_from_db()

    assert (faults.get(envelope.pk, ""), envelope.tracking) == (fault, kept)


def test_one_number_stands_on_one_envelope_alone() -> None:
    [first], [second] = post(opinion()), post(opinion())
    me = person(cast.TOWN_HANDLER)
    _, both = postings.set_numbers(me, {first.pk: NUMBER, second.pk: NUMBER}, on=TODAY)
    postings.set_numbers(me, {first.pk: NUMBER}, on=TODAY)
    _, later = postings.set_numbers(me, {second.pk: NUMBER}, on=TODAY)

    assert both == {first.pk: postings.TWICE, second.pk: postings.TWICE}
    assert later == {second.pk: postings.TAKEN}


def test_two_envelopes_may_exchange_their_numbers() -> None:
    [first], [second] = post(opinion()), post(opinion())
    me, other = person(cast.TOWN_HANDLER), "XA12345678954"
    postings.set_numbers(me, {first.pk: NUMBER, second.pk: other}, on=TODAY)
    shown = {first.pk: NUMBER, second.pk: other}
    kept, faults = postings.set_numbers(me, {first.pk: other, second.pk: NUMBER}, shown=shown, on=TODAY)

    assert (kept, faults) == (2, {})
    assert dict(Envelope.objects.values_list("pk", "tracking")) == {first.pk: other, second.pk: NUMBER}


def test_a_refused_number_comes_back_with_the_others_kept(as_person: AsPerson) -> None:
    [first], [second] = post(opinion()), post(opinion())
    client = as_person(cast.TOWN_HANDLER)
    typed = {"do": "numbers", "day": "2026-03-05", f"number-{first.pk}": NUMBER, f"number-{second.pk}": "12"}
    answer = client.post(reverse("desk:postings"), typed)
    shown = {one["pk"]: (one["number"], one["fault"]) for one in answer.context["lines"]}
    first.refresh_from_db()

    assert (answer.status_code, first.tracking, answer.context["focus"]) == (422, NUMBER, second.pk)
    assert shown[second.pk] == ("12", postings.ODD_NUMBER)


def test_a_number_whose_check_digit_does_not_agree_is_kept_and_told(as_person: AsPerson) -> None:
    [envelope] = post(opinion())
    client = as_person(cast.TOWN_HANDLER)
    typed = {"do": "numbers", "day": "2026-03-05", f"number-{envelope.pk}": "RR473124828CN"}
    page = client.post(reverse("desk:postings"), typed, follow=True)
    envelope.refresh_from_db()

    assert envelope.tracking == "RR473124828CN"
    assert "已录入1个邮件号码，其中RR473124828CN的校验位对不上" in page.content.decode()
    client.post(
        reverse("desk:postings"),
        typed | {f"number-{envelope.pk}": "RR473124829CN", f"shown-{envelope.pk}": "RR473124828CN"},
    )
    assert "校验位对不上" not in client.get(f"{reverse('desk:postings')}?day=2026-03-05").content.decode()


def test_the_list_for_the_post_office_names_people_and_numbers_and_no_subject(as_person: AsPerson) -> None:
    [envelope] = post(opinion())
    postings.set_numbers(person(cast.TOWN_HANDLER), {envelope.pk: NUMBER}, on=TODAY)
    answer = as_person(cast.TOWN_HANDLER).post(reverse("desk:postings_pdf"), {"day": "2026-03-05"})
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")

    assert all(told in words for told in ("邮件交寄清单", PARTY.name, PARTY.address, NUMBER, "共1件"))
    assert not any(told in words for told in ("意见", "信访事项", "道路", Petition.objects.get().number))
    assert AccessLog.objects.filter(what=Access.PRINT, petition=Petition.objects.get().pk).count() == 1


def test_what_came_back_leads_to_failed_service_with_day_and_ground_filled_in(as_person: AsPerson) -> None:
    paper, client = opinion(), as_person(cast.TOWN_HANDLER)
    [envelope] = post(paper)
    client.post(reverse("desk:posting", args=[envelope.pk]), {"returned_on": "2026-03-05", "ground": "MOVED"})
    [step] = client.get(reverse("desk:posting", args=[envelope.pk])).context["steps"]
    form = client.get(step.url).context["form"]

    assert (step.words, form["ground"].value(), form["happened_on"].value()) == ("登记送达未成", "MOVED", "2026-03-05")
    assert case_page(client, paper) == [("邮件退回", ["登记送达未成", "再次邮寄"])]


def test_what_came_back_can_be_posted_again_from_the_page_of_the_petition(as_person: AsPerson) -> None:
    paper, client = opinion(), as_person(cast.TOWN_HANDLER)
    [envelope] = post(paper)
    client.post(reverse("desk:posting", args=[envelope.pk]), {"returned_on": "2026-03-05", "ground": "AWAY"})
    number = Petition.objects.get().number
    [line] = client.get(reverse("desk:case", args=[number])).context["service"]
    again = next(step for step in line.steps if step.words == "再次邮寄")
    page = client.get(again.url)
    [offered] = page.context["waiting"]

    assert (offered.key in page.context["chosen"], offered.paper) == (True, paper)
    post(paper)
    assert case_page(client, paper) == [("已交寄，等待回执", ["收到回执，登记送达"])]


def test_a_receipt_leads_to_service_by_post_with_its_proof_filled_in(as_person: AsPerson) -> None:
    client = as_person(cast.TOWN_HANDLER)
    [envelope] = post(opinion())
    [step] = client.get(reverse("desk:posting", args=[envelope.pk])).context["steps"]
    form = client.get(step.url).context["form"]

    assert (step.words, form["method"].value(), form["proof"].value()) == (
        "收到回执，登记送达",
        "POST",
        "POST_RECEIPT",
    )


@pytest.mark.parametrize("on", ["2026-03-04", "2026-03-06"])
def test_nothing_comes_back_before_it_went_or_tomorrow(on: str, as_person: AsPerson) -> None:
    [envelope] = post(opinion())
    url = reverse("desk:posting", args=[envelope.pk])
    answer = as_person(cast.TOWN_HANDLER).post(url, {"returned_on": on, "ground": "MOVED"})

    assert (answer.status_code, Returned.objects.count()) == (409, 0)


@pytest.mark.parametrize("username", [cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER, cast.AUDITOR, cast.BUREAU_HEAD])
def test_other_organs_read_nothing_of_what_was_posted(username: str, as_person: AsPerson) -> None:
    paper, client = opinion(), as_person(username)
    [envelope] = post(paper)
    page = client.get(reverse("desk:postings"))

    assert (page.context["waiting"], page.context["lines"]) == ([], [])
    assert client.get(reverse("desk:posting", args=[envelope.pk])).status_code == 404
    assert client.post(reverse("desk:postings_pdf"), {"day": "2026-03-05"}).status_code == 409
    key = chosen(paper)[0].key
    said = {"do": "post", "chosen": key, "carrier": "EMS", "posted_on": "2026-03-05", "command_id": str(uuid4())}
    assert client.post(reverse("desk:postings"), said).status_code == 409
    assert Envelope.objects.count() == 1


def test_more_envelopes_take_no_more_queries(as_person: AsPerson) -> None:
    client, url = as_person(cast.TOWN_HANDLER), reverse("desk:postings")
    counts = []
    for more in (1, 2):
        for _ in range(more):
            opinion()
            post(opinion())
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))

    assert counts[0] == counts[1]


@dataclass
class Accusing:
    """An accusation whose letter to the discipline organ was issued by the officer, and its envelope."""

    letter: Issued
    envelope: Envelope
    number: str


def accused(thursday: time_machine.Traveller) -> Accusing:
    told = SEALED["discipline_transfer_letter"]
    doing = told.story()
    thursday.shift(doing.day - clock.today())
    paper = Papering(doing, "discipline_transfer_letter", dict(told.words), told.codes(), at=told.at, by=told.by)
    letter = paper.begin().issue()
    [envelope] = post(letter, by=cast.ACCUSATION_OFFICER, on=clock.today())
    postings.set_numbers(person(cast.ACCUSATION_OFFICER), {envelope.pk: NUMBER}, on=clock.today())
    return Accusing(letter, envelope, doing.done.case.number)


@pytest.mark.parametrize("username", [cast.CLERK, cast.CASE_OFFICER, cast.BUREAU_HEAD, cast.ADMIN, cast.TOWN_HANDLER])
def test_nobody_but_its_officers_finds_an_envelope_of_an_accusation(
    username: str, as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    told, client, day = accused(thursday), as_person(username), clock.today().isoformat()
    for address in (f"?day={day}", f"?day={day}&apart=1", f"?paper={told.letter.pk}%7Cu{unit(cast.DISCIPLINE)}"):
        page = client.get(f"{reverse('desk:postings')}{address}")
        if page.status_code != 200:
            continue
        body = page.content.decode()
        assert (NUMBER in body, told.number in body, told.letter.number in body) == (False, False, False)
        assert (page.context["lines"], page.context["waiting"]) == ([], [])
    assert client.get(reverse("desk:posting", args=[told.envelope.pk])).status_code == 404


def test_the_officer_prints_a_list_apart_that_tells_nothing(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    told, client, day = accused(thursday), as_person(cast.ACCUSATION_OFFICER), clock.today().isoformat()
    ordinary = client.get(f"{reverse('desk:postings')}?day={day}").context["lines"]
    apart = client.get(f"{reverse('desk:postings')}?day={day}&apart=1")
    answer = client.post(reverse("desk:postings_pdf"), {"day": day, "apart": "1"})
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = "".join("".join(page.extract_text() for page in pdf.pages).split())

    assert (ordinary, [one["papers"] for one in apart.context["lines"]]) == ([], [()])
    assert told.envelope.apart
    assert NUMBER in words
    assert [one for one in ("检举", "控告", "举报", "信访事项", told.number, told.letter.number) if one in words] == []


def test_what_is_still_to_be_served_stands_on_one_page_with_how_it_went(as_person: AsPerson) -> None:
    waiting, posted, returned = opinion(), opinion(), opinion()
    by_hand = heard().answer()
    served = heard()
    opinion(served)
    served.serve()
    post(posted)
    [envelope] = post(returned)
    client = as_person(cast.TOWN_HANDLER)
    client.post(reverse("desk:posting", args=[envelope.pk]), {"returned_on": "2026-03-05", "ground": "AWAY"})
    lines = client.get(reverse("desk:services")).context["lines"]
    told = {line.petition.pk: (line.state.words, line.to) for line in lines}

    assert told == {
        waiting.petition: ("尚未送达", "王**"),
        posted.petition: ("已交寄，等待回执", "王**"),
        returned.petition: ("邮件退回", "王**"),
        by_hand.petition: ("公文没有在本系统印发", ""),
    }


def test_more_services_take_no_more_queries_and_other_organs_read_none(as_person: AsPerson) -> None:
    client, url, counts = as_person(cast.TOWN_HANDLER), reverse("desk:services"), []
    for more in (1, 2):
        for _ in range(more):
            post(opinion())
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert as_person(cast.OTHER_TOWN_HANDLER).get(url).context["lines"] == []
    assert as_person(cast.CASE_OFFICER).get(url).context["lines"] == []
