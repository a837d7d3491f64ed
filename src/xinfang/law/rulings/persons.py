"""Rules of joining, leaving and personal acts that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.fields import is_reference
from xinfang.law.persons import MOST_REPRESENTATIVES, SERVE_RULES, owed_to, person_of, rated_by, standing, unreached
from xinfang.law.refusal import Refusal
from xinfang.law.rulings.closing import closing_bars
from xinfang.law.terms import Channel

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
BY_HANDLER: Final = "退出不能由承办单位或者承办人录入：由登记该信访事项的单位的其他人员凭信访人签名录入。"
UNCLEAR: Final = "没有写明姓名（名称）、住址是否清楚。"
MOST_CODES, YEAR = 3, 365
OFTEN: Final = f"一年内已经为这位信访人补发过{MOST_CODES}次查询码，请改由信访部门负责人会同本人核查原因。"
TOGETHER: Final = "一并登记只能随登记同时办理；此后加入的，附本人签名的书面材料。"
REPRESENTED: Final = f"多人来访的，应当推选代表，代表不得超过{MOST_REPRESENTATIVES}人（第二十条第三款）。"


def _join(case: CaseFile, act: Act) -> Refusal | None:
    if (missing := _one_party(act, why="请写明加入的信访人。")) is not None:
        return missing
    flags = (act.payload.get("reachable"), act.payload.get("own", True), act.payload.get("together", False))
    if not all(type(flag) is bool for flag in flags):
        return Refusal(UNCLEAR, "parties")
    if act.payload.get("together") and not _at_registration(case, act):
        return Refusal(TOGETHER, "parties")
    speaking = 1 + sum(person.representative for person in standing(case)[1:])
    if act.payload.get("representative") and case.channel == Channel.VISIT and speaking >= MOST_REPRESENTATIVES:
        return Refusal(REPRESENTED, "representative")
    return None


def _at_registration(case: CaseFile, act: Act) -> bool:
    """Tell whether nothing has been done yet but to register the matter and its petitioners, by the same, just now."""
    first = case.acts[0]
    rest = all(one.kind is K.JOIN_PERSON and one.payload.get("together") for one in case.acts[1:])
    same = (first.by, first.happened_on, first.recorded_at) == (act.by, act.happened_on, act.recorded_at)
    return rest and same


def _leave(case: CaseFile, act: Act) -> Refusal | None:
    addressed = (r for r in case.requests if r.n in act.requests)
    return Refusal(BY_HANDLER) if any(closing_bars(act.kind, r, act.by) for r in addressed) else None


def served_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse a service to somebody to whom none is owed, where there are several petitioners."""
    if len(case.persons) == 1 or act.imported:
        return None
    owed = {o.request_n for o in case.obligations if o.is_open and o.rule in SERVE_RULES and _his(case, o, act)}
    handed = {n for n in act.requests if person_of(case, act) in unreached(case, n)}
    return None if set(act.requests) <= owed | handed else Refusal("该诉求没有应当向这位信访人送达的答复。", "person")


def _his(case: CaseFile, owed: Any, act: Act) -> bool:
    return owed_to(case, owed) == person_of(case, act)


def _one_party(act: Act, *, why: str) -> Refusal | None:
    told: Any = act.payload.get("parties")
    one = isinstance(told, list | tuple) and len(told) == 1 and is_reference(told[0])
    return None if one else Refusal(why, "parties")


def _correct(_case: CaseFile, act: Act) -> Refusal | None:
    if type(act.payload.get("reachable")) is not bool:
        return Refusal(UNCLEAR, "parties")
    return _one_party(act, why="请写明更正后的信访人信息。")


def _reissue(case: CaseFile, act: Act) -> Refusal | None:
    if any(handles(case, act.kind, n, act.by) for n in act.requests):
        return Refusal("补发查询码应当由承办人以外的人员办理。")
    given = [
        one.happened_on
        for one in case.live
        if one.kind is K.REISSUE_CODE and person_of(case, one) == person_of(case, act)
    ]
    if act.happened_on in given:
        return Refusal("今天已经为这位信访人补发过查询码，同一天不再补发。", "person")
    recent = [day for day in given if (act.happened_on - day).days < YEAR]
    return Refusal(OFTEN, "person") if len(recent) >= MOST_CODES else None


def handles(case: CaseFile, kind: ActKind, n: int, by: Doer) -> bool:
    """Tell whether `by` handles the request and so gives nobody a query code for it."""
    request = case.request(n)
    return request is not None and code_bars(kind, request, by)


def code_bars(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` handles the request: whoever writes the answer opens nobody's page."""
    return kind is K.REISSUE_CODE and actor.person is not None and actor.person in request.handlers


def _rate(case: CaseFile, act: Act) -> Refusal | None:
    rated = any(person_of(case, act) in rated_by(case, n) for n in act.requests)
    return Refusal("您已经评价过该诉求的办理情况。") if rated else None


PERSON_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.JOIN_PERSON: _join,
    K.LEAVE_PERSON: _leave,
    K.RATE: _rate,
    K.CORRECT_PERSON: _correct,
    K.REISSUE_CODE: _reissue,
    K.NAME_AGENT: lambda _case, act: _one_party(act, why="请写明代理人。"),
}
