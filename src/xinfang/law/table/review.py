"""Rows of the act table: review, final review, and what remains after the end of the road (Art. 35 to 37)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, EXPLANATION, FAILED, HANDLED, HANDLER, SERVICE, C, K, S
from xinfang.law.terms import review as v

OWN: Final = frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER, C.HANDLER})
REVIEWERS: Final = frozenset({C.HANDLER, C.ORGAN_HEAD, C.CASE_OFFICER, C.INSPECTOR})
AFTER_SERVICE: Final = frozenset(HANDLED | {S.CONCLUDED, S.CONFIRMED})
ASKING: Final = frozenset({K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW})
REASONS: Final = f.text("text", "不服的理由", required=False, hint="可以不填")
RECEIVED_ON: Final = f.day(
    "received_on",
    "收到请求的日期",
    required=False,
    hint="邮寄的填写：发生日期填交邮之日，这里填收到之日，复查、复核的期限自收到之日起计算",
)

ROWS: Final = (
    ActRow(
        K.REQUEST_REVIEW,
        "请求复查",
        "第三十五条",
        OWN,
        Place.PARTY_OR_OFFICE,
        AFTER_SERVICE,
        fields=(f.unit("reviewer", "复查机关、单位", hint="原办理机关、单位的上一级"), RECEIVED_ON, REASONS),
        about=frozenset({K.SERVE}),
        needs=(Need.NO_REVIEW,),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.REQUEST_FINAL_REVIEW,
        "请求复核",
        "第三十六条第一款",
        OWN,
        Place.PARTY_OR_OFFICE,
        AFTER_SERVICE,
        fields=(f.unit("reviewer", "复核机关、单位", hint="复查机关、单位的上一级"), RECEIVED_ON, REASONS),
        about=frozenset({K.SERVE_REVIEW}),
        needs=(Need.REVIEW_SERVED,),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.ADMIT_REVIEW,
        "受理复查、复核请求",
        "第三十五条、第三十六条第一款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=(f.text("text", "理由", hint="逾期提出的，写明予以受理的理由"),),
        about=ASKING,
        needs=(Need.REVIEW_NEW,),
        files=True,
    ),
    ActRow(
        K.REFUSE_REVIEW,
        "不予复查、复核",
        "第三十五条、第三十六条第一款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=(
            f.code("ground", "理由类别", v.ReviewRefusal),
            f.code("method", "书面告知方式", t.NoticeMethod),
            f.text("text", "理由和告知内容"),
        ),
        about=ASKING,
        needs=(Need.REVIEW_NEW,),
        files=True,
    ),
    ActRow(
        K.SUPPLY_FILE,
        "提供案卷",
        "第三十五条、第三十六条第一款",
        HANDLER,
        Place.HOLDER,
        AFTER_SERVICE,
        fields=(f.text("text", "案卷清单"),),
        about=ASKING,
        needs=(Need.REVIEW_OPEN,),
        files=True,
    ),
    ActRow(
        K.NOTIFY_HEARING,
        "通知举行听证",
        "第三十六条第二款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=(f.text("text", "听证通知", hint="听证的事项、时间、地点，参加听证的权利和义务"),),
        about=ASKING,
        needs=(Need.REVIEW_READY,),
        files=True,
    ),
    ActRow(
        K.HOLD_HEARING,
        "举行听证",
        "第三十六条第二款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=(
            f.day(
                "began_on", "听证所需时间自", hint="自通知听证之日起，至本行为的发生日期止；只有复核中的听证不计入期限"
            ),
            f.text("text", "听证情况"),
        ),
        about=ASKING,
        needs=(Need.REVIEW_READY,),
        files=True,
    ),
    ActRow(
        K.DECIDE_REVIEW,
        "提出复查、复核意见",
        "第三十五条、第三十六条第一款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=(
            f.code("outcome", "复查、复核意见", v.ReviewOutcome),
            f.text("text", "意见书正文"),
            f.text("legal_basis", "法律法规依据"),
        ),
        about=ASKING,
        needs=(Need.REVIEW_READY,),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.SERVE_REVIEW,
        "送达复查、复核意见",
        "第三十五条、第三十六条第一款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=SERVICE,
        about=frozenset({K.DECIDE_REVIEW}),
        needs=(Need.REVIEW_DECIDED,),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.REVIEW_SERVICE_FAILED,
        "复查、复核意见送达未成",
        "第三十五条、第三十六条第一款",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        fields=FAILED,
        about=frozenset({K.DECIDE_REVIEW}),
        needs=(Need.REVIEW_DECIDED,),
        files=True,
    ),
    ActRow(
        K.ORDER_REDO,
        "责令重新办理",
        "有关地方性法规",
        REVIEWERS,
        Place.REVIEWER,
        AFTER_SERVICE,
        S.ACCEPTED,
        fields=(f.day("redo_by", "重新作出意见的期限"), f.text("text", "要求")),
        about=frozenset({K.DECIDE_REVIEW}),
        needs=(Need.REDO_DECIDED,),
    ),
    ActRow(
        K.EXPLAIN_END,
        "终结后的疏导教育",
        "第三十七条第三款",
        frozenset({C.HANDLER, C.CASE_OFFICER}),
        Place.SIGHTED,
        AFTER_SERVICE,
        fields=(f.text("text", "疏导教育、矛盾化解情况"),),
        about=frozenset({K.SERVE_REVIEW}),
        needs=(Need.ROAD_ENDED,),
        files=True,
    ),
    ActRow(
        K.OFFER_AID,
        "救助、帮扶",
        "第三十七条第二款、第三款",
        frozenset({C.HANDLER, C.CASE_OFFICER}),
        Place.SIGHTED,
        frozenset(BEFORE_END | {S.CONCLUDED, S.CONFIRMED, S.ENDED, S.WITHDRAWN}),
        fields=(f.code("aid", "方式", v.Aid), EXPLANATION),
    ),
)
