"""Papers issued from simulated months: each kind at a file that stands where the paper is due, and read back."""

import os
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction

from documents import organ_papers
from documents.proceeding_cases import CASES
from documents.reading_back import words_of
from doing import Doing, person, unit
from papering import OPINION, Papering
from xinfang.demo import cast
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.matter import Law
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.play import Play
from xinfang.documents.models import Issued
from xinfang.files.store import read
from xinfang.kernel import clock
from xinfang.kernel.clock import CHINA
from xinfang.kernel.errors import UserError
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Holding, Unit
from xinfang.petitions import papers
from xinfang.petitions.casework import CaseView
from xinfang.petitions.inputs import active
from xinfang.petitions.models import Petition

START, LAST, STEP, MATTERS, TRIES = date(2026, 2, 1), date(2026, 4, 30), 11, 70, 6
WRITERS = (
    cast.CASE_OFFICER, cast.INSPECTOR, cast.ACCUSATION_OFFICER, cast.DISCIPLINE_OFFICER, cast.TOWN_HANDLER,
    cast.DEPARTMENT_HANDLER,
)  # fmt: skip
HEADS = (CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD)
BASE: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "opinion": (OPINION, {"outcome": "SUPPORT"}),
    "notice_of_receipt": ({"route": "按信访程序办理。", "procedure": "受理后答复。"}, {"method": "POST"}),
    "acceptance": ({"explanation": ""}, {}),
    "objection": ({"item": "修路。", "reason": "该路由县里管理。", "competent": ""}, {"ground": "NOT_OURS"}),
    "interim_report": ({"progress": "已经现场勘查。"}, {}),
    "result_report": ({"item": "修路。", "investigated": "属实。", "result": "已经修复。"}, {}),
    "transfer_letter": ({"item": "修路。"}, {"ground": "22-1-2", "delivery": "SYSTEM", "to": cast.TOWN}),
    "assignment_letter": (
        {"item": "修路。", "requirement": "查清责任。"},
        {"delivery": "SYSTEM", "to": cast.TOWN, "report_by": "2026-12-31"},
    ),
}
# Of the others, no file of these months stands where they are due on a day that is looked at.
REACHED = {
    "acceptance", "assignment_letter", "competence_ruling", "conclusion_confirmed", "decision_request",
    "direct_reply", "discipline_receipt", "extension_request", "hearing_notice", "interim_report",
    "legal_transfer_letter", "mediation_record", "notice_of_receipt", "objection", "objection_rejected",
    "objection_upheld", "opinion", "personnel_letter", "policy", "recall_letter", "reminder", "report_above",
    "result_report", "rework_letter", "route_decision", "settlement_record", "transfer_letter", "urgent_notice",
    "urgent_report", "withdrawal_revoked",
}  # fmt: skip


@dataclass
class Gallery:
    """The papers issued, by kind, and what was told where one was not."""

    out: dict[str, Issued] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)

    def look(self) -> None:
        """Try each kind that is still lacking at each file where it is offered today; nothing of it stays."""
        for who in WRITERS:
            someone = person(who)
            for petition in Petition.objects.visible_to(someone).order_by("-received_on", "number")[:40]:
                view = CaseView(petition, person=someone, on=clock.today())
                for one in papers.offered(view):
                    self.attempt(one, view, who)

    def attempt(self, one: papers.Offered, view: CaseView, who: str) -> None:
        kind = one.paper.kind
        told = self.told.setdefault(kind, set())
        if kind in self.out or len(told) >= TRIES or not is_written(kind):
            return
        with transaction.atomic():
            try:
                self.keep(issued(one, view, who))
            except UserError as refused:
                told.add(str(refused))
            transaction.set_rollback(True)

    def keep(self, paper: Issued) -> None:
        self.out[paper.kind], self.said[paper.kind] = paper, words_of(read(paper.file))
        if folder := os.environ.get("XINFANG_SHOTS"):
            (Path(folder) / f"year-{paper.kind}.pdf").write_bytes(read(paper.file))


def is_written(kind: str) -> bool:
    tables = (organ_papers.ORGANS, organ_papers.SEALED, organ_papers.OVERSIGHT, organ_papers.CONFIRMED, CASES, BASE)
    return any(kind in table for table in tables)


def written(kind: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Give what somebody writes and chooses for a paper of the kind."""
    for table in (organ_papers.ORGANS, organ_papers.SEALED, organ_papers.OVERSIGHT, organ_papers.CONFIRMED):
        if kind in table:
            return dict(table[kind].words), table[kind].codes()
    if kind in CASES:
        return dict(CASES[kind].words), dict(CASES[kind].codes)
    words, codes = BASE[kind]
    return dict(words), codes | ({"to": unit(codes["to"])} if "to" in codes else {})


def issued(one: papers.Offered, view: CaseView, who: str) -> Issued:
    organ, kind = Unit.objects.get(pk=one.unit), one.paper.kind
    held = Holding.objects.on(clock.today()).filter(unit=organ, kind__in=HEADS).select_related("person").first()
    head = held.person.username if held is not None else cast.COUNTY_HEAD
    wrote = Papering(Doing(petition=view.petition.pk), kind, *written(kind), organ.code, who, head).begin()
    if one.paper.confirmed:
        return wrote.submit().confirm()
    if one.paper.approver is not None:
        wrote.submit().approve()
    return wrote.issue()


@pytest.mark.usefixtures("county")
def test_papers_are_issued_from_the_files_of_simulated_months() -> None:
    those, inputs, gallery = offices(), active(), Gallery()
    arrivals = crowd(MATTERS, until=LAST, days=(LAST - START).days, offices=those, seed="papers")
    law = Law(inputs.rulebook, inputs.calendar)
    played = Play("papers", those, law, datetime.combine(LAST, time.max, tzinfo=CHINA)).enter(arrivals)
    for days in range(STEP, (LAST - START).days, STEP):
        day = START + timedelta(days=days)
        played.through(day)
        with time_machine.travel(datetime.combine(day, time(20, 0), tzinfo=CHINA), tick=False):
            gallery.look()

    assert gallery.out.keys() >= REACHED, {kind: gallery.told.get(kind) for kind in REACHED - gallery.out.keys()}
    unsaid = {kind for kind, paper in gallery.out.items() if paper.number and paper.number not in gallery.said[kind]}
    assert unsaid == set()
    assert [kind for kind, said in gallery.said.items() if "{" in said] == []
