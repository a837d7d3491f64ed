"""Closed lists of what is told by word of mouth and how its record is confirmed (Art. 19①)."""

from xinfang.law.terms import Term


class OralWay(Term):
    """How something was told."""

    IN_PERSON = "IN_PERSON", "当面"
    PHONE = "PHONE", "电话"


class ReadBack(Term):
    """What became of reading the record back."""

    SIGNED = "SIGNED", "信访人核对无误，签名"
    FINGERPRINT = "FINGERPRINT", "信访人核对无误，捺指印"
    BY_PHONE = "BY_PHONE", "电话中核对无误，信访人口头确认"
    REFUSED = "REFUSED", "信访人拒绝签名、捺指印，已在记录上注明"
