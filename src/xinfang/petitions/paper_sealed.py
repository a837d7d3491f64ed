"""Papers on accusations: their own list, for accusation officers alone, and the cover of their envelopes."""

from datetime import date
from typing import Final

from django.db.models import QuerySet

from xinfang.documents.books import SEALED
from xinfang.documents.models import Issued
from xinfang.documents.press import press
from xinfang.documents.sheet import Form, Sheet, plain_day
from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.petitions.addressees import addressees_of
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import Petition

TITLE: Final = "密封件"
OPENED_BY: Final = "负责受理的专办人员本人拆封"
CARE: Final = (
    "收件单位的收发人员登记封件号以后，原封交负责受理的专办人员，不拆封、不登记内容。",
    "误收的，请原封退回寄件单位。",
)
NO_COVER: Final = "密封件封面只用于寄给机关、单位的检举控告公文，印发以后打印；已经撤回的不再寄送。"


def keeps_sealed(person: Person, *, on: date) -> frozenset[int]:
    """Give the organs for which the person is an accusation officer."""
    seats = working_seats(person, on=on)
    return frozenset(organ_of(seat) for seat in seats if seat.kind is CapacityKind.ACCUSATION_OFFICER)


def sealed_papers(person: Person, *, on: date) -> QuerySet[Issued]:
    """Give the papers on accusations of the organs for which the person is an officer, as far as he sees the matters.

    Nothing tells him of others: their numbers are drawn by lot, and nobody counts them.
    """
    seen = Petition.objects.visible_to(person).values("pk")
    rows = Issued.objects.filter(mark=SEALED, unit__in=keeps_sealed(person, on=on), petition__in=seen)
    return rows.select_related("by", "approved_by")


def envelope_number(paper: Issued) -> str:
    """Give what tells the envelope of a paper from others outside: nothing of the paper's own number."""
    told = paper.pk.hex[:8].upper()
    return f"{told[:4]}-{told[4:]}"


def envelope_cover(paper: Issued, *, on: date) -> bytes:
    """Give the cover of the sealed envelope as PDF: from whom and to whom, and neither subject nor number of the paper.

    Refuses what is no paper on an accusation, or goes to nobody.
    """
    to = [one.name for one in addressees_of([paper])[paper.pk]] if paper.mark == SEALED else []
    if not to:
        raise Refused(NO_COVER)
    told = (
        ("收件单位", "、".join(to)),
        ("拆封人", OPENED_BY),
        ("寄件单位", paper.unit.name),
        ("封件号", envelope_number(paper)),
        ("封装日期", plain_day(on)),
        ("收件签收", ""),
    )
    return press().set(Sheet(Form.SLIP, paper.unit.name, (TITLE,), "", on, facts=told, body=CARE))
