"""The files on the petitioner's page: his own, those of opinions served on him, and no other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from doing import Doing, noon, person, unit
from portal.conftest import code_of
from xinfang.demo import cast
from xinfang.files.uploads import take_in
from xinfang.kernel.codes import derived_code
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask, PartyIn
from xinfang.petitions.joining import person_code

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
K = ActKind
DAY = date(2026, 3, 5)
PDF = b"%PDF-1.4\n%%EOF\n"
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
OPINION = {"outcome": "SUPPORT", "text": "予以修复。", "legal_basis": "公路法"}
SERVED = {"method": "IN_PERSON", "proof": "SIGNED"}


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def file(name: str, by: str = cast.CLERK) -> UUID:
    """Store a file that is told from the others by its name."""
    return take_in(PDF + name.encode(), name=f"{name}.pdf", form=uuid4(), by=person(by), at=noon(DAY)).pk


def named(client: Client) -> list[tuple[str, str]]:
    return [(one["name"], one["what"]) for one in client.get("/query/matter/").context["files"]]


def opened(client: Client, pk: UUID) -> int:
    return client.get(f"/query/matter/files/{pk}/").status_code


def heard() -> Doing:
    return Doing(DAY).register(files=(file("诉状"),)).transfer().inform().accept().hear()


def test_what_he_brought_is_there_and_opens(proved: Prove) -> None:
    own = file("诉状")
    doing = Doing(DAY).register(files=(own,))
    more = file("照片说明", cast.CASE_OFFICER)
    client = proved(doing.act(K.ADD_MATERIAL, *OFFICER, values={"text": "补交材料。"}, files=(more,)))
    assert named(client) == [("诉状.pdf", "您提交的材料"), ("照片说明.pdf", "您提交的材料")]
    answer = client.get(f"/query/matter/files/{own}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_what_organs_keep_for_themselves_is_not_there(proved: Prove) -> None:
    inner = [file(name, cast.TOWN_HANDLER) for name in ("调查笔录", "谈话记录", "送达回证")]
    doing = Doing(DAY).register().transfer().inform().accept()
    doing.handle(K.INVESTIGATE, {"text": "现场查看。"}, files=(inner[0],))
    doing.handle(K.HEAR_PETITIONER, {"way": "PHONE", "text": "听取了陈述。"}, files=(inner[1],))
    doing.answer().handle(K.SERVE, SERVED, files=(inner[2],))
    client = proved(doing)
    assert named(client) == []
    assert [opened(client, one) for one in inner] == [404, 404, 404]


def test_an_opinions_file_is_there_from_its_service_on(proved: Prove) -> None:
    paper = file("意见书", cast.TOWN_HANDLER)
    doing = heard().handle(K.ISSUE_OPINION, OPINION, files=(paper,))
    client = proved(doing)
    assert (named(client), opened(client, paper)) == ([("诉状.pdf", "您提交的材料")], 404)
    doing.serve()
    assert named(client)[1:] == [("意见书.pdf", "送达您的信访处理意见书的附件")]
    assert opened(client, paper) == 200


def test_who_joined_sees_what_was_served_on_him_and_nothing_of_the_first(proved: Prove) -> None:
    paper, own = file("意见书", cast.TOWN_HANDLER), file("诉状")
    doing = Doing(DAY).register(files=(own,)).transfer()
    joining = uuid4()
    clerk = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    doing.act(K.JOIN_PERSON, *clerk, id=joining, parties=(PartyIn(name="张三", address="一街"),), evidence=file("签名"))
    doing.inform().accept().hear().handle(K.ISSUE_OPINION, OPINION, files=(paper,))
    joiner = Client()
    joiner.post("/query/", {"number": doing.done.case.number, "code": person_code(joining, 0)})
    doing.handle(K.SERVE, SERVED)
    assert named(joiner) == []
    assert [opened(joiner, one) for one in (own, paper)] == [404, 404]
    doing.handle(K.SERVE, SERVED, joined=3)
    assert named(joiner) == [("意见书.pdf", "送达您的信访处理意见书的附件")]
    assert [opened(joiner, one) for one in (own, paper)] == [404, 200]


def test_who_signed_together_opens_what_was_handed_in_and_who_joined_later_does_not(proved: Prove) -> None:
    shared, signature = file("联名信"), file("签名")
    two = (PartyIn(name="张三", address="一街"), PartyIn(name="王五", address="三街"))
    doing = Doing(DAY).register(parties=two, files=(shared,))
    clerk, joining = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK), uuid4()
    late = (PartyIn(name="李四", address="二街"),)
    doing.act(K.JOIN_PERSON, *clerk, id=joining, parties=late, evidence=file("证明"), files=(signature,))
    number, registering = doing.done.case.number, doing.done.case.acts[0].command
    seen = {}
    for code in (derived_code(registering), person_code(registering, 1), person_code(joining, 0)):
        browser = Client()
        browser.post("/query/", {"number": number, "code": code})
        seen[code] = (named(browser), opened(browser, shared), opened(browser, signature))
    theirs = ([("联名信.pdf", "您提交的材料")], 200, 404)
    assert list(seen.values()) == [theirs, theirs, ([], 404, 404)]


def test_an_annulled_act_shows_no_file(proved: Prove) -> None:
    wrong = file("别人的材料", cast.CASE_OFFICER)
    doing = Doing(DAY).register().act(K.ADD_MATERIAL, *OFFICER, values={"text": "补交材料。"}, files=(wrong,))
    doing.act(K.ANNUL, *OFFICER, values={"ground": "ENTRY_ERROR", "text": "没有补交。"}, target=2)
    client = proved(doing)
    assert (named(client), opened(client, wrong)) == ([], 404)


def test_a_file_of_another_matter_is_not_opened_and_without_a_code_none_is(proved: Prove) -> None:
    own = file("诉状")
    Doing(DAY).register(files=(own,))
    assert opened(proved(Doing(DAY).register()), own) == 404
    assert Client().get(f"/query/matter/files/{own}/")["Location"] == "/query/?expired"


def test_of_an_accusation_no_file_is_there(proved: Prove) -> None:
    paper = file("举报信")
    accused = Accused(units=(unit(cast.TOWN),))
    doing = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused, files=(paper,))
    client = proved(doing)
    assert (named(client), opened(client, paper)) == ([], 404)
    assert code_of(doing.done)
