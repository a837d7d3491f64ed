"""Joining and leaving at the desk, and the joiner's own page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_act import untouched
from doing import Doing
from xinfang.demo import cast
from xinfang.desk.people_lines import people_in
from xinfang.law.acts import ActKind
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import ActRecord

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("签名.pdf", PDF)


def address(doing: Doing, kind: ActKind) -> str:
    return reverse(f"desk:act_{kind.value}" if kind is ActKind.JOIN_PERSON else "desk:act", args=_args(doing, kind))


def _args(doing: Doing, kind: ActKind) -> list[str]:
    number = doing.done.case.number
    return [number] if kind is ActKind.JOIN_PERSON else [number, kind.value]


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", flat=True))


def join(client: Client, doing: Doing, people: str) -> list[tuple[str, str]]:
    said = {"command_id": str(uuid4()), "expected_seq": 2, "requests": "1", "happened_on": "2026-03-05"}
    answer = client.post(address(doing, ActKind.JOIN_PERSON), {**said, "people": people, "evidence": paper()})
    assert answer["Location"] == reverse("desk:slip")
    return [(slip.name, slip.code) for slip in client.get(answer["Location"]).context["slips"]]


def test_a_line_is_a_person() -> None:
    assert people_in("张三，井店镇一街，13800001234\n\n* 李四\n*\n") == (
        PartyIn(name="张三", address="井店镇一街", phone="13800001234"),
        PartyIn(name="李四", speaks=True),
    )


def test_who_joins_gets_a_code_and_looks_the_matter_up_with_it(as_person: AsPerson, client: Client) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    handed = join(as_person(cast.CLERK), doing, "张三，井店镇一街\n李四")
    assert ([name for name, _ in handed], kinds(doing)[2:]) == (["张三", "李四"], ["join_person", "join_person"])
    asked = client.post("/query/", {"number": doing.done.case.number, "code": handed[1][1]})
    assert asked["Location"] == reverse("portal:matter")
    assert client.get(asked["Location"]).context["matter"].number == doing.done.case.number


def test_the_form_of_leaving_names_each_petitioner_masked(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    clerk = as_person(cast.CLERK)
    join(clerk, doing, "张三，井店镇一街")
    form = clerk.get(address(doing, ActKind.LEAVE_PERSON)).context["form"]
    words = [words for value, words in form.fields["person"].choices if value]
    assert words == ["登记时的信访人（王**）", "第3号记录加入的信访人（张**）"]
    sent = {**untouched(clerk, doing, ActKind.LEAVE_PERSON), "person": "3", "evidence": paper()}
    assert clerk.post(address(doing, ActKind.LEAVE_PERSON), sent).status_code == 302
    page = clerk.get(reverse("desk:case", args=[doing.done.case.number]))
    assert [(one.label, one.words) for one in page.context["acts"][-1].facts] == [("信访人", "第3号记录加入的信访人")]
    assert [one.note for one in page.context["petitioners"]] == ["", "第3号记录加入，第4号记录退出"]


def test_while_the_first_stands_alone_nobody_is_asked_whom_a_service_concerns(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer().inform().accept().hear().answer()
    form = as_person(cast.TOWN_HANDLER).get(address(doing, ActKind.SERVE)).context["form"]
    assert "person" not in form.fields


def test_who_was_served_is_not_offered_again_and_who_cannot_be_written_to_is_not_ticked(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    join(as_person(cast.CLERK), doing, "张三，井店镇一街\n李四")
    doing.inform().accept().hear().answer()
    handler = as_person(cast.TOWN_HANDLER)

    def offered() -> tuple[list[str], list[str]]:
        field = handler.get(address(doing, ActKind.SERVE)).context["form"].fields["persons"]
        return [value for value, _ in field.choices], field.initial

    assert offered() == (["1", "3", "4"], ["1", "3"])
    served = {"method": "IN_PERSON", "proof": "SIGNED"}
    doing.handle(ActKind.SERVE, served, joined=3)
    assert offered() == (["1", "4"], ["1"])
    doing.handle(ActKind.SERVE, served)
    assert offered() == (["4"], [])


def test_the_paper_with_the_signatures_is_for_the_office_alone(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    clerk, handler = as_person(cast.CLERK), as_person(cast.TOWN_HANDLER)
    join(clerk, doing, "张三，井店镇一街")
    paper_of = reverse("desk:evidence", args=[doing.done.case.number, 3])
    assert clerk.get(paper_of).status_code == 200
    assert handler.get(paper_of).status_code == 404
    page = handler.get(reverse("desk:case", args=[doing.done.case.number]))
    assert page.context["acts"][-1].evidence == ""


def test_what_else_comes_with_joining_is_for_the_office_alone(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    clerk, handler = as_person(cast.CLERK), as_person(cast.TOWN_HANDLER)
    said = {"command_id": str(uuid4()), "expected_seq": 2, "requests": "1", "happened_on": "2026-03-05"}
    more = SimpleUploadedFile("推选书.pdf", PDF + b"1")
    sent = {**said, "people": "张三，井店镇一街", "evidence": paper(), "files": [more]}
    assert clerk.post(address(doing, ActKind.JOIN_PERSON), sent).status_code == 302
    where = reverse("desk:case", args=[doing.done.case.number])
    shown = {
        who: [line.name for line in client.get(where).context["acts"][-1].files.all]
        for who, client in (("office", clerk), ("organ", handler))
    }
    assert shown == {"office": ["推选书.pdf"], "organ": []}
