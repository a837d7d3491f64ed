"""Closed lists of the paths before and beside the opinion: adoption, urgency, direct replies, endings."""

from xinfang.law.terms import Term


class Adoption(Term):
    """What becomes of a suggestion (Art. 29①)."""

    FULL = "FULL", "采纳"
    PARTLY = "PARTLY", "部分采纳"
    NOT = "NOT", "不采纳"


class ReplyMethod(Term):
    """How a suggestion is answered, which its author may have left unsigned."""

    ON_THE_SPOT = "ON_THE_SPOT", "当场书面回复"
    POST = "POST", "邮寄书面回复"
    ELECTRONIC = "ELECTRONIC", "电子方式回复"
    PHONE = "PHONE", "电话回复"
    PUBLISHED = "PUBLISHED", "公开回复（姓名、住址不清的）"


class UrgentGround(Term):
    """Why a matter is grave or urgent and may have an effect on society (Art. 25①)."""

    LIFE = "LIFE", "可能危及人身、财产安全"
    CROWD = "CROWD", "涉及人数多，可能造成社会影响"
    DISASTER = "DISASTER", "涉及事故、灾害、疫情等突发事件"
    OTHER = "OTHER", "其他可能造成社会影响的重大、紧急情况"


class Addressee(Term):
    """To whom a grave or urgent matter is reported (Art. 25)."""

    COMMITTEE = "COMMITTEE", "本级党委和政府"
    DEPARTMENT = "DEPARTMENT", "相关主管部门"
    CONFERENCE = "CONFERENCE", "本级信访工作联席会议办公室"
    ABOVE = "ABOVE", "上一级信访部门"
    NATIONAL = "NATIONAL", "国家信访局"


class Above(Term):
    """Which higher office passed a matter down."""

    CITY = "CITY", "市信访部门"
    PROVINCE = "PROVINCE", "省信访部门"
    NATIONAL = "NATIONAL", "国家信访局"


class ReplyGround(Term):
    """Why a bureau may reply by itself; a reply is no opinion."""

    QUESTION = "QUESTION", "咨询政策、程序或者办理进展"
    THANKS = "THANKS", "感谢、表扬"
    OPINION_EXISTS = "OPINION_EXISTS", "此前已有书面处理结论"
    LEGAL_GUIDANCE = "LEGAL_GUIDANCE", "走访反映涉诉问题，已释法明理并引导（第二十二条第二款）"


class FilingGround(Term):
    """Why a matter may be filed without being sent on."""

    SAME_LETTER = "SAME_LETTER", "与正在办理的信访事项内容完全相同"
    NO_REQUEST = "NO_REQUEST", "没有提出建议、意见或者请求"
    UNREADABLE = "UNREADABLE", "内容无法辨认，也无法联系信访人"
    FOR_INFORMATION = "FOR_INFORMATION", "主送其他机关、单位，仅抄送本单位"


class Agreement(Term):
    """Which paper records what both sides agreed on (Art. 33)."""

    MEDIATION = "MEDIATION", "调解协议书"
    SETTLEMENT = "SETTLEMENT", "和解协议书"


class Performance(Term):
    """What the organ did under Art. 31(5)."""

    PERFORMED = "PERFORMED", "已依法履行职责"
    PARTLY = "PARTLY", "已部分履行职责，其余作出答复"
    ANSWERED = "ANSWERED", "不予查处或者不予履行，作出答复"
