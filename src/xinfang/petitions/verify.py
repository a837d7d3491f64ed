"""Proof that the journal is as it was written: chains, columns, contents and commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from xinfang.law.acts import VERSION, Act, canonical, parse, version_of
from xinfang.law.errors import LawError
from xinfang.ledger.hashing import chain, first_prev
from xinfang.petitions.models import ActRecord, CommandRecord, Petition
from xinfang.petitions.several import MIRRORED
from xinfang.petitions.verify_contents import Stored, content_faults
from xinfang.petitions.verify_pending import confirmations, pending_faults
from xinfang.petitions.verify_whole import command_faults, input_faults, number_faults
from xinfang.petitions.writing import columns_of

BATCH = 500
UNREADABLE = (LawError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written, in a Chinese sentence."""

    number: str
    sentence: str

    def __str__(self) -> str:
        """Give the number and the sentence."""
        return f"{self.number}：{self.sentence}"


def verify_petitions() -> Iterator[tuple[int, list[Fault]]]:
    """Check every petition, then all together; yield after each batch how many were checked and the faults found."""
    last = UUID(int=0)
    while batch := list(Petition.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield len(batch), list(_batch_faults(batch))
    whole = [Fault(*told) for told in (*number_faults(), *command_faults(), *pending_faults(), *input_faults())]
    if whole:
        yield 0, whole


def _batch_faults(batch: list[Petition]) -> Iterator[Fault]:
    ids = [petition.pk for petition in batch]
    rows = ActRecord.objects.filter(petition_id__in=ids).order_by("petition_id", "seq")
    acts = {pk: list(found) for pk, found in groupby(rows.iterator(chunk_size=2000), key=lambda row: row.petition_id)}
    stored, commands = Stored(ids), Commands(ids)
    for petition in batch:
        for sentence in _petition_faults(petition, acts.get(petition.pk, []), stored, commands):
            yield Fault(petition.number, sentence)


class Commands:
    """The commands behind the acts of a batch: on which petition, and who confirmed those that were proposed."""

    def __init__(self, petitions: list[UUID]) -> None:
        """Read them."""
        made = ActRecord.objects.filter(petition_id__in=petitions).values("command_id")
        self.petition = dict(CommandRecord.objects.filter(pk__in=made).values_list("pk", "petition"))
        self.confirmed = confirmations(petitions)


def _petition_faults(petition: Petition, records: list[ActRecord], stored: Stored, commands: Commands) -> Iterator[str]:
    head = first_prev(petition.pk)
    acts: list[Act] = []
    for expected, record in enumerate(records, start=1):
        body = bytes(record.body)
        if record.seq != expected:
            yield f"缺少第 {expected} 条办理记录。"
            return
        if bytes(record.prev) != head or bytes(record.hash) != chain(head, body):
            yield f"第 {record.seq} 条办理记录的散列链断裂，内容被改动过。"
            return
        head = bytes(record.hash)
        act = _read(body)
        if act is None:
            yield f"第 {record.seq} 条办理记录无法读取。"
        else:
            acts.append(act)
            yield from _record_faults(record, act, commands, first=acts[0])
    if not records:
        yield "没有任何办理记录。"
    if petition.last_seq != len(records) or bytes(petition.head_hash) != head:
        yield "信访事项记下的最后一条与办理记录不一致，可能有记录缺失。"
    yield from content_faults(petition, acts, stored)


def _read(body: bytes) -> Act | None:
    try:
        return parse(body)
    except UNREADABLE:
        return None


def _named_by_command(act: Act, first: Act) -> UUID:
    """Give the petition that the act's command names: that of the first half where it stands on two files.

    What was taken out of a file is registered, with all its petitioners, by the command that names that file.
    """
    other = act.payload.get("other") if act.part and act.kind in MIRRORED else None
    if act.command == first.command:
        other = first.payload.get("split_from")
    return UUID(other["petition"]) if other else act.petition


def _record_faults(record: ActRecord, act: Act, commands: Commands, *, first: Act) -> Iterator[str]:
    body = bytes(record.body)
    if version_of(body) == VERSION and canonical(act) != body:
        yield f"第 {record.seq} 条办理记录不是规范格式。"
    if columns_of(act) != {name: getattr(record, name) for name in columns_of(act)}:
        yield f"第 {record.seq} 条办理记录的列与正文不一致。"
    if commands.petition.get(act.command) != _named_by_command(act, first):
        yield f"第 {record.seq} 条办理记录没有对应的命令。"
    if commands.confirmed.get(act.command) != act.confirmed_by:
        yield f"第 {record.seq} 条办理记录的第二人与提议的确认结果不一致。"
