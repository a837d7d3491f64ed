"""Files that come with an act: which acts take them, how many, and that nothing follows from them."""

from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest

from law import words as w
from law.cast import TOWN
from law.words import ActWord, case, refusal
from law.words_correction import correct
from xinfang.law.actable import ROWS
from xinfang.law.acts import canonical, parse
from xinfang.law.attached import files_of

TAKE_FILES = {
    "register", "receive_from_above", "record_oral", "read_back", "add_material", "urgent_report", "reply_directly",
    "object", "inform", "reply_suggestion", "perform_or_answer", "hear_petitioner", "investigate", "mediate", "settle",
    "sign_agreement", "issue_opinion", "serve", "service_failed", "request_review", "request_final_review",
    "supply_file", "hold_hearing", "decide_review", "serve_review", "report_execution", "report_interim",
    "report_result", "report_above", "join_person", "leave_person", "withdraw", "transfer", "assign", "accept",
    "inform_extension", "divert", "direct_elsewhere", "contest_route", "answer_contest", "object_above",
    "supervise", "answer_supervision", "recommend", "report_adoption", "transfer_legal", "refer_for_decision", "remind",
    "uphold_objection", "reject_objection", "return_papers", "notify_personnel", "recall_transfer",
    "discipline_receipted", "rule_competence", "request_extension", "approve_extension", "refuse_extension",
    "forward_within_system", "confirm_conclusion", "return_for_rework", "inform_forwarded_to", "refuse",
    "decline_repeat", "inform_class", "decide_route", "hold_handling_hearing", "admit_review", "refuse_review",
    "explain_end", "revoke_withdrawal", "point_elsewhere", "review_service_failed", "notify_hearing",
    "circulate",
}  # fmt: skip
ROUTED = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
HEARD = (*ROUTED, w.accept(on="2026-03-05"), w.hear(on="2026-03-06"))


def references(count: int) -> list[dict[str, str]]:
    """Give what an act keeps of so many files."""
    return [{"id": str(uuid5(NAMESPACE_OID, f"file {n}")), "commitment": "0b" * 32} for n in range(count)]


def with_files(word: ActWord, files: Any) -> ActWord:
    """Give the same word with files."""
    return replace(word, values={**word.values, "files": files})


def test_files_come_with_these_acts_and_no_others() -> None:
    assert {row.kind.value for row in ROWS if row.files} == TAKE_FILES


def test_an_act_that_takes_no_files_is_refused_with_one() -> None:
    before = case(*HEARD, w.issue_opinion(on="2026-03-20"), w.serve(on="2026-03-21"))
    refused = refusal(before, with_files(w.conclude(on="2026-03-21"), references(1)))
    assert (refused.why, refused.field) == ("“办结”不收附件。", "files")


def test_twenty_files_are_taken_and_one_more_is_not() -> None:
    heard = with_files(w.hear(on="2026-03-06"), references(20))
    before = case(*ROUTED, w.accept(on="2026-03-05"))
    assert len(files_of(case(*ROUTED, w.accept(on="2026-03-05"), heard).acts[-1])) == 20
    assert refusal(before, with_files(heard, references(21))).why == "一次办理最多附 20 份附件。"


@pytest.mark.parametrize("odd", [[], {}, "照片.jpg", ["照片.jpg"], [{"id": "1"}], [{"id": "1", "commitment": 2}]])
def test_what_is_no_list_of_commitments_is_refused(odd: object) -> None:
    refused = refusal(case(*ROUTED), with_files(w.inform(on="2026-03-05"), odd))
    assert (refused.why, refused.field) == ("附件没有对应的文件记录，请重新上传。", "files")


def test_the_same_file_comes_once() -> None:
    refused = refusal(case(*ROUTED), with_files(w.inform(on="2026-03-05"), references(1) * 2))
    assert refused.why == "同一份附件只能附一次。"


def test_files_move_no_duty_and_no_state() -> None:
    bare = case(*HEARD, w.issue_opinion(on="2026-03-20"), w.serve(on="2026-03-23"))
    filed = case(
        with_files(w.register(on="2026-03-02"), references(3)),
        *HEARD[1:],
        with_files(w.issue_opinion(on="2026-03-20"), references(1)),
        with_files(w.serve(on="2026-03-23"), references(2)),
    )
    assert (filed.requests, filed.obligations, filed.remedies) == (bare.requests, bare.obligations, bare.remedies)


def test_files_do_not_stand_in_for_the_paper_that_proves_an_act() -> None:
    opined = case(*HEARD, w.issue_opinion(on="2026-03-20"))
    late = with_files(replace(w.serve(on="2026-03-23"), entered_on=w.serve(on="2026-03-30").on), references(1))
    assert refusal(opined, late).why == "“送达”补记超过 2 个工作日，应当附证明材料。"


def test_a_correction_leaves_the_files_as_they_are() -> None:
    heard = with_files(w.hear(on="2026-03-06"), references(2))
    corrected = case(*ROUTED, w.accept(on="2026-03-05"), heard, correct(4, on="2026-03-09", day="2026-03-05"))
    assert files_of(corrected.said[3]) == tuple(references(2))


def test_files_are_read_back_as_they_were() -> None:
    act = case(*HEARD[:-1], with_files(w.hear(on="2026-03-06"), references(2))).acts[-1]
    assert parse(canonical(act)) == act
