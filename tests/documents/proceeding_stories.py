"""How petitions come to the point at which a paper of a proceeding is due."""

from datetime import date
from typing import Any

from doing import Doing, paper, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions.commands import Ask, PartyIn

MONDAY = date(2026, 3, 2)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
GOVERNMENT = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
CITY_HEAD, CITY_WRITER = "shizhang", "shizhengfu"
POST = {"method": "POST"}
UPHELD = {"legal_basis": "《公路法》第三十五条", "text": "维持。", "outcome": "UPHOLD"}
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}


def routed() -> Doing:
    return Doing(MONDAY).register().later(1).transfer()


def direct() -> Doing:
    """Give a matter that was brought to the town itself and that it passed on to its office."""
    values = {"channel": "VISIT", "reachable": True}
    return Doing(MONDAY).act(
        ActKind.REGISTER, cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip


def passed_down() -> Doing:
    """Give a matter that the government passed down to a town."""
    values = {"channel": "VISIT", "reachable": True}
    doing = Doing(MONDAY).act(
        ActKind.REGISTER, *GOVERNMENT, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip
    return doing.act(ActKind.FORWARD_WITHIN_SYSTEM, *GOVERNMENT, values={"to": unit(cast.TOWN), "delivery": "SYSTEM"})


def twice() -> Doing:
    """Give a matter brought to the government which the town is handling already."""
    below = Doing(MONDAY).register()
    below.act(ActKind.REFER_FOR_DECISION, *OFFICER, values={"body": unit(cast.GOVERNMENT), "text": "建议由镇办理。"})
    below.transfer().inform().accept()
    values = {"channel": "VISIT", "reachable": True}
    above = Doing(date(2026, 3, 20)).act(
        ActKind.REGISTER, *GOVERNMENT, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="井店镇一街"),),
    )  # fmt: skip
    EARLIER["number"] = below.done.case.number
    return above


EARLIER: dict[str, str] = {}


def asked(*, final: bool = False, late: bool = False) -> Doing:
    """Give a matter whose review, or final review, was asked for; too late where that is said."""
    start = date(2025, 12, 1) if late else MONDAY
    doing = Doing(start).register().transfer().inform().accept().hear().answer().serve()
    wait = 60 if late else 7
    doing.later(wait).act(ActKind.REQUEST_REVIEW, *CLERK, values=_at(cast.GOVERNMENT, "没有说明不赔偿的理由。"))
    if not final:
        return doing
    if late:
        doing.act(ActKind.ADMIT_REVIEW, *GOVERNMENT, values={"text": "因住院逾期。"})
    doing.later(1).act(ActKind.DECIDE_REVIEW, *GOVERNMENT, values=UPHELD)
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    city = Unit.objects.get(code=cast.CITY_GOVERNMENT)
    for name, kind in ((CITY_WRITER, CapacityKind.HANDLER), (CITY_HEAD, CapacityKind.ORGAN_HEAD)):
        give_capacity(create_person(username=name, name="方舟"), city, kind=kind, valid_from=date(2025, 1, 1))
    wait = 40 if late else 3
    return doing.later(wait).act(ActKind.REQUEST_FINAL_REVIEW, *CLERK, values=_at(cast.CITY_GOVERNMENT, "不服。"))


def _at(body: str, why: str) -> dict[str, Any]:
    return {"reviewer": unit(body), "text": why}


def ended() -> Doing:
    doing = asked(final=True)
    doing.later(2).act(ActKind.DECIDE_REVIEW, CITY_WRITER, cast.CITY_GOVERNMENT, CapacityKind.HANDLER, values=UPHELD)
    return doing.act(ActKind.SERVE_REVIEW, CITY_WRITER, cast.CITY_GOVERNMENT, CapacityKind.HANDLER, values=HAND)


def repeated() -> Doing:
    EARLIER["number"] = ended().done.case.number
    return Doing(date(2026, 3, 24)).register().transfer()


def performing() -> Doing:
    return routed().handle(ActKind.DECIDE_ROUTE, {"route": "31-5", "text": "申请查处违法占地。"})


def reclassed() -> Doing:
    change = {"klass": "SUGGESTION", "ground": "EXPLAINED", "text": "信访人提的是建议。"}
    return routed().later(14).handle(ActKind.CHANGE_CLASS, change).confirmed()


def accepted() -> Doing:
    return routed().inform().accept()


def mediated() -> Doing:
    return accepted().handle(ActKind.MEDIATE, {"consent": True, "agreed": True, "text": "达成一致。"})


def settled() -> Doing:
    return accepted().handle(ActKind.SETTLE, {"agreed": True, "text": "自愿和解。"})


def withdrawn() -> Doing:
    doing = accepted()
    return doing.later(13).act(ActKind.WITHDRAW, *CLERK, evidence=paper(cast.CLERK, on=doing.day))
