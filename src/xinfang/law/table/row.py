"""What a row of the act table holds."""

from dataclasses import dataclass
from enum import StrEnum

from xinfang.law import fields as f
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState


class Place(StrEnum):
    """Where the doer must stand towards the request."""

    OFFICE = "OFFICE"  # the office that registered the petition
    SENDER = "SENDER"  # the organ that sent the request to its holder
    HOLDER = "HOLDER"  # the organ that holds the request
    SIGHTED = "SIGHTED"  # any organ that sees the petition
    PARTY = "PARTY"  # the petitioner
    ANYWHERE = "ANYWHERE"  # no petition yet


class Need(StrEnum):
    """What must have happened to the request before; the value is the sentence of a refusal."""

    CLAIM = "只有申诉求决类诉求适用信访程序的受理（第三十一条）。"
    HEARD = "出具处理意见书之前，应当听取信访人陈述事实和理由（第三十一条第六项）。"
    NO_EXTENSION = "已有一次延期申请待批准或者已获批准，不能再次延长（第三十四条）。"
    EXTENSION_ASKED = "没有待批准的延期申请。"
    EXTENSION_GIVEN = "没有已批准的延期。"
    OPEN_OBJECTION = "没有待核实的异议。"
    NO_OBJECTION = "已有一项异议等待核实，不能重复提出。"
    OPINION_OUT = "尚未出具处理意见书。"
    NOT_INFORMED = "已经书面告知过接收情况，不需要重复告知。"
    ASSIGNED = "该诉求不是交办事项，不需要反馈办理结果。"
    SENT = "该诉求不是其他单位转来的，不需要签收。"
    NOT_RATED = "您已经评价过该诉求的办理情况。"


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row of the act table.

    `to` is the state that the addressed requests enter, None when they stay. `about` names the acts of which one,
    live and covering the same requests, must be answered. `days_back` counts working days; a longer way back than
    two needs an evidence file. `accusations` tells whether the act exists on the concealed path.
    """

    kind: ActKind
    label: str
    article: str
    capacities: frozenset[CapacityKind]
    place: Place
    states: frozenset[RequestState]
    to: RequestState | None = None
    fields: tuple[f.Field, ...] = ()
    about: frozenset[ActKind] = frozenset()
    needs: tuple[Need, ...] = ()
    days_back: int = 2
    accusations: bool = False
    per_request: bool = True

    def field(self, name: str) -> f.Field | None:
        """Give the field called `name`, None when the act has none."""
        return next((one for one in self.fields if one.name == name), None)
