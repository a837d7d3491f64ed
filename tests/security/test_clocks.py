"""Nobody wins time by a play of moves: objecting and sending again, annulling and asking again, ruling on himself."""

from datetime import date

import pytest

from law.cast import BUREAU, DEPARTMENT, TOWN
from law.words import (
    NotAllowed,
    accept,
    add_material,
    annul,
    approve_extension,
    assign,
    case,
    inform,
    objection,
    refusal,
    register,
    reject,
    request_extension,
    then,
    transfer,
    uphold,
)
from xinfang.law.acts import ActKind, Doer
from xinfang.law.case import CaseFile
from xinfang.law.judge import offers
from xinfang.law.roles import CapacityKind
from xinfang.law.telling import proof

SENT = (register(on="2026-01-05"), transfer(to=TOWN, on="2026-01-05"))
BACK = (objection(on="2026-01-07"), uphold(on="2026-01-08"))
EXTENDED = (
    *(*SENT, inform(on="2026-01-06"), accept(on="2026-01-06")),
    *(request_extension(on="2026-01-08", days=10), approve_extension(on="2026-01-08")),
)


def due(file: CaseFile, rule: str) -> list[date | None]:
    """Give the due dates of what is open under the rule."""
    return [o.due for o in file.obligations if o.rule == rule and o.is_open]


def test_an_organ_to_which_a_matter_comes_back_keeps_its_first_dates() -> None:
    file = case(*SENT, *BACK, transfer(to=TOWN, on="2026-01-12"))
    assert due(file, "R22-23-fwd") == due(case(*SENT), "R22-23-fwd") == [date(2026, 1, 20)]
    assert [r.until for r in file.remedies if r.unit == TOWN.id and r.void_by is None] == [date(2026, 1, 12)]


def test_a_second_objection_after_the_first_window_gains_nothing() -> None:
    file = case(*SENT, *BACK, transfer(to=TOWN, on="2026-01-12"), objection(on="2026-01-13"))
    assert [request.holder for request in file.requests] == [TOWN.id]
    assert [request.state.value for request in file.requests] == ["ROUTED"]


def test_a_round_by_another_organ_renews_nothing() -> None:
    round_trip = (
        transfer(to=DEPARTMENT, on="2026-01-12"),
        objection(on="2026-01-13"),
        uphold(on="2026-01-14"),
        transfer(to=TOWN, on="2026-01-15"),
    )
    file = case(*SENT, *BACK, *round_trip)
    assert due(file, "R22-23-fwd") == [date(2026, 1, 20)]
    assert due(case(*SENT, *BACK, round_trip[0]), "R22-23-fwd") == [date(2026, 1, 27)]


def test_an_assignment_that_comes_back_keeps_its_first_day_to_report() -> None:
    first = (register(on="2026-01-05"), assign(to=TOWN, on="2026-01-05", report_by="2026-02-05"), *BACK)
    file = case(*first, assign(to=TOWN, on="2026-01-12", report_by="2026-06-05"))
    assert due(file, "R22-22-assign") == [date(2026, 2, 5)]


def test_an_annulment_of_something_else_does_not_free_the_first_dates() -> None:
    file = case(*SENT, *BACK, transfer(to=TOWN, on="2026-01-12"), add_material(on="2026-01-12"))
    assert due(then(file, annul(6, on="2026-01-12")), "R22-23-fwd") == [date(2026, 1, 20)]


def test_the_proof_tells_why_the_first_start_binds() -> None:
    file = case(*SENT, *BACK, transfer(to=TOWN, on="2026-01-12"))
    owed = next(o for o in file.obligations if o.rule == "R22-23-fwd" and o.is_open)
    told = proof(owed, rulebook=file.rulebook, calendar=file.calendar, act=file.act(owed.anchor_seq)).lines()
    assert any("第2号办理记录虽已撤销、更正或者退回" in line and "2026年1月5日" in line for line in told)


def test_an_extension_that_was_annulled_is_not_asked_for_with_more_days() -> None:
    file = then(case(*EXTENDED), annul(6, on="2026-01-09"), annul(5, on="2026-01-09"))
    more = refusal(file, request_extension(on="2026-01-09", days=11))
    assert (more.field, more.why[:11]) == ("days", "此前批准过延期10日，")
    again = then(file, request_extension(on="2026-01-09", days=10), approve_extension(on="2026-01-09"))
    assert due(again, "R22-34-handle") == due(case(*EXTENDED), "R22-34-handle")


@pytest.mark.parametrize("ruling", [uphold, reject])
def test_who_objected_does_not_rule_on_it_in_another_capacity(ruling: type) -> None:
    file = case(*SENT, objection(on="2026-01-07", person=777))
    with pytest.raises(NotAllowed, match="提出人以外"):
        then(file, ruling(on="2026-01-08", person=777))
    himself = Doer(CapacityKind.CASE_OFFICER, unit=BUREAU.id, unit_kind=BUREAU.kind.value, person=777)
    assert not {ActKind.UPHOLD_OBJECTION, ActKind.REJECT_OBJECTION} & set(offers(file, actor=himself))
    then(file, ruling(on="2026-01-08", person=778))
