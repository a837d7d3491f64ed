"""What the acts about who a petitioner is say of him: a corrected row, or that of somebody who speaks for him."""

from dataclasses import replace
from typing import Any, Final

from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.contents import SEALED, new_party, opened, reference
from xinfang.petitions.identities import rows_now
from xinfang.petitions.models import Party
from xinfang.petitions.payloads import Contents
from xinfang.petitions.registering import reachable

K: Final = ActKind
NOTHING: Final = "请至少填写一项要更正的内容；不需要更正的留空。"
NOBODY: Final = "请写明代理人的姓名（名称）。"


def naming_payload(command: Command, before: CaseFile, contents: Contents) -> dict[str, Any]:
    """Give what such an act says of its person, gathering his row in `contents`; nothing for other acts.

    A correction keeps what was not typed. Who speaks for somebody is found by no index.
    """
    if command.kind not in (K.CORRECT_PERSON, K.NAME_AGENT):
        return {}
    said = next((party for party in command.parties if party.told), None)
    if command.kind is K.NAME_AGENT:
        if said is None or not said.name.strip():
            raise Refused(NOBODY, field="name")
        row = new_party(said, petition=contents.petition, main=False, chance=contents.chance, indexed=False)
        contents.parties.append(row)
        return {"parties": [reference(row)]}
    if said is None:
        raise Refused(NOTHING, field="name")
    person = before.first_person if command.joined is None else command.joined
    now = _with_what_stays(before, person, said)
    row = new_party(now, petition=contents.petition, main=False, chance=contents.chance)
    contents.parties.append(row)
    return {"parties": [reference(row)], "reachable": reachable((now,))}


def _with_what_stays(before: CaseFile, person: int, said: PartyIn) -> PartyIn:
    row = Party.objects.filter(petition=before.petition, pk__in=rows_now(before.acts, person)[:1]).first()
    known = opened(row) if row is not None else PartyIn()
    typed = {name: told for name in SEALED if (told := getattr(said, name).strip())}
    return replace(known, **typed)
