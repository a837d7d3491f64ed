"""The proof of a date as a clerk reads it aloud."""

import json
from collections.abc import Sequence

from law.cast import TOWN
from law.reading import duty, owed, window
from law.words import (
    ActWord,
    accept,
    acknowledge,
    add_material,
    annul,
    approve_extension,
    assign,
    case,
    hear,
    imported,
    inform,
    issue_opinion,
    objection,
    register,
    request_extension,
    serve,
    transfer,
    uphold,
)
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, Remedy, Standing
from xinfang.law.telling import proof, proof_of_remedy

TOLD, HANDLE, OBJECT, ASK = "R22-23-fwd", "R22-34-handle", "R22-23-object", "R22-35-ask"
ROUTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
PAPER = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02", delivery="PAPER"))


def lines(now: CaseFile, dated: Obligation, obligor: str = "固新镇人民政府") -> list[str]:
    act = now.act(dated.anchor_seq)
    return proof(dated, rulebook=now.rulebook, calendar=now.calendar, act=act, obligor=obligor).lines()


def window_lines(now: CaseFile, remedy: Remedy, holder: str = "") -> list[str]:
    act = now.act(remedy.anchor_seq)
    return proof_of_remedy(remedy, rulebook=now.rulebook, calendar=now.calendar, act=act, holder=holder).lines()


def test_a_date_is_told_from_rule_and_article_to_the_last_day() -> None:
    now = case(*ROUTED, accept(on="2026-03-06"))
    assert lines(now, duty(now, HANDLE)) == [
        "规则R22-34-handle：办结并出具信访处理意见书，主体是有权处理的机关、单位。",
        "依据是《信访工作条例》第三十一条第六项、第三十二条、第三十四条（法定）。",
        "说明：只适用于第三十一条第六项规定的事项。",
        "义务人是固新镇人民政府。",
        "依据第3号办理记录“受理”（2026年3月6日）产生，适用当日施行的规定。（推定）",
        "受理信访事项之日为2026年3月6日（星期五），参照《民法典》第二百零一条，当日不计入，自次日起算。（推定）",
        "期限为六十日，条文只写“日”，按自然日计算。（推定）",
        "第60日是2026年5月5日（星期二），这是未顺延的届满日。",
        "2026年5月5日（星期二，劳动节放假，依据国务院办公厅关于2026年部分节假日安排的通知）不上班。",
        "比照《民法典》第二百零三条，顺延到其后第一个工作日2026年5月6日（星期三，工作日）。（推定）",
        "到期日为2026年5月6日（星期三）。",
    ]


def test_without_the_act_the_number_is_told() -> None:
    now = case(*ROUTED)
    told = proof(duty(now, TOLD), rulebook=now.rulebook, calendar=now.calendar).lines()
    assert "依据第2号办理记录产生。" in told
    assert not any("义务人" in line for line in told)


def test_extension_days_are_told() -> None:
    now = case(
        *ROUTED,
        accept(on="2026-03-06"),
        request_extension(on="2026-04-01", days=30),
        approve_extension(on="2026-04-02"),
    )
    assert "另加延长的30日，合计90日，连续计算，只在最后顺延一次。" in lines(now, duty(now, HANDLE))


def test_the_presumption_of_receipt_is_told() -> None:
    presumed = case(*PAPER)
    text = "纸质送交，没有更早的签收记录，自送交后第三个工作日2026年3月5日（星期四）视为收到。（推定）"
    assert text in lines(presumed, duty(presumed, TOLD))
    assert text in window_lines(presumed, window(presumed, OBJECT))
    signed = case(*PAPER, acknowledge(on="2026-03-03"))
    text = "纸质送交，最迟2026年3月5日视为收到；签收的日期更早，为2026年3月3日，以该日为准。"
    assert text in lines(signed, duty(signed, TOLD))


def test_delivery_in_the_system_needs_no_presumption() -> None:
    now = case(*ROUTED)
    assert not any("视为收到" in line for line in lines(now, duty(now, TOLD)))


def test_a_date_held_by_an_annulled_act_says_so() -> None:
    now = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"), accept(on="2026-03-20"))
    told = lines(now, owed(now, HANDLE)[1])
    assert "第3号办理记录虽已撤销、更正或者退回，但不得因此推迟期限，仍以此前的起算日2026年3月6日为准。（推定）" in told
    assert "依据第5号办理记录“受理”（2026年3月20日）产生，适用当日施行的规定。（推定）" in told


ASSIGNED = (register(on="2026-04-16"), assign(to=TOWN, on="2026-04-17", report_by="2026-05-02"))


def test_a_day_set_for_the_case_is_told_as_set_and_rolled_like_any_other() -> None:
    now = case(*ASSIGNED)
    told = lines(now, duty(now, "R22-22-assign"))
    assert "交办时指定的办理期限至2026年5月2日（星期六），这是未顺延的届满日。" in told
    assert told[-1] == "到期日为2026年5月6日（星期三）。"
    assert not any("期限为" in line for line in told)


def test_a_held_day_of_a_case_says_so() -> None:
    now = case(
        *ASSIGNED,
        annul(2, on="2026-04-17"),
        assign(to=TOWN, on="2026-04-17", report_by="2026-06-30"),
    )
    told = lines(now, owed(now, "R22-22-assign")[1])
    assert "第2号办理记录虽已撤销、更正或者退回，但不得因此推迟期限，仍以此前已定的期限为准。（推定）" in told


def test_a_duty_without_a_number_says_so() -> None:
    now = case(*ROUTED, objection(on="2026-03-04"))
    assert lines(now, duty(now, "N22-23-ruling"))[-1] == "该条没有规定天数，不推算到期日。"


def test_a_late_entry_says_so() -> None:
    now = case(*ROUTED, inform(on="2026-03-17", entered_on="2026-03-19"))
    assert lines(now, duty(now, TOLD))[-1] == "有关办理记录写明的日期在期限以内，但到期后才补记。"


def test_an_imported_file_says_that_it_is_not_whole() -> None:
    now = case(imported(register(on="2019-02-06")))
    told = lines(now, duty(now, "R05-21-route"))
    assert told[-1] == "本件由其他系统导入，记录不完整，不据以认定逾期。"
    assert "依据是《信访条例》第二十一条第一款（法定）。" in told


def test_a_provisional_date_says_so() -> None:
    now = case(register(on="2026-12-01"), transfer(to=TOWN, on="2026-12-20"))
    assert any(line.startswith("这个日期是暂定的：2027年的放假通知没有载入") for line in lines(now, duty(now, TOLD)))


SERVED = (*ROUTED, accept(on="2026-03-06"), hear(on="2026-03-06"), issue_opinion(on="2026-03-06"))


def test_the_petitioners_window_is_told_with_the_day_of_posting() -> None:
    now = case(*SERVED, serve(on="2026-03-12"))
    told = window_lines(now, window(now, ASK))
    assert "权利人是信访人。" in told
    assert "依据第6号办理记录“送达”（2026年3月12日）产生，适用当日施行的规定。（推定）" in told
    assert told[-2:] == [
        "到期日为2026年4月13日（星期一）。",
        "以邮寄方式提出的，以交邮之日为提出之日。（推定）",
    ]


def test_a_window_used_or_ended_says_by_which_act() -> None:
    now = case(*ROUTED, objection(on="2026-03-04"), uphold(on="2026-03-05"))
    (used,) = now.remedies
    told = window_lines(now, used, holder="固新镇人民政府")
    assert "权利人是固新镇人民政府。" in told
    assert told[-2:] == ["已由第3号办理记录行使。", "已因第4号办理记录终止。"]


EVERYTHING: Sequence[tuple[ActWord, ...]] = (
    (*SERVED, serve(on="2026-03-12")),
    (*ASSIGNED, accept(on="2026-04-20")),
    (*PAPER, acknowledge(on="2026-03-03"), annul(3, on="2026-03-04")),
    (
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        add_material(on="2026-03-03", reachable=True),
    ),
    (imported(register(on="2019-02-06")),),
)


def test_every_proof_ends_where_the_obligation_does_and_is_plain_data() -> None:
    for words in EVERYTHING:
        now = case(*words)
        for owing in now.obligations:
            told = proof(owing, rulebook=now.rulebook, calendar=now.calendar, act=now.act(owing.anchor_seq))
            found = told.due
            ends = (found.strict, found.due, found.provisional) if found else (None, None, False)
            assert ends == (
                owing.due_strict,
                owing.due,
                owing.provisional,
            )
            said = json.loads(json.dumps(told.json()))
            assert said["start"] == owing.started_on.isoformat()
            assert said["due"] == (owing.due.isoformat() if owing.due else None)
        for remedy in now.remedies:
            shown = proof_of_remedy(remedy, rulebook=now.rulebook, calendar=now.calendar)
            assert shown.due is not None
            assert (shown.due.strict, shown.due.due) == (remedy.until_strict, remedy.until)


def test_each_standing_has_its_word() -> None:
    assert [s.label for s in Standing] == [
        "期限内",
        "已按期履行",
        "已逾期履行",
        "已逾期",
        "已终止",
        "无法定天数",
        "已过内部时限",
        "过内部时限后履行",
    ]
