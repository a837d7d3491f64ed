"""Contents compared with what the acts say of them: words and where they may be read, petitioners, the query code.

Hashes tell that an act's body is as it was written. Beside it lie rows that can be changed without touching a body: a
text may be given to another organ's eyes, a petition another one's query code, a line of writing put where no act is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xinfang.files.models import StoredFile
from xinfang.files.store import has_content
from xinfang.kernel.blind import commit
from xinfang.kernel.errors import UserError
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.attached import files_of
from xinfang.law.corrections import ASKS
from xinfang.law.fields import is_reference
from xinfang.law.fit import MENDING
from xinfang.petitions.attachments import files_named, stored_files
from xinfang.petitions.contents import INDEXED, index_of, opened, party_bytes
from xinfang.petitions.correcting import ROLE
from xinfang.petitions.disposal import disposal_of, standing_faults
from xinfang.petitions.identities import beside
from xinfang.petitions.imports.rows import petition_id
from xinfang.petitions.models import ForeignId, Party, Petition, Text

PROOF: Final = "证明材料"
ATTACHED: Final = "附件"
LOST = "第 {seq} 条办理记录所承诺的内容缺失或者被改动过。"


class Stored:
    """The contents of a batch of petitions, read in a few queries."""

    def __init__(self, petitions: Sequence[UUID]) -> None:
        """Read them."""
        self.texts = _by_petition(Text.objects.filter(petition_id__in=petitions))
        self.parties = _by_petition(Party.objects.filter(petition_id__in=petitions))
        self.foreign = _by_petition(ForeignId.objects.filter(petition_id__in=petitions))


def _by_petition(rows: Iterable[Any]) -> dict[UUID, dict[str, Any]]:
    found: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        found.setdefault(row.petition_id, {})[str(row.pk)] = row
    return found


def content_faults(petition: Petition, acts: Sequence[Act], stored: Stored) -> Iterator[str]:
    """Give a sentence for each content that is not as the acts say, and for each of which no act speaks."""
    texts = dict(stored.texts.get(petition.pk, {}))
    parties = dict(stored.parties.get(petition.pk, {}))
    if disposal_of(acts) is not None:
        yield from standing_faults(petition.pk, acts, texts=len(texts), parties=len(parties))
    else:
        yield from _kept_faults(acts, texts, parties)
    files = stored_files(one for act in acts for one in files_named(act.evidence, act.payload))
    for act in acts:
        yield from _file_faults(act, files, disposed=disposal_of(acts) is not None)
    if acts:
        yield from _origin_faults(petition, acts, stored)


def _kept_faults(acts: Sequence[Act], texts: dict[str, Text], parties: dict[str, Party]) -> Iterator[str]:
    """Give a sentence for each text or petitioner that is not as the acts say, and where there are more of them."""
    kept = beside(acts)
    every = [ask["n"] for act in acts[:1] for ask in act.payload.get("asks", ())]
    for act in acts:
        for role, requests, said in (*_texts(act, every), *_corrected(act, acts)):
            yield from _text_faults(act, texts.pop(said["id"], None), role=role, requests=requests, said=said)
        for place, said in enumerate(act.payload.get("parties", ())):
            row = parties.pop(said["id"], None)
            code = kept.codes.get(act.seq) if act.kind is ActKind.JOIN_PERSON and not place else None
            yield from _party_faults(act, row, main=said["id"] == kept.main, code=code, said=said)
    if texts or parties:
        yield "存有办理记录没有提到的文字或者信访人。"


def _texts(act: Act, every: list[int]) -> Iterator[tuple[str, list[int], dict[str, str]]]:
    """Give each text of the act: its role, the requests with which it may be read, and what the act keeps of it."""
    for ask in act.payload.get("asks", ()):
        if is_reference(ask.get("text")):
            yield f"{act.kind.value}.text", [ask["n"]], ask["text"]
    requests = every if act.kind in MENDING else list(act.requests)
    for field in ACTS[act.kind].fields:
        said = act.payload.get(field.name)
        if is_reference(said):
            yield f"{act.kind.value}.{field.name}", requests, dict(said)  # type: ignore[arg-type]  # a reference is a mapping


def _corrected(act: Act, acts: Sequence[Act]) -> Iterator[tuple[str, list[int], dict[str, str]]]:
    """Give the same of the texts by which the act corrects another one: they stand with the requests of that."""
    said = act.payload.get("corrected") or {}
    target = next((list(one.requests) for one in acts if one.seq == act.target), [])
    for name, value in said.items():
        if is_reference(value):
            yield ROLE.format(name=name), target, dict(value)
    for ask in said.get(ASKS, ()):
        yield ROLE.format(name=ASKS), [ask["n"]], ask["text"]


def _text_faults(act: Act, row: Text | None, *, role: str, requests: list[int], said: dict[str, str]) -> Iterator[str]:
    if row is None or commit(row.salt, row.plain.encode()).hex() != said["commitment"]:
        yield LOST.format(seq=act.seq)
    elif row.role != role or row.requests != requests:
        yield f"第 {act.seq} 条办理记录的文字被改到别处：用途或者所属诉求与记录不一致。"


def _party_faults(
    act: Act, row: Party | None, *, main: bool, code: bytes | None, said: dict[str, str]
) -> Iterator[str]:
    try:
        told = opened(row) if row is not None else None
    except UserError:
        told = None
    if row is None or told is None or commit(row.salt, party_bytes(told)).hex() != said["commitment"]:
        yield LOST.format(seq=act.seq)
        return
    if _bytes(row.query_mac) != code:
        yield f"第 {act.seq} 条办理记录的信访人，查询码与发出的不一致，被替换过。"
    kept = {column: getattr(row, f"bx_{column}") for column in INDEXED}
    found = act.kind is not ActKind.NAME_AGENT  # who speaks for others is found by no index
    wanted = {column: index_of(column, getattr(told, column).strip()) if found else None for column in INDEXED}
    if row.main != main or any(_bytes(kept[column]) != wanted[column] for column in INDEXED):
        yield f"第 {act.seq} 条办理记录的信访人，查找用的索引或者先后次序被改动过。"


def _bytes(value: bytes | memoryview | None) -> bytes | None:
    return None if value is None else bytes(value)


def _file_faults(act: Act, stored: Mapping[UUID, StoredFile], *, disposed: bool) -> Iterator[str]:
    proofs = [(act.evidence["file"], act.evidence["commitment"], PROOF)] if act.evidence else []
    for pk, commitment, what in (*proofs, *((one["id"], one["commitment"], ATTACHED) for one in files_of(act))):
        file = stored.get(UUID(pk))
        if file is None or bytes(file.commitment).hex() != commitment:
            yield f"第 {act.seq} 条办理记录的{what}缺失或者被替换。"
        elif not disposed and not has_content(file):
            yield f"第 {act.seq} 条办理记录的{what}没有了内容，而没有销毁内容的记录。"


def _origin_faults(petition: Petition, acts: Sequence[Act], stored: Stored) -> Iterator[str]:
    """Tell whether somebody was given the matter by another query code or another system's number."""
    if _bytes(petition.query_mac) != beside(acts).codes.get(acts[0].seq):
        yield "查询码与登记时发出的不一致，被替换过。"
    if any(petition_id(one.system, one.number) != petition.pk for one in stored.foreign.get(petition.pk, {}).values()):
        yield "其他系统的编号与导入时不一致。"
