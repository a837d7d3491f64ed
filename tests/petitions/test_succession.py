"""All petitions of a merged organ go over to its successor, one act each, however often it is asked."""

from datetime import date

import pytest

from doing import Doing, noon, person, unit
from petitions.test_concurrency import all_is_well
from xinfang.cli.main import main
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.law.terms.disputes import Succession
from xinfang.orgs.models import Unit
from xinfang.orgs.services import close_unit
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import ActRecord, Obligation, Petition
from xinfang.petitions.succession import NOBODY, UNNAMED, Changed, succeed_all

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
MERGER = date(2026, 3, 9)
OFFICER = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)


def merged(code: str = cast.OTHER_DEPARTMENT, into: str = cast.DEPARTMENT) -> Unit:
    closing = Unit.objects.get(code=code)
    close_unit(closing, on=MERGER, successor=Unit.objects.get(code=into))
    return closing


def changed(former: Unit, *people: str) -> list[Changed]:
    by = [person(name) for name in people]
    told = succeed_all(former, people=by, text="机构改革方案", ground=Succession.MERGED, at=noon(MERGER))
    return list(told)


def numbers(*doings: Doing) -> list[str]:
    return [doing.done.case.number for doing in doings]


def test_every_open_petition_is_changed_over_with_its_days_and_a_second_run_finds_nothing() -> None:
    two = (
        Doing(MONDAY).register().transfer(cast.OTHER_DEPARTMENT),
        Doing(MONDAY).register().transfer(cast.OTHER_DEPARTMENT),
    )
    other = Doing(MONDAY).register().transfer(cast.DEPARTMENT)
    due = set(Obligation.objects.filter(rule="R22-23-fwd").values_list("due", flat=True))
    former = merged()
    told = changed(former, cast.CASE_OFFICER)
    assert sorted(one.number for one in told) == sorted(numbers(*two))
    assert all(one.done for one in told)
    owed = Obligation.objects.filter(rule="R22-23-fwd", void_on__isnull=True)
    assert set(owed.values_list("obligor_unit", flat=True)) == {unit(cast.DEPARTMENT)}
    assert set(owed.values_list("due", flat=True)) == due
    assert changed(former, cast.CASE_OFFICER) == []
    assert ActRecord.objects.filter(kind="succeed_organ").count() == 2
    assert ActRecord.objects.filter(petition_id=other.petition).count() == 2
    all_is_well()


def test_what_nobody_named_may_do_is_told_and_taken_up_by_the_next_run() -> None:
    doing = Doing(MONDAY).register().transfer(cast.OTHER_DEPARTMENT)
    former = merged()
    assert changed(former, cast.CLERK, cast.TOWN_HANDLER) == [Changed(doing.done.case.number, NOBODY, done=False)]
    assert [one.done for one in changed(former, cast.CLERK, cast.CASE_OFFICER)] == [True]


def test_an_accusation_is_changed_over_by_its_officer_alone_and_told_to_nobody_else() -> None:
    asks = Ask("反映收受财物。", RequestClass.ACCUSATION)
    doing = Doing(MONDAY).register(asks, parties=(), accused=Accused(persons=(person(cast.TOWN_HEAD).pk,)))
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    doing.act(ActKind.TRANSFER, *OFFICER, values=values)
    former = merged(cast.DISCIPLINE, cast.CITY_DISCIPLINE)
    assert changed(former, cast.CASE_OFFICER) == []
    assert [(one.number, one.done) for one in changed(former, cast.ACCUSATION_OFFICER)] == [(UNNAMED, True)]


def test_an_organ_without_a_successor_in_the_tree_is_refused() -> None:
    with pytest.raises(Refused, match=r"没有写明.*的承继单位"):
        changed(Unit.objects.get(code=cast.OTHER_DEPARTMENT), cast.CASE_OFFICER)


def test_the_command_tells_of_each_and_how_many_are_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["succeed", "NOWHERE", "--by", cast.CASE_OFFICER, "--text", "方案"]) == 2
    assert "没有代码为“NOWHERE”的单位。" in capsys.readouterr().err
    assert main(["succeed", cast.OTHER_DEPARTMENT, "--by", "nobody", "--text", "方案"]) == 2
    assert "没有用户名为“nobody”的人员" in capsys.readouterr().err
    doing = Doing(MONDAY).register().transfer(cast.OTHER_DEPARTMENT)
    merged()
    told = ["succeed", cast.OTHER_DEPARTMENT, "--text", "机构改革方案", "--by"]
    assert main([*told, cast.CLERK]) == 1
    assert capsys.readouterr().out.endswith("变更 0 件，未变更 1 件。\n")
    assert main([*told, cast.CASE_OFFICER, "--abolished"]) == 0
    assert capsys.readouterr().out == f"{doing.done.case.number}\t已变更为承继单位\n变更 1 件，未变更 0 件。\n"
    assert main([*told, cast.CASE_OFFICER]) == 0
    assert capsys.readouterr().out == "没有需要变更承继单位的信访事项。\n"
    assert Petition.objects.get().last_seq == 3
