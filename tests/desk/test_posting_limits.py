"""What may be posted and printed: by whom, how far back, what shares an envelope, and what was entered twice."""

import io
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pdfplumber
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_postings import NUMBER, TODAY, chosen, opinion, post
from doing import Doing, person, unit
from papering import Papering, sealed_letter
from xinfang.demo import cast
from xinfang.desk.views.postings import SIZE
from xinfang.documents.models import Carrier, Envelope, Issued, Returned
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Unit
from xinfang.orgs.services import give_capacity
from xinfang.petitions import postings
from xinfang.petitions.commands import Accused, Ask, PartyIn

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
READING = [CapacityKind.AUDITOR, CapacityKind.ANALYST]


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def seated(username: str, at: str, kind: CapacityKind) -> None:
    where = Unit.objects.get(code=at)
    give_capacity(person(username), where, kind=kind, valid_from=date(2026, 1, 1))


def transfer_letter(to: str = cast.TOWN) -> Issued:
    codes = {"to": unit(to), "ground": "22-1-2", "delivery": "PAPER"}
    doing, by = Doing(TODAY).register(), cast.CASE_OFFICER
    return Papering(doing, "transfer_letter", {"item": "修路。"}, codes, at=cast.BUREAU, by=by).begin().issue()


def again(what: Sequence[postings.Outgoing], command: UUID, **more: Any) -> list[Envelope]:
    how: dict[str, Any] = {"carrier": Carrier.EMS, "posted_on": TODAY, "at": clock.now(), "on": TODAY}
    return postings.post(person(cast.TOWN_HANDLER), what, command=command, **{**how, **more})


@pytest.mark.parametrize(("days", "status"), [(30, 200), (31, 409)])
def test_names_and_addresses_are_printed_only_of_the_days_on_which_one_may_still_post(
    days: int, status: int, as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    post(opinion())
    thursday.shift(timedelta(days=days))
    answer = as_person(cast.TOWN_HANDLER).post(reverse("desk:postings_pdf"), {"day": TODAY.isoformat()})

    assert answer.status_code == status
    assert AccessLog.objects.filter(what=Access.PRINT).count() == (status == 200)


@pytest.mark.parametrize("kind", READING)
def test_whoever_only_reads_for_an_organ_posts_and_prints_nothing(kind: CapacityKind, as_person: AsPerson) -> None:
    waiting, [envelope] = opinion(), post(opinion())
    seated(cast.AUDITOR, cast.TOWN, kind)
    client, me, key = as_person(cast.AUDITOR), person(cast.AUDITOR), chosen(waiting)[0].key

    assert client.get(reverse("desk:postings")).context["waiting"] == []
    assert client.post(reverse("desk:postings_pdf"), {"day": TODAY.isoformat()}).status_code == 409
    assert postings.set_numbers(me, {envelope.pk: NUMBER}, on=TODAY) == (0, {})
    back = {"returned_on": TODAY.isoformat(), "ground": "MOVED"}
    assert client.post(reverse("desk:posting", args=[envelope.pk]), back).status_code == 404
    with pytest.raises(Refused, match=postings.UNKNOWN):
        postings.chosen(me, [key], on=TODAY)
    with pytest.raises(NotFound):
        postings.envelope_of(me, envelope.pk, on=TODAY)
    assert (Envelope.objects.count(), Returned.objects.count()) == (1, 0)


def test_a_letter_on_an_accusation_shares_no_envelope_with_an_ordinary_one() -> None:
    accused = Accused(persons=(person(cast.TOWN_HEAD).pk,), units=())
    told = Doing(TODAY).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=accused)
    letter, plain = sealed_letter(told).issue(), transfer_letter(cast.DISCIPLINE)
    made = post(plain, letter, by=cast.ACCUSATION_OFFICER)

    assert [(one.apart, [row.paper for row in one.papers.all()]) for one in made] == [
        (False, [plain]),
        (True, [letter]),
    ]


@pytest.mark.parametrize("changed", [{"carrier": Carrier.REGISTERED}, {"what": 1}])
def test_the_same_command_with_another_choice_is_refused_in_words(changed: dict[str, Any]) -> None:
    doing = Doing().register().transfer()
    words = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    second = Papering(doing, kind="notice_of_receipt", words=words, codes={"method": "POST"}).begin().issue()
    first = opinion(doing.accept().hear())
    command = uuid4()
    again(chosen(first), command)
    what = chosen(first, second) if "what" in changed else chosen(first)
    more = {name: value for name, value in changed.items() if name != "what"}

    with pytest.raises(Conflict, match=postings.OTHERWISE):
        again(what, command, **more)
    assert [row.paper for row in Envelope.objects.get().papers.all()] == [first]


def test_each_petition_on_the_list_is_recorded_for_the_organ_that_sent_the_envelope(as_person: AsPerson) -> None:
    seated(cast.CASE_OFFICER, cast.TOWN, CapacityKind.HANDLER)
    of_town, of_bureau = opinion(), transfer_letter()
    post(of_town)
    post(of_bureau, by=cast.CASE_OFFICER)
    as_person(cast.CASE_OFFICER).post(reverse("desk:postings_pdf"), {"day": TODAY.isoformat()})

    assert dict(AccessLog.objects.filter(what=Access.PRINT).values_list("petition", "unit")) == {
        of_town.petition: unit(cast.TOWN),
        of_bureau.petition: unit(cast.BUREAU),
    }


def test_papers_are_counted_and_not_those_to_whom_they_go() -> None:
    joint, single, me = opinion(), opinion(), person(cast.TOWN_HANDLER)
    keys = [f"{joint.pk}|p{joint.petition}.{n}" for n in range(2, 2 + postings.MOST)]
    [one], many = chosen(single), [f"{uuid4()}|u1" for _ in range(postings.MOST + 1)]

    assert [found.key for found in postings.known(me, [*keys, one.key], on=TODAY)] == [one.key]
    with pytest.raises(Refused, match=postings.TOO_MANY):
        postings.chosen(me, many, on=TODAY)


def test_a_paper_waits_for_each_who_signed_together_until_it_has_gone_to_him(as_person: AsPerson) -> None:
    names = (("张三", ""), ("李四", "二街"), ("王丁", "三街"))
    doing = Doing().register(parties=tuple(PartyIn(name=name, address=address) for name, address in names))
    paper, url = opinion(doing.transfer().inform().accept().hear()), reverse("desk:postings")
    client = as_person(cast.TOWN_HANDLER)
    before = client.get(url).context["waiting"]
    again(before[1:2], uuid4())
    between = client.get(url).context["waiting"]
    again(before[2:], uuid4())

    assert [(one.paper, one.addressee.name) for one in before] == [(paper, name) for name, _ in names]
    assert [one.addressee.name for one in between] == ["王丁"]
    assert client.get(url).context["waiting"] == []


def test_a_day_with_more_than_one_page_says_how_many_there_are_and_leaves_none_out(as_person: AsPerson) -> None:
    [one] = chosen(opinion())
    for _ in range(SIZE + 1):
        again([one], uuid4())
    client, day = as_person(cast.TOWN_HANDLER), TODAY.isoformat()
    first, last = (client.get(f"{reverse('desk:postings')}?day={day}&part={n}") for n in (1, 2))
    printed = client.post(reverse("desk:postings_pdf"), {"day": day, "part": "2"})
    with pdfplumber.open(io.BytesIO(printed.content)) as pdf:
        words = "".join("".join(page.extract_text() for page in pdf.pages).split())

    assert [len(page.context["lines"]) for page in (first, last)] == [SIZE, 1]
    assert all(f"{SIZE + 1}封" in page.content.decode() for page in (first, last))
    assert "第201封的邮件号码" in last.content.decode()
    assert ("本份1件，当日共201件" in words, "201王小红" in words) == (True, True)


def test_a_stale_page_overwrites_no_number_and_brings_no_old_one_back(as_person: AsPerson) -> None:
    [first], [second] = post(opinion()), post(opinion())
    other, third, url = "XA12345678954", "XA12345678968", reverse("desk:postings")
    postings.set_numbers(person(cast.TOWN_HANDLER), {first.pk: NUMBER, second.pk: other}, on=TODAY)
    stale = {f"shown-{first.pk}": "", f"shown-{second.pk}": "", f"number-{first.pk}": "", f"number-{second.pk}": third}
    answer = as_person(cast.TOWN_HANDLER).post(url, {"do": "numbers", "day": TODAY.isoformat(), **stale})

    assert {one["pk"]: (one["number"], one["fault"]) for one in answer.context["lines"]} == {
        first.pk: (NUMBER, ""),
        second.pk: (third, postings.MOVED.format(number=other)),
    }
    assert dict(Envelope.objects.values_list("pk", "tracking")) == {first.pk: NUMBER, second.pk: other}


def test_a_number_that_was_shown_may_be_changed_and_emptied(as_person: AsPerson) -> None:
    [first], [second] = post(opinion()), post(opinion())
    other, client, url = "XA12345678954", as_person(cast.TOWN_HANDLER), reverse("desk:postings")
    postings.set_numbers(person(cast.TOWN_HANDLER), {first.pk: NUMBER, second.pk: other}, on=TODAY)
    page = client.get(url).content.decode()
    typed = {f"shown-{first.pk}": NUMBER, f"shown-{second.pk}": other, f"number-{first.pk}": other}
    client.post(url, {"do": "numbers", "day": TODAY.isoformat(), **typed, f"number-{second.pk}": ""})

    assert all(f'name="shown-{pk}" value="{number}"' in page for pk, number in ((first.pk, NUMBER), (second.pk, other)))
    assert dict(Envelope.objects.values_list("pk", "tracking")) == {first.pk: other, second.pk: ""}
