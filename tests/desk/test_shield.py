"""A confidential accusation on every page of the desk: hidden from the accused, uncounted, not even denied by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 2, 25)
WORDS = "违规收费"
PDF = b"%PDF-1.4\n%%EOF\n"
DISCIPLINE = (cast.DISCIPLINE_OFFICER, cast.DISCIPLINE, CapacityKind.ACCUSATION_OFFICER)


@dataclass(frozen=True, slots=True)
class Case:
    """An accusation with the discipline organ, its receipt proved by a file, and a proposal that waits."""

    number: str
    file: UUID
    proposal: UUID | None = None

    @property
    def pages(self) -> tuple[str, ...]:
        """Give every address that belongs to it."""
        number = [self.number]
        return (
            reverse("desk:case", args=number),
            reverse("desk:act", args=[self.number, ActKind.ANNUL.value]),
            reverse("desk:act", args=[self.number, ActKind.ACKNOWLEDGE.value]),
            reverse("desk:evidence", args=[self.number, 3]),
            reverse("desk:attachment", args=[self.number, self.file]),
            *([reverse("desk:proposal", args=[self.number, self.proposal])] if self.proposal else []),
        )


def photographed() -> UUID:
    """Let the clerk upload what the accuser has brought."""
    return store(PDF, name="举报材料.pdf", by=person(cast.CLERK), at=clock.now()).pk


def accusation(against: Accused) -> Case:
    photo = photographed()
    doing = Doing(DAY).register(Ask(f"举报{WORDS}。", RequestClass.ACCUSATION), accused=against, files=(photo,))
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "PAPER"}
    doing.act(ActKind.TRANSFER, *officer, values=values)
    receipt = store(PDF, name="签收单.pdf", by=person(cast.DISCIPLINE_OFFICER), at=clock.now())
    doing.later(5).act(ActKind.ACKNOWLEDGE, *DISCIPLINE, evidence=receipt.pk, happened_on=date(2026, 2, 26))
    number = doing.confirmed(cast.ACCUSATION_OFFICER).done.case.number
    doing.act(ActKind.ANNUL, *DISCIPLINE, target=3, values={"ground": "WRONG_PETITION", "text": f"{WORDS}另有一件。"})
    assert doing.done.pending is not None
    return Case(number, photo, doing.done.pending)


ACCUSED: dict[str, tuple[Callable[[], Accused], list[str]]] = {
    "a town": (
        lambda: Accused(units=(unit(cast.TOWN),)),
        [cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.ADMIN, cast.DEPARTMENT_HANDLER, cast.COUNTY_HEAD],
    ),
    "the head of a town": (
        lambda: Accused(persons=(person(cast.TOWN_HEAD).pk,)),
        [cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.ADMIN, cast.CASE_OFFICER, cast.BUREAU_HEAD],
    ),
    "a department": (
        lambda: Accused(units=(unit(cast.DEPARTMENT),)),
        [cast.DEPARTMENT_HANDLER, cast.DEPARTMENT_HEAD, cast.ADMIN, cast.CLERK, cast.AUDITOR],
    ),
    "the county government": (
        lambda: Accused(units=(unit(cast.GOVERNMENT),)),
        [cast.COUNTY_HEAD, cast.TOWN_HANDLER, cast.DEPARTMENT_HEAD, cast.BUREAU_HEAD, cast.SECTION_HEAD, cast.ADMIN],
    ),
}
PAIRS = [(accused, who) for accused, (_, hidden) in ACCUSED.items() for who in hidden]


def lodged(accused: str) -> Case:
    if accused != "the county government":
        return accusation(ACCUSED[accused][0]())
    # The bureau stands under the accused government, so the discipline organ keeps the accusation from the start.
    photo, ask = photographed(), Ask(f"举报{WORDS}。", RequestClass.ACCUSATION)
    doing = Doing(DAY).register(ask, accused=ACCUSED[accused][0](), files=(photo,))
    return Case(doing.done.case.number, photo)


@pytest.mark.parametrize(("accused", "who"), PAIRS)
def test_it_is_nowhere_for_whom_it_is_hidden_from(accused: str, who: str, as_person: AsPerson) -> None:
    case, client = lodged(accused), as_person(who)
    home = client.get("/")
    assert {tab.number for tab in home.context["tabs"]} == {"0"}
    for address in ("/", "/?list=untimed", "/?list=waiting", "/search/", f"/search/?q={WORDS}"):
        body = client.get(address).content.decode()
        assert case.number not in body
        assert f"举报{WORDS}" not in body
    assert client.get("/search/", {"q": case.number}).context["lines"] == []
    for address in case.pages:
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
    assert client.post(reverse("desk:unmask", args=[case.number]), {"reason": "核实。"}).status_code == 404


@pytest.mark.parametrize("accused", ACCUSED)
def test_it_is_there_for_the_discipline_organ(accused: str, as_person: AsPerson) -> None:
    case, client = lodged(accused), as_person(cast.DISCIPLINE_OFFICER)
    assert client.get(reverse("desk:case", args=[case.number])).status_code == 200
    assert len(client.get(f"/search/?q={WORDS}").context["lines"]) == 1
    assert len(client.get("/search/").context["lines"]) == 1


def test_the_file_of_an_accusation_goes_to_the_officers_alone(as_person: AsPerson) -> None:
    case = lodged("a town")
    answers = {who: as_person(who).get(case.pages[-1]).status_code for who in (cast.ACCUSATION_OFFICER, cast.CLERK)}
    assert answers == {cast.ACCUSATION_OFFICER: 200, cast.CLERK: 404}


def test_the_accusers_papers_are_opened_by_the_officers_alone_not_by_the_clerk_who_took_them_in(
    as_person: AsPerson,
) -> None:
    case = lodged("a town")
    address = reverse("desk:attachment", args=[case.number, case.file])
    readers = (cast.ACCUSATION_OFFICER, cast.DISCIPLINE_OFFICER, cast.CLERK, cast.TOWN_HANDLER)
    assert [as_person(who).get(address).status_code for who in readers] == [200, 200, 404, 404]


def test_an_accusation_is_offered_no_unit_but_discipline_and_personnel_and_none_that_is_accused(
    as_person: AsPerson,
) -> None:
    against = Accused(units=(unit(cast.PERSONNEL),))
    doing = Doing(DAY).register(Ask("举报。", RequestClass.ACCUSATION), accused=against)
    address = reverse("desk:act", args=[doing.done.case.number, ActKind.TRANSFER.value])
    form = as_person(cast.ACCUSATION_OFFICER).get(address).context["form"]
    offered = {int(value) for _, group in form.fields["to"].choices[1:] for value, _ in group}
    assert unit(cast.DISCIPLINE) in offered
    assert unit(cast.PERSONNEL) not in offered
    assert unit(cast.TOWN) not in offered
    assert [value for value, _ in form.fields["ground"].choices] == ["22-2", "30-2"]
