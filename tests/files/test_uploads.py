"""Files that come with forms: the same once, nothing of a refused one, and gone after a day when nothing names them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from xinfang.files.models import FileContent, StoredFile, Upload
from xinfang.files.uploads import name_in_act, own, sweep, take_in
from xinfang.kernel.errors import Refused
from xinfang.orgs.models import Person
from xinfang.orgs.services import create_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
NEXT_DAY = AT + timedelta(days=1)
PDF = b"%PDF-1.7\npaper\n%%EOF\n"
Committing = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def clerk() -> Person:
    return create_person(username="clerk", name="周敏")


@pytest.fixture
def other() -> Person:
    return create_person(username="other", name="陈立")


def sent(by: Person, *, form: UUID | None = None, data: bytes = PDF, name: str = "材料.pdf") -> StoredFile:
    return take_in(data, name=name, form=form or uuid4(), by=by, at=AT)


def nothing(_files: object) -> list[UUID]:
    """Give no file that the journal names."""
    return []


def stored_bytes(folder: Path) -> list[Path]:
    return [place for place in (folder / "files").rglob("*") if place.is_file()]


def test_the_same_bytes_under_the_same_form_are_the_same_file(clerk: Person) -> None:
    form = uuid4()
    first, again = sent(clerk, form=form), sent(clerk, form=form, name="又一次.pdf")
    assert (again.pk, StoredFile.objects.count()) == (first.pk, 1)


def test_another_form_and_another_person_have_a_file_of_their_own(clerk: Person, other: Person) -> None:
    form = uuid4()
    assert len({sent(clerk, form=form).pk, sent(other, form=form).pk, sent(clerk).pk}) == 3


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\nhalf of a pap", b"\x89PNG\r\n\x1a\n" + bytes(24)])
def test_of_a_refused_file_nothing_is_left(data: bytes, clerk: Person, data_folder: Path) -> None:
    with pytest.raises(Refused, match=r"文件“材料\.pdf”"):
        sent(clerk, data=data)
    assert (StoredFile.objects.count(), Upload.objects.count(), stored_bytes(data_folder)) == (0, 0, [])


def test_a_person_has_his_own_files_in_the_order_asked_for_and_nobody_elses(clerk: Person, other: Person) -> None:
    first, second, foreign = sent(clerk), sent(clerk), sent(other)
    asked = [second.pk, foreign.pk, uuid4(), first.pk, second.pk]
    assert [file.pk for file in own(asked, by=clerk)] == [second.pk, first.pk]


def test_after_a_day_the_content_goes_and_the_bytes_with_it(
    clerk: Person, data_folder: Path, django_capture_on_commit_callbacks: Committing
) -> None:
    file = sent(clerk)
    assert sweep(at=NEXT_DAY, named=nothing) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(at=NEXT_DAY + timedelta(seconds=1), named=nothing) == 1
    assert (FileContent.objects.count(), Upload.objects.count(), stored_bytes(data_folder)) == (0, 0, [])
    assert StoredFile.objects.get() == file
    assert name_in_act([file.pk]) == []


def test_what_an_act_names_stays_and_is_asked_about_only_once(clerk: Person) -> None:
    file = sent(clerk)
    assert name_in_act([file.pk]) == [file]
    assert sweep(at=NEXT_DAY + timedelta(days=1), named=nothing) == 0
    assert (FileContent.objects.count(), Upload.objects.count()) == (1, 0)


def test_what_the_journal_names_stays_whatever_the_uploads_say(clerk: Person) -> None:
    file, lost = sent(clerk), sent(clerk)
    assert sweep(at=NEXT_DAY + timedelta(days=1), named=lambda files: [one.pk for one in files if one == file]) == 1
    assert [content.file for content in FileContent.objects.all()] == [file]
    assert name_in_act([lost.pk]) == []
