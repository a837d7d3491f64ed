"""What is shown of a corrected name and address: before and after, both masked."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import mask_address, mask_id, mask_name, mask_phone
from xinfang.law.acts import Act, ActKind
from xinfang.law.persons import person_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import identities, rows_now
from xinfang.petitions.models import Party, PendingText
from xinfang.petitions.persons import called
from xinfang.petitions.sealed_words import ROLE, party_in

MASKS: Final = {
    "name": ("姓名（名称）", mask_name),
    "id_no": ("证件号码", mask_id),
    "phone": ("电话", mask_phone),
    "address": ("住址", mask_address),
}
EMPTY, CHANGED = "（未留）", "{old} → {new}"
NAMING: Final = frozenset({ActKind.CORRECT_PERSON, ActKind.NAME_AGENT})


def naming_facts(view: CaseView, act: Act) -> Iterator[tuple[str, str]]:
    """Give what the act changed in the name and address of a petitioner; nothing of an accuser."""
    if act.kind is not ActKind.CORRECT_PERSON or view.case.concealed:
        return
    before = next((one.row for one in identities(view.case.acts) if one.former == act.seq), "")
    ids = [before, act.payload["parties"][0]["id"]]
    rows = {str(row.pk): row for row in Party.objects.filter(pk__in=filter(None, ids), petition=view.petition)}
    yield from _changes(*(rows.get(pk) for pk in ids))


def proposed_facts(view: CaseView, act: Act, pending: UUID) -> Iterator[tuple[str, str]]:
    """Give the same of a proposal, and who would speak for whom."""
    if act.kind not in NAMING or view.case.concealed:
        return
    person = person_of(view.case, act)
    yield "信访人", called(view.case, person)
    text = PendingText.objects.filter(pending=pending, role=ROLE).select_related("pending").first()
    before = rows_now(view.case.acts, person)[:1] if act.kind is ActKind.CORRECT_PERSON else ()
    old = Party.objects.filter(pk__in=before, petition=view.petition).first()
    yield from _changes(old, party_in(text) if text is not None else None)


def _changes(old: Party | None, new: Party | None) -> Iterator[tuple[str, str]]:
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
