"""How petitions come to each paper between organs and of oversight."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from doing import PARTY, TEXT, Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Unit
from xinfang.orgs.models.columns import Level
from xinfang.orgs.services import create_unit
from xinfang.petitions.commands import Accused, Ask

C = CapacityKind
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, C.CASE_OFFICER)
INSPECTOR = (cast.INSPECTOR, cast.BUREAU, C.INSPECTOR)
ACCUSER = (cast.ACCUSATION_OFFICER, cast.BUREAU, C.ACCUSATION_OFFICER)
DISCIPLINE = (cast.DISCIPLINE_OFFICER, cast.DISCIPLINE, C.ACCUSATION_OFFICER)
SPEAKS = {
    cast.BUREAU: "涉县信访局",
    cast.TOWN: "涉县井店镇人民政府",
    cast.DEPARTMENT: "涉县住房和城乡建设局",
    cast.DISCIPLINE: "中共涉县纪律检查委员会、涉县监察委员会",
}
TAX = "130426TAX"
STATION = "130426ZJ01"
ITEM = "请求修复村口塌陷的道路。"


@dataclass(frozen=True)
class Told:
    """One paper: the story before it, who writes and who approves it, its words and codes, and what it must say."""

    story: Callable[[], Doing]
    words: dict[str, str]
    says: tuple[str, ...]
    to: tuple[str, ...] = ()
    codes: Callable[[], dict[str, Any]] = field(default=dict)
    by: str = cast.CASE_OFFICER
    at: str = cast.BUREAU
    head: str = cast.BUREAU_HEAD
    speaks: str = ""


def registered() -> Doing:
    return Doing().register()


def routed(days: int = 0) -> Doing:
    return Doing().register().transfer().later(days)


def copied() -> Doing:
    """Give a matter passed on to a town, of which the government was sent a copy."""
    values = {"to": unit(cast.GOVERNMENT), "text": "受理有争议，请予决定。"}
    return routed().act(ActKind.COPY_TO, *OFFICER, values=values)


def assigned() -> Doing:
    values = {"to": unit(cast.TOWN), "report_by": "2026-04-30", "delivery": "SYSTEM"}
    return Doing().register().act(ActKind.ASSIGN, *OFFICER, values=values)


def concluded() -> Doing:
    return assigned().inform().accept().hear().answer().serve().conclude()


def objected() -> Doing:
    return routed().handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})


def upheld() -> Doing:
    values = {"to": unit(cast.TOWN), "ground": "22-1-2", "delivery": "PAPER"}
    sent = Doing().register().act(ActKind.TRANSFER, *OFFICER, values=values)
    sent.handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})
    return sent.act(ActKind.UPHOLD_OBJECTION, *OFFICER, values={"text": "属实。"})


def accepted() -> Doing:
    return routed().inform().accept()


def extending() -> Doing:
    return accepted().handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": "需要检测。"})


def from_above() -> Doing:
    order = {"above": "CITY", "report_by": "2026-05-29", "text": "请依法处理。"}
    return Doing().register().act(ActKind.RECEIVE_FROM_ABOVE, *OFFICER, values=order)


def urgent() -> Doing:
    values = {"ground": "LIFE", "text": "道路随时可能继续塌陷。"}
    return Doing().register().act(ActKind.MARK_URGENT, *OFFICER, values=values)


def overdue() -> Doing:
    return routed(20)


def supervised() -> Doing:
    return overdue().act(ActKind.SUPERVISE, *INSPECTOR, values=supervising() | SUPERVISION)


SUPERVISION = {"text": "转送以后一直没有告知信访人。", "proposal": "建立收件台账，逐件登记告知期限。"}


def supervising() -> dict[str, Any]:
    return {"concerns": {"seq": 2, "rule": "R22-23-fwd", "unit": unit(cast.TOWN)}, "ground": "DELAY"}


def direct() -> Doing:
    """Give a matter brought to a department, which leads a station."""
    create_unit(
        code=STATION, name="涉县住房保障服务中心", short_name="县住房保障中心", kind=UnitKind.INSTITUTION,
        level=Level.COUNTY, place="130426", parent=Unit.objects.get(code=cast.DEPARTMENT), valid_from=date(2020, 1, 1),
    )  # fmt: skip
    values = {"channel": "VISIT", "reachable": True}
    return Doing().act(
        ActKind.REGISTER, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT, C.HANDLER, values=values, asks=(Ask(TEXT),),
        parties=(PARTY,),
    )  # fmt: skip


def lawsuit() -> Doing:
    return Doing().register(Ask("请求执行生效判决。", legal=True))


def accusation() -> Doing:
    return Doing().register(
        Ask("举报违规收费。", RequestClass.ACCUSATION), accused=Accused(persons=(person(cast.TOWN_HEAD).pk,))
    )


def with_discipline() -> Doing:
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "PAPER"}
    return accusation().act(ActKind.TRANSFER, *ACCUSER, values=values)


def discipline_objected() -> Doing:
    return with_discipline().act(ActKind.OBJECT, *DISCIPLINE, values={"ground": "NOT_OURS", "text": "不属于管理权限。"})


def discipline_upheld() -> Doing:
    return discipline_objected().act(ActKind.UPHOLD_OBJECTION, *ACCUSER, values={"text": "属实。"})


OF_GOVERNMENT = {"at": cast.GOVERNMENT, "head": cast.COUNTY_HEAD, "speaks": "涉县人民政府"}
OF_TOWN = {"by": cast.TOWN_HANDLER, "at": cast.TOWN, "head": cast.TOWN_HEAD}
REPORTED = {"reported": "反映该镇违规收费的问题。"}
SENT = {"enclosed": "原信件1份。", **REPORTED}
