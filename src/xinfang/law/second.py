"""When a second person must confirm an act, and who that may be.

An act that needs one is proposed first and takes effect when it is confirmed, on the day of the confirmation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.compared import rests_elsewhere
from xinfang.law.duties.classes import after_day_ten
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.said import FREE_DAYS_BACK, days_back
from xinfang.law.terms import AnnulGround, ServiceProof
from xinfang.law.terms.contest import ContestDecision
from xinfang.law.terms.oversight import Recommendation

C: Final = CapacityKind
OFFICE_HEADS: Final = frozenset({C.SECTION_HEAD, C.BUREAU_HEAD})
ORGAN_HEADS: Final = frozenset({C.ORGAN_HEAD})
OFFICERS: Final = frozenset({C.ACCUSATION_OFFICER})
OF_THE_HEAD: Final = frozenset({ActKind.RECOMMEND, ActKind.CIRCULATE})
NOBODYS: Final = frozenset({C.PARTY, C.IMPORTER})


def needs_second(case: CaseFile, act: Act, *, today: date) -> str | None:
    """Give the sentence that says why a second person must confirm `act` before it takes effect, or None."""
    row = ACTS[act.kind]
    if act.imported or act.by.unit is None:
        return None
    if row.second_person:
        return f"“{row.label}”须经第二人确认后生效。"
    own = BY_CONTENT.get(act.kind)
    return (own(case, act) if own is not None else None) or _dated_back(case, act, today=today)


def _dated_back(case: CaseFile, act: Act, *, today: date) -> str | None:
    if days_back(case.calendar, happened_on=act.happened_on, today=today) <= FREE_DAYS_BACK:
        return None
    return f"“{ACTS[act.kind].label}”补记超过 {FREE_DAYS_BACK} 个工作日，须经第二人确认后生效。"


def _annulled(_case: CaseFile, act: Act) -> str | None:
    wrong = act.payload.get("ground") == AnnulGround.WRONG_PETITION
    return "以记入错误信访事项为由的撤销不再保留原期限，须经第二人确认后生效。" if wrong else None


def _left(_case: CaseFile, act: Act) -> str | None:
    left = act.payload.get("proof") == ServiceProof.WITNESSED
    return "拒绝签收的留置送达，须经第二人确认后生效。" if left else None


def _route_stands(_case: CaseFile, act: Act) -> str | None:
    stands = act.payload.get("decision") == ContestDecision.ROUTE_STANDS
    return "维持信访人不同意的途径，须经第二人确认后生效。" if stands else None


def _secret(case: CaseFile, _act: Act) -> str | None:
    return "检举控告事项的回避决定，须经第二人确认后生效。" if case.concealed else None


def _unread(_case: CaseFile, act: Act) -> str | None:
    return "所依据的信访事项没有可以核对的案卷，须经第二人确认后生效。" if rests_elsewhere(act) else None


def _reclassed(case: CaseFile, act: Act) -> str | None:
    if after_day_ten(case, act):
        return "收到信访事项十日以后改变诉求类别的，须经第二人确认后生效，并告知信访人。"
    decided = (r.route is not None or r.mediated for r in case.requests if r.n in act.requests)
    return "已经决定办理途径或者调解、和解达成一致的，改变诉求类别须经第二人确认后生效。" if any(decided) else None


def _recommended(_case: CaseFile, act: Act) -> str | None:
    above = act.payload.get("which") in (Recommendation.POLICY, Recommendation.ACCOUNTABILITY)
    return "完善政策和追究责任的建议，须经局领导确认后生效。" if above else None


# What an act says can decide that it needs a second person.
BY_CONTENT: Final[Mapping[ActKind, Callable[[CaseFile, Act], str | None]]] = {
    ActKind.CHANGE_CLASS: _reclassed,
    ActKind.ANNUL: _annulled,
    ActKind.REFUSE: _unread,
    ActKind.ANSWER_CONTEST: _route_stands,
    ActKind.DECIDE_RECUSAL: _secret,
    ActKind.SERVE: _left,
    ActKind.SERVE_REVIEW: _left,
    ActKind.RECOMMEND: _recommended,
}


@dataclass(frozen=True, slots=True)
class Confirmers:
    """Who may confirm: anybody but the proposer who holds one of the `capacities` at one of the `units`."""

    units: frozenset[int]
    capacities: frozenset[CapacityKind]


def confirmers(case: CaseFile, act: Act) -> tuple[Confirmers, ...]:
    """Give who may confirm `act`: the first of these among whom there is somebody else than the proposer.

    A recommendation to those above the organs, and a circular, is the bureau head's. At a petition office its heads, at
    another organ its head, for an accusation another accusation officer. Where nobody else is found, the heads of those
    who registered or sent the matter; last, a colleague who may do the act.
    """
    addressed = _addressed(case, act)
    touched = [r for r in case.requests if r.n in addressed]
    own = _known(act.by.unit)
    near = _known(case.office, *(r.sender for r in touched)) - own
    if case.concealed:
        holders = _known(*(r.holder for r in touched)) - own
        return Confirmers(own, OFFICERS), Confirmers(near | holders, OFFICERS)
    if act.kind in OF_THE_HEAD:
        return (Confirmers(own, frozenset({C.BUREAU_HEAD})),)
    heads = OFFICE_HEADS if act.by.unit_kind == UnitKind.PETITION_OFFICE else ORGAN_HEADS
    return (
        Confirmers(own, heads),
        Confirmers(near, OFFICE_HEADS | ORGAN_HEADS),
        Confirmers(own, ACTS[act.kind].capacities - NOBODYS),
    )


def _known(*units: int | None) -> frozenset[int]:
    return frozenset(unit for unit in units if unit is not None)


def _addressed(case: CaseFile, act: Act) -> tuple[int, ...]:
    target = case.act(act.target) if act.target is not None else None
    return target.requests if target is not None else act.requests
