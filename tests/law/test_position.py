"""Where a request stands: what is behind it, what comes next, who owes that and until when."""

from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, STATION, TOWN
from law.reading import day
from law.words import (
    ACCUSATION,
    CLAIM,
    SUGGESTION,
    accept,
    annul,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    register,
    serve,
    transfer,
    uphold,
)
from law.words_paths import (
    adopt,
    decide_route,
    direct_elsewhere,
    diversion_received,
    diversion_refused,
    divert,
    forward,
    mediate,
    perform_or_answer,
    sign_agreement,
    study,
)
from xinfang.law.case import CaseFile
from xinfang.law.position import Mark, Position, position

SENT = (register(CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
TAKEN = (*SENT, inform(on="2026-03-05"), accept(on="2026-03-05"))
SIGNS = {Mark.DONE: "", Mark.MISSED: "!", Mark.NEXT: ">", Mark.AHEAD: "."}


def at(found: CaseFile) -> Position:
    [request] = found.requests
    return position(found, request)


def line(found: CaseFile) -> str:
    """Give the stages in one line: `>` stands before the next, `.` before what follows, `!` before what was missed."""
    return " ".join(f"{SIGNS[stage.mark]}{stage.station.label}" for stage in at(found).stages)


def test_a_claim_goes_from_registration_to_conclusion_by_seven_stages() -> None:
    assert line(case(*SENT[:1])) == "登记 >转送、交办 .告知 .受理 .处理意见 .送达 .办结"
    assert line(case(*TAKEN)) == "登记 转送、交办 告知 受理 >处理意见 .送达 .办结"
    whole = case(
        *TAKEN, hear(on="2026-03-06"), issue_opinion(on="2026-03-20"), serve(on="2026-03-23"), conclude(on="2026-03-23")
    )
    assert line(whole) == "登记 转送、交办 告知 受理 处理意见 送达 办结"
    assert (at(whole).next, at(whole).unit, at(whole).step) == (None, None, None)


def test_each_mark_has_its_word() -> None:
    assert [mark.label for mark in Mark] == ["已办", "尚未办理", "下一步", "以后"]


def test_each_stage_that_was_reached_says_when() -> None:
    days = [stage.on for stage in at(case(*TAKEN)).stages]
    assert days[:5] == [day("2026-03-02"), day("2026-03-03"), day("2026-03-05"), day("2026-03-05"), None]


def test_the_next_stage_says_who_owes_it_and_until_when() -> None:
    routing, handling = at(case(*SENT[:1])), at(case(*TAKEN))
    assert routing.step is not None
    assert (routing.unit, routing.step.rule, routing.step.due) == (BUREAU.id, "R22-22-route", day("2026-03-17"))
    assert handling.step is not None
    assert (handling.unit, handling.step.rule, handling.step.due) == (TOWN.id, "R22-34-handle", day("2026-05-06"))


def test_a_stage_that_no_rule_puts_a_day_on_is_still_somebodys_turn() -> None:
    informed = at(case(*SENT, inform(on="2026-03-05")))
    assert informed.next is not None
    assert (informed.next.station.label, informed.unit, informed.step) == ("受理", TOWN.id, None)


def test_a_stage_that_was_passed_over_is_marked_while_the_request_is_open() -> None:
    assert line(case(*SENT, accept(on="2026-03-04"))) == "登记 转送、交办 !告知 受理 >处理意见 .送达 .办结"


def test_whoever_left_no_address_is_not_told_in_writing() -> None:
    unknown = case(register(CLAIM, on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-03"))
    assert line(unknown) == "登记 转送、交办 >受理 .处理意见 .送达 .办结"


def test_an_organ_seized_directly_needs_no_transfer_to_itself() -> None:
    direct = register(CLAIM, on="2026-03-02", at=DEPARTMENT)
    assert line(case(direct)) == "登记 >告知 .受理 .处理意见 .送达 .办结"
    down = case(direct, forward(to=STATION, on="2026-03-03"))
    assert line(down) == "登记 转送、交办 >告知 .受理 .处理意见 .送达 .办结"
    assert line(case(direct, direct_elsewhere(on="2026-03-03"))) == "登记 告知向有权机关提出"


def test_an_upheld_objection_puts_the_request_back_to_routing() -> None:
    back = case(*SENT, objection(on="2026-03-04"), uphold(on="2026-03-05"))
    assert line(back) == "登记 >转送、交办 .告知 .受理 .处理意见 .送达 .办结"
    assert at(back).unit == BUREAU.id


def test_an_annulled_act_is_no_stage() -> None:
    assert line(case(*SENT, accept(on="2026-03-04"), annul(3, on="2026-03-05"))).startswith(
        "登记 转送、交办 >告知 .受理"
    )


def test_the_routes_away_and_that_of_performing_have_lines_of_their_own() -> None:
    away = (*SENT, decide_route("31-4", on="2026-03-05"))
    assert line(case(*away)) == "登记 转送、交办 决定途径 >导入程序 .对方接收"
    led = (*away, divert(on="2026-03-06"))
    assert line(case(*led, diversion_received(on="2026-03-16"))) == "登记 转送、交办 决定途径 导入程序 对方接收"
    assert line(case(*led, diversion_refused(on="2026-03-16"))).startswith("登记 转送、交办 告知 >受理")
    own = (*SENT, inform(on="2026-03-04"), decide_route("31-5", on="2026-03-05"))
    assert line(case(*own)) == "登记 转送、交办 告知 决定途径 >履行或者答复"
    assert line(case(*own, perform_or_answer(on="2026-03-09"))).endswith("决定途径 履行或者答复")


def test_a_suggestion_is_studied_decided_on_and_answered() -> None:
    words = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), inform(on="2026-03-04"))
    assert line(case(*words, study(on="2026-03-05"))) == "登记 转送、交办 告知 研究论证 >是否采纳 .回复"
    assert line(case(*words, study(on="2026-03-05"), adopt(on="2026-03-06"))).endswith("是否采纳 >回复")


def test_an_accusation_is_passed_on_and_received() -> None:
    sent = case(register(ACCUSATION, on="2026-03-02"), transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert line(sent) == "登记 转送、交办 >接收"
    kept = case(register(ACCUSATION, on="2026-03-02", at=DISCIPLINE))
    assert (line(kept), at(kept).next) == ("登记", None)


def test_what_ended_a_request_elsewhere_is_its_last_stage() -> None:
    agreed = case(*TAKEN, mediate(on="2026-03-06"), sign_agreement(on="2026-03-07"))
    assert line(agreed) == "登记 转送、交办 告知 受理 签订协议书"


def test_all_that_is_owed_on_the_request_is_there_the_first_due_in_front() -> None:
    owed = at(case(*SENT, accept(on="2026-03-04"))).owed
    assert [(one.rule, one.due) for one in owed] == [
        ("R22-23-fwd", day("2026-03-18")),
        ("R22-34-handle", day("2026-05-06")),
    ]
