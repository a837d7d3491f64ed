"""One reasoned, recorded look-up of the matters in which somebody left a name, a document number or a telephone.

For whoever comes to the window without his number. One value at a time, equal and not similar, through the gate of
sight, never into accusations; who asked and why is on record before anything is shown, and there is a limit by day.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from django.db.models import Q

from xinfang.kernel.blind import IndexName
from xinfang.kernel.clock import CHINA, day_of
from xinfang.kernel.errors import Refused
from xinfang.ledger.access import looks_with_reason, record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions.contents import index_of
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import Matter, matter_lines
from xinfang.petitions.models import Party, Petition
from xinfang.petitions.registering import registering_seats

KINDS: Final[dict[IndexName, str]] = {"name": "姓名（名称）", "id_no": "证件号码", "phone": "电话"}
SHORTEST_REASON: Final = 4
MOST_A_DAY: Final = 60
MOST_SHOWN: Final = 20
NOT_YOURS: Final = "只有登记信访事项的人员可以按身份信息查找。"
NO_REASON: Final = f"请写明查找的事由，至少{SHORTEST_REASON}个字。"
TOO_MANY: Final = f"今天按身份信息查找已达{MOST_A_DAY}次，请凭编号或者文字查找。"
NOTHING_TYPED: Final = "请填写要查找的内容。"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and why."""

    kind: IndexName
    value: str
    reason: str


def look_up(person: Person, asked: Asked, *, at: datetime) -> list[Matter]:
    """Give the matters found, newest first, after recording the look-up; not in a transaction.

    Refuses to whoever registers nothing, without a reason, and beyond the limit of the day.
    """
    on, reason = day_of(at), asked.reason.strip()
    seats = registering_seats(person, on=on)
    if not seats:
        raise Refused(NOT_YOURS)
    if len(reason) < SHORTEST_REASON:
        raise Refused(NO_REASON, field="reason")
    index = index_of(asked.kind, asked.value.strip())
    if index is None:
        raise Refused(NOTHING_TYPED, field="value")
    midnight = datetime.combine(on, time(0), tzinfo=CHINA)
    if looks_with_reason(person, what=Access.SEARCH, since=midnight) >= MOST_A_DAY:
        raise Refused(TOO_MANY)
    record(person, unit_id=organ_of(seats[0]), what=Access.SEARCH, reason=reason, at=at)
    parties = Party.objects.filter(Q(**{f"bx_{asked.kind}": index})).values("petition_id")
    seen = Petition.objects.visible_to(person).filter(pk__in=parties, concealed=False).select_related("lead_unit")
    return matter_lines(list(seen.order_by("-received_on", "-pk")[:MOST_SHOWN]), person=person)
