"""Keeping the address of a list under a name: a person's own, never words that could name somebody."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.db import transaction

from xinfang.kernel.errors import NotFound, Refused
from xinfang.orgs.models import Person
from xinfang.petitions.models import SavedPage, SavedView
from xinfang.petitions.wording import labels_in

MOST: Final = 20
LONGEST: Final = 20
# What may be kept of an address. The words that were looked for stay out: they could be a name.
KNOWN: Final[Mapping[SavedPage, tuple[str, ...]]] = {
    SavedPage.INBOX: ("list", "by", "category", "place", "section"),
    SavedPage.SEARCH: (
        *("since", "until", "channel", "klass", "state", "organ"),
        *("category", "place", "owing", "late", "soon", "only"),
    ),
}
NUMBER: Final = re.compile(r"\d{7,}")
MISSING: Final = "没有这个常用查询，可能已经删除。"


def saved_of(person: Person, page: SavedPage | None = None) -> list[SavedView]:
    """Give what `person` has kept, of one page or of all, in the order of keeping."""
    rows = SavedView.objects.filter(person=person).order_by("id")
    return list(rows.filter(page=page.value) if page else rows)


def known_part(page: SavedPage, told: Mapping[str, str]) -> dict[str, str]:
    """Give what may be kept of the parameters of an address."""
    return {name: told[name] for name in KNOWN[page] if told.get(name)}


@transaction.atomic
def save_view(person: Person, page: SavedPage, *, name: str, told: Mapping[str, str], at: datetime) -> SavedView:
    """Keep the address of a list under a name.

    Refuses where nothing is narrowed, the name is taken or could tell of a person, or there are `MOST` already.
    """
    kept = known_part(page, told)
    if not kept:
        raise Refused("目前的列表没有可以保存的条件；查找的文字不保存。", field="name")
    Person.objects.select_for_update().get(pk=person.pk)
    if SavedView.objects.filter(person=person).count() >= MOST:
        raise Refused(f"最多保存{MOST}个常用查询，请先删除不用的。", field="name")
    return SavedView.objects.create(
        person=person, page=page.value, name=_fit(person, name), query=urlencode(kept), at=at
    )


@transaction.atomic
def rename_view(person: Person, pk: int, *, name: str) -> SavedView:
    """Give a kept address of `person` another name."""
    view = _own(person, pk)
    view.name = _fit(person, name, besides=pk)
    view.save(update_fields=["name"])
    return view


def remove_view(person: Person, pk: int) -> None:
    """Remove a kept address of `person`."""
    _own(person, pk).delete()


def _own(person: Person, pk: int) -> SavedView:
    view = SavedView.objects.filter(person=person, pk=pk).first()
    if view is None:
        raise NotFound(MISSING)
    return view


def _fit(person: Person, name: str, *, besides: int = 0) -> str:
    plain = " ".join(name.replace("\0", "").split())
    if not plain or len(plain) > LONGEST:
        raise Refused(f"请填写1至{LONGEST}字的名称。", field="name")
    if NUMBER.search(plain):
        raise Refused("名称中不要写电话、证件号码或者信访事项编号。", field="name")
    if labels_in(plain):
        raise Refused("名称中不要给人贴标签，请改写。", field="name")
    if SavedView.objects.filter(person=person, name=plain).exclude(pk=besides).exists():
        raise Refused("已有同名的常用查询，请换一个名称。", field="name")
    return plain
