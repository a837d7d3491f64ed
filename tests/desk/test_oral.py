"""Spoken matters at the desk: ticked at registration, read back in the browser, read by the petitioner."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from registering import send, typed
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.petitions.citizen import read
from xinfang.petitions.models import ActRecord, Obligation, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"
RECORD = "N22-19-record"


def registered(client: Client, *, spoken: bool) -> Petition:
    assert send(client, typed(**{"oral": "on"} if spoken else {})).status_code == 302
    return Petition.objects.get()


def test_only_a_spoken_matter_is_owed_a_reading_back(as_person: AsPerson) -> None:
    petition = registered(as_person(cast.CLERK), spoken=False)
    assert not Obligation.objects.filter(petition=petition, rule=RECORD).exists()


def test_the_clerk_reads_back_what_she_wrote_and_the_petitioner_sees_it(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    petition = registered(client, spoken=True)
    assert Obligation.objects.open().filter(petition=petition, rule=RECORD).count() == 1
    form = reverse("desk:act", args=[petition.number, ActKind.READ_BACK.value])
    said = {"command_id": str(uuid4()), "expected_seq": 1, "requests": "1", "happened_on": "2026-03-05"}
    bare = client.post(form, {**said, "result": "SIGNED"})
    assert bare.context["form"].errors == {
        "evidence": ["信访人签名、捺指印的，应当附有签名、指印的记录（第十九条第一款）。"]
    }
    upload = SimpleUploadedFile("记录.pdf", PDF)
    assert client.post(form, {**said, "result": "SIGNED", "evidence": upload}).status_code == 302
    assert list(ActRecord.objects.order_by("seq").values_list("kind", flat=True)) == ["register", "read_back"]
    assert not Obligation.objects.open().filter(petition=petition, rule=RECORD).exists()
    told = read(petition.pk, on=date(2026, 3, 5)).steps[-1]
    assert (told.words, told.details) == ("向您宣读核对口头记录", (("核对结果", "信访人核对无误，签名"),))
