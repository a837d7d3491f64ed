"""The closed list of why the contents of a petition are destroyed (销毁)."""

from xinfang.law.terms import Term


class DisposalGround(Term):
    """On what ground contents are destroyed."""

    RETENTION = "RETENTION", "保存期限已经届满，且不属于应当永久保存的"
    REQUEST = "REQUEST", "信访人依法请求删除，且没有应当继续保存的期限（个人信息保护法第四十七条）"
    ORDERED = "ORDERED", "法院或者履行个人信息保护职责的部门要求删除"
