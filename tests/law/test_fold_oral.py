"""What is told by word of mouth is written down, read back and confirmed: Art. 19①."""

from law.cast import BUREAU, DISCIPLINE, PERSONNEL, TOWN
from law.reading import duty, owed, stands, states
from law.words import ACCUSATION, CLAIM, allowed, annul, case, refusal, register, then, transfer
from law.words_closing import withdraw
from law.words_oral import read_back, record_oral
from law.words_several import split
from xinfang.law.obligations import Standing

RECORD = "N22-19-record"
TOLD = register(on="2026-03-02", channel="VISIT", oral=True)


def test_what_was_told_at_the_window_is_owed_a_reading_back_without_a_number_of_days() -> None:
    taken = case(TOLD)
    assert stands(duty(taken, RECORD, by=BUREAU), "2026-12-01") is Standing.UNTIMED
    assert owed(case(register(on="2026-03-02", channel="VISIT")), RECORD) == []
    assert owed(case(register(on="2026-03-02", channel="LETTER", oral=True)), RECORD) == []


def test_a_signed_record_is_on_file_and_meets_the_duty() -> None:
    taken = case(TOLD)
    bare = refusal(taken, read_back(on="2026-03-02", evidence=False))
    assert (bare.field, bare.why) == (
        "evidence",
        "信访人签名、捺指印的，应当附有签名、指印的记录（第十九条第一款）。",
    )
    assert duty(then(taken, read_back(on="2026-03-02")), RECORD).discharged_by == 2


def test_a_refusal_to_sign_is_noted_and_meets_the_duty_and_nothing_else_changes() -> None:
    taken = case(TOLD)
    noted = then(taken, read_back("REFUSED", on="2026-03-02", evidence=False))
    assert (duty(noted, RECORD).discharged_by, states(noted)) == (2, ["REGISTERED"])
    assert not allowed(noted, read_back("REFUSED", on="2026-03-03"))


def test_only_what_was_told_by_telephone_is_confirmed_by_telephone() -> None:
    assert refusal(case(TOLD), read_back("BY_PHONE", on="2026-03-02")).field == "result"
    called = case(register(on="2026-03-02", channel="PHONE", oral=True))
    assert duty(then(called, read_back("BY_PHONE", on="2026-03-02", evidence=False)), RECORD).discharged_by == 2
    both = then(called, record_oral("IN_PERSON", on="2026-03-03"))
    assert refusal(both, read_back("BY_PHONE", on="2026-03-03", at=BUREAU)).field == "result"


def test_whoever_writes_down_reads_back_also_when_it_is_an_organ_that_hears_more_later() -> None:
    sent = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    more = then(sent, record_oral(on="2026-03-05", at=TOWN))
    assert duty(more, RECORD, by=TOWN).is_open
    assert not allowed(more, read_back(on="2026-03-05", at=BUREAU))
    assert duty(then(more, read_back(on="2026-03-06")), RECORD).discharged_by == 4


def test_one_reading_confirms_all_that_was_told_and_none_before_it_was_told() -> None:
    more = case(TOLD, record_oral(on="2026-03-04"))
    assert refusal(more, read_back(on="2026-03-03", entered_on="2026-03-04")).field == "happened_on"
    assert [o.discharged_by for o in owed(then(more, read_back(on="2026-03-04")), RECORD)] == [3, 3]


def test_a_record_that_was_read_back_is_not_annulled_under_the_reading() -> None:
    read = case(register(on="2026-03-02"), record_oral(on="2026-03-03", at=BUREAU), read_back(on="2026-03-03"))
    assert refusal(read, annul(2, on="2026-03-04")).why.startswith("其后的“宣读核对口头记录”以该记录为前提")
    assert duty(then(read, annul(3, on="2026-03-04")), RECORD).is_open


def test_a_part_that_goes_on_elsewhere_is_read_back_all_the_same_and_a_withdrawal_ends_it() -> None:
    told = case(register(CLAIM, CLAIM, on="2026-03-02", channel="VISIT", oral=True))
    apart = split("ACCUSATION", on="2026-03-03", at=BUREAU, accused=[PERSONNEL])
    parted = then(told, apart, split("EXTRACT", on="2026-03-03", at=BUREAU, requests=(1,)))
    assert [o.is_open for o in parted.obligations if o.rule == RECORD] == [True, True]
    gone = then(told, withdraw(on="2026-03-03"))
    assert [o.is_open for o in gone.obligations if o.rule == RECORD] == [False, False]


def test_an_accusation_is_read_back_by_the_officer_and_not_where_it_may_not_be_seen() -> None:
    told = register(ACCUSATION, on="2026-03-02", channel="VISIT", oral=True)
    assert duty(case(told, read_back(on="2026-03-02")), RECORD).discharged_by == 2
    ours = register(
        ACCUSATION,
        on="2026-03-02",
        channel="VISIT",
        oral=True,
        guardian=DISCIPLINE.id,
        accused_units=(BUREAU.id,),
    )
    assert owed(case(ours), RECORD) == []
