"""Rules of supervision, recommendations, circulars that the table's columns cannot hold (39③, 40; 2005: 36 to 38)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.oversight import to_answer
from xinfang.law.founded import unfounded
from xinfang.law.oversight import done_by_organs, is_organ, owed_by_organs, supervisions_of
from xinfang.law.refusal import Refusal
from xinfang.law.roles import UnitKind
from xinfang.law.terms.oversight import Recommendation
from xinfang.law.terms.paths import Adoption
from xinfang.law.texts import Text, text_on

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
GOVERNMENT, COMMITTEE = UnitKind.GOVERNMENT, UnitKind.PARTY_COMMITTEE
LEADING: Final = frozenset({GOVERNMENT, COMMITTEE})
# These have authority over other organs and their officials; besides them whoever leads the organ.
AUTHORITIES: Final = frozenset({*LEADING, UnitKind.DISCIPLINE, UnitKind.PERSONNEL})
ONLY_FOR: Final = {
    "also": Recommendation.POLICY,
    "against": Recommendation.ACCOUNTABILITY,
    "fault": Recommendation.ACCOUNTABILITY,
    "consequence": Recommendation.ACCOUNTABILITY,
}


def _supervise(case: CaseFile, act: Act) -> Refusal | None:
    on = act.payload["concerns"]
    if not is_organ(case, on["unit"]):
        return Refusal("督办的对象应当是其他机关、单位。", "concerns")
    if not all(_stands_on_file(case, on, n) for n in act.requests):
        return Refusal("所选的义务或者办理记录不在所选诉求上，请只选择它所在的诉求。", "concerns")
    anchor = case.act(on["seq"])
    if on["rule"] is None and anchor is not None and act.happened_on < anchor.happened_on:
        return Refusal(f"发生日期不能早于所针对的记录（{anchor.happened_on}）。", "happened_on")
    return None


def _stands_on_file(case: CaseFile, on: Mapping[str, Any], n: int) -> bool:
    if on["rule"] is None:
        return any((a.seq, a.by.unit) == (on["seq"], on["unit"]) for a in done_by_organs(case, n))
    told = (on["rule"], on["seq"], on["unit"])
    return any((o.rule, o.anchor_seq, o.obligor_unit) == told for o in owed_by_organs(case, n))


def _recommend(case: CaseFile, act: Act) -> Refusal | None:
    which = Recommendation(act.payload["which"])
    for name, kind in ONLY_FOR.items():
        if act.payload.get(name) and which is not kind:
            return Refusal(f"该项只在{kind.label}时填写。", name)
    if act.payload["to"]["kind"] == UnitKind.SECTION:
        return Refusal("请选择机关、单位，不能选择内设科室。", "to")
    return RECOMMENDATIONS[which](case, act)


def _improve(case: CaseFile, act: Act) -> Refusal | None:
    to = act.payload["to"]["unit"]
    if all(any(True for _ in supervisions_of(case, to, n)) for n in act.requests):
        return None
    return Refusal(
        "改进工作的建议随督办一并提出；该单位在所选诉求上没有受到督办，请先办理督办（第四十条第一款）。", "to"
    )


def _policy(case: CaseFile, act: Act) -> Refusal | None:
    """Under 2022 one paper goes to both committee and government, under 2005 to the government alone."""
    told = [unit["kind"] for unit in (act.payload["to"], act.payload.get("also")) if unit]
    if text_on(case.rulebook, act.happened_on) is Text.OF_2005:
        wrong = told != [GOVERNMENT]
        return Refusal("完善政策的建议向本级人民政府提出（第四十条第二款）。", "to") if wrong else None
    if told[0] not in LEADING:
        return Refusal("完善政策的建议向本级党委和政府提出（第四十条第二款）。", "to")
    both = frozenset(told) == LEADING
    return None if both else Refusal("完善政策的建议应当同时报送本级党委和政府（第四十条第二款）。", "also")


def _account(case: CaseFile, act: Act) -> Refusal | None:
    said = act.payload
    if not said.get("against"):
        return Refusal("请填写被建议追究责任的机关、单位。", "against")
    if not said.get("fault"):
        return Refusal("追究责任的建议只针对推诿、敷衍、拖延、弄虚作假的行为（第四十条第三款）。", "fault")
    if not said.get("consequence"):
        return Refusal(
            "追究责任的建议以造成严重后果为前提；没有严重后果的，应当督办并提出改进工作的建议（第四十条第三款）。",
            "consequence",
        )
    against = said["against"]["unit"]
    if not all(_has_dealt_with(case, against, n) for n in act.requests):
        return Refusal("被建议追究责任的应当是承办过所选诉求的其他机关、单位。", "against")
    return _authority(act)


def _has_dealt_with(case: CaseFile, unit: int, n: int) -> bool:
    done = (a.by.unit for a in done_by_organs(case, n))
    owed = (o.obligor_unit for o in owed_by_organs(case, n))
    return unit in {*done, *owed}


def _authority(act: Act) -> Refusal | None:
    """Refuse an addressee that has no authority over the organ, or is led by it."""
    to, against, above = act.payload["to"], act.payload["against"], act.payload.get("above", ())
    leads = to["unit"] in above or to["kind"] in AUTHORITIES
    if leads and to["unit"] != against["unit"] and against["unit"] not in to["line"]:
        return None
    return Refusal("追究责任的建议应当向对该单位有管理权限的机关、单位提出，不能向其本身提出（第四十条第三款）。", "to")


RECOMMENDATIONS: Final[Mapping[Recommendation, Ruling]] = {
    Recommendation.IMPROVE: _improve,
    Recommendation.POLICY: _policy,
    Recommendation.ACCOUNTABILITY: _account,
}


def _adoption(case: CaseFile, act: Act) -> Refusal | None:
    said = act.payload
    whole = said["adoption"] == Adoption.FULL
    if not whole and not said.get("reason"):
        return Refusal("部分采纳、不采纳的，应当说明理由（第四十条第四款）。", "reason")
    if whole and said.get("reason"):
        return Refusal("全部采纳的，不填写没有全部采纳的理由。", "reason")
    return _entered(case, act)


def _entered(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse feedback that speaks for another organ, unless the office enters that organ's paper."""
    organ, office = act.payload.get("organ"), act.by.unit == case.office
    if organ and organ["unit"] != act.by.unit and not office:
        return Refusal("只能反馈本机关、单位的采纳情况。", "organ")
    own = any(
        o.obligor_unit == act.by.unit for n in act.requests for o in to_answer(case, act.kind, n, unit=act.by.unit)
    )
    if not office or own:
        return None
    if not organ:
        return Refusal("请填写反馈的机关、单位。", "organ")
    return None if act.evidence else Refusal("代为录入采纳情况的，应当附该机关、单位的书面反馈。", "evidence")


def _circulate(case: CaseFile, act: Act) -> Refusal | None:
    """A circular is a paper, and names organs that were supervised first on each of its requests, each of them once."""
    organ, also = act.payload["organ"], act.payload.get("also")
    missing = unfounded(case, act)
    if missing is not None:
        return missing
    if also and also["unit"] == organ["unit"]:
        return Refusal("同时被通报的应当是另一个机关、单位。", "also")
    return None if act.evidence else Refusal("应当附印发的通报；由本单位印发的，请在“公文”里起草。", "evidence")


OVERSIGHT_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.SUPERVISE: _supervise,
    K.RECOMMEND: _recommend,
    K.REPORT_ADOPTION: _adoption,
    K.CIRCULATE: _circulate,
}
