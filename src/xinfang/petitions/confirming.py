"""The second person's answer to a proposed act: it is carried out once, when confirmed, or comes to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from xinfang.kernel.chance import Chance
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.kernel.trips import Trip
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind, Doer, Source
from xinfang.law.fields import FieldKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat, seats_of
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.doers import organ_of
from xinfang.petitions.door import Done, carry_out, chance_for, doer_of
from xinfang.petitions.models import PendingAnswer, PendingAsked, PendingCommand, PendingRefusal, Text
from xinfang.petitions.payloads import Contents, unit_told
from xinfang.petitions.pending import Verdict, asked_of, keep_words, lapsed
from xinfang.petitions.reading import Locked, ask_locked, case_of, locked
from xinfang.petitions.sealed_words import ROLE, party_in

MISSING = "没有这项待确认事项，或者您无权查看。"
NOT_YOURS = "该事项应当由提出人以外、有权确认的人员确认。"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers to a proposal: in which capacity, having seen which last act, with which words.

    `values` are the fields that the act leaves to the second person; `reason` says why it is not confirmed.
    """

    pending: UUID
    seat: SeatChoice | None = None
    expected_seq: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


def confirm(answer: Answer, *, by: Person, at: datetime) -> Done:
    """Carry the proposed act out as confirmed by `by`, judged as of now.

    Raises `Refused` when `by` may not confirm it or when the act cannot be done any more; then the proposal stays,
    with the sentence. Raises `Conflict` when the petition has moved on. Confirmed again, it gives the first result.
    """
    with transaction.atomic():
        pending, found = _locked(answer.pending, by=by)
        given = _given(pending)
        if given is not None:
            return _repeated(pending, given, wanted=Verdict.CONFIRMED)
        seat = _entitled(pending, answer, by=by, at=at)
        told = _carried_out(pending, answer, found, by=by, at=at)
        if isinstance(told, Refused):
            PendingRefusal.objects.create(pending=pending, person=by, at=at, why=str(told))
        else:
            _close(pending, Verdict.CONFIRMED, seat=seat, by=by, at=at, act_seq=told.case.last_seq)
            pending.texts.all().delete()
    if isinstance(told, Refused):
        raise told
    return told


def decline(answer: Answer, *, by: Person, at: datetime) -> None:
    """Answer the proposal with no, for a reason; it comes to nothing. Declined again, nothing more happens."""
    _turn_down(answer, Verdict.DECLINED, by=by, at=at)


def withdraw(answer: Answer, *, by: Person, at: datetime) -> None:
    """Take one's own proposal back, for a reason; it comes to nothing."""
    _turn_down(answer, Verdict.WITHDRAWN, by=by, at=at)


@transaction.atomic
def _turn_down(answer: Answer, verdict: Verdict, *, by: Person, at: datetime) -> None:
    pending, _ = _locked(answer.pending, by=by)
    given = _given(pending)
    if given is not None:
        _repeated(pending, given, wanted=verdict)
        return
    own = verdict is Verdict.WITHDRAWN
    seat = _own_seat(pending, by=by, at=at) if own else _entitled(pending, answer, by=by, at=at)
    reason = answer.reason.strip()
    if not reason:
        raise Refused("请写明理由。", field="reason")
    contents = Contents(pending.petition_id, Chance())
    said = contents.text(reason, role="pending.reason", requests=None)
    _close(pending, verdict, seat=seat, by=by, at=at, reason=said)
    keep_words(pending, contents)


def _locked(pending_id: UUID, *, by: Person) -> tuple[PendingCommand, Locked]:
    """Give the proposal and its petition, locked, if `by` may see it."""
    pending = PendingCommand.objects.filter(pk=pending_id).first()
    if pending is None:
        raise NotFound(MISSING)
    trip = Trip()
    ask_locked(trip, pending.petition_id, by=by)
    return pending, locked(trip.go())


def _given(pending: PendingCommand) -> PendingAnswer | None:
    return PendingAnswer.objects.filter(pending=pending).select_related("person").first()


def _repeated(pending: PendingCommand, given: PendingAnswer, *, wanted: Verdict) -> Done:
    """Give the first result where it was the same; tell of another answer that came first."""
    if given.verdict != wanted:
        raise Conflict(f"该事项{Verdict(given.verdict).label}（{given.person.name}），不能再作其他处理。")
    return Done(pending.petition_id, case_of(pending.petition), repeated=True)


def _entitled(pending: PendingCommand, answer: Answer, *, by: Person, at: datetime) -> Seat:
    """Give the seat in which `by` may answer: the one chosen, else the first."""
    on = day_of(at)
    if lapsed(pending, on=on):
        raise Refused("该事项提出已超过 30 日，没有确认，已经失效。仍要办理的，请重新提出。")
    for seat in sorted(seats_of(by, on=on), key=lambda seat: not _is_chosen(seat, answer.seat)):
        if PendingCommand.objects.filter(asked_of([seat], person=by), pk=pending.pk).exists():
            return seat
    raise Refused(NOT_YOURS)


def _is_chosen(seat: Seat, choice: SeatChoice | None) -> bool:
    return choice is not None and seat.kind is choice.kind and choice.unit in (seat.unit_id, organ_of(seat))


def _own_seat(pending: PendingCommand, *, by: Person, at: datetime) -> Seat:
    mine = [seat for seat in seats_of(by, on=day_of(at)) if organ_of(seat) == pending.unit_id]
    if pending.person_id != by.pk or not mine:
        raise Refused("只有提出人可以收回该事项。")
    return mine[0]


def _close(
    pending: PendingCommand,
    verdict: Verdict,
    *,
    seat: Seat,
    by: Person,
    at: datetime,
    act_seq: int | None = None,
    reason: dict[str, str] | None = None,
) -> None:
    PendingAnswer.objects.create(
        pending=pending,
        verdict=verdict.value,
        person=by,
        unit_id=organ_of(seat),
        capacity=seat.kind.value,
        delegation_id=seat.delegation_id,
        at=at,
        act_seq=act_seq,
        reason=reason,
    )
    PendingAsked.objects.filter(pending=pending).delete()


def _carried_out(pending: PendingCommand, answer: Answer, found: Locked, *, by: Person, at: datetime) -> Done | Refused:
    """Carry the act out as of now; give the refusal where it cannot be done any more."""
    try:
        with transaction.atomic():
            return _performed(pending, answer, found, by=by, at=at)
    except Conflict:
        raise
    except Refused as refusal:
        if refusal.field in {one.name for one in ACTS[ActKind(pending.kind)].fields if one.second}:
            raise
        return refusal


def _performed(pending: PendingCommand, answer: Answer, found: Locked, *, by: Person, at: datetime) -> Done:
    command = command_of(pending, expected_seq=answer.expected_seq, at=at)
    doer = _proposer(pending, command, at=at)
    contents = _contents(pending, chance_for(command, about=f"{pending.petition_id}|second"))
    payload = {**_refreshed(pending, on=command.happened_on), **_second(pending, answer, contents)}
    return carry_out(command, found, doer=doer, payload=payload, contents=contents, confirmed_by=by.pk, at=at)


def _proposer(pending: PendingCommand, command: Command, *, at: datetime) -> Doer:
    try:
        return doer_of(command, by=pending.person, at=at)
    except Refused as gone:
        raise Refused("提出人目前已没有以该身份办理的权限，不能再按该提议办理。") from gone


def command_of(pending: PendingCommand, *, expected_seq: int | None, at: datetime) -> Command:
    """Give the command as it is carried out now.

    What was proposed for its own day happens on the day of the confirmation; what was dated back keeps its day.
    """
    own_day = pending.happened_on == pending.proposed_on
    return Command(
        pending.pk,
        ActKind(pending.kind),
        day_of(at) if own_day else pending.happened_on,
        seat=SeatChoice(pending.seat_id, CapacityKind(pending.capacity)),
        petition=pending.petition_id,
        requests=tuple(pending.requests),
        about=pending.about_seq,
        target=pending.target_seq,
        expected_seq=expected_seq,
        evidence=UUID(pending.evidence["file"]) if pending.evidence else None,
        source=Source(pending.source),
    )


def _contents(pending: PendingCommand, chance: Chance) -> Contents:
    """Give the words under the ids and commitments with which they were proposed."""
    contents = Contents(pending.petition_id, chance)
    for text in pending.texts.all():
        if text.role == ROLE:
            contents.parties.append(party_in(text))
            continue
        row = Text(id=text.pk, petition_id=pending.petition_id, role=text.role, requests=text.requests,
                   plain=text.plain, salt=text.salt, commitment=text.commitment)  # fmt: skip
        contents.texts.append(row)
    return contents


def _refreshed(pending: PendingCommand, *, on: date) -> dict[str, Any]:
    """Give the payload with what the unit tree says now."""
    payload = dict(pending.payload)
    for one in ACTS[ActKind(pending.kind)].fields:
        if one.kind is FieldKind.UNIT and payload.get(one.name):
            payload[one.name] = unit_told(payload[one.name]["unit"], one, on=on)
    return payload


def _second(pending: PendingCommand, answer: Answer, contents: Contents) -> dict[str, Any]:
    """Give what the act leaves to the second person to say."""
    said = {}
    for one in ACTS[ActKind(pending.kind)].fields:
        words = answer.values.get(one.name, "").strip() if one.second else ""
        if words:
            said[one.name] = contents.text(words, role=f"{pending.kind}.{one.name}", requests=tuple(pending.requests))
    return said
