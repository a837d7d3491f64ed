"""Worlds with accusations in them, and with claims whose organ was accused afterwards, for tests of the shield."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from doing import Doing, person, unit
from matters import changed, posted, to_post
from papering import Papering, address, sealed_letter
from shielding import Ids
from xinfang.demo import cast
from xinfang.documents.models import Issued
from xinfang.documents.types import TYPES
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Level, Unit
from xinfang.orgs.services import create_unit, give_capacity
from xinfang.petitions import paper_runs
from xinfang.petitions.allocating import allocate
from xinfang.petitions.bulk import bulk_rows
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Obligation, PendingCommand, Petition
from xinfang.petitions.outbox import sweep, switch
from xinfang.petitions.paper_bulk import BulkPaper

SINCE, LONG_AGO, TODAY = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 5)
WORDS: Final = "镇里重复收取集资款，村民多次询问没有答复，请求查处并退还。"
READER: Final = cast.OTHER_CLERK
BELOW: Final = "130426104901"
DISCIPLINE: Final = (cast.DISCIPLINE_OFFICER, cast.DISCIPLINE, CapacityKind.ACCUSATION_OFFICER)
OFFICER: Final = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
LONGER: Final = {"days": 15, "ground": "EXPERT_WORK", "text": "需要委托鉴定。"}


def begin() -> str:
    """Let the reader be such an officer; give the number of an ordinary matter.

    Below the town stands a unit in which nobody works yet.
    """
    switch(on=True, by="测试")
    make_officer(READER)
    kind, above = {"kind": UnitKind.DEPARTMENT, "level": Level.TOWNSHIP}, Unit.objects.get(code=cast.TOWN)
    create_unit(code=BELOW, name="测试所", place=cast.TOWN, parent=above, valid_from=SINCE, **kind)
    return Doing(TODAY).register(Ask("反映村口道路塌陷，请求修复。")).transfer().done.case.number


def make_officer(username: str) -> None:
    """Let somebody be an accusation officer of the bureau and of the discipline organ, and an auditor."""
    for code in (cast.BUREAU, cast.DISCIPLINE):
        works_at(username, code, CapacityKind.ACCUSATION_OFFICER)
    works_at(username, cast.BUREAU, CapacityKind.AUDITOR)


def works_at(username: str, code: str, kind: CapacityKind) -> None:
    """Let somebody work at a unit from the beginning of the year."""
    give_capacity(person(username), Unit.objects.get(code=code), kind=kind, valid_from=SINCE)


def photo() -> UUID:
    """Keep what the petitioner has brought; give its id."""
    return store(b"%PDF-1.4\n%%EOF\n", name="材料.pdf", by=person(cast.CLERK), at=clock.now()).pk


def seen_by(doing: Doing, username: str) -> CaseView:
    """Give the matter as somebody of the cast sees it today."""
    return CaseView(Petition.objects.get(pk=doing.petition), person=person(username), on=TODAY)


def ended(ids: Ids) -> Ids:
    """Let dates move and messages go out, as they do in every world."""
    ids = replace(ids, move=str(changed()))
    sweep()
    return ids


# An accusation, which an officer reads until he comes to work where the accused is.


def nothing() -> Ids:
    """Let the same days go by without any of it."""
    return ended(Ids())


def accusations(against: Accused, *, worker: str = READER) -> Ids:
    """Let three be lodged: one sent on late by a letter that is posted, one late with the worker, one of today."""
    ids = sent_on(accusation(against, LONG_AGO))
    ids = replace(ids, duty=late(accusation(against, LONG_AGO), worker))
    accusation(against, TODAY)
    return ended(ids)


def accusation(against: Accused, day: date) -> Doing:
    """Register one with what the petitioner brought."""
    return Doing(day).register(Ask(WORDS, RequestClass.ACCUSATION), accused=against, files=(photo(),))


def sent_on(doing: Doing) -> Ids:
    """Send it on by letter, post the letter, and let it be proposed to annul the receipt."""
    letter = sealed_letter(doing)
    issued = letter.issue()
    doing.day = TODAY
    said = doing.act(ActKind.ACKNOWLEDGE, *DISCIPLINE).done.case
    again = {"ground": "WRONG_PETITION", "text": WORDS}
    doing.act(ActKind.ANNUL, *DISCIPLINE, target=said.last_seq, values=again)
    looked_at(doing, cast.ACCUSATION_OFFICER)
    told = Ids(number=said_number(doing), petition=str(doing.petition), draft=str(letter.id))
    return in_the_post(replace(told, pending=str(doing.done.pending)), issued, by=cast.ACCUSATION_OFFICER)


def late(doing: Doing, worker: str) -> str:
    """Let the worker have one that is late, with a letter begun; give the duty that is late."""
    view = seen_by(doing, cast.ACCUSATION_OFFICER)
    allocate(view, organ=unit(cast.BUREAU), worker=person(worker).pk, at=clock.now())
    sealed_letter(doing)
    return str(Obligation.objects.get(petition=doing.petition, due__lt=TODAY).pk)


def said_number(doing: Doing) -> str:
    """Give the number of the matter."""
    return Petition.objects.get(pk=doing.petition).number


def looked_at(doing: Doing, username: str) -> None:
    """Let somebody have looked at who the petitioner is."""
    why = {"reason": "核对来信人地址", "petition_id": doing.petition, "at": clock.now()}
    record(person(username), unit_id=unit(cast.BUREAU), what=Access.UNMASK, **why)


def in_the_post(ids: Ids, issued: Issued, *, by: str) -> Ids:
    """Put the paper into an envelope that is posted today."""
    envelope, [copy, *_] = posted(issued, by=by), to_post(issued, by=by)
    named = {"paper": str(issued.pk), "key": copy.key, "file": str(issued.file_id), "envelope": str(envelope.pk)}
    return replace(ids, **named)


# Claims of a town, which it handles until an accusation against it is taken out of them.


def begin_town() -> str:
    """Let the town have issued a notice and an opinion on a matter that is nobody's secret; give its number."""
    switch(on=True, by="测试")
    doing = Doing(TODAY).register(Ask("水渠漏水，请求修复。")).transfer()
    notices(doing)
    Papering(doing.accept().hear()).begin().submit().approve().issue()
    return said_number(doing)


def claims(accused: Accused | None) -> Ids:
    """Let the town handle three claims, each at another stage; afterwards it is accused in each, unless nobody is."""
    answered, asked, fresh = answered_claim(), asked_claim(), claim(TODAY)
    run = notices(fresh)
    written = Papering(answered)
    issued = written.begin().submit().approve().issue()
    ids = Ids(number=said_number(answered), petition=str(answered.petition), draft=str(written.id), run=run)
    duty = Obligation.objects.open().filter(petition=asked.petition, due__isnull=False, obligor_unit=unit(cast.TOWN))
    ids = replace(ids, duty=str(duty.latest("pk").pk), pending=str(PendingCommand.objects.get().pk))
    ids = in_the_post(ids, issued, by=cast.TOWN_HANDLER)
    for doing in (answered, asked, fresh):
        if accused is not None:
            taken_out(doing, accused)
    return ended(ids)


def claim(day: date) -> Doing:
    """Register a claim and pass it on to the town."""
    return Doing(day).register(Ask(WORDS), files=(photo(),)).transfer()


def answered_claim() -> Doing:
    """Let one be accepted late and its petitioner heard, so that it can be answered."""
    doing = claim(LONG_AGO)
    doing.day = TODAY
    return doing.inform().accept().hear()


def asked_claim() -> Doing:
    """Let one wait for an extension, with a paper to be signed, and a record that it is proposed to annul."""
    doing = claim(LONG_AGO).inform().accept().hear()
    doing.day = TODAY
    Papering(doing).begin().submit()
    doing.handle(ActKind.REQUEST_EXTENSION, LONGER)
    view = seen_by(doing, cast.TOWN_HANDLER)
    allocate(view, organ=unit(cast.TOWN), worker=person(cast.TOWN_HANDLER).pk, at=clock.now())
    again = {"ground": "WRONG_PETITION", "text": WORDS}
    return doing.handle(ActKind.ANNUL, again, target=doing.done.case.last_seq - 1)


def notices(doing: Doing) -> str:
    """Issue a notice of receipt in a run of the town; give the run."""
    by, words = person(cast.TOWN_HANDLER), {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    assert doing.petition is not None
    rows = bulk_rows(by, [doing.petition], ActKind.INFORM, on=TODAY)
    said = BulkPaper(TYPES["notice_of_receipt"], words, {"method": "POST"})
    parts = [row.part for row in rows if row.part is not None]
    run = paper_runs.ask(uuid4(), parts, said, by=by, at=clock.now(), address=address)
    assert [item.refusal for item in paper_runs.work_off()] == [""]
    return str(run.pk)


def taken_out(doing: Doing, accused: Accused) -> None:
    """Take an accusation out of the claim, as the bureau's case officer."""
    asks = (Ask("另收受施工方财物。", RequestClass.ACCUSATION),)
    doing.act(ActKind.SPLIT, *OFFICER, values={"part": "ACCUSATION"}, asks=asks, accused=accused)
