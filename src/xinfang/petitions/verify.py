"""Proof that the journal is as it was written: chains, columns, contents and commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from xinfang.files.models import StoredFile
from xinfang.kernel.blind import commit
from xinfang.kernel.errors import UserError
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.errors import LawError
from xinfang.ledger.hashing import chain, first_prev
from xinfang.petitions.contents import opened, party_bytes
from xinfang.petitions.models import ActRecord, CommandRecord, Party, Petition, Text
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
    """Check every petition; yield after each batch how many were checked and the faults found in it."""
    last = UUID(int=0)
    while batch := list(Petition.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield len(batch), list(_batch_faults(batch))


def _batch_faults(batch: list[Petition]) -> Iterator[Fault]:
    ids = [petition.pk for petition in batch]
    rows = ActRecord.objects.filter(petition_id__in=ids).order_by("petition_id", "seq")
    acts = {pk: list(found) for pk, found in groupby(rows.iterator(chunk_size=2000), key=lambda row: row.petition_id)}
    stored = _Stored(ids)
    for petition in batch:
        for sentence in _petition_faults(petition, acts.get(petition.pk, []), stored):
            yield Fault(petition.number, sentence)


class _Stored:
    """The contents of a batch of petitions, read in a few queries."""

    def __init__(self, petitions: list[UUID]) -> None:
        self.texts = {str(text.pk): text for text in Text.objects.filter(petition_id__in=petitions)}
        self.parties = {str(party.pk): party for party in Party.objects.filter(petition_id__in=petitions)}
        commands = ActRecord.objects.filter(petition_id__in=petitions).values("command_id")
        self.commands = dict(CommandRecord.objects.filter(pk__in=commands).values_list("pk", "petition"))


def _petition_faults(petition: Petition, records: list[ActRecord], stored: _Stored) -> Iterator[str]:
    head = first_prev(petition.pk)
    for expected, record in enumerate(records, start=1):
        body = bytes(record.body)
        if record.seq != expected:
            yield f"缺少第 {expected} 条办理记录。"
            return
        if bytes(record.prev) != head or bytes(record.hash) != chain(head, body):
            yield f"第 {record.seq} 条办理记录的散列链断裂，内容被改动过。"
            return
        head = bytes(record.hash)
        yield from _record_faults(record, body, stored)
    if not records:
        yield "没有任何办理记录。"
    if petition.last_seq != len(records) or bytes(petition.head_hash) != head:
        yield "信访事项记下的最后一条与办理记录不一致，可能有记录缺失。"


def _record_faults(record: ActRecord, body: bytes, stored: _Stored) -> Iterator[str]:
    try:
        act = parse(body)
    except UNREADABLE:
        yield f"第 {record.seq} 条办理记录无法读取。"
        return
    if canonical(act) != body:
        yield f"第 {record.seq} 条办理记录不是规范格式。"
    if columns_of(act) != {name: getattr(record, name) for name in columns_of(act)}:
        yield f"第 {record.seq} 条办理记录的列与正文不一致。"
    if stored.commands.get(act.command) != record.petition_id:
        yield f"第 {record.seq} 条办理记录没有对应的命令。"
    yield from _content_faults(act, stored)


def commitments(value: object) -> Iterator[tuple[str, str]]:
    """Give each row id and commitment that a payload speaks of."""
    if isinstance(value, dict):
        if {"id", "commitment"} <= value.keys():
            yield str(value["id"]), str(value["commitment"])
        for inner in value.values():
            yield from commitments(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commitments(inner)


def _content_faults(act: Act, stored: _Stored) -> Iterator[str]:
    for row, promised in commitments(dict(act.payload)):
        if not _kept(row, promised, stored):
            yield f"第 {act.seq} 条办理记录所承诺的内容缺失或者被改动过。"
    if act.evidence is not None:
        file = StoredFile.objects.filter(pk=act.evidence["file"]).first()
        if file is None or bytes(file.commitment).hex() != act.evidence["commitment"]:
            yield f"第 {act.seq} 条办理记录的证明材料缺失或者被替换。"


def _kept(row: str, promised: str, stored: _Stored) -> bool:
    if row in stored.texts:
        text = stored.texts[row]
        return commit(text.salt, text.plain.encode()).hex() == promised
    party = stored.parties.get(row)
    if party is None:
        return False
    try:
        return commit(party.salt, party_bytes(opened(party))).hex() == promised
    except UserError:
        return False
