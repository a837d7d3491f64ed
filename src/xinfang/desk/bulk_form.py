"""The form that says once what an act in bulk says of every petition, and the parts that it carries."""

from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from xinfang.desk.act_form import ActForm, fields_of
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.seats import Seat
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import SeatChoice

# What belongs to one petition alone.
OWN = {"requests", "target", "evidence", "person", "persons"}
LARGEST_NUMBER = 9999  # of a request; far more than a petition has
LOST = "这张表不完整，请回到待办重新选择。"


def bulk_form(view: CaseView, kind: ActKind, *, seat: Seat, data: QueryDict | None = None) -> ActForm:
    """Give the form, drawn for one of the petitions, since what it asks is the same for all.

    Its own id is that under which files are kept until they are named.
    """
    fields: dict[str, forms.Field] = {
        name: field for name, field in fields_of(view, kind, seat, posted=None).items() if name not in OWN
    }
    without = dict.fromkeys(("expected_seq", "evidence_file"))
    drawn: type[ActForm] = type("DrawnBulkForm", (ActForm,), {**without, "row": ACTS[kind], **fields})
    return drawn(data, initial={"command_id": uuid4()})


def parts_of(data: QueryDict) -> list[BulkPart]:
    """Give the parts that are still chosen; refuse a form that was tampered with."""
    try:
        parts = [_part(data, pk) for pk in dict.fromkeys(data.getlist("chosen"))]
    except (KeyError, ValueError) as odd:
        raise Refused(LOST) from odd
    units = {part.seat.unit for part in parts}
    if Unit.objects.filter(pk__in=units).count() < len(units):
        raise Refused(LOST)
    return parts


def _part(data: QueryDict, pk: str) -> BulkPart:
    unit, kind = str(data[f"{pk}-seat"]).split(".")
    numbers = [whole_number(n) for n in str(data[f"{pk}-requests"]).split(",")]
    if any(n is not None and n > LARGEST_NUMBER for n in numbers):
        raise ValueError(numbers)
    return BulkPart(
        UUID(pk),
        tuple(n for n in numbers if n is not None),
        SeatChoice(_number(unit), CapacityKind(kind)),
        _number(str(data[f"{pk}-seen"])),
        UUID(str(data[f"{pk}-command"])),
    )


def _number(told: str) -> int:
    number = whole_number(told)
    if number is None:
        raise ValueError(told)
    return number
