"""The outbox: what is to be told is written beside its cause; sending comes later, once, and only when it is on."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connections, transaction

from xinfang.kernel import clock
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.effects.disputes import SETTLING, successor_of
from xinfang.law.failures import to_be_served
from xinfang.law.persons import standing
from xinfang.petitions.models import Message, Outbox, Sending

SENT_TO: Final = "sent_to"
DATE_MOVED: Final = "date_moved"
SUPERVISED: Final = "supervised"
ADVISED: Final = "advised"
CIRCULATED: Final = "circulated"
CODE_GIVEN: Final = "code_given"
PAPER_OPENED: Final = "paper_opened"
PAPER_WAITS: Final = "paper_waits"
LABELS: Final = {
    SENT_TO: "有信访事项转交本单位",
    DATE_MOVED: "本单位的办理期限有变动",
    SUPERVISED: "信访部门督办本单位，应当答复并书面反馈采纳情况",
    ADVISED: "信访部门向本单位提出建议，应当书面反馈采纳情况",
    CIRCULATED: "信访部门通报本单位的办理情况，请按要求整改",
    CODE_GIVEN: "本单位为信访人补发了查询码，请核对",
    PAPER_OPENED: "信访人已在查询页打开本单位的文书，应当送达的请登记送达",
    PAPER_WAITS: "有一份文书等待收取（显示在信访人的查询页上）",
}
ROUTING: Final = frozenset({ActKind.TRANSFER, ActKind.ASSIGN})
ANSWERS: Final = frozenset({ActKind.ISSUE_OPINION, ActKind.DECIDE_REVIEW})
# After these somebody may have an answer to wait for.
TELLING: Final = ANSWERS | {ActKind.JOIN_PERSON, ActKind.LEAVE_PERSON, ActKind.CORRECT_PERSON}
BATCH: Final = 200
SWEEP: Final = "xinfang.petitions.tasks.sweep_outbox"
MARK: Final = """
select system_identifier || '/' || (select timeline_id from pg_control_checkpoint()) || '/' ||
    (select oid from pg_database where datname = current_database()) from pg_control_system()
"""


def outbox_row(
    petition: UUID,
    *,
    act_seq: int,
    kind: str,
    at: datetime,
    unit: int | None = None,
    person: int | None = None,
    run: int | None = None,
) -> dict[str, Any]:
    """Give the row of one message to be sent to a unit, or to the petitioner who came by the act `person`."""
    return {
        "petition_id": petition,
        "act_seq": act_seq,
        "kind": kind,
        "recipient_id": unit,
        "person": person,
        "run_id": run,
        "not_before": at,
        "tries": 0,
        "sent_at": None,
    }


def rows_for(act: Act) -> list[dict[str, Any]]:
    """Give the rows of what an act has to tell: an organ to which a matter goes, or that is supervised, is told so.

    That a query code was given anew the whole office is told, not only who gave it.
    """
    return [
        outbox_row(act.petition, act_seq=act.seq, kind=kind, unit=unit, at=act.recorded_at)
        for kind, unit in _told(act)
        if unit != act.by.unit or kind == CODE_GIVEN
    ]


def _told(act: Act) -> Iterator[tuple[str, int]]:
    """Give the organs to be told, and of what."""
    if act.kind is ActKind.SUCCEED_ORGAN:
        yield SENT_TO, successor_of(act)
    elif act.kind is ActKind.REISSUE_CODE and act.by.unit is not None:
        yield CODE_GIVEN, act.by.unit
    elif act.kind in ROUTING | SETTLING:
        yield SENT_TO, int(act.payload["to"]["unit"])
    elif act.kind is ActKind.SUPERVISE:
        yield SUPERVISED, int(act.payload["concerns"]["unit"])
    elif act.kind is ActKind.RECOMMEND:
        named = (act.payload.get(field) for field in ("to", "also"))
        yield from ((ADVISED, int(unit["unit"])) for unit in named if unit)
    elif act.kind is ActKind.CIRCULATE:
        named = (act.payload.get(field) for field in ("organ", "also"))
        yield from ((CIRCULATED, int(unit["unit"])) for unit in named if unit)


def rows_of_answer(act: Act, *, before: CaseFile, after: CaseFile) -> list[dict[str, Any]]:
    """Give the rows by which a petitioner on whom an answer is to be served from now on learns that it waits.

    None of an accusation, none of what was imported, none to whom it was told before.
    """
    if after.concealed:
        return []
    new = sorted(_awaited(after) - _awaited(before))
    if act.kind not in ANSWERS and new:
        told = Outbox.objects.filter(petition=act.petition, kind=PAPER_WAITS, person__isnull=False)
        new = sorted(set(new) - set(told.values_list("act_seq", "person")))
    return [outbox_row(act.petition, act_seq=n, kind=PAPER_WAITS, person=p, at=act.recorded_at) for n, p in new]


def _awaited(case: CaseFile) -> set[tuple[int, int]]:
    imported, here = {act.seq for act in case.acts if act.imported}, {one.seq for one in standing(case)}
    waiting = {(answer, person) for answer, _, person in to_be_served(case)}
    return {(answer, person) for answer, person in waiting if answer not in imported and person in here}


def rows_of_correction(act: Act, *, before: CaseFile, after: CaseFile) -> list[dict[str, Any]]:
    """Give the rows by which other organs learn that a correction has brought a date of theirs forward."""
    if act.kind is not ActKind.CORRECT:
        return []
    told = {o.key: o.due for o in before.obligations}
    firm = (o for o in after.obligations if o.is_open and o.arises_on is None)
    moved = {o.obligor_unit for o in firm if told.get(o.key, o.due) != o.due}
    units = sorted(unit for unit in moved if unit not in (None, act.by.unit))
    return [outbox_row(act.petition, act_seq=act.seq, kind=DATE_MOVED, unit=u, at=act.recorded_at) for u in units]


def sweep() -> int:
    """Send what is waiting, a batch in each transaction; give how many were sent. Safe to repeat and to run twice."""
    total = 0
    while is_on() and (sent := _send_batch()):
        total += sent
    return total


@transaction.atomic
def _send_batch() -> int:
    now = clock.now()
    waiting = Outbox.objects.filter(sent_at__isnull=True, not_before__lte=now).order_by("not_before", "id")
    rows = list(waiting.select_for_update(skip_locked=True)[:BATCH])
    Message.objects.bulk_create(
        [
            Message(outbox_id=row.pk, unit_id=row.recipient_id, petition_id=row.petition_id, kind=row.kind, at=now)
            for row in rows
            if row.recipient_id is not None
        ],
        ignore_conflicts=True,
    )
    for row in rows:
        row.tries, row.sent_at = row.tries + 1, now
    Outbox.objects.bulk_update(rows, ["tries", "sent_at"])
    return len(rows)


def waiting() -> int:
    """Count the messages that are not sent."""
    return Outbox.objects.filter(sent_at__isnull=True).count()


def is_on() -> bool:
    """Tell whether messages go out from this database: switched on, and here, not in a copy restored elsewhere."""
    row = Sending.objects.filter(pk=1).first()
    return row is not None and row.on and row.place == place()


def switched_on_elsewhere() -> bool:
    """Tell whether the sending was switched on, but in another database of which this one is a copy."""
    row = Sending.objects.filter(pk=1).first()
    return row is not None and row.on and row.place != place()


def switch(*, on: bool, by: str, using: str = "default") -> None:
    """Switch the sending on or off for this database."""
    values = {"on": on, "by": by, "place": place(using=using), "since": clock.now()}
    Sending.objects.using(using).update_or_create(id=1, defaults=values)


def switch_on_new(*, using: str) -> None:
    """Switch the sending on in a database that never heard of it, which is a new one."""
    if not Sending.objects.using(using).exists():
        switch(on=True, by="xinfang migrate", using=using)


def place(*, using: str = "default") -> str:
    """Give what tells this database from a copy: the server's identity, its timeline, and the database's own id."""
    with connections[using].cursor() as cursor:
        cursor.execute(MARK)
        return str(cursor.fetchone()[0])
