"""A paper issued: a number, the bytes frozen, and later the same bytes for whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from xinfang.documents.books import SEALED, Number, next_number, sealed_number
from xinfang.documents.composing import compose
from xinfang.documents.context import Context
from xinfang.documents.models import Draft, Issued
from xinfang.documents.press import press
from xinfang.documents.sheet import Check
from xinfang.documents.types.row import PaperType
from xinfang.files.content import plain_name
from xinfang.files.models import StoredFile
from xinfang.files.store import store
from xinfang.kernel.codes import grouped, new_code
from xinfang.orgs.models import Person

WORDS: Final = "核对码：{code}\n扫码可以核对本件的真伪，\n网上不显示内容。"
Act = Callable[[StoredFile], int]
NONE: Final = Number(None, "")


@dataclass(frozen=True, slots=True)
class Order:
    """That a draft is to be issued: by whom, approved by whom, and where its readers can compare it.

    `sealed` papers are those on accusations, which have a series of their own.
    """

    draft: Draft
    paper: PaperType
    context: Context
    by: Person
    at: datetime
    address: Callable[[str], str]
    approved_by: Person | None = None
    sealed: bool = False


@transaction.atomic
def issue(order: Order, *, act: Act) -> Issued:
    """Give the paper a number, set it, keep its bytes, and do the act that names them; all of it or nothing.

    `act` does the act and gives its number. Where it refuses, the number goes back with everything else, so that no
    number is left out and no paper is without its act. A record that bears no number takes none.
    """
    draft, paper, context = order.draft, order.paper, order.context
    mark = SEALED if order.sealed else paper.mark
    number = _number(order, mark)
    code = new_code()
    check = Check(order.address(code), WORDS.format(code=grouped(code)))
    data = press().set(compose(paper, context, number=number.words, check=check))
    file = store(data, name=file_name(paper, number), by=order.by, at=order.at)
    return Issued.objects.create(
        draft=draft,
        kind=paper.kind,
        unit_id=draft.unit_id,
        year=context.on.year,
        mark=mark,
        n=number.n,
        number=number.words,
        code=code,
        petition=draft.petition,
        seq=act(file),
        file=file,
        issued_on=context.on,
        approved_by=order.approved_by,
        by=order.by,
        at=order.at,
    )


def _number(order: Order, mark: str) -> Number:
    give = sealed_number if order.sealed else next_number
    return give(order.draft.unit_id, year=order.context.on.year, mark=mark) if mark else NONE


def file_name(paper: PaperType, number: Number) -> str:
    """Give the name under which the paper is kept and handed over."""
    return plain_name(f"{paper.title} {number.words}".strip() + ".pdf")


def issued_of(petition: UUID) -> dict[UUID, Issued]:
    """Give the papers issued for a petition by their files."""
    rows = Issued.objects.filter(petition=petition).select_related("unit", "file").order_by("seq")
    return {row.file_id: row for row in rows}
