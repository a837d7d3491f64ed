"""The form by which a part gets its own file, and that by which a second person lets an extract go."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doing import TEXT, Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind, parse
from xinfang.law.attached import files_of
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import ActRecord, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 5)
BRIBE = "镇长收受施工方财物。"


def address(number: str, kind: ActKind) -> str:
    return reverse("desk:act", args=[number, kind.value])


def sent(client: Client, number: str, kind: ActKind, **typed: Any) -> Any:
    answer = client.get(address(number, kind))
    assert answer.status_code == 200, answer.content.decode()
    drawn = answer.context["form"]
    values = {name: drawn[name].value() for name in drawn.fields if drawn[name].value() not in (None, "")}
    return client.post(address(number, kind), {"seat": answer.context["seat_code"], **values, **typed})


def taken_out(doing: Doing) -> Petition:
    command = ActRecord.objects.filter(petition=doing.petition, kind="split").latest("seq").command_id
    return Petition.objects.get(acts__command_id=command, acts__part=1)


@pytest.fixture
def mixed() -> Doing:
    """A letter that holds a claim and an accusation."""
    return Doing(DAY).register(Ask(f"{TEXT}{BRIBE}"))


def accuse(client: Client, doing: Doing) -> Any:
    typed = {"part": "ACCUSATION", "text": BRIBE, "accused-units": [str(unit(cast.TOWN))]}
    return sent(client, doing.done.case.number, ActKind.SPLIT, **typed)


def test_the_first_file_stands_beside_the_form(as_person: AsPerson, mixed: Doing) -> None:
    body = as_person(cast.CASE_OFFICER).get(address(mixed.done.case.number, ActKind.SPLIT)).content.decode()
    assert "原件的诉求" in body
    assert BRIBE in body


def test_taking_an_accusation_out_hands_over_a_slip_with_its_own_number(as_person: AsPerson, mixed: Doing) -> None:
    client = as_person(cast.CASE_OFFICER)
    answer = accuse(client, mixed)
    assert answer["Location"] == reverse("desk:slip")
    slip = client.get(answer["Location"]).content.decode()
    made = taken_out(mixed)
    assert made.number in slip
    assert mixed.done.case.number not in slip
    assert made.concealed


def test_who_took_it_out_sees_on_the_first_file_that_it_is_kept_from_the_accused_and_not_the_rest(
    as_person: AsPerson, mixed: Doing
) -> None:
    client = as_person(cast.CASE_OFFICER)
    accuse(client, mixed)
    body = client.get(reverse("desk:case", args=[mixed.done.case.number])).content.decode()
    assert taken_out(mixed).number not in body
    assert "检举控告部分，单独立件" not in body
    assert client.get(reverse("desk:case", args=[taken_out(mixed).number])).status_code == 404


def test_an_accused_person_is_found_by_name_without_losing_what_was_typed(as_person: AsPerson, mixed: Doing) -> None:
    client = as_person(cast.CASE_OFFICER)
    head = person(cast.TOWN_HEAD)
    number = mixed.done.case.number
    found = sent(client, number, ActKind.SPLIT, **{"text": BRIBE, "accused-query": head.name, "do": "find"})
    assert found.status_code == 200
    body = found.content.decode()
    assert head.name in body
    assert found.context["form"]["text"].value() == BRIBE
    chosen = sent(client, number, ActKind.SPLIT, **{"text": BRIBE, "accused-persons": [str(head.pk)]})
    assert chosen.status_code == 302
    assert list(taken_out(mixed).shields.values_list("person", flat=True)) == [head.pk]


def test_a_refused_form_keeps_what_was_typed(as_person: AsPerson, mixed: Doing) -> None:
    client = as_person(cast.CASE_OFFICER)
    typed = {"part": "EXTRACT", "text": TEXT}
    answer = sent(client, mixed.done.case.number, ActKind.SPLIT, **typed)
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "所选的分出的部分不在可选范围内" in body
    assert "去年雨季塌陷后一直没有修复" in body
    assert Petition.objects.count() == 1


def test_an_extract_is_offered_only_after_an_accusation_was_taken_out_and_what_comes_first_is_said(
    as_person: AsPerson, mixed: Doing
) -> None:
    client, where = as_person(cast.CASE_OFFICER), address(mixed.done.case.number, ActKind.SPLIT)
    sentence = "检举控告部分单独立件以后，其余的诉求才能摘录转办"
    before = client.get(where)
    assert [value for value, _ in before.context["form"].fields["part"].choices] == ["ACCUSATION", "OTHER"]
    assert sentence in before.content.decode()
    accuse(client, mixed)
    after = client.get(where)
    assert [value for value, _ in after.context["form"].fields["part"].choices] == ["ACCUSATION", "OTHER", "EXTRACT"]
    assert sentence not in after.content.decode()


def test_files_come_with_the_part_and_are_not_on_the_first_file(
    as_person: AsPerson, mixed: Doing, settings: Any, tmp_path: Any
) -> None:
    settings.XINFANG_DATA = tmp_path
    client = as_person(cast.CASE_OFFICER)
    typed = {"part": "ACCUSATION", "text": BRIBE, "accused-units": [str(unit(cast.TOWN))]}
    paper = SimpleUploadedFile("举报信.pdf", b"%PDF-1.4\n%%EOF\n")
    assert sent(client, mixed.done.case.number, ActKind.SPLIT, **typed, files=[paper]).status_code == 302
    named = {one.petition_id: files_of(parse(bytes(one.body))) for one in ActRecord.objects.exclude(seq=1, part=0)}
    assert named[mixed.petition] == ()
    assert len(named[taken_out(mixed).pk]) == 1
    assert "举报信" not in client.get(reverse("desk:case", args=[mixed.done.case.number])).content.decode()
    page = as_person(cast.ACCUSATION_OFFICER).get(reverse("desk:case", args=[taken_out(mixed).number]))
    assert [line.name for line in page.context["acts"][0].files.all] == ["举报信.pdf"]


def test_an_extract_starts_from_the_words_of_the_first_file_and_is_released_beside_them(
    as_person: AsPerson, mixed: Doing
) -> None:
    officer, head = as_person(cast.CASE_OFFICER), as_person(cast.SECTION_HEAD)
    number = mixed.done.case.number
    accuse(officer, mixed)
    form = officer.get(address(number, ActKind.SPLIT)).context["form"]
    assert (form["part"].value(), form["text"].value()) == ("EXTRACT", f"{TEXT}{BRIBE}")
    assert sent(officer, number, ActKind.SPLIT, text=TEXT).status_code == 302
    extract = taken_out(mixed)
    refused = officer.get(address(extract.number, ActKind.RELEASE_EXTRACT))
    assert refused.status_code == 409
    page = head.get(address(extract.number, ActKind.RELEASE_EXTRACT)).content.decode()
    assert BRIBE in page
    assert number in page
    assert sent(head, extract.number, ActKind.RELEASE_EXTRACT).status_code == 302
    assert officer.get(address(extract.number, ActKind.TRANSFER)).status_code == 200
    case_page = officer.get(reverse("desk:case", args=[extract.number])).content.decode()
    assert f'分立自：<a class="number" href="{reverse("desk:case", args=[number])}">' in case_page
