"""What a registration may say: references and ids, requests from one on, nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from law.words import ACCUSATION, CLAIM, act_of, case, reference, refusal, register
from xinfang.law.acts import Act
from xinfang.law.casefile import step
from xinfang.law.judge import check
from xinfang.law.refusal import Refusal
from xinfang.law.terms import RequestClass

ASK = {"n": 1, "class": "CLAIM", "text": reference("诉求1")}


def judged(said: Mapping[str, Any], *, word_of: tuple[RequestClass, ...] = (CLAIM,), **more: Any) -> Refusal | None:
    act = act_of(case(), register(*word_of, on="2026-03-02"))
    changed: Act = replace(act, payload={**act.payload, **said}, **more)
    return check(case(), changed, today=changed.happened_on)


@pytest.mark.parametrize(
    ("asks", "why"),
    [
        ([], "请写明至少一项诉求。"),
        (None, "请写明至少一项诉求。"),
        (7, "请写明至少一项诉求。"),
        (["诉求"], "请写明至少一项诉求。"),
        ([{**ASK, "text": None}], "请写明至少一项诉求。"),
        ([ASK] * 51, "一件信访事项最多登记 50 项诉求。"),
        ([{**ASK, "class": "COMPLAINT"}], "诉求类别应当从列表中选择。"),
        ([{**ASK, "class": ["CLAIM"]}], "诉求类别应当从列表中选择。"),
        ([{**ASK, "category": "一二"}], "诉求没有对应的文字记录。"),
        ([{**ASK, "text": "张三的诉求"}], "诉求没有对应的文字记录。"),
        ([{**ASK, "text": {**reference("诉求"), "plain": "张三"}}], "诉求没有对应的文字记录。"),
        ([{**ASK, "name": "张三"}], "诉求没有对应的文字记录。"),
        ([{**ASK, "n": 2}], "诉求应当从 1 起依次编号，全部登记。"),
        ([ASK, ASK], "诉求应当从 1 起依次编号，全部登记。"),
    ],
)
def test_requests_are_told_by_number_class_and_reference(asks: object, why: str) -> None:
    assert judged({"asks": asks}) == Refusal(why, "asks")


def test_a_registration_covers_all_its_requests() -> None:
    assert judged({}) is None
    assert judged({}, requests=()) == Refusal("诉求应当从 1 起依次编号，全部登记。", "asks")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"number": 7}, "number"),
        ({"parties": [{"name": "张三"}]}, "parties"),
        ({"parties": "张三"}, "parties"),
        ({"accused": {"names": ["张三"]}}, "accused"),
        ({"accused": {"persons": ["张三"]}}, "accused"),
        ({"accused": ["张三"]}, "accused"),
        ({"accused": {"units": [3]}, "guardian": "纪委"}, "guardian"),
    ],
)
def test_parties_and_accused_are_told_by_reference_and_id_never_by_name(said: dict[str, Any], field: str) -> None:
    refused = judged(said, word_of=(ACCUSATION,))
    assert refused is not None
    assert refused.field == field


def test_an_anonymous_petition_is_taken_in_like_any_other() -> None:
    assert judged({"parties": [], "reachable": False}) is None
    act = act_of(case(), register(on="2026-03-02"))
    bare = replace(act, payload={key: act.payload[key] for key in ("asks", "channel")})
    assert check(case(), bare, today=bare.happened_on) is None
    assert not step(case(), bare).reachable


def test_what_the_table_does_not_list_is_refused() -> None:
    assert judged({"label": "老上访户"}) == Refusal("“登记”不接受内容“label”。")


def test_a_channel_is_one_of_the_list() -> None:
    assert refusal(case(), register(on="2026-03-02", channel="PIGEON")).field == "channel"
