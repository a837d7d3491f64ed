"""What the case file itself writes into papers between organs: days, what is owed and since when, what is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from xinfang.documents.models import Issued
from xinfang.documents.sheet import plain_day
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile
from xinfang.law.duties.passing import sent_by
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.obligations import Obligation, Standing, counted, has_arisen, standing
from xinfang.law.oversight import supervisions_of
from xinfang.law.rules import Basis
from xinfang.law.telling import proof
from xinfang.law.terms.disputes import Ruler
from xinfang.law.terms.oversight import Recommendation
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_about import About, asked_act, last_act
from xinfang.petitions.paper_addressees import name_of

K: Final = ActKind
HANDLE: Final = "R22-34-handle"
ROUTE: Final = "R22-22-route"
# What a paper says of a proof: how its start is known, how it is counted, and its end.
SAID: Final = frozenset(
    {"origin", "received", "held", "kept", "set", "start", "length", "extension", "pause", "rest", "roll", "due"}
)
ANSWERED_AS: Final = {
    K.SUPERVISE: "进行督办",
    K.UPHOLD_OBJECTION: "由你单位核实同意异议",
    K.RECALL_TRANSFER: "由你单位撤回",
    K.UPHOLD_ABOVE: "由你单位核实同意异议",
}


def told_days(view: CaseView, about: About, request: RequestFile) -> Iterator[tuple[str, date]]:
    """Give the days on file that papers between organs name."""
    sent = sent_by(view.case, request)
    objection = view.case.act(request.objection_seq) if request.objection_seq is not None else None
    asked, order = _asked(view, about), last_act(view, about, K.RECEIVE_FROM_ABOVE)
    named = {"sent_on": sent, "objected_on": objection, "asked_on": asked, "ordered_on": order}
    yield from ((name, act.happened_on) for name, act in named.items() if act is not None)
    if order is not None:
        yield "order_due", date.fromisoformat(order.payload["report_by"])
    until = _extended_to(view, about, request)
    if until is not None:
        yield "extended_to", until


def _asked(view: CaseView, about: About) -> Act | None:
    deciding = about.paper.act in (K.APPROVE_EXTENSION, K.REFUSE_EXTENSION)
    return last_act(view, about, K.REQUEST_EXTENSION) if deciding else asked_act(view, about)


def _extended_to(view: CaseView, about: About, request: RequestFile) -> date | None:
    """Give the day until which the handling period would be extended by the days asked for."""
    asked = last_act(view, about, K.REQUEST_EXTENSION)
    days = about.codes.get("days") or (asked.payload["days"] if asked is not None else None)
    owed = next((o for o in view.obligations if o.rule == HANDLE and o.request_n == request.n and o.is_open), None)
    if owed is None or not isinstance(days, int):
        return None
    longer = replace(owed, extended_days=days)
    return counted(longer, rulebook=view.case.rulebook, calendar=view.case.calendar).due


def told_labels(view: CaseView, about: About, request: RequestFile) -> Iterator[tuple[str, str]]:
    """Give in words who holds the request, how it was sent, and what is answered."""
    sent, asked = sent_by(view.case, request), _asked(view, about)
    if request.holder is not None:
        yield "holder", name_of(request.holder)
    yield "sent_as", "交办" if sent is not None and sent.kind is K.ASSIGN else "转送"
    if asked is not None:
        yield "asked_as", _answered_as(asked)
        yield "asked_paper", number_of(view, asked)
        yield "asked_days", str(asked.payload.get("days", ""))
        yield "asked_ground", label_in(asked, "ground")


def _answered_as(asked: Act) -> str:
    if asked.kind is K.RECOMMEND:
        return f"提出{Recommendation(asked.payload['which']).label}"
    return ANSWERED_AS.get(asked.kind, ACTS[asked.kind].label)


def label_in(act: Act, name: str) -> str:
    """Give in words what the act says in a field of a closed list, empty where it says nothing there."""
    field, value = ACTS[act.kind].field(name), act.payload.get(name)
    return field.choices(value).label if field is not None and field.choices is not None and value else ""


def number_of(view: CaseView, act: Act) -> str:
    """Give in brackets the number of the paper with which the act was issued, empty where there was none."""
    found = Issued.objects.filter(petition=view.petition.pk, seq=act.seq).values_list("number", flat=True).first()
    return f"（{found}）" if found else ""


def told_lines(view: CaseView, about: About, request: RequestFile) -> dict[str, tuple[str, ...]]:
    """Give the paragraphs that the file writes, by the names that the bodies of papers have for them."""
    return {
        "owed": tuple(_owed(view, about, request)),
        "concerned": tuple(_concerned(view, about)),
        "supervised": tuple(_supervised(view, about)),
        "marked": tuple(_marked(view, about)),
        "asked_for": tuple(_asked_for(view, about)),
        "adopted_as": tuple(_adopted_as(about)),
        "route_due": tuple(_route_due(view, about)),
        "disputed": tuple(_disputed(view, about, request)),
    }


def _owed(view: CaseView, about: About, request: RequestFile) -> Iterator[str]:
    """Tell what the holder owes on the requests and has not done; a period that is only presumed is left out."""
    for owed in view.case.obligations:
        mine = owed.obligor_unit == request.holder and owed.request_n in about.said.requests and owed.rule != PRESUMED
        if mine and owed.is_open and has_arisen(owed, on=view.on) and request.holder is not None:
            yield from duty_lines(view, owed)


def duty_lines(view: CaseView, owed: Obligation) -> Iterator[str]:
    """Tell a duty: what, under which article, until when, how late; then how its day is reckoned."""
    rule = view.case.rulebook.rule(owed.rule)
    yield f"{rule.title}（{rule.article}）：{standing_words(owed, view.on)}"
    anchor = view.case.act(owed.anchor_seq)
    steps = proof(owed, rulebook=view.case.rulebook, calendar=view.case.calendar, act=anchor).steps
    if owed.due is not None:
        yield f"期限的推算：{''.join(step.line for step in steps if step.kind in SAID)}"


def standing_words(owed: Obligation, on: date) -> str:
    """Tell until when a duty was to be met, and how late it is or was."""
    due = owed.due
    if due is None:
        age = (on - owed.started_on).days
        return f"没有规定天数，自{plain_day(owed.started_on)}起已有{age}日。" if age > 0 else "没有规定天数。"
    if owed.basis == Basis.INTERNAL:
        return f"按内部规则应当在{plain_day(due)}以前办理，这不是法定期限。"
    until = f"应当在{plain_day(due)}以前履行"
    how = standing(owed, on=on)
    if how is Standing.OVERDUE:
        return f"{until}，至{plain_day(on)}已逾期{(on - due).days}日。"
    if how is Standing.MET_LATE and owed.discharged_on is not None:
        return f"{until}，于{plain_day(owed.discharged_on)}履行，逾期{(owed.discharged_on - due).days}日。"
    return f"{until}{'（暂定）' if owed.provisional else ''}。"


def _concerned(view: CaseView, about: About) -> Iterator[str]:
    """Tell what a supervision is about: the duty with its days, or the act; and whether somebody has reminded."""
    told = about.codes.get("concerns")
    if not isinstance(told, Mapping):
        return
    yield from _concerned_duty(view, about, told) if told["rule"] else _concerned_act(view, told)
    reminded = last_act(view, about, K.REMIND)
    if reminded is not None:
        yield f"本单位曾于{plain_day(reminded.happened_on)}催办{number_of(view, reminded)}。"


def _concerned_duty(view: CaseView, about: About, told: Mapping[str, Any]) -> Iterator[str]:
    key = (told["rule"], told["seq"], told["unit"])
    for owed in view.case.obligations:
        if owed.request_n in about.said.requests and (owed.rule, owed.anchor_seq, owed.obligor_unit) == key:
            yield from duty_lines(view, owed)
            return


def _concerned_act(view: CaseView, told: Mapping[str, Any]) -> Iterator[str]:
    act = view.case.act(told["seq"])
    if act is not None:
        yield f"你单位于{plain_day(act.happened_on)}办理的“{ACTS[act.kind].label}”（第{act.seq}号记录）。"


def _supervised(view: CaseView, about: About) -> Iterator[str]:
    """Tell the supervisions of the organ that a recommendation is about."""
    whom = about.unit("against") or about.unit("to")
    found = {act.seq: act for n in about.said.requests for act in supervisions_of(view.case, whom, n)}
    for act in found.values():
        ground = label_in(act, "ground") or label_in(act, "old_ground")
        yield f"本单位于{plain_day(act.happened_on)}督办{number_of(view, act)}，情形：{ground}。"


def _marked(view: CaseView, about: About) -> Iterator[str]:
    act = last_act(view, about, K.MARK_URGENT)
    if act is not None:
        yield f"该事项于{plain_day(act.happened_on)}认定为重大、紧急事项，理由：{label_in(act, 'ground')}。"


def _asked_for(view: CaseView, about: About) -> Iterator[str]:
    """Tell what is answered: what was found and proposed, in the words of the act."""
    act = asked_act(view, about)
    if act is None:
        return
    proposes = about.paper.act is K.REPORT_ADOPTION
    if act.kind is K.SUPERVISE and not proposes:
        yield f"{label_in(act, 'ground') or label_in(act, 'old_ground')}。"
    name = "proposal" if proposes and "proposal" in act.payload else "text"
    said = act.payload.get(name)
    words = view.texts.get(said["id"], "") if isinstance(said, Mapping) else ""
    yield from (line for line in words.splitlines() if line.strip())


def _adopted_as(about: About) -> Iterator[str]:
    row = ACTS[K.REPORT_ADOPTION]
    told = {name: about.codes.get(name) for name in ("adoption", "reason")}
    words = {
        name: field.choices(value).label
        for name, value in told.items()
        if value and (field := row.field(name)) is not None and field.choices is not None
    }
    if "adoption" in words:
        yield f"{words['adoption']}。{'没有全部采纳的理由：' + words['reason'] + '。' if 'reason' in words else ''}"


def _disputed(view: CaseView, about: About, request: RequestFile) -> Iterator[str]:
    """Tell between whom the organ that leads both decides, and why it does."""
    other, number = about.unit("other"), view.case.number
    if request.holder is None or other is None:
        return
    both = f"{name_of(request.holder)}、{name_of(other)}"
    if about.codes.get("ruler") == Ruler.GOVERNMENT:
        yield f"信访事项（编号{number}）涉及{both}，职责不清。根据《信访工作条例》第二十四条第二款，现决定如下。"
    else:
        yield f"{both}对信访事项（编号{number}）的受理有争议。根据《信访工作条例》第二十四条第一款，现决定如下。"


def _route_due(view: CaseView, about: About) -> Iterator[str]:
    for owed in view.obligations:
        if owed.rule == ROUTE and owed.is_open and owed.due is not None and owed.request_n in about.said.requests:
            yield f"该事项应当在{plain_day(owed.due)}以前转送、交办。"
            return
