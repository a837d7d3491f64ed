"""What the pages show of acts that wait for a second person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from xinfang.desk.case_rows import Said, changed_facts, changed_texts, fact
from xinfang.desk.file_rows import FileLines, files_of_proposal
from xinfang.desk.identity_rows import proposed_facts
from xinfang.kernel.clock import day_of
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.compared import basis_of
from xinfang.law.corrections import DAY
from xinfang.law.fields import FieldKind
from xinfang.law.roles import CapacityKind
from xinfang.law.words import say_date
from xinfang.orgs.models import Unit
from xinfang.petitions.casework import CaseView
from xinfang.petitions.models import PendingAnswer, PendingCommand
from xinfang.petitions.pending import Verdict
from xinfang.petitions.proposals import Proposal, proposals_of
from xinfang.web.parts import Badge
from xinfang.web.words import Tone


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal as shown; `url` leads to the page on which it is answered."""

    id: UUID
    label: str
    article: str
    why: str
    state: Badge
    by: str
    proposed_at: datetime
    happened_on: date | None
    until: date
    requests: str
    target: str
    facts: Sequence[Said]
    texts: Sequence[Said]
    evidence: str
    files: FileLines
    refusals: Sequence[str]
    answered: str
    reason: str
    may_answer: bool
    own: bool
    url: str


def proposal_lines(view: CaseView) -> tuple[list[ProposalLine], list[ProposalLine]]:
    """Give the proposals that wait, and those that came to nothing; what was confirmed stands among the acts."""
    found = proposals_of(view)
    came_to_nothing = [one for one in found if not one.waits and not _confirmed(one)]
    return [line_of(view, one) for one in found if one.waits], [line_of(view, one) for one in came_to_nothing]


def _confirmed(one: Proposal) -> bool:
    return one.answer is not None and one.answer.verdict == Verdict.CONFIRMED


def line_of(view: CaseView, one: Proposal) -> ProposalLine:
    """Give what is shown of one proposal."""
    row, act, pending = ACTS[one.act.kind], one.act, one.pending
    address = [view.petition.number, pending.pk]
    several = len(view.case.requests) > 1
    mine = [str(n) for n in act.requests if n in view.numbers]
    return ProposalLine(
        id=pending.pk,
        label=row.label,
        article=row.article,
        why=pending.why,
        state=_state(one),
        by=_who(pending),
        proposed_at=pending.proposed_at,
        happened_on=act.happened_on if act.happened_on != pending.proposed_on else None,
        until=one.lapses_on,
        requests=f"诉求 {'、'.join(mine)}" if several and mine else "",
        target=_target(view, act),
        facts=_all_facts(view, one),
        texts=[*_texts(one), *(changed_texts(view, act, {**view.texts, **one.texts}) if one.readable else ())],
        files=files_of_proposal(view, one),
        evidence=reverse("desk:proposal_evidence", args=address) if act.evidence and one.readable else "",
        refusals=[f"{say_date(day_of(fault.at))}未能确认：{fault.why}" for fault in one.refusals],
        answered=_answered(one.answer) if one.answer else "",
        reason=one.reason,
        may_answer=one.may_answer,
        own=one.own,
        url=reverse("desk:proposal", args=address),
    )


def _all_facts(view: CaseView, one: Proposal) -> list[Said]:
    named = proposed_facts(view, one.act, one.pending.pk)
    return [
        *_facts(view, one.act),
        *changed_facts(view, one.act),
        *(Said(label, words) for label, words in named),
    ]


def _state(one: Proposal) -> Badge:
    if one.answer is not None:
        return Badge(Verdict(one.answer.verdict).label)
    return Badge("已失效") if one.lapsed else Badge("等待第二人确认", Tone.SOON)


def _who(row: PendingCommand | PendingAnswer) -> str:
    return f"{row.unit.short_name} · {CapacityKind(row.capacity).label} · {row.person.name}"


def _answered(answer: PendingAnswer) -> str:
    return f"{_who(answer)}，{say_date(day_of(answer.at))}"


def _target(view: CaseView, act: Act) -> str:
    target = view.case.act(act.target) if act.target is not None else None
    return f"第{target.seq}号记录“{ACTS[target.kind].label}”（{say_date(target.happened_on)}）" if target else ""


def _facts(view: CaseView, act: Act) -> list[Said]:
    names: Mapping[int, str] = view.units
    found = []
    for field in ACTS[act.kind].fields:
        if field.kind is FieldKind.TEXT or (act.kind is ActKind.CORRECT and field.name == DAY):
            continue
        if field.kind is FieldKind.UNIT and field.name in act.payload:
            unit = act.payload[field.name]["unit"]
            words = names.get(unit) or Unit.objects.values_list("short_name", flat=True).get(pk=unit)
        else:
            words = fact(view, act, field)
        if words:
            found.append(Said(field.label, words))
    basis = basis_of(act)
    return [*found, Said("核对情况", basis)] if basis else found


def _texts(one: Proposal) -> list[Said]:
    found = []
    for field in ACTS[one.act.kind].fields:
        said = one.act.payload.get(field.name) if field.kind is FieldKind.TEXT else None
        if said and one.readable:
            found.append(Said(field.label, one.texts.get(said["id"], "内容已按规定销毁。")))
    return found
