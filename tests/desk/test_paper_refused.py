"""What a draft refuses is told on its form, with everything that was typed still in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from desk.test_paper import begin, form_of, new_url, parts
from desk.test_paper_writing import retyped, word_of
from doing import person
from papering import OPINION, heard
from xinfang.demo import cast
from xinfang.documents.drafts import MOST_ATTACHED, MOST_VERSIONS
from xinfang.documents.models import Comment, Draft, Version
from xinfang.kernel import clock

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def test_one_file_more_than_a_paper_can_have_is_told_and_nothing_typed_is_lost(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    files = [SimpleUploadedFile(f"{n}.pdf", PDF + bytes([n])) for n in range(MOST_ATTACHED + 1)]
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION)
    page = handler.post(new_url(doing), typed | {"files": files})
    form = page.context["form"]

    assert (page.status_code, form.errors["files"]) == (422, ["一份公文最多附 19 份附件。"])
    assert form["part_facts"].value() == OPINION["facts"]
    assert (len(page.context["attached"]), Draft.objects.count()) == (MOST_ATTACHED + 1, 0)


def test_a_form_that_began_another_paper_is_told_and_nothing_typed_is_lost(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION)
    begin(handler, heard(), command_id=typed["command_id"])
    page = handler.post(new_url(doing), typed)

    assert (page.status_code, "这张表先前已经用过" in page.content.decode()) == (409, True)
    assert page.context["form"]["part_facts"].value() == OPINION["facts"]


def filled_up() -> None:
    """Let the draft have as many versions as one can have."""
    first = Version.objects.get()
    same = {"draft": first.draft, "petition": first.petition, "words": first.words, "codes": {}, "requests": [1]}
    Version.objects.bulk_create(
        Version(**same, n=n, by=person(cast.TOWN_HANDLER), at=clock.now()) for n in range(2, MOST_VERSIONS + 1)
    )


def test_a_version_more_than_a_draft_can_have_is_told_and_nothing_typed_is_lost(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION))
    filled_up()
    page = handler.post(url, form_of(handler.get(url)) | {"do": "save", "part_facts": "又改了一处。"})

    assert (page.status_code, "一份公文最多保存 200 个版本" in page.content.decode()) == (409, True)
    assert page.context["form"]["part_facts"].value() == "又改了一处。"


def test_a_word_file_that_would_be_a_version_too_many_is_told_on_the_page_of_the_paper(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION))
    filled_up()
    word = retyped(word_of(handler, url), "情况属实", "情况基本属实")
    page = handler.post(f"{url}word/back/", {"word": word})

    assert (page.status_code, "一份公文最多保存 200 个版本" in page.context["word_fault"]) == (422, True)
    assert page.context["form"]["part_facts"].value() == OPINION["facts"]


def test_the_form_of_a_paper_says_how_many_files_it_takes(as_person: AsPerson) -> None:
    form = as_person(cast.TOWN_HANDLER).get(new_url(heard())).context["form"]

    assert f"最多{MOST_ATTACHED}份" in form.fields["files"].help_text


def test_a_remark_on_a_version_that_does_not_exist_is_kept_with_the_newest(as_person: AsPerson) -> None:
    url = begin(as_person(cast.TOWN_HANDLER), heard(), **parts(OPINION))
    answer = as_person(cast.TOWN_HEAD).post(url, {"do": "remark", "seen": "999999999", "remark": "请写明日期。"})

    assert (answer.status_code, Comment.objects.get().version) == (302, 1)
