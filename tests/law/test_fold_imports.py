"""Files taken over from elsewhere: what they may say, and that they make nobody late."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import (
    ACCUSATION,
    ActWord,
    accept,
    allowed,
    annul,
    case,
    hear,
    imported,
    inform,
    issue_opinion,
    refusal,
    register,
    transfer,
)
from xinfang.law.acts import ActKind, Doer, Source
from xinfang.law.judge import eligible, offers
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

OLD = imported(register(on="2019-02-06", reachable=None))
IMPORTER = Doer(CapacityKind.IMPORTER, unit=BUREAU.id, unit_kind=BUREAU.kind.value)
ANSWER = imported(replace(issue_opinion(on="2019-06-20", outcome="NOT_STATED"), requests=(1,)))


def test_a_registration_of_2019_falls_under_the_regulation_of_2005() -> None:
    owing = duty(case(OLD), "R05-21-route", by=BUREAU)
    assert (owing.started_on, owing.due_strict, owing.due) == (day("2019-02-06"), day("2019-02-21"), day("2019-02-21"))
    assert owed(case(OLD), "R22-22-route") == []


@pytest.mark.parametrize(
    ("on", "rules"),
    [
        ("2005-04-30", []),
        ("2005-05-01", ["R05-21-route"]),
        ("2022-04-30", ["R05-21-route"]),
        ("2022-05-01", ["R22-22-route"]),
    ],
)
def test_each_duty_follows_the_text_in_force_on_its_day(on: str, rules: list[str]) -> None:
    assert [o.rule for o in case(imported(register(on=on))).obligations] == rules


def test_an_imported_file_is_marked_incomplete_and_never_late() -> None:
    open_file = case(OLD)
    assert open_file.imported_incomplete
    assert duty(open_file, "R05-21-route").incomplete
    assert stands(duty(open_file, "R05-21-route"), "2026-03-02") is Standing.OPEN


def test_an_imported_answer_ends_what_the_file_shows_and_asks_for_no_service() -> None:
    answered = case(OLD, ANSWER)
    assert states(answered) == ["ANSWERED"]
    assert answered.anomalies == ()
    route = duty(answered, "R05-21-route")
    assert (stands(route, "2026-03-02"), route.entered_late) == (Standing.MET, False)
    assert [o.rule for o in answered.obligations] == ["R05-21-route"]


def test_an_answer_within_the_fifteen_days_is_not_a_late_entry() -> None:
    quick = case(OLD, replace(ANSWER, on=day("2019-02-08")))
    assert not duty(quick, "R05-21-route").entered_late


def test_what_goes_on_after_the_import_is_never_late_either() -> None:
    going_on = case(OLD, transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"))
    assert all(o.incomplete for o in going_on.obligations)
    assert stands(duty(going_on, "R22-34-handle"), "2026-12-01") is Standing.OPEN


def test_an_import_writes_registrations_and_answers_only() -> None:
    before = case(OLD)
    for word in (inform(on="2019-03-01"), accept(on="2019-03-01"), hear(on="2019-03-01")):
        assert refusal(before, imported(word)).why.startswith("数据导入只能写入登记和处理意见")
    kinds = {kind for kind in ActKind if allowed(before, imported(ActWord(kind, day("2019-03-01"), requests=(1,))))}
    assert kinds == set()


def test_the_importers_capacity_and_the_imports_source_go_together() -> None:
    for word in (
        replace(OLD, source=Source.DESK),
        replace(OLD, by=CapacityKind.CLERK),
        replace(ANSWER, source=Source.DESK),
    ):
        assert refusal(case(OLD) if word.kind is not ActKind.REGISTER else case(), word).why.startswith(
            "数据导入只能以"
        )


def test_an_answer_is_imported_for_an_imported_file_only() -> None:
    ours = case(register(on="2026-03-02"))
    assert refusal(ours, replace(ANSWER, on=day("2026-03-02"))).why == "该信访事项不是导入的，不能导入答复。"


def test_an_answer_is_imported_once_and_not_over_our_own_work() -> None:
    assert refusal(case(OLD, ANSWER), ANSWER).why == "诉求 1 目前为“已出具处理意见”，不能再导入答复。"
    begun = case(OLD, transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"))
    assert refusal(begun, replace(ANSWER, on=day("2026-03-02"))).why.endswith("不能再导入答复。")


def test_an_imported_answer_names_its_request() -> None:
    before = case(OLD)
    assert refusal(before, replace(ANSWER, requests=(2,))).why == "该信访事项没有诉求 2。"
    assert eligible(before, ActKind.ISSUE_OPINION, actor=IMPORTER) == (1,)
    assert offers(before, actor=IMPORTER) == (ActKind.ISSUE_OPINION,)
    assert offers(case(OLD, ANSWER), actor=IMPORTER) == ()


def test_an_answer_does_not_come_before_the_petition() -> None:
    assert refusal(case(OLD), replace(ANSWER, on=day("2019-02-05"))).field == "happened_on"


def test_an_imported_answer_says_nothing_that_the_table_does_not_know() -> None:
    word = replace(ANSWER, values={**ANSWER.values, "rating": "5"})
    assert refusal(case(OLD), word).why == "“出具处理意见书”不接受内容“rating”。"


def test_an_accusation_is_taken_over_with_its_answer_and_stays_concealed() -> None:
    secret = case(imported(register(ACCUSATION, on="2019-02-06")), ANSWER)
    assert (secret.concealed, states(secret)) == (True, ["ANSWERED"])


def test_an_import_is_not_annulled() -> None:
    before = case(OLD, ANSWER)
    assert refusal(before, annul(2, on="2026-03-02", at=BUREAU, by=CapacityKind.CASE_OFFICER)).field == "target"
