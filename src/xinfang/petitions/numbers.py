"""Numbers of petitions: gap-free for an office and a year; random for accusations, so that gaps tell nothing."""

from django.db import connection

from xinfang.kernel.chance import Chance
from xinfang.petitions.models import Petition

GIVE = """
insert into petitions_numbercounter as counter (unit_id, year, last) values (%s, %s, 1)
on conflict (unit_id, year) do update set last = counter.last + 1
returning last, (select code from orgs_unit where id = unit_id)
"""


def next_number(unit: int, *, year: int) -> str:
    """Give the next number of the office in the year; the counter stays locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE, [unit, year])
        last, code = cursor.fetchone()
    return number_of(code, year, last)


def number_of(code: str, year: int, place: int) -> str:
    """Give the number at that place in the series of an office and a year."""
    return f"{code}-{year}-{place:06d}"


def accusation_number(*, year: int, chance: Chance) -> str:
    """Give a number of the accusations' own series: eight random digits that no other petition has."""
    while True:
        number = f"J-{year}-{chance.below(10**8):08d}"
        if not Petition.objects.filter(number=number).exists():
            return number
