"""Rules of service that the table's columns cannot hold: how each way is proved, who signs, an answer left."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.attached import files_of
from xinfang.law.case import CaseFile
from xinfang.law.persons import OPENED, agents_of, asker, consents, person_of
from xinfang.law.refusal import Refusal
from xinfang.law.terms import FailureGround, ServiceMethod, ServiceProof
from xinfang.law.words import say_date

SERVICES: Final = frozenset({ActKind.SERVE, ActKind.SERVE_REVIEW})
FAILURES: Final = frozenset({ActKind.SERVICE_FAILED, ActKind.REVIEW_SERVICE_FAILED})
OF_REVIEW: Final = frozenset({ActKind.SERVE_REVIEW, ActKind.REVIEW_SERVICE_FAILED})
NO_CONSENT: Final = "这位信访人没有同意电子送达，或者已经不再同意；请当面或者邮寄送达。"
NOT_OPENED: Final = "没有这位信访人在查询页打开这份文书的记录，不能记为电子送达。"
OTHER_DAY: Final = "信访人打开这份文书的日期是 {on}，电子送达应当记为这一天。"
NOBODY_RECEIVES: Final = "这位信访人没有登记可以代收的代理人：由他本人签收，或者先凭授权委托书登记代理人。"
BY_PROOF: Final[Mapping[str, tuple[ServiceMethod, str]]] = {
    ServiceProof.SIGNED: (ServiceMethod.IN_PERSON, "信访人签收只证明当面送达。"),
    ServiceProof.AGENT_SIGNED: (ServiceMethod.IN_PERSON, "代理人签收只证明当面送达。"),
    ServiceProof.POST_RECEIPT: (ServiceMethod.POST, "邮政签收回执只证明邮寄送达。"),
    ServiceProof.OPENED: (ServiceMethod.ELECTRONIC, "电子送达回执只证明电子送达。"),
    ServiceProof.WITNESSED: (ServiceMethod.IN_PERSON, "拒绝签收的，只有当面送达才能留置。"),
}


def is_left(act: Act) -> bool:
    """Tell whether the act says that an answer was refused and left before witnesses."""
    return act.kind in SERVICES and act.payload.get("proof") == ServiceProof.WITNESSED


def by_agent(act: Act) -> bool:
    """Tell whether the act says that an agent took the answer in the petitioner's place."""
    return act.kind in SERVICES and act.payload.get("proof") == ServiceProof.AGENT_SIGNED


def receiver(case: CaseFile, act: Act) -> int:
    """Give on whom the act serves a paper, or could not: of an opinion on review, who stood for it at the time."""
    paper = case.act(act.about or 0)
    asked = case.act(paper.about or 0) if act.kind in OF_REVIEW and paper is not None else None
    return asker(case, asked, before=act.seq) if asked is not None else person_of(case, act)


def _serve(case: CaseFile, act: Act) -> Refusal | None:
    method, why = BY_PROOF[act.payload["proof"]]
    if not is_left(act) and act.payload.get("witness"):
        return Refusal("只有拒绝签收、留置送达的，才填写见证人。", "witness")
    if act.payload["method"] != method:
        return Refusal(why, "method")
    return OF_PROOF[act.payload["proof"]](case, act)


def _signed(_case: CaseFile, _act: Act) -> Refusal | None:
    return None


def _by_agent(case: CaseFile, act: Act) -> Refusal | None:
    takes = any(agent.receives for agent in agents_of(case, receiver(case, act)))
    return None if takes else Refusal(NOBODY_RECEIVES, "proof")


def _posted(_case: CaseFile, act: Act) -> Refusal | None:
    return None if act.evidence else Refusal("邮寄送达应当附邮政签收回执。", "evidence")


def _left(_case: CaseFile, act: Act) -> Refusal | None:
    if not act.payload.get("witness"):
        return Refusal("留置送达应有两名见证人，其中一名不属于本机关、单位，请填写。", "witness")
    if not act.evidence:
        return Refusal("留置送达应当附两名见证人签名的送达回证。", "evidence")
    return None


def _opened(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse an electronic service without consent, without an opening on record, or on another day than that."""
    told = act.payload.get(OPENED)
    if not consents(case, receiver(case, act), on=act.happened_on):
        return Refusal(NO_CONSENT, "method")
    if told is None:
        return Refusal(NOT_OPENED, "proof")
    on = date.fromisoformat(told)
    return Refusal(OTHER_DAY.format(on=say_date(on)), "happened_on") if on != act.happened_on else None


def _failed(_case: CaseFile, act: Act) -> Refusal | None:
    if act.payload["ground"] == FailureGround.ANNOUNCED and not files_of(act):
        return Refusal("已经公告的，应当附公告的文本。", "files")
    return None


OF_PROOF: Final[Mapping[str, Callable[[CaseFile, Act], Refusal | None]]] = {
    ServiceProof.SIGNED: _signed,
    ServiceProof.AGENT_SIGNED: _by_agent,
    ServiceProof.POST_RECEIPT: _posted,
    ServiceProof.OPENED: _opened,
    ServiceProof.WITNESSED: _left,
}
SERVING_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    **dict.fromkeys(SERVICES, _serve),
    **dict.fromkeys(FAILURES, _failed),
}
