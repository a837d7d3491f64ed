"""Circulars (39③): what an organ was supervised for is made known, confirmed by the bureau's head; nothing moves."""

from law import words as w
from law import words_oversight as s
from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, TOWN
from law.words import allowed, case, refusal, then
from law.words_disputes import succeed
from xinfang.law.judge import check
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind
from xinfang.law.second import confirmers

SENT = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
NOTICE = s.owed_since(2, "R22-23-fwd")
SUPERVISED = (*SENT, s.supervise(NOTICE, on="2026-03-20"))
NOT_SUPERVISED = "该单位在所选诉求上没有受到督办；应当先督办，再通报（第四十条第一款）。"


def test_a_circular_names_organs_that_were_supervised_first_on_each_of_its_requests() -> None:
    none = refusal(case(*SENT), s.circulate(on="2026-03-23"))
    assert none.why == "该诉求上没有督办过其他机关、单位；应当先督办，督办以后仍有必要的，再通报（第四十条第一款）。"
    now = case(*SUPERVISED)
    assert allowed(now, s.circulate(on="2026-03-23"))
    other = refusal(now, s.circulate(OTHER_TOWN, on="2026-03-23"))
    assert (other.why, other.field) == (NOT_SUPERVISED, "organ")
    beside = refusal(now, s.circulate(also=OTHER_TOWN, on="2026-03-23"))
    assert (beside.why, beside.field) == (NOT_SUPERVISED, "also")


def test_two_organs_are_named_where_both_were_supervised_and_none_twice() -> None:
    sent = case(
        *SUPERVISED, w.objection(on="2026-03-23"), w.uphold(on="2026-03-24"),
        w.transfer(to=DEPARTMENT, on="2026-03-25"),
        s.supervise(s.owed_since(6, "R22-23-fwd", DEPARTMENT), on="2026-04-20"),
    )  # fmt: skip
    assert allowed(sent, s.circulate(also=DEPARTMENT, on="2026-04-21"))
    assert refusal(sent, s.circulate(also=TOWN, on="2026-04-21")).field == "also"


def test_a_circular_is_a_paper_that_lies_on_the_file() -> None:
    bare = refusal(case(*SUPERVISED), s.circulate(on="2026-03-23", evidence=False))
    assert (bare.why, bare.field) == ("应当附印发的通报；由本单位印发的，请在“公文”里起草。", "evidence")


def test_a_supervision_of_one_request_is_none_of_another() -> None:
    two = case(
        w.register(w.CLAIM, w.CLAIM, on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"),
        s.supervise(NOTICE, on="2026-03-20", requests=(1,)),
    )  # fmt: skip
    assert allowed(two, s.circulate(on="2026-03-23", requests=(1,)))
    assert "没有督办过" in refusal(two, s.circulate(on="2026-03-23", requests=(1, 2))).why


def test_a_successor_is_named_for_what_the_former_organ_was_supervised_for() -> None:
    gone = case(*SUPERVISED, succeed(on="2026-03-23", former=TOWN, successor=OTHER_TOWN))
    assert allowed(gone, s.circulate(OTHER_TOWN, on="2026-03-24"))
    assert refusal(gone, s.circulate(TOWN, on="2026-03-24")).why == NOT_SUPERVISED


def test_no_supervision_is_annulled_while_a_circular_stands_that_names_its_organ() -> None:
    told = case(
        *SUPERVISED, w.objection(on="2026-03-23"), w.uphold(on="2026-03-24"),
        w.transfer(to=DEPARTMENT, on="2026-03-25"),
        s.supervise(s.owed_since(6, "R22-23-fwd", DEPARTMENT), on="2026-04-20"),
        s.circulate(TOWN, on="2026-04-21"),
    )  # fmt: skip
    assert refusal(told, w.annul(3, on="2026-04-22")).why == "其后的“通报”以该记录为前提，应当先撤销后面的记录。"
    assert allowed(told, w.annul(7, on="2026-04-22"))
    other = then(told, w.annul(8, on="2026-04-22"))
    assert allowed(other, w.annul(3, on="2026-04-22"))


def test_a_circular_is_the_bureaus_heads_to_confirm() -> None:
    now = case(*SUPERVISED)
    word = s.circulate(on="2026-03-23")
    act = w.act_of(now, word)
    found = check(now, act, today=word.today)
    assert isinstance(found, NeedsSecond)
    assert found.why == "“通报”须经第二人确认后生效。"
    assert [(one.units, one.capacities) for one in confirmers(now, act)] == [
        (frozenset({BUREAU.id}), frozenset({CapacityKind.BUREAU_HEAD}))
    ]


def test_a_circular_moves_no_date_and_leaves_everybody_where_he_stood() -> None:
    before = case(*SUPERVISED)
    now = then(before, s.circulate(on="2026-03-23"))
    assert (now.requests, now.remedies, now.sight, now.obligations) == (
        before.requests, before.remedies, before.sight, before.obligations,
    )  # fmt: skip


def test_the_regulation_of_2005_knows_no_circular() -> None:
    old = case(
        w.register(on="2019-03-04"), w.transfer(to=TOWN, on="2019-03-05"),
        s.supervise_of_old(s.owed_since(2, "R05-21-accept"), on="2019-04-10"),
    )  # fmt: skip
    assert "《信访工作条例》" in refusal(old, s.circulate(on="2019-04-11")).why
