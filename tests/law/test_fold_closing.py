"""Withdrawal and its revocation, and what becomes of a request that is confirmed, sent back or taken up again."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, DEPARTMENT, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    ACCUSATION,
    CLAIM,
    SUGGESTION,
    accept,
    act_of,
    allowed,
    annul,
    assign,
    case,
    conclude,
    doer_of,
    hear,
    inform,
    issue_opinion,
    objection,
    rate,
    refusal,
    register,
    report_result,
    request_extension,
    serve,
    then,
    transfer,
)
from law.words_closing import call_back, confirm, reopen, revoke, rework, withdraw
from law.words_paths import adopt, mark_urgent, receive_from_above, reply_suggestion, study
from xinfang.law.actable import ACTS
from xinfang.law.case import CaseFile
from xinfang.law.casefile import step
from xinfang.law.judge import eligible
from xinfang.law.obligations import Obligation, Standing
from xinfang.law.position import position
from xinfang.law.roles import CapacityKind
from xinfang.law.telling import proof_of_remedy

HELD = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-05"))
ASSIGNED = (
    register(on="2026-03-02"),
    assign(to=TOWN, on="2026-03-03", report_by="2026-04-10"),
    inform(on="2026-03-04"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
    serve(on="2026-03-23"),
    report_result(on="2026-03-24"),
    conclude(on="2026-03-24"),
)
CALL, REVOKE, HANDLE, REDO = "S-withdraw-call", "S-withdraw-revoke", "R22-34-handle", "N22-28-redo"
CLERK = CapacityKind.CLERK


def open_duties(now: CaseFile) -> list[Obligation]:
    return [o for o in now.obligations if o.is_open]


def test_a_withdrawal_ends_what_is_owed_and_gives_fifteen_days_to_think_again() -> None:
    gone = case(*HELD, withdraw(on="2026-03-10"))
    assert (states(gone), gone.concluded_on) == (["WITHDRAWN"], day("2026-03-10"))
    assert [o.rule for o in open_duties(gone)] == [CALL]
    assert (window(gone, REVOKE).until, window(gone, REVOKE).unit) == (day("2026-03-25"), None)
    told = proof_of_remedy(window(gone, REVOKE), rulebook=gone.rulebook, calendar=gone.calendar).lines()
    assert "依据是《本系统撤回保障规则》第一条（机关内部时限，不属法定）。" in told


def test_revoking_revives_every_due_date_exactly() -> None:
    before = case(*HELD)
    back = then(before, withdraw(on="2026-03-10"), revoke(on="2026-03-25"))
    assert [o for o in back.obligations if o.rule != CALL] == list(before.obligations)
    assert [r for r in back.remedies if r.rule != REVOKE] == list(before.remedies)
    assert (states(back), back.concluded_on) == (["ACCEPTED"], None)
    assert window(back, REVOKE).used_by == 5


def test_revoking_revives_an_objection_that_waited() -> None:
    before = case(*HELD[:2], objection(on="2026-03-04"))
    back = then(before, withdraw(on="2026-03-05"), revoke(on="2026-03-06"))
    assert states(back) == ["OBJECTED"]
    assert [o for o in back.obligations if o.rule != CALL] == list(before.obligations)


def test_the_window_to_revoke_rolls_off_a_rest_day_and_then_closes() -> None:
    gone = case(*HELD, withdraw(on="2026-03-06"))  # day fifteen is Saturday, 21 March
    assert window(gone, REVOKE).until == day("2026-03-23")
    assert allowed(gone, revoke(on="2026-03-23"))
    late = refusal(gone, revoke(on="2026-03-24"))
    assert late.why == "撤销撤回的期限已于 2026-03-23 届满；您仍然可以就同一事项重新提出，重新提出不受限制。"


def test_what_was_withdrawn_can_be_raised_again_at_once() -> None:
    assert states(case(register(on="2026-03-10"))) == ["REGISTERED"]


@pytest.mark.parametrize("capacity", [c for c in CapacityKind if c not in (CapacityKind.PARTY, CLERK)])
def test_neither_handler_nor_head_nor_import_can_make_a_withdrawal(capacity: CapacityKind) -> None:
    held = case(*HELD)
    for unit in (TOWN, BUREAU):
        asked = withdraw(on="2026-03-10", by=capacity, at=unit)
        assert allowed(held, asked) == (capacity is CapacityKind.CASE_OFFICER and unit is BUREAU)


def test_staff_takes_a_withdrawal_in_only_with_the_signed_paper() -> None:
    held = case(*HELD)
    bare = withdraw(on="2026-03-10", by=CLERK, evidence=False)
    assert refusal(held, bare).field == "evidence"
    assert refusal(held, bare).why == "“撤回”不是信访人本人提交的，应当附其签名的书面材料。"
    assert states(then(held, replace(bare, evidence=True))) == ["WITHDRAWN"]


def test_whoever_handled_the_matter_does_not_take_its_withdrawal() -> None:
    held = case(*HELD, inform(on="2026-03-06", person=103))
    by_him = withdraw(on="2026-03-10", by=CLERK, person=103)
    assert refusal(held, by_him).why.startswith("撤回不能由承办单位或者承办人录入")
    assert eligible(held, by_him.kind, actor=doer_of(held, by_him)) == ()


def test_an_organ_seized_directly_does_not_take_its_own_withdrawal_and_the_bureau_calls_back() -> None:
    held = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    own = withdraw(on="2026-03-03", by=CLERK, at=DEPARTMENT)
    assert refusal(held, own).why.startswith("撤回不能由承办单位或者承办人录入")
    gone = then(held, withdraw(on="2026-03-03", caller=BUREAU.id))
    assert duty(gone, CALL, by=BUREAU).is_open
    assert gone.sees(BUREAU.id) == (1,)
    assert not duty(then(gone, call_back(on="2026-03-04", at=BUREAU)), CALL).is_open


def test_a_caller_that_is_no_unit_is_refused_and_does_not_break_the_file() -> None:
    held = case(*HELD)
    odd = replace(act_of(held, withdraw(on="2026-03-10")), payload={"caller": "x"})
    assert duty(step(held, odd), CALL).obligor_unit == BUREAU.id
    assert refusal(held, replace(withdraw(on="2026-03-10"), values={"caller": "x"})).field == "caller"


def test_every_withdrawal_is_called_back_even_when_revoked() -> None:
    gone = case(*HELD, withdraw(on="2026-03-10"))
    assert stands(duty(gone, CALL, by=BUREAU), "2027-01-01") is Standing.UNTIMED
    missed = then(gone, call_back("NOT_REACHED", on="2026-03-11"))
    assert duty(missed, CALL).is_open
    called = then(missed, revoke(on="2026-03-12"), call_back("PRESSED", on="2026-03-13"))
    assert (states(called), duty(called, CALL).discharged_by) == (["ACCEPTED"], 7)


def test_neither_taker_nor_handler_calls_back() -> None:
    gone = case(*HELD, withdraw(on="2026-03-10", by=CapacityKind.CASE_OFFICER))
    assert refusal(gone, call_back(on="2026-03-11", person=104)).why == "回访不能由录入撤回的人员或者承办人进行。"
    assert allowed(gone, call_back(on="2026-03-11", person=105))


def test_a_withdrawal_dated_back_hides_no_lateness() -> None:
    late = case(*HELD[:2], withdraw(on="2026-03-18", by=CLERK, entered_on="2026-03-20"))
    assert stands(duty(late, "R22-23-fwd"), "2026-03-19") is Standing.OVERDUE
    assert duty(late, "R22-23-fwd").void_on == day("2026-03-20")


def test_a_withdrawal_entered_by_mistake_is_annulled_and_everything_is_as_before() -> None:
    before = case(*HELD)
    gone = then(before, withdraw(on="2026-03-10", by=CapacityKind.CASE_OFFICER))
    back = then(gone, annul(4, on="2026-03-11"))
    assert [o for o in back.obligations if o.rule != CALL] == list(before.obligations)
    assert (states(back), duty(back, CALL).void_by) == (["ACCEPTED"], 5)
    revoked = then(gone, revoke(on="2026-03-11"))
    assert refusal(revoked, annul(4, on="2026-03-11")).why.startswith("其后的“撤销撤回”以该记录为前提")
    assert refusal(revoked, annul(5, on="2026-03-11", by=CapacityKind.CASE_OFFICER)).why == "“撤销撤回”记录不能撤销。"


def test_what_was_annulled_meanwhile_is_not_revived() -> None:
    marked = case(*HELD, mark_urgent(on="2026-03-09", at=TOWN), withdraw(on="2026-03-10"))
    back = then(marked, annul(4, on="2026-03-11"), revoke(on="2026-03-12"))
    assert not any(o.is_open for o in back.obligations if o.anchor_seq == 4)
    assert back.obligations != marked.obligations


def test_one_request_is_withdrawn_and_the_others_go_on() -> None:
    both = case(register(CLAIM, CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    one = then(both, withdraw(on="2026-03-04", requests=(2,)))
    assert states(one) == ["ROUTED", "WITHDRAWN"]
    assert duty(one, "R22-23-fwd", n=1).is_open
    assert one.concluded_on is None


def test_what_is_owed_upward_outlasts_a_withdrawal() -> None:
    above = case(HELD[0], receive_from_above(on="2026-03-03", report_by="2026-06-30"), withdraw(on="2026-03-04"))
    assert duty(above, "N22-22-above").is_open


def test_an_accusation_is_not_withdrawn() -> None:
    accused = case(register(ACCUSATION, on="2026-03-02"))
    assert refusal(accused, withdraw(on="2026-03-03")).why == "检举控告事项由检举控告专办员办理，不能办理“撤回”。"


def test_no_act_takes_a_withdrawal_as_its_condition() -> None:
    own = {"revoke_withdrawal", "call_back_withdrawal"}
    assert {k.value for k, row in ACTS.items() if any(a.value == "withdraw" for a in row.about)} == own


def test_a_revocation_that_revokes_nothing_changes_no_state() -> None:
    held = case(*HELD)
    odd = step(held, replace(act_of(held, revoke(on="2026-03-10")), about=None))
    assert (states(odd), odd.obligations) == (["ACCEPTED"], held.obligations)
    twice = then(held, withdraw(on="2026-03-10"), revoke(on="2026-03-10"))
    assert states(step(twice, act_of(twice, revoke(on="2026-03-11")))) == ["ACCEPTED"]


def test_who_assigned_confirms_what_the_organ_concluded() -> None:
    confirmed = case(*ASSIGNED, confirm(on="2026-03-26"))
    assert allowed(confirmed, rate(on="2026-03-27"))
    assert (states(confirmed), confirmed.concluded_on) == (["CONFIRMED"], day("2026-03-24"))
    plain = case(*HELD, hear(on="2026-03-06"), issue_opinion(on="2026-03-07"), serve(on="2026-03-08"))
    sent = then(plain, conclude(on="2026-03-08"))
    assert refusal(sent, confirm(on="2026-03-09")).why.startswith("只有交办的诉求由交办单位审核认定办结")


def test_rework_wins_nobody_time_and_takes_the_petitioner_nothing() -> None:
    done = case(*ASSIGNED)
    back = then(done, rework(on="2026-05-20"))
    assert (states(back), duty(back, HANDLE).due) == (["ACCEPTED"], duty(done, HANDLE).due)
    assert duty(back, HANDLE).due == day("2026-05-06")
    assert stands(duty(back, HANDLE), "2026-05-20") is Standing.OVERDUE
    assert stands(duty(back, "R22-22-assign"), "2026-05-20") is Standing.OVERDUE
    assert stands(duty(back, REDO, by=TOWN), "2027-01-01") is Standing.UNTIMED
    assert window(back, "R22-35-ask") == window(done, "R22-35-ask")
    anew = then(back, issue_opinion(on="2026-05-25"), serve(on="2026-05-26"))
    assert (duty(anew, REDO).discharged_by, duty(anew, HANDLE).discharged_on) == (11, day("2026-05-25"))
    assert [r.until for r in anew.remedies if r.rule == "R22-35-ask"] == [day("2026-04-22"), day("2026-06-25")]


def test_a_request_taken_up_again_waits_for_a_new_answer() -> None:
    back = case(*ASSIGNED, reopen(on="2026-03-25"))
    coming = position(back, back.requests[0]).next
    assert coming is not None
    assert coming.station.label == "处理意见"


def test_a_second_rework_takes_the_place_of_the_first() -> None:
    twice = case(*ASSIGNED, rework(on="2026-03-25"), issue_opinion(on="2026-03-26"), serve(on="2026-03-27"))
    again = then(twice, conclude(on="2026-03-27"), rework(on="2026-03-28"))
    assert [(o.discharged_by, o.is_open) for o in owed(again, REDO)] == [(11, False), (None, True)]
    opened = then(again, issue_opinion(on="2026-03-29"), serve(on="2026-03-30"), conclude(on="2026-03-30"))
    assert [o.is_open for o in owed(then(opened, reopen(on="2026-03-31")), REDO)] == [False, False, True]


def test_an_organ_takes_up_again_what_was_confirmed() -> None:
    again = case(*ASSIGNED, confirm(on="2026-03-26"), reopen(on="2026-04-02"))
    assert (states(again), again.concluded_on) == (["ACCEPTED"], None)
    assert duty(again, HANDLE).due == day("2026-05-06")
    assert allowed(again, request_extension(on="2026-04-03", days=10))


def test_a_suggestion_taken_up_again_is_studied_anew() -> None:
    told = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    replied = (study(on="2026-03-04"), adopt(on="2026-03-05"), reply_suggestion(on="2026-03-06"))
    again = case(*told, *replied, reopen(on="2026-03-09"))
    assert (states(again), duty(again, "R22-29-sugg").is_open) == (["ROUTED"], True)
    noticed = case(*told, inform(on="2026-03-03"), *replied, reopen(on="2026-03-09"))
    assert states(then(noticed, study(on="2026-03-10"))) == ["INFORMED"]
