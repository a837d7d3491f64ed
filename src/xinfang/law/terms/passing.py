"""Closed lists of passing a matter on and taking it back, and of carrying out what was decided."""

from xinfang.law.terms import Term


class RecallGround(Term):
    """Why the sender takes a matter back from an organ that has not begun with it."""

    WRONG_ORGAN = "WRONG_ORGAN", "转送、交办的对象有误，该事项不属于收到单位的职权范围"
    NEW_FACTS = "NEW_FACTS", "补充的材料表明应当由其他机关、单位处理"
    WRONG_WAY = "WRONG_WAY", "应当改为交办、报请决定或者转送政法部门"


class Execution(Term):
    """How far an opinion that supports a request has been carried out (Art. 32②)."""

    DONE = "DONE", "已经执行完毕"
    UNDER_WAY = "UNDER_WAY", "正在执行"
    NOT_DONE = "NOT_DONE", "有关机关、单位没有执行"
