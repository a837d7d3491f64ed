"""Proposals compared with what became of them: words as committed to, acts as proposed and answered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from xinfang.kernel.blind import commit
from xinfang.kernel.errors import UserError
from xinfang.law.acts import Act, parse
from xinfang.law.attached import references_in
from xinfang.law.corrections import ASKS
from xinfang.law.errors import LawError
from xinfang.law.fields import is_reference
from xinfang.petitions.contents import opened, party_bytes
from xinfang.petitions.models import ActRecord, PendingAnswer, PendingCommand, PendingText
from xinfang.petitions.pending import Verdict
from xinfang.petitions.sealed_words import ROLE, party_in

UNREADABLE = (LawError, ValueError, KeyError, TypeError)


def confirmations(petitions: Sequence[UUID]) -> dict[UUID, int]:
    """Give who confirmed which command on the petitions."""
    said_yes = PendingAnswer.objects.filter(pending__petition__in=petitions, verdict=Verdict.CONFIRMED)
    return dict(said_yes.values_list("pending", "person"))


def pending_faults() -> Iterator[tuple[str, str]]:
    """Give id and sentence for each proposal whose words or whose act are not as they were proposed and answered."""
    rows = PendingCommand.objects.select_related("answer").order_by("pk")
    for pending in rows.iterator(chunk_size=500):
        for sentence in (*_word_faults(pending), *_answer_faults(pending)):
            yield str(pending.pk), sentence


def _word_faults(pending: PendingCommand) -> Iterator[str]:
    """Words that were erased are gone with their salt; those that are there must be the ones committed to."""
    answer = getattr(pending, "answer", None)
    said = {**_references(pending.payload), **_references({"reason": answer.reason if answer else None})}
    for text in PendingText.objects.filter(pending=pending):
        kept = said.get(str(text.pk))
        if kept is None or _committed(text) != kept:
            yield "待确认事项的文字被改动过。"


def _committed(text: PendingText) -> str:
    """Give the commitment to what lies there, nothing for a petitioner who cannot be read."""
    try:
        plain = party_bytes(opened(party_in(text))) if text.role == ROLE else text.plain.encode()
    except (UserError, ValueError):
        return ""
    return commit(text.salt, plain).hex()


def _references(payload: Mapping[str, Any]) -> dict[str, str]:
    """Give the commitments of a payload by the id of the words or of the file."""
    corrected = payload.get("corrected") or {}
    asked = (ask["text"] for ask in corrected.get(ASKS, ()))
    parties = payload.get("parties") or ()
    said = (*payload.values(), *references_in(payload), *corrected.values(), *asked, *parties)
    return {one["id"]: one["commitment"] for one in said if is_reference(one)}


def _answer_faults(pending: PendingCommand) -> Iterator[str]:
    answer = getattr(pending, "answer", None)
    confirmed = answer is not None and answer.verdict == Verdict.CONFIRMED
    record = ActRecord.objects.filter(command_id=pending.pk).first()
    if (record is not None) != confirmed:
        yield "确认结果与办理记录不一致：应当有记录而没有，或者没有确认而有记录。"
    if record is None or answer is None:
        return
    if (record.petition_id, record.seq) != (pending.petition_id, answer.act_seq) or record.kind != pending.kind:
        yield "确认结果所指的办理记录不是提议的那一项。"
    act = _read(record)
    if act is not None and act.by.person != pending.person_id:
        yield "办理记录的经办人不是提出人。"
    if act is not None and not _references(pending.payload).items() <= _references(act.payload).items():
        yield "办理记录的文字与提议的不一致。"


def _read(record: ActRecord) -> Act | None:
    """Give the act; what cannot be read is told of elsewhere."""
    try:
        return parse(bytes(record.body))
    except UNREADABLE:
        return None
