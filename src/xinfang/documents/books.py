"""Number books (发文字号簿): gap-free for an organ, a year and a kind of paper."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Count, Max, Min

from xinfang.documents.models import Book, Issued, Mark

# The series of papers on accusations, whatever they are: chosen by lot, so that no number tells of another.
SEALED: Final = "信函"
FEWEST, MOST = 100_000, 900_000
GIVE = """
insert into documents_book as book (unit_id, year, mark, last) values (%s, %s, %s, 1)
on conflict (unit_id, year, mark) do update set last = book.last + 1
returning last
"""
OWN = """
select coalesce((select words from documents_mark where unit_id = %s), (select short_name from orgs_unit where id = %s))
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number given: its place in the book, and how it is written; neither for what bears none."""

    n: int | None
    words: str


def next_number(unit: int, *, year: int, mark: str) -> Number:
    """Give the next number of the organ in its book of the year; the book stays locked until the transaction ends.

    So a number is only used together with what the transaction writes, and none is left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(OWN, [unit, unit])
        [own] = cursor.fetchone()
        cursor.execute(GIVE, [unit, year, mark])
        [n] = cursor.fetchone()
    return Number(n, written(own, mark, year=year, n=n))


def sealed_number(unit: int, *, year: int, mark: str = SEALED) -> Number:
    """Give a number by lot, of six figures: it tells neither how many there are nor that one is missing."""
    n = FEWEST + secrets.randbelow(MOST)
    while Issued.objects.filter(unit=unit, year=year, mark=mark, n=n).exists():
        n = FEWEST + secrets.randbelow(MOST)
    return Number(n, written(mark_of(unit), mark, year=year, n=n))


def written(own: str, mark: str, *, year: int, n: int | str) -> str:
    """Give a number as the standard writes it: six-cornered brackets, no leading noughts."""
    return f"{own}{mark}〔{year}〕{n}号"


def mark_of(unit: int) -> str:
    """Give the organ's own part of its numbers."""
    with connection.cursor() as cursor:
        cursor.execute(OWN, [unit, unit])
        return str(cursor.fetchone()[0])


def set_mark(unit: int, words: str) -> None:
    """Choose the organ's own part of the numbers that it gives from now on."""
    Mark.objects.update_or_create(unit_id=unit, defaults={"words": words})


def book_faults() -> Iterator[str]:
    """Give a sentence for each book whose numbers are not those from one to the last given out."""
    given = {
        (row["unit"], row["year"], row["mark"]): (row["count"], row["first"], row["most"])
        for row in Issued.objects.exclude(mark__in=(SEALED, ""))
        .values("unit", "year", "mark")
        .annotate(count=Count("id"), first=Min("n"), most=Max("n"))
    }
    for book in Book.objects.order_by("unit_id", "year", "mark"):
        found = given.pop((book.unit_id, book.year, book.mark), (0, 0, 0))
        if found != (book.last, 1, book.last):
            series = f"发文字号簿 {book.mark}〔{book.year}〕"
            yield f"{series}记到第 {book.last} 号，存有 {found[0]} 份，应当从第 1 号起没有缺号。"
    for _, year, mark in given:
        yield f"存有 {mark}〔{year}〕的公文，却没有它的发文字号簿。"
