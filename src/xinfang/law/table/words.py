"""Words that rows of the act table share: capacities, states, acts and fields."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState

S: Final = RequestState
C: Final = CapacityKind
K: Final = ActKind
HANDLER: Final = frozenset({C.HANDLER})
RECEIVER: Final = frozenset({C.HANDLER, C.ACCUSATION_OFFICER})
HEAD: Final = frozenset({C.ORGAN_HEAD})
ROUTER: Final = frozenset({C.CASE_OFFICER, C.ACCUSATION_OFFICER})
DESK: Final = frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER, C.ACCUSATION_OFFICER})
WITH_ORGAN: Final = frozenset({S.ROUTED, S.OBJECTED, S.INFORMED, S.DIVERTED, S.ACCEPTED, S.ANSWERED, S.SERVED})
HANDLED: Final = frozenset({S.ACCEPTED, S.ANSWERED, S.SERVED})
BEFORE_END: Final = frozenset(WITH_ORGAN | {S.REGISTERED})
ENDED: Final = frozenset({S.CONCLUDED, S.CONFIRMED, S.ENDED})
UNDECIDED: Final = frozenset({S.ROUTED, S.INFORMED})
SENDING_BACK: Final = frozenset({K.UPHOLD_OBJECTION, K.RECALL_TRANSFER})
ROUTING: Final = frozenset({K.TRANSFER, K.ASSIGN, K.TRANSFER_LEGAL, K.FORWARD_WITHIN_SYSTEM})
RECEIVED: Final = frozenset(ROUTING | {K.REGISTER})
TO_UNIT: Final = f.unit("to", "去向单位", hint="有权处理的机关、单位")
DELIVERY: Final = f.code("delivery", "送交方式", t.Delivery)
SERVICE: Final = (
    f.code("method", "送达方式", t.ServiceMethod),
    f.code("proof", "送达证明", t.ServiceProof),
    f.code(
        "witness",
        "不属于本机关、单位的见证人",
        t.OutsideWitness,
        required=False,
        hint="只在拒绝签收、留置送达时填写：应有两名见证人，其中一名不属于本机关、单位，两人姓名写在送达回证上",
    ),
)
EXPLANATION: Final = f.text("text", "说明", required=False, lines=2)
FAILED: Final = (f.code("ground", "未成原因", t.FailureGround), EXPLANATION)
