"""Where a unit is written to and telephoned: a row for each day from which it changed, the newest one in force."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import compact
from xinfang.orgs.models import Unit, UnitContact

POSTCODE: Final = re.compile(r"[0-9]{6}")
TELEPHONE: Final = re.compile(r"[0-9+()\-转,、 ]{5,40}")
ODD_POSTCODE: Final = "邮政编码应当是6位数字。"
ODD_TELEPHONE: Final = "电话只写数字、区号的括号和横线，有几个的用顿号分开。"
NO_ADDRESS: Final = "只有写了通信地址，才填写邮政编码。"
TOO_EARLY: Final = "启用日期不能早于单位的设立日期。"


@dataclass(frozen=True, slots=True)
class Contact:
    """The postal address, postcode and telephone of a unit on a day; empty where nobody has entered them."""

    address: str = ""
    postcode: str = ""
    telephone: str = ""

    @property
    def postal(self) -> str:
        """Give the address with its postcode, as it stands on an envelope."""
        return f"{self.address} {self.postcode}".strip()

    @property
    def words(self) -> str:
        """Give address and telephone as a notice says them."""
        told = (f"地址：{self.address}" if self.address else "", f"电话：{self.telephone}" if self.telephone else "")
        return "；".join(one for one in told if one)

    @property
    def words_whole(self) -> str:
        """Give the same with the postcode, as administrators read it."""
        return "；".join(one for one in (self.postal, self.telephone) if one)


@dataclass(frozen=True, slots=True)
class Contacts:
    """How some units are and were reached: by unit, from which day on, the oldest first."""

    rows: Mapping[int, Sequence[tuple[date, Contact]]]

    def on(self, unit: int | None, day: date) -> Contact:
        """Give what is in force for the unit on the day."""
        known = [contact for since, contact in self.rows.get(unit or 0, ()) if since <= day]
        return known[-1] if known else Contact()


def contacts_of(units: Iterable[int | None]) -> Contacts:
    """Give how the units are reached, in one query; none where there is no unit."""
    wanted, found = {unit for unit in units if unit is not None}, dict[int, list[tuple[date, Contact]]]()
    for row in UnitContact.objects.filter(unit__in=wanted).order_by("valid_from") if wanted else ():
        told = (row.valid_from, Contact(row.address, row.postcode, row.telephone))
        found.setdefault(row.unit_id, []).append(told)
    return Contacts(found)


def contact_of(unit: int | None, *, on: date) -> Contact:
    """Give what is in force for one unit on the day."""
    return contacts_of([unit]).on(unit, on)


@transaction.atomic
def set_contact(unit: Unit, told: Contact, *, since: date) -> Contact:
    """Keep how the unit is reached from that day on; what was said of the same day is replaced.

    Refuses what is no postcode or telephone, and a day before the unit was there.
    """
    fresh = Contact(told.address.strip(), compact(told.postcode), told.telephone.strip())
    if fresh.postcode and POSTCODE.fullmatch(fresh.postcode) is None:
        raise Refused(ODD_POSTCODE, field="postcode")
    if fresh.postcode and not fresh.address:
        raise Refused(NO_ADDRESS, field="postcode")
    if fresh.telephone and TELEPHONE.fullmatch(fresh.telephone) is None:
        raise Refused(ODD_TELEPHONE, field="telephone")
    if since < unit.valid_from:
        raise Refused(TOO_EARLY, field="since")
    said = {"address": fresh.address, "postcode": fresh.postcode, "telephone": fresh.telephone}
    UnitContact.objects.update_or_create(unit=unit, valid_from=since, defaults=said)
    return fresh
