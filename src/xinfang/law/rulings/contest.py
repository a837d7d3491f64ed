"""Rules of the contest of a route that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.refusal import Refusal
from xinfang.law.routes import is_petition
from xinfang.law.terms.contest import ContestDecision

K: Final = ActKind
BY_HANDLER: Final = "信访人的请求不能由承办人录入：由信访人本人提交，或者由登记该信访事项的单位的其他人员按其所说录入。"
GONE: Final = "该诉求已经按第三十一条第六项办理，不再维持原途径；请选择“改按第三十一条第六项办理”。"


def contest_bars(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` handled the request himself and so does not enter what the petitioner says against it."""
    return kind is K.CONTEST_ROUTE and actor.person is not None and actor.person in request.handlers


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(r for r in case.requests if r.n in act.requests)


def _contest(case: CaseFile, act: Act) -> Refusal | None:
    return Refusal(BY_HANDLER) if any(contest_bars(act.kind, r, act.by) for r in _addressed(case, act)) else None


def _answer(case: CaseFile, act: Act) -> Refusal | None:
    stands = act.payload["decision"] == ContestDecision.ROUTE_STANDS
    moved = any(is_petition(r.route) for r in _addressed(case, act))
    return Refusal(GONE, "decision") if stands and moved else None


CONTEST_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    K.CONTEST_ROUTE: _contest,
    K.ANSWER_CONTEST: _answer,
}
