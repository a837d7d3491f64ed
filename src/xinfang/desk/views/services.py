"""What is still to be served, over all matters: which paper on whom, since when, how it went, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.service_rows import by_paper, posted_words, state_of, way_of
from xinfang.desk.signed_in import me
from xinfang.documents.models import Envelope, Issued
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import SERVE_RULES, owed_to
from xinfang.petitions import postings
from xinfang.petitions.addressees import Addressee, addressees_in
from xinfang.petitions.models import Obligation, Party, Petition
from xinfang.petitions.openings import openings_of
from xinfang.petitions.reading import cases_of
from xinfang.web.paging import keyset_page
from xinfang.web.parts import Badge
from xinfang.web.words import Tone, moment_words

SIZE: Final = 40
BY_HAND: Final = Badge("公文没有在本系统印发", Tone.PLAIN)


@dataclass(frozen=True, slots=True)
class Line:
    """One service that is owed."""

    petition: Petition
    since: date
    paper: str
    to: str
    state: Badge
    said: tuple[str, ...]


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Show the services that the reader's organs owe, the oldest first."""
    person, on = me(request), clock.today()
    page = keyset_page(
        postings.to_serve(person, on=on), by=("started_on", "pk"), cursor=request.GET.get("cursor", ""), size=SIZE
    )
    return render(request, "desk/services.html", {"page": page, "lines": _lines(page.rows), "on": on})


def _lines(rows: Sequence[Obligation]) -> list[Line]:
    """Give what is shown of the services, in few queries however many there are."""
    petitions = {row.petition_id: row.petition for row in rows}
    cases = cases_of(list(petitions.values()))
    papers = {(one.petition, one.seq): one for one in Issued.objects.filter(petition__in=petitions)}
    parties = {str(row.pk): row for row in Party.objects.filter(petition__in=petitions)}
    told = addressees_in(list(papers.values()), cases=cases, parties=parties)
    sent, seen = by_paper(postings.sent_for(*petitions)), openings_of(*petitions)
    found = ((row, _paper(row, cases[row.petition_id], papers)) for row in rows)
    return [_line(row, paper, _to(row, paper, cases[row.petition_id], told), cases, sent, seen) for row, paper in found]


def _paper(row: Obligation, case: CaseFile, papers: Mapping[tuple[UUID, int], Issued]) -> Issued | None:
    """Give the paper that is to be served: the newest answer, or opinion on review, on the request."""
    kind = ActKind.ISSUE_OPINION if row.rule in SERVE_RULES else ActKind.DECIDE_REVIEW
    made = [act.seq for act in case.live if act.kind is kind and row.request_n in act.requests]
    return papers.get((row.petition_id, made[-1])) if made else None


def _to(
    row: Obligation, paper: Issued | None, case: CaseFile, told: Mapping[UUID, tuple[Addressee, ...]]
) -> Addressee | None:
    """Give on whom it is to be served; an opinion on review has one addressee, who asked for it."""
    if paper is None:
        return None
    owed = next((o for o in case.obligations if (o.rule, o.anchor_seq) == (row.rule, row.anchor_seq)), None)
    person = owed_to(case, owed) if owed is not None and row.rule in SERVE_RULES else None
    return next((one for one in told[paper.pk] if person in (None, one.person)), None)


def _line(
    row: Obligation,
    paper: Issued | None,
    to: Addressee | None,
    cases: Mapping[UUID, CaseFile],
    sent: Mapping[tuple[UUID, str], Sequence[Envelope]],
    seen: Mapping[tuple[UUID, int], datetime],
) -> Line:
    if paper is None or to is None:
        return Line(row.petition, row.started_on, "", "", BY_HAND, ())
    way = way_of(cases[row.petition_id], paper, to, sent, seen)
    said = [*(posted_words(one)[0] for one in way.envelopes), *way.failed_words]
    said += [f"已于{moment_words(way.opened_at)}打开"] if way.opened_at is not None else []
    title = f"{TYPES[paper.kind].title} {paper.number}"
    return Line(row.petition, row.started_on, title, to.shown, state_of(paper, None, way), tuple(said))
