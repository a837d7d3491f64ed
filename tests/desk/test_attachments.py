"""Files that come with forms: the good ones kept, each refused one named, opened by whoever may read the act."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doing import Doing, person
from xinfang.demo import cast
from xinfang.files.models import FileContent, StoredFile
from xinfang.files.uploads import take_in
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.ledger.models import AccessLog
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
YESTERDAY = date(2026, 3, 4)
PDF = b"%PDF-1.4\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24) + b"IEND"
MEGABYTES_20 = 20 * 1024 * 1024
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
HANDLER = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)


def upload(name: str, data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def distinct(count: int) -> list[SimpleUploadedFile]:
    """Give so many files, each with other bytes."""
    return [upload(f"{n}.pdf", PDF + str(n).encode()) for n in range(1, count + 1)]


def stored(words: bytes = PDF, *, by: str = cast.CASE_OFFICER, name: str = "材料.pdf") -> UUID:
    return take_in(words, name=name, form=uuid4(), by=person(by), at=clock.now()).pk


def form_of(client: Client, doing: Doing, kind: ActKind = ActKind.ADD_MATERIAL) -> dict[str, Any]:
    """Give what the browser would send of the untouched form, with words."""
    answer = client.get(reverse("desk:act", args=[doing.done.case.number, kind.value]))
    assert answer.status_code == 200
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    return {"seat": answer.context["seat_code"], **values, "text": "补交材料。"}


def send(client: Client, doing: Doing, typed: Mapping[str, Any], kind: ActKind = ActKind.ADD_MATERIAL) -> Any:
    return client.post(reverse("desk:act", args=[doing.done.case.number, kind.value]), typed)


def files_recorded(number: str) -> list[str]:
    """Give the names of what came with the last act."""
    act = case_of(Petition.objects.get(number=number)).acts[-1]
    return [one["id"] for one in files_of(act)]


def test_several_files_come_with_one_act_and_the_page_lists_them(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    answer = send(client, doing, {**form_of(client, doing), "files": [upload("诉状.pdf"), upload("现场.png", PNG)]})
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    files = page.context["acts"][-1].files
    assert [(line.name, line.size) for line in files.all] == [("诉状.pdf", "1 KB"), ("现场.png", "1 KB")]
    assert [line.name for line in files.pictures] == ["现场.png"]
    assert "诉状.pdf" in page.content.decode()


def test_each_refused_file_is_named_with_its_reason_and_the_good_ones_stay(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    sent = [
        upload("诉状.pdf"),
        upload("程序.pdf", b"MZ" + bytes(64)),
        upload("空.png", b""),
        upload("断了.png", PNG[:-4]),
        upload("录像.pdf", PDF + bytes(MEGABYTES_20)),
    ]
    typed = form_of(client, doing)
    refused = send(client, doing, {**typed, "files": sent})
    assert refused.status_code == 422
    assert refused.context["form"].errors["files"] == [
        "文件“程序.pdf”不是 PDF、JPG 或者 PNG 文件，不能接收。",
        "文件“空.png”是空的，请重新选择。",
        "文件“断了.png”不完整，可能上传中断或者已经损坏，请重新上传。",
        "文件“录像.pdf”超过 20 MB，请压缩或者拆分后再上传。",
    ]
    assert "补交材料。" in refused.content.decode()
    kept = [str(line.id) for line in refused.context["attached"]]
    assert (FileContent.objects.count(), [line.name for line in refused.context["attached"]]) == (1, ["诉状.pdf"])

    assert send(client, doing, {**typed, "file_ids": kept}).status_code == 302
    assert files_recorded(doing.done.case.number) == kept


def test_what_is_taken_off_does_not_come_with_the_act(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    typed = form_of(client, doing)
    refused = send(client, doing, {**typed, "text": "", "files": distinct(2)})
    first, second = (str(line.id) for line in refused.context["attached"])
    assert f'value="{first}" checked' in refused.content.decode()
    assert send(client, doing, {**typed, "file_ids": [second]}).status_code == 302
    assert files_recorded(doing.done.case.number) == [second]


def test_the_twenty_first_file_is_named_and_twenty_stay(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    refused = send(client, doing, {**form_of(client, doing), "files": distinct(21)})
    assert refused.context["form"].errors["files"] == ["文件“21.pdf”没有收下：一次最多附 20 份附件。"]
    assert (len(refused.context["attached"]), StoredFile.objects.count()) == (20, 20)


def test_a_form_with_files_sent_twice_is_recorded_once(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    typed = form_of(client, doing)
    answers = [send(client, doing, {**typed, "files": distinct(2)}).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert (len(files_recorded(doing.done.case.number)), StoredFile.objects.count()) == (2, 2)


def test_nobody_attaches_another_persons_file_by_its_id(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    foreign = stored(by=cast.CLERK, name="别人的.pdf")
    refused = send(client, doing, {**form_of(client, doing), "file_ids": [str(foreign), "odd"]})
    assert refused.context["form"].errors == {"files": ["先前上传的附件有1份已经清除，请重新选择。"]}
    assert "别人的" not in refused.content.decode()


def test_a_form_that_is_not_whole_leaves_no_file_behind(as_person: AsPerson) -> None:
    doing, client = Doing(YESTERDAY).register(), as_person(cast.CASE_OFFICER)
    assert send(client, doing, {"text": "补交材料。", "files": distinct(2)}).status_code == 409
    assert StoredFile.objects.count() == 0


def test_a_registration_keeps_its_files_through_a_refusal_and_while_rows_are_added(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    typed = {
        "command_id": str(uuid4()), "channel": "VISIT", "received_on": "2026-03-05", "asks": "1", "parties": "1",
        "ask-0-klass": "CLAIM",
    }  # fmt: skip
    more = client.post("/register/", {**typed, "do": "more-asks", "files": [upload("诉状.pdf"), upload("x.txt", b"x")]})
    assert more.context["page"].files.errors == {"files": ["文件“x.txt”不是 PDF、JPG 或者 PNG 文件，不能接收。"]}
    kept = [str(line.id) for line in more.context["page"].attached.lines]
    refused = client.post("/register/", {**typed, "do": "register", "file_ids": kept})
    assert refused.status_code == 422
    assert "诉状.pdf" in refused.content.decode()
    done = client.post("/register/", {**typed, "do": "register", "ask-0-text": "村口道路塌陷。", "file_ids": kept})
    assert done.status_code == 302
    assert files_recorded(Petition.objects.get().number) == kept


def filed(data: bytes = PDF, name: str = "诉状.pdf") -> tuple[Doing, str]:
    """Give a matter with one file, and the address of the file."""
    doing = Doing(YESTERDAY).register()
    file = stored(data, name=name)
    doing.act(ActKind.ADD_MATERIAL, *OFFICER, values={"text": "补交材料。"}, files=(file,))
    return doing, reverse("desk:attachment", args=[doing.done.case.number, file])


@pytest.mark.parametrize(
    ("data", "name", "kind"), [(PDF, "诉状.pdf", "application/pdf"), (PNG, "现场照片.png", "image/png")]
)
def test_a_file_opens_in_the_browser_as_what_its_content_is_and_runs_nothing(
    data: bytes, name: str, kind: str, as_person: AsPerson
) -> None:
    _, address = filed(data, name)
    answer = as_person(cast.CASE_OFFICER).get(address)
    assert b"".join(answer.streaming_content) == data  # type: ignore[attr-defined]  # a file response
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert answer["Cache-Control"] == "no-store"


def test_a_file_of_no_type_shown_in_a_browser_is_only_saved(as_person: AsPerson) -> None:
    from xinfang.desk.views.file import handed_over

    file = StoredFile.objects.get(pk=stored())
    file.media_type = "text/html"
    answer = handed_over(file)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_opening_a_file_is_recorded(as_person: AsPerson) -> None:
    doing, address = filed()
    as_person(cast.CASE_OFFICER).get(address)
    [look] = AccessLog.objects.all()
    assert (look.what, look.petition, look.person) == ("open", doing.petition, person(cast.CASE_OFFICER))


def test_a_file_is_not_found_by_another_number_another_id_or_whoever_does_not_see_the_matter(
    as_person: AsPerson,
) -> None:
    doing, address = filed()
    other = Doing(YESTERDAY).register().done.case.number
    officer, own = as_person(cast.CASE_OFFICER), address.split("/")[-2]
    for guess in (
        reverse("desk:attachment", args=[other, own]),
        reverse("desk:attachment", args=[doing.done.case.number, uuid4()]),
        reverse("desk:attachment", args=[doing.done.case.number, stored(PDF + b"never sent")]),
    ):
        assert officer.get(guess).status_code == 404
    assert as_person(cast.TOWN_HANDLER).get(address).status_code == 404


def test_an_organ_opens_the_files_of_its_own_request_alone(as_person: AsPerson) -> None:
    doing, address = filed()
    doing.transfer()
    assert as_person(cast.TOWN_HANDLER).get(address).status_code == 200
    assert as_person(cast.DEPARTMENT_HANDLER).get(address).status_code == 404


def test_a_proposal_shows_its_files_to_who_may_answer(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 2, 2)).register().transfer().inform().accept().hear().later(7).answer().later(9)
    proof, file = stored(PDF + b"proof", by=cast.TOWN_HANDLER), stored(by=cast.TOWN_HANDLER, name="签收照片.pdf")
    values = {"method": "IN_PERSON", "proof": "SIGNED"}
    doing.act(ActKind.SERVE, *HANDLER, values=values, evidence=proof, files=(file,), happened_on=date(2026, 2, 10))
    number, pending = doing.done.case.number, doing.done.pending
    head = as_person(cast.TOWN_HEAD)
    page = head.get(reverse("desk:proposal", args=[number, pending]))
    [line] = page.context["line"].files.all
    assert line.name == "签收照片.pdf"
    assert head.get(line.url).status_code == 200
    assert head.get(line.url.replace(str(file), str(proof))).status_code == 404
    assert as_person(cast.DEPARTMENT_HANDLER).get(line.url).status_code == 404


def test_the_page_of_a_petition_costs_the_same_with_one_file_and_with_three(
    as_person: AsPerson, django_assert_max_num_queries: Any
) -> None:
    client, counts = as_person(cast.CASE_OFFICER), []
    for count in (1, 3):
        doing = Doing(YESTERDAY).register()
        files = tuple(stored(PDF + str(n).encode()) for n in range(count))
        doing.act(ActKind.ADD_MATERIAL, *OFFICER, values={"text": "补交材料。"}, files=files)
        address = reverse("desk:case", args=[doing.done.case.number])
        client.get(address)
        with django_assert_max_num_queries(90) as captured:
            assert len(client.get(address).context["acts"][-1].files.all) == count
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_of_a_destroyed_file_only_that_it_was_is_shown(as_person: AsPerson) -> None:
    doing, address = filed()
    values = {"ground": "SAME_LETTER", "earlier": "130426XF-2025-000001", "text": "同一信件重复寄来。"}
    doing.act(ActKind.FILE_ONLY, *OFFICER, values=values)
    order = stored(PDF + b"order")
    doing.act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=order, happened_on=YESTERDAY)
    doing.confirmed(cast.SECTION_HEAD)
    client = as_person(cast.CASE_OFFICER)
    page = client.get(reverse("desk:case", args=[doing.done.case.number]))
    [line] = page.context["acts"][1].files.all
    assert (line.name, line.url) == ("内容已按规定销毁", "")
    assert client.get(address).status_code == 404
