"""Whatever is typed, sent or put into an address is answered in a sentence; none of it makes a fault."""

import base64
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doing import Doing, unit
from registering import send, typed
from xinfang.demo import cast
from xinfang.files.models import StoredFile
from xinfang.kernel.codes import derived_code
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask, PartyIn
from xinfang.petitions.imports.rows import petition_id
from xinfang.petitions.models import ActRecord, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
MONDAY = date(2026, 3, 2)
LONG = "9" * 5000
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)


def act_page(doing: Doing, kind: ActKind) -> str:
    return reverse("desk:act", args=[doing.done.case.number, kind.value])


def form(**more: Any) -> dict[str, Any]:
    return {"command_id": str(uuid4()), "expected_seq": "2", "requests": "1", "happened_on": "2026-03-05", **more}


def test_a_number_with_a_null_character_is_no_petition(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    addresses = ("/cases/%00/", "/cases/a%00b/acts/accept/", "/cases/%00/evidence/1/")
    assert [client.get(address).status_code for address in addresses] == [404] * 3


@pytest.mark.parametrize("value", [LONG, "9" * 30, "-1", "\uff11", "1e5", ""], ids=range(6))
def test_a_request_that_is_no_number_is_not_chosen(value: str, as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer()
    answer = as_person(cast.TOWN_HANDLER).post(act_page(doing, ActKind.ACCEPT), form(requests=value))
    assert answer.status_code == 422


@pytest.mark.parametrize("value", [LONG, "9" * 30], ids=range(2))
def test_a_record_or_a_person_that_is_no_number_is_not_chosen(value: str, as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer()
    answer = as_person(cast.CASE_OFFICER).post(act_page(doing, ActKind.ANNUL), form(target=value))
    registered = send(as_person(cast.CLERK), typed(**{"accused-persons": value, "asks": value, "parties": value}))
    assert (answer.status_code, registered.status_code) == (422, 422)


@pytest.mark.parametrize(
    "cursor",
    ['["a","2026-03-05",1e999]', '["a",null,1]', "[" * 50_000, '["a","0001-01-01",-1]', '{"a":1}', "\x00"],
    ids=range(6),
)
def test_a_cursor_that_no_list_gave_is_not_found(cursor: str, as_person: AsPerson) -> None:
    client, sent = as_person(cast.CLERK), base64.urlsafe_b64encode(cursor.encode()).decode()
    for address in ("/", "/search/"):
        assert client.get(address, {"cursor": sent}).status_code in (200, 404)


def test_a_cookie_that_is_no_session_is_nobodys() -> None:
    client = Client(raise_request_exception=False)
    cookie = 'sessionid="\\000aaaaaaaaaaaa"'
    assert client.get("/", HTTP_COOKIE=cookie).status_code == 302
    assert client.get("/query/matter/", HTTP_COOKIE=cookie).status_code == 302


def test_a_rating_of_a_request_that_cannot_be_is_refused() -> None:
    done = Doing(date(2026, 2, 2)).to_the_end().done
    client = Client(raise_request_exception=False)
    client.post("/query/", {"number": done.case.number, "code": derived_code(done.case.acts[0].command)})
    given = {"command_id": str(uuid4()), "office": "SATISFIED", "organ": "SATISFIED"}
    assert [client.post(f"/query/matter/rate/{n}/", given).status_code for n in (0, 2, 10**20)] == [409] * 3


def test_a_file_that_no_field_asks_for_is_not_kept(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer()
    for content in (b"hello", b"%PDF-1.4\n%%EOF\n"):
        upload = SimpleUploadedFile("a.pdf", content)
        as_person(cast.TOWN_HANDLER).post(act_page(doing, ActKind.ADD_MATERIAL), form(evidence=upload))
    assert not StoredFile.objects.exists()


def test_nobody_uses_up_the_id_by_which_an_import_knows_a_row(as_person: AsPerson) -> None:
    answer = send(as_person(cast.CLERK), typed(command_id=str(petition_id("messages", "1"))))
    assert answer.status_code == 422
    assert not Petition.objects.exists()


@pytest.mark.parametrize("days", [10**20, -1, 0, 31, [1], 5.5, float("nan"), "5", True, {"a": 1}], ids=repr)
def test_an_extension_of_what_is_no_number_of_days_is_refused(days: object) -> None:
    doing = Doing(MONDAY).register().transfer().accept()
    with pytest.raises(Refused):
        doing.handle(ActKind.REQUEST_EXTENSION, {"days": days, "ground": "OLD_FACTS", "text": "年代久远。"})


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "长" * 20_001, "x" * 10_000_000, "", " "], ids=range(6))
def test_a_text_that_cannot_be_kept_is_refused(text: str) -> None:
    doing = Doing(MONDAY).register().transfer().accept()
    with pytest.raises(Refused):
        doing.handle(ActKind.INVESTIGATE, {"text": text})
    with pytest.raises(Refused):
        Doing(MONDAY).register(Ask(text))


@pytest.mark.parametrize("to", ["x", 10**30, [1], -1, {"unit": 1}, None, 10**12])
def test_a_unit_that_is_none_is_refused(to: object) -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register().act(
            ActKind.TRANSFER, *OFFICER, values={"to": to, "ground": "22-1-2", "delivery": "SYSTEM"}
        )


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-12-31", "2026-2-3", 5, ["x"], "2026-03-02"])
def test_a_day_that_is_none_is_refused(day: object) -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register().act(
            ActKind.ASSIGN, *OFFICER, values={"to": unit(cast.TOWN), "report_by": day, "delivery": "SYSTEM"}
        )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1989, 12, 31), date(2026, 3, 3), date(9999, 12, 31)])
def test_an_act_before_or_after_its_time_is_refused(day: date) -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register(happened_on=day)
    with pytest.raises(Refused):
        Doing(MONDAY).register().transfer(happened_on=day)


@pytest.mark.parametrize(
    "more",
    [
        {"requests": (2,)},
        {"requests": (10**20,)},
        {"requests": (-1,)},
        {"requests": ("1",)},
        {"about": 1},
        {"about": 10**20},
        {"target": 2},
        {"evidence": UUID(int=4)},
        {"expected_seq": 1},
        {"expected_seq": 10**30},
    ],
    ids=str,
)
def test_an_act_that_points_at_nothing_is_refused(more: dict[str, Any]) -> None:
    doing = Doing(MONDAY).register().transfer()
    with pytest.raises(Refused):
        doing.handle(ActKind.ACCEPT, **more)


def test_a_request_named_twice_counts_once() -> None:
    doing = Doing(MONDAY).register().transfer().handle(ActKind.ACCEPT, requests=(1, 1))
    assert doing.done.case.acts[-1].requests == (1,)


@pytest.mark.parametrize("accused", [Accused(units=(10**12,)), Accused(persons=(10**12,)), Accused(units=(-1,))])
def test_nobody_unknown_is_accused(accused: Accused) -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register(Ask("举报。", RequestClass.ACCUSATION), accused=accused)
    assert not ActRecord.objects.exists()


def test_half_a_character_in_a_name_is_refused() -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register(parties=(PartyIn(name="\ud800"),))
