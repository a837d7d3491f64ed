"""Closed lists of recusal: why an official steps back, whom a petitioner challenges, what is decided on it."""

from xinfang.law.terms import Term


class RecusalGround(Term):
    """Which direct interest keeps an official from a matter (Art. 28③)."""

    MATTER = "MATTER", "与信访事项有直接利害关系"
    PETITIONER = "PETITIONER", "与信访人有直接利害关系"
    KIN = "KIN", "近亲属与信访事项或者信访人有直接利害关系"


class Challenged(Term):
    """Whom a petitioner asks to step back; his name need not be known."""

    HANDLER = "HANDLER", "承办单位的承办人员"
    ORGAN_HEAD = "ORGAN_HEAD", "承办单位的负责人（可以一并提出承办人员）"
    OFFICER = "OFFICER", "信访部门的办理人员"
    BUREAU_HEAD = "BUREAU_HEAD", "信访部门的负责人（可以一并提出办理人员）"


class RecusalDecision(Term):
    """What is decided on a challenge."""

    RECUSED = "RECUSED", "决定回避"
    NOT_RECUSED = "NOT_RECUSED", "不予回避：与信访事项、信访人没有直接利害关系"
    NOT_HANDLING = "NOT_HANDLING", "不予回避：该人员没有参加办理"


OF_HEADS = frozenset({Challenged.ORGAN_HEAD, Challenged.BUREAU_HEAD})
OF_OFFICE = frozenset({Challenged.OFFICER, Challenged.BUREAU_HEAD})
