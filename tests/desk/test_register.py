"""Registration: nothing is demanded but the text of one request, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from registering import TEXT, send, typed
from xinfang.demo import cast
from xinfang.demo.county import person, unit
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.services import give_capacity
from xinfang.petitions.contents import opened
from xinfang.petitions.models import ActRecord, Party, Petition, Place, Request
from xinfang.petitions.reading import case_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
WRONG_ID = "110101199003070000"


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def only() -> Petition:
    return Petition.objects.get()


def focused(response: Any) -> list[str]:
    """Give the names of the fields that ask for the focus."""
    rows = [row for _, row in response.context["page"].rows()]
    return [bound.html_name for row in rows for bound in row if "autofocus" in bound.field.widget.attrs]


def test_an_anonymous_petition_without_telephone_or_document_is_registered(clerk: Client) -> None:
    response = send(clerk, typed())
    assert (response.status_code, response["Location"]) == (302, "/slip/")
    assert (only().channel, only().number, Party.objects.count()) == ("VISIT", "130426XF-2026-000001", 0)
    assert Request.objects.get().text.plain == TEXT


@pytest.mark.parametrize("channel", ["LETTER", "VISIT", "PHONE", "ONLINE"])
def test_every_channel_is_registered_and_offered_first_the_next_time(clerk: Client, channel: str) -> None:
    send(clerk, typed(channel=channel))
    assert only().channel == channel
    assert clerk.get("/register/").context["page"].matter["channel"].value() == channel


def test_a_claim_about_a_lawsuit_is_marked_and_owes_its_own_way(clerk: Client) -> None:
    send(clerk, typed(channel="LETTER", ask__0__klass="LAWSUIT"))
    assert only().obligations.filter(rule="N22-22-legal", due__isnull=True).count() == 1
    assert "涉法涉诉" in clerk.get(f"/cases/{only().number}/").content.decode()
    act = case_of(only()).acts[0]
    assert [(ask["class"], ask["legal"]) for ask in act.payload["asks"]] == [("CLAIM", True)]


def test_the_form_begins_with_today_and_goes_two_working_days_back(clerk: Client) -> None:
    page = clerk.get("/register/").context["page"]
    widget = page.matter.fields["received_on"].widget
    assert str(page.matter["received_on"].value()) == "2026-03-05"
    assert (widget.attrs["min"], widget.attrs["max"]) == ("2026-03-03", "2026-03-05")
    assert focused(clerk.get("/register/")) == ["ask-0-text"]


def test_a_letter_received_two_working_days_ago_is_registered(clerk: Client) -> None:
    assert send(clerk, typed(channel="LETTER", received_on="2026-03-03")).status_code == 302
    assert str(only().received_on) == "2026-03-03"


@pytest.mark.parametrize(
    ("day", "sentence", "status"),
    [
        ("2026-03-02", "“登记”最多补记 2 个工作日，发生日期过早。", 409),
        ("2026-03-06", "发生日期不能晚于今天。", 409),
        ("1026-03-05", "日期应当在1990年到2100年之间，请核对。", 422),
        ("2026-02-30", "没有这一天，请按2026-03-05的样子填写。", 422),
    ],
)
def test_a_wrong_day_is_refused_in_words_with_the_focus_there(
    clerk: Client, day: str, sentence: str, status: int
) -> None:
    response = send(clerk, typed(received_on=day, **{"party-0-name": "林小满"}))
    assert response.status_code == status
    assert [fault.sentence for fault in response.context["page"].faults()] == [sentence]
    assert focused(response) == ["received_on"]
    for kept in (TEXT, "林小满", day):
        assert kept in response.content.decode()
    assert not Petition.objects.exists()


def test_without_any_request_the_form_asks_for_one_and_keeps_the_rest(clerk: Client) -> None:
    response = send(clerk, typed(**{"ask-0-text": "  ", "party-0-address": "井店镇一街"}))
    assert (response.status_code, focused(response)) == (422, ["ask-0-text"])
    assert [fault.sentence for fault in response.context["page"].faults()] == ["请写明诉求内容。"]
    assert "井店镇一街" in response.content.decode()


def test_a_text_that_is_too_long_is_refused_before_it_reaches_the_door(clerk: Client) -> None:
    response = send(clerk, typed(**{"ask-0-text": "长" * 20_001}))
    assert response.status_code == 422
    assert [fault.sentence[:11] for fault in response.context["page"].faults()] == ["文字不能超过20000"]


@pytest.mark.parametrize(
    ("party", "reachable"),
    [
        ({"party-0-name": "林小满", "party-0-address": "井店镇一街"}, True),
        ({"party-0-name": "林小满"}, False),
        ({"party-0-address": "井店镇一街"}, False),
        ({"party-0-name": "林小满", "party-0-phone": "13800001234"}, False),
    ],
)
def test_name_and_address_together_make_the_petitioner_reachable(
    clerk: Client, party: dict[str, str], reachable: bool
) -> None:
    assert send(clerk, typed(**party)).status_code == 302
    assert only().reachable is reachable


def test_one_more_row_keeps_what_was_typed_and_finds_no_fault(clerk: Client) -> None:
    form = typed(**{"ask-0-text": "", "party-0-name": "林小满", "received_on": "", "do": "more-parties"})
    response = clerk.post("/register/", form)
    page = response.context["page"]
    assert (response.status_code, len(page.parties), page.faults()) == (200, 2, [])
    assert (page.parties[0]["name"].value(), focused(response)) == ("林小满", ["party-1-name"])
    response = clerk.post("/register/", typed(do="more-asks"))
    page = response.context["page"]
    assert (len(page.asks), page.asks[0]["text"].value(), focused(response)) == (2, TEXT, ["ask-1-text"])


def test_several_petitioners_and_requests_are_registered_and_empty_rows_count_for_nothing(clerk: Client) -> None:
    form = typed(asks="4", parties="3", **{"party-0-name": "林小满", "party-2-name": "王小红"})
    form |= {"ask-2-text": "请求公开占地补偿账目。", "ask-2-klass": "SUGGESTION", "ask-3-klass": "ACCUSATION"}
    assert send(clerk, form).status_code == 302
    assert list(Request.objects.order_by("n").values_list("n", "klass")) == [(1, "CLAIM"), (2, "SUGGESTION")]
    assert [opened(party).name for party in Party.objects.order_by("-main")] == ["林小满", "王小红"]


def test_a_number_that_looks_miscopied_is_pointed_out_once_and_then_registered_as_typed(clerk: Client) -> None:
    form = typed(**{"party-0-id_no": WRONG_ID, "party-0-phone": "123456789012345"})
    first = send(clerk, form)
    assert (first.status_code, focused(first)) == (200, ["party-0-id_no"])
    assert [caution.label for caution in first.context["page"].cautions] == ["信访人1的证件号码", "信访人1的电话"]
    assert not Petition.objects.exists()
    assert send(clerk, form | {"seen": first.context["seen"]}).status_code == 302
    assert opened(Party.objects.get()).id_no == WRONG_ID


def test_another_number_that_looks_miscopied_is_pointed_out_anew(clerk: Client) -> None:
    first = send(clerk, typed(**{"party-0-id_no": WRONG_ID}))
    other = send(clerk, typed(seen=first.context["seen"], **{"party-0-phone": "1"}))
    assert (other.status_code, Petition.objects.count()) == (200, 0)


def test_a_number_of_which_nothing_is_usable_is_refused_beside_its_field(clerk: Client) -> None:
    response = send(clerk, typed(**{"party-0-phone": "无"}))
    assert (response.status_code, focused(response)) == (422, ["party-0-phone"])


def test_the_enter_key_checks_and_never_registers(clerk: Client) -> None:
    form = clerk.get("/register/").content.decode().partition('class="register"')[2]
    assert form.index('value="check"') < form.index('value="more-asks"')
    response = clerk.post("/register/", typed(do="check"))
    assert (response.status_code, Petition.objects.count()) == (200, 0)
    assert "还没有登记。核对无误后，请按“登记”。" in response.content.decode()


def test_pressing_twice_registers_once_and_shows_the_same_slip(clerk: Client) -> None:
    form = typed()
    slips = []
    for _ in range(2):
        assert send(clerk, form).status_code == 302
        slips.append(clerk.get("/slip/").context["slip"])
    assert slips[0] == slips[1]
    assert ActRecord.objects.filter(kind=ActKind.REGISTER.value).count() == 1


def test_going_back_and_typing_something_else_is_not_taken_for_the_first(clerk: Client) -> None:
    form = typed()
    send(clerk, form)
    again = send(clerk, form | {"ask-0-text": "另一件事。"})
    assert (again.status_code, Petition.objects.count()) == (409, 1)
    assert "这张表先前已经登记过一件" in again.content.decode()
    assert again.context["page"].asks[0]["text"].value() == "另一件事。"
    fresh = again.context["page"].matter["command_id"].value()
    assert send(clerk, form | {"ask-0-text": "另一件事。", "command_id": fresh}).status_code == 302
    assert Petition.objects.count() == 2


def test_a_form_without_a_proper_id_is_refused_in_words(clerk: Client) -> None:
    response = send(clerk, typed(command_id="x"))
    assert response.status_code == 422
    assert "这张表不完整，请重新打开登记页面填写。" in response.content.decode()


def test_who_holds_one_capacity_is_not_asked_for_it(clerk: Client) -> None:
    assert "seat" not in clerk.get("/register/").context["page"].matter.fields


def test_who_holds_several_chooses_the_office_that_registers(as_person: Any) -> None:
    client = as_person(cast.CLERK)
    town = unit(cast.TOWN)
    give_capacity(person(cast.CLERK), town, kind=CapacityKind.HANDLER, valid_from=town.valid_from)
    choices = [key for key, _ in client.get("/register/").context["page"].matter.fields["seat"].choices]
    assert choices == [f"{unit(cast.RECEPTION).pk}:CLERK", f"{town.pk}:HANDLER"]
    send(client, typed(seat=choices[1]))
    assert only().office_id == town.pk
    refused = send(client, typed(seat="1:CLERK"))
    assert (refused.status_code, focused(refused)) == (422, ["seat"])


@pytest.mark.parametrize("somebody", [cast.AUDITOR, cast.ADMIN, cast.BUREAU_HEAD, cast.INSPECTOR])
def test_who_may_not_register_is_told_so(as_person: Any, somebody: str) -> None:
    client = as_person(somebody)
    for response in (client.get("/register/"), send(client, typed())):
        assert response.status_code == 403
        assert "您今天没有可以登记的身份" in response.content.decode()
    assert not Petition.objects.exists()


@pytest.mark.parametrize("address", ["/register/", "/slip/", "/slip/print/"])
def test_the_anonymous_is_asked_to_sign_in(client: Client, county: None, address: str) -> None:
    for response in (client.get(address), client.post(address, typed())):
        assert (response.status_code, response["Location"]) == (302, f"/sign-in/?next={address}")
    assert not Petition.objects.exists()


def test_the_form_costs_the_same_with_one_row_and_with_three(clerk: Client, django_assert_num_queries: Any) -> None:
    clerk.get("/register/")
    for rows in ("1", "3"):
        with django_assert_num_queries(9):
            clerk.post("/register/", typed(asks=rows, parties=rows, do="check"))


def test_more_requests_cost_no_more_statements(clerk: Client, django_assert_max_num_queries: Any) -> None:
    send(clerk, typed())
    counts = []
    for asks in (1, 3):
        form = typed(asks=str(asks), **{f"ask-{n}-text": f"诉求{n}" for n in range(asks)})
        form |= {f"ask-{n}-klass": "CLAIM" for n in range(asks)}
        with django_assert_max_num_queries(60) as captured:
            assert send(clerk, form).status_code == 302
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_what_was_registered_folds_to_the_duties_of_the_office(clerk: Client) -> None:
    send(clerk, typed())
    assert [(one.rule, str(one.due)) for one in case_of(only()).obligations] == [("R22-22-route", "2026-03-20")]


def test_category_and_place_are_found_by_initials_and_code(clerk: Client) -> None:
    page = clerk.get("/register/").content.decode()
    assert '<option value="国土资源 / 土地征收">tdzs ' in page
    assert send(clerk, typed(**{"ask-0-category": "tdzs", "ask-0-place": "130426105"})).status_code == 302
    found = Request.objects.select_related("category", "place").get()
    assert (str(found.category), str(found.place)) == ("土地征收", str(Place.objects.get(pk="130426105")))


def test_a_category_that_is_not_clear_is_pointed_out_and_nothing_is_lost(clerk: Client) -> None:
    response = send(clerk, typed(**{"ask-0-category": "管理", "ask-0-place": "没有这个地方"}))
    assert response.status_code == 422
    assert [fault.label for fault in response.context["faults"]] == ["诉求1的内容分类", "诉求1的问题属地"]
    assert response.context["page"].asks[0]["text"].value() == TEXT
    assert not Petition.objects.exists()
