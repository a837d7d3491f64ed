"""A part taken into a file of its own: whom the first file is kept from, and from which day the second runs."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from law import words as w
from law import words_paths as p
from law import words_several as v
from law.cast import BUREAU, DEPARTMENT, GOVERNMENT, OTHER_TOWN, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import allowed, case, refusal, then
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind
from xinfang.law.telling import proof

MONDAY = "2026-03-02"
OFFICER: dict[str, Any] = {"at": BUREAU, "by": CapacityKind.CASE_OFFICER}


def accused_town(on: str = MONDAY) -> CaseFile:
    """Give a claim out of which an accusation of the town was taken."""
    return case(w.register(on=MONDAY), v.split("ACCUSATION", on=on, accused=[TOWN], **OFFICER))


def test_the_first_file_never_goes_to_whom_the_accusation_names_nor_below() -> None:
    first = accused_town()
    assert first.accused_units == {TOWN.id}
    assert "不得将检举、揭发材料转给" in refusal(first, w.transfer(to=TOWN, on=MONDAY)).why
    assert allowed(first, w.transfer(to=OTHER_TOWN, on=MONDAY))
    county = case(w.register(on=MONDAY), v.split("ACCUSATION", on=MONDAY, accused=[TOWN, DEPARTMENT], **OFFICER))
    assert county.accused_units == {TOWN.id, DEPARTMENT.id}


def test_the_first_file_is_not_put_to_an_accused_body_for_its_decision() -> None:
    first = case(w.register(on=MONDAY), v.split("ACCUSATION", on=MONDAY, accused=[GOVERNMENT], **OFFICER))
    assert "不得将检举、揭发材料转给" in refusal(first, p.refer(to=GOVERNMENT, on=MONDAY)).why


def test_an_accusation_taken_out_changes_no_state_and_no_duty_of_the_first_file() -> None:
    before = case(w.register(on=MONDAY))
    after = accused_town()
    assert (after.obligations, states(after), after.concealed) == (before.obligations, ["REGISTERED"], False)


def test_an_accusation_that_names_nobody_shields_the_file_from_nobody() -> None:
    first = case(w.register(on=MONDAY), v.split("ACCUSATION", on=MONDAY, **OFFICER))
    assert (first.accused_units, first.accused_persons) == (frozenset(), frozenset())


def test_the_second_file_runs_from_the_day_on_which_the_first_was_received() -> None:
    first = case(w.register(on=MONDAY))
    second = case(v.taken_out(on="2026-03-20", of=v.origin(first)))
    assert second.received_on == day(MONDAY)
    route = duty(second, "R22-22-route")
    assert (route.due, stands(route, "2026-03-20")) == (duty(first, "R22-22-route").due, Standing.OVERDUE)
    told = proof(route, rulebook=second.rulebook, calendar=second.calendar, act=second.acts[0])
    assert any("期限自原件收到之日2026年3月2日起算" in step.text and step.inferred for step in told.steps)


def test_the_second_file_runs_under_the_text_in_force_when_the_first_was_received() -> None:
    first = case(w.register(on="2022-04-28"))
    second = case(v.taken_out(on="2022-05-05", of=v.origin(first)))
    assert [o.rule for o in second.obligations] == [o.rule for o in first.obligations] == ["R05-21-route"]


def test_an_extract_takes_the_request_along_and_ends_what_organs_owed_on_the_first_file() -> None:
    first = case(
        w.register(on=MONDAY),
        w.transfer(to=TOWN, on="2026-03-04"),
        v.split("ACCUSATION", on="2026-03-09", accused=[TOWN], **OFFICER),
    )
    after = then(first, v.split("EXTRACT", on="2026-03-10", **OFFICER))
    assert states(after) == ["MOVED"]
    assert after.concluded_on == day("2026-03-10")
    notice = duty(after, "R22-23-fwd")
    assert (notice.is_open, notice.void_by) == (False, 4)
    assert [r.void_by for r in after.remedies] == [4]


def test_what_is_owed_upward_stays_on_the_first_file_and_can_be_met_there() -> None:
    first = then(case(w.register(on=MONDAY), *above()), v.split("ACCUSATION", on=MONDAY, accused=[TOWN], **OFFICER))
    after = then(first, v.split("EXTRACT", on=MONDAY, **OFFICER))
    assert duty(after, "N22-22-above").is_open


def above() -> tuple[Any, ...]:
    return (p.receive_from_above(on=MONDAY, report_by="2026-06-30"),)


def test_an_extract_goes_nowhere_until_somebody_else_has_released_it() -> None:
    first = accused_town()
    made = v.taken_out(on=MONDAY, of=v.origin(first, extract=True), by=CapacityKind.CASE_OFFICER, person=104)
    extract = case(made)
    assert "摘录人以外的人员核对放行" in refusal(extract, w.transfer(to=TOWN, on=MONDAY)).why
    assert "摘录人以外" in refusal(extract, v.release(on=MONDAY, person=104)).why
    released = then(extract, v.release(on=MONDAY, person=109, by=CapacityKind.SECTION_HEAD))
    assert states(then(released, w.transfer(to=TOWN, on=MONDAY))) == ["ROUTED"]


def test_only_a_file_out_of_which_an_accusation_was_taken_needs_an_extract() -> None:
    whole = case(w.register(on=MONDAY))
    assert "只有已经分出检举控告部分" in refusal(whole, v.split("EXTRACT", on=MONDAY, **OFFICER)).why


def test_an_extract_is_made_by_the_office_of_one_request_of_the_same_class_before_it_is_answered() -> None:
    first = case(
        w.register(w.CLAIM, w.CLAIM, on=MONDAY),
        w.transfer(to=OTHER_TOWN, on=MONDAY),
        v.split("ACCUSATION", on=MONDAY, accused=[TOWN], **OFFICER),
    )
    assert "一次只办一项诉求" in refusal(first, v.split("EXTRACT", on=MONDAY, **OFFICER)).why
    organ = v.split("EXTRACT", on=MONDAY, at=OTHER_TOWN, requests=(1,))
    assert "由登记该信访事项的信访部门办理" in refusal(first, organ).why
    suggestion = v.split("EXTRACT", on=MONDAY, requests=(1,), to=v.other(classes=["SUGGESTION"]), **OFFICER)
    assert "应当与原诉求相同" in refusal(first, suggestion).why
    one = {"requests": (1,)}
    answered = then(first, w.accept(on=MONDAY, **one), w.hear(on=MONDAY), w.issue_opinion(on=MONDAY))
    assert "已经出具处理意见" in refusal(answered, v.split("EXTRACT", on=MONDAY, **one, **OFFICER)).why


def test_the_part_is_called_what_it_is() -> None:
    whole = case(w.register(on=MONDAY))
    claim = v.split("ACCUSATION", on=MONDAY, to=v.other(), **OFFICER)
    accusation = v.split("OTHER", on=MONDAY, to=v.other(classes=["ACCUSATION"]), **OFFICER)
    for word in (claim, accusation):
        assert "检举控告部分应当选" in refusal(whole, word).why
    named = v.split("OTHER", on=MONDAY, accused=[TOWN], **OFFICER)
    assert "只有检举控告部分登记" in refusal(whole, named).why


def test_a_registration_says_in_full_out_of_what_it_was_taken() -> None:
    first = case(w.register(on=MONDAY))
    for odd in ({"petition": "1"}, {**v.origin(first), "requests": ["1"]}, {**v.origin(first), "clocks": [{}]}):
        assert refusal(case(), v.taken_out(on=MONDAY, of=odd)).why == "分立的来源不合格式。"


def test_splitting_cannot_be_annulled_so_the_shield_stays() -> None:
    assert "记录不能撤销" in refusal(accused_town(), w.annul(2, on=MONDAY)).why


def test_an_extract_is_not_extended_by_more_days_than_the_first_file_had_been() -> None:
    first = accused_town()
    extract = case(
        v.taken_out(on=MONDAY, of=v.origin(first, extract=True, days=10)),
        v.release(on=MONDAY),
        w.transfer(to=TOWN, on=MONDAY),
        w.accept(on=MONDAY),
    )
    assert "不得超过10日" in refusal(extract, w.request_extension(on=MONDAY, days=11)).why
    assert allowed(extract, w.request_extension(on=MONDAY, days=10))


days = st.integers(min_value=0, max_value=12)


@given(days, days, days, days, st.booleans())
def test_splitting_moves_no_statutory_due_later(a: int, b: int, c: int, d: int, accepted: bool) -> None:
    dates = [date(2026, 3, 2) + timedelta(days=sum((a, b, c, d)[:n])) for n in range(5)]
    on = [one.isoformat() for one in dates]
    first = case(w.register(on=on[0]), w.transfer(to=TOWN, on=on[1]))
    if accepted:
        first = then(first, w.accept(on=on[2]))
    first = then(first, v.split("ACCUSATION", on=on[3], accused=[TOWN], **OFFICER))
    second = case(
        v.taken_out(on=on[3], of=v.origin(first, extract=True)),
        v.release(on=on[3]),
        w.transfer(to=TOWN, on=on[4]),
        w.accept(on=on[4]),
    )
    for rule in ("R22-22-route", "R22-23-fwd", "R22-34-handle"):
        for told in owed(first, rule):
            (now,) = owed(second, rule)
            assert now.due is not None
            assert told.due is not None
            assert now.due <= told.due, rule
