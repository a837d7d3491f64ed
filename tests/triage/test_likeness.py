"""Texts about one matter have a band in common, and rank above all others."""

from xinfang.triage.likeness import BANDS, bands, nearness, plain_of

ROAD = "村口道路塌陷，请求修复。去年雨季塌陷后一直没有修复，车辆无法通行，学生上学要绕行三公里。"
ROAD_TOLD_AGAIN = "我村村口的道路去年雨季塌陷，一直没有人修复，车辆无法通行，学生上学要绕行三公里，请求尽快修复。"
WAGES = "在工地干活四个月，包工头拖欠工资两万三千元，多次索要不给，请求追回。"


def test_a_text_has_the_same_bands_whatever_its_width_case_blanks_and_marks() -> None:
    wide = "A区12号楼，停水 三天了，请求供水".translate({ord("A"): 0xFF21, ord("1"): 0xFF11, ord("2"): 0xFF12})
    assert bands(wide) == bands("a区12号楼停水三天了请求供水")
    assert plain_of(wide) == "a区12号楼停水三天了请求供水"


def test_a_matter_told_again_in_other_words_shares_a_band_and_another_matter_none() -> None:
    assert set(bands(ROAD)) & set(bands(ROAD_TOLD_AGAIN))
    assert set(bands(ROAD)) & set(bands(WAGES)) == set()


def test_a_text_too_short_to_tell_has_no_bands() -> None:
    assert bands("路坏了！") == []
    assert len(bands(ROAD)) == BANDS


def test_nearness_ranks_the_same_matter_first() -> None:
    same, told_again, other = nearness(ROAD, ROAD), nearness(ROAD, ROAD_TOLD_AGAIN), nearness(ROAD, WAGES)
    assert (same, nearness(ROAD, "")) == (100, 0)
    assert same > told_again >= 40 > other


def test_a_short_request_is_found_within_a_long_letter() -> None:
    letter = f"各位领导，你们好。{WAGES}另外有一件事。{ROAD}谢谢。"
    assert nearness(ROAD, letter) >= 80
