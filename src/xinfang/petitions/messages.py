"""Messages in the system to the units of a reader; each person keeps for himself which he has read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from xinfang.orgs.models import Person
from xinfang.petitions.models import Message, MessageRead, Outbox
from xinfang.petitions.outbox import LABELS


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
    """One message about a petition: to which unit, why, and when it was sent; `None` while it waits."""

    words: str
    unit: str
    sent_at: datetime | None


def sent_about(petition: UUID) -> list[SentLine]:
    """Give the messages that went or will go to units about the petition; the caller asks who may see them."""
    rows = Outbox.objects.filter(petition=petition).select_related("recipient").order_by("act_seq", "id")
    return [SentLine(LABELS.get(row.kind, "有新的办理情况"), row.recipient.short_name, row.sent_at) for row in rows]


def mark_read(ids: Iterable[int], *, person: Person, at: datetime) -> None:
    """Note that `person` has read the messages; those that he may not see are passed over."""
    mine = messages_of(person).filter(pk__in=list(ids)).values_list("pk", flat=True)
    MessageRead.objects.bulk_create(
        [MessageRead(person=person, message_id=pk, at=at) for pk in mine], ignore_conflicts=True
    )
