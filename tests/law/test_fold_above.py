"""What came from above and is not the county's goes back up (23③); nobody loses by it what he was told."""

import pytest

from law import words as w
from law import words_passing as g
from law import words_paths as p
from law.cast import BUREAU, TOWN
from law.reading import day, duty, owed, states
from law.words import ActWord, case, refusal, then
from law.words_closing import withdraw
from law.words_recusal import challenge
from xinfang.law.case import CaseFile
from xinfang.law.obligations import ObligationKey, Remedy
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

ABOVE, ROUTE, PAPERS, OBJECT = "N22-22-above", "R22-22-route", "N22-23-papers", "R22-23-object"
FROM_ABOVE = (w.register(on="2026-03-02"), p.receive_from_above(on="2026-03-03", report_by="2026-05-29"))
OBJECTED = (*FROM_ABOVE, p.object_above(on="2026-03-05"))
SENT = (*OBJECTED, w.transfer(to=TOWN, on="2026-03-06", delivery="PAPER"))
TOLD = (*SENT, w.inform(on="2026-03-11"))


def windows(now: CaseFile, rule: str) -> list[Remedy]:
    return [r for r in now.remedies if r.rule == rule]


def dates(now: CaseFile) -> dict[ObligationKey, object]:
    """Give each duty with its day and whether it is open."""
    return {o.key: (o.due, o.is_open) for o in now.obligations}


def test_the_office_has_five_working_days_to_object_upward() -> None:
    (window,) = windows(case(*FROM_ABOVE), OBJECT)
    assert (window.unit, window.until, window.used_by) == (BUREAU.id, day("2026-03-10"), None)
    (used,) = windows(case(*OBJECTED), OBJECT)
    assert used.used_by == 3


def test_objecting_upward_moves_nothing_and_everything_goes_on() -> None:
    assert dates(case(*OBJECTED)) == dates(case(*FROM_ABOVE))
    assert states(case(*OBJECTED)) == ["REGISTERED"]
    assert states(case(*TOLD)) == ["INFORMED"]


def test_a_late_objection_is_recorded_and_uses_a_window_that_was_over() -> None:
    late = case(*FROM_ABOVE, p.object_above(on="2026-03-12"))
    (window,) = windows(late, OBJECT)
    assert (window.used_by, window.until) == (3, day("2026-03-10"))
    assert dates(late) == dates(case(*FROM_ABOVE))


def test_only_what_came_from_above_and_was_not_reported_yet_is_objected_to() -> None:
    own = case(w.register(on="2026-03-02"))
    assert refusal(own, p.object_above(on="2026-03-03")).why == "该诉求没有尚未反馈的上级交办要求。"
    reported = case(*FROM_ABOVE, p.report_above(on="2026-03-04"))
    assert refusal(reported, p.object_above(on="2026-03-05")).why == "该诉求没有尚未反馈的上级交办要求。"
    assert refusal(case(*OBJECTED), p.object_above(on="2026-03-06")).why == "已有一项向上级提出的异议等待核实。"


def test_once_the_petitioner_was_told_that_it_is_dealt_with_here_it_is_the_countys() -> None:
    told = case(*FROM_ABOVE, w.transfer(to=TOWN, on="2026-03-04"), w.inform(on="2026-03-05"))
    assert refusal(told, p.object_above(on="2026-03-05")).why == "诉求 1 目前为“已告知”，不能办理“向上级提出异议”。"


def test_rejected_nothing_has_moved() -> None:
    rejected = case(*OBJECTED, p.reject_above(on="2026-03-16"))
    assert (dates(rejected), states(rejected)) == (dates(case(*FROM_ABOVE)), ["REGISTERED"])
    assert rejected.requests[0].above_objection is None


def test_upheld_the_matter_ends_here_and_nothing_is_owed_upward() -> None:
    upheld = case(*OBJECTED, p.uphold_above(on="2026-03-09"))
    assert (states(upheld), upheld.concluded_on, upheld.requests[0].holder) == (["ENDED"], day("2026-03-09"), None)
    assert [duty(upheld, rule).void_by for rule in (ABOVE, ROUTE)] == [4, 4]
    assert refusal(upheld, w.transfer(to=TOWN, on="2026-03-10")).why.startswith("诉求 1 目前为“未进入办理而终结”")


def test_what_was_late_by_then_stays_so_and_no_earlier_day_hides_it() -> None:
    word = p.uphold_above(on="2026-03-16", entered_on="2026-03-19")
    upheld = case(*OBJECTED, word)
    assert (duty(upheld, ROUTE).due, duty(upheld, ROUTE).void_on) == (day("2026-03-17"), day("2026-03-19"))


def test_upheld_before_an_organ_has_told_the_petitioner_it_owes_him_nothing_and_gives_the_papers_back() -> None:
    upheld = case(*SENT, p.uphold_above(on="2026-03-09", papers=True))
    assert (states(upheld), duty(upheld, "R22-23-fwd", by=TOWN).void_by) == (["ENDED"], 5)
    assert [(o.obligor_unit, o.is_open) for o in owed(upheld, PAPERS)] == [(BUREAU.id, True), (TOWN.id, True)]
    assert windows(upheld, OBJECT)[1].void_by == 5
    given = then(upheld, g.return_papers(on="2026-03-10", at=TOWN, by=CapacityKind.HANDLER))
    given = then(given, g.return_papers(on="2026-03-11", at=BUREAU, by=CapacityKind.CASE_OFFICER))
    assert [o.discharged_by for o in owed(given, PAPERS)] == [7, 6]


def test_an_organs_own_open_objection_is_over_with_it() -> None:
    both = case(*SENT, w.objection(on="2026-03-09"), p.uphold_above(on="2026-03-10"))
    assert (states(both), both.requests[0].objection_seq) == (["ENDED"], None)
    assert duty(both, "N22-23-ruling").void_by == 6


def test_an_upheld_objection_of_an_organ_leaves_the_offices_own_window_upward() -> None:
    back = case(
        *FROM_ABOVE, w.transfer(to=TOWN, on="2026-03-04"), w.objection(on="2026-03-05"), w.uphold(on="2026-03-06")
    )
    upward, downward = windows(back, OBJECT)
    assert (upward.unit, upward.void_by, downward.unit) == (BUREAU.id, None, TOWN.id)
    assert states(then(back, p.object_above(on="2026-03-09"))) == ["REGISTERED"]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (TOLD, "INFORMED"),
        ((*SENT, w.accept(on="2026-03-11")), "ACCEPTED"),
        ((*OBJECTED, withdraw(on="2026-03-06")), "WITHDRAWN"),
    ],
    ids=["told", "accepted", "withdrawn"],
)
def test_what_the_petitioner_was_told_stays_his_though_nothing_is_owed_upward(
    words: tuple[ActWord, ...], state: str
) -> None:
    before, upheld = case(*words), case(*words, p.uphold_above(on="2026-03-16"))
    assert states(upheld) == [state]
    assert not duty(upheld, ABOVE).is_open
    mine = {key: value for key, value in dates(before).items() if key[0] != ABOVE}
    assert {key: value for key, value in dates(upheld).items() if key[0] != ABOVE} == mine


def test_what_was_sent_on_without_papers_leaves_none_to_give_back() -> None:
    taken_back = case(*SENT, g.recall(on="2026-03-09"), p.uphold_above(on="2026-03-10"))
    assert [o.anchor_seq for o in owed(taken_back, PAPERS)] == [5]
    assert owed(case(*OBJECTED, p.uphold_above(on="2026-03-09")), PAPERS) == []


def test_a_challenge_is_decided_on_whoever_deals_with_it_now() -> None:
    asked = challenge("OFFICER", on="2026-03-06", organ=BUREAU, decider=BUREAU)
    upheld = case(*OBJECTED, asked, p.uphold_above(on="2026-03-09"))
    assert duty(upheld, "N22-28-recusal").is_open


def test_what_the_office_above_ruled_is_proven_by_its_paper_and_the_yes_by_a_second_person() -> None:
    objected = case(*OBJECTED)
    for word in (p.uphold_above(on="2026-03-09", evidence=False), p.reject_above(on="2026-03-09", evidence=False)):
        assert refusal(objected, word).field == "evidence"
    assert isinstance(refusal(objected, p.uphold_above(on="2026-03-09")), NeedsSecond)
    assert refusal(case(*FROM_ABOVE), p.reject_above(on="2026-03-09")).why == "没有等待上级核实的异议。"


def test_annulling_the_ruling_brings_everything_back_with_its_first_day() -> None:
    upheld = case(*OBJECTED, p.uphold_above(on="2026-03-09"))
    undone = then(upheld, w.annul(4, on="2026-03-10", at=BUREAU, by=CapacityKind.CASE_OFFICER))
    assert (states(undone), dates(undone)) == (["REGISTERED"], dates(case(*OBJECTED)))


def test_under_2005_there_was_no_objection() -> None:
    old = case(w.register(on="2019-03-04"), p.receive_from_above(on="2019-03-04", report_by="2019-06-03"))
    assert windows(old, OBJECT) == []
    assert "施行的是《信访条例》" in refusal(old, p.object_above(on="2019-03-05")).why
