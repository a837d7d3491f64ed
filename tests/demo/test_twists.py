"""What now and then comes between in the simulated county: told by a course, done at the door, kept whole."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from itertools import islice

import pytest

from xinfang.demo import cast
from xinfang.demo.county import load_county
from xinfang.demo.simulation.courses import course
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival, Law, Matter
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.play import Play, Report
from xinfang.kernel.clock import CHINA
from xinfang.law.acts import Act, ActKind
from xinfang.petitions.commands import Ask
from xinfang.petitions.inputs import active
from xinfang.petitions.models import ActRecord, Party, PendingAnswer, PendingCommand, Petition, Text
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

K = ActKind
SEED, LAST = "twists", date(2026, 11, 20)
LOOKED_AT = 2_500


@pytest.fixture(autouse=True)
def county(db: None) -> None:
    load_county()


def told_of(*marks: str, count: int = 4) -> list[Arrival]:
    """Give the first arrivals of half a year whose courses tell of one of the kinds of act, or of the class."""
    found = (arrival for arrival in arrivals() if told()[arrival.key] & {*marks})
    return list(islice(found, count))


def arrivals() -> Iterator[Arrival]:
    return crowd(LOOKED_AT, until=date(2026, 5, 29), days=150, offices=offices(), seed=SEED)


@cache
def told() -> dict[str, frozenset[str]]:
    """Give by arrival the kinds of act of which its course tells, and the classes to which it changes."""
    those, inputs = offices(), active()
    law = Law(inputs.rulebook, inputs.calendar)
    marks = {}
    for arrival in arrivals():
        deeds = list(course(Matter(arrival, those, law, Dice(f"{SEED}|{arrival.key}"), arrival.day)))
        classes = {f"to {deed.values['klass']}" for deed in deeds if "klass" in deed.values}
        classes |= {f"apart: {ask.klass.value}" for deed in deeds for ask in deed.asks if deed.kind is K.SPLIT}
        marks[arrival.key] = frozenset({deed.kind.value for deed in deeds} | classes)
    return marks


def played(arrivals: list[Arrival]) -> Report:
    """Play the arrivals to their end; demand that nothing was refused and everything is whole."""
    inputs = active()
    until = datetime.combine(LAST, time.max, tzinfo=CHINA)
    play = Play(SEED, offices(), Law(inputs.rulebook, inputs.calendar), until).enter(arrivals)
    play.through(LAST)
    assert play.report.refused == Counter()
    assert play.report.acts == ActRecord.objects.count() == play.report.kinds.total()
    assert play.report.petitions == Petition.objects.count()
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []
    return play.report


def acts_of_kind(kind: ActKind) -> list[Act]:
    """Give all acts of the kind, of whatever petition."""
    return [act for petition in Petition.objects.all() for act in case_of(petition).acts if act.kind is kind]


def test_spoken_words_are_read_back_by_whoever_wrote_them_down() -> None:
    report = played(told_of(K.READ_BACK, count=6))
    assert report.kinds["read_back"] == 6
    written = ActRecord.objects.filter(kind="register").values_list("petition", "person")
    read = ActRecord.objects.filter(kind="read_back").values_list("petition", "person")
    assert set(read) <= set(written)


def test_a_part_taken_out_goes_its_own_way_from_the_first_receipt() -> None:
    report = played(told_of(K.SPLIT))
    assert (report.kinds["split"], report.petitions) == (4, 8)
    for first in Petition.objects.filter(pk__in=ActRecord.objects.filter(kind="split").values("petition")):
        part = Petition.objects.exclude(pk=first.pk).filter(received_on=first.received_on)
        assert part.exists()
    assert report.kinds["transfer"] + report.kinds["assign"] >= 7


def test_two_parts_of_one_petition_go_two_ways() -> None:
    claims = (Ask("桥面破损\n桥面有坑，请求修复。"), Ask("路灯损坏\n路灯不亮，请求维修。"))
    key = next(key for key in map("two-{}".format, range(20_000)) if splits(key, 1) and splits(key, 2))
    report = played([Arrival(key, date(2026, 3, 2), claims)])
    assert (report.kinds["split"], report.petitions) == (2, 3)


def splits(key: str, request: int) -> bool:
    """Tell whether fate has a part taken out of the request."""
    return Dice(f"{SEED}|{key}").branch(f"request {request}").branch(f"{request}|apart").happens(2)


@pytest.mark.parametrize("klass", ["CLAIM", "SUGGESTION"])
def test_another_class_leads_on_by_the_other_way_and_late_needs_a_second_person(klass: str) -> None:
    changed = told_of(f"to {klass}", count=5)
    report = played(changed)
    assert report.kinds["change_class"] >= len(changed) >= 2
    assert report.kinds["accept" if klass == "CLAIM" else "study"] >= 1
    late = PendingAnswer.objects.filter(pending__kind="change_class", verdict="CONFIRMED").count()
    assert report.kinds["inform_class"] <= late <= report.kinds["change_class"]


def test_disputes_of_competence_are_agreed_or_ruled_and_the_organ_goes_on() -> None:
    report = played(told_of(K.RULE_COMPETENCE, K.AGREE_LEAD, count=24))
    assert report.kinds["rule_competence"] + report.kinds["agree_lead"] >= 24
    assert report.kinds["agree_lead"] >= 1
    assert {act.payload["ruler"] for act in acts_of_kind(K.RULE_COMPETENCE)} >= {"COMMON_SUPERIOR", "RECUSED"}


def test_who_has_stepped_back_does_nothing_more_and_a_colleague_goes_on() -> None:
    report = played(told_of(K.RECUSE, count=3))
    assert report.kinds["recuse"] == 3
    for row in ActRecord.objects.filter(kind="recuse"):
        later = ActRecord.objects.filter(petition=row.petition, seq__gt=row.seq)
        assert not later.filter(person=row.person_id).exists()


def test_a_challenge_is_decided_by_the_organs_head() -> None:
    report = played(told_of(K.CHALLENGE_RECUSAL))
    assert report.kinds["challenge_recusal"] == report.kinds["decide_recusal"] == 4
    assert set(ActRecord.objects.filter(kind="decide_recusal").values_list("capacity", flat=True)) == {"ORGAN_HEAD"}


def test_a_correction_takes_two_persons() -> None:
    report = played(told_of(K.CORRECT))
    assert report.kinds["correct"] == 4
    found = PendingCommand.objects.filter(kind="correct", answer__verdict="CONFIRMED")
    assert found.count() == 4
    assert all(one.answer.person_id != one.person_id for one in found)


def test_who_joins_is_told_and_served_by_himself() -> None:
    joined = [arrival for arrival in told_of(K.JOIN_PERSON, count=8) if K.LEAVE_PERSON not in told()[arrival.key]]
    report = played(joined)
    assert report.kinds["join_person"] == len(joined) >= 2
    assert Party.objects.count() == len(joined) + sum(arrival.party.told for arrival in joined)
    served = sum({K.JOIN_PERSON, K.SERVE} <= told()[arrival.key] for arrival in joined)
    assert report.kinds["serve"] >= 2 * served >= 4


def test_contents_are_destroyed_where_the_law_allows_it_and_nowhere_else() -> None:
    report = played(told_of(K.DISPOSE, count=12))
    gone = ActRecord.objects.filter(kind="dispose").values_list("petition", flat=True)
    assert 1 <= report.kinds["dispose"] == len(gone) < 12
    assert not Text.objects.filter(petition__in=gone).exists()
    assert not PendingCommand.objects.open().exists()


def test_what_is_brought_straight_to_an_organ_is_passed_down_or_led_elsewhere() -> None:
    report = played(told_of(K.FORWARD_WITHIN_SYSTEM, count=3) + told_of(K.DIRECT_ELSEWHERE, count=2))
    assert report.kinds["forward_within_system"] == report.kinds["inform_forwarded_to"] == 3
    assert report.kinds["direct_elsewhere"] == 2
    where = ActRecord.objects.filter(kind="register").values_list("unit__code", flat=True)
    assert list(where).count(cast.GOVERNMENT) == 3
    assert cast.BUREAU not in where


def test_what_the_organ_below_has_in_hand_the_government_does_not_accept() -> None:
    grave = told_of(K.REFER_FOR_DECISION, count=60)
    report = played(grave)
    assert report.kinds["refuse"] == report.petitions - len(grave) >= 1


def test_what_is_brought_again_after_the_end_is_not_accepted_any_more() -> None:
    ended = told_of(K.EXPLAIN_END, count=12)
    report = played(ended)
    assert report.kinds["decline_repeat"] == report.petitions - len(ended) >= 1
    assert PendingAnswer.objects.filter(pending__kind="decline_repeat", verdict="CONFIRMED").exists()


def test_the_county_objects_upward_and_what_the_city_takes_back_is_ended() -> None:
    report = played(told_of(K.OBJECT_ABOVE, count=5))
    assert report.kinds["object_above"] == report.kinds["reject_above"] + report.kinds["uphold_above"] == 5
    assert report.kinds["uphold_above"] >= 1


def test_after_a_supervision_each_of_the_three_is_recommended() -> None:
    played(told_of(K.RECOMMEND, count=12))
    assert {act.payload["which"] for act in acts_of_kind(K.RECOMMEND)} == {"IMPROVE", "POLICY", "ACCOUNTABILITY"}


OTHERS = (
    "hold_handling_hearing", "settle", "return_papers", "notify_personnel", "recall_transfer", "report_interim",
    "report_above", "circulate", "notify_hearing",
)  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_what_comes_between_now_and_then_is_allowed(kind: str) -> None:
    report = played(told_of(kind, count=3))
    assert report.kinds[kind] >= 1


def test_who_leaves_with_his_signed_paper_is_served_no_more() -> None:
    left = told_of(K.LEAVE_PERSON, count=3)
    report = played(left)
    assert report.kinds["join_person"] == report.kinds["leave_person"] == len(left) >= 2
    assert report.kinds["serve"] == sum(K.SERVE in told()[arrival.key] for arrival in left) >= 1


def test_a_contested_route_stands_or_the_organ_takes_the_matter_up_itself() -> None:
    contested = told_of(K.CONTEST_ROUTE, count=12)
    report = played(contested)
    assert report.kinds["contest_route"] == report.kinds["answer_contest"] == len(contested)
    decided = [act.payload["decision"] for act in acts_of_kind(K.ANSWER_CONTEST)]
    assert set(decided) == {"ROUTE_STANDS", "TAKEN_UP"}
    assert report.kinds["accept"] >= decided.count("TAKEN_UP")


def test_an_accusation_that_is_split_off_goes_to_the_discipline_organ_alone() -> None:
    report = played(told_of("apart: ACCUSATION", count=3))
    parts = Petition.objects.filter(concealed=True)
    assert len(parts) == 3 == report.kinds["split"]
    sent = [act.payload["to"]["kind"] for part in parts for act in case_of(part).acts if act.kind is K.TRANSFER]
    assert sent
    assert set(sent) <= {"DISCIPLINE", "PERSONNEL"}


def test_who_withdraws_at_the_window_signs_for_it() -> None:
    played(told_of(K.WITHDRAW, count=10))
    taken = acts_of_kind(K.WITHDRAW)
    by_clerk = [act for act in taken if act.by.unit is not None]
    assert 1 <= len(by_clerk) < len(taken)
    assert [act for act in taken if (act.evidence is None) is (act.by.unit is not None)] == []
