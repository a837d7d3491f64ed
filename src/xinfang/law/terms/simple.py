"""Closed lists of the simple procedure (简易办理): for which first-time matters, and why it is left."""

from xinfang.law.terms import Term


class SimpleGround(Term):
    """Which matters may be handled simply."""

    CLEAR = "CLEAR", "事实清楚、责任明确、争议不大、易于解决"
    DAILY = "DAILY", "涉及群众日常生产生活、时效性强，应当即时处理"
    PROMISED = "PROMISED", "有关机关、单位已有明确承诺或者结论"


class LeavingGround(Term):
    """Why the ordinary procedure is taken again."""

    NOT_SIMPLE = "NOT_SIMPLE", "情况复杂，不宜简易办理"
    PETITIONER = "PETITIONER", "信访人不同意简易办理"
    NOT_FIRST = "NOT_FIRST", "不属于初次信访"
