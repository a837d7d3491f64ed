"""Closed lists of oversight: why organs are supervised, what is recommended, what became of it.

Art. 40 of 2022, Art. 36 to 38 of 2005.

A level to which petitioners went, their number or how often they came is on none of these lists.
"""

from xinfang.law.terms import Term


class SupervisionGround(Term):
    """What the bureau found of an organ (Art. 40①)."""

    AGAINST_RULES = "AGAINST_RULES", "违反信访工作规定受理、办理信访事项"
    SHIRKING = "SHIRKING", "推诿"
    PERFUNCTORY = "PERFUNCTORY", "敷衍"
    DELAY = "DELAY", "拖延"
    FALSIFICATION = "FALSIFICATION", "弄虚作假"
    NOT_CARRIED_OUT = "NOT_CARRIED_OUT", "拒不执行信访处理意见"


class OldSupervisionGround(Term):
    """What the office found of an organ under the regulation of 2005 (Art. 36①)."""

    NOT_IN_TIME = "NOT_IN_TIME", "无正当理由未按规定的办理期限办结"
    NOT_REPORTED = "NOT_REPORTED", "未按规定反馈办理结果"
    NOT_BY_PROCEDURE = "NOT_BY_PROCEDURE", "未按规定程序办理"
    EVASION = "EVASION", "推诿、敷衍、拖延"
    NOT_CARRIED_OUT = "NOT_CARRIED_OUT", "不执行信访处理意见"
    OTHER = "OTHER", "其他需要督办的情形"


class SupervisionAnswer(Term):
    """What the supervised organ answers."""

    DONE = "DONE", "已经纠正"
    UNDER_WAY = "UNDER_WAY", "正在纠正"
    DENIED = "DENIED", "认为不存在所指情形，说明理由"


class Recommendation(Term):
    """The three recommendations (Art. 40; 2005: 36 to 38)."""

    IMPROVE = "IMPROVE", "改进工作的建议"
    POLICY = "POLICY", "完善政策的建议"
    ACCOUNTABILITY = "ACCOUNTABILITY", "追究责任的建议"


class Fault(Term):
    """For which conduct somebody may be held to account (Art. 40③)."""

    SHIRKING = "SHIRKING", "推诿"
    PERFUNCTORY = "PERFUNCTORY", "敷衍"
    DELAY = "DELAY", "拖延"
    FALSIFICATION = "FALSIFICATION", "弄虚作假"


class Consequence(Term):
    """The serious consequence of such conduct: a harm to people or to the public, never that somebody petitioned."""

    LIFE = "LIFE", "造成人身伤亡"
    PROPERTY = "PROPERTY", "造成重大财产损失"
    RIGHTS = "RIGHTS", "使信访人的合法权益遭受难以弥补的损害"
    PUBLIC = "PUBLIC", "使公共安全或者公共利益遭受重大损害"


class AdoptionReason(Term):
    """Why a recommendation was not, or not wholly, adopted (Art. 40④; 2005: 36②)."""

    FACTS = "FACTS", "与事实不符"
    LAW = "LAW", "与法律、法规、规章或者政策规定不符"
    POWERS = "POWERS", "超出本机关、单位的职权"
    OTHER_WAY = "OTHER_WAY", "已经以其他方式达到建议的目的"
    NOT_YET = "NOT_YET", "目前不具备条件"
