"""Closed lists of the procedure: states, classes, channels, grounds; each word with its Chinese label."""

from enum import StrEnum


class Term(StrEnum):
    """A word of a closed list, with the label that a user reads."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Term":
        """Make a member from its code and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class RequestState(Term):
    """How far a request has come, in order of advance."""

    REGISTERED = "REGISTERED", "已登记"
    ROUTED = "ROUTED", "已转送、交办"
    OBJECTED = "OBJECTED", "承办单位有异议"
    INFORMED = "INFORMED", "已告知"
    DIVERTED = "DIVERTED", "已导入其他程序"
    ACCEPTED = "ACCEPTED", "已受理"
    ANSWERED = "ANSWERED", "已出具处理意见"
    SERVED = "SERVED", "已送达"
    CONCLUDED = "CONCLUDED", "已办结"
    CONFIRMED = "CONFIRMED", "已审核认定办结"
    WITHDRAWN = "WITHDRAWN", "已撤回"
    ENDED = "ENDED", "未进入办理而终结"
    MOVED = "MOVED", "已摘录转入另件办理"


class RequestClass(Term):
    """The three classes of Art. 29 to 31."""

    CLAIM = "CLAIM", "申诉求决类"
    SUGGESTION = "SUGGESTION", "建议意见类"
    ACCUSATION = "ACCUSATION", "检举控告类"


class Channel(Term):
    """How a petition came in (Art. 17, 21②)."""

    LETTER = "LETTER", "来信"
    VISIT = "VISIT", "来访"
    PHONE = "PHONE", "来电"
    ONLINE = "ONLINE", "网上信访"


class Delivery(Term):
    """How a matter reaches the organ: seen at once in the system, or on paper."""

    SYSTEM = "SYSTEM", "系统送交（当日收到）"
    PAPER = "PAPER", "纸质送交（最迟第三个工作日视为收到）"


class TransferGround(Term):
    """Under which item of Art. 22① a matter is passed on."""

    SAME_LEVEL = "22-1-1", "属于本级机关、单位或者其工作部门处理决定（第二十二条第一款第一项）"
    LOWER_LEVEL = "22-1-2", "涉及下级机关、单位或者其工作人员（第二十二条第一款第二项）"
    DISCIPLINE = "22-2", "属于纪检监察机关受理的检举控告（第二十二条第二款）"
    PERSONNEL = "30-2", "向组织（人事）部门通报反映干部问题的情况（第三十条第二款）"


class ObjectionGround(Term):
    """Why an organ says that a matter is not within its powers (Art. 23③)."""

    NOT_OURS = "NOT_OURS", "不属于本机关、单位职权范围"
    NOT_OUR_SYSTEM = "NOT_OUR_SYSTEM", "不属于本系统职权范围"
    OTHER_PLACE = "OTHER_PLACE", "属于其他地区管辖"


class ExtensionGround(Term):
    """Why handling takes longer: Art. 34 knows one ground, told apart here for the reader."""

    MANY_PARTIES = "MANY_PARTIES", "情况复杂：涉及人员、单位较多"
    EXPERT_WORK = "EXPERT_WORK", "情况复杂：需要鉴定、检测、评估"
    OLD_FACTS = "OLD_FACTS", "情况复杂：年代久远，需要查找档案"
    OTHER_PLACES = "OTHER_PLACES", "情况复杂：需要外地调查或者其他机关协助"


class Outcome(Term):
    """What an opinion says of a request (Art. 32①)."""

    SUPPORT = "SUPPORT", "予以支持"
    EXPLAIN = "EXPLAIN", "作出解释说明"
    NOT_SUPPORT = "NOT_SUPPORT", "不予支持"
    NOT_STATED = "NOT_STATED", "来源未载明"


class NoticeMethod(Term):
    """How a petitioner is told of receipt, route and procedure (Art. 23)."""

    ON_THE_SPOT = "ON_THE_SPOT", "当场书面告知"
    POST = "POST", "邮寄书面告知"
    ELECTRONIC = "ELECTRONIC", "电子方式书面告知"
    IN_PERSON = "IN_PERSON", "上门书面告知"


class ServiceMethod(Term):
    """How an answer was served."""

    IN_PERSON = "IN_PERSON", "当面送达"
    POST = "POST", "邮寄送达"
    ELECTRONIC = "ELECTRONIC", "电子送达"


class ServiceProof(Term):
    """What proves that an answer was received."""

    SIGNED = "SIGNED", "信访人签收"
    AGENT_SIGNED = "AGENT_SIGNED", "可以代收的代理人签收"
    POST_RECEIPT = "POST_RECEIPT", "邮政签收回执"
    OPENED = "OPENED", "电子送达回执"
    WITNESSED = "WITNESSED", "拒绝签收，两名见证人在场，留置送达"


class OutsideWitness(Term):
    """Who, of the two that saw an answer refused and left, is not of the organ that serves it."""

    GRASSROOTS = "GRASSROOTS", "村民委员会、居民委员会等基层组织的人员"
    WORKPLACE = "WORKPLACE", "信访人所在单位的人员"
    NOTARY = "NOTARY", "公证机构的人员"
    OTHER_ORGAN = "OTHER_ORGAN", "其他机关、单位的人员"


class FailureGround(Term):
    """Why an answer could not be served."""

    MOVED = "MOVED", "住址变更或者查无此人"
    AWAY = "AWAY", "本人外出，无人代收"
    REFUSED = "REFUSED", "拒绝签收"
    RETURNED = "RETURNED", "邮件退回"
    ANNOUNCED = "ANNOUNCED", "已经公告（公告不是送达，不起算期限）"


class HearingWay(Term):
    """How a petitioner was heard (Art. 31(6))."""

    MEETING = "MEETING", "当面听取"
    PHONE = "PHONE", "电话听取"
    WRITING = "WRITING", "书面陈述"


class HearingGround(Term):
    """Why a hearing is held in the course of handling (Art. 31(6))."""

    MAJOR = "MAJOR", "重大"
    COMPLEX = "COMPLEX", "复杂"
    DIFFICULT = "DIFFICULT", "疑难"


class HearingForm(Term):
    """Whether a hearing was open, as the text asks, or closed because another law forbids to publish (Art. 31(6))."""

    OPEN = "OPEN", "公开举行"
    CLOSED = "CLOSED", "依照其他法律规定不公开举行（涉及国家秘密、商业秘密、个人隐私）"


class Satisfaction(Term):
    """A petitioner's rating of how the matter was handled."""

    SATISFIED = "SATISFIED", "满意"
    FAIR = "FAIR", "基本满意"
    NOT_SATISFIED = "NOT_SATISFIED", "不满意"


class AnnulGround(Term):
    """Why an act is annulled."""

    ENTRY_ERROR = "ENTRY_ERROR", "录入错误"
    DUPLICATE_ENTRY = "DUPLICATE_ENTRY", "重复录入"
    NOT_DONE = "NOT_DONE", "该行为实际没有发生"
    WRONG_PETITION = "WRONG_PETITION", "记入了错误的信访事项"


class CorrectGround(Term):
    """Why an act should have said something else."""

    SLIP = "SLIP", "笔误、录入错误"
    AGAINST_PAPER = "AGAINST_PAPER", "与原始材料（信封邮戳、签收单、登记簿等）不一致"
