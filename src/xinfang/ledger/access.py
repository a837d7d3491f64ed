"""Recording and reading the access log."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import rfc8785
from django.db import connection, transaction

from xinfang.kernel.errors import Refused
from xinfang.ledger.hashing import chain
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Person

# Any number that no other lock of the system uses; "xf-acces" in ASCII.
LOCK = int.from_bytes(b"xf-acces", "big")
START = bytes(32)
LONGEST_REASON = 500
STEP = 2_000
MOST_LOOKS = 50


def record(
    person: Person,
    *,
    unit_id: int | None,
    what: Access | str,
    at: datetime,
    petition_id: UUID | None = None,
    reason: str | None = None,
) -> AccessLog:
    """Append what `person` is about to see, and commit it at once: nothing is shown that is not yet recorded.

    It must not run inside another transaction, which would undo the record with its own work and hold up all
    others until its end. Refuses to unmask without a reason.
    """
    row = AccessLog(
        at=at.astimezone(UTC),
        person_id=person.pk,
        unit_id=unit_id,
        petition=petition_id,
        what=Access(what),
        reason=_reason(Access(what), reason),
    )
    body = _body(row)
    with transaction.atomic(durable=True):
        row.prev = _locked_head()
        row.hash = chain(row.prev, body)
        row.save(force_insert=True)
    return row


def opened_by(petition_id: UUID) -> list[AccessLog]:
    """Give every access to the petition, oldest first, with person and unit; the caller asks who may read it."""
    return list(AccessLog.objects.filter(petition=petition_id).select_related("person", "unit").order_by("id"))


def unmaskings_of(petition_id: UUID) -> list[tuple[str, datetime]]:
    """Give which units looked at who the petitioners are, and when, newest first; persons stay unnamed."""
    rows = AccessLog.objects.filter(petition=petition_id, what=Access.UNMASK, unit__isnull=False)
    return list(rows.order_by("-at", "-id").values_list("unit__name", "at")[:MOST_LOOKS])


def looks_with_reason(person: Person, *, what: Access, since: datetime) -> int:
    """Give how often the person did so for a stated reason since then."""
    return AccessLog.objects.filter(person=person, at__gte=since, what=what).exclude(reason="").count()


def looks_at(petition_id: UUID) -> list[AccessLog]:
    """Give the newest looks at the petition, at most `MOST_LOOKS`, with person and unit; the caller asks who may."""
    rows = AccessLog.objects.filter(petition=petition_id).select_related("person", "unit")
    return list(rows.order_by("-at", "-id")[:MOST_LOOKS])


def verify_access() -> Iterator[str]:
    """Walk the log from its start and tell the first place where the chain does not hold; nothing when it holds."""
    head = START
    for number, row in enumerate(AccessLog.objects.order_by("id").iterator(chunk_size=STEP), start=1):
        fault = _fault(row, head)
        if fault:
            yield f"查阅日志第 {number} 条（编号 {row.pk}）{fault}，此后的记录不再核对。"
            return
        head = bytes(row.hash)


def _fault(row: AccessLog, head: bytes) -> str | None:
    if bytes(row.prev) != head:
        return "与前一条接不上：中间有记录被删除、插入或者调换"
    if bytes(row.hash) != chain(head, _body(row)):
        return "的内容与登记时不一致"
    return None


def _reason(what: Access, reason: str | None) -> str:
    given = (reason or "").replace("\0", "").strip()
    if what is Access.UNMASK and not given:
        raise Refused("查看身份信息必须写明理由。", field="reason")
    if len(given) > LONGEST_REASON:
        raise Refused(f"理由最多 {LONGEST_REASON} 个字，请缩短。", field="reason")
    return given


def _body(row: AccessLog) -> bytes:
    """Give the canonical JSON of all that the record says."""
    return rfc8785.dumps(
        {
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "person": str(row.person_id),
            "unit": None if row.unit_id is None else str(row.unit_id),
            "petition": None if row.petition is None else str(row.petition),
            "what": str(row.what),
            "reason": row.reason,
        }
    )


def _locked_head() -> bytes:
    """Wait for whoever is appending, and give the last hash; read apart from the lock, so as to see what it let in."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("select hash from ledger_accesslog order by id desc limit 1")
        last = cursor.fetchone()
    return bytes(last[0]) if last else START
