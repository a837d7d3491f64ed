"""The one door: `perform` is the only way in which a petition changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from xinfang.kernel import queue
from xinfang.kernel.chance import Chance, Drawn
from xinfang.kernel.clock import day_of
from xinfang.kernel.codes import derived_code, fingerprint
from xinfang.kernel.errors import Conflict, Refused
from xinfang.kernel.trips import Trip
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer, Source
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty
from xinfang.law.compared import FOUND
from xinfang.law.duties.oversight import answering_organ
from xinfang.law.fit import answering
from xinfang.law.judge import check, eligible
from xinfang.law.refusal import NeedsSecond, Refusal
from xinfang.law.roles import CapacityKind
from xinfang.ledger.hashing import first_prev
from xinfang.orgs.models import Person
from xinfang.orgs.seats import seats_of
from xinfang.petitions.attachments import evidence_of
from xinfang.petitions.commands import Command
from xinfang.petitions.compared import found_elsewhere
from xinfang.petitions.correcting import corrected_payload
from xinfang.petitions.disposal import erase, refuse_while_waiting
from xinfang.petitions.doers import doer_in
from xinfang.petitions.identities import bring_to_date
from xinfang.petitions.inputs import Inputs, active_locked
from xinfang.petitions.joining import NOBODY, joining_payload, one_by_one, together
from xinfang.petitions.models import ForeignId, PendingCommand, Petition
from xinfang.petitions.naming import naming_payload, speaking_at_registration
from xinfang.petitions.numbers import accusation_number, next_number
from xinfang.petitions.opening import opening_row
from xinfang.petitions.openings import with_opening
from xinfang.petitions.outbox import SWEEP, TELLING, rows_for
from xinfang.petitions.payloads import Contents, accuses, check_accused, payload_of, registration
from xinfang.petitions.pending import keep
from xinfang.petitions.project import FOLD_VERSION
from xinfang.petitions.reading import Locked, ask_locked, case_of, folded, followed, locked
from xinfang.petitions.recompute import current_case
from xinfang.petitions.several import MIRRORED, halves, touched
from xinfang.petitions.splitting import first_half, origin, second_half
from xinfang.petitions.tree import from_tree
from xinfang.petitions.writing import append

REMEMBER = """
insert into petitions_command (id, fingerprint, petition) values (%s, %s, %s) on conflict (id) do nothing returning id
"""
# Their halves are recorded together or not at all, and so cannot wait for somebody.
ON_TWO_FILES = frozenset({*MIRRORED, ActKind.SPLIT})
ONE_BY_ONE = "这次送达须经第二人确认，请逐位信访人分别办理。"
RECALL = "select fingerprint, petition from petitions_command where id = %s"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command led to. `repeated` tells that it had been carried out before; `query_code` is for registration.

    `pending` is the proposal that was kept where a second person must confirm the act; the case is as it was.
    """

    petition: UUID
    case: CaseFile
    repeated: bool = False
    query_code: str | None = None
    pending: UUID | None = None


def perform(command: Command, *, by: Person | None, at: datetime) -> Done:
    """Add the command's act to the petition's acts and bring its projections up to date.

    `by` is None for a petitioner who has proved the query code. Raises `Refused` when `by` has no standing or
    something that the act needs is missing, `Conflict` when the petition has moved on, `NotFound` when `by` may not
    see it. The same command again gives the first result; its id with other words is refused.
    """
    with transaction.atomic():
        petition_id = command.petition or new_id(command)
        mark = fingerprint(command.said(person=by.pk if by else None))
        trip = Trip().ask(REMEMBER, command.id, mark, petition_id)
        ids = touched(command, petition_id)
        for one in ids:
            ask_locked(trip, one, by=by)
        new, *found = trip.go()
        if not new:
            return _repeated(command, mark)
        doer = doer_of(command, by=by, at=at)
        if command.kind is ActKind.REGISTER:
            return _register_all(command, petition_id, doer=doer, at=at)
        petitions = {one: locked(found[2 * i : 2 * i + 2]) for i, one in enumerate(ids)}
        if command.kind in MIRRORED:
            return _two(command, petitions, doer=doer, at=at)
        if command.kind is ActKind.JOIN_PERSON:
            return _join(one_by_one(command), petitions[petition_id], doer=doer, at=at)
        if command.kind is ActKind.SERVE and command.persons:
            return _each(command, petitions[petition_id], doer=doer, at=at)
        if command.kind is ActKind.SPLIT:
            return _split(command, petition_id, petitions[petition_id], doer=doer, at=at)
        return _act(command, petition_id, petitions[petition_id], doer=doer, at=at)


def chance_for(command: Command, *, about: object) -> Chance:
    """Give chance; for a simulated act it is drawn from the command, so that a simulation can be repeated."""
    return Drawn(f"{command.id}|{about}") if command.source is Source.SIMULATION else Chance()


def new_id(command: Command) -> UUID:
    """Give the id of a petition to be registered: for an import from its source number, else random."""
    return chance_for(command, about="petition").uuid() if command.source is not Source.IMPORT else command.id


def _repeated(command: Command, mark: bytes) -> Done:
    """Give the result of the command's first run; refuse when that said something else."""
    [(known, petition_id)] = Trip().ask(RECALL, command.id).go()[0]
    if bytes(known) != mark:
        raise Refused("这次提交与先前同一编号的提交内容不同，没有办理。请刷新页面后重新填写。")
    case = case_of(Petition.objects.get(pk=petition_id))
    code = derived_code(command.id) if command.kind in (ActKind.REGISTER, ActKind.SPLIT) else None
    waits = PendingCommand.objects.open().filter(pk=command.id).exists()
    return Done(petition_id, case, repeated=True, query_code=code, pending=command.id if waits else None)


def doer_of(command: Command, *, by: Person | None, at: datetime) -> Doer:
    """Give who acts, in the capacity chosen; refuse a capacity that the person does not hold today."""
    if by is None:
        return Doer(CapacityKind.PARTY)
    chosen = command.seat
    held = [
        seat
        for seat in seats_of(by, on=day_of(at))
        if chosen is not None and seat.kind is chosen.kind and chosen.unit in (seat.unit_id, seat.office_id)
    ]
    if not held:
        raise Refused("您目前没有以该身份办理的权限，请重新选择身份。", field="seat")
    return doer_in(held[0], person=by)


def _register_all(
    command: Command, petition_id: UUID, *, doer: Doer, at: datetime, split_from: Mapping[str, Any] | None = None
) -> Done:
    """Register the matter and, by acts of their own, all who are registered with the first, and who speaks for them."""
    alone, others = together(command)
    done = _register(alone, petition_id, doer=doer, at=at, split_from=split_from)
    last, first = done, done.case.acts[0].part + 1
    begun = Locked((), first_prev(petition_id), "", "", FOLD_VERSION, keeps_dates=False)
    if others:
        joins = [replace(one, petition=petition_id) for one in others]
        begun = followed(begun, last.case.acts)
        last = _join(joins, begun, doer=doer, at=at, known=last.case, first=first)
    for part, one in enumerate(speaking_at_registration(command, last.case), start=first + len(others)):
        contents, begun = _contents(one, part=part), followed(begun, last.case.acts)
        last = carry_out(one, begun, doer=doer, contents=contents, at=at, part=part, known=last.case)
    return replace(last, query_code=done.query_code)


def _register(
    command: Command,
    petition_id: UUID,
    *,
    doer: Doer,
    at: datetime,
    split_from: Mapping[str, Any] | None = None,
) -> Done:
    if doer.unit is None:
        raise Refused("登记应当由工作人员办理。")
    check_accused(command)
    inputs = active_locked()
    contents = Contents(petition_id, chance_for(command, about=petition_id))
    payload = payload_of(command, requests=(), contents=contents)
    payload.update(registration(command, unit=doer.unit, contents=contents, today=day_of(at)))
    if split_from is not None:
        payload["split_from"] = dict(split_from)
    before = empty(inputs.rulebook, inputs.calendar)
    numbers = tuple(range(1, len(command.asks) + 1))
    act = _written(command, before, petition_id, doer=doer, payload=payload, requests=numbers, at=at)
    act = replace(act, part=0 if split_from is None else 1)
    _refuse(check(before, act, today=day_of(at)))
    act = replace(act, payload={**act.payload, "number": _number(command, act, contents.chance)})
    code = None if command.source is Source.IMPORT else derived_code(command.id)
    trip = _opening(command, act, query_code=code, inputs=inputs)
    after = append(trip, before, act, contents, prev=first_prev(petition_id), inputs=inputs)
    return Done(petition_id, after, query_code=code)


def _number(command: Command, act: Act, chance: Chance) -> str:
    """Give the petition's number; what is imported is counted in the year in which it was received."""
    year = act.happened_on.year if act.imported else day_of(act.recorded_at).year
    return accusation_number(year=year, chance=chance) if accuses(command) else next_number(act.by.unit or 0, year=year)


def _opening(command: Command, act: Act, *, query_code: str | None, inputs: Inputs) -> Trip:
    """Give the writing of the petition's row, which its first act then follows."""
    trip = Trip().insert(Petition, [opening_row(act, query_code=query_code, inputs=inputs)])
    if command.foreign is not None:
        system, foreign_number = command.foreign
        trip.insert(ForeignId, [{"petition_id": act.petition, "system": system, "number": foreign_number}])
    return trip


def _two(command: Command, petitions: dict[UUID, Locked], *, doer: Doer, at: datetime) -> Done:
    """Do both halves of an act that stands on two files, each judged on its own."""
    done = [
        _act(half, one, petitions[one], doer=doer, at=at, part=part)
        for part, (one, half) in enumerate(halves(command, petitions, inputs=active_locked()))
    ]
    return done[0]


def _join(
    commands: Sequence[Command],
    petition: Locked,
    *,
    doer: Doer,
    at: datetime,
    known: CaseFile | None = None,
    first: int = 0,
) -> Done:
    """Let one person after the other join, each by an act of his own; right behind the registration from `first` on."""
    last = None
    for part, one in enumerate(commands, start=first):
        contents = _contents(one, part=part)
        joins = joining_payload(one, contents, part=part, together=first > 0)
        payload = payload_of(one, requests=(), contents=contents) | joins
        last = carry_out(one, petition, doer=doer, contents=contents, at=at, part=part, payload=payload, known=known)
        petition, known = followed(petition, last.case.acts), last.case
    if last is None:
        raise Refused(NOBODY)
    return last


def _each(command: Command, petition: Locked, *, doer: Doer, at: datetime) -> Done:
    """Serve on one person after the other, each by an act of his own that opens his own days."""
    last, known = None, None
    for part, person in enumerate(dict.fromkeys(command.persons)):
        one = replace(command, joined=person, persons=(), expected_seq=None if part else command.expected_seq)
        contents = _contents(one, part=part)
        last = carry_out(one, petition, doer=doer, contents=contents, at=at, part=part, known=known)
        if last.pending is not None and len(command.persons) > 1:
            raise Refused(ONE_BY_ONE, field="persons")
        petition, known = followed(petition, last.case.acts), last.case
    if last is None:
        raise Refused(NOBODY)
    return last


def _contents(command: Command, *, part: int) -> Contents:
    petition = command.petition or new_id(command)
    return Contents(petition, chance_for(command, about=f"{petition}|{part}"))


def _split(command: Command, petition_id: UUID, petition: Locked, *, doer: Doer, at: datetime) -> Done:
    """Take a part into a file of its own; the query code is that of the new file."""
    check_accused(command)
    before = folded(petition.acts, inputs=active_locked())
    new = chance_for(command, about="part").uuid()
    first = _act(first_half(command, new), petition_id, petition, doer=doer, at=at)
    second = _register_all(second_half(command, before), new, doer=doer, at=at, split_from=origin(before, first.case))
    return replace(first, query_code=second.query_code)


def _act(command: Command, petition_id: UUID, petition: Locked, *, doer: Doer, at: datetime, part: int = 0) -> Done:
    contents = Contents(petition_id, chance_for(command, about=petition_id))
    return carry_out(command, petition, doer=doer, contents=contents, at=at, part=part)


def carry_out(
    command: Command,
    petition: Locked,
    *,
    doer: Doer,
    contents: Contents,
    at: datetime,
    part: int = 0,
    payload: dict[str, Any] | None = None,
    confirmed_by: int | None = None,
    known: CaseFile | None = None,
) -> Done:
    """Add the command's act to the locked petition, or keep it where a second person must confirm it.

    `payload` is that of an act proposed before, `confirmed_by` who confirms it; `known` is the case where it is folded
    already. An act that stands on two files is not kept, but refused.
    """
    inputs, trip = active_locked(), Trip()
    before = known or current_case(contents.petition, petition, inputs=inputs, at=at, trip=trip)
    _expect(command, before)
    meant = _meant(command, before, payload, contents=contents, doer=doer, at=at)
    act = replace(meant, part=part, confirmed_by=confirmed_by)
    found = check(before, act, today=day_of(at))
    if isinstance(found, NeedsSecond) and command.seat is not None and command.kind not in ON_TWO_FILES:
        trip.go()
        return Done(act.petition, before, pending=keep(before, act, contents, seat=command.seat.unit, why=found.why))
    _refuse(found)
    after = append(trip, before, act, contents, prev=petition.head, inputs=inputs)
    return _afterwards(after, act)


def _meant(
    command: Command,
    before: CaseFile,
    proposed: dict[str, Any] | None,
    *,
    contents: Contents,
    doer: Doer,
    at: datetime,
) -> Act:
    """Give the act that is asked for: what its fields say, and what is read now from the unit tree and other files."""
    requests, said = _addressed(command, before, doer=doer), proposed
    if said is None:
        corrected = corrected_payload(before, command, contents)
        named = naming_payload(command, before, contents)
        said = payload_of(command, requests=requests, contents=contents) | corrected | named
    said = {name: value for name, value in said.items() if name != FOUND}
    said.update(from_tree(before, command.kind, said, requests=requests, on=command.happened_on))
    said.update(found_elsewhere(command.kind, said, contents, doer=doer))
    act = _written(command, before, contents.petition, doer=doer, payload=said, requests=requests, at=at)
    return with_opening(before, act)


def _afterwards(case: CaseFile, act: Act) -> Done:
    """Give what was done; erase what the act disposes of, bring to date what lies beside it, have the outbox swept.

    All of it is undone when something waits that would bring words of its own.
    """
    if act.kind is ActKind.DISPOSE:
        refuse_while_waiting(act)
        erase(case)
    bring_to_date(case, act)
    if rows_for(act) or act.kind in TELLING | {ActKind.CORRECT}:
        queue.kick(SWEEP)
    return Done(act.petition, case)


def _expect(command: Command, before: CaseFile) -> None:
    if command.expected_seq is not None and command.expected_seq != before.last_seq:
        raise Conflict("该信访事项在您查看之后已有新的办理记录，请先查看最新情况，再决定是否办理。")


def _addressed(command: Command, before: CaseFile, *, doer: Doer) -> tuple[int, ...]:
    """Give the requests that the act is about: those named, else all on which it can be done, else all."""
    every = tuple(request.n for request in before.requests)
    open_to_it = eligible(before, command.kind, actor=doer, on=command.happened_on)
    return tuple(dict.fromkeys(command.requests)) or open_to_it or every


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
    row = ACTS[command.kind]
    act = Act(
        kind=command.kind,
        happened_on=command.happened_on,
        by=doer,
        payload=payload,
        requests=requests if row.per_request or command.kind is ActKind.REGISTER else (),
        seq=before.last_seq + 1,
        recorded_at=at,
        source=command.source,
        about=command.about,
        target=command.target,
        evidence=evidence_of(command.evidence),
        recorded_by=doer.person,
        command=command.id,
        petition=petition,
    )
    return replace(act, about=_answered(before, act, person=command.joined))


def _answered(before: CaseFile, act: Act, *, person: int | None) -> int | None:
    """Give which act is answered: the one named, else the newest or the one whose answer is due first."""
    row = ACTS[act.kind]
    if act.about is not None or not row.about or not act.requests:
        return act.about
    return answering(before, row, act.requests[0], person=person, unit=answering_organ(before, act))


def _refuse(found: Refusal | None) -> None:
    if found is not None:
        raise Refused(found.why, field=found.field)
