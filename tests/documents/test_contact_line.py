"""How an organ is reached stands on its papers to petitioners, as it was on the day, and nowhere else."""

from datetime import date

import pytest

from documents.reading_back import words_of
from doing import Doing
from papering import Papering, heard, sealed_letter
from xinfang.demo import cast
from xinfang.documents.types import TYPES
from xinfang.files.store import read
from xinfang.law.terms import RequestClass
from xinfang.orgs.contacts import Contact, set_contact
from xinfang.orgs.models import Unit, UnitContact
from xinfang.petitions.commands import Ask
from xinfang.petitions.paper_context import context_of, starting_words
from xinfang.petitions.papers import about_of

pytestmark = pytest.mark.usefixtures("county", "thursday")
LINE = "本单位联系方式：地址：涉县井店镇演示街8号；电话：0310-0000014。"
NOTICE = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}


def notice(doing: Doing | None = None) -> str:
    told = doing or Doing().register().transfer()
    one = Papering(told, kind="notice_of_receipt", words=NOTICE, codes={"method": "POST"})
    return words_of(read(one.begin().issue().file))


def test_a_notice_and_an_opinion_end_with_address_and_telephone_of_their_organ() -> None:
    opinion = Papering(heard()).begin().submit().approve().issue()
    assert [LINE in words for words in (notice(), words_of(read(opinion.file)))] == [True, True]


def test_a_new_address_stands_on_the_papers_from_its_day() -> None:
    town = Unit.objects.get(code=cast.TOWN)
    set_contact(town, Contact("井店镇新街1号"), since=date(2026, 3, 27))
    assert LINE in notice()
    set_contact(town, Contact("井店镇新街2号"), since=date(2026, 3, 26))
    assert "本单位联系方式：地址：井店镇新街2号。" in notice()


def test_where_nobody_has_entered_anything_the_paper_says_nothing_of_it() -> None:
    UnitContact.objects.all().delete()
    assert "联系方式" not in notice()


def test_on_a_paper_of_an_accusation_there_is_no_such_line() -> None:
    accused = Doing().register(Ask("违规收费。", RequestClass.ACCUSATION))
    one = sealed_letter(accused)
    assert context_of(one.view(one.by), about_of(one.work())).contact == ""
    assert "联系方式" not in words_of(read(one.issue().file))


def test_what_tells_where_a_matter_went_begins_with_how_that_organ_is_reached() -> None:
    view = Papering(Doing().register().transfer()).view(cast.CASE_OFFICER)
    assert starting_words(view, TYPES["forwarded"])["contact"] == "地址：涉县井店镇演示街8号；电话：0310-0000014"
