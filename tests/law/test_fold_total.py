"""The fold never refuses and never crashes: what does not fit is flagged, and the file stays readable."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.cast import BUREAU, OTHER_TOWN, TOWN
from law.reading import states
from law.words import (
    CLAIM,
    ActWord,
    accept,
    act_of,
    annul,
    approve_extension,
    assign,
    case,
    conclude,
    hear,
    imported,
    inform,
    issue_opinion,
    objection,
    register,
    report_result,
    serve,
    transfer,
    uphold,
)
from xinfang.law.acts import Act, ActKind, Doer, Source
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, fold, step
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook

ROUTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99_999) | st.text(max_size=5) | st.just("2026-03-05"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
SAID = (
    *("to", "asks", "days", "report_by", "delivery", "reachable", "accused", "guardian", "ground", "outcome"),
    *("corrected", "day"),
)
said = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        [
            "to",
            "asks",
            "days",
            "report_by",
            "delivery",
            "reachable",
            "accused",
            "guardian",
            "ground",
            "outcome",
            "corrected",
            "day",
        ],
        json_values
        | st.just({"unit": 2, "kind": "TOWNSHIP", "line": [2], "leaders": []})
        | st.just([{"n": 1, "class": "CLAIM", "text": None}])
        | st.just({"channel": "VISIT"}),
    ),
)
acts = st.builds(
    Act,
    kind=st.sampled_from(ActKind),
    happened_on=st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.just(date(2026, 3, 5)),
    by=st.builds(
        Doer,
        st.sampled_from(CapacityKind),
        st.sampled_from((None, 1, 2, 3)),
        st.sampled_from((None, "PETITION_OFFICE", "TOWNSHIP")),
        person=st.sampled_from((None, 201)),
    ),
    payload=said,
    requests=st.sampled_from(((), (1,), (1, 2), (9,))),
    recorded_at=st.just(datetime(2026, 3, 5, 1, tzinfo=UTC)),
    source=st.sampled_from((Source.DESK, Source.IMPORT)),
    about=st.none() | st.integers(0, 9),
    target=st.none() | st.integers(0, 9),
)


@given(st.lists(acts, max_size=12), st.booleans())
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_the_fold_reads_whatever_was_stored(stored: list[Act], registered: bool) -> None:
    start = case(*ROUTED) if registered else case()
    numbered = [replace(act, seq=n) for n, act in enumerate(stored, start=len(start.acts) + 1)]
    folded = fold([*start.acts, *numbered], rulebook=start.rulebook, calendar=start.calendar)
    assert [a.seq for a in folded.acts] == list(range(1, len(folded.acts) + 1))
    assert folded.state is not None
    assert folded.lead_unit is None or isinstance(folded.lead_unit, int)
    assert folded.concluded_on is None or folded.state.value == "CONCLUDED"


def anomalies(*words: ActWord) -> list[str]:
    """Give what is flagged when the words are folded without being judged."""
    return [anomaly.why for anomaly in unjudged(*words).anomalies]


def unjudged(*words: ActWord) -> CaseFile:
    now = case()
    for word in words:
        now = step(now, act_of(now, word))
    return now


def test_an_act_out_of_turn_is_flagged_and_has_its_effect() -> None:
    early = unjudged(*ROUTED, serve(on="2026-03-04"))
    assert [a.why for a in early.anomalies] == ["诉求 1 目前为“已转送、交办”，不能办理“送达”。"]
    assert states(early) == ["SERVED"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((inform(on="2026-03-04", at=TOWN),), "该信访事项尚未登记。"),
        ((annul(1, on="2026-03-04", at=TOWN),), "该信访事项尚未登记。"),
        ((*ROUTED, register(on="2026-03-05")), "该信访事项已经登记，不能重复登记。"),
        ((*ROUTED, replace(inform(on="2026-03-04", at=TOWN), requests=(3,))), "该信访事项没有诉求 3。"),
        ((*ROUTED, annul(1, on="2026-03-04", at=BUREAU)), "“登记”记录不能撤销。"),
        ((*ROUTED, annul(8, on="2026-03-04", at=BUREAU)), "没有这条有效的办理记录。"),
        (
            (*ROUTED, objection(on="2026-03-04"), accept(on="2026-03-04", requests=(1,), at=TOWN)),
            "诉求 1 目前为“承办单位有异议”，不能办理“受理”。",
        ),
    ],
)
def test_what_does_not_fit_is_flagged(words: tuple[ActWord, ...], why: str) -> None:
    assert anomalies(*words) == [why]


def test_a_second_registration_and_an_annulment_that_does_not_fit_change_nothing() -> None:
    again = unjudged(*ROUTED, register(on="2026-03-05"), annul(1, on="2026-03-05", at=BUREAU))
    assert states(again) == ["ROUTED"]
    assert again.annulled == frozenset()


def test_an_act_that_names_no_request_is_flagged() -> None:
    before = case(*ROUTED)
    nameless = replace(act_of(before, accept(on="2026-03-04")), requests=())
    assert [a.why for a in step(before, nameless).anomalies] == ["请选择“受理”所涉及的诉求。"]


def test_an_act_that_answers_nothing_or_the_wrong_thing_is_flagged() -> None:
    before = case(*ROUTED)
    answer = act_of(before, accept(on="2026-03-04"))
    for about in (None, 9):
        flagged = step(before, replace(answer, about=about)).anomalies
        assert [a.why for a in flagged] == [
            "“受理”应当针对一项有效的“交办、转送、交办本系统下级、登记、转送、转送政法部门”记录。"
        ]
    stale = step(before, replace(answer, about=1)).anomalies
    assert [a.why for a in stale] == ["诉求 1 已另有处理，请针对最近一次的记录办理“受理”。"]


def test_an_act_on_more_requests_than_were_sent_is_flagged() -> None:
    before = case(
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03", requests=(1,)),
        transfer(to=TOWN, on="2026-03-03", requests=(2,)),
    )
    wide = replace(act_of(before, accept(on="2026-03-04")), about=2, requests=(1, 2))
    assert [a.why for a in step(before, wide).anomalies] == ["“受理”所列的诉求超出了所针对记录的范围。"]


def test_what_one_organ_told_out_of_turn_does_not_count_for_the_next() -> None:
    odd = unjudged(
        *ROUTED,
        inform(on="2026-03-04"),
        objection(on="2026-03-05", at=TOWN),
        uphold(on="2026-03-05", at=BUREAU),
        transfer(to=OTHER_TOWN, on="2026-03-06"),
    )
    assert not odd.requests[0].informed


def test_a_ruling_out_of_turn_does_not_take_the_petitioners_window() -> None:
    served = case(
        *ROUTED,
        accept(on="2026-03-04"),
        hear(on="2026-03-04"),
        issue_opinion(on="2026-03-04"),
        serve(on="2026-03-04"),
    )
    odd = step(served, act_of(served, replace(uphold(on="2026-03-05", at=BUREAU), requests=(1,))))
    assert [r.void_by for r in odd.remedies if r.rule == "R22-35-ask"] == [None]


def test_an_organ_that_sees_everything_goes_on_seeing_everything() -> None:
    odd = unjudged(register(on="2026-03-02"), transfer(to=BUREAU, on="2026-03-03"))
    assert odd.sees(BUREAU.id) is None


def test_a_garbled_act_is_flagged_and_changes_nothing() -> None:
    before = case(*ROUTED)
    empty_transfer = replace(act_of(before, transfer(to=TOWN, on="2026-03-04")), payload={})
    after = step(before, empty_transfer)
    assert [a.why for a in after.anomalies] == ["记录内容不完整，无法计算其效果。"]
    assert states(after) == ["ROUTED"]
    garbled = step(case(), replace(act_of(case(), register(on="2026-03-02")), payload={"asks": [{}]}))
    assert (garbled.registered, garbled.last_seq) == (False, 1)
    assert states(step(garbled, act_of(garbled, register(on="2026-03-02")))) == ["REGISTERED"]


def test_a_decision_on_an_extension_never_asked_for_extends_nothing() -> None:
    before = case(*ROUTED, accept(on="2026-03-04"))
    decided = step(before, act_of(before, approve_extension(on="2026-03-05")))
    assert [o.extended_days for o in decided.obligations if o.rule == "R22-34-handle"] == [0]
    assert len(decided.anomalies) == 1


def test_flags_on_annulments_outlive_a_later_annulment() -> None:
    both = unjudged(
        *ROUTED, annul(9, on="2026-03-04", at=BUREAU), accept(on="2026-03-04"), annul(4, on="2026-03-05", at=TOWN)
    )
    assert [a.seq for a in both.anomalies] == [3]
    assert states(both) == ["ROUTED"]


def test_a_rulebook_without_a_rule_gives_rise_to_no_such_duty() -> None:
    rules = shipped_rulebook().rules
    older = Rulebook({key: rule for key, rule in rules.items() if not key.startswith(("N22", "S-"))})
    start = empty(older, shipped_calendar())
    routed = case(*ROUTED, objection(on="2026-03-04"))
    folded = fold(routed.acts, rulebook=start.rulebook, calendar=start.calendar)
    assert [o.rule for o in folded.obligations] == ["R22-22-route", "R22-23-fwd"]
    assert folded.anomalies == ()


def test_an_inactive_rule_is_never_applied() -> None:
    rules = shipped_rulebook().rules
    asleep = Rulebook({**rules, "R22-22-route": replace(rules["R22-22-route"], active=False)})
    assert case(register(on="2026-03-02"), rulebook=asleep).obligations == ()


def test_before_any_text_was_in_force_nothing_was_owed_or_open() -> None:
    old = unjudged(
        imported(register(on="2004-03-02")),
        replace(transfer(to=TOWN, on="2004-03-03", at=BUREAU), requests=(1,)),
    )
    assert (old.obligations, old.remedies) == ((), ())


def test_a_request_concluded_out_of_turn_is_concluded() -> None:
    odd = unjudged(*ROUTED, replace(conclude(on="2026-03-05", at=TOWN), requests=(1,)))
    assert odd.concluded_on == date(2026, 3, 5)
    assert len(odd.anomalies) == 1


def test_reporting_what_was_assigned_twice_discharges_once() -> None:
    twice = unjudged(
        register(on="2026-03-02"),
        assign(to=TOWN, on="2026-03-03", report_by="2026-04-30"),
        report_result(on="2026-03-04"),
        report_result(on="2026-03-05"),
    )
    (owing,) = [o for o in twice.obligations if o.rule == "R22-22-assign"]
    assert owing.discharged_by == 3
