"""A paper signed for on the screen: the record with the signature is kept as the proof of the service."""

import base64
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from doing import PARTY, Doing
from doing import paper as proof_paper
from papering import Papering, heard
from xinfang.demo import cast
from xinfang.documents import signature
from xinfang.documents.models import Issued
from xinfang.documents.signature import picture_of
from xinfang.files.models import StoredFile
from xinfang.files.store import read
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*, wide: int = 300, high: int = 100, ink: int = 255) -> bytes:
    """Give a picture with a thick line across it."""
    empty, drawn = b"\0" + bytes(wide * 4), b"\0" + bytes([0, 0, 0, ink]) * wide
    rows = b"".join(drawn if high // 2 - 3 < y < high // 2 + 3 else empty for y in range(high))
    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0))
    return signature.MARK + head + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def told(data: bytes) -> str:
    return signature.PREFIX + base64.b64encode(data).decode()


def issued(doing: Doing | None = None) -> Issued:
    return Papering(doing or heard()).begin().submit().approve().issue()


def url_of(paper: Issued, person: int = 1) -> str:
    number = Petition.objects.get(pk=paper.petition).number
    return reverse("desk:sign", args=[number, paper.pk, person])


def sign(client: Client, paper: Issued, **said: str) -> HttpResponse:
    form = {"command_id": str(uuid4()), "by": "HIMSELF", "place": "井店镇信访接待室", "signature": told(png())}
    return client.post(url_of(paper), form | said)  # type: ignore[return-value]  # a test client's answer


def test_the_signed_record_proves_the_service_and_the_days_begin(as_person: AsPerson) -> None:
    paper = issued()
    answer = sign(as_person(cast.TOWN_HANDLER), paper)
    case = case_of(Petition.objects.get())
    act = case.acts[-1]
    assert act.evidence is not None
    with pdfplumber.open(io.BytesIO(read(StoredFile.objects.get(pk=act.evidence["file"])))) as pdf:
        cells = [cell or "" for page in pdf.pages for row in page.extract_tables()[0] for cell in row]
        words = "".join("".join((*cells, pdf.pages[0].extract_text())).replace("\u200b", "").split())
        pictures = [picture for page in pdf.pages for picture in page.images]

    assert (answer.status_code, act.kind, act.about) == (302, ActKind.SERVE, paper.seq)
    assert (act.payload["method"], act.payload["proof"]) == ("IN_PERSON", "SIGNED")
    assert [str(one.started_on) for one in case.remedies if one.rule == "R22-35-ask"] == ["2026-03-05"]
    assert [
        one for one in ("送达回证", PARTY.name, paper.number, "井店镇信访接待室", "2026年3月5日") if one not in words
    ] == []
    assert len(pictures) == 1


BAD = [
    ("", signature.EMPTY),
    (told(png(ink=0)), signature.EMPTY),
    ("data:text/html;base64,PGI+", signature.BROKEN),
    (signature.PREFIX + "!!", signature.BROKEN),
    (told(png()[:-30]), signature.BROKEN),
    (told(b"%PDF-1.4"), signature.BROKEN),
    (told(png(wide=5000)), signature.BROKEN),
    (signature.PREFIX + "A" * signature.LARGEST, signature.BROKEN),
    (told(png().replace(b"IDAT", b"IDAX")), signature.BROKEN),
]


@pytest.mark.parametrize(("sent", "why"), BAD)
def test_no_signature_or_a_broken_one_is_refused_in_words(sent: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        picture_of(sent)


def test_a_refused_form_serves_nothing_and_loses_nothing(as_person: AsPerson) -> None:
    paper = issued()
    answer = sign(as_person(cast.TOWN_HANDLER), paper, signature="")
    acts = case_of(Petition.objects.get()).acts

    assert (answer.status_code, acts[-1].kind) == (422, ActKind.ISSUE_OPINION)
    assert "井店镇信访接待室" in answer.content.decode()
    assert signature.EMPTY in answer.content.decode()


def test_nobody_signs_for_the_petitioner_without_a_right_to_receive(as_person: AsPerson) -> None:
    paper = issued()

    assert sign(as_person(cast.TOWN_HANDLER), paper, by="AGENT").status_code == 422
    assert case_of(Petition.objects.get()).acts[-1].kind is ActKind.ISSUE_OPINION


def test_an_agent_who_may_receive_signs_in_the_petitioners_place_and_the_act_says_so(as_person: AsPerson) -> None:
    doing = heard()
    named = {"basis": "AUTHORISED", "receives": True}
    doing.act(
        ActKind.NAME_AGENT,
        cast.CLERK,
        cast.BUREAU,
        CapacityKind.CLERK,
        values=named,
        parties=(PartyIn(name="李向前"),),
        evidence=proof_paper(cast.CLERK, on=doing.day),
    )
    answer = sign(as_person(cast.TOWN_HANDLER), issued(doing), by="AGENT")
    act = case_of(Petition.objects.get()).acts[-1]

    assert (answer.status_code, act.kind, act.payload["proof"]) == (302, ActKind.SERVE, "AGENT_SIGNED")


def test_the_name_stands_masked_on_the_screen_and_the_way_on_paper_is_told(as_person: AsPerson) -> None:
    body = as_person(cast.TOWN_HANDLER).get(url_of(issued())).content.decode()

    assert (PARTY.name in body, "王**" in body, "上传扫描件" in body) == (False, True, True)


@pytest.mark.parametrize("username", [cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER, cast.AUDITOR])
def test_only_who_may_serve_the_paper_has_it_signed_for(username: str, as_person: AsPerson) -> None:
    paper, client = issued(), as_person(username)

    assert client.get(url_of(paper)).status_code in (404, 409)
    assert sign(client, paper).status_code in (404, 409)
    assert case_of(Petition.objects.get()).acts[-1].kind is ActKind.ISSUE_OPINION


def test_the_same_form_again_gives_the_first_result_and_no_second_record(as_person: AsPerson) -> None:
    paper, client, command = issued(), as_person(cast.TOWN_HANDLER), str(uuid4())
    first = sign(client, paper, command_id=command)
    kept = StoredFile.objects.count()
    again = sign(client, paper, command_id=command)

    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert StoredFile.objects.count() == kept
    assert sign(client, paper).status_code == 409


def test_a_service_that_is_refused_leaves_no_record_behind(as_person: AsPerson) -> None:
    doing, command = Doing().register().transfer().inform().accept(), uuid4()
    doing.handle(ActKind.HEAR_PETITIONER, {"way": "PHONE", "text": "听取了陈述。"}, id=command)
    paper = issued(doing)
    kept = StoredFile.objects.count()
    answer = sign(as_person(cast.TOWN_HANDLER), paper, command_id=str(command))

    assert answer.status_code == 422
    assert StoredFile.objects.count() == kept


def test_what_cannot_be_set_is_told_in_words_and_the_signature_stays_in_the_form(as_person: AsPerson) -> None:
    paper = issued()
    answer = sign(as_person(cast.TOWN_HANDLER), paper, place="接待室\ue123")

    assert (answer.status_code, "不能排印" in answer.content.decode()) == (422, True)
    assert answer.context["form"]["signature"].value() == told(png())  # type: ignore[attr-defined]  # a test client's
    assert case_of(Petition.objects.get()).acts[-1].kind is ActKind.ISSUE_OPINION


def test_what_was_signed_for_is_not_signed_for_again(as_person: AsPerson) -> None:
    paper, client = issued(), as_person(cast.TOWN_HANDLER)
    sign(client, paper)

    assert client.get(url_of(paper)).status_code == 409
