"""Categories and places: taken in from files, found by what is typed, never asked for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from doing import Doing
from xinfang.kernel.errors import Refused, UserError
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Category, Petition, Place, ReferenceSet, Request
from xinfang.petitions.reading import case_of
from xinfang.petitions.reference import Choice, choices
from xinfang.petitions.reference_loading import load_categories, load_places, load_shipped_categories
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 5, 2, tzinfo=UTC)


def categories(*rows: str) -> int:
    return load_categories("\n".join(("一级,二级,三级", *rows)).encode(), origin="自编分类.csv", at=AT)


def places(*rows: str) -> int:
    return load_places("\n".join(("代码,名称,上级", *rows)).encode(), origin="地点.csv", at=AT)


def test_two_levels_come_with_the_program_and_are_not_doubled() -> None:
    assert Category.objects.filter(parent=None).count() == 17
    assert Category.objects.exclude(parent=None).count() == 112
    load_shipped_categories(using="default")
    assert Category.objects.count() == 129


def test_a_third_level_is_added_under_the_names_that_are_known() -> None:
    assert categories("国土资源,土地征收,征地补偿", "国土资源,土地征收,征地程序", "国土资源,耕地保护,") == 3
    third = Category.objects.get(name="征地补偿")
    assert third.parent is not None
    assert (third.parent.name, third.code[:4], len(third.code)) == ("土地征收", third.parent.code, 6)
    assert third.source.origin == "自编分类.csv"
    assert categories("国土资源,土地征收,征地补偿") == 0
    assert ReferenceSet.objects.filter(kind="CATEGORY").count() == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("一级,二级\n".encode(), "文件里没有分类"),
        ("一级,二级\n,征地\n".encode(), "第2行缺少上级分类的名称"),
        ("一级\n".encode() + "很".encode() * 61, "第2行的名称应当是 1 至 60 个字"),
        ("一级\n其他".encode("gb18030"), "文件不是 UTF-8 编码"),
    ],
)
def test_a_file_that_is_no_list_of_categories_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        load_categories(content, origin="坏文件", at=AT)
    assert Category.objects.count() == 129


def test_places_need_digits_and_a_place_above_that_is_known() -> None:
    assert places("130499,某县,", "130499001,某街道,130499") == 2
    assert places("130499002,另一街道,130499", "130499001,某街道,130499") == 1
    with pytest.raises(UserError, match="代码 130498001 的上级代码 130498 既不在文件里"):
        places("130498001,某镇,130498")
    with pytest.raises(UserError, match="第2行的代码“县”不对"):
        places("县,某县,")


def test_an_entry_is_found_by_name_pinyin_initials_and_code() -> None:
    choice = Choice.of(Category)
    [code] = {choice.meant(typed) for typed in ("土地征收", "国土资源 / 土地征收", "tdzs", "tudizhengshou", " TDZS ")}
    assert choice.meant(code) == code
    assert choice.meant("") == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("管理", "“管理”可能是.*等，请写得更具体"),
        ("没有这一项", "没有找到“没有这一项”"),
        ("jy", "可能是.*、.*，请写得更具体"),
    ],
)
def test_what_is_not_clear_is_said_with_what_it_may_mean(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Choice.of(Category).meant(typed)


def test_a_whole_name_wins_over_the_names_that_hold_it() -> None:
    places("130499,井县,", "130499001,井县镇,130499")
    assert Choice.of(Place).meant("井县") == "130499"


def test_category_and_place_are_codes_in_the_act_and_columns_of_the_request(county: None) -> None:
    category, place = Category.objects.get(name="村镇建设"), Place.objects.get(name="井店镇")
    doing = Doing().register(Ask("村口道路塌陷。", category=category.pk, place=place.pk), Ask("路灯不亮。"))
    rows = Request.objects.filter(petition=doing.petition).order_by("n").values_list("category__name", "place__name")
    assert list(rows) == [("村镇建设", "井店镇"), (None, None)]
    petition = Petition.objects.get()
    assert case_of(petition).acts[0].payload["asks"][0]["place"] == place.pk
    assert [faults for _, faults in replay_petitions()] == [[]]


@pytest.mark.parametrize("odd", [{"category": "9999"}, {"place": "000"}])
def test_a_code_that_no_entry_has_is_refused(county: None, odd: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="的代码没有载入过"):
        Doing().register(Ask("村口道路塌陷。", **odd))
    assert not Petition.objects.exists()


def test_what_is_offered_is_read_anew_when_another_set_was_taken_in() -> None:
    before = choices()
    places("990101,试验乡,")
    after = choices()
    assert after["category"] is before["category"]
    assert [one.name for one in after["place"].entries if one not in before["place"].entries] == ["试验乡"]
