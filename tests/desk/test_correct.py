"""The page on which an act is corrected: chosen, shown as it stands, changed, confirmed, told as old and new."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from desk.test_act import kinds
from doing import TEXT, Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.petitions.models import PendingCommand

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
MONDAY = date(2026, 3, 2)


def address(doing: Doing) -> str:
    return reverse("desk:act", args=[doing.done.case.number, ActKind.CORRECT.value])


def filled(client: Client, doing: Doing, target: int) -> dict[str, Any]:
    """Give what the browser would send of the form for one act as it is shown."""
    answer = client.get(address(doing), {"target": target})
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    return {"seat": answer.context["seat_code"], **values, "ground": "SLIP", "text": "录入时看错。"}


def test_the_acts_that_one_may_correct_are_listed_first(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer()
    clerk = as_person(cast.CLERK).get(address(doing))
    assert [line.seq for line in clerk.context["acts"]] == [1]
    officer = as_person(cast.CASE_OFFICER).get(address(doing))
    assert [line.seq for line in officer.context["acts"]] == [2, 1]
    assert as_person(cast.CASE_OFFICER).get(address(doing), {"target": "9"}).context["acts"]


def test_a_form_sent_where_nothing_can_be_corrected_is_refused_in_a_sentence(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer()
    answer = as_person(cast.TOWN_HANDLER).post(address(doing), {"ground": "SLIP", "text": "录入时看错。"})
    assert (answer.status_code, PendingCommand.objects.count()) == (409, 0)
    assert "更正" in answer.content.decode()


def test_the_form_shows_what_the_act_says_and_no_more_than_can_be_corrected(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register()
    form = as_person(cast.CLERK).get(address(doing), {"target": 1}).context["form"]
    shown = [name for name in form.fields if not form[name].is_hidden]
    items = ["new_affected", "new_purpose", "new_first_on", "new_openness"]
    assert shown == ["ask_1", "new_channel", "new_present", *items, "day", "ground", "text"]
    assert (form["ask_1"].value(), form["new_channel"].value(), form["day"].value()) == (TEXT, "VISIT", MONDAY)


def test_what_was_changed_alone_is_proposed_and_the_time_line_shows_old_and_new(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register()
    client = as_person(cast.CLERK)
    sent = {**filled(client, doing, 1), "day": "2026-02-27", "ask_1": "村口道路塌陷，请求修复。"}
    assert client.post(address(doing), sent).status_code == 302
    waiting = PendingCommand.objects.get()
    assert set(waiting.payload) == {"day", "ground", "text", "corrected"}
    assert set(waiting.payload["corrected"]) == {"asks"}

    head = as_person(cast.SECTION_HEAD)
    page = reverse("desk:proposal", args=[doing.done.case.number, waiting.pk])
    shown = head.get(page).content.decode()
    assert "发生日期：2026年3月2日 → 2026年2月27日" in shown
    assert "诉求 1（更正前）" in shown
    assert head.post(page, {"answer": "yes", "expected_seq": 1}).status_code == 302
    assert kinds(doing) == ["register", "correct"]

    told = head.get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    assert '已更正（<a href="#act-2">第2号记录</a>）' in told
    assert "发生日期：2026年3月2日 → 2026年2月27日" in told
    assert '<span class="soft">诉求 1（更正后）：</span>村口道路塌陷，请求修复。' in told


def test_an_untouched_form_is_refused_and_a_wrong_day_stands_beside_its_field(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register()
    client = as_person(cast.CLERK)
    untouched = client.post(address(doing), filled(client, doing, 1))
    assert untouched.context["form"].non_field_errors() == ["请至少更正一项内容或者发生日期。"]
    assert untouched.status_code == 422
    late = client.post(address(doing), {**filled(client, doing, 1), "day": "2026-03-03"})
    assert late.context["form"].errors["day"] == ["发生日期不能晚于录入该记录的日期（2026-03-02）。"]


def test_an_act_of_another_unit_is_not_shown_for_correction(as_person: AsPerson) -> None:
    doing = Doing(MONDAY).register().transfer().inform()
    answer = as_person(cast.CASE_OFFICER).get(address(doing), {"target": 3})
    assert "form" not in answer.context
