"""A list of petitions as an Excel workbook: what lists show and no more, identity masked, no formulas."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any, Final
from uuid import UUID

import xlsxwriter
from django.db.models import Min, QuerySet

from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import CONCEALED, mask_name
from xinfang.orgs.models import Person
from xinfang.petitions.contents import opened
from xinfang.petitions.lists import matter_lines
from xinfang.petitions.models import Obligation, Party, Petition
from xinfang.petitions.register_items import items_of

MOST_EXPORTED: Final = 5_000
BATCH: Final = 500
COLUMNS: Final = (
    ("编号", 24),
    ("收到日期", 12),
    ("信访形式", 10),
    ("诉求", 60),
    ("承办单位", 20),
    ("办理状态", 12),
    ("最早到期", 12),
    ("信访人", 10),
    ("信访人数", 10),
    ("涉及人数", 10),
    ("信访目的", 10),
    ("首次信访日期", 12),
    ("公开意愿", 10),
)
UNREADABLE: Final = "（不能读取）"


def workbook(rows: QuerySet[Petition], *, person: Person, on: date) -> bytes:
    """Give the workbook of at most `MOST_EXPORTED` petitions, as `person` sees them on the day `on`."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("信访事项")
        heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for column, (name, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, heading)
        found = list(rows.select_related("lead_unit").order_by("-received_on", "-pk")[:MOST_EXPORTED])
        for start in range(0, len(found), BATCH):
            _written(sheet, found[start : start + BATCH], person=person, first=start + 1, day=day)
        sheet.freeze_panes(1, 0)
        book.set_properties({"title": "信访事项", "comments": f"{on}导出，身份信息已遮盖"})
    return out.getvalue()


def _written(sheet: Any, batch: Sequence[Petition], *, person: Person, first: int, day: Any) -> None:
    ids = [petition.pk for petition in batch]
    dues, names, items = _dues(ids, person), _names(ids), items_of(batch)
    for n, line in enumerate(matter_lines(batch, person=person), start=first):
        petition = line.petition
        sheet.write_string(n, 0, petition.number)
        sheet.write_datetime(n, 1, petition.received_on, day)
        sheet.write_string(n, 2, petition.get_channel_display())
        sheet.write_string(n, 3, line.first_line)
        sheet.write_string(n, 4, petition.lead_unit.short_name if petition.lead_unit else "")
        sheet.write_string(n, 5, petition.get_state_display())
        if dues.get(petition.pk) is not None:
            sheet.write_datetime(n, 6, dues[petition.pk], day)
        sheet.write_string(n, 7, CONCEALED if petition.concealed else names.get(petition.pk, ""))
        for column, value in enumerate(items[petition.pk], start=8):
            write = sheet.write_datetime if isinstance(value, date) else sheet.write
            write(n, column, value, *([day] if isinstance(value, date) else []))


def _dues(ids: Sequence[UUID], person: Person) -> dict[UUID, date]:
    """Give the first day by which something is owed on each petition, as far as the reader sees."""
    owed = Obligation.objects.visible_to(person).open().filter(petition__in=ids, due__isnull=False)
    return dict(owed.values_list("petition_id").annotate(Min("due")).order_by())


def _names(ids: Sequence[UUID]) -> dict[UUID, str]:
    return {party.petition_id: _name(party) for party in Party.objects.filter(petition__in=ids, main=True)}


def _name(party: Party) -> str:
    try:
        return mask_name(opened(party).name)
    except UserError:
        return UNREADABLE
