"""A paper issued: number, frozen bytes and act at once or not at all."""

import hashlib
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from crowding import all_is_well, at_once
from databases import Database
from doing import Doing, person, unit
from doing import paper as proof
from papering import OPINION, Papering, heard
from xinfang.demo import cast
from xinfang.documents.books import book_faults, set_mark
from xinfang.documents.drafts import MOVED_ON, OWN_WORK, Stage, forget, standing
from xinfang.documents.models import Book, Issued, Step, Version
from xinfang.files.models import StoredFile
from xinfang.files.store import has_content, name_of, read
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.petitions import papers
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday")


@pytest.fixture
def opinion(county: None) -> Papering:
    return Papering(heard()).begin()


def numbers() -> list[str]:
    return list(Issued.objects.order_by("n").values_list("number", flat=True))


def test_an_opinion_goes_from_draft_over_approval_to_number_bytes_and_act(opinion: Papering) -> None:
    issued = opinion.submit().approve().issue()
    case = case_of(opinion.petition)
    act = case.acts[-1]
    [named] = files_of(act)

    assert (act.kind, act.seq, act.payload["outcome"]) == (ActKind.ISSUE_OPINION, issued.seq, "SUPPORT")
    assert named == {"id": str(issued.file_id), "commitment": bytes(issued.file.commitment).hex()}
    assert (issued.number, issued.issued_on) == ("井店镇信处〔2026〕1号", date(2026, 3, 26))
    assert (issued.approved_by, issued.by) == (person(cast.TOWN_HEAD), person(cast.TOWN_HANDLER))
    assert name_of(issued.file) == "信访事项处理意见书 井店镇信处〔2026〕1号.pdf"
    assert read(issued.file).startswith(b"%PDF")
    assert standing(opinion.draft).stage is Stage.ISSUED


def test_the_act_keeps_what_the_paper_says(opinion: Papering) -> None:
    issued = opinion.submit().approve().issue()
    view = opinion.view(cast.TOWN_HANDLER)
    act = view.act(issued.seq)

    assert view.texts[act.payload["legal_basis"]["id"]] == opinion.words["legal_basis"]
    assert "处理意见：\n予以支持。责成施工单位于2026年5月1日前修复。" in view.texts[act.payload["text"]["id"]]


def test_the_same_paper_is_read_again_byte_by_byte(opinion: Papering) -> None:
    issued = opinion.submit().approve().issue()
    first = hashlib.sha256(read(issued.file)).hexdigest()

    assert opinion.issue() == issued
    assert hashlib.sha256(read(StoredFile.objects.get(pk=issued.file_id))).hexdigest() == first
    assert (Issued.objects.count(), Book.objects.get().last) == (1, 1)


def test_what_is_not_approved_is_not_issued_and_takes_no_number(opinion: Papering) -> None:
    with pytest.raises(Refused, match="应当先由本机关、单位负责人签发"):
        opinion.submit().issue()

    assert (Book.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_what_lacks_something_is_neither_submitted_nor_issued(opinion: Papering) -> None:
    opinion.rewrite(legal_basis="依照有关规定。")

    with pytest.raises(Refused, match="法律法规依据应当写明名称和条款"):
        opinion.submit()


def test_a_refusal_of_the_door_gives_the_number_back(opinion: Papering) -> None:
    opinion.submit().approve()
    opinion.doing.answer()

    with pytest.raises(Refused, match="不能办理“出具处理意见书”"):
        opinion.issue()
    assert (Book.objects.count(), Issued.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_the_next_paper_of_the_organ_has_the_next_number_and_each_kind_its_own_book(county: None) -> None:
    for _ in range(2):
        Papering(heard()).begin().submit().approve().issue()
    notice = Papering(
        Doing().register().transfer(),
        kind="notice_of_receipt",
        words={"route": "按信访程序办理。", "procedure": "自受理之日起六十日内办结。"},
        codes={"method": "POST"},
    )

    assert notice.begin().issue().number == "井店镇信告〔2026〕1号"
    assert numbers().count("井店镇信处〔2026〕2号") == 1
    assert list(book_faults()) == []


def test_an_organ_writes_its_own_mark_into_its_numbers(opinion: Papering) -> None:
    set_mark(unit(cast.TOWN), "更政")

    assert opinion.submit().approve().issue().number == "更政信处〔2026〕1号"


def test_who_wrote_a_version_does_not_approve_it(opinion: Papering) -> None:
    opinion.rewrite(by=cast.TOWN_HEAD, facts="经查，情况属实，已经立项。")

    with pytest.raises(Refused, match=OWN_WORK):
        opinion.submit().approve()


def test_a_new_version_needs_a_new_approval(opinion: Papering) -> None:
    opinion.submit().approve().rewrite(facts="经查，情况属实，已经立项。")

    with pytest.raises(Refused, match="应当先由"):
        opinion.issue()
    assert standing(opinion.draft).stage is Stage.WRITING


def test_what_was_sent_back_says_why_and_is_submitted_again(opinion: Papering) -> None:
    opinion.submit()
    view = opinion.view(cast.TOWN_HEAD)
    papers.send_back(view, opinion.work(cast.TOWN_HEAD), seen=1, words="请写明施工单位。", at=clock.now())
    now = standing(opinion.draft)

    assert (now.stage, now.step.words if now.step else "") == (Stage.RETURNED, "请写明施工单位。")
    assert opinion.submit().approve().issue().n == 1


def test_who_looked_at_an_older_version_approves_nothing(opinion: Papering) -> None:
    opinion.rewrite(facts="经查，情况属实，已经立项。").submit()
    view = opinion.view(cast.TOWN_HEAD)

    with pytest.raises(Conflict, match=MOVED_ON):
        papers.approve(view, opinion.work(cast.TOWN_HEAD), seen=1, words="", at=clock.now())


def test_a_handler_does_not_approve_and_another_organ_does_not_see_the_draft(opinion: Papering) -> None:
    opinion.submit()
    view = opinion.view(cast.TOWN_HANDLER)

    with pytest.raises(Refused, match="不能签发"):
        papers.approve(view, opinion.work(), seen=1, words="", at=clock.now())
    with pytest.raises(NotFound):
        papers.work_of(opinion.view(cast.CASE_OFFICER), opinion.id)


def test_a_withdrawn_paper_keeps_its_number_and_says_by_which_act(opinion: Papering) -> None:
    issued = opinion.submit().approve().issue()
    said = {"ground": "ENTRY_ERROR", "text": "事实认定有误。"}
    opinion.doing.handle(ActKind.ANNUL, said, target=issued.seq)
    [out] = papers.papers_out(opinion.view(cast.TOWN_HANDLER))
    again = Papering(opinion.doing).begin().submit().approve().issue()

    assert (out.issued.number, out.withdrawn_by) == ("井店镇信处〔2026〕1号", issued.seq + 1)
    assert again.number == "井店镇信处〔2026〕2号"
    assert list(book_faults()) == []


def test_a_book_that_lost_a_paper_is_told(opinion: Papering) -> None:
    opinion.submit().approve().issue()
    Book.objects.update(last=3)

    assert list(book_faults()) == ["发文字号簿 信处〔2026〕记到第 3 号，存有 1 份，应当从第 1 号起没有缺号。"]


def test_disposal_takes_drafts_and_papers_and_leaves_number_and_act(county: None) -> None:
    words = OPINION | {"decision_1": "道路属于规划保留路段，不列入今年的修复计划。"}
    paper = Papering(heard(), words=words, codes={"outcome": "EXPLAIN"}).begin().submit().approve()
    Papering(paper.doing).begin()
    issued = paper.issue()
    paper.doing.serve().conclude()
    paper.doing.later(45).act(
        ActKind.DISPOSE,
        cast.CASE_OFFICER,
        cast.BUREAU,
        CapacityKind.CASE_OFFICER,
        values={"ground": "REQUEST"},
        evidence=proof(cast.CASE_OFFICER, on=paper.doing.day),
    ).confirmed(by=cast.SECTION_HEAD)

    assert (Version.objects.count(), Step.objects.count()) == (0, 0)
    assert Issued.objects.get().number == issued.number
    assert not has_content(StoredFile.objects.get(pk=issued.file_id))
    assert papers.works(paper.view(cast.TOWN_HANDLER)) == []
    all_is_well()


def test_words_of_a_draft_are_deleted_under_an_act_of_disposal_alone(opinion: Papering) -> None:
    with pytest.raises(DatabaseError, match="只有在销毁记录之后才能删除"), transaction.atomic():
        forget(opinion.petition.pk)


def test_a_paper_for_several_petitioners_names_none_of_them_to_the_others(county: None) -> None:
    two = (PartyIn(name="王秀兰", address="一街"), PartyIn(name="李四", address="二街"))
    doing = Doing(date(2026, 3, 2)).register(parties=two).transfer().accept().hear()
    paper = Papering(doing).begin()
    view = paper.view(cast.TOWN_HANDLER)
    assert papers.context_of(view, papers.about_of(paper.work()), plain=True).readers == ("各位信访人",)


def test_a_preview_names_nobody_and_takes_no_number(opinion: Papering) -> None:
    view = opinion.view(cast.TOWN_HANDLER)
    context = papers.context_of(view, papers.about_of(opinion.work()))

    assert context.readers == ("王**",)
    assert papers.preview(view, papers.about_of(opinion.work())).startswith(b"%PDF")
    assert Book.objects.count() == 0


def test_eight_clients_issue_and_the_numbers_have_neither_gap_nor_double(own_county: Database) -> None:
    ready = [Papering(heard()).begin().submit().approve() for _ in range(16)]

    def work(number: int) -> list[int]:
        return [one.issue().n for one in ready[number::8]]

    given = [n for ns in at_once(8, work) for n in ns]

    assert sorted(given) == list(range(1, 17))
    assert list(book_faults()) == []
    all_is_well()


def test_one_paper_issued_eight_times_at_once_is_one_paper(own_county: Database) -> None:
    ready = Papering(heard()).begin().submit().approve()

    found = at_once(8, lambda _: ready.issue().pk)

    assert len(set(found)) == 1
    assert (Issued.objects.count(), Book.objects.get().last) == (1, 1)
    assert [act.kind for act in case_of(Petition.objects.get()).acts].count(ActKind.ISSUE_OPINION) == 1
