"""Closed lists of the contest of a route: why a petitioner does not agree to it, and what is answered."""

from xinfang.law.terms import Term


class ContestGround(Term):
    """Why a petitioner finds that his claim does not belong into the other procedure; the last one bars no other."""

    NOT_COVERED = "NOT_COVERED", "该程序不受理、解决不了我的请求"
    ANOTHER_MATTER = "ANOTHER_MATTER", "我请求的与该程序处理的不是同一件事"
    TRIED = "TRIED", "已经走过该程序，没有解决"
    TOO_LATE = "TOO_LATE", "该程序的期限已经过了"
    NOT_PERFORMED = "NOT_PERFORMED", "没有依法履行职责，或者答复没有解决我的请求"
    OTHER = "OTHER", "其他理由"


class ContestDecision(Term):
    """What the organ answers when it has examined again whether Art. 31(6) applies."""

    ROUTE_STANDS = "ROUTE_STANDS", "维持原途径"
    TAKEN_UP = "TAKEN_UP", "改按第三十一条第六项办理"
