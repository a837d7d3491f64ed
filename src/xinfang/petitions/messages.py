"""Messages in the system to the units of a reader; each person keeps for himself which he has read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.citizen_answers import waits_for
from xinfang.petitions.models import Message, MessageRead, Outbox, Petition
from xinfang.petitions.openings import Put
from xinfang.petitions.outbox import ANSWERS, LABELS, PAPER_WAITS
from xinfang.petitions.persons import called
from xinfang.petitions.reading import case_of


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as shown; `run` is the change of calendar or rules of which it tells."""

    id: int
    words: str
    unit: str
    number: str
    at: datetime
    read: bool
    run: int | None


def messages_of(person: Person) -> QuerySet[Message]:
    """Give the messages to the units of `person` about petitions that he may see today."""
    return Message.objects.visible_to(person)


def unread_of(person: Person) -> QuerySet[Message]:
    """Give those of them that he has not read, newest first."""
    mine = MessageRead.objects.filter(message=OuterRef("pk"), person=person)
    return messages_of(person).filter(~Exists(mine)).order_by("-pk")


def message_lines(rows: Sequence[Message], *, person: Person) -> list[MessageLine]:
    """Give what is shown of the messages, in one query more; `rows` come with petition, unit and outbox."""
    ids = [row.pk for row in rows]
    read = set(MessageRead.objects.filter(person=person, message__in=ids).values_list("message_id", flat=True))
    return [
        MessageLine(
            id=row.pk,
            words=LABELS.get(row.kind, "有新的办理情况"),
            unit=row.unit.short_name,
            number=row.petition.number,
            at=row.at,
            read=row.pk in read,
            run=row.outbox.run_id,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class SentLine:
    """One message about a petition: to which unit or petitioner, why, and when it was sent; `None` while it waits."""

    words: str
    to: str
    sent_at: datetime | None


def sent_about(case: CaseFile) -> list[SentLine]:
    """Give the messages that went or will go about the petition; the caller asks who may see them."""
    rows = Outbox.objects.filter(petition=case.petition).select_related("recipient").order_by("act_seq", "id")
    return [SentLine(LABELS.get(row.kind, "有新的办理情况"), _to(case, row), row.sent_at) for row in rows]


def _to(case: CaseFile, row: Outbox) -> str:
    return row.recipient.short_name if row.recipient is not None else called(case, row.person or case.first_person)


@dataclass(frozen=True, slots=True)
class Waits:
    """What a petitioner reads first on his page: that a paper of an organ waits for him since a day."""

    unit: str
    since: date
    here: bool


def waiting_for(petition_id: UUID, *, person: int | None, put_out: Sequence[Put]) -> list[Waits]:
    """Give the messages to the petitioner of papers that he has neither opened nor been served.

    `put_out` are the papers on his page; another one is to be collected.
    """
    sent = Outbox.objects.filter(petition=petition_id, kind=PAPER_WAITS, sent_at__isnull=False)
    told = list(sent.order_by("act_seq").values_list("act_seq", "person"))
    if not told:
        return []
    case = case_of(Petition.objects.get(pk=petition_id))
    me, here = person or case.first_person, {one.paper.seq: one for one in put_out}
    mine = (case.act(seq) for seq, whom in told if whom == me)
    acts = [act for act in mine if act is not None and _waits(case, act, here, me)]
    names = dict(Unit.objects.filter(pk__in={act.by.unit for act in acts}).values_list("pk", "name")) if acts else {}
    return [Waits(names.get(act.by.unit or 0, ""), act.happened_on, act.seq in here) for act in acts]


def _waits(case: CaseFile, act: Act, here: Mapping[int, Put], me: int) -> bool:
    put = here.get(act.seq)
    if put is not None and (put.opened_at is not None or put.served_on is not None):
        return False
    return waits_for(case, act, me=me) if act.kind in ANSWERS else put is not None


def mark_read(ids: Iterable[int], *, person: Person, at: datetime) -> None:
    """Note that `person` has read the messages; those that he may not see are passed over."""
    mine = messages_of(person).filter(pk__in=list(ids)).values_list("pk", flat=True)
    MessageRead.objects.bulk_create(
        [MessageRead(person=person, message_id=pk, at=at) for pk in mine], ignore_conflicts=True
    )
