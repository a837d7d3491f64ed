"""Attachments (附件) of a paper: named beneath it, frozen and committed with its act, opened by whoever gets it."""

import io
from datetime import timedelta
from uuid import UUID, uuid4

import pdfplumber
import pytest

from crowding import all_is_well
from doing import Doing, person
from doing import paper as proof
from papering import OPINION, Papering, heard
from xinfang.demo import cast
from xinfang.documents import drafts
from xinfang.documents.comments import remark
from xinfang.documents.drafts import Said
from xinfang.documents.models import Comment, Issued
from xinfang.files.models import StoredFile, Upload
from xinfang.files.store import has_content, read
from xinfang.files.uploads import take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.petitions import papers
from xinfang.petitions.attachments import sweep_uploads
from xinfang.petitions.citizen_files import files_read
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
PDF = b"%PDF-1.4\n%%EOF\n"


def uploaded(name: str, words: bytes = PDF) -> UUID:
    return take_in(words, name=name, form=uuid4(), by=person(cast.TOWN_HANDLER), at=clock.now()).pk


def with_files(*files: UUID, **words: str) -> Papering:
    paper = Papering(heard(), words=OPINION | words).begin()
    said = Said((1,), paper.words, paper.codes, files)
    drafts.save(paper.draft, seen=1, said=said, by=person(cast.TOWN_HANDLER), at=clock.now())
    return paper


def text_of(issued: Issued) -> str:
    with pdfplumber.open(io.BytesIO(read(issued.file))) as pdf:
        return "".join("".join(page.extract_text().split()) for page in pdf.pages)


def test_attachments_are_named_beneath_the_paper_and_committed_with_its_act() -> None:
    files = (uploaded("现场勘查记录.pdf"), uploaded("修复计划.pdf", PDF + b"2"))
    issued = with_files(*files).submit().approve().issue()
    act = case_of(Papering(Doing(petition=issued.petition)).petition).acts[-1]

    assert [UUID(one["id"]) for one in files_of(act)] == [issued.file_id, *files]
    assert [one["commitment"] for one in files_of(act)[1:]] == [
        bytes(StoredFile.objects.get(pk=pk).commitment).hex() for pk in files
    ]
    assert "附件：1.现场勘查记录2.修复计划" in text_of(issued)
    all_is_well()


def test_a_single_attachment_bears_no_number() -> None:
    assert "附件：修复计划" in text_of(with_files(uploaded("修复计划.pdf")).submit().approve().issue())


def test_the_petitioner_opens_them_once_the_opinion_is_served() -> None:
    file = uploaded("修复计划.pdf")
    paper = with_files(file).submit().approve()
    issued = paper.issue()
    before = [one.file.pk for one in files_read(issued.petition)]
    paper.doing.serve()

    assert before == []
    assert [one.file.pk for one in files_read(issued.petition)] == [issued.file_id, file]


def test_a_version_with_other_attachments_needs_another_approval() -> None:
    paper = with_files(uploaded("修复计划.pdf")).submit().approve()
    said = Said((1,), paper.words, paper.codes)
    drafts.save(paper.draft, seen=2, said=said, by=person(cast.TOWN_HANDLER), at=clock.now())

    with pytest.raises(Refused, match="应当先由"):
        paper.issue()


@pytest.mark.parametrize(
    ("words", "files", "sentence"),
    [
        ("详见附件。", 0, "正文写有“见附件”，却没有选择附件。"),
        ("详见附件3。", 1, "正文写有附件3，选择的附件只有1份。"),
    ],
)
def test_words_that_point_to_what_is_not_there_are_told(words: str, files: int, sentence: str) -> None:
    paper = with_files(*(uploaded(f"{n}.pdf") for n in range(files)), facts=words)
    view = paper.view(cast.TOWN_HANDLER)

    assert papers.lacks(view, papers.about_of(paper.work())) == (sentence,)


def test_more_than_fit_with_one_act_are_refused() -> None:
    with pytest.raises(Refused, match="最多附 19 份附件"):
        with_files(*(uploaded(f"{n}.pdf", PDF + str(n).encode()) for n in range(20)))


def test_what_a_draft_names_outlives_the_night_and_what_no_draft_names_goes() -> None:
    named, left = uploaded("修复计划.pdf"), uploaded("没有用上.pdf", PDF + b"3")
    with_files(named)
    sweep_uploads(at=clock.now() + timedelta(days=2))

    assert (has_content(StoredFile.objects.get(pk=named)), has_content(StoredFile.objects.get(pk=left))) == (
        True,
        False,
    )
    assert Upload.objects.count() == 0


def test_disposal_takes_attachments_of_drafts_never_issued_and_remarks_too() -> None:
    words = OPINION | {"decision_1": "道路属于规划保留路段，不列入今年的修复计划。"}
    file, other = uploaded("修复计划.pdf"), uploaded("没有印发.pdf", PDF + b"4")
    paper = Papering(heard(), words=words, codes={"outcome": "EXPLAIN"}).begin()
    said = Said((1,), paper.words, paper.codes, (file,))
    drafts.save(paper.draft, seen=1, said=said, by=person(cast.TOWN_HANDLER), at=clock.now())
    paper.submit().approve()
    second = Papering(paper.doing).begin()
    said = Said((1,), second.words, second.codes, (other,))
    drafts.save(second.draft, seen=1, said=said, by=person(cast.TOWN_HANDLER), at=clock.now())
    remark(second.draft, version=2, part="facts", words="请补充日期。", by=person(cast.TOWN_HEAD), at=clock.now())
    paper.issue()
    paper.doing.serve().conclude()
    paper.doing.later(45).act(
        ActKind.DISPOSE,
        cast.CASE_OFFICER,
        cast.BUREAU,
        CapacityKind.CASE_OFFICER,
        values={"ground": "REQUEST"},
        evidence=proof(cast.CASE_OFFICER, on=paper.doing.day),
    ).confirmed(by=cast.SECTION_HEAD)

    assert [has_content(StoredFile.objects.get(pk=pk)) for pk in (file, other)] == [False, False]
    assert Comment.objects.count() == 0
    all_is_well()
