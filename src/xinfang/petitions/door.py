"""The one door: `perform` is the only way in which a petition changes."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from xinfang.files.models import StoredFile
from xinfang.kernel.clock import day_of
from xinfang.kernel.codes import code_mac, derived_code, fingerprint
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer, Source, canonical
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, step
from xinfang.law.fit import current
from xinfang.law.judge import check, eligible
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState
from xinfang.ledger.hashing import chain, first_prev
from xinfang.orgs.models import Person
from xinfang.orgs.seats import seats
from xinfang.petitions.commands import Command
from xinfang.petitions.doers import doer_in
from xinfang.petitions.inputs import Inputs, active_locked
from xinfang.petitions.models import ActRecord, ForeignId, Petition
from xinfang.petitions.numbers import accusation_number, next_number
from xinfang.petitions.payloads import Contents, accuses, check_persons, payload_of, registration
from xinfang.petitions.project import petition_row, project
from xinfang.petitions.reading import MISSING, case_of

REMEMBER = """
insert into petitions_command (id, fingerprint, petition) values (%s, %s, %s) on conflict (id) do nothing
"""
RECALL = "select fingerprint, petition from petitions_command where id = %s"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command led to. `repeated` tells that it had been carried out before; `query_code` is for registration."""

    petition: UUID
    case: CaseFile
    repeated: bool = False
    query_code: str | None = None


def perform(command: Command, *, by: Person | None, at: datetime) -> Done:
    """Add the command's act to the petition's acts and bring its projections up to date.

    `by` is None for a petitioner who has proved the query code. Raises `Refused` when `by` has no standing or
    something that the act needs is missing, `Conflict` when the petition has moved on, `NotFound` when `by` may not
    see it. The same command again gives the first result; its id with other words is refused.
    """
    with transaction.atomic():
        petition_id = command.petition or new_id(command)
        earlier = _remember(command, petition_id, by=by)
        if earlier is not None:
            return _repeated(command, earlier)
        doer = doer_of(command, by=by, at=at)
        if command.kind is ActKind.REGISTER:
            return _register(command, petition_id, doer=doer, at=at)
        return _act(command, petition_id, doer=doer, by=by, at=at)


def new_id(command: Command) -> UUID:
    """Give the id of a petition to be registered: for an import from its source number, else random."""
    return uuid4() if command.source is not Source.IMPORT else command.id


def _remember(command: Command, petition: UUID, *, by: Person | None) -> UUID | None:
    """Note the command; give the petition of its first run when there was one, None when this is the first."""
    mark = fingerprint(command.said(person=by.pk if by else None))
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, [command.id, mark, petition])
        if cursor.rowcount == 1:
            return None
        cursor.execute(RECALL, [command.id])
        known, first = cursor.fetchone()
    if bytes(known) != mark:
        raise Refused("这次提交与先前同一编号的提交内容不同，没有办理。请刷新页面后重新填写。")
    return UUID(str(first))


def _repeated(command: Command, petition_id: UUID) -> Done:
    case = case_of(Petition.objects.get(pk=petition_id))
    code = derived_code(command.id) if command.kind is ActKind.REGISTER else None
    return Done(petition_id, case, repeated=True, query_code=code)


def doer_of(command: Command, *, by: Person | None, at: datetime) -> Doer:
    """Give who acts, in the capacity chosen; refuse a capacity that the person does not hold today."""
    if by is None:
        return Doer(CapacityKind.PARTY)
    chosen = command.seat
    held = [
        seat
        for seat in seats(by, on=day_of(at))
        if chosen is not None and seat.kind is chosen.kind and chosen.unit in (seat.unit_id, seat.office_id)
    ]
    if not held:
        raise Refused("您目前没有以该身份办理的权限，请重新选择身份。", field="seat")
    return doer_in(held[0], person=by)


def _register(command: Command, petition_id: UUID, *, doer: Doer, at: datetime) -> Done:
    if doer.unit is None:
        raise Refused("登记应当由工作人员办理。")
    check_persons(command)
    inputs = active_locked()
    contents = Contents(petition_id)
    payload = payload_of(command, requests=(), contents=contents)
    payload.update(registration(command, unit=doer.unit, contents=contents, today=day_of(at)))
    before = empty(inputs.rulebook, inputs.calendar)
    numbers = tuple(range(1, len(command.asks) + 1))
    act = _written(command, before, petition_id, doer=doer, payload=payload, requests=numbers, at=at)
    _judge(before, act, at=at)
    act = replace(act, payload={**act.payload, "number": _number(command, act)})
    code = None if command.source is Source.IMPORT else derived_code(command.id)
    _open(command, act, query_code=code, inputs=inputs)
    after = _append(before, act, contents, prev=first_prev(petition_id), inputs=inputs)
    return Done(petition_id, after, query_code=code)


def _number(command: Command, act: Act) -> str:
    """Give the petition's number; what is imported is counted in the year in which it was received."""
    year = act.happened_on.year if act.imported else day_of(act.recorded_at).year
    return accusation_number(year=year) if accuses(command) else next_number(act.by.unit or 0, year=year)


def _open(command: Command, act: Act, *, query_code: str | None, inputs: Inputs) -> None:
    """Write the petition's row, which its first act then follows."""
    Petition.objects.create(
        id=act.petition,
        number=act.payload["number"],
        channel=act.payload["channel"],
        received_on=act.happened_on,
        state=RequestState.REGISTERED.value,
        head_hash=first_prev(act.petition),
        rulebook_digest=inputs.rulebook.digest,
        calendar_digest=inputs.calendar.digest,
        query_mac=code_mac(query_code) if query_code else None,
    )
    if command.foreign is not None:
        system, foreign_number = command.foreign
        ForeignId.objects.create(petition_id=act.petition, system=system, number=foreign_number)


def _act(command: Command, petition_id: UUID, *, doer: Doer, by: Person | None, at: datetime) -> Done:
    petition = _locked(petition_id, by=by)
    inputs = active_locked()
    before = case_of(petition, inputs=inputs)
    if command.expected_seq is not None and command.expected_seq != petition.last_seq:
        raise Conflict("该信访事项在您查看之后已有新的办理记录，请先查看最新情况，再决定是否办理。")
    every = tuple(request.n for request in before.requests)
    requests = command.requests or eligible(before, command.kind, actor=doer) or every
    contents = Contents(petition_id)
    payload = payload_of(command, requests=requests, contents=contents)
    act = _written(command, before, petition_id, doer=doer, payload=payload, requests=requests, at=at)
    _judge(before, act, at=at)
    after = _append(before, act, contents, prev=bytes(petition.head_hash), inputs=inputs)
    return Done(petition_id, after)


def _locked(petition_id: UUID, *, by: Person | None) -> Petition:
    """Lock the petition's row, if `by` may see it; a petitioner has proved his own."""
    visible = Petition.objects.all() if by is None else Petition.objects.visible_to(by)
    found = visible.filter(pk=petition_id).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFound(MISSING)
    return found


def _written(
    command: Command,
    before: CaseFile,
    petition: UUID,
    *,
    doer: Doer,
    payload: dict[str, object],
    requests: tuple[int, ...],
    at: datetime,
) -> Act:
    row, about = ACTS[command.kind], command.about
    if about is None and row.about and requests:
        about = current(before, row, requests[0])
    return Act(
        kind=command.kind,
        happened_on=command.happened_on,
        by=doer,
        payload=payload,
        requests=requests if row.per_request or command.kind is ActKind.REGISTER else (),
        seq=before.last_seq + 1,
        recorded_at=at,
        source=command.source,
        about=about,
        target=command.target,
        evidence=_evidence(command.evidence),
        recorded_by=doer.person,
        command=command.id,
        petition=petition,
    )


def _evidence(file: UUID | None) -> dict[str, str] | None:
    if file is None:
        return None
    stored = StoredFile.objects.filter(pk=file).first()
    if stored is None:
        raise Refused("证明材料没有保存成功，请重新上传。", field="evidence")
    return {"file": str(stored.pk), "commitment": bytes(stored.commitment).hex()}


def _judge(case: CaseFile, act: Act, *, at: datetime) -> None:
    refusal = check(case, act, today=day_of(at))
    if refusal is not None:
        raise Refused(refusal.why, field=refusal.field)


def _append(before: CaseFile, act: Act, contents: Contents, *, prev: bytes, inputs: Inputs) -> CaseFile:
    """Write the act, its contents and its projections; what was judged fit must fold without an anomaly."""
    after = step(before, act)
    if len(after.anomalies) > len(before.anomalies):
        raise AssertionError(f"judged fit, yet folded as an anomaly: {after.anomalies[-1].why}")
    body = canonical(act)
    head = chain(prev, body)
    contents.save()
    ActRecord.objects.create(
        petition_id=act.petition,
        seq=act.seq,
        kind=act.kind.value,
        happened_on=act.happened_on,
        recorded_at=act.recorded_at,
        unit_id=act.by.unit,
        person_id=act.by.person,
        capacity=act.by.capacity.value,
        source=act.source.value,
        about_seq=act.about,
        target_seq=act.target,
        command_id=act.command,
        part=act.part,
        body=body,
        prev=prev,
        hash=head,
    )
    project(act.petition, before=before, after=after)
    row = petition_row(after, inputs=inputs)
    Petition.objects.filter(pk=act.petition).update(last_seq=act.seq, head_hash=head, **row)
    return after
