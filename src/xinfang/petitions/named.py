"""What differs between two rows of one petitioner, in masks: a name, a number, an address before and after."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import mask_address, mask_id, mask_name, mask_phone
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import identities
from xinfang.petitions.models import Party

STARS: Final = "****"


def _hidden(plain: str) -> str:
    return STARS if plain else ""


MASKS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "name": ("姓名（名称）", mask_name),
    "id_no": ("证件号码", mask_id),
    "phone": ("电话", mask_phone),
    "address": ("住址", mask_address),
    "landline": ("固定电话", _hidden),
    "email": ("电子邮箱", _hidden),
    "mail": ("通讯地址", _hidden),
    "postcode": ("邮政编码", _hidden),
}
EMPTY, CHANGED = "（未留）", "{old} → {new}"


def naming_changes(old: Party | None, new: Party | None) -> Iterator[tuple[str, str]]:
    """Give the name of each thing that differs, with its masks before and after."""
    was, now = _plain(old), _plain(new)
    for name, (label, mask) in MASKS.items():
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield label, CHANGED.format(old=mask(before) or EMPTY, new=mask(after) or EMPTY)


def _plain(row: Party | None) -> PartyIn:
    try:
        return opened(row) if row is not None else PartyIn()
    except UserError:
        return PartyIn()


def changed_by(case: CaseFile) -> dict[int, tuple[tuple[str, str], ...]]:
    """Give what each correction of a petitioner has changed, by its number; in no query where there was none."""
    naming = [act for act in case.live if act.kind is ActKind.CORRECT_PERSON]
    if not naming or case.concealed:
        return {}
    rows = {str(row.pk): row for row in Party.objects.filter(petition=case.petition)}
    return {act.seq: tuple(naming_changes(*_pair(case, act, rows))) for act in naming}


def _pair(case: CaseFile, act: Act, rows: dict[str, Party]) -> tuple[Party | None, Party | None]:
    before = next((one.row for one in identities(case.acts) if one.former == act.seq), "")
    return rows.get(before), rows.get(act.payload["parties"][0]["id"])
