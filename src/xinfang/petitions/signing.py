"""The record of service (送达回证) signed on a screen: set with the signature, kept as the proof of the service."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from xinfang.documents.models import Issued
from xinfang.documents.press import press
from xinfang.documents.sheet import Form, Sheet, Signature, plain_day
from xinfang.documents.types import TYPES
from xinfang.files.models import StoredFile
from xinfang.files.uploads import take_in
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.persons import agents_of
from xinfang.petitions.addressees import Addressee, addressees_in, service_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.papers import papers_out

HIMSELF, AGENT = "HIMSELF", "AGENT"
MISSING: Final = "没有这份公文，或者不由您的单位送达。"
NO_AGENT: Final = "这位信访人没有登记可以代收的代理人，请由他本人签名。"
FILE: Final = "送达回证 {number}.pdf"
RECEIVED: Final = "本人已经收到上述文书。信访人的复查、复核期限自收到书面答复之日起计算。"


@dataclass(frozen=True, slots=True)
class Signed:
    """What was said when the paper was handed over and signed for on the screen."""

    place: str
    by: str
    picture: bytes


def to_sign(view: CaseView, paper: UUID, person: int) -> tuple[Issued, Addressee]:
    """Give the paper and the petitioner who is to sign for it; refuse what another organ issued or was withdrawn."""
    out = next((one for one in papers_out(view) if one.issued.pk == paper and one.withdrawn_by is None), None)
    if out is None or view.case.concealed:
        raise NotFound(MISSING)
    told = addressees_in([out.issued], cases={view.petition.pk: view.case}, parties=view.parties)
    to = next((one for one in told[out.issued.pk] if one.person == person), None)
    if to is None:
        raise NotFound(MISSING)
    return out.issued, to


def has_agent(view: CaseView, person: int) -> bool:
    """Tell whether somebody may sign in the petitioner's place."""
    return any(agent.receives for agent in agents_of(view.case, person))


def record_signed(
    view: CaseView, paper: Issued, to: Addressee, said: Signed, *, form: UUID, at: datetime
) -> StoredFile:
    """Set the record with the signature and keep it; the act of service names it as its proof.

    The same once more under the same `form` is the same file.
    """
    if said.by == AGENT and (to.person is None or not has_agent(view, to.person)):
        raise Refused(NO_AGENT, field="by")
    data = press().set(_sheet(view, paper, to, said, at=at))
    return take_in(data, name=FILE.format(number=paper.number), form=form, by=view.person, at=at)


def was_signed(view: CaseView, paper: Issued, to: Addressee, *, command: UUID) -> bool:
    """Tell whether this very command has served the paper on the petitioner."""
    act = service_of(view.case, paper, person=to.person)
    return act is not None and act.command == command


def _sheet(view: CaseView, paper: Issued, to: Addressee, said: Signed, *, at: datetime) -> Sheet:
    day = plain_day(day_of(at))
    told = (
        ("送达的文书", f"{TYPES[paper.kind].title}（{paper.number}）"),
        ("信访编号", view.case.number),
        ("受送达人", to.name or "信访人"),
        ("送达方式", "当面送达，在屏幕上签名"),
        ("送达地点", said.place),
        ("收到日期", day),
        ("签收人", "受送达人本人" if said.by == HIMSELF else "有权代收的代理人"),
        ("签名", ""),
        ("送达人", f"{paper.unit.short_name} {view.person.name}"),
    )
    return Sheet(
        Form.SLIP,
        paper.unit.name,
        (TYPES["service_record"].title,),
        "",
        day_of(at),
        facts=told,
        body=(RECEIVED,),
        signature=Signature("签名", said.picture),
    )
