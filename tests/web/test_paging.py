"""Paging by keys."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from xinfang.kernel.errors import NotFound
from xinfang.law.roles import UnitKind
from xinfang.orgs.models import Level, Unit
from xinfang.web.paging import Page, keyset_page

pytestmark = pytest.mark.django_db
BY = ("valid_from", "pk")
DAYS = [1, 2, 2, 2, 3]


@pytest.fixture
def units() -> list[str]:
    """Give the codes of five units, three of them opened on the same day."""
    return [
        Unit.objects.create(
            code=f"UNIT{n}",
            name=f"单位{n}",
            short_name=f"单位{n}",
            pinyin="danwei",
            kind=UnitKind.DEPARTMENT,
            level=Level.COUNTY,
            place="130426",
            valid_from=date(2026, 1, day),
        ).code
        for n, day in enumerate(DAYS)
    ]


def page(cursor: str = "", *, descending: bool = False) -> Page[Unit]:
    return keyset_page(Unit.objects.all(), by=BY, cursor=cursor, descending=descending, size=2)


def codes(shown: Page[Unit]) -> list[str]:
    return [unit.code for unit in shown.rows]


@pytest.mark.parametrize("descending", [False, True])
def test_leafing_forth_and_back_shows_every_row_once(units: list[str], descending: bool) -> None:
    wanted = list(reversed(units)) if descending else units
    first = page(descending=descending)
    second = page(first.next, descending=descending)
    third = page(second.next, descending=descending)
    assert codes(first) + codes(second) + codes(third) == wanted
    assert codes(page(third.previous, descending=descending)) == codes(second)
    assert codes(page(second.previous, descending=descending)) == codes(first)


def test_the_ends_have_no_further_page(units: list[str]) -> None:
    first = page()
    last = page(page(first.next).next)
    back = page(page(first.next).previous)
    assert (first.previous, last.next, back.previous) == ("", "", "")


def test_a_row_added_meanwhile_shifts_nothing(units: list[str]) -> None:
    first = page()
    Unit.objects.filter(code=units[0]).update(valid_from=date(2025, 1, 1))
    assert codes(page(first.next)) == units[2:4]


def test_an_empty_list_has_one_empty_page() -> None:
    assert page() == Page(rows=[])


@pytest.mark.parametrize("cursor", ["x", "!!!", "WyJhIl0", "WyJhIiwieCIsMV0", "WyJ6IiwiMjAyNi0wMS0wMSIsMV0"])
def test_a_cursor_that_no_list_gave_is_refused_in_words(cursor: str) -> None:
    with pytest.raises(NotFound, match="翻页地址不完整"):
        page(cursor)


def test_a_page_costs_one_query(units: list[str], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cursor = page().next
    with django_assert_num_queries(1):
        page(cursor)
