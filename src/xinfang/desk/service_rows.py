"""What pages show of the sending and service of papers: how each went to whom, what became of it, what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from xinfang.documents.models import Carrier, Enclosed, Envelope, Issued
from xinfang.documents.types import TYPES
from xinfang.kernel.clock import day_of
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.failures import Failure, failure_of, to_be_served
from xinfang.law.persons import consents
from xinfang.law.terms import FailureGround, ServiceMethod, ServiceProof
from xinfang.law.words import say_date
from xinfang.orgs.models import Person
from xinfang.petitions.addressees import Addressee, addressees_in, key_of, service_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.citizen_answers import SERVED_BY
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import Petition
from xinfang.petitions.openings import openings_of
from xinfang.petitions.papers import Out, papers_out
from xinfang.petitions.postings import EnvelopeLine, returned_of, sent_for
from xinfang.petitions.workers import organs_working
from xinfang.web.parts import Badge, Offer
from xinfang.web.words import Tone, moment_words

FAILED_BY: Final = {ActKind.SERVE: ActKind.SERVICE_FAILED, ActKind.SERVE_REVIEW: ActKind.REVIEW_SERVICE_FAILED}
K: Final = ActKind


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One paper on its way to one addressee."""

    title: str
    number: str
    to: str
    state: Badge
    said: tuple[tuple[str, str], ...]
    steps: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a paper went to one addressee: in which envelopes, when he opened it, and whether serving it failed.

    `due` tells whether a service of it on him can still be entered.
    """

    envelopes: Sequence[Envelope]
    opened_at: datetime | None
    failed: Failure | None = None
    due: bool = True

    @property
    def last(self) -> Envelope | None:
        """Give the envelope that went last."""
        return self.envelopes[-1] if self.envelopes else None

    @property
    def under_way(self) -> bool:
        """Tell whether the last envelope is out, and went after the service that failed."""
        last, failed = self.last, self.failed
        if last is None or returned_of(last) is not None:
            return False
        return failed is None or (last.posted_on, last.at) > (failed.on, failed.at)

    @property
    def failed_words(self) -> list[str]:
        """Tell when and why the service failed."""
        failed = self.failed
        return [f"{say_date(failed.on)}送达未成（{failed.ground.label}）"] if failed is not None else []


def service_lines(view: CaseView) -> list[ServiceLine]:
    """Give how the papers of the reader's own organs were sent and served; other organs read nothing of it."""
    organs = {organ_of(seat) for seat in view.seats}
    outs = [one for one in papers_out(view) if one.issued.unit_id in organs and one.withdrawn_by is None]
    if not outs:
        return []
    papers = [one.issued for one in outs]
    told = addressees_in(papers, cases={view.petition.pk: view.case}, parties=view.parties)
    sent, seen = _sent(view.petition.pk), openings_of(view.petition.pk)
    return [
        _line(view, out, to, way_of(view.case, out.issued, to, sent, seen))
        for out in outs
        for to in told[out.issued.pk]
    ]


def way_of(
    case: CaseFile,
    paper: Issued,
    to: Addressee,
    sent: Mapping[tuple[UUID, str], Sequence[Envelope]],
    seen: Mapping[tuple[UUID, int], datetime],
) -> Way:
    """Give how the paper went to the addressee, from what is read already."""
    failed = failure_of(case, paper.seq, person=to.person)
    due = any((seq, person) == (paper.seq, to.person) for seq, _, person in to_be_served(case))
    return Way(sent.get((paper.pk, to.key), []), seen.get((paper.pk, to.person or 0)), failed, due)


def _sent(petition: UUID) -> Mapping[tuple[UUID, str], list[Envelope]]:
    """Give the envelopes of one petition by paper and addressee."""
    return by_paper(sent_for(petition))


def by_paper(sent: Sequence[Envelope]) -> Mapping[tuple[UUID, str], list[Envelope]]:
    """Give the envelopes by paper and addressee, in the order in which they went."""
    envelopes = {one.pk: one for one in sent}
    held: dict[tuple[UUID, str], list[Envelope]] = {}
    for row in Enclosed.objects.filter(envelope__in=envelopes).order_by("pk") if envelopes else ():
        held.setdefault((row.paper_id, key_of(envelopes[row.envelope_id])), []).append(envelopes[row.envelope_id])
    return held


def _line(view: CaseView, out: Out, to: Addressee, way: Way) -> ServiceLine:
    act = service_of(view.case, out.issued, person=to.person)
    handles = out.issued.unit_id in organs_working(view.seats)
    said = [(words, page if handles else "") for words, page in map(posted_words, way.envelopes)]
    said += [(words, "") for words in way.failed_words]
    if way.opened_at is not None:
        said.append((f"信访人已于{moment_words(way.opened_at)}在查询页打开", ""))
    elif act is None and _agreed(view, to):
        said.append(("信访人同意电子送达，文书已放在查询页，尚未打开", ""))
    if act is not None:
        said.append((f"{say_date(act.happened_on)}送达（{ServiceMethod(act.payload['method']).label}）", ""))
    return ServiceLine(
        out.paper.title,
        out.issued.number,
        to.shown,
        state_of(out.issued, act, way),
        tuple(said),
        tuple(_steps(view, out.issued, to, way)) if act is None and handles else (),
    )


def _agreed(view: CaseView, to: Addressee) -> bool:
    return to.person is not None and not view.case.concealed and consents(view.case, to.person, on=view.on)


def posted_words(one: Envelope) -> tuple[str, str]:
    """Tell of one envelope in words, and where its page is."""
    number = one.tracking or "号码未录入"
    words = f"{say_date(one.posted_on)}交寄，{Carrier(one.carrier).label} {number}"
    back = returned_of(one)
    if back is not None:
        words += f"；{say_date(back.on)}退回（{FailureGround(back.ground).label}）"
    return words, reverse("desk:posting", args=[one.pk])


def state_of(paper: Issued, act: Act | None, way: Way) -> Badge:
    """Give how far a paper has come on its way to one addressee; `act` is that by which it was served."""
    needs_proof = TYPES[paper.kind].act in SERVED_BY and way.due
    if act is not None:
        return Badge("已送达", Tone.DONE)
    if way.opened_at is not None:
        return Badge("已打开，等待登记送达", Tone.SOON) if needs_proof else Badge("已打开", Tone.DONE)
    if way.failed is not None and not way.under_way:
        return Badge("送达未成", Tone.LATE)
    if way.last is not None and not way.under_way:
        return Badge("邮件退回", Tone.LATE)
    if way.last is not None:
        return Badge("已交寄，等待回执", Tone.SOON) if needs_proof else Badge("已交寄", Tone.DONE)
    return Badge("尚未送达", Tone.SOON) if needs_proof else Badge("未登记寄送", Tone.PLAIN)


def _steps(view: CaseView, paper: Issued, to: Addressee, way: Way) -> Iterator[Offer]:
    """Give what can be done next, the likeliest first."""
    act = SERVED_BY.get(TYPES[paper.kind].act or K.ANNUL)
    if act is not None and way.opened_at is not None:
        said = {"method": ServiceMethod.ELECTRONIC.value, "proof": ServiceProof.OPENED.value}
        on = {"happened_on": day_of(way.opened_at).isoformat()}
        yield from act_offer(view, act, "登记电子送达", said | on, to)
    if way.last is not None:
        yield from by_post(view, paper, to, way.last)
    if act is not None and not way.envelopes and way.opened_at is None:
        yield from _in_person(view, act, paper, to)
    if (way.last is None or returned_of(way.last) is not None) and (to.reachable or to.is_outside):
        key = urlencode({"paper": f"{paper.pk}|{to.key}"})
        words = ("邮寄" if way.last is None else "再次邮寄") if to.reachable else "填写地址，邮寄"
        yield Offer(words, f"{reverse('desk:postings')}?{key}#{'to-post' if to.reachable else 'offices'}")


def _in_person(view: CaseView, act: ActKind, paper: Issued, to: Addressee) -> Iterator[Offer]:
    """Give both ways of handing a paper over: signed on the screen, or on paper that is scanned."""
    if to.person is not None and any(act in desk.kinds for desk in view.desks):
        yield Offer("当面签收", reverse("desk:sign", args=[view.petition.number, paper.pk, to.person]), main=True)
    yield from act_offer(view, act, "登记当面送达", {"method": ServiceMethod.IN_PERSON.value}, to, main=False)


def by_post(view: CaseView, paper: Issued, to: Addressee, envelope: Envelope) -> Iterator[Offer]:
    """Give the acts to which an envelope leads: service when it was received, failed service when it came back."""
    back, act = returned_of(envelope), SERVED_BY.get(TYPES[paper.kind].act or K.ANNUL)
    if back is None and act is not None:
        said = {"method": ServiceMethod.POST.value, "proof": ServiceProof.POST_RECEIPT.value}
        yield from act_offer(view, act, "收到回执，登记送达", said, to)
    elif back is not None:
        said = {"ground": back.ground, "happened_on": back.on.isoformat()}
        failed = failure_of(view.case, paper.seq, person=to.person)
        if act is not None and (failed is None or failed.on < back.on):
            yield from act_offer(view, FAILED_BY[act], "登记送达未成", said, to)


def act_offer(
    view: CaseView, kind: ActKind, words: str, said: Mapping[str, str], to: Addressee, *, main: bool = True
) -> Iterator[Offer]:
    """Give the way to the form of the act with what is known filled in, where the reader can do the act."""
    if not any(kind in desk.kinds for desk in view.desks):
        return
    person = {"person": str(to.person)} if to.person is not None else {}
    url = reverse("desk:act", args=[view.petition.number, kind.value])
    yield Offer(words, f"{url}?{urlencode({**said, **person})}", main=main)


def steps_for(line: EnvelopeLine, *, person: Person, on: date) -> list[Offer]:
    """Give what can be done next about the papers in one envelope."""
    papers = [row.paper for row in Enclosed.objects.filter(envelope=line.envelope).select_related("paper")]
    petitions = Petition.objects.visible_to(person).filter(pk__in={paper.petition for paper in papers})
    views = {one.pk: CaseView(one, person=person, on=on) for one in petitions}
    return [
        step
        for paper in papers
        if service_of(views[paper.petition].case, paper, person=line.addressee.person) is None
        for step in by_post(views[paper.petition], paper, line.addressee, line.envelope)
    ]
