"""Whoever may not see an accusation finds the same pages, numbers, messages and files with it as without it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
import time_machine
from django.test import Client

from doing import Doing, person, unit
from papering import sealed_letter
from xinfang.demo import cast
from xinfang.desk.urls import urlpatterns
from xinfang.files.models import FileContent
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Message, Obligation, Outbox, Petition
from xinfang.petitions.outbox import sweep, switch
from xinfang.petitions.search import search
from xinfang.petitions.waiting import Waiting

pytestmark = pytest.mark.usefixtures("county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 5)
WORDS = "违规收费"
PDF = b"%PDF-1.4\n%%EOF\n"
LISTS = ("/", "/search/", f"/search/?q={WORDS}")
# Pages of one petition are closed to whoever does not see it; a workbook is compared where it is made.
APART = frozenset({"sign_in", "second_step", "sign_out", "search_export", "components"})
PAGES = (
    *(f"/{page.pattern}" for page in urlpatterns if "<" not in str(page.pattern) and page.name not in APART),
    *(f"/waiting/{one.value}/" for one in Waiting),
    f"/search/?q={WORDS}",
)
READERS = (cast.CASE_OFFICER, cast.BUREAU_HEAD, cast.TOWN_HEAD, cast.COUNTY_HEAD, cast.AUDITOR, cast.ADMIN)
CHANGING = re.compile(r'(?:csrfmiddlewaretoken|command_id)" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=]*')
ACCUSED: dict[str, Callable[[], Accused]] = {
    "nobody by name": Accused,
    "a town": lambda: Accused(units=(unit(cast.TOWN),)),
    "the head of a town": lambda: Accused(persons=(person(cast.TOWN_HEAD).pk,)),
    "the bureau": lambda: Accused(units=(unit(cast.BUREAU),)),
    "the bureau's head": lambda: Accused(persons=(person(cast.BUREAU_HEAD).pk,)),
    "an administrator": lambda: Accused(persons=(person(cast.ADMIN).pk,)),
    "the government above": lambda: Accused(units=(unit(cast.GOVERNMENT),)),
    "the head of the government above": lambda: Accused(persons=(person(cast.COUNTY_HEAD).pk,)),
    "the personnel organ": lambda: Accused(units=(unit(cast.PERSONNEL),)),
}
every_accused = pytest.mark.parametrize("accused", ACCUSED)


def accusation(against: Accused) -> Doing:
    """Register an accusation, and send it to the discipline organ with a letter when the bureau keeps it."""
    doing = Doing(DAY).register(Ask(f"举报{WORDS}。", RequestClass.ACCUSATION), accused=against)
    if doing.done.case.office == unit(cast.BUREAU):
        sealed_letter(doing).issue()
    return doing


def others() -> list[Person]:
    """Give everybody who works in the county and is no accusation officer."""
    officers = Capacity.objects.filter(kind=CapacityKind.ACCUSATION_OFFICER).values("person")
    return list(Person.objects.filter(is_active=True).exclude(pk__in=officers).exclude(username=cast.IMPORTER))


def pages_of(client: Client, addresses: Sequence[str]) -> list[str]:
    """Give status and words of the pages, but for what changes with each answer."""
    answers = [client.get(address) for address in addresses]
    return [f"{answer.status_code} {CHANGING.sub('', answer.content.decode())}" for answer in answers]


@pytest.mark.parametrize(("accused", "addresses"), [("the head of a town", LISTS), ("the bureau", PAGES)])
def test_the_pages_of_everybody_else_are_the_same_to_the_letter(
    accused: str, addresses: Sequence[str], as_person: AsPerson
) -> None:
    Doing(DAY).register(Ask("反映道路塌陷。")).transfer(cast.TOWN)
    browsers = {name: as_person(name) for name in READERS}
    before = {name: pages_of(browser, addresses) for name, browser in browsers.items()}
    accusation(ACCUSED[accused]())
    after = {name: pages_of(browser, addresses) for name, browser in browsers.items()}
    assert len(PAGES) >= 25
    differing = [
        (name, address)
        for name in READERS
        for address, was, now in zip(addresses, before[name], after[name], strict=True)
        if was != now
    ]
    assert differing == []


@every_accused
def test_no_list_count_or_search_of_anybody_else_holds_it(accused: str) -> None:
    petition = accusation(ACCUSED[accused]()).petition
    everybody = others()
    assert len(everybody) >= 12
    for one in everybody:
        assert not Petition.objects.visible_to(one).filter(pk=petition).exists(), one.username
        assert not Obligation.objects.visible_to(one).exists(), one.username
        assert search(one, WORDS) == [], one.username


@every_accused
def test_it_is_told_to_the_discipline_organ_alone_and_without_a_word_of_it(
    accused: str, thursday: time_machine.Traveller
) -> None:
    switch(on=True, by="测试")
    petition = accusation(ACCUSED[accused]()).petition
    told = Outbox.objects.filter(petition=petition)
    assert {row.recipient_id for row in told} <= {unit(cast.DISCIPLINE)}
    thursday.move_to("2026-03-06T02:00:00Z")
    assert sweep() == told.count()
    for one in others():
        assert not Message.objects.visible_to(one).exists(), one.username
    kept = {field.name for field in Message._meta.fields}
    assert kept == {"outbox", "unit", "petition", "kind", "at"}


def test_the_numbers_of_ordinary_matters_run_on_over_it() -> None:
    numbers = []
    for _ in range(2):
        numbers.append(Doing(DAY).register(Ask("反映道路塌陷。")).done.case.number)
        accusation(Accused(units=(unit(cast.TOWN),)))
    assert int(numbers[1][-6:]) - int(numbers[0][-6:]) == 1


def test_numbers_of_accusations_do_not_tell_how_many_there_are() -> None:
    numbers = [accusation(Accused()).done.case.number for _ in range(6)]
    tails = [number.rsplit("-", 1)[-1] for number in numbers]
    assert len(set(numbers)) == 6
    values = [int(tail, 36) for tail in tails]
    steps = {b - a for a, b in pairwise(values)}
    assert 1 not in steps


def test_whoever_has_the_same_file_learns_nothing_from_sending_it_again() -> None:
    first = store(PDF, name="举报材料.pdf", by=person(cast.ACCUSATION_OFFICER), at=clock.now())
    again = store(PDF, name="我的文件.pdf", by=person(cast.TOWN_HEAD), at=clock.now())
    assert first.pk != again.pk
    assert bytes(first.commitment) != bytes(again.commitment)
    assert FileContent.objects.filter(file__in=(first, again)).count() == 2


def test_the_units_that_must_not_know_are_offered_no_way_to_send_it_there(as_person: AsPerson) -> None:
    doing = Doing(DAY).register(Ask("举报。", RequestClass.ACCUSATION), accused=Accused(units=(unit(cast.TOWN),)))
    page = as_person(cast.ACCUSATION_OFFICER).get(f"/cases/{doing.done.case.number}/acts/transfer/").content.decode()
    assert f'value="{unit(cast.DISCIPLINE)}"' in page
    for one in Unit.objects.filter(code__in=(cast.TOWN, cast.OTHER_TOWN, cast.DEPARTMENT)):
        assert f'value="{one.pk}"' not in page, one.name
