"""Closed lists of what only the regulation of 2005 knows."""

from xinfang.law.terms import Term


class OtherWay(Term):
    """Why the office itself does not take a matter up but says where it belongs (2005 Art. 21①(1))."""

    LEGAL_WAY = "LEGAL_WAY", "已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决"
    OTHER_POWERS = "OTHER_POWERS", "属于人民代表大会及其常务委员会、人民法院、人民检察院职权范围"


class DenialGround(Term):
    """Why an organ decides not to accept (2005 Art. 14, 15, 21②, 22①)."""

    LEGAL_WAY = "LEGAL_WAY", "已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决"
    OTHER_POWERS = "OTHER_POWERS", "属于人民代表大会及其常务委员会、人民法院、人民检察院职权范围"
    NOT_OURS = "NOT_OURS", "不属于本机关法定职权范围"
