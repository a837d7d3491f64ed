"""The six routes of Art. 31 for claims, and the procedures into which the first four lead."""

from collections.abc import Mapping
from typing import Final

from xinfang.law.terms import Term


class Route(Term):
    """By which item of Art. 31 a claim is handled."""

    LITIGATION = "31-1", "诉讼、刑事立案、法律监督、公安机关法律程序等（第三十一条第一项）"
    ARBITRATION = "31-2", "仲裁（第三十一条第二项）"
    PARTY_APPEAL = "31-3", "党员申诉、申请复审等（第三十一条第三项）"
    ADMINISTRATIVE = "31-4", "行政复议、行政裁决、行政许可等行政程序（第三十一条第四项）"
    PERFORM = "31-5", "查处违法行为、履行保护人身权或者财产权等职责（第三十一条第五项）"
    PETITION = "31-6", "不属于以上情形，出具信访处理意见书（第三十一条第六项）"


class Procedure(Term):
    """The procedure by its name, as the first four items of Art. 31 name them."""

    COURT = "COURT", "审判机关诉讼程序"
    RECONSIDERATION_BY_LAW = "RECONSIDERATION_BY_LAW", "复议程序（涉法涉诉）"
    CRIMINAL_CASE = "CRIMINAL_CASE", "检察机关刑事立案程序"
    LEGAL_SUPERVISION = "LEGAL_SUPERVISION", "检察机关法律监督程序"
    POLICE = "POLICE", "公安机关法律程序"
    ARBITRATION = "ARBITRATION", "仲裁程序"
    PARTY_APPEAL = "PARTY_APPEAL", "党员申诉"
    RE_EXAMINATION = "RE_EXAMINATION", "申请复审等"
    RECONSIDERATION = "RECONSIDERATION", "行政复议"
    ADJUDICATION = "ADJUDICATION", "行政裁决"
    CONFIRMATION = "CONFIRMATION", "行政确认"
    LICENCE = "LICENCE", "行政许可"
    PENALTY = "PENALTY", "行政处罚"
    OTHER_ADMINISTRATIVE = "OTHER_ADMINISTRATIVE", "其他行政程序"


P: Final = Procedure
PROCEDURES: Final[Mapping[Route, frozenset[Procedure]]] = {
    Route.LITIGATION: frozenset(
        {P.COURT, P.RECONSIDERATION_BY_LAW, P.CRIMINAL_CASE, P.LEGAL_SUPERVISION, P.POLICE},
    ),
    Route.ARBITRATION: frozenset({P.ARBITRATION}),
    Route.PARTY_APPEAL: frozenset({P.PARTY_APPEAL, P.RE_EXAMINATION}),
    Route.ADMINISTRATIVE: frozenset(
        {P.RECONSIDERATION, P.ADJUDICATION, P.CONFIRMATION, P.LICENCE, P.PENALTY, P.OTHER_ADMINISTRATIVE}
    ),
}
AWAY: Final = frozenset(PROCEDURES)  # the routes that lead into another procedure


def leads_away(route: object) -> bool:
    """Tell whether the route leads into another procedure."""
    return route in AWAY


def is_performing(route: object) -> bool:
    """Tell whether the route is that of performing a duty or answering (Art. 31(5))."""
    return route == Route.PERFORM


def is_petition(route: object) -> bool:
    """Tell whether nothing but the petition procedure is decided (Art. 31(6))."""
    return route is None or route == Route.PETITION
