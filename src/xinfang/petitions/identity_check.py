"""Whether somebody at the window is the petitioner: what his paper says is compared with what was left, unseen.

Each comparison is on record before its result is shown, and after a few that failed there are no more that day.
"""

from datetime import datetime, time
from typing import Final

from xinfang.kernel.blind import NORMALISERS
from xinfang.kernel.clock import CHINA, day_of
from xinfang.kernel.errors import Refused
from xinfang.ledger.access import record
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import opened
from xinfang.petitions.doers import organ_of
from xinfang.petitions.identities import rows_now
from xinfang.petitions.models import Party

MOST_WRONG: Final = 5
SAME: Final = "补发查询码核对身份：相符"
OTHER: Final = "补发查询码核对身份：不相符"
NOT_HE: Final = (
    "与登记时留下的姓名、证件号码不相符，不能补发。请核对证件；确是本人而登记有误的，先办理“更正信访人信息”。"
)
NOTHING_KEPT: Final = (
    "登记时没有留下姓名和证件号码，无法核对身份，不能补发。本人可以凭证件办理“更正信访人信息”，写明姓名以后再补发。"
)
TOO_MANY: Final = f"今天在这一件上核对身份不相符已达{MOST_WRONG}次，不再核对。请由信访部门负责人会同本人核查。"


def check_identity(view: CaseView, person: int, said: PartyIn, *, seat: Seat, at: datetime) -> None:
    """Refuse unless what the paper says is what the petitioner left; not in a transaction.

    The document's number decides where one was left, else the name.
    """
    midnight = datetime.combine(day_of(at), time(0), tzinfo=CHINA)
    wrong = AccessLog.objects.filter(petition=view.petition.pk, what=Access.SEARCH, reason=OTHER, at__gte=midnight)
    if wrong.count() >= MOST_WRONG:
        raise Refused(TOO_MANY)
    rows = Party.objects.filter(petition=view.petition, pk__in=rows_now(view.case.acts, person))
    kept = [one for one in map(opened, rows) if one.name or one.id_no]
    same = any(_is_he(one, said) for one in kept)
    reason = SAME if same else OTHER
    record(view.person, unit_id=organ_of(seat), what=Access.SEARCH, petition_id=view.petition.pk, reason=reason, at=at)
    if not kept:
        raise Refused(NOTHING_KEPT)
    if not same:
        raise Refused(NOT_HE)


def _is_he(kept: PartyIn, said: PartyIn) -> bool:
    if kept.id_no:
        return _alike("id_no", kept.id_no, said.id_no)
    return _alike("name", kept.name, said.name)


def _alike(field: str, kept: str, said: str) -> bool:
    normal = next(normal for name, normal in NORMALISERS.items() if name == field)
    return bool(said.strip()) and normal(kept) == normal(said)
