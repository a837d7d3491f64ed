"""A due date told step by step, in sentences and as data."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang.law.calendar import shipped_calendar
from xinfang.law.errors import LawError
from xinfang.law.periods import Due, Pause
from xinfang.law.proofs import Proof, prove_due
from xinfang.law.reckoning import due_of_rule
from xinfang.law.rulebook import shipped_rulebook

NOTICE_2026 = "依据国务院办公厅关于2026年部分节假日安排的通知"


def prove(rule: str, start: date, days: int | None = None) -> Proof:
    return prove_due(shipped_rulebook().rule(rule), start, calendar=shipped_calendar(), days=days)


def test_a_rolled_date_is_told_day_by_day() -> None:
    assert prove("R22-22-route", date(2026, 2, 6)).lines() == [
        "规则R22-22-route：登记信访事项，并区分情况转送、交办或者报请决定，主体是信访部门。",
        "依据是《信访工作条例》第二十二条第一款（法定）。",
        "收到信访事项之日为2026年2月6日（星期五），参照《民法典》第二百零一条，当日不计入，自次日起算。（推定）",
        "期限为十五日，条文只写“日”，按自然日计算。（推定）",
        "第15日是2026年2月21日（星期六），这是未顺延的届满日。",
        f"2026年2月21日（星期六，春节放假，{NOTICE_2026}）不上班。",
        f"2026年2月22日（星期日，春节放假，{NOTICE_2026}）不上班。",
        f"2026年2月23日（星期一，春节放假，{NOTICE_2026}）不上班。",
        "比照《民法典》第二百零三条，顺延到其后第一个工作日2026年2月24日（星期二，工作日）。（推定）",
        "到期日为2026年2月24日（星期二）。",
    ]


def test_a_weekend_worked_in_exchange_needs_no_rolling() -> None:
    assert prove("R22-22-route", date(2026, 1, 30)).lines()[4:] == [
        "第15日是2026年2月14日（星期六），这是未顺延的届满日。",
        f"2026年2月14日（星期六，春节调休补班，{NOTICE_2026}）照常上班，不必顺延。",
        "到期日为2026年2月14日（星期六）。",
    ]


def test_working_days_tell_which_days_do_not_count() -> None:
    assert prove("R22-23-object", date(2026, 2, 12)).lines()[4:] == [
        "期限为五个工作日。",
        f"2026年2月14日（星期六），春节调休补班，{NOTICE_2026}，计入。",
        f"2026年2月15日（星期日）至2026年2月23日（星期一），春节放假，{NOTICE_2026}，不计入。",
        "第5个工作日是2026年2月26日（星期四），按工作日计算的期限不再顺延。",
        "到期日为2026年2月26日（星期四）。",
    ]


def test_plain_weekends_are_told_too() -> None:
    lines = prove("R22-23-object", date(2026, 3, 5)).lines()
    assert "2026年3月7日（星期六）至2026年3月8日（星期日），周休息日，不计入。" in lines


def test_counting_back_is_told_backward() -> None:
    lines = prove("R19-hear7", date(2026, 3, 22)).lines()
    assert lines[2:] == [
        "召开听证会之日为2026年3月22日（星期日），参照《民法典》第二百零一条，当日不计入，自前一日起倒推。（推定）",
        "期限为不少于七日，条文只写“日”，按自然日计算。（推定）",
        "倒推第7日是2026年3月15日（星期日），这是未调整的期限日。",
        "2026年3月15日（星期日，周休息日）不上班。",
        "2026年3月14日（星期六，周休息日）不上班。",
        "比照《民法典》第二百零三条，提前到前一个工作日2026年3月13日（星期五，工作日）。（推定）",
        "最迟应在此日完成：2026年3月13日（星期五）。",
    ]


def test_an_extension_is_told_with_the_whole_length() -> None:
    line = "另加延长的20日，合计80日，连续计算，只在最后顺延一次。"
    assert line in prove("R22-34-ext", date(2026, 8, 3), 20).lines()
    handle = shipped_rulebook().rule("R22-34-handle")
    proof = prove_due(handle, date(2026, 8, 3), calendar=shipped_calendar(), extension=20)
    assert line in proof.lines()
    assert proof.due == Due(date(2026, 10, 22), date(2026, 10, 22), provisional=False)


def test_an_extension_of_months_is_told_in_days() -> None:
    proof = prove_due(shipped_rulebook().rule("RSEC-log"), date(2026, 1, 5), calendar=shipped_calendar(), extension=3)
    assert "另加延长的3日，连续计算，只在最后顺延一次。" in proof.lines()
    assert proof.lines()[-1] == "这是最短期限，须满至2026年7月8日（星期三）。"


def test_a_hearing_is_told_with_the_days_it_takes_out() -> None:
    hearing = Pause(date(2026, 2, 25), date(2026, 3, 6))
    rereview = shipped_rulebook().rule("R22-36-rereview")
    proof = prove_due(rereview, date(2026, 3, 2), calendar=shipped_calendar(), pauses=[hearing])
    told = "2026年2月25日（星期三）至2026年3月6日（星期五）期限中止，其中4日落在期限内，不计入。"
    assert told in proof.lines()
    assert proof.due == Due(date(2026, 4, 5), date(2026, 4, 7), provisional=False)


def test_a_pause_in_working_days_takes_out_worked_days_only() -> None:
    pause = Pause(date(2026, 3, 6), date(2026, 3, 9))
    rule = shipped_rulebook().rule("R22-23-object")
    proof = prove_due(rule, date(2026, 3, 4), calendar=shipped_calendar(), pauses=[pause])
    assert "2026年3月6日（星期五）至2026年3月9日（星期一）期限中止，其中2个工作日落在期限内，不计入。" in proof.lines()
    assert proof.due == Due(date(2026, 3, 13), date(2026, 3, 13), provisional=False)


def test_months_are_told_with_their_article_and_do_not_roll() -> None:
    assert prove("RSEC-log", date(2026, 8, 31)).lines()[-3:] == [
        "期限为不少于六个月。",
        "参照《民法典》第二百零二条，届满于对应月份的对应日2027年2月28日（星期日），没有对应日的为月末，不顺延。（推定）",
        "这是最短期限，须满至2027年2月28日（星期日）。",
    ]


def test_hours_are_told_to_the_minute() -> None:
    moment = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001 local time, as the clerk writes it
    proof = prove("RSEC-24h", moment)
    assert proof.lines()[-3:] == [
        "发现涉及危害国家安全、公共利益的风险的时刻为2026年3月1日（星期日）14:30，自此起算。",
        "期限为二十四小时，按小时连续计算，不顺延。",
        "到期时刻为2026年3月2日（星期一）14:30。",
    ]
    assert (proof.json()["start"], proof.json()["due"]) == ("2026-03-01T14:30", "2026-03-02T14:30")
    assert prove("RSEC-24h", moment.replace(second=5)).json()["due_strict"] == "2026-03-02T14:30:05"


def test_a_provisional_date_says_which_notice_is_missing() -> None:
    assert prove("R22-22-route", date(2026, 12, 20)).lines()[-1] == (
        "这个日期是暂定的：2027年的放假通知没有载入，有关日子只按周末推算，不据以认定逾期。"
    )
    told = prove("R16-simple-10", date(2002, 12, 25)).lines()[-1]
    assert "2002年的放假通知没有载入、2003年的放假通知没有载入" in told


def test_a_rule_without_a_number_says_so() -> None:
    proof = prove("R22-25-urgent", date(2026, 3, 2))
    assert (proof.due, proof.lines()[-1]) == (None, "该条没有规定天数，不推算到期日。")
    assert (proof.json()["due"], proof.json()["due_strict"], proof.json()["provisional"]) == (None, None, None)
    with pytest.raises(LawError, match="不在1990年至2100年"):
        prove("R22-25-urgent", date(2101, 3, 2))


def test_a_start_outside_the_dates_in_force_is_computed_and_said() -> None:
    old = prove("R05-21-route", date(2023, 1, 1))
    assert (
        "该条自2005年5月1日至2022年4月30日止施行，起算日2023年1月1日不在施行期内，照样推算，只供参考。" in old.lines()
    )
    assert old.due == Due(date(2023, 1, 16), date(2023, 1, 16), provisional=False)
    assert old.json()["in_force"] is False
    new = prove("R22-22-route", date(2022, 4, 30))
    assert "该条自2022年5月1日起施行，起算日2022年4月30日不在施行期内，照样推算，只供参考。" in new.lines()
    assert prove("R22-22-route", date(2022, 5, 1)).json()["in_force"] is True


def test_an_inactive_rule_says_why_it_is() -> None:
    assert "该条没有核实原文，没有启用，推算结果只供参考。" in prove("R16-simple-3", date(2026, 3, 2)).lines()
    sample = prove("L-BJ-52", date(2026, 3, 2))
    assert "该条是外地规定的样例，没有启用，推算结果只供参考。" in sample.lines()
    assert "依据是《北京市信访条例》第五十二条第二款（地方性法规规定）。" in sample.lines()


def test_a_correction_cannot_put_an_end_off() -> None:
    rule, start = shipped_rulebook().rule("R22-22-route"), date(2026, 3, 9)
    earlier = Due(date(2026, 3, 20), date(2026, 3, 20), provisional=False)
    later = Due(date(2026, 3, 30), date(2026, 3, 30), provisional=False)
    held = prove_due(rule, start, calendar=shipped_calendar(), cap=earlier)
    assert held.due == earlier
    told = "此前已定的到期日2026年3月20日（星期五）更早，更正或者撤销不得推迟期限，仍以该日为准。"
    assert held.lines()[-1] == told
    free = prove_due(rule, start, calendar=shipped_calendar(), cap=later)
    assert free == prove("R22-22-route", start)


def test_the_proof_as_data_holds_what_the_sentences_say() -> None:
    proof = prove("R22-22-route", date(2026, 2, 6))
    data = json.loads(json.dumps(proof.json()))
    assert {key: item for key, item in data.items() if key != "steps"} == {
        "rule": "R22-22-route",
        "title": "登记信访事项，并区分情况转送、交办或者报请决定",
        "obligor": "信访部门",
        "article": "《信访工作条例》第二十二条第一款",
        "basis": "STATUTORY",
        "active": True,
        "in_force": True,
        "start": "2026-02-06",
        "due_strict": "2026-02-21",
        "due": "2026-02-24",
        "provisional": False,
    }
    kinds = ["rule", "article", "start", "length", "strict", "rest", "rest", "rest", "roll", "due"]
    assert [step["kind"] for step in data["steps"]] == kinds
    assert [step["kind"] for step in data["steps"] if step["inferred"]] == ["start", "length", "roll"]
    assert data["steps"][8]["day"] == "2026-02-24"


@given(
    st.sampled_from(sorted(set(shipped_rulebook().rules) - {"RSEC-24h"})),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
)
def test_every_proof_ends_on_the_computed_day_and_speaks_in_sentences(rule: str, start: date) -> None:
    proof = prove(rule, start)
    assert proof.due == due_of_rule(rule, start, rulebook=shipped_rulebook(), calendar=shipped_calendar())
    assert all(line.endswith(("。", "。（推定）")) for line in proof.lines())
    assert json.loads(json.dumps(proof.json()))["rule"] == rule
