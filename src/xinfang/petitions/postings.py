"""Papers sent by post: what waits to be posted, envelopes, their numbers, and what came back.

A posting starts no period and meets no duty: that needs the proof that the envelope was received.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from xinfang.documents.models import Carrier, Enclosed, Envelope, Issued, Returned, Version
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import To
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.kernel.typed import compact
from xinfang.law.acts import ActKind
from xinfang.law.persons import SERVE_RULES
from xinfang.law.terms import FailureGround
from xinfang.orgs.models import Person
from xinfang.petitions.addressees import Addressee, addressees_of, key_of, written_to
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import ActRecord, Obligation, Party, Petition
from xinfang.petitions.paper_books import organs_of
from xinfang.petitions.tracking import is_number
from xinfang.petitions.workers import organs_working

REPLIES: Final = ("N22-35-reply", "N22-36-reply")
# Papers that may go to more than one unit.
MANY: Final = frozenset({To.DISPUTANTS, To.SENDER, To.NAMED})
MANY_BY: Final = frozenset({ActKind.RECOMMEND, ActKind.CIRCULATE})
SEVERAL: Final = frozenset(kind for kind, row in TYPES.items() if row.to in MANY or row.act in MANY_BY)
LOOKED_BACK: Final = timedelta(days=60)
SAME_NUMBER: Final = timedelta(days=365)
FARTHEST_BACK: Final = timedelta(days=30)
MOST: Final = 100
NOT_YOURS: Final = "没有这封邮件，或者您无权查看。"
NOTHING: Final = "请至少选择一份要寄出的公文。"
UNKNOWN: Final = "选择的公文有的已经寄出、已经撤回或者不由您的单位寄送，请返回重新选择。"
TOO_MANY: Final = f"一次最多登记{MOST}份公文，请分几次选择。"
OTHERWISE: Final = "这次填写的和先前已经登记的不同，没有再次登记。请重新打开“邮寄”页面核对，需要时再选择一次。"
LONG_AGO: Final = f"交寄清单写有收件人的姓名和住址，只打印最近{FARTHEST_BACK.days}天交寄的邮件。"
NO_ADDRESS: Final = "{name}没有留下姓名（名称）或者住址，不能邮寄。"
AHEAD: Final = "交寄日期不能晚于今天。"
TOO_FAR: Final = f"交寄日期不能早于{FARTHEST_BACK.days}天以前。"
BEFORE_PAPER: Final = "交寄日期不能早于公文的成文日期。"
ODD_NUMBER: Final = "邮件号码由8至20位数字和字母组成，请对照邮件重新输入。"
TAKEN: Final = "这个号码已经用在另一封邮件上，请对照邮件重新输入。"
MOVED: Final = "这封邮件的号码刚被他人改为“{number}”，您填写的没有保存。请对照邮件核对，仍要更改的，请再次保存。"
NONE_SHOWN: Final[Mapping[UUID, str]] = MappingProxyType({})
TAKEN_MEANWHILE: Final = "有邮件号码刚被他人使用，这次填写的号码没有保存，请核对后重新保存。"
TWICE: Final = "同一个号码输入了两次，请对照邮件重新输入。"
BACK_EARLY: Final = "退回日期不能早于交寄日期，也不能晚于今天。"
BACK_TWICE: Final = "这封邮件已经登记为退回。"
NUMBER_STAYS: Final = "已经登记退回的邮件，号码不再改动。"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A paper that waits to be sent to one addressee."""

    paper: Issued
    title: str
    addressee: Addressee
    number: str

    @property
    def key(self) -> str:
        """Give what a form sends to choose it."""
        return f"{self.paper.pk}|{self.addressee.key}"


@dataclass(frozen=True, slots=True)
class EnvelopeLine:
    """An envelope with its addressee and the papers in it, as whoever may see all of them reads it."""

    envelope: Envelope
    addressee: Addressee
    papers: tuple[tuple[str, str, str], ...]
    returned: Returned | None


def to_post(person: Person, *, on: date) -> QuerySet[Issued]:
    """Give the papers of the person's organs that should go by post and have not gone yet to all to whom they may go.

    Those whose act says that they are sent on paper, and answers that are still to be served.
    """
    gone, joint = Enclosed.objects.filter(paper=OuterRef("pk")), Party.objects.filter(petition=OuterRef("petition"))
    newest = Version.objects.filter(draft=OuterRef("draft")).order_by("-n")
    owed = Obligation.objects.open().filter(petition=OuterRef("petition"), rule__in=(*SERVE_RULES, *REPLIES))
    undone = ActRecord.objects.filter(petition=OuterRef("petition"), target_seq=OuterRef("seq"), kind=ActKind.ANNUL)
    answers = [kind for kind, row in TYPES.items() if row.act in (ActKind.ISSUE_OPINION, ActKind.DECIDE_REVIEW)]
    rows = _seen_papers(person, on=on).filter(issued_on__gte=on - LOOKED_BACK)
    rows = rows.annotate(said=Subquery(newest.values("codes")[:1]))
    wanted = Q(said__method="POST") | Q(said__delivery="PAPER") | (Q(kind__in=answers) & Exists(owed))
    open_to = ~Exists(gone) | Q(kind__in=SEVERAL) | Exists(joint.filter(main=False))
    return rows.filter(wanted).filter(open_to, ~Exists(undone)).order_by("issued_on", "number", "pk")


def waiting(person: Person, *, on: date) -> list[Outgoing]:
    """Give what waits to be posted, each paper for each to whom it has not gone; about `MOST` of them.

    Once a paper has gone to somebody, those without an address wait for no envelope of it any more.
    """
    papers, found = list(to_post(person, on=on)), list[Outgoing]()
    for first in range(0, len(papers), MOST):
        some = papers[first : first + MOST]
        sent = {(row.paper_id, key_of(row.envelope)) for row in _enclosed(some)}
        gone = {paper for paper, _ in sent}
        ones = (one for one in outgoing(some, person=person) if (one.paper.pk, one.addressee.key) not in sent)
        found += [one for one in ones if one.addressee.reachable or one.paper.pk not in gone]
        if len(found) >= MOST:
            break
    return found


def _enclosed(papers: Sequence[Issued]) -> QuerySet[Enclosed]:
    return Enclosed.objects.filter(paper__in=papers).select_related("envelope")


def _organs(person: Person, *, on: date) -> frozenset[int]:
    """Give the organs whose post the person handles: whoever only reads, counts or audits posts nothing."""
    return organs_working(working_seats(person, on=on))


def _seen_papers(person: Person, *, on: date) -> QuerySet[Issued]:
    seen = Petition.objects.visible_to(person).values("pk")
    return Issued.objects.filter(unit__in=_organs(person, on=on), petition__in=seen)


def outgoing(papers: Sequence[Issued], *, person: Person) -> list[Outgoing]:
    """Give the papers with whom each goes to, in few queries; `papers` are such that the person may see."""
    told = addressees_of(papers)
    seen = Petition.objects.visible_to(person).filter(pk__in={paper.petition for paper in papers})
    numbers = dict(seen.values_list("pk", "number"))
    return [
        Outgoing(paper, TYPES[paper.kind].title, one, numbers.get(paper.petition, ""))
        for paper in papers
        for one in told[paper.pk]
    ]


def chosen(person: Person, keys: Sequence[str], *, on: date) -> list[Outgoing]:
    """Give what was chosen by its keys; refuse what is not the person's to post. A paper may be posted again."""
    if not keys:
        raise Refused(NOTHING)
    if len(_papers_named(keys)) > MOST:
        raise Refused(TOO_MANY)
    found = known(person, keys, on=on)
    if set(keys) - {one.key for one in found}:
        raise Refused(UNKNOWN)
    return found


def known(person: Person, keys: Sequence[str], *, on: date) -> list[Outgoing]:
    """Give those of the keys that name a paper which the person may post to whom it goes."""
    ids = _papers_named(keys)[:MOST]
    rows = list(_seen_papers(person, on=on).filter(pk__in=ids)) if ids else []
    found = {one.key: one for one in outgoing(rows, person=person)} if rows else {}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _papers_named(keys: Sequence[str]) -> list[UUID]:
    """Give the papers that the keys name, each once: a paper goes to as many as signed together."""
    return list(dict.fromkeys(pk for key in keys if (pk := _uuid(key.partition("|")[0])) is not None))


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None


@transaction.atomic
def post(
    person: Person,
    what: Sequence[Outgoing],
    *,
    carrier: Carrier,
    posted_on: date,
    command: UUID,
    at: datetime,
    on: date,
) -> list[Envelope]:
    """Put what was chosen into envelopes, one for each addressee and organ, and note that they were posted.

    Papers on an accusation lie in no envelope with others. The same command again gives the first envelopes, and is
    refused where it says something else. It moves no date and does no act.
    """
    _posted_day(what, posted_on, on=on)
    secret = Petition.objects.filter(pk__in={one.paper.petition for one in what}, concealed=True)
    concealed = set(secret.values_list("pk", flat=True))
    together: dict[tuple[int, str, bool], list[Outgoing]] = {}
    for one in what:
        apart = one.paper.petition in concealed
        together.setdefault((one.paper.unit_id, one.addressee.key, apart), []).append(one)
    how = {"carrier": carrier, "posted_on": posted_on, "by": person, "at": at}
    return [
        _sealed(uuid5(command, f"{unit}|{key}{'|apart' if apart else ''}"), ones, {**how, "apart": apart})
        for (unit, key, apart), ones in together.items()
    ]


def _posted_day(what: Sequence[Outgoing], posted_on: date, *, on: date) -> None:
    if not what:
        raise Refused(NOTHING)
    if posted_on > on:
        raise Refused(AHEAD, field="posted_on")
    if posted_on < on - FARTHEST_BACK:
        raise Refused(TOO_FAR, field="posted_on")
    if any(posted_on < one.paper.issued_on for one in what):
        raise Refused(BEFORE_PAPER, field="posted_on")
    unknown = next((one.addressee for one in what if not one.addressee.reachable), None)
    if unknown is not None:
        raise Refused(NO_ADDRESS.format(name=unknown.shown))


def _sealed(pk: UUID, ones: Sequence[Outgoing], how: Mapping[str, Any]) -> Envelope:
    to, papers = ones[0].addressee, {one.paper.pk for one in ones}
    whom: dict[str, Any] = {"to_id": to.unit, "petition": to.petition, "person": to.person, "party": to.party}
    if to.is_outside:
        whom |= {"office": to.name, "office_address": to.address}
    said = {"unit_id": ones[0].paper.unit_id, **whom, **how}
    envelope, new = Envelope.objects.get_or_create(pk=pk, defaults=said)
    if new:
        Enclosed.objects.bulk_create([Enclosed(envelope=envelope, paper_id=paper) for paper in papers])
        return envelope
    kept = set(envelope.papers.values_list("paper", flat=True))
    if (kept, envelope.carrier, envelope.posted_on) != (papers, how["carrier"], how["posted_on"]):
        raise Conflict(OTHERWISE)
    return envelope


def envelopes_of(person: Person, *, on: date) -> QuerySet[Envelope]:
    """Give the envelopes of the person's organs with papers of petitions all of which he may see."""
    hidden = Enclosed.objects.filter(envelope=OuterRef("pk")).exclude(
        paper__petition__in=Petition.objects.visible_to(person).values("pk")
    )
    rows = Envelope.objects.filter(~Exists(hidden), unit__in=_organs(person, on=on))
    return rows.select_related("unit", "returned", "by")


def posted_on(person: Person, day: date, *, on: date, apart: bool = False) -> QuerySet[Envelope]:
    """Give the envelopes of a day in the order in which they were entered; those of accusations apart from others."""
    return envelopes_of(person, on=on).filter(posted_on=day, apart=apart).order_by("at", "pk")


def envelope_of(person: Person, pk: UUID, *, on: date) -> Envelope:
    """Give one envelope; it does not exist for whoever may not see it."""
    found = envelopes_of(person, on=on).filter(pk=pk).first()
    if found is None:
        raise NotFound(NOT_YOURS)
    return found


def lines(envelopes: Sequence[Envelope], *, person: Person) -> list[EnvelopeLine]:
    """Give the envelopes with whom they go to and what lies in them, in few queries."""
    told, held = written_to(envelopes), _held(envelopes, person=person)
    return [EnvelopeLine(one, told[one.pk], held.get(one.pk, ()), returned_of(one)) for one in envelopes]


def returned_of(envelope: Envelope) -> Returned | None:
    """Give that the envelope came back, None when it did not."""
    return getattr(envelope, "returned", None)


def _held(envelopes: Sequence[Envelope], *, person: Person) -> Mapping[UUID, tuple[tuple[str, str, str], ...]]:
    """Give the papers in each envelope: title, number, and the number of the petition."""
    rows = list(Enclosed.objects.filter(envelope__in=envelopes).select_related("paper").order_by("paper__number"))
    seen = Petition.objects.visible_to(person).filter(pk__in={row.paper.petition for row in rows})
    numbers = dict(seen.values_list("pk", "number"))
    held: dict[UUID, tuple[tuple[str, str, str], ...]] = {}
    for row in rows:
        one = (TYPES[row.paper.kind].title, row.paper.number, numbers.get(row.paper.petition, ""))
        held[row.envelope_id] = (*held.get(row.envelope_id, ()), one)
    return held


def listed(person: Person, day: date, *, on: date, apart: bool = False) -> QuerySet[Envelope]:
    """Give the envelopes of a day whose names and addresses may be printed: of days on which one may still post."""
    if day < on - FARTHEST_BACK:
        raise Refused(LONG_AGO)
    return posted_on(person, day, on=on, apart=apart)


def petitions_in(envelopes: Sequence[Envelope]) -> tuple[tuple[UUID, int], ...]:
    """Give the petitions to which the papers in the envelopes belong, each with the organ that sent them."""
    rows = Enclosed.objects.filter(envelope__in=envelopes).values_list("paper__petition", "envelope__unit")
    return tuple(sorted(set(rows)))


@transaction.atomic
def set_numbers(
    person: Person, typed: Mapping[UUID, str], *, on: date, shown: Mapping[UUID, str] = NONE_SHOWN
) -> tuple[int, dict[UUID, str]]:
    """Keep the numbers typed for the envelopes; give how many were kept, and a sentence for each that was not.

    `shown` is what the page showed beside each: only what differs from it was typed, and a page that shows no longer
    what is kept overwrites nothing.
    """
    held = envelopes_of(person, on=on).filter(pk__in=typed).order_by("pk")
    rows = {one.pk: one for one in held.select_for_update(of=("self",))}
    told = {pk: compact(text).replace("-", "").upper() for pk, text in typed.items() if pk in rows}
    changed = {pk: number for pk, number in told.items() if number not in (shown.get(pk, ""), rows[pk].tracking)}
    moved = {pk: rows[pk].tracking for pk in changed if rows[pk].tracking != shown.get(pk, "")}
    fresh = {pk: number for pk, number in changed.items() if pk not in moved}
    faults = {pk: MOVED.format(number=number or "空白") for pk, number in moved.items()}
    faults |= dict(_number_faults(rows, fresh))
    return _kept({pk: number for pk, number in fresh.items() if pk not in faults}, faults)


def _kept(good: Mapping[UUID, str], faults: dict[UUID, str]) -> tuple[int, dict[UUID, str]]:
    try:
        with transaction.atomic():
            # Emptied first: two envelopes may exchange their numbers.
            Envelope.objects.filter(pk__in=good).update(tracking="")
            for pk, number in good.items():
                Envelope.objects.filter(pk=pk).update(tracking=number)
    except IntegrityError:  # somebody else typed one of them meanwhile
        return 0, {**dict.fromkeys(good, TAKEN_MEANWHILE), **faults}
    return len(good), faults


def _number_faults(rows: Mapping[UUID, Envelope], changed: Mapping[UUID, str]) -> Iterator[tuple[UUID, str]]:
    since = min((one.posted_on for one in rows.values()), default=date.max) - SAME_NUMBER
    others = Envelope.objects.filter(tracking__in=set(changed.values()), posted_on__gte=since).exclude(pk__in=rows)
    known = set(others.values_list("tracking", flat=True))
    every = [changed.get(pk, one.tracking) for pk, one in rows.items()]
    for pk, number in changed.items():
        if returned_of(rows[pk]) is not None:
            yield pk, NUMBER_STAYS
        elif number and not is_number(number):
            yield pk, ODD_NUMBER
        elif number and every.count(number) > 1:
            yield pk, TWICE
        elif number in known:
            yield pk, TAKEN


def came_back(
    person: Person, envelope: Envelope, *, returned_on: date, ground: FailureGround, at: datetime, on: date
) -> Returned:
    """Note that an envelope came back; that service failed is an act of its own."""
    if not envelope.posted_on <= returned_on <= on:
        raise Refused(BACK_EARLY, field="returned_on")
    said = {"on": returned_on, "ground": ground.value, "by": person, "at": at}
    back, new = Returned.objects.get_or_create(envelope=envelope, defaults=said)
    if not new and (back.on, back.ground) != (returned_on, ground.value):
        raise Conflict(BACK_TWICE)
    return back


def sent_for(*petitions: UUID) -> list[Envelope]:
    """Give the envelopes with papers of the petitions, the oldest first; the caller asks who may see them."""
    rows = Envelope.objects.filter(papers__paper__petition__in=petitions).select_related("returned", "by")
    return list(rows.distinct().order_by("posted_on", "at"))


def to_serve(person: Person, *, on: date) -> QuerySet[Obligation]:
    """Give the services that the person's organs owe, one for each petitioner, with their petitions."""
    owed = Obligation.objects.visible_to(person).arisen(on=on).open().filter(incomplete=False)
    mine = owed.filter(obligor_unit__in=organs_of(person, on=on), rule__in=(*SERVE_RULES, *REPLIES))
    return mine.select_related("petition")
