"""What the law asks for once is not offered again once it is done, and is when it is owed again."""

import pytest

from law import words as w
from law import words_closing as c
from law import words_paths as p
from law.cast import OTHER_TOWN, TOWN
from law.words import ActWord, allowed, case, refusal
from xinfang.law.table.row import Need

ASSIGNED = (w.register(on="2026-03-02"), w.assign(to=TOWN, on="2026-03-03", report_by="2026-06-01"))
ANSWERED = (
    *ASSIGNED,
    w.accept(on="2026-03-06"),
    w.hear(on="2026-03-09"),
    w.issue_opinion(on="2026-03-10"),
    w.serve(on="2026-03-11"),
    w.conclude(on="2026-03-12"),
)
LONGER = (
    *ASSIGNED,
    w.accept(on="2026-03-06"),
    w.request_extension(on="2026-03-09", days=10),
    w.approve_extension(on="2026-03-10"),
)
FROM_ABOVE = (
    w.register(on="2026-03-02"),
    p.receive_from_above(on="2026-03-02", report_by="2026-06-30"),
    w.transfer(to=TOWN, on="2026-03-03"),
)
ADOPTED = (
    w.register(w.SUGGESTION, on="2026-03-02"),
    w.transfer(to=TOWN, on="2026-03-03"),
    p.study(on="2026-03-04"),
    p.adopt(on="2026-03-05"),
)


@pytest.mark.parametrize(
    ("before", "word", "need"),
    [
        (LONGER, w.inform_extension(on="2026-03-11"), Need.EXTENSION_UNTOLD),
        (ANSWERED, w.report_result(on="2026-03-13"), Need.RESULT_OWED),
        (FROM_ABOVE, p.report_above(on="2026-03-13"), Need.ABOVE_OWED),
        (ADOPTED, p.award(on="2026-03-06"), Need.NOT_AWARDED),
        (ASSIGNED, w.acknowledge(on="2026-03-04"), Need.NOT_ACKNOWLEDGED),
    ],
)
def test_what_was_done_is_not_done_again(before: tuple[ActWord, ...], word: ActWord, need: Need) -> None:
    assert allowed(case(*before), word)
    assert refusal(case(*before, word), word).why == need.value


def test_the_result_is_reported_again_once_the_matter_was_taken_up_again() -> None:
    again = case(*ANSWERED, w.report_result(on="2026-03-13"), c.rework(on="2026-03-16"))
    assert allowed(again, w.report_result(on="2026-03-20"))


def test_a_receipt_is_acknowledged_again_when_the_matter_was_sent_again() -> None:
    sent_again = case(
        *ASSIGNED,
        w.acknowledge(on="2026-03-03"),
        w.objection(on="2026-03-04"),
        w.uphold(on="2026-03-05"),
        w.transfer(to=OTHER_TOWN, on="2026-03-06"),
    )
    assert allowed(sent_again, w.acknowledge(on="2026-03-06"))


def test_an_urgent_matter_is_reported_on_as_it_goes_on() -> None:
    reported = case(
        w.register(on="2026-03-02"),
        p.mark_urgent(on="2026-03-02"),
        p.urgent_report(on="2026-03-02"),
    )
    assert allowed(reported, p.urgent_report(on="2026-03-03"))
