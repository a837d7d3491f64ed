"""The inspector's page of findings: each opens its petition and its proof, and nobody sees more than elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from doing import Doing, unit
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.findings import FindingKind, findings
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person
from xinfang.petitions.commands import Ask
from xinfang.petitions.findings import DAYS, found

pytestmark = pytest.mark.usefixtures("county")
AsPerson = Callable[[str], Client]
PAGE = "/findings/"


def inspector() -> Person:
    return Person.objects.get(username=cast.INSPECTOR)


def lines_of(client: Client, kind: FindingKind) -> list[Any]:
    page = client.get(PAGE, {"list": kind.value})
    assert page.status_code == 200
    return list(page.context.get("lines", ()))


@pytest.fixture
def march(thursday: Any) -> Any:
    """Let it be 30 March 2026."""
    thursday.move_to("2026-03-30T02:00:00Z")
    return thursday


def day_of_march(n: int) -> Doing:
    return Doing(day=clock.today().replace(day=n))


def told_late() -> Doing:
    """Give a petition sent to the town on 3 March of which the petitioner was told on the twentieth."""
    doing = day_of_march(2).register().later(1).transfer()
    doing.day = clock.today().replace(day=20)
    return doing.inform()


@pytest.mark.usefixtures("march")
def test_a_late_notice_opens_its_petition_and_its_proof(as_person: AsPerson) -> None:
    doing = told_late()
    client = as_person(cast.INSPECTOR)
    (line,) = lines_of(client, FindingKind.NOTICE_LATE)
    assert (line.number, line.seq, line.act, line.supervised) == (doing.done.case.number, 3, "告知接收情况", None)
    page = client.get(PAGE, {"list": "NOTICE_LATE"}).content.decode()
    assert f"/cases/{line.number}/#act-3" in page
    assert "没有督办" in page


@pytest.mark.usefixtures("march")
def test_omitted_supervision_stands_first_until_it_is_done(as_person: AsPerson) -> None:
    doing, client = told_late(), as_person(cast.INSPECTOR)
    (line,) = lines_of(client, FindingKind.NOT_SUPERVISED)
    assert (line.unit, line.age) == ("县信访局", 10)
    assert client.get(PAGE).context["kind"] is FindingKind.NOT_SUPERVISED
    values = {
        "concerns": {"seq": 2, "rule": "R22-23-fwd", "unit": unit(cast.TOWN)},
        "ground": "DELAY",
        "text": "逾期告知。",
        "proposal": "登记期限。",
    }
    doing.day = clock.today()
    doing.act(ActKind.SUPERVISE, cast.INSPECTOR, cast.BUREAU, CapacityKind.INSPECTOR, values=values)
    assert lines_of(client, FindingKind.NOT_SUPERVISED) == []
    assert lines_of(client, FindingKind.NOTICE_LATE)[0].supervised == 4


@pytest.mark.usefixtures("march")
def test_the_page_shows_what_the_file_itself_shows() -> None:
    on, case = clock.today(), told_late().done.case
    of_file = {(one.kind, one.n) for one in findings(case, on=on)}
    of_page = {(kind, row.request_n) for kind in DAYS for row in found(inspector(), kind, on=on)}
    assert (
        of_page
        == of_file
        == {
            (FindingKind.NOTICE_LATE, 1),
            (FindingKind.NOT_ACCEPTED, 1),
            (FindingKind.NOT_SUPERVISED, 1),
        }
    )


@pytest.mark.usefixtures("march")
def test_the_petitions_own_page_tells_its_findings_to_whoever_reads_it(as_person: AsPerson) -> None:
    doing = told_late()
    for who in (cast.INSPECTOR, cast.TOWN_HANDLER):
        page = as_person(who).get(f"/cases/{doing.done.case.number}/")
        assert [one.label for one in page.context["findings"]] == ["逾期告知", "应督办未督办", "届满未受理"]
        assert 'href="#act-3"' in page.content.decode()


@pytest.mark.usefixtures("march")
def test_an_unanswered_reminder_is_shown_against_the_organ(as_person: AsPerson) -> None:
    doing = day_of_march(2).register().transfer().later(7)
    for _ in range(2):
        doing.act(
            ActKind.REMIND, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values={"text": "请办理。"}
        )
    (line,) = lines_of(as_person(cast.INSPECTOR), FindingKind.REMINDER_UNANSWERED)
    assert (line.unit, line.seq) == ("井店镇", 4)


@pytest.mark.usefixtures("march")
def test_a_reminder_that_a_former_organ_did_not_answer_is_not_shown_against_the_next(as_person: AsPerson) -> None:
    officer = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    doing = day_of_march(2).register().transfer().later(7)
    for _ in range(2):
        doing.act(ActKind.REMIND, *officer, values={"text": "请办理。"})
    doing.handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})
    doing.act(ActKind.UPHOLD_OBJECTION, *officer, values={"text": "属实。"}).transfer(cast.DEPARTMENT)
    (line,) = lines_of(as_person(cast.INSPECTOR), FindingKind.REMINDER_UNANSWERED)
    assert (line.unit, line.seq) == ("井店镇", 4)


@pytest.mark.usefixtures("march")
def test_a_finding_on_an_accusation_is_shown_to_nobody_who_may_not_read_it(as_person: AsPerson) -> None:
    doing = day_of_march(2).register(Ask("举报。", RequestClass.ACCUSATION))
    doing.day = clock.today()
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    doing.act(ActKind.TRANSFER, *officer, values=values)
    assert lines_of(as_person(cast.INSPECTOR), FindingKind.MET_LATE) == []
    assert [one.number for one in lines_of(as_person(cast.ACCUSATION_OFFICER), FindingKind.MET_LATE)] == [
        doing.done.case.number
    ]


@pytest.mark.usefixtures("march")
def test_another_organ_reads_nothing_of_it(as_person: AsPerson) -> None:
    told_late()
    assert lines_of(as_person(cast.DEPARTMENT_HANDLER), FindingKind.NOTICE_LATE) == []


@pytest.mark.usefixtures("march")
def test_the_page_has_no_button_by_which_anything_is_closed(as_person: AsPerson) -> None:
    told_late()
    page = as_person(cast.INSPECTOR).get(PAGE).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "<form" not in main
    assert "<button" not in main
    assert as_person(cast.INSPECTOR).post(PAGE).status_code == 405


@pytest.mark.usefixtures("march")
def test_a_kind_that_is_none_is_not_found(as_person: AsPerson) -> None:
    assert as_person(cast.INSPECTOR).get(PAGE, {"list": "NOBODY"}).status_code == 404


@pytest.mark.usefixtures("march")
def test_the_page_asks_as_much_for_three_findings_as_for_one(
    as_person: AsPerson, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = as_person(cast.INSPECTOR)
    told_late()
    client.get(PAGE)
    with django_assert_max_num_queries(20):
        client.get(PAGE, {"list": "NOTICE_LATE"})
    told_late()
    told_late()
    with django_assert_max_num_queries(20):
        assert len(lines_of(client, FindingKind.NOTICE_LATE)) == 3


def accepted(day: int) -> Doing:
    doing = day_of_march(day).register().transfer().inform()
    return doing.accept()


def asks_for_longer(doing: Doing, words: str) -> None:
    doing.handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": words})


@pytest.mark.usefixtures("march")
def test_the_same_reason_ten_times_raises_one_finding(as_person: AsPerson) -> None:
    client = as_person(cast.INSPECTOR)
    for n in range(9):
        asks_for_longer(accepted(2), "情况复杂，需要鉴定。" if n % 2 else "情况复杂， 需要鉴定")
    asks_for_longer(accepted(2), "当事人在外地，尚待核对。")
    assert client.get(PAGE, {"list": "SAME_REASON"}).context["reasons"] == []
    tenth = accepted(2)
    asks_for_longer(tenth, "情况复杂，需要鉴定。")
    (one,) = client.get(PAGE, {"list": "SAME_REASON"}).context["reasons"]
    assert (one.unit, len(one.numbers), one.numbers[-1]) == ("井店镇", 10, tenth.done.case.number)


@pytest.mark.usefixtures("march")
def test_a_reason_taken_back_is_not_counted(as_person: AsPerson) -> None:
    for _ in range(9):
        asks_for_longer(accepted(2), "情况复杂，需要鉴定。")
    tenth = accepted(2)
    asks_for_longer(tenth, "情况复杂，需要鉴定。")
    tenth.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "误录"}, target=tenth.done.case.last_seq)
    assert as_person(cast.INSPECTOR).get(PAGE, {"list": "SAME_REASON"}).context["reasons"] == []
    assert as_person(cast.TOWN_HANDLER).get(PAGE, {"list": "SAME_REASON"}).context["reasons"] == []
