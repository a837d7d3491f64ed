"""What a petitioner may read of his own petition, after proving the query code.

He reads what was told to him and what is owed to him. He does not read notes of the office, investigations, the names
of officers, nor why an organ objected. Of an accusation he reads only that it came in and went on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.contest import CONTESTED
from xinfang.law.duties.recusal import RECUSAL_RULES
from xinfang.law.duties.review import FINAL_RULES, REVIEW_RULES
from xinfang.law.judge import eligible
from xinfang.law.obligations import Obligation, Remedy, Standing, standing
from xinfang.law.persons import (
    NOTICES,
    PERSONAL,
    SERVE_RULES,
    agents_of,
    consents,
    holder_of,
    owed_to,
    person_of,
    rated_by,
    told_by,
)
from xinfang.law.persons import standing as standing_in
from xinfang.law.position import Stage, position
from xinfang.law.proofs import Step as ProofStep
from xinfang.law.review_position import ReviewPosition, review_positions
from xinfang.law.roles import CapacityKind
from xinfang.law.telling import proof, proof_of_remedy
from xinfang.law.terms import Outcome, RequestState
from xinfang.law.terms.recusal import RecusalDecision
from xinfang.ledger.access import unmaskings_of
from xinfang.orgs.models import Unit
from xinfang.petitions.citizen_advice import advice, review_advice
from xinfang.petitions.citizen_answers import Held, never_served, shown_stages, tells_of, unread
from xinfang.petitions.citizen_steps import Names, Step, names_of, step_of
from xinfang.petitions.models import Note, Petition
from xinfang.petitions.named import changed_by
from xinfang.petitions.notes import notes_to_petitioner
from xinfang.petitions.reading import case_of
from xinfang.petitions.tree import bodies_for

PARTY = Doer(CapacityKind.PARTY)
# The obligations owed to the petitioner; the others are between organs.
OWED = {
    "N22-19-record": "把记录的内容向您宣读核对，由您签名或者捺指印",
    "R22-22-route": "区分情况转送、交办或者报请决定",
    "R05-21-route": "区分情况转送、交办",
    "R22-23-direct": "书面告知您接收情况以及处理途径和程序",
    "R05-22-direct": "书面告知您是否受理",
    "R22-23-fwd": "书面告知您接收情况以及处理途径和程序",
    "R05-21-accept": "决定是否受理并书面告知您",
    "R22-34-handle": "办结并出具信访处理意见书",
    "R05-33-handle": "办结并书面答复您",
    "N22-34-tell": "告知您延期的理由",
    "N05-33-tell": "告知您延期的理由",
    "N22-35-serve": "将信访处理意见书送达您",
    "N05-32-serve": "将处理意见书面答复您",
    "N22-28-redo": "重新办理并答复您",
    **dict.fromkeys(("R22-35-review", "R05-34-review"), "提出复查意见并书面答复您"),
    **dict.fromkeys(("R22-36-rereview", "R05-35-rereview"), "提出复核意见"),
    "N22-35-admit": "决定是否受理您逾期提出的请求",
    "N22-35-reply": "将复查意见送达您",
    "N22-36-reply": "将复核意见送达您",
    CONTESTED: "重新审查办理途径并书面答复您",
    **dict.fromkeys(RECUSAL_RULES, "决定您申请的人员是否回避"),
    "N22-37-aid": "做好帮扶救助工作",
    "S-class-notice": "告知您诉求类别改变的情况",
}
# What the petitioner may do: the act by which he does it here, if there is one, when, and what in which words.
RIGHTS: Final[Mapping[str, tuple[ActKind | None, str, str]]] = {
    **dict.fromkeys(
        REVIEW_RULES, (ActKind.REQUEST_REVIEW, "对处理意见不服的", "请求原办理机关、单位的上一级机关、单位复查")
    ),
    **dict.fromkeys(
        FINAL_RULES, (ActKind.REQUEST_FINAL_REVIEW, "对复查意见不服的", "请求复查机关、单位的上一级机关、单位复核")
    ),
    "S-withdraw-revoke": (ActKind.REVOKE_WITHDRAWAL, "撤回以后改变主意的", "撤销撤回，恢复办理"),
}
ENDED_WORDS = (
    "复核意见已经送达，信访程序终结；仍以同一事实和理由提出的，不再受理（第三十六条第三款）。"
    "疏导教育、帮扶救助的责任仍在（第三十七条第三款）；有新的事实或者理由的，可以另行提出。"
)
GONE = "内容已按规定销毁。"
ROUTED_WORDS = "已按规定转送。"
REGISTERED_WORDS = "已经登记，将按规定转送。"


@dataclass(frozen=True, slots=True)
class ReviewRead:
    """One review of a request as its petitioner reads it: its name, how far it is, its stages, what he may do."""

    title: str
    words: str
    stages: tuple[Stage, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class AskRead:
    """One request as its petitioner reads it."""

    n: int
    text: str
    klass: str
    state: str
    organ: str
    outcome: str
    rateable: bool
    rated: bool
    stages: tuple[Stage, ...]
    advice: str
    withdrawable: bool
    challengeable: bool
    contestable: bool
    reviews: tuple[ReviewRead, ...]
    ended: str


@dataclass(frozen=True, slots=True)
class OwedRead:
    """What is owed next: by whom, until when, and why then."""

    what: str
    by: str
    request: int | None
    article: str
    kind: str
    standing: Standing
    due: date | None
    due_strict: date | None
    provisional: bool
    why: tuple[ProofStep, ...]


@dataclass(frozen=True, slots=True)
class RightRead:
    """What the petitioner may still do, or could have done, and until when.

    `kind` is the kind of act by which he does it on the page; empty where he cannot.
    """

    request: int
    title: str
    lead: str
    what: str
    kind: str
    button: str
    article: str
    until: date
    provisional: bool
    over: bool
    why: tuple[ProofStep, ...]


@dataclass(frozen=True, slots=True)
class MatterRead:
    """A petition as its petitioner reads it.

    For an accusation all is empty but number, day, `words`, on which request he may challenge officials, and how far
    that has come.

    `leavable` is a request by which he may leave those with whom he has signed, None where he is alone; `agent_of` is
    one by which he may end the right of who speaks for him, None where nobody does, who takes papers where
    `agent_takes`; `servable` is one by which he may say whether papers may be served on this page, `consents` what he
    said last; `left_on` is the day on which he left.
    """

    number: str
    received_on: date
    words: str = ""
    challenge: int = 0
    challenged: str = ""
    registered_on: date | None = None
    office: str = ""
    asks: tuple[AskRead, ...] = ()
    steps: tuple[Step, ...] = ()
    owed: tuple[OwedRead, ...] = ()
    rights: tuple[RightRead, ...] = ()
    notes: tuple[Note, ...] = ()
    unmasked: tuple[tuple[str, datetime], ...] = ()
    leavable: int | None = None
    agent_of: int | None = None
    agent_takes: bool = False
    servable: int | None = None
    consents: bool = False
    left_on: date | None = None

    @property
    def neutral(self) -> bool:
        """Tell whether nothing but its having come in may be shown."""
        return self.registered_on is None


def read(petition_id: UUID, *, on: date, person: int | None = None) -> MatterRead:
    """Give the petition as its petitioner reads it on the day; the caller has seen the query code proved.

    `person` is who joined, by his act of joining; without one it is the first petitioner.
    """
    petition = Petition.objects.get(pk=petition_id)
    case = case_of(petition)
    if case.concealed:
        return _accusation(case, petition)
    names, me = names_of(case), person or case.first_person
    held = unread(case, me=me, on=on)
    return MatterRead(
        number=case.number,
        received_on=petition.received_on,
        registered_on=case.acts[0].recorded_on,
        office=names.units.get(case.acts[0].by.unit or 0, ""),
        asks=_asks(case, names, held, me=me),
        steps=_steps(case, names, held, me=me),
        owed=tuple(_owed(case, one, names, on=on) for one in case.obligations if _to_me(case, one, me=me)),
        rights=tuple(_right(case, one, on=on) for one in case.remedies if _his(case, one, me=me)),
        notes=tuple(notes_to_petitioner(petition.pk)),
        unmasked=tuple(unmaskings_of(petition.pk)),
        leavable=next(iter(eligible(case, ActKind.LEAVE_PERSON, actor=PARTY)), None) if _stays(case, me) else None,
        agent_of=next((request.n for request in case.requests if agents_of(case, me)), None),
        agent_takes=any(agent.receives for agent in agents_of(case, me)),
        servable=next(iter(eligible(case, ActKind.CHOOSE_SERVICE, actor=PARTY)), None) if _stays(case, me) else None,
        consents=consents(case, me, on=on),
        left_on=_left_on(case, me),
    )


def _accusation(case: CaseFile, petition: Petition) -> MatterRead:
    gone = all(request.state is not RequestState.REGISTERED for request in case.requests)
    words = ROUTED_WORDS if gone else REGISTERED_WORDS
    may = eligible(case, ActKind.CHALLENGE_RECUSAL, actor=PARTY)
    return MatterRead(case.number, petition.received_on, words, next(iter(may), 0), _challenged(case))


def _steps(case: CaseFile, names: Names, held: Held, *, me: int) -> tuple[Step, ...]:
    renamed, over = changed_by(case), never_served(case, me=me)
    read_by_him = ((act, _step(case, act, names, held, me=me)) for act in case.said)
    return tuple(
        replace(step, details=(*step.details, *renamed.get(act.seq, ()), *over.get(act.seq, ())))
        for act, step in read_by_him
        if step is not None
    )


def _stays(case: CaseFile, me: int) -> bool:
    return any(one.seq == me for one in standing_in(case))


def _left_on(case: CaseFile, me: int) -> date | None:
    left = next((case.act(one.left_seq) for one in case.persons if one.seq == me and one.left_seq is not None), None)
    return left.happened_on if left is not None else None


def _challenged(case: CaseFile) -> str:
    """Give what has become of the accuser's challenge, without a word of whom it names."""
    decided = [act for act in case.live if act.kind is ActKind.DECIDE_RECUSAL]
    if any(request.challenge is not None for request in case.requests):
        return "您的回避申请已经提交，正在等待决定。"
    return f"对您的回避申请：{RecusalDecision(decided[-1].payload['decision']).label}。" if decided else ""


def open_to(petition_id: UUID, kind: ActKind) -> tuple[int, ...]:
    """Give the numbers of the requests on which the petitioner may do an act of this kind now."""
    return eligible(case_of(Petition.objects.get(pk=petition_id)), kind, actor=PARTY)


def bodies(petition_id: UUID, kind: ActKind, *, n: int, on: date) -> list[tuple[int, str]]:
    """Give the bodies that the petitioner may ask to review his request, each with its name and why it may."""
    case = case_of(Petition.objects.get(pk=petition_id))
    found = bodies_for(case, kind, requests=(n,), on=on)
    named = dict(Unit.objects.filter(pk__in=[body.unit for body in found]).values_list("pk", "name"))
    return [(body.unit, f"{named[body.unit]}（{body.words}）") for body in found]


def _step(case: CaseFile, act: Act, names: Names, held: Held, *, me: int) -> Step | None:
    """Give what the petitioner reads of the act; what others did, or what was done towards them alone, he does not.

    Of an answer that is not served on him he reads what `held` tells instead, and nothing that would tell them.
    """
    together = act.payload.get("together") or not _concerns(case, act, me=me)
    step = None if together or tells_of(act, held) else step_of(case, act, names)
    return replace(step, details=held[act.seq]) if step is not None and act.seq in held else step


def _concerns(case: CaseFile, act: Act, *, me: int) -> bool:
    """Tell whether the act is not one by or towards other petitioners alone."""
    named = told_by(act)
    theirs = act.kind in PERSONAL and person_of(case, act) != me
    return not theirs and (named is None or me in named)


def _asks(case: CaseFile, names: Names, held: Held, *, me: int) -> tuple[AskRead, ...]:
    open_to_rating = set(eligible(case, ActKind.RATE, actor=PARTY))
    open_to_challenge = set(eligible(case, ActKind.CHALLENGE_RECUSAL, actor=PARTY))
    open_to_contest = set(eligible(case, ActKind.CONTEST_ROUTE, actor=PARTY))
    open_to_withdrawal = set(eligible(case, ActKind.WITHDRAW, actor=PARTY))
    rated = {request.n for request in case.requests if me in rated_by(case, request.n)}
    texts = {ask["n"]: ask.get("text") for ask in case.said[0].payload.get("asks", ())}
    mine = replace(case, acts=tuple(act for act in case.acts if _concerns(case, act, me=me)))
    return tuple(
        AskRead(
            n=request.n,
            text=GONE if case.disposed_seq is not None else names.text(texts.get(request.n)),
            klass=request.klass.label,
            state=_state(request),
            organ=names.units.get(request.holder or 0, ""),
            outcome=Outcome(request.outcome).label if request.outcome and request.opinion_seq not in held else "",
            rateable=request.n in open_to_rating - rated,
            rated=request.n in rated,
            stages=position(mine, request).stages,
            advice=advice(case, request),
            withdrawable=request.n in open_to_withdrawal,
            challengeable=request.n in open_to_challenge,
            contestable=request.n in open_to_contest,
            reviews=tuple(_review(case, names, found, held) for found in review_positions(case, request)),
            ended=ENDED_WORDS if request.road_ended_on is not None else "",
        )
        for request in case.requests
    )


def _review(case: CaseFile, names: Names, found: ReviewPosition, held: Held) -> ReviewRead:
    return ReviewRead(
        title=found.name,
        words=f"{names.units.get(found.review.body, '')}{found.review.stage}。",
        stages=shown_stages(case, found, held),
        advice=review_advice(found.review),
    )


def _state(request: RequestFile) -> str:
    """Give the state in words; an objection is between organs, the matter is with the organ all the same."""
    return (RequestState.ROUTED if request.state is RequestState.OBJECTED else request.state).label


def _owed(case: CaseFile, one: Obligation, names: Names, *, on: date) -> OwedRead:
    rule = case.rulebook.rule(one.rule)
    return OwedRead(
        what=OWED[one.rule],
        by=names.units.get(one.obligor_unit or 0, ""),
        request=one.request_n if len(case.requests) > 1 else None,
        article=rule.article,
        kind=rule.basis.label,
        standing=standing(one, on=on),
        due=one.due,
        due_strict=one.due_strict,
        provisional=one.provisional,
        why=_plain(proof(one, rulebook=case.rulebook, calendar=case.calendar, act=case.act(one.anchor_seq)).steps),
    )


def _to_me(case: CaseFile, one: Obligation, *, me: int) -> bool:
    """Tell whether it is still owed to this petitioner, or to all; a notice and an answer are each one's own."""
    if not one.is_open or one.rule not in OWED:
        return False
    if one.rule in SERVE_RULES or one.anchor_seq in {other.seq for other in case.persons if other.own}:
        return owed_to(case, one) == me
    return one.rule not in NOTICES or not any(other.seq == me and other.own for other in case.persons)


def _his(case: CaseFile, one: Remedy, *, me: int) -> bool:
    """Tell whether the petitioner may still use the window; that for a review is each one's own."""
    if one.rule in REVIEW_RULES and holder_of(case, one) != me:
        return False
    open_still = one.until is not None and one.used_by is None and one.void_by is None
    return one.unit is None and one.rule in RIGHTS and open_still


def _right(case: CaseFile, one: Remedy, *, on: date) -> RightRead:
    rule, until = case.rulebook.rule(one.rule), one.until or one.started_on
    kind, lead, what = RIGHTS[one.rule]
    own = kind if kind is not None and one.request_n in eligible(case, kind, actor=PARTY) else None
    return RightRead(
        request=one.request_n,
        title=rule.title,
        lead=lead,
        what=what,
        kind=own.value if own is not None else "",
        button=ACTS[own].label if own is not None else "",
        article=rule.article,
        until=until,
        provisional=one.provisional,
        over=until < on and not one.provisional,
        why=_plain(
            proof_of_remedy(one, rulebook=case.rulebook, calendar=case.calendar, act=case.act(one.anchor_seq)).steps
        ),
    )


def _plain(steps: tuple[ProofStep, ...]) -> tuple[ProofStep, ...]:
    """Leave out the rule's code, which tells a petitioner nothing."""
    return tuple(step for step in steps if step.kind != "rule")
