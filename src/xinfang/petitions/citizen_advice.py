"""What a petitioner may do next where a request went another way than to an opinion, in plain words."""

from collections.abc import Mapping
from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile, RequestFile, Review
from xinfang.law.position import ending_of
from xinfang.law.terms import RequestState
from xinfang.law.terms.paths import FilingGround
from xinfang.law.terms.review import ReviewOutcome

K: Final = ActKind
DIVERTED: Final = (
    "承办单位认为这项诉求应当通过其他法定程序解决，程序、受理的机关和期限写在下面的“办理经过”里，请按告知的内容提出。"
    "该程序不接收的，承办单位应当重新审查办理途径；您不同意走这个程序的，可以请求重新审查，承办单位应当书面答复您。"
)
CONTESTED: Final = (
    "您已经请求重新审查办理途径，承办单位应当书面答复您。答复以前这项诉求不终结；已经向其他程序提出的，可以照常进行。"
)
AFTER: Final[Mapping[ActKind, str]] = {
    K.DIVERSION_RECEIVED: "其他程序已经接收这项诉求，今后按照该程序办理。您不同意的，可以请求重新审查办理途径。",
    K.PERFORM_OR_ANSWER: (
        "承办单位已经依法履行职责或者作出答复。不服的，可以按照答复中写明的救济途径提出；"
        "认为应当出具信访处理意见书的，可以请求重新审查办理途径。"
    ),
    K.REPLY_SUGGESTION: "承办单位已经回复您的建议。有不同看法或者新的建议的，可以再次提出。",
    K.SIGN_AGREEMENT: "双方已经签订协议书。对协议的履行有争议的，可以向承办单位反映。",
    K.DIRECT_ELSEWHERE: "这项诉求不属于本单位处理，请按照告知的内容向有权处理的机关、单位提出。",
    K.REFUSE: "同一事项正由下级机关、单位在规定期限内办理，请等待其办理结果；对其处理意见不服的，可以请求复查。",
    K.DECLINE_REPEAT: "这项诉求已经复核终结，以同一事实和理由提出的不再受理。有新的事实或者理由的，可以另行提出。",
    K.REPLY_DIRECTLY: "这是登记单位的直接答复，不是信访处理意见。您要求转给有权处理的单位的，可以向登记单位提出。",
    K.UPHOLD_ABOVE: "这项诉求不属于本县职权范围，已经交回交办的上级信访部门重新确定承办单位，请向该部门查询办理情况。",
    K.FILE_ONLY: "登记单位没有转出这项诉求。您要求办理的，可以向登记单位说明情况或者补充材料。",
}


TWICE: Final = (
    "这一件与先前的一件重复登记，诉求在先前的一件中继续办理，收到日期从较早的算起。请用先前那一件的回执查询；没有那张回执的，"
    "本人可以带证件到登记单位补发查询码。"
)
REVIEWING: Final = "您可以继续补充材料。承办单位应当把有关材料提供给该机关。"
REFUSED: Final = "没有受理您的请求；不予受理的理由写在下面的“办理经过”里。期限没有届满的，您仍然可以再次提出。"
UPHELD: Final = "该机关维持了原来的意见。"
CHANGED: Final = "该机关改变了原来的意见，以该机关的意见为准。"
REVOKED: Final = "该机关撤销了原来的意见。承办单位重新作出处理意见的，应当另行送达您，您可以再次请求复查。"
DECIDED: Final[Mapping[str, str]] = {
    ReviewOutcome.UPHOLD: UPHELD,
    ReviewOutcome.CHANGE: CHANGED,
    ReviewOutcome.REVOKE: REVOKED,
    ReviewOutcome.ORDER_ANEW: REVOKED,
}


def review_advice(review: Review) -> str:
    """Give what a review means for the petitioner now; his next right with its day stands among his rights."""
    if review.refused:
        return REFUSED
    if review.served_on is not None:
        return DECIDED.get(review.outcome or "", "")
    return REVIEWING if review.open else ""


def advice(case: CaseFile, request: RequestFile) -> str:
    """Give what the petitioner may do; empty where stages, duties and rights on the page say it all."""
    if request.contest is not None:
        return CONTESTED
    if request.state is RequestState.DIVERTED:
        return DIVERTED
    ended_by = ending_of(case, request)
    if ended_by is not None and ended_by.payload.get("ground") == FilingGround.SAME_LETTER:
        return TWICE
    return AFTER.get(ended_by.kind, "") if ended_by is not None else ""
