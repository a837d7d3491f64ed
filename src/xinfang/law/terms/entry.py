"""Closed lists of the registration: what the petitioner is after, and whether he wants the handling made public."""

from xinfang.law.terms import Term


class Purpose(Term):
    """What the petition is for (信访目的), in the five words of the national registration."""

    APPEAL = "APPEAL", "申诉"
    REQUEST = "REQUEST", "求决"
    SUGGEST = "SUGGEST", "意见建议"
    ACCUSE = "ACCUSE", "揭发控告"
    OTHER = "OTHER", "其他"


class Openness(Term):
    """Whether the petitioner would have the handling made public (公开意愿); each publication asks him again."""

    WILLING = "WILLING", "愿意公开"
    UNWILLING = "UNWILLING", "不愿意公开"
