"""For how long and for whom a proved matter stays open in a browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from doing import Doing
from signing import signed_in
from xinfang.demo import cast

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
EXPIRED = "/query/?expired"


def test_without_proof_every_page_leads_to_the_look_up(client: Client, county: None) -> None:
    for address in ("/query/matter/", "/query/matter/rate/1/"):
        assert client.get(address)["Location"] == EXPIRED
    assert client.post("/query/matter/rate/1/", {})["Location"] == EXPIRED
    assert "请重新输入编号和查询码" in client.get(EXPIRED).content.decode()


def test_the_matter_stays_open_for_thirty_minutes_of_use(proved: Prove, thursday: time_machine.Traveller) -> None:
    client = proved(Doing().register())
    for _ in range(3):
        thursday.shift(timedelta(minutes=29))
        assert client.get("/query/matter/").status_code == 200
    thursday.shift(timedelta(minutes=30))
    assert client.get("/query/matter/")["Location"] == EXPIRED
    assert client.get("/query/matter/")["Location"] == EXPIRED


def test_ending_the_look_up_leaves_nothing_in_the_browser(proved: Prove) -> None:
    client = proved(Doing().register())
    assert client.get("/query/leave/").status_code == 405
    assert "已结束查询" in client.post("/query/leave/").content.decode()
    assert client.get("/query/matter/")["Location"] == EXPIRED
    assert not client.session.keys()


def test_a_session_key_known_before_the_proof_opens_nothing(county: None) -> None:
    done = Doing().register().done
    client = Client()
    session = client.session
    session["visited"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    client.post("/query/", {"number": done.case.number, "code": done.query_code})
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert stranger.get("/query/matter/")["Location"] == EXPIRED
    assert client.get("/query/matter/").status_code == 200


def test_another_matter_proved_takes_the_place_of_the_first(proved: Prove) -> None:
    first, second = Doing().register(), Doing().register()
    client = proved(first)
    client.post("/query/", {"number": second.done.case.number, "code": second.done.query_code})
    shown = client.get("/query/matter/").content.decode()
    assert second.done.case.number in shown
    assert first.done.case.number not in shown


def test_staff_who_end_a_look_up_stay_signed_in(proved: Prove) -> None:
    client = proved(Doing().register(), signed_in(cast.CLERK))
    client.post("/query/leave/")
    assert client.get("/register/").status_code == 200
    assert client.get("/query/matter/")["Location"] == EXPIRED


def test_who_signs_in_does_not_take_over_what_a_citizen_proved(proved: Prove) -> None:
    client = signed_in(cast.CLERK, proved(Doing().register()))
    assert client.get("/query/matter/")["Location"] == EXPIRED


def test_no_address_of_the_citizens_pages_holds_number_or_code(proved: Prove) -> None:
    doing = Doing().register()
    client = proved(doing)
    page = client.get("/query/matter/")
    assert page.request["PATH_INFO"] == "/query/matter/"
    assert page["Cache-Control"] == "no-store"
    assert (doing.done.query_code or "") not in page.content.decode().replace("-", "")
