"""Closed lists of the end of a request: call-backs after a withdrawal, rework, reopening."""

from xinfang.law.terms import Term


class CalledBack(Term):
    """What a petitioner says of his withdrawal when he is called back."""

    OWN_WILL = "OWN_WILL", "本人自愿撤回"
    PRESSED = "PRESSED", "反映撤回不是出于自愿（已告知可以撤销撤回、可以再次提出）"
    NOT_REACHED = "NOT_REACHED", "未能联系上，另行回访"


class ReworkGround(Term):
    """Why the office that assigned a request does not find it concluded."""

    NOT_ALL = "NOT_ALL", "没有答复全部诉求"
    FACTS = "FACTS", "主要事实没有查清"
    BASIS = "BASIS", "没有载明或者没有正确适用依据（第三十二条）"
    NOT_HEARD = "NOT_HEARD", "没有听取信访人陈述或者没有送达"


class ReopenGround(Term):
    """Why the organ takes a request up again by itself."""

    NEW_FACTS = "NEW_FACTS", "出现新的事实或者证据"
    MISTAKE = "MISTAKE", "发现原处理确有错误"
    NOT_CARRIED_OUT = "NOT_CARRIED_OUT", "承诺或者决定的事项没有落实"
