"""What the fold and the judge say of odd acts, and what is told of changes: the corners of rules tested elsewhere."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import xinfang.law
from law import words as w
from law import words_review as e
from law.cast import BUREAU, TOWN
from law.test_fold_review import local
from law.words import ActWord, act_of, case, refusal, then
from law.words_correction import correct, words_of_request
from law.words_disputes import rule
from law.words_paths import mediate, sign_agreement
from law.words_persons import join
from law.words_recusal import recuse
from xinfang.law.acts import ActKind, Doer, canonical, version_of
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, step
from xinfang.law.competence import Organ, common_superior
from xinfang.law.corrections import changes, fields_of, said_of, shape_fault
from xinfang.law.daytable import day_table
from xinfang.law.errors import LawError, RuleRefused
from xinfang.law.fit import awaits_approval
from xinfang.law.judge import annullable, check, correctable, offers
from xinfang.law.notices import notice_from_bytes
from xinfang.law.persons import holder_of
from xinfang.law.reckoning import due_many
from xinfang.law.review_position import review_positions
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.rulebook import Rulebook, amended, drafted, shipped_rulebook
from xinfang.law.wording import Wording

RULES = shipped_rulebook()
ROUTED = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
ACCEPTED = (*ROUTED, w.accept(on="2026-03-05"), w.hear(on="2026-03-06"))
SERVED = (*ACCEPTED, w.issue_opinion(on="2026-03-20"), w.serve(on="2026-03-23"))
ASKED = (*SERVED, e.request_review(on="2026-04-01"))
READER = Doer(CapacityKind.ANALYST, unit=BUREAU.id, person=108)


def test_a_stored_act_tells_its_version() -> None:
    assert version_of(canonical(case(*ROUTED).acts[0])) == 1


def test_each_step_of_a_review_has_its_words() -> None:
    decided = case(*ASKED, e.decide_review(on="2026-04-20"))
    assert decided.requests[0].reviews[0].stage == "已提出复查意见，等待送达"
    assert then(decided, e.serve_review(on="2026-04-22")).requests[0].reviews[0].stage == "复查意见已送达"


def test_an_order_to_decide_anew_is_a_stage_of_the_review() -> None:
    said = (*ASKED, e.decide_review("ORDER_ANEW", on="2026-04-20"), e.order_redo(on="2026-04-21", by_day="2026-05-20"))
    ordered = case(*said, rulebook=local())
    [found] = review_positions(ordered, ordered.requests[0])
    assert [stage.on for stage in found.position.stages if "重新办理" in stage.station.label] == [date(2026, 4, 21)]


@pytest.mark.parametrize("kind", [ActKind.CORRECT, ActKind.ANNUL])
def test_a_stored_act_on_one_that_is_not_there_changes_nothing_and_is_marked(kind: ActKind) -> None:
    before = case(*ROUTED)
    odd = replace(act_of(before, correct(1, on="2026-03-04", day="2026-03-01")), kind=kind, target=99)
    after = step(before, odd)
    assert (after.requests, after.obligations) == (before.requests, before.obligations)
    assert [anomaly.seq for anomaly in after.anomalies] == [3]


def test_a_unit_that_sees_everything_sees_no_less_by_being_sent_something() -> None:
    before = case(w.register(on="2026-03-02"))
    back = act_of(before, w.transfer(to=BUREAU, on="2026-03-03"))
    assert (before.sees(BUREAU.id), step(before, back).sees(BUREAU.id)) == (None, None)


def test_a_stored_recusal_of_nobody_keeps_nobody_out() -> None:
    before = case(*ACCEPTED)
    nobody = replace(act_of(before, recuse(on="2026-03-09")), by=Doer(CapacityKind.HANDLER, unit=TOWN.id))
    assert step(before, nobody).requests[0].recused == frozenset()


def test_an_extension_waits_from_the_request_to_the_heads_decision() -> None:
    asked = case(*ACCEPTED, w.request_extension(on="2026-04-01", days=10))
    assert awaits_approval(asked.requests[0])
    assert not awaits_approval(then(asked, w.approve_extension(on="2026-04-02")).requests[0])
    assert not awaits_approval(case(*ACCEPTED).requests[0])


def test_an_act_on_requests_names_some() -> None:
    before = case(*ROUTED)
    bare = replace(act_of(before, w.accept(on="2026-03-05")), requests=())
    refused = check(before, bare, today=bare.happened_on)
    assert refused is not None
    assert refused.why == "请选择“受理”所涉及的诉求。"


def test_who_only_reads_annuls_and_corrects_nothing_and_nothing_is_offered_without_a_petition() -> None:
    now = case(*ROUTED)
    assert (annullable(now, actor=READER), correctable(now, actor=READER)) == ((), ())
    assert offers(empty(RULES, shipped_calendar()), actor=READER) == ()


def test_whoever_raised_an_objection_does_not_rule_on_it() -> None:
    objected = case(*ROUTED, w.objection(on="2026-03-04"))
    assert refusal(objected, w.uphold(on="2026-03-05", person=201)).why == (
        "异议应当由提出人以外的人员核实（第二十三条第三款）。"
    )


def test_a_signed_paper_has_no_words_to_correct() -> None:
    signed = case(*ACCEPTED, mediate(on="2026-03-09", agreed=True), sign_agreement(on="2026-03-10"))
    assert fields_of(signed.acts[-1]) == ()
    assert fields_of(signed.acts[3]) != ()


def test_what_a_correction_changes_is_told_field_by_field() -> None:
    now = case(*ROUTED, w.inform(on="2026-03-05"))
    said = act_of(now, correct(3, on="2026-03-06", day="2026-03-04", corrected={"method": "IN_PERSON"}))
    told = [(one.label, said_of(one, one.old), said_of(one, one.new)) for one in changes(now, said)]
    assert told == [("发生日期", "2026年3月5日", "2026年3月4日"), ("告知方式", "邮寄书面告知", "上门书面告知")]


def test_a_correction_of_nothing_known_tells_of_no_change() -> None:
    now = case(*ROUTED)
    assert changes(now, replace(act_of(now, correct(1, on="2026-03-06", day="2026-03-01")), target=99)) == ()


def test_the_words_of_a_request_are_corrected_under_its_number() -> None:
    now = case(*ROUTED)
    [change] = changes(now, act_of(now, correct(1, on="2026-03-06", corrected=words_of_request(1, "另一段话"))))
    assert (change.label, change.n, change.field) == ("诉求 1", 1, None)
    assert said_of(change, change.old) == said_of(change, None) == ""


def test_a_notice_is_read_from_json_or_toml_and_refused_when_it_is_neither() -> None:
    day = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
    read = notice_from_bytes(json.dumps({"year": 2027, "days": [day]}).encode())
    assert (read.year, read.holidays) == (2027, frozenset({date(2027, 1, 1)}))
    with pytest.raises(LawError, match="不是合格的JSON"):
        notice_from_bytes(b"{year: 2027}")
    with pytest.raises(LawError, match="没有放假的日子"):
        notice_from_bytes(json.dumps({"year": 2027, "days": [{**day, "isOffDay": False}]}).encode())


def test_the_same_date_asked_twice_is_counted_once() -> None:
    first, again, other = due_many(
        [("R22-35-ask", date(2026, 3, 2)), ("R22-35-ask", date(2026, 3, 2)), ("R22-35-ask", date(2026, 3, 3))],
        rulebook=RULES,
        calendar=shipped_calendar(),
    )
    assert first is again
    assert first != other
    assert day_table(shipped_calendar()) is day_table(shipped_calendar())


DRAFT = """
[[rule]]
id = "{id}"
title = "试行"
obligor = "乡镇"
event = "受理"
regulation = "试验办法"
articles = ["1"]
basis = "{basis}"
evidence = "V"
length = 45
unit = "calendar day"
in_force_from = {since}
"""


def draft(
    folder: Path, *, rule: str = "T-1", basis: str = "INTERNAL", since: str = "2026-01-01", more: str = ""
) -> Path:
    place = folder / "rules.toml"
    place.write_text(DRAFT.format(id=rule, basis=basis, since=since) + more, encoding="utf-8")
    return place


def test_a_draft_is_as_if_it_had_always_been_and_a_known_rule_keeps_its_first_day(tmp_path: Path) -> None:
    assert drafted(RULES, [draft(tmp_path)]).rule("T-1").in_force_from is None
    known = drafted(RULES, [draft(tmp_path, rule="R22-34-handle", basis="STATUTORY")]).rule("R22-34-handle")
    assert (known.period.length, known.in_force_from) == (45, date(2022, 5, 1))


def loaded(base: Rulebook, place: Path) -> Rulebook:
    return amended(base, [place], today=date(2026, 3, 5))


def test_a_rule_that_was_in_force_stays_in_force_for_the_days_that_are_past(tmp_path: Path) -> None:
    base = loaded(RULES, draft(tmp_path))
    ended = loaded(base, draft(tmp_path, more="in_force_to = 2026-03-05\n")).rule("T-1")
    assert ended.in_force_to == date(2026, 3, 5)
    for more, since in (
        ("in_force_to = 2026-03-04\n", "2026-01-01"),
        ("", "2026-02-01"),
        ("active = false\n", "2026-01-01"),
    ):
        with pytest.raises(RuleRefused, match="它在过去的日子里已经施行"):
            loaded(base, draft(tmp_path, since=since, more=more))
    with pytest.raises(RuleRefused, match="依据的性质"):
        loaded(base, draft(tmp_path, basis="LOCAL"))


def test_a_file_has_rules_each_once(tmp_path: Path) -> None:
    empty_file = tmp_path / "none.toml"
    empty_file.write_text("[defaults]\n", encoding="utf-8")
    with pytest.raises(LawError, match=r"none\.toml里没有规则"):
        loaded(RULES, empty_file)
    twice = draft(tmp_path)
    twice.write_text(twice.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(RuleRefused, match="编号重复"):
        loaded(RULES, twice)


def test_a_day_that_the_system_wrote_is_not_corrected() -> None:
    now = case(*SERVED, w.rate(on="2026-03-24"))
    said = replace(act_of(now, correct(7, on="2026-03-25", day="2026-03-23", at=BUREAU)), confirmed_by=999)
    assert shape_fault(now.acts[-1], said) == "“满意度评价”的发生日期由系统记载，不能更正。"


def why_not(before: CaseFile, word: ActWord) -> str:
    """Give why the word is refused even when a second person confirms it."""
    refused = check(before, replace(act_of(before, word), confirmed_by=999), today=word.today)
    assert refused is not None
    return refused.why


def test_a_correction_moves_no_act_behind_one_that_rests_on_it() -> None:
    sent = w.transfer(to=TOWN, on="2026-03-03", entered_on="2026-03-05")
    objected = case(w.register(on="2026-03-02"), sent, w.objection(on="2026-03-04", entered_on="2026-03-05"))
    assert why_not(objected, correct(2, on="2026-03-06", day="2026-03-05")).startswith(
        "其后的“提出异议”（2026-03-04）以该记录为前提"
    )


def test_a_correction_brings_no_act_under_a_text_that_does_not_know_it() -> None:
    sent = (w.register(on="2022-04-29"), w.transfer(to=TOWN, on="2022-05-05"))
    objected = case(*sent, w.objection(on="2022-05-06"))
    assert why_not(objected, correct(3, on="2022-05-09", day="2022-04-30")).endswith("在更正后的日期尚无规定。")


def test_a_correction_brings_no_act_under_a_later_text() -> None:
    old = case(w.register(on="2022-04-29", entered_on="2022-05-05"))
    assert why_not(old, correct(1, on="2022-05-05", day="2022-05-02")) == (
        "更正后的日期适用另一部规定，会推迟期限；更正不得推迟期限。"
    )


def test_the_words_of_the_law_are_told_as_data_and_with_the_day_of_their_text() -> None:
    one = Wording("《试验办法》第一条", date(2026, 1, 5), ("甲。",))
    assert one.edition == "2026年1月5日文本"
    assert one.json() == {"place": "《试验办法》第一条", "version": "2026-01-05", "lines": ["甲。"]}


def test_a_stored_decision_on_an_extension_that_nobody_asked_for_extends_nothing() -> None:
    before = case(*ACCEPTED)
    after = step(before, act_of(before, w.approve_extension(on="2026-03-09")))
    dues = [[o.due for o in now.obligations if o.rule == "R22-34-handle"] for now in (before, after)]
    assert (after.requests[0].extension, dues[1]) == (None, dues[0])


def test_the_nearest_unit_above_all_organs_is_their_common_superior() -> None:
    county, city = (20, UnitKind.GOVERNMENT), (30, UnitKind.GOVERNMENT)
    town, department = Organ(2, UnitKind.TOWNSHIP, (county, city)), Organ(3, UnitKind.DEPARTMENT, (county, city))
    assert common_superior([town, department]) == 20
    assert common_superior([town, Organ(9, UnitKind.COURT)]) is None


def test_a_window_is_his_who_was_served() -> None:
    served = case(*SERVED)
    assert holder_of(served, served.remedies[-1]) == served.first_person
    assert holder_of(served, replace(served.remedies[-1], anchor_seq=99)) == served.first_person


def test_a_notice_of_our_own_form_is_read_from_toml() -> None:
    shipped = Path(xinfang.law.__file__).with_name("calendars") / "2026.toml"
    assert notice_from_bytes(shipped.read_bytes()) in shipped_calendar().notices


def test_a_rule_that_never_applied_may_be_written_anew(tmp_path: Path) -> None:
    base = loaded(RULES, draft(tmp_path, more="active = false\n"))
    assert loaded(base, draft(tmp_path, since="2026-06-01")).rule("T-1").in_force_from == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("word", "values", "field"),
    [
        (join(on="2026-03-04"), {"parties": ["王小红"]}, "parties"),
        (join(on="2026-03-04"), {"reachable": "是"}, "parties"),
        (rule(on="2026-03-09"), {"common": {"unit": 20}}, "ruler"),
    ],
)
def test_what_the_door_must_find_out_is_not_taken_from_anybody(
    word: ActWord, values: dict[str, object], field: str
) -> None:
    disputed = case(*ROUTED, w.objection(on="2026-03-04"))
    odd = replace(word, values={**word.values, **values})
    assert refusal(disputed if field == "ruler" else case(*ROUTED), odd).field == field
