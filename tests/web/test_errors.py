"""What went wrong is said in a sentence, in the look of every other page."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from xinfang.kernel.errors import Conflict, NotFound, Refused

pytestmark = pytest.mark.urls(__name__)
FAULTS = {
    "gone": NotFound("没有这件信访事项，或者您不能查看。"),
    "refused": Refused("受理日期不能早于收到日期。"),
    "conflict": Conflict("您打开之后，这件事项已经受理。"),
    "forbidden": PermissionDenied(),
    "broken": SuspiciousOperation(),
    "crash": RuntimeError(),
}


def fail(_request: HttpRequest, kind: str) -> HttpResponse:
    raise FAULTS[kind]


urlpatterns = [path("fail/<str:kind>/", fail, name="fail"), path("", include("xinfang.config.urls"))]


@pytest.mark.parametrize(
    ("kind", "status", "sentence"),
    [
        ("gone", 404, "没有这件信访事项，或者您不能查看。"),
        ("refused", 409, "受理日期不能早于收到日期。"),
        ("conflict", 409, "您打开之后，这件事项已经受理。"),
        ("forbidden", 403, "您现在的身份不能查看或者办理这一项。"),
        ("broken", 400, "浏览器发来的内容不完整或者格式不对"),
        ("crash", 500, "这一步没有办成，没有保存任何内容。"),
    ],
)
def test_a_fault_is_a_page_with_a_sentence(kind: str, status: int, sentence: str, signed_in: Client) -> None:
    signed_in.raise_request_exception = False
    answer = signed_in.get(f"/fail/{kind}/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert sentence in page
    assert "信访事项办理系统" in page
    assert answer["Cache-Control"] == "no-store"


def test_an_address_that_only_a_form_leads_to_says_so_in_a_page(signed_in: Client) -> None:
    answer = signed_in.get("/bulk/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "这个地址只能从表单进入" in answer.content.decode()


def test_a_refusal_within_a_page_is_only_the_notice(signed_in: Client) -> None:
    answer = signed_in.get("/fail/refused/", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert answer.content.decode().startswith('<p class="notice tone-late"')


def test_a_page_that_is_not_there_says_no_more_to_a_stranger(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert (answer.status_code, "没有这一页，或者您不能查看。" in answer.content.decode()) == (404, True)


@pytest.mark.django_db
def test_a_form_left_open_too_long_says_how_to_go_on() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "zhoumin"})
    assert (answer.status_code, "请返回上一页，刷新后重新提交。" in answer.content.decode()) == (403, True)
