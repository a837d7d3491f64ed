"""Rows of the act table: petitioners who join and leave, their names and codes, and who speaks for them."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, DESK, C, K
from xinfang.law.terms import RequestState
from xinfang.law.terms.persons import AgentBasis, CodeGround, IdentityShown, PersonGround, ServiceChoice
from xinfang.law.texts import ONLY_2022

# Neither regulation speaks of electronic service; the Civil Procedure Law lets it be used with consent.
BY_ANALOGY: Final = "《民事诉讼法》第九十条"
CIVIL: Final = "《民法典》第一百六十三条、第一百六十五条"
ROWS: Final = (
    ActRow(
        K.JOIN_PERSON,
        "加入共同信访人",
        "第十九条第一款、第二十条第三款",
        frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER}),
        Place.OFFICE,
        BEFORE_END,
        fields=(
            f.flag(
                "representative", "推选的代表、联系人", hint="来访的代表不得超过5人；书信、网上提出的可以推选联系人"
            ),
        ),
        texts=ONLY_2022,
        papers=True,
        files=True,
    ),
    ActRow(
        K.LEAVE_PERSON,
        "退出共同信访",
        "第二十条第三款",
        frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER}),
        Place.PARTY_OR_OFFICE,
        frozenset(RequestState),
        needs=(Need.COMPANIONS,),
        texts=ONLY_2022,
        papers=True,
        files=True,
    ),
    ActRow(
        K.CORRECT_PERSON,
        "更正信访人信息",
        "第十九条第一款",
        DESK,
        Place.OFFICE,
        frozenset(RequestState),
        fields=(
            f.code("ground", "更正的理由", PersonGround),
            f.text("text", "依据和说明", required=False, hint="例如按哪一份证件更正；不要写证件号码", lines=2),
        ),
        days_back=0,
        accusations=True,
        second_person=True,
        proof=True,
    ),
    ActRow(
        K.REISSUE_CODE,
        "补发查询码",
        "第二十一条第二款",
        DESK,
        Place.OFFICE,
        frozenset(RequestState),
        fields=(
            f.code("ground", "补发的理由", CodeGround),
            f.code("shown", "本人出示的证件", IdentityShown),
        ),
        days_back=0,
    ),
    ActRow(
        K.NAME_AGENT,
        "登记代理人",
        CIVIL,
        frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER}),
        Place.OFFICE,
        frozenset(RequestState),
        fields=(
            f.code("basis", "代理的依据", AgentBasis),
            f.flag("receives", "可以代收告知和答复", hint="授权委托书没有写明代收的，不勾选"),
        ),
        papers=True,
    ),
    ActRow(
        K.END_AGENT,
        "终止代理",
        CIVIL,
        frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER}),
        Place.PARTY_OR_OFFICE,
        frozenset(RequestState),
        needs=(Need.AGENT,),
        papers=True,
    ),
    ActRow(
        K.CHOOSE_SERVICE,
        "选择电子送达",
        BY_ANALOGY,
        frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER, C.HANDLER}),
        Place.PARTY_OR_OFFICE,
        frozenset(RequestState),
        fields=(
            f.code(
                "choice",
                "信访人的意思",
                ServiceChoice,
                hint="由信访人自己决定，不同意的照常当面或者邮寄送达；可以随时改变",
            ),
        ),
        days_back=0,
        papers=True,
    ),
)
