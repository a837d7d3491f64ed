"""Claims about a lawsuit go to the political-legal organ (22②); organs in dispute are brought to an end (24①)."""

import pytest

from law import words as w
from law import words_classes as cl
from law import words_disputes as di
from law import words_paths as p
from law.cast import BUREAU, CITY_DISCIPLINE, COURT, DEPARTMENT, DISCIPLINE, OTHER_TOWN, TOWN
from law.reading import day, duty, owed
from law.words import ACCUSATION, CLAIM, SUGGESTION, case, refusal, register, then
from xinfang.law.duties.legal import DISPUTE, GUIDE, LETTER
from xinfang.law.obligations import Standing, standing
from xinfang.law.roles import CapacityKind

LAWSUIT = register(on="2026-03-02", legal=(1,))
VISIT = register(on="2026-03-02", channel="VISIT", legal=(1,))


@pytest.mark.parametrize("channel", ["LETTER", "ONLINE", "PHONE"])
def test_a_claim_on_a_lawsuit_owes_its_own_way_without_a_number_besides_the_fifteen_days(channel: str) -> None:
    came = case(register(on="2026-03-02", channel=channel, legal=(1,)))
    owing = duty(came, LETTER, by=BUREAU)
    assert (owing.due, standing(owing, on=day("2027-01-01"))) == (None, Standing.UNTIMED)
    assert duty(came, "R22-22-route").due == day("2026-03-17")
    sent = then(came, p.transfer_legal(on="2026-03-04"))
    assert (duty(sent, LETTER).discharged_by, duty(sent, "R22-22-route").discharged_by) == (2, 2)


def test_only_the_claim_that_is_on_a_lawsuit_owes_it() -> None:
    two = case(register(CLAIM, CLAIM, on="2026-03-02", legal=(2,)))
    assert [len(owed(two, LETTER, n=n)) for n in (1, 2)] == [0, 1]
    assert owed(case(register(on="2026-03-02", legal=(1,), at=DEPARTMENT, by=CapacityKind.HANDLER)), LETTER) == []


def test_sent_on_like_any_other_it_was_none() -> None:
    for word in (w.transfer(to=TOWN, on="2026-03-04"), w.assign(to=TOWN, on="2026-03-04", report_by="2026-04-30")):
        assert duty(case(LAWSUIT, word), LETTER).void_by == 2
    assert duty(case(LAWSUIT, cl.change_class("SUGGESTION", on="2026-03-04")), LETTER).void_by == 2


def test_when_the_court_sends_it_back_it_is_owed_again() -> None:
    back = case(
        LAWSUIT, p.transfer_legal(on="2026-03-04"), w.objection(on="2026-03-05", at=COURT), w.uphold(on="2026-03-06")
    )
    assert duty(back, LETTER).is_open


def test_whoever_comes_by_himself_is_guided_and_that_is_noted() -> None:
    came = case(VISIT)
    assert owed(came, LETTER) == []
    guided = then(came, p.reply_directly(on="2026-03-02", ground="LEGAL_GUIDANCE"))
    assert (duty(guided, GUIDE).discharged_by, duty(guided, "R22-22-route").is_open) == (2, True)
    asked = then(came, p.reply_directly(on="2026-03-02", ground="QUESTION"))
    assert duty(asked, GUIDE).is_open
    assert duty(then(came, p.transfer_legal(on="2026-03-03")), GUIDE).discharged_by == 2


def test_under_2005_there_was_no_such_way() -> None:
    assert owed(case(register(on="2019-03-04", legal=(1,))), LETTER) == []


def test_only_a_claim_is_on_a_lawsuit() -> None:
    word = register(SUGGESTION, on="2026-03-02", legal=(1,))
    assert refusal(case(), word).why == "只有申诉求决类诉求可以注明涉法涉诉。"


def test_what_a_request_is_about_is_told_in_codes_and_nothing_else() -> None:
    act = w.act_of(case(), LAWSUIT)
    for odd in ({"legal": "是"}, {"legal": False}):
        asks = [{**act.payload["asks"][0], **odd}]
        told = w.check(case(), w.replace(act, payload={**act.payload, "asks": asks}), today=day("2026-03-02"))
        assert told is not None
        assert told.field == "asks"


ONE = (register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"), w.objection(on="2026-03-04"))
TWO = (*ONE, w.uphold(on="2026-03-05"), w.transfer(to=DEPARTMENT, on="2026-03-05"), w.objection(on="2026-03-06"))


def test_one_organ_that_objects_is_no_dispute_and_the_second_is() -> None:
    assert owed(case(*ONE), DISPUTE) == []
    disputed = duty(case(*TWO), DISPUTE, by=BUREAU)
    assert (disputed.anchor_seq, disputed.due, disputed.is_open) == (6, None, True)


def test_where_the_sender_agrees_there_is_no_dispute_until_the_next_organ_objects() -> None:
    agreed = case(*TWO, w.uphold(on="2026-03-09"))
    assert duty(agreed, DISPUTE).void_by == 7
    third = then(agreed, w.transfer(to=OTHER_TOWN, on="2026-03-09"), w.objection(on="2026-03-10"))
    assert [o.is_open for o in owed(third, DISPUTE)] == [False, True]


def test_a_dispute_outlasts_a_rejection_and_is_noted_once() -> None:
    again = case(*TWO, w.reject(on="2026-03-09"), w.objection(on="2026-03-10"))
    assert [o.is_open for o in owed(again, DISPUTE)] == [True]


def test_agreeing_or_a_ruling_meets_it_and_an_organ_that_takes_the_matter_ends_it() -> None:
    agreed = case(*TWO, di.agree(on="2026-03-09", to=TOWN, at=BUREAU, by=CapacityKind.CASE_OFFICER))
    assert duty(agreed, DISPUTE).discharged_by == 7
    ruled = case(*TWO, di.rule(on="2026-03-09", to=TOWN, other=TOWN))
    assert duty(ruled, DISPUTE).discharged_by == 7
    taken = case(*TWO, w.reject(on="2026-03-09"), w.inform(on="2026-03-10"))
    assert duty(taken, DISPUTE).void_by == 8


def test_an_organ_that_objects_twice_has_no_dispute_with_itself() -> None:
    again = case(*ONE, w.reject(on="2026-03-05"), w.objection(on="2026-03-06"))
    assert owed(again, DISPUTE) == []


def test_a_successor_that_objects_has_no_dispute_with_the_organ_that_it_succeeds() -> None:
    went_on = (w.reject(on="2026-03-05"), di.succeed(on="2026-03-05"), w.objection(on="2026-03-06", at=OTHER_TOWN))
    assert owed(case(*ONE, *went_on), DISPUTE) == []


def test_of_an_accusation_the_bureau_settles_no_dispute() -> None:
    accused = case(
        register(ACCUSATION, on="2026-03-02"),
        w.transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"),
        w.objection(on="2026-03-04"),
        w.uphold(on="2026-03-05"),
        w.transfer(to=CITY_DISCIPLINE, on="2026-03-05", ground="22-2"),
        w.objection(on="2026-03-06", at=CITY_DISCIPLINE),
    )
    assert owed(accused, DISPUTE) == []
