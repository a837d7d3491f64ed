"""The only judge of a new act: whether it may be done, and which acts may be done now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from xinfang.law import rulings
from xinfang.law.actable import ACTS, ActRow
from xinfang.law.acts import Act, ActKind, Doer, Source
from xinfang.law.case import MOST_ACTS, CaseFile
from xinfang.law.disposal import still_usable
from xinfang.law.fit import MENDING, about_fault, current, imported_fault, misfit, place_fault, request_fault
from xinfang.law.recusal import STEPPED_BACK, entitled, has_stepped_back
from xinfang.law.refusal import NeedsSecond, Refusal
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.correction import correct_fault
from xinfang.law.rulings.old import old_fault
from xinfang.law.said import FREE_DAYS_BACK, day_fault, days_back, fields_fault
from xinfang.law.second import needs_second
from xinfang.law.texts import Text, restated, text_on
from xinfang.law.words import say_date

IMPORTED_KINDS = frozenset({ActKind.REGISTER, ActKind.ISSUE_OPINION})


def check(case: CaseFile, act: Act, *, today: date) -> Refusal | None:
    """Judge `act` against the case as it stands on `today`; None when it may be done.

    The actor is `act.by`. `NeedsSecond` answers an act that could be done but for the second person who must confirm
    it (`act.confirmed_by`). For imported acts alone, preconditions, back-dating and the second person are waived.
    """
    row, text = ACTS[act.kind], text_on(case.rulebook, act.happened_on)
    judges: tuple[Callable[[], Refusal | None], ...] = (
        lambda: _source(act),
        lambda: _capacity(case, row, act.by),
        lambda: _length(case),
        lambda: _links(row, act),
        lambda: _papers(row, act),
        lambda: day_fault(case, act, today=today),
        lambda: _known(row, text, act),
        lambda: _told(misfit(case, act), "target" if act.kind in MENDING else None),
        lambda: fields_fault(case, act),
        lambda: _told(_by_old_text(case, text, act)),
        lambda: rulings.ruling(case, act),
        lambda: _second(case, act, today=today),
    )
    refused = next((refusal for judge in judges if (refusal := judge()) is not None), None)
    return refused and replace(refused, why=restated(refused.why, text))


def _told(why: str | None, field: str | None = None) -> Refusal | None:
    return Refusal(why, field) if why is not None else None


def _source(act: Act) -> Refusal | None:
    imports = act.source is Source.IMPORT
    if imports != (act.by.capacity is CapacityKind.IMPORTER):
        return Refusal("数据导入只能以“数据导入”身份进行，该身份也只能用于数据导入。")
    if imports and act.kind not in IMPORTED_KINDS:
        return Refusal("数据导入只能写入登记和处理意见，其他办理行为不能由导入产生。")
    return None


def capacity_fault(case: CaseFile, row: ActRow, by: Doer) -> str | None:
    """Give the sentence that says why this capacity may not do the act, or None."""
    if has_stepped_back(case, by.person):
        return STEPPED_BACK
    if not entitled(case, row, by):
        return f"您当前的身份（{by.capacity.label}）不能办理“{row.label}”。"
    officer = by.capacity is CapacityKind.ACCUSATION_OFFICER
    if by.capacity is CapacityKind.IMPORTER:
        return None
    # Of what an accusation allows at all, the accuser's own word is his own.
    if case.concealed and not (row.accusations and (officer or by.capacity is CapacityKind.PARTY)):
        return f"检举控告事项由检举控告专办员办理，不能办理“{row.label}”。"
    if officer and case.requests and not case.concealed:
        return "检举控告专办员身份只用于检举控告事项。"
    return None


def _capacity(case: CaseFile, row: ActRow, by: Doer) -> Refusal | None:
    return _told(capacity_fault(case, row, by))


def _length(case: CaseFile) -> Refusal | None:
    full = len(case.acts) >= MOST_ACTS
    return Refusal(f"该信访事项的办理记录已达 {MOST_ACTS} 条，不能再添加。") if full else None


def _second(case: CaseFile, act: Act, *, today: date) -> Refusal | None:
    if act.confirmed_by is None:
        why = needs_second(case, act, today=today)
        return NeedsSecond(why) if why is not None else None
    if has_stepped_back(case, act.confirmed_by):
        return Refusal(STEPPED_BACK)
    return Refusal("确认人应当是提出人以外的人员。") if act.confirmed_by == act.by.person else None


def _links(row: ActRow, act: Act) -> Refusal | None:
    if act.target is not None and act.kind not in MENDING:
        return Refusal(f"“{row.label}”不撤销、不更正任何记录。", "target")
    if act.about is not None and (not row.about or act.imported):
        return Refusal(f"“{row.label}”不针对其他记录。", "about")
    if act.requests and act.kind in MENDING:
        return Refusal(f"“{row.label}”针对整条记录，不选择诉求。", "requests")
    return None


def _papers(row: ActRow, act: Act) -> Refusal | None:
    signed = act.evidence or act.payload.get("together") is True  # they have signed what is registered
    missing = row.papers and act.by.capacity is not CapacityKind.PARTY and not signed
    return Refusal(f"“{row.label}”不是信访人本人提交的，应当附其签名的书面材料。", "evidence") if missing else None


def _known(row: ActRow, text: Text | None, act: Act) -> Refusal | None:
    """Refuse an act that the text in force on its day does not know."""
    if text is None or text in row.texts:
        return None
    (named,) = row.texts
    return Refusal(
        f"“{row.label}”是《{named}》{row.article}规定的，{say_date(act.happened_on)}施行的是《{text}》，不能办理。",
        "happened_on",
    )


def _by_old_text(case: CaseFile, text: Text | None, act: Act) -> str | None:
    asked = (case.request(n) for n in act.requests)
    faults = (old_fault(case, act.kind, request, text) for request in asked if request is not None)
    return next((fault for fault in faults if fault is not None), None)


def eligible(case: CaseFile, kind: ActKind, *, actor: Doer, on: date | None = None) -> tuple[int, ...]:
    """Give the numbers of the requests on which `actor` could do an act of this kind on the day `on`.

    Without a day, it is that on which the last act was entered; the day tells which regulation is in force.
    """
    row = ACTS[kind]
    text = _text_now(case, on)
    if (
        kind is ActKind.REGISTER
        or _over(case, kind, on)
        or capacity_fault(case, row, actor) is not None
        or not row.per_request
        or (text is not None and text not in row.texts)
    ):
        return ()
    if actor.capacity is CapacityKind.IMPORTER:
        return tuple(request.n for request in case.requests if imported_fault(case, request) is None)
    return tuple(
        request.n
        for request in case.requests
        if place_fault(case, row, request, actor.unit) is None
        and request_fault(case, row, request) is None
        and (not row.about or current(case, row, request.n) is not None)
        and not rulings.barred(kind, request, actor)
        and not rulings.objected_himself(case, kind, request, actor)
        and old_fault(case, kind, request, text) is None
    )


def _over(case: CaseFile, kind: ActKind, on: date | None) -> bool:
    """Tell whether contents were destroyed, after which nothing is done, or may not be yet, as a window is open."""
    day = on or (case.acts[-1].recorded_on if case.acts else None)
    early = kind is ActKind.DISPOSE and day is not None and still_usable(case, on=day)
    return early or case.disposed_seq is not None


def _text_now(case: CaseFile, on: date | None) -> Text | None:
    last = case.acts[-1].recorded_on if case.acts else None
    day = on or last
    return text_on(case.rulebook, day) if day is not None else None


def annullable(case: CaseFile, *, actor: Doer) -> tuple[int, ...]:
    """Give the numbers of the acts that `actor` could annul now."""
    if capacity_fault(case, ACTS[ActKind.ANNUL], actor) is not None:
        return ()
    return tuple(a.seq for a in case.live if rulings.annul_fault(case, a.seq, by=actor) is None)


def correctable(case: CaseFile, *, actor: Doer) -> tuple[int, ...]:
    """Give the numbers of the acts of which `actor` could correct something now."""
    if capacity_fault(case, ACTS[ActKind.CORRECT], actor) is not None:
        return ()
    return tuple(a.seq for a in case.live if correct_fault(case, a.seq, by=actor) is None)


def offers(case: CaseFile, *, actor: Doer, on: date | None = None) -> tuple[ActKind, ...]:
    """Give the kinds of act that `actor` could do on the day `on`, in the order of the table: the buttons."""
    if not case.requests or len(case.acts) >= MOST_ACTS:
        return ()
    kinds = tuple(kind for kind in ACTS if eligible(case, kind, actor=actor, on=on))
    mending = ((ActKind.ANNUL, _may_annul(case, actor)), (ActKind.CORRECT, _may_correct(case, actor)))
    return (*kinds, *(kind for kind, may in mending if may))


def _may_annul(case: CaseFile, actor: Doer) -> bool:
    allowed = capacity_fault(case, ACTS[ActKind.ANNUL], actor) is None
    return allowed and any(rulings.annul_fault(case, a.seq, by=actor) is None for a in reversed(case.live))


def _may_correct(case: CaseFile, actor: Doer) -> bool:
    allowed = capacity_fault(case, ACTS[ActKind.CORRECT], actor) is None
    return allowed and any(correct_fault(case, a.seq, by=actor) is None for a in case.live)


__all__ = [
    "FREE_DAYS_BACK",
    "NeedsSecond",
    "Refusal",
    "about_fault",
    "annullable",
    "check",
    "correctable",
    "days_back",
    "eligible",
    "offers",
]
