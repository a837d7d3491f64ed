"""Closed lists about petitioners: why a name is corrected or a code given anew, how one is served, by what right an
agent speaks.
"""

from xinfang.law.terms import Term


class PersonGround(Term):
    """Why name or address of a petitioner are put right."""

    ENTRY = "ENTRY", "登记时录入有误"
    CHANGED = "CHANGED", "姓名（名称）、住址、电话有变更"
    CLEAR = "CLEAR", "此前没有写明或者不清楚，现已清楚"


class CodeGround(Term):
    """Why a petitioner is given another query code."""

    LOST = "LOST", "回执、查询码遗失"
    EXPOSED = "EXPOSED", "查询码可能已被他人知悉"
    NEVER = "NEVER", "登记时没有发给查询码"


class IdentityShown(Term):
    """By what a petitioner who came himself showed who he is."""

    RESIDENT = "RESIDENT", "居民身份证"
    HOUSEHOLD = "HOUSEHOLD", "居民户口簿"
    ORGANISATION = "ORGANISATION", "单位的证照和介绍信"
    OTHER = "OTHER", "护照、驾驶证等其他能够证明身份的证件"


class AgentBasis(Term):
    """By what right somebody speaks for a petitioner."""

    AUTHORISED = "AUTHORISED", "委托代理，有授权委托书"
    STATUTORY = "STATUTORY", "法定代理（监护人等）"


class ServiceChoice(Term):
    """Whether a petitioner lets papers be served on him electronically, on the page that his query code opens."""

    CONSENT = "CONSENT", "同意电子送达"
    WITHDRAW = "WITHDRAW", "不再同意电子送达"
