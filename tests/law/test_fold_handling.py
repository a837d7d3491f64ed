"""Handling, extension, service and end: Art. 31(6), 32, 34, 35."""

import pytest

from law.cast import DEPARTMENT, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    CLAIM,
    SUGGESTION,
    accept,
    allowed,
    approve_extension,
    case,
    conclude,
    hear,
    inform,
    inform_extension,
    investigate,
    issue_opinion,
    objection,
    rate,
    refusal,
    refuse_extension,
    register,
    request_extension,
    serve,
    service_failed,
    transfer,
    uphold,
)
from xinfang.law.obligations import Standing

HANDLE, SERVE, TELL, ASK = "R22-34-handle", "N22-35-serve", "N22-34-tell", "R22-35-ask"
ACCEPTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-06"))
ANSWERED = (*ACCEPTED, hear(on="2026-03-09"), issue_opinion(on="2026-03-10"))


def test_a_claim_is_handled_within_sixty_days_of_acceptance() -> None:
    owing = duty(
        case(register(on="2026-08-01"), transfer(to=TOWN, on="2026-08-02"), accept(on="2026-08-03")), HANDLE, by=TOWN
    )
    assert (owing.due_strict, owing.due) == (day("2026-10-02"), day("2026-10-08"))


def test_no_sixty_days_run_before_acceptance() -> None:
    told = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), inform(on="2026-03-06"))
    assert owed(told, HANDLE) == []
    assert states(told) == ["INFORMED"]


def test_a_suggestion_is_told_of_but_never_accepted_as_a_claim() -> None:
    told = case(register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), inform(on="2026-03-06"))
    assert refusal(told, accept(on="2026-03-09")).why.startswith("只有申诉求决类诉求")


def test_an_opinion_needs_the_petitioner_to_be_heard() -> None:
    accepted = case(*ACCEPTED, investigate(on="2026-03-09"))
    assert refusal(accepted, issue_opinion(on="2026-03-10")).why.startswith("出具处理意见书之前，应当听取")


def test_an_opinion_says_what_is_decided() -> None:
    heard = case(*ACCEPTED, hear(on="2026-03-09"))
    assert refusal(heard, issue_opinion(on="2026-03-10", outcome="NOT_STATED")).field == "outcome"


def test_issuing_the_opinion_meets_the_sixty_days() -> None:
    answered = case(*ANSWERED)
    assert duty(answered, HANDLE).discharged_on == day("2026-03-10")
    assert answered.requests[0].outcome == "SUPPORT"


@pytest.mark.parametrize(
    ("accepted", "days", "strict", "due"),
    [
        ("2026-03-06", 30, "2026-06-04", "2026-06-04"),
        ("2026-03-06", 10, "2026-05-15", "2026-05-15"),
        ("2026-03-21", 30, "2026-06-19", "2026-06-22"),
    ],
)
def test_an_extension_is_counted_from_acceptance_and_rolled_once_at_the_end(
    accepted: str, days: int, strict: str, due: str
) -> None:
    longer = duty(
        case(
            register(on="2026-03-02"),
            transfer(to=TOWN, on="2026-03-03"),
            accept(on=accepted),
            request_extension(on="2026-04-01", days=days),
            approve_extension(on="2026-04-02"),
        ),
        HANDLE,
    )
    assert (longer.due_strict, longer.due, longer.extended_days) == (day(strict), day(due), days)


def test_day_sixty_unrolled_is_the_last_on_which_an_extension_is_granted() -> None:
    asked = (*ACCEPTED, request_extension(on="2026-04-30", days=10))
    assert duty(case(*asked), HANDLE).due == day("2026-05-06")
    granted = case(*asked, approve_extension(on="2026-05-05"))
    assert duty(granted, HANDLE).due == day("2026-05-15")
    late = refusal(case(*asked), approve_extension(on="2026-05-06"))
    assert late.why == "延期应当在办理期限届满（2026-05-05）以前提出并批准（第三十四条）。"
    assert refusal(case(*ACCEPTED), request_extension(on="2026-05-06", days=10)).field == "happened_on"


def test_asking_alone_moves_nothing() -> None:
    assert duty(case(*ACCEPTED, request_extension(on="2026-04-30", days=10)), HANDLE) == duty(case(*ACCEPTED), HANDLE)


def test_an_extension_can_be_refused_even_after_day_sixty() -> None:
    refused = case(*ACCEPTED, request_extension(on="2026-04-30", days=10), refuse_extension(on="2026-05-08"))
    assert duty(refused, HANDLE).due == day("2026-05-06")
    assert owed(refused, TELL) == []


def test_an_extension_approved_on_day_sixty_and_entered_later_says_so() -> None:
    asked = (*ACCEPTED, request_extension(on="2026-04-30", days=10))
    entered = case(*asked, approve_extension(on="2026-05-05", entered_on="2026-05-07"))
    assert duty(entered, HANDLE).entered_late
    answered = case(
        *asked,
        approve_extension(on="2026-05-05", entered_on="2026-05-07"),
        hear(on="2026-05-08"),
        issue_opinion(on="2026-05-08"),
    )
    assert duty(answered, HANDLE).entered_late
    assert not duty(case(*asked, approve_extension(on="2026-05-05")), HANDLE).entered_late


def test_there_is_one_extension_only() -> None:
    longer = case(*ACCEPTED, request_extension(on="2026-04-01", days=10), approve_extension(on="2026-04-02"))
    assert refusal(longer, request_extension(on="2026-04-03", days=10)).why.startswith("已有一次延期申请")
    pending = case(*ACCEPTED, request_extension(on="2026-04-01", days=10))
    assert refusal(pending, request_extension(on="2026-04-03", days=10)).why.startswith("已有一次延期申请")


def test_after_a_refusal_an_extension_may_be_asked_for_again() -> None:
    again = case(
        *ACCEPTED,
        request_extension(on="2026-04-01", days=30),
        refuse_extension(on="2026-04-02"),
        request_extension(on="2026-04-03", days=10),
        approve_extension(on="2026-04-03"),
    )
    assert duty(again, HANDLE).extended_days == 10


@pytest.mark.parametrize("days", [0, 31, -1, True, "10", 10.5])
def test_an_extension_is_one_to_thirty_days(days: int) -> None:
    refused = refusal(case(*ACCEPTED), request_extension(on="2026-04-01", days=days))
    assert (refused.field, refused.why) == ("days", "“延长天数”应当是 1 至 30 之间的整数。")


def test_the_head_who_handles_a_request_does_not_approve_its_extension() -> None:
    asked = case(*ACCEPTED, request_extension(on="2026-04-01", days=10))
    refused = refusal(asked, approve_extension(on="2026-04-02", person=201))
    assert refused.why == "批准延期的应当是本机关、单位负责人，不能是承办人本人（第三十四条）。"
    other = case(*ACCEPTED, request_extension(on="2026-04-01", days=10, person=209))
    assert refusal(other, approve_extension(on="2026-04-02", person=209)).field is None


def test_who_only_objected_for_another_organ_is_not_the_handler() -> None:
    moved = case(
        register(on="2026-03-02"),
        transfer(to=DEPARTMENT, on="2026-03-03"),
        objection(on="2026-03-04", person=209),
        uphold(on="2026-03-04"),
        transfer(to=TOWN, on="2026-03-05"),
        accept(on="2026-03-06"),
        request_extension(on="2026-04-01", days=10),
    )
    assert allowed(moved, approve_extension(on="2026-04-02", person=209))


def test_the_petitioner_is_told_why_it_takes_longer_without_a_number_of_days() -> None:
    granted = (*ACCEPTED, request_extension(on="2026-04-01", days=10), approve_extension(on="2026-04-02"))
    assert stands(duty(case(*granted), TELL, by=TOWN), "2026-12-01") is Standing.UNTIMED
    told = case(*granted, inform_extension(on="2026-04-07"))
    assert stands(duty(told, TELL), "2026-12-01") is Standing.MET


def test_serving_is_owed_without_a_number_of_days() -> None:
    answered = case(*ANSWERED)
    assert stands(duty(answered, SERVE, by=TOWN), "2026-12-01") is Standing.UNTIMED
    served = case(*ANSWERED, serve(on="2026-03-12"))
    assert duty(served, SERVE).discharged_on == day("2026-03-12")
    assert states(served) == ["SERVED"]


def test_the_petitioners_thirty_days_run_from_proven_service_and_not_from_issue() -> None:
    assert [r for r in case(*ANSWERED).remedies if r.rule == ASK] == []
    failed = case(*ANSWERED, service_failed(on="2026-03-11"))
    assert [r for r in failed.remedies if r.rule == ASK] == []
    review = window(case(*ANSWERED, service_failed(on="2026-03-11"), serve(on="2026-03-12")), ASK)
    assert (review.unit, review.until_strict, review.until) == (None, day("2026-04-11"), day("2026-04-13"))


def test_a_request_is_concluded_once_its_opinion_is_served() -> None:
    assert refusal(case(*ANSWERED), conclude(on="2026-03-12")).why == "诉求 1 目前为“已出具处理意见”，不能办理“办结”。"
    concluded = case(*ANSWERED, serve(on="2026-03-12"), conclude(on="2026-03-13"))
    assert states(concluded) == ["CONCLUDED"]
    assert (concluded.state.value, concluded.concluded_on) == ("CONCLUDED", day("2026-03-13"))
    assert concluded.lead_unit == 1


def test_a_petition_is_concluded_with_its_last_request() -> None:
    one_of_two = (
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03", requests=(1,)),
        transfer(to=DEPARTMENT, on="2026-03-03", requests=(2,)),
        accept(on="2026-03-04", at=TOWN),
        hear(on="2026-03-04"),
        issue_opinion(on="2026-03-04"),
        serve(on="2026-03-04"),
        conclude(on="2026-03-04"),
    )
    half = case(*one_of_two)
    assert (half.state.value, half.concluded_on, half.lead_unit) == ("ROUTED", None, DEPARTMENT.id)


def test_rating_neither_gates_conclusion_nor_ends_with_it() -> None:
    concluded = (*ANSWERED, serve(on="2026-03-12"), conclude(on="2026-03-13"))
    assert states(case(*concluded, rate(on="2026-03-20"))) == ["CONCLUDED"]
    assert states(case(*ANSWERED, serve(on="2026-03-12"), rate(on="2026-03-12"))) == ["SERVED"]


def test_a_petitioner_rates_once() -> None:
    rated = case(*ANSWERED, serve(on="2026-03-12"), rate(on="2026-03-12"))
    assert refusal(rated, rate(on="2026-03-13")).why == "您已经评价过该诉求的办理情况。"


def test_an_entry_made_only_after_the_day_is_marked() -> None:
    heard = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02"), accept(on="2026-03-03"))
    late_entry = case(*heard, inform(on="2026-03-17", entered_on="2026-03-19"))
    told = duty(late_entry, "R22-23-fwd")
    assert (stands(told, "2026-03-19"), told.entered_late) == (Standing.MET, True)
    assert not duty(case(*heard, inform(on="2026-03-17")), "R22-23-fwd").entered_late


def test_dates_beyond_the_last_notice_are_provisional_and_make_nobody_late() -> None:
    accepted = case(register(on="2026-12-01"), transfer(to=TOWN, on="2026-12-02"), accept(on="2026-12-03"))
    owing = duty(accepted, HANDLE)
    assert (owing.due, owing.provisional) == (day("2027-02-01"), True)
    assert stands(owing, "2027-03-01") is Standing.OPEN
    met = case(
        register(on="2026-12-01"),
        transfer(to=TOWN, on="2026-12-02"),
        accept(on="2026-12-03"),
        hear(on="2027-03-01"),
        issue_opinion(on="2027-03-01"),
    )
    assert stands(duty(met, HANDLE), "2027-03-01") is Standing.MET


def test_on_an_uncertain_last_day_an_objection_is_not_called_late() -> None:
    routed = (register(on="2026-12-20"), transfer(to=TOWN, on="2026-12-21"))
    assert window(case(*routed), "R22-23-object").provisional
    assert states(case(*routed, objection(on="2026-12-29"))) == ["OBJECTED"]
