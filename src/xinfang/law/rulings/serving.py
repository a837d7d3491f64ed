"""Rules of service that the table's columns cannot hold: an answer refused and left before two witnesses."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.refusal import Refusal
from xinfang.law.terms import ServiceMethod, ServiceProof

SERVICES: Final = frozenset({ActKind.SERVE, ActKind.SERVE_REVIEW})


def is_left(act: Act) -> bool:
    """Tell whether the act says that an answer was refused and left before witnesses."""
    return act.kind in SERVICES and act.payload.get("proof") == ServiceProof.WITNESSED


def _serve(_case: CaseFile, act: Act) -> Refusal | None:
    if not is_left(act):
        named = act.payload.get("witness")
        return Refusal("只有拒绝签收、留置送达的，才填写见证人。", "witness") if named else None
    if act.payload["method"] != ServiceMethod.IN_PERSON:
        return Refusal("拒绝签收的，只有当面送达才能留置。", "method")
    if not act.payload.get("witness"):
        return Refusal("留置送达应有两名见证人，其中一名不属于本机关、单位，请填写。", "witness")
    if not act.evidence:
        return Refusal("留置送达应当附两名见证人签名的送达回证。", "evidence")
    return None


SERVING_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = dict.fromkeys(SERVICES, _serve)
