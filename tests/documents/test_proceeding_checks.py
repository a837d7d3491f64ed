"""A paper that lacks or contradicts something is refused with the sentence that says so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents.filling import whole
from xinfang.documents.checking import check
from xinfang.documents.composing import compose
from xinfang.documents.context import Context, WayOn
from xinfang.documents.types import TYPES

CITY = WayOn(30, ("邯郸市人民政府",))


def told(kind: str, codes: dict[str, str] | None = None, **words: str) -> Context:
    """Give a whole paper of the kind with other words in some parts, and other choices."""
    context = whole(TYPES[kind])
    return replace(context, words=context.words | words, codes=context.codes | (codes or {}), review=CITY)


SENTENCES: list[tuple[str, dict[str, Any], str]] = [
    ("acceptance", {"explanation": "本单位将在90日内办结。"}, "正文写的办结期限是90日，依法是自受理之日起60日。"),
    (
        "notice_of_receipt", {"procedure": "自受理之日起三十日内办结。"},
        "正文写的办结期限是30日，依法是自受理之日起60日。",
    ),
    (
        "refusal", {"same": "不服的，可以在60日内请求复查。"},
        "正文写的复查期限是60日，依法是自收到书面答复之日起30日。",
    ),
    ("refusal", {"contact": "不服的，可以请求复核。"}, "对处理意见不服的救济途径是请求复查，正文写成了请求复核。"),
    (
        "no_longer", {"compared": "理由不同，但结论一样。"},
        "选择的是事实、理由相同，正文却写了“理由不同”，前后矛盾。",
    ),
    (
        "no_longer", {"codes": {"same_reasons": "False"}},
        "事实相同、理由相同两项都选定，才能不再受理（第三十六条第三款）。",
    ),
    (
        "diversion", {"period_basis": "按有关法律办理。"},
        "期限及其依据应当写明多少日或者多少个月；有关法律、法规没有规定的，写明“没有规定期限”。",
    ),
    (
        "diversion", {"reason": "属于复议范围；您也可以请求复查。"},
        "信访事项导入法定程序告知书不是信访处理意见，正文不应当写可以请求复查。",
    ),
    (
        "performance", {"other_remedy": "不服的，可以依法提出。"},
        "救济途径应当写明行政复议、行政诉讼等法定途径和提出的期限。",
    ),
    (
        "performance", {"legal_basis": "有关规定。"},
        "法律法规依据应当写明名称和条款，例如《中华人民共和国公路法》第三十二条。",
    ),
    (
        "performance", {"answer": "不服的，可以向县政府请求复查。"},
        "履行职责申请答复书不是信访处理意见，正文不应当写可以请求复查。",
    ),
    (
        "direct_reply", {"answer": "不服的，有权请求复查。"},
        "信访事项直接答复书不是信访处理意见，正文不应当写可以请求复查。",
    ),
    (
        "elsewhere", {"reason": "不属于本单位；可以请求复核。"},
        "信访事项办理途径告知书不是信访处理意见，正文不应当写可以请求复核。",
    ),
    (
        "pointed_elsewhere", {"reason": "已经提起诉讼；您也可以请求复查。"},
        "信访事项办理途径告知书不是信访处理意见，正文不应当写可以请求复查。",
    ),
    ("class_notice", {"effect": "该诉求改为建议意见类。"}, "正文写的新类别是建议意见类，案卷记载的是申诉求决类。"),
    ("hearing_notice", {"hearing_time": "下周三上午"}, "听证时间应当写明年、月、日。"),
    (
        "hearing_notice", {"hearing_time": "2026年11月26日下午"},
        "听证日期2026年11月26日应当晚于通知的日期2026年11月26日。",
    ),
    (
        "hearing_notice", {"hearing_time": "2026年12月20日"},
        "听证日期2026年12月20日晚于办结期限2026年12月7日；听证不中止办理期限。",
    ),
    (
        "hearing_record", {"hearing_time": "2026年11月25日上午"},
        "听证日期2026年11月25日与笔录的日期2026年11月26日不一致；隔日补记的，"
        "请直接办理“举行听证（办理中）”，并附上笔录。",
    ),
    (
        "route_decision", {"reason": "属于第三十一条第六项。"},
        "选择的是第三十一条第四项，正文却写了第三十一条第六项，前后矛盾。",
    ),
    ("route_decision", {"codes": {"route": ""}}, "没有选择办理途径（第三十一条）。"),
    (
        "route_decision", {"codes": {"perform_by": "2026-12-30"}, "perform_basis": ""},
        "填写了履行或者答复的期限，应当写明该期限的依据。",
    ),
    (
        "mediation_record", {"codes": {"consent": "False"}},
        "没有选定争议双方当事人同意调解；不同意的不得调解（第三十三条）。",
    ),
    (
        "mediation_record", {"record": "经两次调解，未能达成一致。"},
        "选择的是达成一致意见，正文却写了“未能达成”，前后矛盾。",
    ),
    (
        "settlement_record", {"codes": {"agreed": "False"}, "record": "双方达成一致。"},
        "没有选定达成一致意见，正文却写了“达成一致”，前后矛盾。",
    ),
    (
        "agreement", {"agreed": "赔偿六百元，信访人不再上访。"},
        "正文写了“不再上访”。不能要求信访人不再信访，也不能限制他再次提出。",
    ),
    (
        "settlement_agreement", {"agreed": "信访人息诉罢访。"},
        "正文写了“息诉”。不能要求信访人不再信访，也不能限制他再次提出。",
    ),
    (
        "withdrawal", {"withdrawn_1": "撤回以后发放困难补助。"},
        "正文写了“撤回以后发放困难补助”。救助、补偿和待遇不能以撤回为条件。",
    ),
    (
        "withdrawal_revoked", {"resumed_1": "修路。信访人2026年11月21日撤回。"},
        "正文写的撤回日期是2026年11月21日，与案卷记载的2026年11月20日不一致。",
    ),
    ("suggestion_reply", {"adoption": "不予采纳。"}, "案卷记载的决定是“采纳”，正文却写成了“不采纳”，前后矛盾。"),
    (
        "suggestion_reply", {"adoption": "部分采纳。"},
        "案卷记载的决定是“采纳”，正文却写成了“部分采纳”，前后矛盾。",
    ),
    (
        "end_explained", {"explained": "不服的，可以再次请求复核。"},
        "复核意见是终结意见，正文不应当再写可以请求复核（第三十六条第三款）。",
    ),
    (
        "review_admission", {"reason": "将于60日内提出复查意见。"},
        "正文写的提出复查意见的期限是60日，依法是自收到复查请求之日起30日。",
    ),
    (
        "final_admission", {"reason": "将于60日内作出复核意见。"},
        "正文写的提出复核意见的期限是60日，依法是自收到复核请求之日起30日。",
    ),
    (
        "review_refusal", {"codes": {"ground": "NOT_ABOVE"}},
        "系统没有找到有权复查的机关、单位，不能写明；请系统管理员补全单位的隶属关系。",
    ),
    ("review_opinion", {"codes": {"outcome": ""}}, "没有选择复查意见的结论（第三十五条）。"),
    (
        "review_opinion", {"decision_review_1": "原处理意见正确，予以撤销。"},
        "复查意见选择的是“维持”，正文却写了“予以撤销”，前后矛盾。",
    ),
    (
        "review_opinion", {"codes": {"outcome": "CHANGE"}, "decision_review_1": "原处理意见予以维持。"},
        "复查意见选择的是“变更”，正文却写了“予以维持”，前后矛盾。",
    ),
    (
        "review_opinion", {"codes": {"outcome": "REVOKE"}, "decision_review_1": "维持原处理意见。"},
        "复查意见选择的是“撤销”，正文却写了“维持原”，前后矛盾。",
    ),
    (
        "review_opinion", {"codes": {"outcome": "ORDER_ANEW"}, "decision_review_1": "由镇政府重新办理。"},
        "责令重新办理的，应当写明重新作出意见的期限。",
    ),
    (
        "review_opinion", {"decision_review_1": "处理意见正确。不服的，可以在60日内向邯郸市人民政府请求复核。"},
        "正文写的复核期限是60日，依法是自收到书面答复之日起30日。",
    ),
    (
        "review_opinion", {"decision_review_1": "处理意见正确。不服的，可以向涉县人民政府请求复核。"},
        "正文写的复核机关是“涉县人民政府”，依法应当是邯郸市人民政府。",
    ),
    (
        "review_opinion", {"facts": "本机关2026年11月13日收到复查请求。"},
        "正文写的收到复查日期是2026年11月13日，与案卷记载的2026年11月12日不一致。",
    ),
    (
        "final_opinion", {"decision_final_1": "复查意见正确。不服的，可以请求复查。"},
        "复核意见是终结意见，正文不应当再写可以请求复查（第三十六条第三款）。",
    ),
    (
        "final_opinion", {"codes": {"outcome": "UPHOLD"}, "decision_final_1": "责令镇政府重新办理。"},
        "复核意见选择的是“维持”，正文却写了“责令镇政府重新”，前后矛盾。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changed", "sentence"), SENTENCES)
def test_what_is_lacking_or_contradictory_is_told_in_one_sentence(
    kind: str, changed: dict[str, Any], sentence: str
) -> None:
    assert check(TYPES[kind], told(kind, **changed)) == (sentence,)


@pytest.mark.parametrize("kind", ["review_admission", "review_refusal", "review_opinion", "final_opinion"])
def test_a_paper_of_a_review_that_does_not_run_is_refused(kind: str) -> None:
    context = told(kind)
    name = "复核" if kind.startswith("final") else "复查"
    gone = {day: on for day, on in context.days.items() if day != "review_received_on"}

    assert check(TYPES[kind], replace(context, days=gone)) == (f"所选诉求没有由本机关进行的{name}，不能印发这份公文。",)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("refusal", {"same": "对镇里的意见不服的，可以自收到之日起三十日内请求复查。"}),
        ("diversion", {"period_basis": "有关法律没有规定期限。"}),
        ("agreement", {"agreed": "信访人放弃其余赔偿请求，不再要求支付误工费。"}),
        ("mediation_record", {"record": "先前未达成一致，经再次说明，双方签字同意。", "codes": {"agreed": "False"}}),
        ("review_opinion", {"asked_review_1": "请求复查，撤销原处理意见。"}),
        ("review_opinion", {"codes": {"outcome": "ORDER_ANEW"}, "decision_review_1": "责令其于30日内重新作出意见。"}),
        ("final_opinion", {"asked_final_1": "请求复核。"}),
    ],
)  # fmt: skip
def test_what_agrees_with_law_and_file_is_left_alone(kind: str, words: dict[str, Any]) -> None:
    assert check(TYPES[kind], told(kind, **words)) == ()


def test_a_paragraph_of_which_nothing_is_known_is_left_out_with_its_heading() -> None:
    paper = TYPES["refusal"]
    without = compose(paper, whole(paper), number="").body
    known = replace(whole(paper), labels={"period_ends": "2026年12月1日", "seized": "涉县井店镇人民政府"})

    assert [one for one in without if one.startswith("三、")] == []
    assert [one for one in compose(paper, known, number="").body if "2026年12月1日" in one] == [
        "该机关、单位办理的规定期限至2026年12月1日。"
    ]


def test_help_that_nobody_offered_leaves_no_empty_heading() -> None:
    paper = TYPES["end_explained"]
    context = whole(paper)

    assert "二、疏导教育和帮扶" in compose(paper, context, number="").body
    assert (
        "二、疏导教育和帮扶" not in compose(paper, replace(context, words=context.words | {"aid": " "}), number="").body
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("UPHOLD", "维持原处理意见。理由见上。"),
        ("CHANGE", "变更原处理意见。理由见上。"),
        ("REVOKE", "撤销原处理意见。理由见上。"),
        ("ORDER_ANEW", "撤销原处理意见，责令重新办理。理由见上。"),
    ],
)
def test_the_outcome_of_a_review_is_written_in_words_of_a_decision(outcome: str, words: str) -> None:
    paper = TYPES["review_opinion"]
    context = told("review_opinion", codes={"outcome": outcome}, decision_review_1="理由见上。")

    assert words in compose(paper, context, number="").body


def test_the_way_on_from_a_review_names_body_and_days_and_the_final_one_the_end() -> None:
    review = compose(TYPES["review_opinion"], told("review_opinion"), number="").body[-1]
    final = compose(TYPES["final_opinion"], told("final_opinion"), number="").body[-1]

    assert review == "如不服本复查意见，可以自收到本意见书之日起30日内，向邯郸市人民政府请求复核。"
    assert ("终结意见" in final, "不再受理" in final, "请求复" in final) == (True, True, False)


def test_a_record_has_its_table_and_who_signs_it() -> None:
    sheet = compose(TYPES["mediation_record"], told("mediation_record"), number="")

    assert [label for label, _ in sheet.facts] == ["信访编号", "双方当事人"]
    assert (sheet.signatures, sheet.dated) == (("信访人", "对方当事人", "调解人", "记录人"), date(2026, 11, 26))
