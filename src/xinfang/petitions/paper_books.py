"""Number books as lists, what waits for approval, and what anybody may know of a paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from xinfang.documents.models import Book, Draft, Issued, Step, StepKind, Version
from xinfang.documents.types import TYPES
from xinfang.files.store import is_same
from xinfang.kernel.codes import normal_code
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind, parse
from xinfang.law.terms import AnnulGround
from xinfang.orgs.models import Person
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.papers import HEADS, OWN_HEADS

MOST: Final = 50
BY_THE_HEAD: Final = frozenset(kind for kind, paper in TYPES.items() if paper.by_the_head)
UNKNOWN: Final = "没有这个核对码的公文。请对照公文上的核对码重新输入；仍然没有的，请向发文单位核实。"
SAME: Final = "您选择的文件与{organ}印发的{number}完全一致。"
OTHER: Final = (
    "您选择的文件与{organ}印发的{number}不一致：内容被改动过，或者不是同一份文件。扫描件、照片和另存的文件也会不一致。"
)
GONE: Final = "原件的内容已经按规定销毁，不能再比对。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a number book; `petition` is the number of the matter where the reader may see it."""

    issued: Issued
    title: str
    petition: str
    withdrawn: "Withdrawal | None"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a paper was withdrawn, when and why; the number stays."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class ToApprove:
    """A paper that waits for the reader's approval."""

    draft: Draft
    title: str
    petition: str


@dataclass(frozen=True, slots=True)
class Known:
    """What anybody with its code may know of a paper: never its content, nor whom it is about."""

    number: str
    organ: str
    issued_on: date
    withdrawn: "Withdrawal | None"


def organs_of(person: Person, *, on: date) -> frozenset[int]:
    """Give the organs whose books the person reads."""
    return frozenset(organ_of(seat) for seat in working_seats(person, on=on))


def books_of(person: Person, *, on: date) -> QuerySet[Book]:
    """Give the number books of the person's organs, the newest year first."""
    books = Book.objects.filter(unit__in=organs_of(person, on=on)).select_related("unit")
    return books.order_by("-year", "unit_id", "mark")


def papers_in(book: Book) -> QuerySet[Issued]:
    """Give the papers of a book."""
    return Issued.objects.filter(unit=book.unit_id, year=book.year, mark=book.mark).select_related("by", "approved_by")


def entries(rows: Sequence[Issued], *, person: Person) -> list[Entry]:
    """Give the lines of some papers, in few queries."""
    ids = {row.petition for row in rows}
    numbers = dict(Petition.objects.visible_to(person).filter(pk__in=ids).values_list("pk", "number"))
    gone = withdrawn(rows)
    return [Entry(row, TYPES[row.kind].title, numbers.get(row.petition, ""), gone.get(row.pk)) for row in rows]


def withdrawn(rows: Sequence[Issued]) -> Mapping[UUID, Withdrawal]:
    """Give when and why those of the papers were withdrawn whose acts were annulled, in one query."""
    annulled = ActRecord.objects.filter(kind=ActKind.ANNUL, petition__in={row.petition for row in rows})
    acts = (parse(bytes(body)) for body in annulled.values_list("body", flat=True))
    told = {(act.petition, act.target): act for act in acts}
    found = ((row.pk, told.get((row.petition, row.seq))) for row in rows)
    return {
        pk: Withdrawal(act.happened_on, AnnulGround(act.payload["ground"]).label)
        for pk, act in found
        if act is not None
    }


def to_approve(person: Person, *, on: date) -> list[ToApprove]:
    """Give what waits for the person's approval, the oldest first."""
    waiting = list(_waiting(person, on=on).select_related("by").order_by("at")[:MOST])
    numbers = dict(Petition.objects.filter(pk__in={one.petition for one in waiting}).values_list("pk", "number"))
    return [ToApprove(one, TYPES[one.kind].title, numbers[one.petition]) for one in waiting]


def count_to_approve(person: Person, *, on: date) -> int | None:
    """Count what waits for the person's approval; None for whoever approves nothing."""
    approves = any(seat.kind in HEADS for seat in working_seats(person, on=on))
    return _waiting(person, on=on).count() if approves else None


def _waiting(person: Person, *, on: date) -> QuerySet[Draft]:
    """Give the drafts that were submitted to the person's organs and have not changed since, as far as he sees them."""
    seats = working_seats(person, on=on)
    organs = {organ_of(seat) for seat in seats if seat.kind in HEADS}
    own = {organ_of(seat) for seat in seats if seat.kind in OWN_HEADS}
    last = Step.objects.filter(draft=OuterRef("pk")).order_by("-pk")
    newest = Version.objects.filter(draft=OuterRef("pk")).order_by("-n")
    drafts = Draft.objects.filter(
        unit__in=organs, issued=None, petition__in=Petition.objects.visible_to(person).values("pk")
    )
    told = drafts.annotate(
        newest=Subquery(newest.values("n")[:1]),
        step=Subquery(last.values("kind")[:1]),
        of=Subquery(last.values("version")[:1]),
    )
    return told.filter(Q(unit__in=own) | ~Q(kind__in=BY_THE_HEAD), step=StepKind.SUBMIT, of=F("newest"))


def may_choose_mark(person: Person, unit: int, *, on: date) -> bool:
    """Tell whether the person chooses how the organ's numbers begin: as its head."""
    seats = working_seats(person, on=on)
    return any(organ_of(seat) == unit and seat.kind in OWN_HEADS for seat in seats)


def published(code: str) -> Issued:
    """Give the paper with that code; one sentence for every way of not finding it."""
    try:
        wanted = normal_code(code)
    except Refused as odd:
        raise NotFound(UNKNOWN) from odd
    found = Issued.objects.filter(code=wanted).select_related("unit", "file").first()
    if found is None:
        raise NotFound(UNKNOWN)
    return found


def known(paper: Issued) -> Known:
    """Give what anybody may know of the paper."""
    return Known(paper.number, paper.unit.name, paper.issued_on, withdrawn([paper]).get(paper.pk))


def compared(paper: Issued, data: bytes) -> tuple[bool, str]:
    """Tell whether the bytes are those of the paper, and say so in a sentence."""
    same = is_same(paper.file, data)
    if same is None:
        return False, GONE
    told = SAME if same else OTHER
    return same, told.format(organ=paper.unit.name, number=paper.number or TYPES[paper.kind].title)
