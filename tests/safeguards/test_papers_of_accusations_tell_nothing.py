"""Letters on an accusation: in no list, book, count, envelope or answer of anybody who may not see it."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, person, unit
from papering import Papering, address, sealed_letter
from safeguards.test_an_accusation_leaves_no_trace import others
from xinfang.demo import cast
from xinfang.documents.books import SEALED
from xinfang.documents.models import Book, Draft, Envelope, Issued
from xinfang.documents.types import TYPES
from xinfang.files.store import name_of, read
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import AccessLog
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.services import give_capacity
from xinfang.petitions import paper_runs, papers
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.commands import Accused, Ask, PartyIn, SeatChoice
from xinfang.petitions.paper_books import books_of, to_approve
from xinfang.petitions.paper_bulk import BulkPaper
from xinfang.petitions.paper_sealed import envelope_number, sealed_papers
from xinfang.petitions.postings import to_post

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 5)
SECRET = ("王小红", "违规收费", "检举", "控告", "举报")


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def accusation(*, persons: tuple[int, ...] = (), units: tuple[int, ...] = ()) -> Doing:
    accused = Accused(persons=persons, units=units)
    return Doing(DAY).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=accused)


def letter() -> Papering:
    return sealed_letter(accusation(persons=(person(cast.TOWN_HEAD).pk,)))


def text_of(answer: HttpResponse) -> str:
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        return "".join("".join(page.extract_text() for page in pdf.pages).replace("\u200b", "").split())


def ordinary() -> Issued:
    """Issue an ordinary letter of transfer."""
    codes = {"to": unit(cast.TOWN), "ground": "22-1-2", "delivery": "SYSTEM"}
    doing, by = Doing(DAY).register(), cast.CASE_OFFICER
    return Papering(doing, "transfer_letter", {"item": "修路。"}, codes, at=cast.BUREAU, by=by).begin().issue()


def test_nobody_else_finds_the_letter_its_draft_or_its_envelope_anywhere() -> None:
    written, sent = letter(), letter().issue()
    everybody = others()
    assert len(everybody) >= 12
    for one in everybody:
        assert not sealed_papers(one, on=DAY).exists(), one.username
        assert not to_post(one, on=DAY).exists(), one.username
        assert to_approve(one, on=DAY) == [], one.username
        assert SEALED not in set(books_of(one, on=DAY).values_list("mark", flat=True)), one.username
        for paper in (written.id, sent.draft_id):
            with pytest.raises(NotFound):
                papers.work_of(written.view(one.username), paper)


def test_the_books_of_ordinary_letters_have_neither_a_gap_nor_a_line_of_it() -> None:
    first = ordinary()
    letter().issue()
    second = ordinary()

    assert (first.n, second.n) == (1, 2)
    assert [(book.mark, book.last) for book in Book.objects.all()] == [("信转", 2)]


def test_its_own_numbers_tell_neither_how_many_there_are_nor_which_is_missing() -> None:
    numbers = [letter().issue().n for _ in range(5)]

    assert len(set(numbers)) == 5
    assert min(numbers) >= 100_000
    assert 1 not in {abs(a - b) for a in numbers for b in numbers}


@pytest.mark.parametrize("username", [cast.CASE_OFFICER, cast.BUREAU_HEAD, cast.ADMIN, cast.DISCIPLINE_HEAD])
def test_every_address_of_the_letter_is_closed_to_others(username: str, as_person: AsPerson) -> None:
    paper = letter()
    issued, number, client = paper.issue(), paper.doing.done.case.number, as_person(username)
    pages = [reverse(f"desk:{name}", args=[number, paper.id]) for name in ("paper", "paper_preview")]
    pages += [reverse("desk:attachment", args=[number, issued.file_id])]
    pages += [reverse("desk:paper_new", args=[number, kind]) for kind in ("personnel_letter", "transfer_letter")]
    printed = [reverse(f"desk:{name}", args=[number, paper.id]) for name in ("paper_cover", "paper_service")]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page).status_code for page in printed} == {404}
    listed = client.get(f"{reverse('desk:papers')}?sealed=1").content.decode()
    assert [words for words in (issued.number, number, "单独编号") if words in listed] == []
    assert not AccessLog.objects.filter(what="print").exists()


def test_the_officer_finds_it_in_a_list_of_his_own_without_a_count(as_person: AsPerson) -> None:
    issued, client = letter().issue(), as_person(cast.ACCUSATION_OFFICER)
    page = client.get(f"{reverse('desk:papers')}?sealed=1")

    assert [line.issued for line in page.context["lines"]] == [issued]
    assert "共编发" not in page.content.decode()


def test_an_officer_who_must_not_know_of_one_sees_the_others_and_no_gap() -> None:
    """The section in which the second officer sits is accused; the first is free of it and keeps the matter."""
    section = Unit.objects.get(code=cast.CASES)
    colleague = Person.objects.get(username=cast.OTHER_CLERK)
    give_capacity(colleague, section, kind=CapacityKind.ACCUSATION_OFFICER, valid_from=date(2026, 1, 1))
    hidden = sealed_letter(accusation(units=(section.pk,))).issue()
    shown = letter().issue()

    assert list(sealed_papers(colleague, on=DAY)) == [shown]
    assert set(sealed_papers(person(cast.ACCUSATION_OFFICER), on=DAY)) == {hidden, shown}


def test_whoever_checks_the_letter_reads_number_organ_and_day_alone(client: Client) -> None:
    issued = letter().issue()
    page = client.get(reverse("portal:paper", args=[issued.code])).content.decode()

    assert (issued.number in page, "涉县信访局" in page) == (True, True)
    assert [words for words in (*SECRET, TYPES[issued.kind].title, "转送", "纪律") if words in page] == []


def test_the_file_bears_a_name_that_tells_nothing() -> None:
    issued = letter().issue()

    assert name_of(issued.file) == f"关于转送有关事项的函 {issued.number}.pdf"
    assert read(issued.file).startswith(b"%PDF")


def test_the_cover_names_both_organs_and_neither_subject_nor_number(as_person: AsPerson) -> None:
    paper = letter()
    issued, officer = paper.issue(), as_person(cast.ACCUSATION_OFFICER)
    words = text_of(officer.post(reverse("desk:paper_cover", args=[paper.doing.done.case.number, paper.id])))

    for told in ("密封件", "中共涉县纪律检查委员会、涉县监察委员会", "涉县信访局", envelope_number(issued)):
        assert told in words
    unsaid = (*SECRET, issued.number, str(issued.n), paper.doing.done.case.number, issued.code, "信访事项", "转送")
    assert [one for one in unsaid if one in words] == []
    assert AccessLog.objects.get(what="print").petition == paper.petition.pk


def test_no_cover_is_printed_before_the_letter_is_out_or_for_an_ordinary_one(as_person: AsPerson) -> None:
    paper, officer = letter(), as_person(cast.ACCUSATION_OFFICER)
    early = officer.post(reverse("desk:paper_cover", args=[paper.doing.done.case.number, paper.id]))
    plain = ordinary()
    number = papers.Petition.objects.get(pk=plain.petition).number
    other = as_person(cast.CASE_OFFICER).post(reverse("desk:paper_cover", args=[number, plain.draft_id]))

    assert (early.status_code, other.status_code) == (409, 409)


def test_the_posting_list_holds_it_apart_and_says_nothing_of_it(as_person: AsPerson) -> None:
    issued, officer = letter().issue(), as_person(cast.ACCUSATION_OFFICER)
    said = {"do": "post", "chosen": f"{issued.pk}|u{unit(cast.DISCIPLINE)}", "carrier": "EMS"}
    said |= {"posted_on": DAY.isoformat(), "command_id": str(uuid4())}
    assert officer.post(reverse("desk:postings"), said).status_code == 302
    words = text_of(officer.post(reverse("desk:postings_pdf"), {"day": DAY.isoformat(), "apart": "1"}))
    others_list = as_person(cast.CASE_OFFICER).get(f"{reverse('desk:postings')}?apart=1").context["lines"]

    assert (Envelope.objects.get().apart, others_list) == (True, [])
    assert "中共涉县纪律检查" in words
    assert [one for one in (*SECRET, issued.number, str(issued.n), "信函") if one in words] == []


def test_ordinary_papers_in_bulk_pass_an_accusation_over(thursday: time_machine.Traveller) -> None:
    doing = accusation(persons=(person(cast.TOWN_HEAD).pk,))
    assert doing.petition is not None
    seat = SeatChoice(Papering(doing).view(cast.ACCUSATION_OFFICER).seats[0].unit_id, CapacityKind.ACCUSATION_OFFICER)
    part = BulkPart(doing.petition, (1,), seat, doing.done.case.last_seq, uuid4())
    codes = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    said = BulkPaper(TYPES["transfer_letter"], {}, codes)
    by = person(cast.ACCUSATION_OFFICER)
    paper_runs.ask(uuid4(), [part], said, by=by, at=clock.now(), address=address)
    [item] = paper_runs.work_off()

    assert item.issued is None
    assert "检举控告的公文单独起草、单独编号" in item.refusal
    assert (Draft.objects.count(), Issued.objects.count(), Book.objects.count()) == (0, 0, 0)


def test_the_receiving_officer_opens_the_letter_and_his_head_does_not(as_person: AsPerson) -> None:
    paper = letter()
    issued = paper.issue()
    url = reverse("desk:attachment", args=[paper.doing.done.case.number, issued.file_id])

    assert as_person(cast.DISCIPLINE_OFFICER).get(url).status_code == 200
    assert as_person(cast.DISCIPLINE_HEAD).get(url).status_code == 404
    assert paper.doing.done.case.acts[-1].kind is ActKind.REGISTER


TOLD = [
    {"landline": "0310-3891234"},
    {"email": "wang@example.cn"},
    {"mail": "河南店镇邮局转交"},
    {"address": "井店镇一街十二号"},
    {"phone": "13800001234"},
]


@pytest.mark.parametrize("told", TOLD)
def test_no_way_to_reach_the_accuser_is_written_in_a_letter(told: dict[str, str]) -> None:
    who, accused = PartyIn(name="王小红", postcode="056400", **told), Accused(persons=(person(cast.TOWN_HEAD).pk,))
    ask = Ask("举报违规收费。", RequestClass.ACCUSATION)
    paper = sealed_letter(Doing(DAY).register(ask, parties=(who,), accused=accused))

    def faults(word: str) -> list[str]:
        paper.rewrite(reported=f"反映违规收费的问题，{word}。")
        lacking = papers.lacks(paper.view(paper.by), papers.about_of(paper.work()))
        return [one for one in lacking if "不能写" in one]

    assert [len(faults(word)) for word in (*told.values(), "056400")] == [1, 0]
