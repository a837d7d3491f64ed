"""The simulator: the same seed gives the same acts, whatever is broken off, and the judge allows them all."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from statistics import median

import pytest
from django.db import transaction

from doing import Doing
from xinfang.demo.county import load_county
from xinfang.demo.simulation.courses import course
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.dice import LAGS, Dice
from xinfang.demo.simulation.matter import Arrival, Deed, Law, Matter
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.overseeing import supervised
from xinfang.demo.simulation.play import Play, Report
from xinfang.demo.simulation.year import Wanted, play_year
from xinfang.kernel.chance import Chance
from xinfang.kernel.clock import CHINA
from xinfang.kernel.errors import UserError
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.texts import ONLY_2022
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.inputs import active
from xinfang.petitions.models import ActRecord, Outbox, PendingAnswer, PendingCommand, Petition
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

LAST = date(2026, 6, 30)
MAPPING = """
system = "own-texts"
[columns]
id = "留言编号"
name = "留言用户"
received = "留言时间"
text = ["留言主题", "留言详情"]
"""
HEADINGS = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情"]


@pytest.fixture
def county(db: None) -> None:
    load_county()


def play(seed: str, count: int = 12, *, until: date = LAST, arriving: date = LAST) -> Report:
    those = offices()
    arrivals = crowd(count, until=arriving, days=150, offices=those, seed="texts")
    inputs = active()
    law = Law(inputs.rulebook, inputs.calendar)
    played = Play(seed, those, law, datetime.combine(until, time.max, tzinfo=CHINA)).enter(arrivals)
    played.through(until)
    return played.report


def journal() -> list[tuple[str, bytes]]:
    """Give kind and hash of every act, petition by petition."""
    acts = ActRecord.objects.order_by("petition__number", "seq").values_list("kind", "hash")
    return [(kind, bytes(head)) for kind, head in acts]


def played_and_undone(seed: str) -> list[tuple[str, bytes]]:
    with transaction.atomic():
        play(seed)
        found = journal()
        transaction.set_rollback(True)
    return found


def whole() -> None:
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []


def test_the_same_seed_gives_the_same_hashes_and_another_seed_other_acts(county: None) -> None:
    first = played_and_undone("1")
    assert len(first) > 60
    assert played_and_undone("1") == first
    assert [kind for kind, _ in played_and_undone("2")] != [kind for kind, _ in first]


def test_every_act_is_allowed_and_the_records_are_whole(county: None) -> None:
    report = play("1", 40)
    assert report.refused == Counter()
    assert report.petitions == Petition.objects.count() == 40
    assert report.acts == ActRecord.objects.count() == report.kinds.total()
    assert {"register", "transfer", "inform", "accept", "issue_opinion", "serve", "conclude"} <= report.kinds.keys()
    whole()


def test_what_was_broken_off_goes_on_to_the_same_end(county: None) -> None:
    wanted = played_and_undone("1")
    half = play("1", until=date(2026, 4, 10))
    assert 0 < half.acts < len(wanted)

    again = play("1")

    assert (again.known, again.acts) == (half.acts, len(wanted))
    assert journal() == wanted
    whole()


def test_nothing_happens_on_a_rest_day_but_what_petitioners_do(county: None) -> None:
    play("1", 40)
    calendar = active().calendar
    by_staff = ActRecord.objects.exclude(unit=None).values_list("recorded_at", flat=True)
    assert all(calendar.is_working(moment.astimezone(CHINA).date()) for moment in by_staff)


def file_of(place: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    with (place / "messages.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADINGS, *rows])
    return place / "messages.csv"


def year(place: Path, *, of: int = 2023, as_year: int = 2026) -> Report:
    wanted = Wanted(place, "own-texts", of, as_year, seed=3, until=date(2026, 11, 20))
    return [report for _, report in play_year(wanted)][-1]


@pytest.fixture
def messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file of four messages, one of another year, beside a mapping of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own-texts").write_text(MAPPING, encoding="utf-8")
    return file_of(
        tmp_path,
        ("1", "甲", "井店镇桥面破损", "2023-03-04 10:00:00", "桥面有坑，请求修复。"),
        ("2", "乙", "建议延长开放时间", "2023-03-06 09:00:00", "建议晚上延长一小时。"),
        ("3", "", "举报村干部", "2023-03-07 12:00:00", "反映补贴名单不实。"),
        ("4", "丁", "去年的事", "2022-03-07 12:00:00", "去年反映的情况。"),
    )


def test_the_messages_of_a_year_are_played_as_those_of_another(county: None, messages: Path) -> None:
    report = year(messages)
    assert (report.petitions, report.refused) == (3, Counter())
    days = Petition.objects.order_by("received_on").values_list("received_on", "concealed")
    assert list(days) == [(date(2026, 3, 4), False), (date(2026, 3, 6), False), (date(2026, 3, 7), True)]
    assert {number.split("-")[1] for number in Petition.objects.values_list("number", flat=True)} == {"2026"}
    whole()


def test_a_simulation_played_again_adds_nothing(county: None, messages: Path) -> None:
    first = year(messages)
    before = ActRecord.objects.count(), Outbox.objects.count()
    again = year(messages)
    assert (again.known, again.acts) == (first.acts, first.acts)
    assert (ActRecord.objects.count(), Outbox.objects.count()) == before


def test_beside_other_petitions_nothing_is_played(county: None, messages: Path) -> None:
    Doing(date(2026, 3, 2)).register()
    with pytest.raises(UserError, match="另用一个空的数据文件夹"):
        year(messages)
    assert Petition.objects.count() == 1


def test_a_year_under_the_regulation_of_2005_is_played_by_its_acts_alone(county: None) -> None:
    report = play("5", 60, until=date(2019, 12, 30), arriving=date(2019, 6, 30))
    assert report.refused == Counter()
    assert report.petitions == 60
    assert {kind for kind in report.kinds if ACTS[ActKind(kind)].texts == ONLY_2022} == set()
    assert {"deny", "accept", "inform", "issue_opinion"} <= report.kinds.keys()
    whole()


def test_petitioners_withdraw_and_ask_for_review_and_second_persons_confirm(county: None) -> None:
    report = play("12", 90, until=date(2026, 11, 20))
    assert report.refused == Counter()
    asked = {"request_review", "admit_review", "decide_review", "serve_review"}
    closed = {"confirm_conclusion", "reopen", "withdraw", "revoke_withdrawal", "annul"}
    assert asked | closed <= report.kinds.keys()
    confirmed = PendingAnswer.objects.filter(verdict="CONFIRMED").values_list("pending__kind", "capacity")
    assert {("serve", "ORGAN_HEAD"), ("annul", "SECTION_HEAD")} <= set(confirmed)
    assert not PendingCommand.objects.open().exists()
    whole()


def test_who_writes_again_of_the_same_is_linked_and_handled_together(county: None) -> None:
    text, party = "井店镇桥面破损\n井店镇桥面有坑，请求修复。", PartyIn(name="赵小兰", address="涉县井店镇一街")
    inputs, days = active(), [date(2026, 3, day) for day in range(2, 12)]
    arrivals = [Arrival(f"again-{day}", day, (Ask(text),), party) for day in days]
    law, until = Law(inputs.rulebook, inputs.calendar), datetime(2026, 11, 20, tzinfo=CHINA)
    played = Play("again-4", offices(), law, until).enter(arrivals)
    played.through(date(2026, 11, 20))
    assert played.report.refused == Counter()
    assert played.report.kinds["link"] >= 2
    assert played.report.kinds["join_to"] >= 1
    whole()


def test_the_courses_tell_of_every_end_that_a_matter_can_come_to(county: None) -> None:
    told = {deed.kind.value for course in courses(3_000) for deed in course}
    reviewed = {"refuse_review", "supply_file", "hold_hearing", "request_final_review", "explain_end", "offer_aid"}
    assert reviewed | {"return_for_rework", "revoke_withdrawal", "unlink", "unjoin"} <= told


def courses(count: int) -> Iterator[list[Deed]]:
    """Give the deeds of a year's courses, as they are told, without doing them."""
    those, inputs = offices(), active()
    law = Law(inputs.rulebook, inputs.calendar)
    for arrival in crowd(count, until=date(2025, 12, 20), days=360, offices=those, seed="told"):
        yield list(course(Matter(arrival, those, law, Dice(f"told|{arrival.key}"), arrival.day, earlier="another")))


def test_courses_answer_as_late_as_published_replies(county: None) -> None:
    """Published: half within 11 days, 94 of a hundred within 60; here no answer falls on a rest day."""
    days = []
    for deeds in courses(2_000):
        answer = next((deed.day for deed in deeds if deed.kind is ActKind.ISSUE_OPINION), None)
        days += [(answer - (deeds[0].happened_on or deeds[0].day)).days] if answer is not None else []
    assert len(days) > 1_000
    assert 10 <= median(days) <= 13
    assert 0.92 < sum(day <= 60 for day in days) / len(days) < 0.96


def test_answers_take_as_long_as_published_ones() -> None:
    dice = Dice("lags")
    days = sorted(dice.lag() for _ in range(20_000))
    for percent, wanted in LAGS[1:-1]:
        assert days[len(days) * percent // 100] == pytest.approx(wanted, rel=0.12)
    assert 0.92 < sum(day <= 60 for day in days) / len(days) < 0.96


def test_what_is_not_simulated_is_drawn_from_nothing() -> None:
    first, second = Chance(), Chance()
    assert {first.uuid() for _ in range(50)}.isdisjoint(second.uuid() for _ in range(50))
    assert len(first.bytes(32)) == 32
    assert {first.below(3) for _ in range(100)} == {0, 1, 2}


def forgotten(seed: int) -> list[Deed]:
    """Give what is done about a claim that its organ forgets, by the dice of the seed."""
    inputs, those = active(), offices()
    arrival = Arrival("1", date(2026, 3, 2), (Ask("请求修复村口道路。"),), PartyIn(name="王某", address="县城"))
    law = Law(inputs.rulebook, inputs.calendar)
    matter = Matter(arrival, those, law, Dice(f"forgotten {seed}"), day=arrival.day, organ="130426104")
    return list(supervised(matter))


def without_advice(deeds: list[Deed]) -> list[ActKind]:
    """Give the kinds of the deeds but for what is recommended or made known beside them now and then."""
    return [deed.kind for deed in deeds if deed.kind not in (ActKind.RECOMMEND, ActKind.CIRCULATE)]


def test_a_forgotten_matter_is_reminded_of_again_supervised_and_answered_the_same_by_the_same_dice(
    county: None,
) -> None:
    told = [without_advice(forgotten(seed)) for seed in range(40)]
    assert told == [without_advice(forgotten(seed)) for seed in range(40)]
    whole_way = [ActKind.REMIND, ActKind.SUPERVISE, ActKind.ANSWER_SUPERVISION, ActKind.REPORT_ADOPTION]
    assert whole_way in told
    assert [ActKind.REMIND] in told  # never supervised: a finding against the bureau
    assert all(kinds == whole_way[: len(kinds)] for kinds in told)
