"""Not accepting because of another matter (Art. 19③, 36③): its file decides where it is here, else a paper and two."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from law import words as w
from law import words_disposal as d
from law import words_paths as p
from law import words_review as v
from law.cast import BUREAU, DEPARTMENT, STATION, TOWN
from law.reading import states
from law.words import ActWord, act_of, case, judged, refusal, then
from xinfang.law.compared import basis_of, shown_by
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.compared import ITSELF, NO_PERIOD, NOT_ENDED, NOT_THERE

SEIZED = case(w.register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
ON = "2026-03-05"
SENT = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
ACCEPTED = (*SENT, w.inform(on="2026-03-04"), w.accept(on="2026-03-04"))
SERVED = (*ACCEPTED, w.hear(on=ON), w.issue_opinion(on=ON), w.serve(on=ON))
REVIEWED = (*SERVED, v.request_review(on=ON), v.decide_review(on=ON), v.serve_review(on=ON))
ENDED = (*REVIEWED, v.request_final_review(on=ON), v.decide_review(on=ON), v.serve_review(on="2026-03-09"))


def why(word: ActWord, *, confirmed: bool = True) -> str | None:
    """Give the judge's sentence on the word, by two persons or by one; None when it may be done."""
    act = act_of(SEIZED, word)
    found = judged(SEIZED, act, today=word.today)[1] if confirmed else refusal(SEIZED, word)
    return found.why if found is not None else None


def repeat(found: Any, **more: Any) -> ActWord:
    return p.decline_repeat(on="2026-03-20", served="2026-03-09", found=found, **more)


def of_another(*words: ActWord) -> Any:
    """Give what the file of another petition, brought so far, shows to the town."""
    return shown_by(replace(case(*words), petition=p.ANOTHER), unit=TOWN.id)


def undated(word: ActWord) -> ActWord:
    """Give the word without the day that the file tells anyway."""
    days = {"final_served_on", "period_ends"}
    return replace(word, values={name: value for name, value in word.values.items() if name not in days})


def test_a_file_shows_its_claims_to_whoever_sees_them_with_their_holder() -> None:
    two = case(w.register(w.CLAIM, w.SUGGESTION, w.CLAIM, on="2026-03-02"), w.transfer(to=TOWN, on=ON, requests=(1, 2)))
    at_the_office = shown_by(two, unit=BUREAU.id)
    assert at_the_office is not None
    assert [(one["n"], one["holder"]) for one in at_the_office["requests"]] == [(1, TOWN.id), (3, None)]
    at_the_town = shown_by(two, unit=TOWN.id)
    assert at_the_town is not None
    assert [one["n"] for one in at_the_town["requests"]] == [1]
    assert shown_by(two, unit=STATION.id) is None


def test_an_accusation_an_imported_file_and_a_destroyed_one_show_nothing() -> None:
    accused = case(w.register(w.ACCUSATION, on="2026-03-02"))
    imported = case(w.imported(w.register(on="2026-03-02")))
    filed = w.register(on="2026-03-02", reachable=None), p.file_only(on=ON, ground="SAME_LETTER", earlier="1")
    destroyed = case(*filed, d.dispose(on=ON))
    assert [shown_by(file, unit=BUREAU.id) for file in (accused, imported, destroyed)] == [None, None, None]


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (SENT, "2026-03-18"),
        (SENT[:1], None),
        (ACCEPTED[:3], None),
        (ACCEPTED, "2026-05-06"),
        ((*SENT, w.objection(on="2026-03-04")), None),
        (SERVED, None),
        ((w.register(on="2026-03-02"), w.assign(to=TOWN, on=ON, report_by="2026-04-30"), w.inform(on=ON)), None),
        ((*SENT, p.decide_route("31-5", on=ON, perform_by="2026-04-30", period_basis="法")), "2026-04-30"),
    ],
    ids=["sent", "held by nobody", "told", "accepted", "objected", "answered", "set by an office", "by another law"],
)
def test_an_organ_has_a_matter_in_hand_while_a_period_of_the_law_runs(words: Any, until: str | None) -> None:
    found = shown_by(case(*words), unit=BUREAU.id)
    assert found is not None
    assert found["requests"][0]["until"] == until


def test_the_end_of_the_road_is_shown_once_the_final_opinion_is_served() -> None:
    for words, ended in ((ENDED[:-1], None), (ENDED, "2026-03-09")):
        found = shown_by(case(*words), unit=BUREAU.id)
        assert found is not None
        assert found["requests"][0]["ended_on"] == ended


def test_a_repeat_is_declined_on_the_file_of_the_first_matter_without_any_day_typed() -> None:
    found = of_another(*ENDED)
    assert why(undated(repeat(found))) is None
    assert states(then(SEIZED, undated(repeat(found)))) == ["ENDED"]
    assert basis_of(act_of(SEIZED, repeat(found))) == "系统已核对该件案卷：诉求 1 的复核意见于2026年3月9日送达。"


def test_what_the_file_contradicts_is_refused() -> None:
    assert why(repeat(of_another(*REVIEWED))) == NOT_ENDED
    other = "与该件案卷不一致：案卷记载为2026年3月10日。可以不填，以案卷为准。"
    assert why(repeat(p.shown((None, "2026-03-10", None)))) == other
    early = "复核意见送达以后才能不再受理（第三十六条第三款）。"
    assert why(undated(repeat(p.shown((None, "2026-03-21", None))))) == early
    itself = {**p.shown((None, "2026-03-09", None)), "petition": str(SEIZED.petition)}
    assert why(repeat(itself)) == ITSELF


def refused(found: Any, **more: Any) -> ActWord:
    return p.refuse(on="2026-03-05", seized=STATION, period_ends="2026-03-18", found=found, **more)


def test_not_accepting_rests_on_the_period_that_runs_on_the_file_below() -> None:
    running = p.shown((TOWN.id, None, "2026-06-01"), (STATION.id, None, "2026-03-18"))
    assert why(undated(refused(running)), confirmed=True) is None
    assert states(then(SEIZED, undated(refused(running)))) == ["ENDED"]
    told = "系统已核对该件案卷：诉求 2 正在办理，规定期限至2026年3月18日。"
    assert basis_of(act_of(SEIZED, refused(running))) == told
    assert why(refused(p.shown((TOWN.id, None, "2026-03-18")))) == NOT_THERE
    assert why(refused(p.shown((STATION.id, None, None)))) == NO_PERIOD
    assert why(refused(p.shown((STATION.id, None, "2026-03-19")))) == (
        "与该件案卷不一致：案卷记载为2026年3月19日。可以不填，以案卷为准。"
    )
    over = "该机关、单位的规定期限已于 2026-03-04 届满，不能再以此为由不予受理（第十九条第三款）。"
    assert why(undated(refused(p.shown((STATION.id, None, "2026-03-04"))))) == over


@pytest.mark.parametrize("word", [refused, repeat], ids=["not accepted", "no longer accepted"])
def test_where_there_is_no_file_a_paper_proves_it_and_a_second_person_confirms(word: Any) -> None:
    assert "附能够证明的材料" in str(why(word(None)))
    assert "应当填写" in str(why(undated(word(None, evidence=True))))
    assert isinstance(refusal(SEIZED, word(None, evidence=True)), NeedsSecond)
    assert why(word(None, evidence=True)) is None
    assert basis_of(act_of(SEIZED, word(None))) == "没有可以核对的案卷，以填写的内容和所附材料为准。"


def test_on_the_file_of_the_organ_seized_one_person_does_not_accept() -> None:
    running = p.shown((STATION.id, None, "2026-03-18"))
    act = act_of(SEIZED, refused(running))
    assert judged(SEIZED, act, today=date(2026, 3, 5)) == (act, None)


@pytest.mark.parametrize("found", ["是", {"petition": "1"}, {"petition": "1", "requests": [{"n": 1}]}])
def test_what_was_found_is_told_in_one_shape_alone(found: Any) -> None:
    for word in (refused(found), repeat(found)):
        assert why(word) == "此前信访事项的情况应当由系统从该件案卷中核对。"
        assert basis_of(act_of(SEIZED, word)) == "没有可以核对的案卷，以填写的内容和所附材料为准。"


def test_no_other_act_rests_on_another_file() -> None:
    assert basis_of(act_of(SEIZED, w.accept(on=ON))) == ""


def test_the_number_by_which_a_file_was_read_is_not_corrected() -> None:
    done = then(SEIZED, refused(p.shown((STATION.id, None, "2026-03-18"))))
    told = w.word(
        w.ActKind.CORRECT,
        ON,
        {"ground": "SLIP", "text": "笔误", "corrected": {"earlier": w.reference("另一件")}},
        {"target": 2, "at": DEPARTMENT, "by": CapacityKind.HANDLER},
    )
    assert "记录只能更正" in refusal(done, told).why
