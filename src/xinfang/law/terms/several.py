"""Closed lists of the acts that touch more than one petition."""

from xinfang.law.terms import Term


class Sameness(Term):
    """Why two requests are linked; no words, which might tell of one petition on the file of the other."""

    EARLIER = "EARLIER", "同一信访人此前提出过同一诉求"
    SAME_MATTER = "SAME_MATTER", "不同信访人提出相同诉求"


class Apart(Term):
    """Why two requests are linked or handled together no longer."""

    OTHER_FACTS = "OTHER_FACTS", "核对后请求、事实或者理由不同"
    ENTRY_ERROR = "ENTRY_ERROR", "选错了信访事项或者诉求"


class Side(Term):
    """Which of two petitions handled together leads."""

    MEMBER = "MEMBER", "本件并入另一件，由另一件作主件"
    LEAD = "LEAD", "另一件并入本件，由本件作主件"


class Part(Term):
    """What is taken out of a petition into a file of its own."""

    ACCUSATION = "ACCUSATION", "检举控告部分，单独立件"
    OTHER = "OTHER", "另一项诉求，单独立件"
    EXTRACT = "EXTRACT", "摘录转办：原件不转被检举、控告的机关、单位，由摘录件继续办理该诉求"
