"""What the acts about who a petitioner is say of him: a corrected row, or that of somebody who speaks for him."""

from dataclasses import replace
from typing import Any, Final

from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import AgentIn, Command, PartyIn
from xinfang.petitions.contents import SEALED, new_party, opened, reference
from xinfang.petitions.identities import rows_now
from xinfang.petitions.models import Party
from xinfang.petitions.payloads import Contents, accuses
from xinfang.petitions.registering import reachable

K: Final = ActKind
NOTHING: Final = "请至少填写一项要更正的内容；不需要更正的留空。"
NOT_OF_ACCUSERS: Final = "检举控告不登记代理人，请清空代理人各栏；需要说明的，写在诉求内容里。"
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


def speaking_at_registration(command: Command, case: CaseFile) -> tuple[Command, ...]:
    """Give a command for each agent who was named with the petitioners of the registration `command`.

    Refuses them in an accusation, of which nothing may tell who stands behind it.
    """
    told = [party for party in command.parties if party.told]
    if any(party.agents for party in told) and accuses(command):
        raise Refused(NOT_OF_ACCUSERS, field="agent")
    came = zip(case.persons, told, strict=False)
    return tuple(_speaks(command, case, person.seq, agent) for person, one in came for agent in one.agents)


def _speaks(command: Command, case: CaseFile, person: int, agent: AgentIn) -> Command:
    return replace(
        command,
        kind=K.NAME_AGENT,
        petition=case.petition,
        values={"basis": agent.basis, **({"receives": True} if agent.receives else {})},
        joined=person,
        parties=(agent.who,),
        evidence=agent.evidence,
        expected_seq=None,
        asks=(),
        files=(),
    )


def _with_what_stays(before: CaseFile, person: int, said: PartyIn) -> PartyIn:
    row = Party.objects.filter(petition=before.petition, pk__in=rows_now(before.acts, person)[:1]).first()
    known = opened(row) if row is not None else PartyIn()
    typed = {name: told for name in SEALED if (told := getattr(said, name).strip())}
    return replace(known, **typed)
