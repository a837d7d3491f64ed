"""Remarks (批注) on drafts: by readers within the organ, settled and kept, gone under an act of disposal alone."""

import pytest
from django.db import DatabaseError, transaction

from doing import person
from papering import Papering, heard
from xinfang.demo import cast
from xinfang.documents.comments import remark, remarks, settle
from xinfang.documents.models import Comment
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused

pytestmark = pytest.mark.usefixtures("thursday", "county")


def remarked(
    paper: Papering, words: str = "请写明施工单位。", *, by: str = cast.TOWN_HEAD, part: str = "facts"
) -> Comment:
    return remark(paper.draft, version=paper.seen, part=part, words=words, by=person(by), at=clock.now())


def test_a_remark_names_who_when_version_and_part_and_stays_when_it_is_settled() -> None:
    paper = Papering(heard()).begin()
    one = remarked(paper)
    paper.rewrite(facts="经查，施工单位是县路桥公司。")
    settle(paper.draft, one.pk, by=person(cast.TOWN_HANDLER), at=clock.now())
    other = remarked(paper, "再写明日期。")
    [first, last] = remarks(paper.draft)

    assert (first, last) == (other, one)
    assert (last.by, last.version, last.part, last.settled_by) == (
        person(cast.TOWN_HEAD),
        1,
        "facts",
        person(cast.TOWN_HANDLER),
    )
    assert (first.version, last.at, first.settled_at) == (2, clock.now(), None)


def test_a_remark_is_settled_once() -> None:
    paper = Papering(heard()).begin()
    one = remarked(paper)
    settle(paper.draft, one.pk, by=person(cast.TOWN_HANDLER), at=clock.now())

    with pytest.raises(NotFound):
        settle(paper.draft, one.pk, by=person(cast.TOWN_HEAD), at=clock.now())


@pytest.mark.parametrize(("words", "sentence"), [(" ", "请写明批注的内容"), ("长" * 1001, "最多1000个字")])
def test_nothing_and_too_much_are_refused(words: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        remarked(Papering(heard()).begin(), words)


def test_a_paper_that_was_issued_takes_no_remark() -> None:
    paper = Papering(heard()).begin().submit().approve()
    paper.issue()

    with pytest.raises(Refused, match="已经印发"):
        remarked(paper)


def test_a_remark_is_deleted_under_an_act_of_disposal_alone() -> None:
    remarked(Papering(heard()).begin())

    with pytest.raises(DatabaseError, match="只有在销毁记录之后才能删除"), transaction.atomic():
        Comment.objects.all().delete()
