"""Contents are destroyed only when everything is over, and nothing follows."""

import pytest

from law.cast import BUREAU, DEPARTMENT, TOWN
from law.reading import day
from law.words import (
    CLAIM,
    accept,
    act_of,
    allowed,
    annul,
    case,
    conclude,
    doer_of,
    hear,
    inform,
    issue_opinion,
    refusal,
    register,
    serve,
    then,
    transfer,
)
from law.words_closing import call_back, reopen, withdraw
from law.words_disposal import dispose
from law.words_passing import report_execution
from law.words_paths import file_only
from xinfang.law.acts import ActKind
from xinfang.law.casefile import step
from xinfang.law.disposal import kept_until
from xinfang.law.judge import annullable, check, eligible, offers
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

OVER = "还有未办结的诉求、未履行的义务或者正在进行的复查、复核，不能销毁内容。"
FILED = (register(on="2026-03-02"), file_only(on="2026-03-03", ground="SAME_LETTER", earlier="1"))
ANSWERED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    inform(on="2026-03-04"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-09"),
    serve(on="2026-03-10"),
    conclude(on="2026-03-11"),
)


def test_nobody_destroys_contents_alone() -> None:
    filed = case(*FILED)
    asked = dispose(on="2026-03-05")
    assert isinstance(check(filed, act_of(filed, asked), today=asked.today), NeedsSecond)
    assert then(filed, asked).disposed_seq == 3


def test_while_something_is_owed_nothing_is_destroyed() -> None:
    owing = case(*ANSWERED)
    assert refusal(owing, dispose(on="2026-06-01")).why == OVER
    done = then(owing, report_execution(on="2026-04-01"))
    assert allowed(done, dispose(on="2026-06-01"))


def test_an_open_request_keeps_the_whole_file() -> None:
    one = case(
        register(CLAIM, CLAIM, on="2026-03-02"),
        file_only(on="2026-03-03", ground="SAME_LETTER", earlier="1", requests=(1,)),
    )
    assert refusal(one, dispose(on="2026-03-05", requests=(1,))).why == OVER
    both = then(one, file_only(on="2026-03-03", ground="SAME_LETTER", earlier="1", requests=(2,)))
    assert refusal(both, dispose(on="2026-03-05", requests=(1,))).why == "内容应当整件销毁，不能只选择部分诉求。"


def test_a_window_of_the_petitioner_keeps_the_file_to_its_last_day() -> None:
    done = case(*ANSWERED, report_execution(on="2026-03-12"))
    officer = doer_of(done, dispose(on="2026-04-09"))
    assert refusal(done, dispose(on="2026-04-09")).why.startswith("复查、复核、撤销撤回或者提出异议的期限尚未届满")
    assert eligible(done, ActKind.DISPOSE, actor=officer, on=day("2026-04-09")) == ()
    assert eligible(done, ActKind.DISPOSE, actor=officer, on=day("2026-04-10")) == (1,)
    gone = case(*ANSWERED[:2], withdraw(on="2026-03-04"), call_back(on="2026-03-05"))
    assert not allowed(gone, dispose(on="2026-03-19"))
    assert allowed(gone, dispose(on="2026-03-20"))


def test_the_period_of_keeping_is_thirty_years_with_a_result_and_ten_without() -> None:
    filed, done = case(*FILED), case(*ANSWERED, report_execution(on="2026-03-12"))
    assert (kept_until(filed), kept_until(done)) == (day("2036-03-03"), day("2056-03-12"))
    assert refusal(filed, dispose("RETENTION", on="2036-03-03", evidence=False)).why == (
        "保存期限到 2036-03-03 届满，目前不能销毁。"
    )
    assert allowed(filed, dispose("RETENTION", on="2036-03-04", evidence=False))


@pytest.mark.parametrize("ground", ["REQUEST", "ORDERED"])
def test_a_request_or_an_order_is_on_file(ground: str) -> None:
    filed = case(*FILED)
    assert refusal(filed, dispose(ground, on="2026-03-05", evidence=False)).field == "evidence"
    assert allowed(filed, dispose(ground, on="2026-03-05"))


def test_only_the_office_that_registered_destroys() -> None:
    done = case(*ANSWERED, report_execution(on="2026-03-12"))
    assert not allowed(done, dispose(on="2026-06-01", at=TOWN, by=CapacityKind.HANDLER))
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), withdraw(on="2026-03-03"))
    called = then(direct, call_back(on="2026-03-04"))
    assert allowed(called, dispose(on="2026-06-01", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert not allowed(called, dispose(on="2026-06-01", at=BUREAU))


def test_after_it_nothing_is_done_and_it_is_never_annulled() -> None:
    gone = case(*ANSWERED, report_execution(on="2026-03-12"), dispose(on="2026-06-01"))
    told = "该信访事项的内容已经按规定销毁，不再办理；有新的诉求的，可以另行提出。"
    for word in (reopen(on="2026-06-02"), annul(10, on="2026-06-02"), annul(8, on="2026-06-02")):
        assert refusal(gone, word).why == told
        actor = doer_of(gone, word)
        assert (offers(gone, actor=actor), annullable(gone, actor=actor)) == ((), ())
    assert step(gone, act_of(gone, reopen(on="2026-06-02"))).anomalies[0].why == told


def test_destroying_moves_no_date_and_no_state() -> None:
    before = case(*ANSWERED, report_execution(on="2026-03-12"))
    gone = then(before, dispose(on="2026-06-01"))
    assert (gone.obligations, gone.remedies) == (before.obligations, before.remedies)
    assert [r.state for r in gone.requests] == [r.state for r in before.requests]
    assert gone.concluded_on == before.concluded_on
