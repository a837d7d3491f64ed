"""Text blocks: changed by new versions, retired, filled from the case file and from nothing else."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from doing import person, unit
from papering import Papering, heard
from xinfang.demo import cast
from xinfang.demo.phrases import load_phrases
from xinfang.documents import phrases
from xinfang.documents.models import Phrase, PhraseVersion
from xinfang.documents.phrases import Block
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.petitions.paper_blocks import choices
from xinfang.petitions.papers import about_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
BLOCK = Block(
    "facts", (), "受理经过", "您的信访事项（编号【信访编号】），【本单位】于【受理日期】受理，【交办日期】交办。"
)


def kept(block: Block = BLOCK, *, at: str = cast.TOWN) -> Phrase:
    return phrases.begin(unit(at), block, by=person(cast.TOWN_HEAD), at=clock.now())


def offered(kind: str = "opinion", *, at: str = cast.TOWN) -> list[str]:
    return [row.title for row in phrases.of_paper(TYPES[kind], unit=unit(at), office=unit(cast.BUREAU))]


def changed(phrase: Phrase, block: Block, *, seen: int = 1) -> PhraseVersion:
    return phrases.change(phrase, block, seen=seen, by=person(cast.TOWN_HEAD), at=clock.now())


def test_a_block_is_changed_by_a_new_version_and_the_old_one_is_kept() -> None:
    phrase = kept()
    after = Block("facts", (), "受理经过", "本单位已经受理。")
    changed(phrase, after)
    changed(phrase, after, seen=2)

    assert [phrases.block_of(row) for row in phrases.versions(phrase)] == [after, BLOCK]
    assert {row.by for row in phrases.versions(phrase)} == {person(cast.TOWN_HEAD)}


def test_the_same_form_twice_is_one_block_and_with_other_words_it_is_refused() -> None:
    said, form = {"by": person(cast.TOWN_HEAD), "at": clock.now()}, uuid4()
    first, again = (phrases.begin(unit(cast.TOWN), BLOCK, phrase=form, **said) for _ in range(2))
    with pytest.raises(Refused, match="这张表先前已经用过"):
        phrases.begin(unit(cast.TOWN), Block("facts", (), "别的", "经查属实。"), phrase=form, **said)

    assert (first, PhraseVersion.objects.count()) == (again, 1)


def test_a_change_on_an_older_version_is_refused() -> None:
    phrase = kept()
    changed(phrase, Block("facts", (), "受理经过", "本单位已经受理。"))

    with pytest.raises(Conflict, match="已有新的修改"):
        changed(phrase, BLOCK, seen=1)


def test_a_retired_block_is_offered_no_more_and_stands_in_the_list() -> None:
    phrase = kept()
    before = offered()
    changed(phrase, Block("facts", (), "受理经过", BLOCK.words, retired=True))

    assert (before, offered()) == (["受理经过"], [])
    assert [row.n for row in phrases.newest(units=[unit(cast.TOWN)])] == [2]


def test_nobody_deletes_a_block_or_changes_what_a_version_said() -> None:
    kept()
    for deed in (PhraseVersion.objects.all().delete, lambda: PhraseVersion.objects.update(words="别的")):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def test_what_the_case_file_does_not_know_is_no_place() -> None:
    with pytest.raises(Refused, match="案卷里没有【身份证号】、【姓名】；可以用的是【信访编号】、"):
        kept(Block("facts", (), "称呼", "【身份证号】的【姓名】：【信访编号】"))


def test_a_block_for_a_part_that_its_papers_lack_is_refused() -> None:
    with pytest.raises(Refused, match="所选的文种里没有这个部分"):
        kept(Block("facts", ("acceptance",), "事实", "经查属实。"))


def test_blocks_are_offered_by_part_kind_and_organ() -> None:
    kept(Block("facts", ("opinion",), "甲", "经查属实。"))
    kept(Block("progress", (), "乙", "已经勘查。"))
    kept(Block("facts", (), "丙", "经查不属实。"), at=cast.OTHER_TOWN)
    kept(Block("facts", (), "丁", "局里自用。"), at=cast.BUREAU)
    kept(Block("facts", (), "戊", "各单位可用。", shared=True), at=cast.BUREAU)

    assert sorted(offered()) == ["戊", "甲"]
    assert offered("interim_report") == ["乙"]
    assert sorted(offered(at=cast.OTHER_TOWN)) == ["丙", "戊"]


def test_a_block_of_another_organ_cannot_be_opened() -> None:
    with pytest.raises(NotFound):
        phrases.phrase_of(kept().pk, units=[unit(cast.OTHER_TOWN)])


def test_places_are_filled_from_the_case_file_and_what_is_unknown_stays_to_be_seen(own_folder: None) -> None:
    kept()
    paper = Papering(heard()).begin()
    view = paper.view(cast.TOWN_HANDLER)
    [choice] = choices(view, about_of(paper.work()))["facts"]
    lacks = Papering(heard()).begin().rewrite(facts=choice.words)

    assert choice.words == (
        f"您的信访事项（编号{view.case.number}），涉县井店镇人民政府于2026年3月26日受理，【交办日期】交办。"
    )
    with pytest.raises(Refused, match="“事实和理由”里还有没有填写的地方：“【交办日期】”"):
        lacks.submit()


def test_the_demonstration_offers_blocks_of_its_office_to_the_towns_once() -> None:
    assert (load_phrases(), load_phrases()) == (6, 0)
    assert offered() == ["缺少依据，作出说明", "调查经过", "限期解决"]
    assert offered("notice_of_receipt") == ["受理和办理期限", "本单位办理"]
