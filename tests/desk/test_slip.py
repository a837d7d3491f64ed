"""The slip: for a quarter of an hour after registration, to whom registered, each printing on record."""

import io
from datetime import timedelta
from typing import Any

import pdfplumber
import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from registering import send, typed
from xinfang.demo import cast
from xinfang.demo.county import person, unit
from xinfang.files.models import StoredFile
from xinfang.kernel.codes import code_matches
from xinfang.ledger.models import AccessLog
from xinfang.petitions.models import Petition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def test_the_slip_tells_number_day_office_code_and_the_next_day_of_law(clerk: Client) -> None:
    send(clerk, typed(**{"party-0-name": "林小满", "party-0-address": "井店镇一街"}))
    slip = clerk.get("/slip/").context["slip"]
    petition = Petition.objects.get()
    assert (slip.number, slip.channel, slip.office) == (petition.number, "来访", "涉县信访局")
    assert [len(part) for part in slip.code.split("-")] == [4, 4, 4, 4]
    assert code_matches(slip.code, petition.query_mac)
    assert [one.words for one in slip.promises] == [
        "登记单位自收到之日起十五日内，区分情况转送、交办或者报请决定",
        "承办单位自收到转送、交办之日起十五日内，书面告知您接收情况以及处理途径和程序",
        "适用信访程序办理的，承办单位自受理之日起六十日内办结并出具信访处理意见书",
    ]
    shown = clerk.get("/slip/").content.decode()
    assert "2026年3月20日 周五" in shown
    assert "林小满" not in shown


def test_who_left_no_address_is_told_to_look_up(clerk: Client) -> None:
    send(clerk, typed())
    assert "承办单位无法书面告知您，请凭编号和查询码查询" in clerk.get("/slip/").content.decode()


def test_a_day_that_no_holiday_notice_covers_is_marked_provisional(as_person: Any) -> None:
    with time_machine.travel("2026-12-21T02:00:00Z", tick=False):
        client = as_person(cast.CLERK)
        send(client, typed(received_on="2026-12-21"))
        assert "2027年1月5日 周二</strong>（暂定，待放假安排公布后核定）" in client.get("/slip/").content.decode()


def test_an_organ_that_registers_itself_promises_to_tell(as_person: Any) -> None:
    client = as_person(cast.TOWN_HANDLER)
    send(client, typed(**{"party-0-name": "林小满", "party-0-address": "井店镇一街"}))
    first = client.get("/slip/").context["slip"].promises[0]
    assert (first.words, str(first.due)) == (
        "登记单位自收到之日起十五日内，书面告知您接收情况以及处理途径和程序",
        "2026-03-20",
    )


def test_every_printing_is_recorded_before_the_page_that_prints(clerk: Client) -> None:
    send(clerk, typed())
    for width in ("a5", "80", "58"):
        response = clerk.post("/slip/print/", {"width": width})
        assert response.status_code == 200
        assert f"slip-{width}" in response.content.decode()
    rows = AccessLog.objects.values_list("what", "person_id", "unit_id", "petition")
    assert list(rows) == [("print", person(cast.CLERK).pk, unit(cast.BUREAU).pk, Petition.objects.get().pk)] * 3


def test_looking_at_the_slip_prints_nothing_by_the_browser_alone(clerk: Client) -> None:
    send(clerk, typed())
    assert not AccessLog.objects.exists()
    shown = clerk.get("/slip/").content.decode()
    assert "请在页面上按“打印”，打印会留下记录。" in shown
    assert clerk.get("/slip/print/").status_code == 405


def test_an_unknown_width_prints_on_a5(clerk: Client) -> None:
    send(clerk, typed())
    assert "slip-a5" in clerk.post("/slip/print/", {"width": "900"}).content.decode()
    assert "slip-a5" in clerk.get("/slip/?width=<x>").content.decode()


def test_the_slip_is_gone_after_a_quarter_of_an_hour(clerk: Client, thursday: time_machine.Traveller) -> None:
    send(clerk, typed())
    thursday.shift(timedelta(minutes=14, seconds=59))
    assert clerk.get("/slip/").status_code == 200
    thursday.shift(timedelta(seconds=1))
    for response in (clerk.get("/slip/"), clerk.post("/slip/print/", {"width": "a5"})):
        assert response.status_code == 404
        assert "此后查询码不再显示" in response.content.decode()
    assert not AccessLog.objects.exists()


def test_only_the_browser_that_registered_has_the_slip(as_person: Any) -> None:
    send(as_person(cast.CLERK), typed())
    assert as_person(cast.OTHER_CLERK).get("/slip/").status_code == 404
    assert as_person(cast.CLERK).get("/slip/").status_code == 404


def test_neither_session_nor_address_nor_picture_holds_the_code(clerk: Client) -> None:
    registered = send(clerk, typed())
    page = clerk.get("/slip/")
    code = page.context["slip"].code
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert code.replace("-", "") not in kept.replace("-", "")
    assert code not in registered["Location"]
    assert page.context["address"] == "http://testserver/query/"
    assert page["Cache-Control"] == "no-store"


def test_a_slip_is_had_as_a_paper_with_its_code_and_kept_nowhere(clerk: Client) -> None:
    send(clerk, typed(**{"party-0-name": "林小满", "party-0-address": "井店镇一街"}))
    code = clerk.get("/slip/").context["slip"].code
    answer = clerk.post("/slip/pdf/", {"n": "0"})
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = pdf.pages[0].extract_text()

    assert (code in words, "最迟2026年3月20日" in words, len(pdf.pages)) == (True, True, 1)
    assert (StoredFile.objects.count(), AccessLog.objects.filter(what="print").count()) == (0, 1)
    assert clerk.post("/slip/pdf/", {"n": "1"}).status_code == 404
