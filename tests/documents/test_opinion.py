"""An opinion that fails Art. 32 is refused with the sentence that says why."""

from dataclasses import replace
from datetime import date

import pytest

from xinfang.documents.checking import check
from xinfang.documents.composing import compose, kept
from xinfang.documents.context import Asked, Context, WayOn
from xinfang.documents.types import TYPES

OPINION = TYPES["opinion"]
GOOD = {
    "asked_1": "请求疏通北村东侧的灌溉水渠，赔偿断水造成的损失。",
    "facts": "本单位于2026年10月8日受理，2026年10月15日听取了您的陈述。经查，水渠被施工土石堵塞，情况属实。",
    "decision_1": "予以支持。责成施工单位于2026年12月10日前疏通水渠，并赔偿损失。",
    "legal_basis": "《中华人民共和国公路法》第三十二条。",
}
WHOLE = Context(
    on=date(2026, 11, 26),
    number="130426XF-2026-000123",
    organ="涉县交通运输局",
    readers=("王秀兰",),
    asked=(Asked(1, GOOD["asked_1"]),),
    words=GOOD,
    codes={"outcome": "SUPPORT"},
    labels={"outcome": "予以支持"},
    days={"received_on": date(2026, 10, 6), "accepted_on": date(2026, 10, 8), "heard_on": date(2026, 10, 15)},
    review=WayOn(30, ("涉县人民政府", "邯郸市交通运输局")),
)
TWO = replace(WHOLE, asked=(*WHOLE.asked, Asked(2, "请求公开补偿标准。")))


def saying(context: Context = WHOLE, **words: str) -> Context:
    """Give the context with other words in some parts."""
    return replace(context, words={**context.words, **words})


def test_a_whole_opinion_lacks_nothing() -> None:
    assert check(OPINION, WHOLE) == ()


@pytest.mark.parametrize(
    ("context", "sentence"),
    [
        (saying(asked_1=" "), "没有载明“投诉请求”（第三十二条）。"),
        (saying(facts=""), "没有载明“事实和理由”（第三十二条）。"),
        (saying(decision_1=""), "没有载明“处理意见”（第三十二条）。"),
        (saying(legal_basis=""), "没有载明“法律法规依据”（第三十二条）。"),
        (replace(WHOLE, codes={}), "没有选择处理意见的结论（第三十二条）。"),
        (replace(WHOLE, asked=()), "没有选择这份公文针对的诉求。"),
        (
            saying(legal_basis="有关法律法规。"),
            "法律法规依据应当写明名称和条款，例如《中华人民共和国公路法》第三十二条。",
        ),
        (saying(legal_basis="《中华人民共和国公路法》。"), "法律法规依据只写了名称，没有写明条款。"),
        (
            saying(decision_1="不予支持。水渠不在县道用地范围。"),
            "处理意见选择的是“予以支持”，正文却写了“不予支持”，前后矛盾。",
        ),
        (
            replace(saying(decision_1="对您的请求予以支持。"), codes={"outcome": "NOT_SUPPORT"}),
            "处理意见选择的是“不予支持”，正文却写了“予以支持”，前后矛盾。",
        ),
        (
            replace(saying(decision_1="该请求不予支持。"), codes={"outcome": "EXPLAIN"}),
            "处理意见选择的是“作出解释说明”，正文却写了“不予支持”，前后矛盾。",
        ),
        (
            replace(WHOLE, review=None),
            "系统没有找到可以请求复查的上一级机关、单位，不能写明救济途径；请系统管理员补全单位的隶属关系。",
        ),
        (
            saying(decision_1="予以支持。不服的，可以自收到之日起60日内请求复查。"),
            "正文写的复查期限是60日，依法是自收到书面答复之日起30日。",
        ),
        (
            saying(decision_1="予以支持。不服的，可以在十五日内向涉县人民政府申请复查。"),
            "正文写的复查期限是15日，依法是自收到书面答复之日起30日。",
        ),
        (
            saying(decision_1="予以支持。不服的，可以向更乐镇人民政府请求复查。"),
            "正文写的复查机关是“更乐镇人民政府”，依法应当是涉县人民政府或者邯郸市交通运输局。",
        ),
        (
            saying(decision_1="予以支持。不服的，可以向涉县人民政府申请复核。"),
            "不服本意见的救济途径是请求复查，正文写成了请求复核。",
        ),
        (
            saying(facts="本单位于2026年10月9日受理。经查属实。"),
            "正文写的受理日期是2026年10月9日，与案卷记载的2026年10月8日不一致。",
        ),
        (
            saying(facts="2026年10月16日听取了您的陈述。经查属实。"),
            "正文写的听取日期是2026年10月16日，与案卷记载的2026年10月15日不一致。",
        ),
        (saying(facts="2026年2月30日现场勘查，情况属实。"), "正文写的“2026年2月30日”不是一个日期，请核对。"),
        (saying(facts="经查，XX路段情况属实。"), "“事实和理由”里还有没有填写的地方：“XX”。"),
        (saying(TWO, asked_2="请求公开补偿标准。"), "没有载明诉求2的“处理意见”（第三十二条）。"),
        (saying(TWO, decision_2="已经公开。"), "没有载明诉求2的“投诉请求”（第三十二条）。"),
    ],
)
def test_an_opinion_is_refused_for_what_it_lacks_or_contradicts(context: Context, sentence: str) -> None:
    assert check(OPINION, context) == (sentence,)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert len(check(OPINION, saying(facts="", legal_basis="依法。", decision_1="不予支持。"))) == 3


@pytest.mark.parametrize(
    "words",
    [
        "予以支持。不服的，可以自收到之日起三十日内请求复查。",
        "予以支持。不服的，可以向涉县人民政府或者邯郸市交通运输局请求复查。",
        "予以支持。本局将于60日内疏通水渠，并于2027年3月1日前赔偿。",
    ],
)
def test_what_agrees_with_the_law_is_left_alone(words: str) -> None:
    assert check(OPINION, saying(decision_1=words)) == ()


def test_the_paper_says_who_may_review_and_until_when_without_anybody_typing_it() -> None:
    sheet = compose(OPINION, WHOLE, number="涉交信处〔2026〕1号")

    assert sheet.body[-1] == (
        "如不服本处理意见，可以自收到本意见书之日起30日内，向涉县人民政府或者邯郸市交通运输局请求复查。"
    )
    assert sheet.body[0].startswith("您提出的信访事项（编号130426XF-2026-000123），本单位于2026年10月8日受理。")
    assert (sheet.addressee, sheet.title) == ("王秀兰", ("涉县交通运输局", "信访事项处理意见书"))


def test_the_outcome_is_written_before_the_words_that_do_not_say_it() -> None:
    words = "责成施工单位疏通水渠。"
    said = compose(OPINION, saying(decision_1=words), number="").body

    assert f"予以支持。{words}" in said
    assert "予以支持。予以支持。" not in "".join(compose(OPINION, WHOLE, number="").body)


def test_several_requests_are_answered_one_by_one_by_number() -> None:
    both = saying(TWO, asked_2="请求公开补偿标准。", decision_2="补偿标准已经张贴公布。")
    body = compose(OPINION, both, number="").body

    assert "（一）诉求1：请求疏通北村东侧的灌溉水渠，赔偿断水造成的损失。" in body
    assert "（二）诉求2：予以支持。补偿标准已经张贴公布。" in body


def test_the_act_keeps_the_parts_under_their_labels_and_the_basis_by_itself() -> None:
    words = kept(OPINION, WHOLE)

    assert words["legal_basis"] == GOOD["legal_basis"]
    assert words["text"].splitlines()[:2] == ["投诉请求：", GOOD["asked_1"]]
    assert words["text"].splitlines()[-2:] == ["处理意见：", GOOD["decision_1"]]


def test_a_petitioner_without_a_name_is_addressed_all_the_same() -> None:
    assert compose(OPINION, replace(WHOLE, readers=()), number="").addressee == "信访人"
