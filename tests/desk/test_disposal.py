"""Contents destroyed at the desk: proposed with the paper, confirmed, and told of on the page of the case."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from doing import Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
FILED = {"ground": "SAME_LETTER", "earlier": "130426XF-2025-000001", "text": "同一信件重复寄来。"}
PDF = b"%PDF-1.4\n%%EOF\n"


def test_the_page_says_what_was_destroyed_when_and_on_what_ground(
    as_person: AsPerson, settings: Settings, tmp_path: Path
) -> None:
    settings.XINFANG_DATA = tmp_path
    doing = Doing(date(2026, 3, 4)).register().act(ActKind.FILE_ONLY, *OFFICER, values=FILED)
    number = doing.done.case.number
    form = reverse("desk:act", args=[number, ActKind.DISPOSE.value])
    officer, head = as_person(cast.CASE_OFFICER), as_person(cast.SECTION_HEAD)
    assert "evidence" in officer.get(form).context["form"].fields
    paper = SimpleUploadedFile("请求书.pdf", PDF)
    said = {"command_id": str(uuid4()), "expected_seq": 2, "requests": "1", "ground": "REQUEST", "evidence": paper}
    assert officer.post(form, said).status_code == 302
    page = reverse("desk:case", args=[number])
    (waiting,) = head.get(page).context["waiting"]
    assert head.post(waiting.url, {"answer": "yes", "expected_seq": "2"}).status_code == 302
    shown = officer.get(page)
    assert shown.context["disposal"] == (
        "本件内容已于2026年3月5日销毁：文字3段、信访人信息1份、附件0份。"
        "依据：信访人依法请求删除，且没有应当继续保存的期限（个人信息保护法第四十七条）。"
        "办理记录和期限依据仍然保留，可以核验。"
    )
    assert [line.text for line in shown.context["requests"]] == ["内容已按规定销毁。"]
    assert (shown.context["petitioners"], shown.context["desks"]) == ((), [])
    assert "没有留下姓名" not in shown.content.decode()
