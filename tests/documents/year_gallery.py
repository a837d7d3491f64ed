"""A gallery of papers: at each step of a simulated course that stands open, the paper of it issued and read back."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import time_machine
from django.db import transaction

from documents.reading_back import words_of
from documents.year_words import codes_for, words_for
from doing import paper, person
from papering import address
from xinfang.demo import cast
from xinfang.demo.simulation.matter import Deed
from xinfang.demo.simulation.offices import Offices
from xinfang.documents import drafts
from xinfang.documents.drafts import Said
from xinfang.documents.models import Draft, Issued
from xinfang.files.store import read
from xinfang.kernel import clock
from xinfang.kernel.errors import UserError
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Holding
from xinfang.petitions import papers
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Command
from xinfang.petitions.models import Petition

HEADS = (CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD)
TRIES = 6
COMPARED = "经逐项比对，事实和理由均相同。"


@dataclass
class Gallery:
    """The papers issued, by kind, with their words, and what was told where one was not.

    Where an `outcome` is given, none is issued that says another one.
    """

    offices: Offices
    wanted: frozenset[str]
    out: dict[str, Issued] = field(default_factory=dict)
    outcome: str = ""
    said: dict[str, str] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)

    def look(self, deed: Deed, command: Command, at: datetime) -> None:
        """Issue what is still lacking of the papers due in the step that is to be done; nothing of it stays."""
        if command.petition is None or deed.confirms:
            return
        with time_machine.travel(at, tick=False):
            petition = Petition.objects.get(pk=command.petition)
            for who in self.writers(deed):
                view = CaseView(petition, person=person(who), on=clock.today())
                for one in papers.offered(view):
                    self.attempt(one, view, command)

    def writers(self, deed: Deed) -> Iterable[str]:
        """Give who writes: where a head acts, a handler writes for him; where the petitioner acts, the window."""
        if deed.doer is None:
            return (cast.CLERK,)
        unit, kind = deed.doer.unit, deed.doer.kind
        handlers = self.offices.holders.get((unit, CapacityKind.HANDLER), ()) if kind in HEADS else ()
        return (*handlers, deed.doer.username)

    def attempt(self, one: papers.Offered, view: CaseView, command: Command) -> None:
        kind, n = one.paper.kind, next(iter(command.requests), 1)
        if kind in self.out or kind not in self.wanted or len(self.told.setdefault(kind, set())) >= TRIES:
            return
        codes = codes_for(one.paper, command)
        if codes is None or (self.outcome and codes.get("outcome") != self.outcome):
            return
        with transaction.atomic():
            try:
                self.keep(issued(one, view, Said((n,), words_for(view, one.paper, command, n), codes)))
            except UserError as refused:
                self.told[kind].add(str(refused))
            transaction.set_rollback(True)

    def keep(self, out: Issued) -> None:
        self.out[out.kind], self.said[out.kind] = out, words_of(read(out.file))
        if folder := os.environ.get("XINFANG_SHOTS"):
            (Path(folder) / f"year-{out.kind}{self.outcome}.pdf").write_bytes(read(out.file))

    def faults(self) -> Iterator[str]:
        """Give what is wrong with the words of the papers: a name that stands open, or a number that is not there."""
        for kind, out in self.out.items():
            if "{" in self.said[kind] or out.number not in self.said[kind]:
                yield kind


def issued(one: papers.Offered, view: CaseView, said: Said) -> Issued:
    """Issue the paper as its writer begins it, its head approves it and the door takes its act."""
    key, writer, now = uuid4(), view.person, clock.now()
    drafts.begin(key, kind=one.paper.kind, unit=one.unit, petition=view.petition.pk, said=said, by=writer, at=now)
    if one.paper.approver is not None:
        papers.submit(view, papers.work_of(view, key), seen=1, at=now)
        held = Holding.objects.on(view.on).filter(unit=one.unit, kind__in=HEADS).select_related("person")
        head = held.exclude(person=writer).order_by("person__username")[0].person
        if one.paper.confirmed:
            return papers.confirm_paper(view.petition, key, seen=1, words=COMPARED, by=head, at=now, address=address)
        own = CaseView(view.petition, person=head, on=view.on)
        papers.approve(own, papers.work_of(own, key), seen=1, words="同意。", at=now)
    proof = paper(writer.username, on=view.on) if papers.needs_evidence(one.paper) else None
    seen = drafts.standing(Draft.objects.get(pk=key)).version.n
    return papers.issue_paper(view.petition, key, seen=seen, by=writer, at=now, address=address, evidence=proof)
