"""What stands in the demonstration county before somebody looks at all its pages, and the addresses that name it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from django.urls import reverse

from doing import Doing, person, unit
from papering import Papering, address
from xinfang.demo import cast
from xinfang.documents import phrases
from xinfang.documents.models import Batch, Carrier, Envelope, Issued, Phrase
from xinfang.documents.phrases import Block
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.law.calendar import amended
from xinfang.law.roles import CapacityKind as C
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Unit
from xinfang.petitions import paper_runs, postings
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.commands import Accused, Ask, SeatChoice
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import Obligation, PendingCommand
from xinfang.petitions.outbox import sweep, switch
from xinfang.petitions.paper_bulk import BulkPaper
from xinfang.petitions.recompute import change_inputs, walk
from xinfang.petitions.waiting import Waiting

REPEAT: Final = {
    "earlier": "130426XF-2025-000001",
    "final_served_on": "2026-01-05",
    "same_facts": True,
    "same_reasons": True,
    "method": "POST",
    "text": "两次所述为同一处路面。",
}


def changed() -> int:
    """Let two rest days come; give the run in which the dates moved."""

    def change(old: Inputs) -> Inputs:
        [known] = [notice for notice in old.calendar.notices if notice.year == 2026]
        rest = replace(known, holidays=known.holidays | {date(2026, 5, 6), date(2026, 3, 20)})
        return replace(old, calendar=amended(old.calendar, rest))

    run = change_inputs(change, reason="载入测试用的安排", by="测试", at=clock.now())
    assert run is not None
    for _ in walk():
        pass
    return run.pk


def to_post(paper: Issued, *, by: str) -> list[postings.Outgoing]:
    """Give the copies of the paper that can be posted."""
    return [one for one in postings.outgoing([paper], person=person(by)) if one.addressee.reachable]


def posted(paper: Issued, *, by: str = cast.TOWN_HANDLER) -> Envelope:
    """Put the paper into an envelope that goes to the post office today."""
    what, on = to_post(paper, by=by), clock.today()
    said = {"carrier": Carrier.REGISTERED, "posted_on": on, "command": uuid4()}
    [envelope] = postings.post(person(by), what, at=clock.now(), on=on, **said)
    return envelope


def asked_for(doing: Doing) -> Batch:
    """Let the town ask for notices of receipt in bulk."""
    seat = SeatChoice(unit(cast.TOWN), C.HANDLER)
    part = BulkPart(doing.done.petition, (1,), seat, doing.done.case.last_seq, uuid4())
    words = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    said = BulkPaper(TYPES["notice_of_receipt"], words, {"method": "POST"})
    return paper_runs.ask(uuid4(), [part], said, by=person(cast.TOWN_HANDLER), at=clock.now(), address=address)


@dataclass(frozen=True)
class Matters:
    """What stands in the county before the round."""

    heard: Doing
    other: Doing
    issued: Issued
    envelope: Envelope
    block: Phrase
    batch: Batch
    written: Papering
    proposed: Doing
    run: int

    @property
    def number(self) -> str:
        return self.heard.done.case.number


def matters() -> Matters:
    """Let there be a matter with a paper posted, one with a paper to post, a proposal, an accusation, moved dates."""
    switch(on=True, by="tests")
    heard = Doing(date(2026, 2, 25)).register().transfer().inform().accept().hear()
    written = Papering(heard).begin().submit().approve()
    issued = written.issue()
    envelope = posted(issued)
    Papering(Doing(date(2026, 2, 25)).register().transfer().inform().accept().hear()).begin().submit().approve().issue()
    other = Doing(date(2026, 2, 26)).register(Ask("水渠漏水，请求修复。")).transfer()
    proposed = Doing(date(2026, 3, 2)).register().transfer().decline(dict(REPEAT))
    Doing(date(2026, 3, 2)).register(
        Ask("收受好处。", RequestClass.ACCUSATION), accused=Accused(units=(unit(cast.OTHER_TOWN),))
    )
    said = Block("facts", (), "勘查经过", "本单位已经到现场勘查。")
    block = phrases.begin(unit(cast.TOWN), said, by=person(cast.TOWN_HEAD), at=clock.now())
    batch = asked_for(other)
    run = changed()
    sweep()
    return Matters(heard, other, issued, envelope, block, batch, written, proposed, run)


def addresses(those: Matters) -> list[str]:
    """Give the addresses that name something, each with one that is there."""
    number, others = those.number, those.other.done.case.number
    draft, pending = {"number": number, "draft": those.written.id}, PendingCommand.objects.get()
    day = Obligation.objects.filter(petition=those.heard.petition, discharged_on=None).exclude(due=None).latest("pk")
    told = [
        ("desk:case", {"number": number}),
        ("desk:double", {"number": others}),
        ("desk:change", {"run": those.run}),
        ("desk:paper_new", {"number": others, "kind": "notice_of_receipt"}),
        ("desk:paper", draft),
        ("desk:phrase", {"pk": those.block.pk}),
        ("desk:paper_run", {"run": those.batch.pk}),
        ("desk:reason", {"pk": day.pk}),
        ("desk:sign", {"number": number, "paper": those.issued.pk, "signer": 1}),
        ("desk:posting", {"envelope": those.envelope.pk}),
        ("desk:proposal", {"number": those.proposed.done.case.number, "pending": pending.pk}),
        ("desk:somebody", {"pk": person(cast.CLERK).pk}),
        ("desk:unit", {"pk": Unit.objects.get(code=cast.TOWN).pk}),
        *(("desk:waiting", {"name": one.value}) for one in Waiting),
    ]
    return [reverse(name, kwargs=more) for name, more in told]
