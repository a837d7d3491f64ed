"""Files named by acts: kept by hash, confirmed with the act, destroyed with it, verified; what is never sent goes."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connections, transaction
from pytest_django import Settings

from databases import Database
from doing import Doing, noon, person
from petitions.test_concurrency import all_is_well
from petitions.test_journal import faults
from xinfang.demo import cast
from xinfang.files.models import FileContent, StoredFile, Upload
from xinfang.files.store import dispose
from xinfang.files.uploads import take_in
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.petitions.attachments import sweep_uploads
from xinfang.petitions.confirming import Answer, decline
from xinfang.petitions.tasks import each_night

pytestmark = pytest.mark.usefixtures("own_folder")
in_county = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
FILED = {"ground": "SAME_LETTER", "earlier": "130426XF-2025-000001", "text": "同一信件重复寄来。"}
WORDS = {"text": "补充照片。"}


@pytest.fixture
def own_folder(tmp_path: Path, settings: Settings) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def uploaded(words: str = "photo", *, by: str = cast.CASE_OFFICER, on: date = MONDAY) -> UUID:
    """Let somebody upload a file with a form."""
    data = f"%PDF-1.7\n{words}\n%%EOF\n".encode()
    return take_in(data, name=f"{words}.pdf", form=uuid4(), by=person(by), at=noon(on)).pk


def added(*files: UUID, **more: object) -> Doing:
    return Doing(MONDAY).register().act(ActKind.ADD_MATERIAL, *OFFICER, values=WORDS, files=files, **more)


def named(doing: Doing) -> list[str]:
    return [one["id"] for one in files_of(doing.done.case.acts[-1])]


@in_county
def test_an_act_keeps_ids_and_commitments_of_its_files_in_their_order() -> None:
    files = [uploaded("one"), uploaded("two")]
    kept = files_of(added(*files).done.case.acts[-1])
    assert [UUID(one["id"]) for one in kept] == files
    assert [one["commitment"] for one in kept] == [
        bytes(StoredFile.objects.get(pk=pk).commitment).hex() for pk in files
    ]
    all_is_well()


@in_county
def test_a_registration_takes_files_too() -> None:
    file = uploaded(by=cast.CLERK)
    assert named(Doing(MONDAY).register(files=(file,))) == [str(file)]
    all_is_well()


@in_county
def test_the_same_command_with_other_files_is_another_one() -> None:
    command, first = uuid4(), uploaded("one")
    doing = added(first, id=command)
    assert doing.act(ActKind.ADD_MATERIAL, *OFFICER, values=WORDS, files=(first,), id=command).done.repeated
    with pytest.raises(Refused, match="内容不同，没有办理"):
        doing.act(ActKind.ADD_MATERIAL, *OFFICER, values=WORDS, files=(uploaded("two"),), id=command)


@in_county
def test_a_file_that_is_not_there_is_refused_at_the_field() -> None:
    with pytest.raises(Refused, match="附件没有保存成功") as refused:
        added(uuid4())
    assert refused.value.field == "files"


@in_county
def test_an_act_that_takes_no_files_is_refused_with_one() -> None:
    served = Doing(MONDAY).register().transfer().inform().accept().hear().answer().serve()
    with pytest.raises(Refused, match="“办结”不收附件。"):
        served.handle(ActKind.CONCLUDE, files=(uploaded(),))
    assert sweep_uploads(at=noon(MONDAY + timedelta(days=2))) == 1


def late_service() -> Doing:
    """Propose a service entered late, with a proof and two files; a second person must confirm it."""
    doing = Doing(MONDAY).register().transfer().inform().accept().hear().later(7).answer().later(7)
    proof, files = uploaded("proof", by=cast.TOWN_HANDLER), (uploaded("a"), uploaded("b"))
    values = {"method": "IN_PERSON", "proof": "SIGNED"}
    return doing.handle(ActKind.SERVE, values, evidence=proof, files=files, happened_on=date(2026, 3, 10))


@in_county
def test_a_second_person_confirms_the_act_with_its_files() -> None:
    doing = late_service()
    all_is_well()
    doing.confirmed()
    assert len(named(doing)) == 2
    all_is_well()


@in_county
def test_files_of_a_proposal_stay_also_when_it_is_declined() -> None:
    doing = late_service()
    assert doing.done.pending is not None
    Upload.objects.update(named=False)
    decline(Answer(doing.done.pending, reason="日期不符。"), by=person(cast.TOWN_HEAD), at=noon(doing.day))
    assert sweep_uploads(at=noon(doing.day + timedelta(days=9))) == 0
    assert FileContent.objects.count() == 3


@in_county
def test_the_night_deletes_what_came_with_a_form_that_was_never_sent_and_nothing_else() -> None:
    attached, proof, lost = uploaded("attached"), uploaded("proof"), uploaded("lost")
    added(attached, evidence=proof)
    fresh = uploaded("fresh", on=MONDAY + timedelta(days=1))
    with time_machine.travel(noon(MONDAY) + timedelta(days=1, hours=1), tick=False):
        each_night(0)
    assert set(FileContent.objects.values_list("pk", flat=True)) == {attached, proof, fresh}
    assert StoredFile.objects.filter(pk=lost).exists()
    all_is_well()


@in_county
def test_the_sweep_asks_the_journal_itself_before_it_deletes_anything() -> None:
    added(uploaded("attached"), evidence=uploaded("proof"))
    Upload.objects.update(named=False)
    assert sweep_uploads(at=noon(MONDAY + timedelta(days=2))) == 0
    assert FileContent.objects.count() == 2


@in_county
def test_who_comes_after_the_sweep_is_told_to_upload_again() -> None:
    file = uploaded()
    sweep_uploads(at=noon(MONDAY + timedelta(days=2)))
    with pytest.raises(Refused, match="请重新上传"):
        added(file)
    with pytest.raises(Refused, match="证明材料没有保存成功，请重新上传。"):
        added(evidence=file)


@in_county
def test_a_content_that_is_gone_without_an_act_of_disposal_is_told() -> None:
    files = [uploaded("one"), uploaded("two")]
    added(*files, evidence=uploaded("proof"))
    dispose(StoredFile.objects.get(pk=files[1]))
    assert faults() == ["第 2 条办理记录的附件没有了内容，而没有销毁内容的记录。"]


def test_a_file_put_in_the_place_of_another_is_told(own_county: Database) -> None:
    added(uploaded("one"))
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("alter table files_storedfile disable trigger user")
        cursor.execute("update files_storedfile set commitment = sha256('another')")
        cursor.execute("alter table files_storedfile enable trigger user")
    assert faults() == ["第 2 条办理记录的附件缺失或者被替换。"]


@in_county
def test_files_go_under_an_act_of_disposal_but_not_those_of_another_petition() -> None:
    shared, own = uploaded("shared"), uploaded("own")
    doing = added(shared, own)
    added(shared)
    doing.later(1).act(ActKind.FILE_ONLY, *OFFICER, values=FILED)
    paper = uploaded("order")
    doing.later(2).act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=paper)
    doing.confirmed(cast.SECTION_HEAD)
    assert set(FileContent.objects.values_list("pk", flat=True)) == {shared, paper}
    all_is_well()
