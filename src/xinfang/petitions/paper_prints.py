"""Papers printed together with their attachments, one copy for each who is written to, and labels in the same order.

Only papers of one's own organs that one may read; a petitioner's name and address only for whoever has an open task
with the matter. Of accusations nothing is printed in this way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from xinfang.documents.models import Batch, Issued
from xinfang.documents.printing import Label, Part
from xinfang.files.models import StoredFile
from xinfang.files.store import has_content, name_of, read
from xinfang.kernel.errors import Refused
from xinfang.law.attached import files_of
from xinfang.orgs.contacts import Contacts, contacts_of
from xinfang.orgs.models import Person
from xinfang.petitions.casework import CaseView
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_books import organs_of
from xinfang.petitions.postings import Outgoing, outgoing
from xinfang.petitions.unmask import task_seat

MOST: Final = 300
MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 200 * MEGABYTE
TOO_MANY: Final = f"一次最多打印 {MOST} 份，请分几次选择。"
TOO_HEAVY: Final = f"选择的公文连同附件一共超过 {MOST_BYTES // MEGABYTE} MB，一次打印不了，请分几次选择。"
NOTHING: Final = "请至少选择一份要打印的公文。"
UNKNOWN: Final = "选择的公文有的已经撤回，或者您无权查看，请返回重新选择。"
NO_TASK: Final = "您的单位在{numbers}上目前没有待办的事，不能打印写有信访人姓名、住址的公文和地址标签；请去掉后再打印。"
NO_ADDRESS: Final = "{numbers}的信访人没有留下姓名（名称）或者住址，不能打印地址标签；请去掉后再打印。"
SHOWN: Final = 5
# Records have no number; a page is not turned by what may be null.
BY_NUMBER: Final = ("unit_id", "mark", "place", "pk")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy to print: a paper with its attachments, for one who is written to."""

    one: Outgoing
    files: tuple[StoredFile, ...]


def of_run(person: Person, batch: Batch, *, on: date) -> list[Issued]:
    """Give the papers of a run in its order."""
    items = batch.items.filter(issued__isnull=False).order_by("place").values_list("issued", flat=True)
    order = {pk: place for place, pk in enumerate(items)}
    return sorted(_readable(person, on=on).filter(pk__in=order), key=lambda paper: order[paper.pk])


def of_day(person: Person, day: date, *, on: date) -> QuerySet[Issued]:
    """Give the papers of a day, to be shown by `BY_NUMBER`."""
    return _readable(person, on=on).filter(issued_on=day).annotate(place=Coalesce("n", Value(0)))


def _readable(person: Person, *, on: date) -> QuerySet[Issued]:
    seen = Petition.objects.visible_to(person).filter(concealed=False).values("pk")
    return Issued.objects.filter(unit__in=organs_of(person, on=on), petition__in=seen).select_related("unit", "file")


def lines(person: Person, papers: Sequence[Issued]) -> list[Outgoing]:
    """Give a line for each copy, in few queries; names are masked where the line is shown."""
    return outgoing(papers, person=person)


def chosen(person: Person, keys: Sequence[str], *, on: date) -> list[Copy]:
    """Give the copies chosen, in the order of their keys; refuse what is not the person's to print."""
    if not keys:
        raise Refused(NOTHING)
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > MOST:
        raise Refused(TOO_MANY)
    ids = [pk for key in wanted if (pk := _uuid(key.partition("|")[0])) is not None]
    found = {one.key: one for one in outgoing(list(_readable(person, on=on).filter(pk__in=ids)), person=person)}
    if set(wanted) - found.keys():
        raise Refused(UNKNOWN)
    return _with_files(person, [found[key] for key in wanted], on=on)


def _with_files(person: Person, ones: Sequence[Outgoing], *, on: date) -> list[Copy]:
    petitions = Petition.objects.visible_to(person).in_bulk([one.paper.petition for one in ones])
    views = {pk: CaseView(petition, person=person, on=on) for pk, petition in petitions.items()}
    if any(one.paper.file_id not in views[one.paper.petition].files for one in ones):
        raise Refused(UNKNOWN)
    idle = [one for one in ones if one.addressee.is_person and task_seat(views[one.paper.petition]) is None]
    if idle:
        raise Refused(NO_TASK.format(numbers=_numbers(idle)))
    return [Copy(one, tuple(_files(views[one.paper.petition], one.paper))) for one in ones]


def _files(view: CaseView, paper: Issued) -> Iterator[StoredFile]:
    """Give the paper, then its attachments, as its act names them."""
    named = (UUID(one["id"]) for one in files_of(view.act(paper.seq)))
    return (view.files[pk] for pk in named if pk in view.files and has_content(view.files[pk]))


def to_print(copies: Sequence[Copy]) -> Iterator[list[Part]]:
    """Give what is printed of each copy, one after the other; refuse more than one print can hold."""
    if sum(file.size for copy in copies for file in copy.files) > MOST_BYTES:
        raise Refused(TOO_HEAVY)
    return (parts(copy) for copy in copies)


def parts(copy: Copy) -> list[Part]:
    """Give what is printed for one who is written to."""
    return [Part(name_of(file), file.media_type, read(file)) for file in copy.files]


def labels(copies: Sequence[Copy], *, on: date) -> list[Label]:
    """Give the labels in the order of the copies; refuse where there is nothing to write on one."""
    mute = [copy.one for copy in copies if not copy.one.addressee.reachable]
    if mute:
        raise Refused(NO_ADDRESS.format(numbers=_numbers(mute)))
    senders = contacts_of(copy.one.paper.unit_id for copy in copies)
    return [_label(copy.one, n, senders, on=on) for n, copy in enumerate(copies, start=1)]


def _label(one: Outgoing, n: int, senders: Contacts, *, on: date) -> Label:
    """Give one label; its note tells the place of the copy and nothing of what it is about."""
    to, unit = one.addressee, one.paper.unit
    sender = f"寄：{unit.name} {senders.on(unit.pk, on).postal}".strip()
    return Label(f"{to.name}（收）", to.address, f"第{n}件", sender)


def _numbers(ones: Sequence[Outgoing]) -> str:
    numbers = list(dict.fromkeys(one.number for one in ones))
    more = f"等{len(numbers)}件" if len(numbers) > SHOWN else ""
    return "、".join(numbers[:SHOWN]) + more


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None
