"""What the case page shows of acts, requests, obligations and remedies, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from xinfang.desk import on_file
from xinfang.desk.file_rows import FileLines, files_of_act
from xinfang.desk.gathered import alike, gathered, persons_told, whose_duty, whose_window
from xinfang.desk.identity_rows import naming_facts
from xinfang.desk.rule_rows import rule_url
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Source
from xinfang.law.case import RequestFile
from xinfang.law.compared import basis_of
from xinfang.law.corrections import DAY, Change, changes, said_of
from xinfang.law.duties.oversight import ANSWERING, to_answer
from xinfang.law.fields import Field, FieldKind, is_reference
from xinfang.law.obligations import Obligation, Remedy, Standing, standing
from xinfang.law.oversight import reminder_before
from xinfang.law.telling import proof, proof_of_remedy
from xinfang.law.texts import text_on
from xinfang.law.words import say_date
from xinfang.petitions.casework import CaseView, Desk, succession_of
from xinfang.web.parts import Badge, Offer, ProofStep, steps_of
from xinfang.web.words import Tone

SOURCES = {Source.PORTAL: "网上提交", Source.API: "接口提交", Source.IMPORT: "导入", Source.SIMULATION: "模拟"}
PETITIONER = "信访人"
GONE = "内容已按规定销毁。"
MENDS = {ActKind.ANNUL: "撤销", ActKind.CORRECT: "更正"}
# Acts by which somebody decides on what another asked for; what was asked stands above the form.
DECIDING = {
    ActKind.APPROVE_EXTENSION,
    ActKind.REFUSE_EXTENSION,
    ActKind.UPHOLD_OBJECTION,
    ActKind.REJECT_OBJECTION,
    ActKind.UPHOLD_ABOVE,
    ActKind.REJECT_ABOVE,
    ActKind.DECIDE_RECUSAL,
    ActKind.ANSWER_CONTEST,
    ActKind.ADMIT_REVIEW,
    ActKind.REFUSE_REVIEW,
    ActKind.ANSWER_SUPERVISION,
    ActKind.REPORT_ADOPTION,
}
KINDS = {"STATUTORY": "法定", "LOCAL": "地方性法规规定", "INTERNAL": "内部"}


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an act speaks: the name of the field and its content."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of the time line."""

    seq: int
    label: str
    article: str
    requests: str
    happened_on: date
    recorded_at: datetime
    entered_later: bool
    by: str
    second: str
    source: str
    facts: Sequence[Said]
    texts: Sequence[Said]
    evidence: str
    files: FileLines
    annulled: bool
    annulled_by: int | None
    corrected_by: int | None
    target: int | None
    mends: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request as shown."""

    n: int
    klass: str
    about: tuple[str, ...]
    state: Badge
    holder: str
    text: str
    closed: bool


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One obligation or remedy as shown, with the proof of its date."""

    who: str
    what: str
    basis: str
    request: int | None
    due: date | None
    strict: date | None
    provisional: bool
    standing: Standing
    ended: str
    proof: Sequence[ProofStep]
    rule: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """What the reader may do in one seat: the usual steps, the next one in front, and the `rest`, shown folded."""

    seat: str
    offers: Sequence[Offer]
    rest: Sequence[Offer]


def act_lines(view: CaseView, *, since: int = 0) -> list[ActLine]:
    """Give the acts that the reader sees, newest last, those after the act `since`."""
    mending = _mending(view)
    several, told_elsewhere = len(view.case.requests) > 1, gathered(view.case)
    shown = (act for act in view.acts if act.seq > since and act.seq not in told_elsewhere)
    return [_act(view, act, mending=mending, several=several) for act in shown]


def decided_lines(view: CaseView, kind: ActKind) -> list[ActLine]:
    """Give what an act of `kind` decides on, the newest of each request, as the reader sees it."""
    about = ACTS[kind].about if kind in DECIDING else frozenset()
    shown = set({n: act.seq for act in view.case.live if act.kind in about for n in act.requests}.values())
    if kind in ANSWERING:
        shown = {o.anchor_seq for r in view.requests for o in to_answer(view.case, kind, r.n, unit=view.unit)}
    if kind is ActKind.END_AGENT:
        shown = {agent.seq for agent in view.case.agents if agent.ended_seq is None}
    return [line for line in act_lines(view) if line.seq in shown]


def _mending(view: CaseView) -> dict[tuple[ActKind, int], int]:
    """Give the newest act that annuls, or corrects, each target."""
    flawed = {anomaly.seq for anomaly in view.case.anomalies}
    found = (a for a in view.case.acts if a.kind in MENDS and a.seq not in flawed)
    return {(a.kind, a.target): a.seq for a in found if a.target is not None}


def _act(view: CaseView, entered: Act, *, mending: dict[tuple[ActKind, int], int], several: bool) -> ActLine:
    act = view.case.act(entered.seq) or entered
    row = ACTS[act.kind]
    mine = [str(n) for n in act.requests if n in view.numbers]
    readable = view.may_read(act)
    annulled = act.seq in view.case.annulled
    return ActLine(
        seq=act.seq,
        label=row.label,
        article=row.article_under(text_on(view.case.rulebook, act.happened_on)),
        requests=f"诉求 {'、'.join(mine)}" if several and mine else "",
        happened_on=act.happened_on,
        recorded_at=entered.recorded_at,
        entered_later=entered.recorded_on != act.happened_on and not act.imported,
        by=_doer(view, act),
        second=view.people.get(act.confirmed_by or 0, ""),
        source=SOURCES.get(act.source, ""),
        facts=[*facts_of(view, act), *_besides(view, act), *changed_facts(view, act)],
        texts=[*_texts(view, act), *changed_texts(view, act, view.texts)] if readable else [],
        evidence=_evidence(view, act),
        files=files_of_act(view, act) if view.may_read(act) else FileLines(),
        annulled=annulled,
        annulled_by=mending.get((ActKind.ANNUL, act.seq)) if annulled else None,
        corrected_by=mending.get((ActKind.CORRECT, act.seq)),
        target=act.target,
        mends=MENDS.get(act.kind, ""),
    )


def facts_of(view: CaseView, act: Act) -> list[Said]:
    """Give what the act says in fields that hold no text; of a correction the new day stands with the old one."""
    own = (f for f in ACTS[act.kind].fields if f.kind is not FieldKind.TEXT)
    said = ((f, fact(view, act, f)) for f in own if act.kind is not ActKind.CORRECT or f.name != DAY)
    basis = basis_of(act)
    return [*(Said(f.label, words) for f, words in said if words), *([Said("核对情况", basis)] if basis else [])]


def changed_facts(view: CaseView, act: Act) -> list[Said]:
    """Give what a correction changes, old and new, as far as it is no text."""
    told = (one for one in _changes(view, act) if not is_reference(one.new))
    return [Said(one.label, f"{said_of(one, one.old) or '（空）'} → {said_of(one, one.new)}") for one in told]


def changed_texts(view: CaseView, act: Act, texts: Mapping[str, str]) -> list[Said]:
    """Give the texts that a correction changes, before and after; `texts` are those that the reader may read."""
    told = [one for one in _changes(view, act) if is_reference(one.new)]
    pairs = ((one, word, value) for one in told for word, value in (("更正前", one.old), ("更正后", one.new)))
    return [Said(f"{one.label}（{word}）", _words(texts, value)) for one, word, value in pairs]


def _changes(view: CaseView, act: Act) -> tuple[Change, ...]:
    every = changes(view.case, act) if act.kind is ActKind.CORRECT else ()
    return tuple(one for one in every if one.n is None or one.n in view.numbers)


def _words(texts: Mapping[str, str], reference: Any) -> str:
    return texts.get(reference["id"], GONE) if reference else "（空）"


def _doer(view: CaseView, act: Act) -> str:
    if act.by.unit is None:
        return PETITIONER
    section = view.units.get(act.by.section or 0, "")
    unit = view.units.get(act.by.unit, "")
    name = view.people.get(act.by.person or 0, "")
    return " · ".join(part for part in (f"{unit}{section}", act.by.capacity.label, name) if part)


def fact(view: CaseView, act: Act, field: Field) -> str:
    """Give in words what the act says in a field that holds no text; empty where it says nothing."""
    value = act.payload.get(field.name)
    if value is None or value is False:
        return ""
    if field.kind is FieldKind.CODE and field.choices is not None:
        return field.choices(value).label
    if field.kind is FieldKind.UNIT:
        return view.units.get(value["unit"], "")
    if field.kind is FieldKind.OFFICIAL:
        return view.people.get(value["person"], "")
    if field.kind is FieldKind.ON_FILE:
        return on_file.words_of(view, value)
    if field.kind is FieldKind.PETITION:
        return f"{view.others[UUID(value['petition'])]} 诉求 {'、'.join(map(str, value['requests']))}"
    if field.kind is FieldKind.DAY:
        return say_date(date.fromisoformat(value))
    return "是" if value is True else str(value)


def _besides(view: CaseView, act: Act) -> Iterator[Said]:
    """Give what is told of the act besides its own fields."""
    yield from _person(view, act)
    yield from _succession(view, act)
    yield from _reminded(view, act)


def _succession(view: CaseView, act: Act) -> Iterator[Said]:
    """Give which organ has gone and which goes on, as the unit tree had it on the day."""
    for label, unit in zip(("原承办单位", "承继单位"), succession_of(act), strict=False):
        yield Said(label, view.units.get(unit, ""))


def _reminded(view: CaseView, act: Act) -> Iterator[Said]:
    """Tell of a supervision whether somebody had reminded before."""
    if act.kind is ActKind.SUPERVISE:
        earlier = reminder_before(view.case, act)
        told = f"第{earlier.seq}号记录（{say_date(earlier.happened_on)}）" if earlier is not None else "没有，直接督办"
        yield Said("此前催办", told)


def _texts(view: CaseView, act: Act) -> Iterator[Said]:
    for field in ACTS[act.kind].fields:
        reference = act.payload.get(field.name) if field.kind is FieldKind.TEXT else None
        if reference:
            yield Said(field.label, view.texts.get(reference["id"], GONE))


def _person(view: CaseView, act: Act) -> Iterator[Said]:
    """Tell which petitioner the act concerns, where there are several."""
    yield from (Said("信访人", words) for words in persons_told(view.case, act))
    yield from (Said(label, words) for label, words in naming_facts(view, act))


def _evidence(view: CaseView, act: Act) -> str:
    return reverse("desk:evidence", args=[view.petition.number, act.seq]) if view.may_open_paper(act) else ""


def request_lines(view: CaseView) -> list[RequestLine]:
    """Give the requests that the reader sees."""
    return [_request(view, request) for request in view.requests]


def _request(view: CaseView, request: RequestFile) -> RequestLine:
    return RequestLine(
        n=request.n,
        klass=request.klass.label,
        about=(*view.coded(request), *(("涉法涉诉",) if request.legal else ())),
        state=Badge(request.state.label, Tone.DONE if request.closed else Tone.PLAIN),
        holder=view.units.get(request.holder or 0, ""),
        text=view.words_of(request) or (GONE if view.disposal is not None else ""),
        closed=request.closed,
    )


def duty_lines(view: CaseView) -> tuple[list[DutyLine], list[DutyLine]]:
    """Give the open obligations, the one due first on top, and those that are met or void."""
    ordered = sorted(view.obligations, key=lambda o: (o.due or date.max, o.started_on, o.anchor_seq))
    return (
        alike([duty_line(view, o) for o in ordered if o.is_open]),
        alike([duty_line(view, o) for o in ordered if not o.is_open]),
    )


def duty_line(view: CaseView, owed: Obligation) -> DutyLine:
    """Give one obligation with its proof."""
    rule = view.case.rulebook.rule(owed.rule)
    who = view.units.get(owed.obligor_unit or 0, PETITIONER)
    told = proof(
        owed, rulebook=view.case.rulebook, calendar=view.case.calendar, act=view.case.act(owed.anchor_seq), obligor=who
    )
    return DutyLine(
        who=who,
        what=rule.title,
        basis=f"{KINDS.get(owed.basis, '')}期限：{rule.article}" if rule.has_period else f"依据：{rule.article}",
        request=owed.request_n,
        due=owed.due,
        strict=owed.due_strict,
        provisional=owed.provisional,
        standing=standing(owed, on=view.on),
        ended=_ended(owed),
        proof=steps_of(told, view.library),
        rule=rule_url(owed.rule, on=owed.started_on),
        whose=whose_duty(view.case, owed),
    )


def _ended(owed: Obligation) -> str:
    if owed.discharged_on is not None:
        late = "，到期后补记" if owed.entered_late else ""
        return f"{say_date(owed.discharged_on)}履行（第{owed.discharged_by}号记录{late}）"
    if owed.void_on is not None:
        return f"{say_date(owed.void_on)}终止（第{owed.void_by}号记录）"
    return ""


def remedy_lines(view: CaseView) -> tuple[list[DutyLine], list[DutyLine]]:
    """Give the remedies that may be used, and those that were used or have ended."""
    told = alike([_remedy(view, remedy) for remedy in view.remedies])
    return [line for line in told if not line.ended], [line for line in told if line.ended]


def _remedy(view: CaseView, remedy: Remedy) -> DutyLine:
    rule = view.case.rulebook.rule(remedy.rule)
    who = view.units.get(remedy.unit or 0, "") if remedy.unit else PETITIONER
    act = view.case.act(remedy.anchor_seq)
    told = proof_of_remedy(remedy, rulebook=view.case.rulebook, calendar=view.case.calendar, act=act, holder=who)
    over = remedy.until is not None and remedy.until < view.on and not remedy.provisional
    ended = _remedy_ended(remedy) or ("期限已过" if over else "")
    return DutyLine(
        who=who,
        what=rule.title,
        basis=f"依据：{rule.article}",
        request=remedy.request_n,
        due=remedy.until,
        strict=remedy.until_strict,
        provisional=remedy.provisional,
        standing=Standing.VOID if ended else Standing.OPEN,
        ended=ended,
        proof=steps_of(told, view.library),
        rule=rule_url(remedy.rule, on=remedy.started_on),
        whose=whose_window(view.case, remedy),
    )


def _remedy_ended(remedy: Remedy) -> str:
    if remedy.used_by is not None:
        return f"已行使（第{remedy.used_by}号记录）"
    return f"已终止（第{remedy.void_by}号记录）" if remedy.void_by is not None else ""


def act_url(view: CaseView, kind: ActKind, desk: Desk) -> str:
    """Give the address of the act's form in that seat."""
    url = reverse("desk:act", args=[view.petition.number, kind.value])
    return f"{url}?seat={desk.seat.unit_id}.{desk.seat.kind.value}"
