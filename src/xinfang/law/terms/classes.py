"""Closed lists of a change of class."""

from xinfang.law.terms import Term


class NewClass(Term):
    """The classes to which a request can be changed; an accusation is taken out into a file of its own instead."""

    CLAIM = "CLAIM", "申诉求决类"
    SUGGESTION = "SUGGESTION", "建议意见类"


class ClassGround(Term):
    """Why a request belongs to the other class."""

    WRONG_AT_ENTRY = "WRONG_AT_ENTRY", "登记时类别选择有误"
    EXPLAINED = "EXPLAINED", "经向信访人了解，其请求属于另一类"
    MATERIAL = "MATERIAL", "补充材料表明属于另一类"
