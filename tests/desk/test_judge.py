"""Numbers are judged while they are typed, in the words of the form; nothing stands in the way of who registers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from registering import send, typed
from xinfang.demo import cast
from xinfang.petitions.models import Petition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
AsPerson = Callable[[str], Client]
CHECK = "公民身份号码的校验位不对，请核对是否抄错。"
PHONE = "电话号码不对：手机号十一位，固定电话要带区号。"
SHAPE = "公民身份号码应为十八位，只有最后一位可以是 X。"
WRONG, RIGHT = "110105194912310021", "11010519491231002X"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def said(clerk: Client, kind: str, words: str, **more: str) -> str:
    return clerk.post(f"/typed/{kind}/", {"typed": words, **more}).content.decode()


def test_a_wrong_number_is_told_of_while_it_is_typed_and_a_right_or_unfinished_one_is_not(clerk: Client) -> None:
    assert [said(clerk, "id_no", words) for words in (WRONG, RIGHT, WRONG[:-1], "")] == [CHECK, "", "", ""]
    assert [said(clerk, "phone", words) for words in ("23800138000", "13800138000", "1380013800")] == [PHONE, "", ""]


def test_what_is_unfinished_when_the_field_is_left_is_told_of(clerk: Client) -> None:
    assert said(clerk, "id_no", WRONG[:-1], left="1") == SHAPE
    assert said(clerk, "phone", "1380013800", left="1") == PHONE


def test_of_people_written_one_a_line_only_the_last_line_may_be_unfinished(clerk: Client) -> None:
    assert said(clerk, "people", f"张三，，1380013800，{RIGHT}\n李四") == f"第1行：{PHONE}"
    assert said(clerk, "people", f"张三，，，{RIGHT}\n李四，井店镇，1380013") == ""
    assert said(clerk, "people", f"张三，，，{RIGHT}\n李四，井店镇，1380013\n") == f"第2行：{PHONE}"


def test_what_was_typed_comes_in_no_address_and_other_kinds_are_not_judged(clerk: Client) -> None:
    assert clerk.get("/typed/id_no/", {"typed": WRONG}).status_code == 405
    assert clerk.post("/typed/name/", {"typed": "张三"}).status_code == 404


def test_a_stranger_is_told_nothing(client: Client) -> None:
    assert client.post("/typed/id_no/", {"typed": WRONG}).status_code == 302


def test_agents_and_further_people_are_judged_when_the_form_is_sent_and_a_second_press_registers(clerk: Client) -> None:
    form = typed(**{"agent-0-phone": "1380013800", "signers-people": f"李四，，，{WRONG}\n王五，，23800138000"})
    page = send(clerk, {**form, "do": "check"}).context["page"]
    told = [(one.label, one.sentence) for one in page.cautions]
    assert told == [
        ("信访人1的代理人电话", PHONE),
        ("其余的信访人", f"第1行：{CHECK}第2行：{PHONE}"),
    ]
    assert page.agents[0][0]["phone"].said == PHONE
    form = typed(**{"party-0-name": "张三", "party-0-id_no": WRONG})
    first = send(clerk, form)
    assert not Petition.objects.exists()
    assert first.content.decode().count(CHECK) == 2
    assert send(clerk, {**form, "seen": first.context["seen"]}).status_code == 302


def test_a_second_remark_on_a_field_stands_beside_the_first(clerk: Client) -> None:
    people = "\n".join([*(f"* 来访人{n}" for n in "甲乙丙丁戊"), f"李四，，，{WRONG}"])
    page = send(clerk, typed(**{"party-0-name": "张三", "signers-people": people, "do": "check"})).context["page"]
    said = [one.sentence for one in page.cautions]
    assert (len(said), page.signers["people"].said) == (2, "".join(said))
