"""Writing a paper at the desk: text blocks and articles put in, attachments chosen and sent, remarks, no script."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from pytest_django import Settings

from desk.test_paper import begin, form_of, new_url, parts, press
from doing import Doing, person, unit
from papering import OPINION, heard
from xinfang.demo import cast
from xinfang.documents import phrases
from xinfang.documents.models import Comment, Draft, Issued, PhraseVersion, Version
from xinfang.documents.phrases import Block
from xinfang.kernel import clock
from xinfang.law.wording import LawText
from xinfang.petitions.law_texts import keep

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def block(words: str = "经查，【信访编号】所述情况属实。") -> str:
    said = Block("facts", (), "查实", words)
    return str(phrases.begin(unit(cast.TOWN), said, by=person(cast.TOWN_HEAD), at=clock.now()).pk)


def upload(name: str = "修复计划.pdf", words: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words)


def test_a_block_is_put_into_its_part_filled_and_nothing_typed_is_lost(as_person: AsPerson) -> None:
    doing, handler, chosen = heard(), as_person(cast.TOWN_HANDLER), block()
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION) | {"part_facts": "第一句。", "outcome": "SUPPORT"}
    page = handler.post(new_url(doing), typed | {"insert": "part_facts", "block_part_facts": chosen})
    form = page.context["form"]

    assert form["part_facts"].value() == f"第一句。\n经查，{doing.done.case.number}所述情况属实。"
    assert (form["part_legal_basis"].value(), form["outcome"].value()) == (OPINION["legal_basis"], "SUPPORT")
    assert (page.status_code, Draft.objects.count()) == (200, 0)


def test_a_block_goes_into_a_draft_too_without_keeping_a_version(as_person: AsPerson) -> None:
    handler, chosen = as_person(cast.TOWN_HANDLER), block()
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    page = handler.post(url, form_of(handler.get(url)) | {"insert": "part_facts", "block_part_facts": chosen})

    assert page.context["form"]["part_facts"].value().endswith("所述情况属实。")
    assert Version.objects.count() == 1
    kept = form_of(page) | {"do": "save"}
    assert handler.post(url, kept).status_code == 302
    assert Version.objects.get(n=2).words["facts"].endswith("所述情况属实。")


def test_who_chose_no_block_is_told_beside_the_part(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    page = handler.post(new_url(doing), form_of(handler.get(new_url(doing))) | {"insert": "part_facts"})

    assert "请先选择一条常用语。" in page.content.decode()


def load_law() -> None:
    articles = {1: ("为了加强公路建设和管理。",), 35: ("公路应当经常处于良好的技术状态。", "损坏的应当及时修复。")}
    old = LawText("中华人民共和国公路法", date(2004, 8, 28), {1: ("旧文。",), 60: ("旧文。",)})
    new = LawText("中华人民共和国公路法", date(2017, 11, 5), articles)
    keep([old, new], by="fengtao", at=datetime(2026, 3, 5, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("article", "paragraph", "words"),
    [
        ("35", "", "《中华人民共和国公路法》第三十五条"),
        ("35", "2", "《中华人民共和国公路法》第三十五条第二款"),
    ],
)
def test_an_article_of_a_loaded_text_is_named_as_papers_name_it(
    article: str, paragraph: str, words: str, as_person: AsPerson
) -> None:
    load_law()
    page = inserted_law(as_person(cast.TOWN_HANDLER), article, paragraph)

    assert page.context["form"]["part_legal_basis"].value() == words


@pytest.mark.parametrize(("article", "paragraph"), [("60", ""), ("35", "3"), ("36", "")])
def test_an_article_that_the_text_in_force_does_not_have_is_refused(
    article: str, paragraph: str, as_person: AsPerson
) -> None:
    load_law()
    page = inserted_law(as_person(cast.TOWN_HANDLER), article, paragraph)

    assert "已经录入的《中华人民共和国公路法》里没有第" in page.content.decode()
    assert not page.context["form"]["part_legal_basis"].value()


def inserted_law(handler: Client, article: str, paragraph: str) -> Any:
    doing = heard()
    form = form_of(handler.get(new_url(doing)))
    names = {"law": "公路法", "article": article, "paragraph": paragraph, "item": ""}
    return handler.post(
        new_url(doing),
        form | {"insert": "law:part_legal_basis"} | {f"{name}_part_legal_basis": told for name, told in names.items()},
    )


def test_no_law_is_offered_where_none_was_loaded(as_person: AsPerson) -> None:
    page = as_person(cast.TOWN_HANDLER).get(new_url(heard()))

    assert "law_part_legal_basis" not in page.content.decode()


def test_attachments_are_sent_and_chosen_from_the_file_and_kept_by_the_draft(as_person: AsPerson) -> None:
    doing = with_material(as_person)
    handler = as_person(cast.TOWN_HANDLER)
    page = handler.get(new_url(doing))
    [(on_file, name)] = page.context["form"].fields["attached"].choices
    typed = form_of(page) | parts(OPINION) | {"outcome": "SUPPORT", "attached": [on_file], "files": [upload()]}
    url = str(handler.post(new_url(doing), typed)["Location"])
    shown = handler.get(url).context
    kept = Version.objects.get()

    assert name == "勘查照片.pdf"
    assert (str(kept.files[0]), [line.name for line in shown["files"]]) == (on_file, ["勘查照片.pdf", "修复计划.pdf"])
    assert [handler.get(line.url).status_code for line in shown["files"]] == [200, 200]
    assert as_person(cast.CASE_OFFICER).get(shown["files"][1].url).status_code == 404
    handler.post(url, form_of(handler.get(url)) | {"do": "save", "part_facts": "经查，情况属实，已经勘查。"})
    assert Version.objects.get(n=2).files == kept.files


def with_material(as_person: AsPerson) -> Doing:
    """Give a matter on whose file the town has a paper."""
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    url = reverse("desk:act", args=[doing.done.case.number, "add_material"])
    typed = form_of(handler.get(url)) | {"text": "补交材料。", "files": [upload("勘查照片.pdf", PDF + b"1")]}
    assert handler.post(url, typed).status_code == 302
    return doing


def test_a_refused_file_is_named_and_the_good_one_waits_for_the_next_try(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION) | {"outcome": "SUPPORT"}
    refused = handler.post(new_url(doing), typed | {"files": [upload(), upload("坏.pdf", b"no")]})
    ids = [str(line.id) for line in refused.context["attached"]]
    again = handler.post(new_url(doing), typed | {"file_ids": ids})

    assert (refused.status_code, "文件“坏.pdf”不是" in refused.content.decode()) == (422, True)
    assert (again.status_code, [str(pk) for pk in Version.objects.get().files]) == (302, ids)


def test_an_attachment_of_somebody_elses_file_cannot_be_smuggled_in(as_person: AsPerson) -> None:
    other, doing = with_material(as_person), heard()
    handler = as_person(cast.TOWN_HANDLER)
    [(foreign, _)] = handler.get(new_url(other)).context["form"].fields["attached"].choices
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION) | {"outcome": "SUPPORT", "attached": [foreign]}
    handler.post(new_url(doing), typed)

    assert [version.files for version in Version.objects.all()] in ([], [[]])


def test_attachments_come_with_the_paper_for_whoever_reads_its_act(as_person: AsPerson) -> None:
    handler, head = as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    doing = heard()
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION) | {"outcome": "SUPPORT", "files": [upload()]}
    url = str(handler.post(new_url(doing), typed)["Location"])
    press(handler, url, "submit")
    press(head, url, "approve")
    press(handler, url, "issue")
    [file] = Version.objects.get().files
    address = reverse("desk:attachment", args=[doing.done.case.number, file])

    assert Issued.objects.count() == 1
    assert [as_person(who).get(address).status_code for who in (cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER)] == [
        200,
        404,
    ]


def test_readers_of_the_organ_remark_beside_the_draft_and_settle(as_person: AsPerson) -> None:
    handler, head = as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    assert head.post(url, {"do": "remark", "seen": "1", "part": "facts", "remark": "请写明日期。"}).status_code == 302
    silent = head.post(url, {"do": "remark", "seen": "1", "part": "facts", "remark": " "})
    odd = head.post(url, {"do": "remark", "seen": "1", "part": "unknown", "remark": "某处。"})
    shown = handler.get(url)
    handler.post(url, {"do": "settle", "remark": Comment.objects.get().pk})

    assert (silent.status_code, "请写明批注的内容" in silent.content.decode(), odd.status_code) == (409, True, 409)
    assert [(line.part, line.row.by.username) for line in shown.context["remarks"]] == [("事实和理由", cast.TOWN_HEAD)]
    assert "1条没有处理" in shown.content.decode()
    assert (handler.get(url).context["unsettled"], Comment.objects.get().settled_by) == (0, person(cast.TOWN_HANDLER))


@pytest.mark.parametrize("username", [cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER, cast.AUDITOR])
def test_nobody_outside_the_organ_remarks(username: str, as_person: AsPerson) -> None:
    url = begin(as_person(cast.TOWN_HANDLER), heard(), **parts(OPINION))

    assert as_person(username).post(url, {"do": "remark", "seen": "1", "remark": "看看。"}).status_code == 404


SAID = {"part": "facts", "title": "查实", "words": "经查，情况属实。", "seen": "0", "command_id": str(uuid4())}


def test_a_head_adds_and_changes_a_block_and_a_handler_reads_it(as_person: AsPerson) -> None:
    head, handler = as_person(cast.TOWN_HEAD), as_person(cast.TOWN_HANDLER)
    town = str(unit(cast.TOWN))
    form = {"command_id": form_of(head.get(reverse("desk:phrase_new")))["command_id"]}
    made, again = (head.post(reverse("desk:phrase_new"), SAID | form | {"unit": town}) for _ in range(2))
    url = reverse("desk:phrase", args=[PhraseVersion.objects.get().phrase_id])
    changed = head.post(url, SAID | {"unit": town, "words": "经查，情况不属实。", "seen": "1"})
    stale = head.post(url, SAID | {"unit": town, "words": "别的。", "seen": "1"})

    assert [one.status_code for one in (made, again, changed, stale)] == [302, 302, 302, 409]
    assert "别的。" in stale.content.decode()
    assert [line.row.n for line in handler.get(url).context["versions"]] == [2, 1]
    assert "<del>经查，情况属实。</del>" in handler.get(url).content.decode()
    assert handler.post(url, SAID | {"unit": town, "seen": "2"}).status_code == 409
    assert handler.get(reverse("desk:phrase_new")).status_code == 409
    assert as_person(cast.OTHER_TOWN_HANDLER).get(url).status_code == 404
    assert PhraseVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": "【姓名】"}, "案卷里没有【姓名】"),
        ({"shared": "on"}, "只有信访部门的常用语可以供各单位选用"),
        ({"kinds": ["acceptance"]}, "所选的文种里没有这个部分"),
        ({"words": "该缠访人员。"}, "给人贴标签"),
    ],
)
def test_what_cannot_be_a_block_is_told_and_nothing_typed_is_lost(
    more: dict[str, Any], sentence: str, as_person: AsPerson
) -> None:
    typed = SAID | {"unit": str(unit(cast.TOWN))} | more
    page = as_person(cast.TOWN_HEAD).post(reverse("desk:phrase_new"), typed)

    assert (page.status_code, sentence in page.content.decode()) == (422, True)
    assert page.context["form"]["words"].value() == typed["words"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_blocks_costs_the_same_number_of_queries_however_long(
    count: int, as_person: AsPerson, django_assert_max_num_queries: Any
) -> None:
    for n in range(count):
        block(f"经查属实{n}。")
    handler = as_person(cast.TOWN_HANDLER)
    with django_assert_max_num_queries(14):
        assert len(handler.get(reverse("desk:phrases")).context["lines"]) == count


def word_of(handler: Client, url: str) -> bytes:
    answer = handler.get(f"{url}word/")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    return bytes(answer.content)


def retyped(data: bytes, old: str, new: str) -> SimpleUploadedFile:
    """Give the Word file after somebody replaced some words in it."""
    word, kept = Document(io.BytesIO(data)), io.BytesIO()
    for one in word.element.body.iter(qn("w:t")):
        one.text = (one.text or "").replace(old, new)
    word.save(kept)
    return upload("意见书.docx", kept.getvalue())


def test_a_draft_is_changed_in_word_and_comes_back_as_a_compared_version(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT", files=[upload()])
    sent = retyped(word_of(handler, url), "情况属实", "情况基本属实")
    done = handler.post(f"{url}word/back/", {"word": sent})
    page = handler.get(url)
    before, after = Version.objects.order_by("n")

    assert (done.status_code, page.context["lacks"]) == (302, ())
    assert after.words == before.words | {"facts": OPINION["facts"].replace("情况属实", "情况基本属实")}
    assert (after.codes, after.requests, after.files) == (before.codes, before.requests, before.files)
    [(label, _)] = page.context["versions"][0].changed
    assert label == "事实和理由"


def test_what_comes_back_is_held_to_the_same_demands(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    handler.post(f"{url}word/back/", {"word": retyped(word_of(handler, url), "第三十五条", "")})

    assert handler.get(url).context["lacks"] == ("法律法规依据只写了名称，没有写明条款。",)


def test_a_word_file_that_was_not_changed_makes_no_version(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    handler.post(f"{url}word/back/", {"word": upload("a.docx", word_of(handler, url))})

    assert Version.objects.count() == 1


def test_a_word_file_made_from_an_older_version_is_refused_and_the_newer_one_stays(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    old = word_of(handler, url)
    handler.post(url, form_of(handler.get(url)) | {"do": "save", "part_facts": "另一处改动。"})
    refused = handler.post(f"{url}word/back/", {"word": retyped(old, "情况属实", "情况不属实")})

    assert (refused.status_code, "这份Word稿是按第1版做的，公文已经改到第2版" in refused.content.decode()) == (
        409,
        True,
    )
    assert refused.context["form"]["part_facts"].value() == "另一处改动。"
    assert Version.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"word": SimpleUploadedFile("坏.docx", b"no")}, "文件“坏.docx”不是Word文档"),
        ({}, "请选择改好的Word稿。"),
    ],
)
def test_what_is_no_word_file_is_told_and_changes_nothing(
    sent: dict[str, Any], sentence: str, as_person: AsPerson
) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    refused = handler.post(f"{url}word/back/", sent)

    assert (refused.status_code, sentence in refused.content.decode(), Version.objects.count()) == (422, True, 1)


def test_a_label_that_comes_from_word_is_pointed_out_and_kept_only_when_pressed_again(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    first = handler.post(f"{url}word/back/", {"word": retyped(word_of(handler, url), "情况属实", "该缠访人员")})
    again = handler.post(url, form_of(first) | {"do": "save"})

    assert (first.status_code, "该缠访人员" in first.context["form"]["part_facts"].value()) == (422, True)
    assert (again.status_code, Version.objects.count()) == (302, 2)


@pytest.mark.parametrize("username", [cast.TOWN_HEAD, cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER])
def test_whoever_does_not_write_the_draft_gets_no_word_file(username: str, as_person: AsPerson) -> None:
    url = begin(as_person(cast.TOWN_HANDLER), heard(), **parts(OPINION))
    other = as_person(username)

    assert other.get(f"{url}word/").status_code in (404, 409)
    assert other.post(f"{url}word/back/", {}).status_code in (404, 409)
