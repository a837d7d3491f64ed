"""Closed lists of disputes of competence and of succession (Art. 24)."""

from xinfang.law.terms import Term


class Manner(Term):
    """How the organs concerned agree to take a matter (Art. 24①)."""

    ALONE = "ALONE", "由一个机关、单位受理"
    JOINTLY = "JOINTLY", "共同受理，由其中一个主办并答复信访人"


class Ruler(Term):
    """Who ruled on which organ is competent (Art. 24); each for its own case."""

    COMMON_SUPERIOR = "COMMON_SUPERIOR", "共同的上一级机关、单位决定（第二十四条第一款）"
    CONFERENCE = "CONFERENCE", "没有共同的上一级，由共同的信访工作联席会议协调（第二十四条第一款）"
    GOVERNMENT = "GOVERNMENT", "职责不清，由本级党委和政府或者其指定的机关、单位受理（第二十四条第二款）"
    RECUSED = "RECUSED", "有权处理的机关、单位的有关人员均应当回避，由上一级指定（第二十八条第三款）"


class Succession(Term):
    """Why another organ goes on with what one had (Art. 24②)."""

    MERGED = "MERGED", "机关、单位合并"
    ABOLISHED = "ABOLISHED", "机关、单位撤销"
    DIVIDED = "DIVIDED", "机关、单位分立"
    POWERS_MOVED = "POWERS_MOVED", "职权变更，由其他机关、单位继续行使"


# Which organ goes on is in the unit tree, not for whoever enters the act to say.
BY_TREE = frozenset({Succession.MERGED, Succession.ABOLISHED})
