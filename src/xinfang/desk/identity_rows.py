"""What is shown of a corrected name and address: before and after, both masked."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from xinfang.law.acts import Act, ActKind
from xinfang.law.persons import person_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.identities import identities, rows_now
from xinfang.petitions.models import PendingText
from xinfang.petitions.named import naming_changes
from xinfang.petitions.persons import called
from xinfang.petitions.sealed_words import ROLE, party_in

NAMING: Final = frozenset({ActKind.CORRECT_PERSON, ActKind.NAME_AGENT})


def naming_facts(view: CaseView, act: Act) -> Iterator[tuple[str, str]]:
    """Give what the act changed in the name and address of a petitioner; nothing of an accuser."""
    if act.kind is not ActKind.CORRECT_PERSON or view.case.concealed:
        return
    before = next((one.row for one in identities(view.case.acts) if one.former == act.seq), "")
    yield from naming_changes(view.parties.get(before), view.parties.get(act.payload["parties"][0]["id"]))


def proposed_facts(view: CaseView, act: Act, pending: UUID) -> Iterator[tuple[str, str]]:
    """Give the same of a proposal, and who would speak for whom."""
    if act.kind not in NAMING or view.case.concealed:
        return
    person = person_of(view.case, act)
    yield "信访人", called(view.case, person)
    text = PendingText.objects.filter(pending=pending, role=ROLE).select_related("pending").first()
    before = rows_now(view.case.acts, person)[:1] if act.kind is ActKind.CORRECT_PERSON else ()
    old = next((view.parties.get(row) for row in before), None)
    yield from naming_changes(old, party_in(text) if text is not None else None)
