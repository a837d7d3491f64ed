"""Looking a petition up from outside: number and query code prove that it is one's own (第二十一条第二款)."""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from xinfang.kernel.codes import code_matches, fingerprint
from xinfang.kernel.errors import Refused, UserError
from xinfang.kernel.typed import compact
from xinfang.petitions.joining import came_by
from xinfang.petitions.models import LookupTry, Party, Petition
from xinfang.petitions.reading import case_of

WINDOW = timedelta(minutes=15)
MOST_WRONG = 10
WRONG = "编号或者查询码不正确，请对照登记回执核对后重新输入。"
TOO_MANY = (
    f"输错的次数过多，为了保护您的信息，查询已暂停。请{WINDOW.seconds // 60}分钟后再试，或者持登记回执到登记单位查询。"
)
NO_MAC = bytes(32)
FORGET = """
delete from petitions_lookuptry
where id in (select id from petitions_lookuptry where at < %s for update skip locked)
"""


class TooManyTries(UserError):
    """Say that wrong tries must cease for a while; shown with status 429."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The petition proved, and by whose code: the act by which he joined, None for the first petitioner.

    `mark` tells this code from one given later in its place, and opens nothing.
    """

    petition: UUID
    mark: str
    person: int | None = None


def prove(number: str, code: str, *, address: str, at: datetime) -> Proved:
    """Give the petition that has this number and this query code, or in which somebody who joined has this code.

    Refuses in one sentence, after the same work, whether the number or the code is wrong. After ten wrong tries in
    a quarter of an hour from one address, or for one number, raises `TooManyTries` whatever is typed.
    """
    typed = normal_number(number)
    tried = _counted(typed, address, at=at)
    found = Petition.objects.filter(number=typed).values_list("pk", "query_mac").first()
    petition, mac = found or (None, None)
    joined = Party.objects.filter(petition__number=typed, query_mac__isnull=False).values_list("pk", "query_mac")
    right = code_matches(code, mac or NO_MAC)
    person, own = next(((pk, own) for pk, own in list(joined) if code_matches(code, own or NO_MAC)), (None, mac))
    if petition is None or own is None or not (right or person):
        raise Refused(WRONG)
    proved = Proved(petition, mark_of(own), None if person is None else _joiner(petition, person))
    tried.delete()
    return proved


def mark_of(mac: bytes | memoryview) -> str:
    """Give the mark of the code that is stored under this MAC."""
    return fingerprint(b"proved by|" + bytes(mac)).hex()


def is_current(petition: UUID, mark: str) -> bool:
    """Tell whether the code with this mark still opens the petition, and none was given in its place since."""
    first = Petition.objects.filter(pk=petition, query_mac__isnull=False).values_list("query_mac", flat=True)
    joined = Party.objects.filter(petition=petition, query_mac__isnull=False).values_list("query_mac", flat=True)
    return any(hmac.compare_digest(mark_of(mac), mark) for mac in first.union(joined) if mac is not None)


def _joiner(petition: UUID, party: UUID) -> int:
    """Give the act by which the owner of the row joined; refuse whose joining was annulled."""
    case = case_of(Petition.objects.get(pk=petition))
    came = came_by(case.acts, party)
    if came is None or came not in {one.seq for one in case.persons}:
        raise Refused(WRONG)
    return came


def normal_number(text: str) -> str:
    """Give the number as it was given out, however it was typed."""
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in compact(text)).upper()


def _counted(number: str, address: str, *, at: datetime) -> LookupTry:
    """Note the try before it is judged, so that tries made at once count each other."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [at - WINDOW])
    tried = LookupTry.objects.create(
        at=at,
        number_mac=fingerprint(b"lookup number|" + number.encode()),
        address_mac=fingerprint(b"lookup address|" + _neighbourhood(address).encode()),
    )
    same_number, same_address = Q(number_mac=tried.number_mac), Q(address_mac=tried.address_mac)
    made = LookupTry.objects.filter(same_number | same_address, at__gt=at - WINDOW).aggregate(
        number=Count("pk", filter=same_number), address=Count("pk", filter=same_address)
    )
    if max(made.values()) > MOST_WRONG:
        # A try that is not judged does not count, else the pause would never end.
        tried.delete()
        raise TooManyTries(TOO_MANY)
    return tried


def _neighbourhood(address: str) -> str:
    """Give what one subscriber holds: an IPv4 address, or the first half of an IPv6 address."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return address if known.version == 4 else str(ip_network(f"{address.partition('%')[0]}/64", strict=False))
