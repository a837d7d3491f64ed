"""Local and internal periods beside the statutory ones: stricter, never later, never called legal."""

from datetime import date
from pathlib import Path

import pytest

from law.cast import TOWN
from law.reading import day, duty, owed, stands
from law.test_walks import WALKS, walk
from law.words import (
    accept,
    acknowledge,
    annul,
    approve_extension,
    case,
    hear,
    issue_opinion,
    objection,
    register,
    request_extension,
    transfer,
    uphold,
)
from law.words_paths import mark_urgent, receive_from_above
from xinfang.law.calendar import shipped_calendar
from xinfang.law.casefile import empty, fold, step
from xinfang.law.errors import RuleRefused
from xinfang.law.obligations import Standing
from xinfang.law.rulebook import Basis, Rulebook, amended, shipped_rulebook

TODAY = date(2026, 2, 2)
EXAMPLE = Path(__file__).parents[2] / "local.example.toml"
ROW = """
[[rule]]
id = "{id}"
title = "更早"
obligor = "机关"
event = "办理"
basis = "{basis}"
regulation = "某规定"
evidence = "文件"
{rest}
"""


@pytest.fixture(scope="module")
def local() -> Rulebook:
    """The shipped rules with the example of a county's own."""
    return amended(shipped_rulebook(), [EXAMPLE], today=TODAY)


def load(folder: Path, rest: str, *, basis: str = "INTERNAL", rule: str = "I-1") -> Rulebook:
    path = folder / "local.toml"
    path.write_text(ROW.format(id=rule, basis=basis, rest=rest), encoding="utf-8")
    return amended(shipped_rulebook(), [path], today=TODAY)


def why_refused(folder: Path, rest: str, **more: str) -> str:
    with pytest.raises(RuleRefused) as caught:
        load(folder, rest, **more)
    return str(caught.value)


def test_an_internal_period_stands_beside_the_statutory_one_on_the_same_act(local: Rulebook) -> None:
    told = case(register(on="2026-03-02"), rulebook=local)
    statutory, own = duty(told, "R22-22-route"), duty(told, "I-22-route")
    assert (statutory.basis, statutory.due) == ("STATUTORY", day("2026-03-17"))
    assert (own.basis, own.due, own.anchor_seq) == ("INTERNAL", day("2026-03-12"), statutory.anchor_seq)


def test_nobody_is_late_by_an_internal_period(local: Rulebook) -> None:
    told = case(register(on="2026-03-02"), rulebook=local)
    assert stands(duty(told, "I-22-route"), "2026-03-13") is Standing.PAST_INTERNAL
    assert stands(duty(told, "R22-22-route"), "2026-03-13") is Standing.OPEN
    met = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-16"), rulebook=local)
    assert stands(duty(met, "I-22-route"), "2026-04-01") is Standing.MET_PAST_INTERNAL
    assert stands(duty(met, "R22-22-route"), "2026-04-01") is Standing.MET
    words = [Standing.PAST_INTERNAL.label, Standing.MET_PAST_INTERNAL.label]
    assert words == ["已过内部时限", "过内部时限后履行"]


def test_a_number_of_the_offices_own_stands_where_the_law_gives_none(local: Rulebook) -> None:
    served = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        accept(on="2026-03-04"),
        hear(on="2026-03-05"),
        issue_opinion(on="2026-03-06"),
        rulebook=local,
    )
    assert (duty(served, "N22-35-serve").due, duty(served, "I-35-serve").due) == (None, day("2026-03-13"))
    ruled = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), objection(on="2026-03-04"), rulebook=local
    )
    assert duty(ruled, "I-23-ruling").due == day("2026-03-09")


def test_an_internal_period_is_met_extended_received_and_ended_with_the_statutory_one(local: Rulebook) -> None:
    posted = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03", delivery="PAPER"))
    assert duty(case(*posted, rulebook=local), "I-23-fwd").started_on == day("2026-03-06")
    received = (*posted, acknowledge(on="2026-03-04"))
    assert duty(case(*received, rulebook=local), "I-23-fwd").started_on == day("2026-03-04")
    back = case(*received, objection(on="2026-03-05"), uphold(on="2026-03-06"), rulebook=local)
    assert duty(back, "I-23-fwd").void_on == day("2026-03-06")
    assert duty(back, "I-22-route").is_open
    longer = case(
        *received,
        accept(on="2026-03-05"),
        request_extension(on="2026-04-01", days=30),
        approve_extension(on="2026-04-02"),
        rulebook=local,
    )
    assert duty(longer, "I-34-warn").due_strict == day("2026-05-19")
    done = case(
        *received, accept(on="2026-03-05"), hear(on="2026-03-06"), issue_opinion(on="2026-03-09"), rulebook=local
    )
    assert duty(done, "I-34-warn").discharged_on == day("2026-03-09")


def test_an_internal_day_is_never_after_the_day_that_was_set(local: Rulebook) -> None:
    above = case(register(on="2026-03-02"), receive_from_above(on="2026-03-02", report_by="2026-03-20"), rulebook=local)
    assert (duty(above, "N22-22-above").due, duty(above, "I-22-above").due) == (day("2026-03-20"), day("2026-03-20"))


def test_an_internal_rule_covers_what_is_done_from_its_first_day_on(local: Rulebook) -> None:
    assert owed(case(register(on="2025-12-31"), rulebook=local), "I-22-route") == []
    assert owed(case(register(on="2026-01-01"), rulebook=local), "I-22-route") != []


def test_annulling_an_act_ends_its_internal_period_and_keeps_it_on_file(local: Rulebook) -> None:
    gone = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        accept(on="2026-03-04"),
        annul(3, on="2026-03-05"),
        accept(on="2026-03-09"),
        rulebook=local,
    )
    first, second = owed(gone, "I-34-warn")
    assert {first.void_on, second.void_on} == {None, day("2026-03-05")}
    assert {first.started_on, second.started_on} == {day("2026-03-04")}


def test_what_an_annulled_act_had_asked_by_an_internal_rule_stays_on_file_as_void_at_once(local: Rulebook) -> None:
    gone = case(
        register(on="2026-03-02"),
        mark_urgent(on="2026-03-03"),
        annul(2, on="2026-03-03"),
        rulebook=local,
    )
    assert [duty(gone, rule).void_by for rule in ("N22-25-committee", "I-25-committee")] == [3, 3]


def test_a_local_regulation_is_law_and_late_by_it_is_late(tmp_path: Path) -> None:
    rest = (
        'articles = ["23"]\nin_force_from = 2026-01-01\nshortens = "R22-34-handle"\nlength = 30\nunit = "calendar day"'
    )
    book = load(tmp_path, rest, basis="LOCAL")
    told = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"), rulebook=book)
    assert (duty(told, "I-1").basis, duty(told, "I-1").due) == (Basis.LOCAL, day("2026-04-03"))
    assert stands(duty(told, "I-1"), "2026-04-07") is Standing.OVERDUE


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        (
            'shortens = "R22-34-handle"\nlength = 91\nunit = "calendar day"',
            "它最长可达91日，法定期限“R22-34-handle”最长90日；地方或者内部的规则只能缩短、不能延长法定期限。",
        ),
        (
            'shortens = "R22-22-route"\nlength = 8\nunit = "working day"',
            "它最长可达20日，法定期限“R22-22-route”最长15日；地方或者内部的规则只能缩短、不能延长法定期限。",
        ),
        (
            'shortens = "N22-35-serve"\nunit = "none"',
            "地方或者内部的时限须自办理行为之日起，按日、工作日、月或者年计算。",
        ),
        (
            'shortens = "N22-25-committee"\nlength = 2\nunit = "hour"',
            "地方或者内部的时限须自办理行为之日起，按日、工作日、月或者年计算。",
        ),
    ],
)
def test_a_longer_or_uncountable_rule_is_refused_with_both_totals(tmp_path: Path, rest: str, why: str) -> None:
    assert why_refused(tmp_path, rest) == f"规则“I-1”不予采用：{why}"


def test_a_local_rule_names_its_article_and_its_first_day(tmp_path: Path) -> None:
    rest = 'shortens = "R22-34-handle"\nlength = 30\nunit = "calendar day"'
    assert why_refused(tmp_path, rest, basis="LOCAL") == "规则“I-1”不予采用：没有写明依据的法规名称和条款。"
    named = f'articles = ["23"]\n{rest}'
    assert why_refused(tmp_path, named, basis="LOCAL").endswith("地方性法规的规则须写明施行日（in_force_from）。")


def test_a_statutory_rule_is_not_made_an_internal_one(tmp_path: Path) -> None:
    why = why_refused(tmp_path, 'length = 90\nunit = "calendar day"', rule="R22-34-handle")
    assert why == "规则“R22-34-handle”不予采用：依据的性质（法定、地方、内部）不能改变；另立规则的，请用新的编号。"


@pytest.mark.parametrize("seed", [1, 2, WALKS + 1, WALKS + 2])
def test_internal_periods_change_nothing_statutory_and_never_end_later(seed: int, local: Rulebook) -> None:
    plain = walk(seed)[-1][1]
    both = empty(local, shipped_calendar())
    for act in plain.acts:
        both = step(both, act)
    assert fold(plain.acts, rulebook=local, calendar=shipped_calendar()) == both
    own = [o for o in both.obligations if local.rule(o.rule).shortens]
    assert [o for o in both.obligations if not local.rule(o.rule).shortens] == list(plain.obligations)
    by_key = {(o.rule, o.anchor_seq, o.request_n, o.obligor_unit): o for o in plain.obligations}
    for o in own:
        legal = by_key[(local.rule(o.rule).shortens, o.anchor_seq, o.request_n, o.obligor_unit)]
        assert legal.due is None or (o.due is not None and o.due <= legal.due)
        assert (o.discharged_on, o.void_on) == (legal.discharged_on, legal.void_on)
