"""Closed lists of review and final review: grounds of refusal, outcomes, kinds of help after the end of the road."""

from xinfang.law.terms import Term


class ReviewRefusal(Term):
    """Why a body does not review; each ground names what it rests on."""

    LATE = "LATE", "无正当理由超过三十日提出（第三十五条、第三十六条第一款）"
    NOT_ABOVE = "NOT_ABOVE", "本机关不是原办理、复查机关的上一级（第三十五条、第三十六条第一款）"
    MISTAKEN = "MISTAKEN", "误录：信访人没有提出该请求（第三十五条、第三十六条第一款）"
    LOCAL = "LOCAL", "地方性法规规定的其他情形（须已启用有关地方性法规）"


class ReviewOutcome(Term):
    """What a review says of the opinion; the national regulation names none of these words, a local one the last."""

    UPHOLD = "UPHOLD", "维持"
    CHANGE = "CHANGE", "变更"
    REVOKE = "REVOKE", "撤销"
    ORDER_ANEW = "ORDER_ANEW", "撤销并责令重新办理（须已启用有关地方性法规）"


class Aid(Term):
    """How somebody in real hardship is helped (Art. 37②③); never in exchange for anything."""

    SOCIAL = "SOCIAL", "告知或者帮助申请社会救助（第三十七条第二款）"
    JUDICIAL = "JUDICIAL", "司法救助（第三十七条第二款）"
    LOCAL_HELP = "LOCAL_HELP", "疏导教育、矛盾化解、帮扶救助（第三十七条第三款）"
