"""Matters under the regulation of 2005, and those that cross 1 May 2022."""

import pytest

from law.cast import BUREAU, COURT, DEPARTMENT, DISCIPLINE, GOVERNMENT, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    ACCUSATION,
    SUGGESTION,
    ActWord,
    accept,
    acknowledge,
    add_material,
    approve_extension,
    assign,
    case,
    conclude,
    doer_of,
    hear,
    inform,
    inform_extension,
    issue_opinion,
    objection,
    refusal,
    refuse_extension,
    register,
    report_result,
    request_extension,
    serve,
    then,
    transfer,
)
from law.words_closing import rework, withdraw
from law.words_old import deny, point_elsewhere
from law.words_passing import report_execution
from law.words_paths import (
    adopt,
    award,
    decide_route,
    direct_elsewhere,
    mark_urgent,
    receive_from_above,
    refer,
    report_above,
    study,
    transfer_legal,
    urgent_report,
)
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.calendar import shipped_calendar
from xinfang.law.casefile import empty
from xinfang.law.judge import eligible, offers
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook
from xinfang.law.telling import proof
from xinfang.law.texts import Text, places_under, restated, text_on

SENT = (register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-05"))
ACCEPTED = (*SENT, accept(on="2019-03-11"))
CROSSING = (register(on="2022-04-25"), transfer(to=TOWN, on="2022-04-26"))
DECIDE, HANDLE, ROUTE = "R05-21-accept", "R05-33-handle", "R05-21-route"


def test_an_organ_decides_on_acceptance_within_fifteen_days_and_says_so_in_writing() -> None:
    owing = duty(case(*SENT), DECIDE, by=TOWN)
    assert (owing.started_on, owing.due_strict, owing.due) == (day("2019-03-05"), day("2019-03-20"), day("2019-03-20"))
    accepted = case(*ACCEPTED)
    assert duty(accepted, DECIDE).is_open
    told = then(accepted, inform(on="2019-03-12"))
    assert duty(told, DECIDE).discharged_on == day("2019-03-12")


def test_who_has_not_decided_on_acceptance_has_nothing_to_tell() -> None:
    refused = refusal(case(*SENT), inform(on="2019-03-06"))
    assert refused.why == (
        "诉求 1 应当先决定是否受理，再书面告知信访人（《信访条例》第二十一条第二款、第二十二条第二款）。"
    )
    handler = doer_of(case(*SENT), inform(on="2019-03-06"))
    assert eligible(case(*SENT), ActKind.INFORM, actor=handler) == ()
    assert eligible(case(*ACCEPTED), ActKind.INFORM, actor=handler) == (1,)


def test_a_suggestion_is_told_of_without_a_decision_on_acceptance() -> None:
    told = case(register(SUGGESTION, on="2019-03-04"), transfer(to=TOWN, on="2019-03-05"), inform(on="2019-03-06"))
    assert duty(told, DECIDE).discharged_on == day("2019-03-06")


def test_a_matter_filed_directly_is_decided_on_within_fifteen_days_too() -> None:
    filed = (register(on="2019-03-04", at=DEPARTMENT, by=CapacityKind.HANDLER),)
    assert duty(case(*filed), "R05-22-direct", by=DEPARTMENT).due == day("2019-03-19")
    told = case(*filed, accept(on="2019-03-06"), inform(on="2019-03-06"))
    assert duty(told, "R05-22-direct").discharged_on == day("2019-03-06")
    elsewhere = case(*filed, direct_elsewhere(on="2019-03-06"))
    assert duty(elsewhere, "R05-22-direct").discharged_on == day("2019-03-06")
    denied = case(*filed, deny(on="2019-03-06"))
    assert (states(denied), denied.concluded_on) == (["ENDED"], day("2019-03-06"))
    assert duty(denied, "R05-22-direct").discharged_on == day("2019-03-06")


def test_the_duty_to_decide_arises_when_the_petitioner_can_be_told() -> None:
    unknown = (register(on="2019-03-04", reachable=None), transfer(to=TOWN, on="2019-03-05"))
    assert owed(case(*unknown), DECIDE) == []
    known = case(*unknown, add_material(on="2019-03-11", reachable=True))
    assert duty(known, DECIDE).started_on == day("2019-03-11")


def test_an_acknowledgement_of_papers_starts_the_fifteen_days() -> None:
    posted = (register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-05", delivery="PAPER"))
    assert duty(case(*posted), DECIDE).started_on == day("2019-03-08")
    assert duty(case(*posted, acknowledge(on="2019-03-06")), DECIDE).started_on == day("2019-03-06")


def test_the_sixty_days_of_2005_run_from_acceptance_and_may_be_extended_by_thirty() -> None:
    assert duty(case(*ACCEPTED), HANDLE).due_strict == day("2019-05-10")
    longer = case(*ACCEPTED, request_extension(on="2019-04-01", days=30), approve_extension(on="2019-04-02"))
    assert duty(longer, HANDLE).due_strict == day("2019-06-09")
    assert stands(duty(longer, "N05-33-tell"), "2026-01-01") is Standing.UNTIMED
    assert duty(then(longer, inform_extension(on="2019-04-03")), "N05-33-tell").discharged_on == day("2019-04-03")


def test_a_period_under_another_law_takes_the_place_of_the_sixty_days_and_is_not_extended() -> None:
    other = {"handle_by": "2019-08-01", "period_basis": "土地权属争议调查处理办法"}
    with_other = case(*SENT, ActWord(ActKind.ACCEPT, day("2019-03-11"), other))
    owing = duty(with_other, HANDLE)
    assert (owing.due_strict, owing.due, owing.set_for) == (day("2019-08-01"), day("2019-08-01"), day("2019-08-01"))
    refused = refusal(with_other, request_extension(on="2019-04-01", days=10))
    assert refused.why == "诉求 1 的办结期限由其他法律、行政法规规定，不适用延期（《信访条例》第三十三条）。"
    assert ActKind.REQUEST_EXTENSION not in offers(with_other, actor=doer_of(with_other, hear(on="2019-03-12")))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"handle_by": "2019-08-01"}, "period_basis"),
        ({"handle_by": "2019-03-11", "period_basis": "某法"}, "handle_by"),
    ],
)
def test_a_period_under_another_law_is_later_and_names_that_law(values: dict[str, str], field: str) -> None:
    assert refusal(case(*SENT), ActWord(ActKind.ACCEPT, day("2019-03-11"), values)).field == field


def test_the_regulation_of_2022_knows_no_period_under_another_law() -> None:
    sent = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    other = ActWord(ActKind.ACCEPT, day("2026-03-04"), {"handle_by": "2026-08-01", "period_basis": "某法"})
    assert refusal(sent, other).why == "“受理”不接受内容“handle_by”。"
    assert {field.name for field in ACTS[ActKind.ACCEPT].fields_under(Text.OF_2022)} == {"text"}


def test_an_answer_of_2005_opens_thirty_days_to_ask_for_review() -> None:
    answered = (*ACCEPTED, inform(on="2019-03-12"), hear(on="2019-03-20"), issue_opinion(on="2019-04-01"))
    assert stands(duty(case(*answered), "N05-32-serve", by=TOWN), "2026-01-01") is Standing.UNTIMED
    served = case(*answered, serve(on="2019-04-03"))
    assert duty(served, HANDLE).discharged_on == day("2019-04-01")
    assert duty(served, "N05-32-serve").discharged_on == day("2019-04-03")
    assert window(served, "R05-34-ask").until_strict == day("2019-05-03")


def test_there_is_no_objection_under_2005_but_a_decision_not_to_accept() -> None:
    refused = refusal(case(*SENT), objection(on="2019-03-06"))
    assert refused.why == (
        "“提出异议”是《信访工作条例》第二十三条第三款规定的，2019年3月6日施行的是《信访条例》，不能办理。"
    )
    assert case(*SENT).remedies == ()


def test_an_organ_without_powers_gives_the_matter_back_and_wins_no_time() -> None:
    denied = case(*SENT, deny(on="2019-03-15"))
    assert (states(denied), denied.requests[0].holder) == (["REGISTERED"], None)
    assert duty(denied, DECIDE).discharged_on == day("2019-03-15")
    route = duty(denied, ROUTE)
    assert (route.is_open, route.due) == (True, day("2019-03-19"))
    again = then(denied, transfer(to=TOWN, on="2019-03-18"))
    assert owed(again, DECIDE)[-1].started_on == day("2019-03-05")
    other = then(denied, transfer(to=DEPARTMENT, on="2019-03-18"))
    assert duty(other, DECIDE, by=DEPARTMENT).started_on == day("2019-03-18")


def test_what_else_was_owed_ends_when_the_matter_goes_back() -> None:
    assigned = (register(on="2019-03-04"), assign(to=TOWN, on="2019-03-05", report_by="2019-05-06"))
    assert duty(case(*assigned), "N05-21-assign", by=TOWN).due == day("2019-05-06")
    assert duty(case(*assigned, report_result(on="2019-04-01")), "N05-21-assign").discharged_on == day("2019-04-01")
    answered = (accept(on="2019-03-06"), hear(on="2019-03-07"), issue_opinion(on="2019-03-20"), serve(on="2019-03-21"))
    reported = case(*assigned, *answered, conclude(on="2019-03-22"), report_result(on="2019-03-25"))
    back = then(reported, rework(on="2019-04-02"))
    assert (duty(back, "N05-21-assign").discharged_on, duty(back, "N05-21-assign").due) == (None, day("2019-05-06"))
    denied = case(*assigned, deny(on="2019-03-15"))
    assert duty(denied, "N05-21-assign").void_on == day("2019-03-15")


def test_one_request_given_back_leaves_the_others_where_they_are() -> None:
    both = case(register(ACCUSATION, on="2019-03-04"))
    assert both.concealed
    two = case(
        register(SUGGESTION, SUGGESTION, on="2019-03-04"),
        transfer(to=TOWN, on="2019-03-05"),
        deny(on="2019-03-06", requests=(2,)),
    )
    assert states(two) == ["ROUTED", "REGISTERED"]
    assert duty(two, DECIDE, n=1).is_open
    assert duty(two, "N05-29-study", n=2).void_on == day("2019-03-06")


def test_litigation_ends_a_matter_at_the_organ_and_at_the_office() -> None:
    legal = case(*SENT, deny("LEGAL_WAY", on="2019-03-06"))
    assert (states(legal), duty(legal, DECIDE).discharged_on) == (["ENDED"], day("2019-03-06"))
    pointed = case(register(on="2019-03-04"), point_elsewhere(on="2019-03-05"))
    assert (states(pointed), duty(pointed, ROUTE).discharged_on) == (["ENDED"], day("2019-03-05"))
    assert pointed.concluded_on == day("2019-03-05")


def test_a_denial_ends_what_was_owed_on_the_route_that_had_been_decided() -> None:
    by_the_other_law = (*CROSSING, decide_route("31-5", on="2022-05-06", perform_by="2022-06-06", period_basis="某法"))
    ended = case(*by_the_other_law, deny("LEGAL_WAY", on="2022-05-09"))
    assert (states(ended), duty(ended, "N22-31-perform").void_on) == (["ENDED"], day("2022-05-09"))


def test_an_accusation_is_given_back_only_by_an_organ_without_powers() -> None:
    sent = case(register(ACCUSATION, on="2019-03-04"), transfer(to=DISCIPLINE, on="2019-03-05", ground="22-2"))
    assert owed(sent, DECIDE) == []
    refused = refusal(sent, deny("LEGAL_WAY", on="2019-03-06"))
    assert (refused.field, refused.why) == ("ground", "检举控告事项只能以不属于本机关职权范围为由退回。")
    assert states(then(sent, deny(on="2019-03-06"))) == ["REGISTERED"]


def test_urgent_matters_are_reported_to_the_government_without_a_number_of_days() -> None:
    urgent = (register(on="2019-03-04"), mark_urgent(on="2019-03-04", at=BUREAU))
    assert stands(duty(case(*urgent), "R05-26-urgent", by=BUREAU), "2026-01-01") is Standing.UNTIMED
    elsewhere = case(*urgent, urgent_report("DEPARTMENT", on="2019-03-04"))
    assert duty(elsewhere, "R05-26-urgent").is_open
    told = case(*urgent, urgent_report("COMMITTEE", on="2019-03-04"))
    assert duty(told, "R05-26-urgent").discharged_on == day("2019-03-04")
    assert [o.rule for o in told.obligations] == [ROUTE, "R05-26-urgent"]


def test_what_the_government_decides_and_what_comes_from_above_is_owed_under_2005_too() -> None:
    above = (register(on="2019-03-04"), receive_from_above(on="2019-03-04", report_by="2019-06-03"))
    assert duty(case(*above), "N05-21-above", by=BUREAU).due == day("2019-06-03")
    assert duty(case(*above, report_above(on="2019-05-06")), "N05-21-above").discharged_on == day("2019-05-06")
    assert duty(case(*above, withdraw(on="2019-03-06")), "N05-21-above").is_open
    later = refusal(case(*above), assign(to=TOWN, on="2019-03-05", report_by="2019-06-03"))
    assert later.field == "report_by"
    referred = case(*above, refer(to=GOVERNMENT, on="2019-03-05"), transfer(to=TOWN, on="2019-03-06"))
    assert duty(referred, "N05-21-decided").discharged_on == day("2019-03-06")


def test_a_suggestion_is_studied_and_a_contribution_rewarded() -> None:
    adopted = case(
        register(SUGGESTION, on="2019-03-04"),
        transfer(to=TOWN, on="2019-03-05"),
        study(on="2019-03-06"),
        adopt(on="2019-03-07", contributes=True),
    )
    assert duty(adopted, "N05-29-study", by=TOWN).discharged_on == day("2019-03-07")
    assert duty(then(adopted, award(on="2019-03-08")), "N05-8-award").discharged_on == day("2019-03-08")


@pytest.mark.parametrize(
    "word",
    [
        decide_route("31-4", on="2019-03-06"),
        transfer_legal(on="2019-03-06", to=COURT),
    ],
)
def test_what_the_regulation_of_2022_brought_is_not_done_before_it(word: ActWord) -> None:
    before = case(*SENT) if word.kind is ActKind.DECIDE_ROUTE else case(register(on="2019-03-04"))
    refused = refusal(before, word)
    assert refused.why.endswith("2019年3月6日施行的是《信访条例》，不能办理。")
    assert eligible(before, word.kind, actor=doer_of(before, word)) == ()


def test_what_only_the_regulation_of_2005_knew_is_not_done_after_it() -> None:
    now = case(register(on="2026-03-02"))
    assert refusal(now, point_elsewhere(on="2026-03-02")).why == (
        "“不予受理并告知法定途径”是《信访条例》第二十一条第一款第一项规定的，2026年3月2日施行的是《信访工作条例》，不能办理。"
    )
    sent = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    assert refusal(sent, deny(on="2026-03-04")).why.startswith("诉求 1 收到时施行的是《信访工作条例》")
    assert ActKind.DENY not in offers(sent, actor=doer_of(sent, deny(on="2026-03-04")))


def test_a_running_period_keeps_the_text_of_its_day() -> None:
    told = case(*CROSSING, accept(on="2022-05-05"), hear(on="2022-05-06"))
    assert [(o.rule, o.due_strict) for o in told.obligations] == [
        (ROUTE, day("2022-05-10")),
        (DECIDE, day("2022-05-11")),
        ("R22-34-handle", day("2022-07-04")),
    ]
    lines = proof(duty(told, DECIDE), rulebook=told.rulebook, calendar=told.calendar, act=told.act(2)).lines()
    assert "依据第2号办理记录“转送”（2022年4月26日）产生，适用当日施行的规定。（推定）" in lines


def test_a_notice_after_the_change_tells_what_the_new_text_asks_and_meets_the_old_duty() -> None:
    told = case(*CROSSING, inform(on="2022-05-05"))
    assert (states(told), duty(told, DECIDE).discharged_on) == (["INFORMED"], day("2022-05-05"))


def test_what_was_sent_under_2005_is_denied_and_not_objected_to_whatever_the_day() -> None:
    sent = case(*CROSSING)
    assert refusal(sent, objection(on="2022-05-05")).why.startswith("诉求 1 转来时施行的《信访条例》没有规定异议")
    denied = then(sent, deny(on="2022-05-05"))
    assert (states(denied), duty(denied, DECIDE).discharged_on) == (["REGISTERED"], day("2022-05-05"))


def test_sixty_days_of_2005_are_extended_under_the_text_of_the_day() -> None:
    granted = case(
        register(on="2022-04-11"),
        transfer(to=TOWN, on="2022-04-11"),
        accept(on="2022-04-12"),
        request_extension(on="2022-05-10", days=20),
        approve_extension(on="2022-05-11"),
    )
    assert duty(granted, HANDLE).due_strict == day("2022-07-01")
    assert duty(granted, "N22-34-tell").is_open


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("2005-04-30", None),
        ("2005-05-01", Text.OF_2005),
        ("2022-04-30", Text.OF_2005),
        ("2022-05-01", Text.OF_2022),
        ("2026-03-02", Text.OF_2022),
    ],
)
def test_each_day_has_the_regulation_then_in_force(on: str, text: Text | None) -> None:
    assert text_on(shipped_rulebook(), day(on)) is text


def test_without_a_loaded_regulation_nothing_is_refused_for_it() -> None:
    none = empty(Rulebook({}), shipped_calendar())
    assert text_on(none.rulebook, day("2026-03-02")) is None


def test_a_refusal_names_the_articles_of_the_text_of_its_day() -> None:
    asked = (*ACCEPTED, request_extension(on="2019-05-10", days=10))
    late = refusal(case(*asked), approve_extension(on="2019-05-13"))
    assert late.why == "延期应当在办理期限届满（2019-05-10）以前提出并批准（《信访条例》第三十三条）。"
    assert "延期" in ACTS[refuse_extension(on="2019-05-10").kind].label
    assert restated("不得转给他人（第三十条第三款）。", Text.OF_2005) == "不得转给他人（《信访条例》第二十三条）。"
    assert restated("应当分离（第二十八条第二款）。", Text.OF_2005) == "应当分离。"
    assert restated("应当分离（第二十八条第二款）。", Text.OF_2022) == "应当分离（第二十八条第二款）。"


@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (ActKind.SERVE, "《信访条例》第三十二条、第三十四条"),
        (ActKind.ACCEPT, "《信访条例》第二十一条第二款、第二十二条第一款、第三十三条"),
        (ActKind.POINT_ELSEWHERE, "《信访条例》第二十一条第一款第一项"),
        (ActKind.TRANSFER_LEGAL, "《信访条例》没有相应的条款"),
        (ActKind.ANNUL, "更正规则"),
    ],
)
def test_an_act_names_its_articles_in_the_text_of_its_day(kind: ActKind, article: str) -> None:
    assert ACTS[kind].article_under(Text.OF_2005) == article


def test_places_of_2022_stay_what_they_are_under_2022() -> None:
    assert ACTS[ActKind.ACCEPT].article_under(Text.OF_2022) == "第三十一条第六项、第三十四条"
    assert places_under("第三十四条", Text.OF_2022) == "第三十四条"


def test_an_opinion_of_2005_that_supports_is_carried_out_without_a_number() -> None:
    opinions = (
        register(on="2019-03-04"),
        transfer(to=TOWN, on="2019-03-05"),
        accept(on="2019-03-08"),
        hear(on="2019-03-11"),
    )
    supported = case(*opinions, issue_opinion(on="2019-04-01"))
    assert stands(duty(supported, "N05-32-execute", by=TOWN), "2026-01-01") is Standing.UNTIMED
    assert duty(then(supported, report_execution(on="2019-04-02")), "N05-32-execute").discharged_by == 6
    assert owed(case(*opinions, issue_opinion(on="2019-04-01", outcome="EXPLAIN")), "N05-32-execute") == []
