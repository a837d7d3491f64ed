"""What a row of the act table holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xinfang.law import fields as f
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState
from xinfang.law.texts import BOTH, ONLY_2005, Text, places_under


class Place(StrEnum):
    """Where the doer must stand towards the request."""

    OFFICE = "OFFICE"  # the office that registered the petition
    SENDER = "SENDER"  # the organ that sent the request to its holder
    HOLDER = "HOLDER"  # the organ that holds the request
    SIGHTED = "SIGHTED"  # any organ that sees the petition
    KEEPER = "KEEPER"  # the organ that holds the request, else the office
    OBLIGOR = "OBLIGOR"  # the organ that owes what the act meets
    OBLIGOR_OR_OFFICE = "OBLIGOR_OR_OFFICE"  # that organ, or the office that enters its paper
    PARTY = "PARTY"  # the petitioner
    PARTY_OR_OFFICE = "PARTY_OR_OFFICE"  # the petitioner, or the office that enters his paper
    REVIEWER = "REVIEWER"  # the body that reviews, or the office that enters its papers
    DECIDER = "DECIDER"  # who decides on a challenge, or the office that enters his paper
    CALLER = "CALLER"  # the office that calls back after a withdrawal
    ANYWHERE = "ANYWHERE"  # no petition yet


class Need(StrEnum):
    """What must have happened to the request before; the value is the sentence of a refusal."""

    CLAIM = "只有申诉求决类诉求适用信访程序的受理（第三十一条）。"
    HEARD = "出具处理意见书之前，应当听取信访人陈述事实和理由（第三十一条第六项）。"
    NO_EXTENSION = "已有一次延期申请待批准或者已获批准，不能再次延长（第三十四条）。"
    EXTENSION_ASKED = "没有待批准的延期申请。"
    EXTENSION_GIVEN = "没有已批准的延期。"
    EXTENSION_UNTOLD = "已经告知过延期理由，不需要重复告知。"
    OPEN_OBJECTION = "没有待核实的异议。"
    NO_OBJECTION = "已有一项异议等待核实，应当先核实该异议。"
    OPINION_OUT = "尚未出具处理意见书。"
    NOT_INFORMED = "已经书面告知过接收情况，不需要重复告知。"
    ASSIGNED = "该诉求不是交办事项，不需要反馈办理结果。"
    RESULT_OWED = "已经反馈过办理结果，不需要重复反馈；其后恢复办理的，办结以后再反馈。"
    ABOVE_OWED = "已经向上级反馈过结果，不需要重复反馈。"
    ABOVE_OPEN = "该诉求没有尚未反馈的上级交办要求。"
    NO_ABOVE_OBJECTION = "已有一项向上级提出的异议等待核实。"
    ABOVE_OBJECTION = "没有等待上级核实的异议。"
    BY_ASSIGNMENT = "只有交办的诉求由交办单位审核认定办结（第二十二条第一款第三项）。"
    SENT = "该诉求不是其他单位转来的，不适用该办法。"
    SUGGESTION = "只有建议意见类诉求适用研究论证和采纳（第二十九条）。"
    STUDIED = "决定是否采纳之前，应当认真研究论证（第二十九条第一款）。"
    NOT_ADOPTED = "已经作出是否采纳的决定。"
    ADOPTION_OUT = "尚未作出是否采纳的决定。"
    NOT_AWARDED = "已经就采纳该建议意见给予奖励。"
    ADOPTED = "只有采纳或者部分采纳的建议意见才给予奖励（第二十九条第二款）。"
    ROUTE_SIX = "该诉求已决定按第三十一条第一项至第五项办理，不能按第六项受理；途径有变的，应当先重新决定办理途径。"
    ROUTE_AWAY = "只有决定按第三十一条第一项至第四项办理的诉求才导入其他程序。"
    ROUTE_FIVE = "只有决定按第三十一条第五项办理的诉求才适用履行或者答复。"
    NOT_CONCEALED = "检举控告类诉求不改变类别；其他诉求中含有检举控告的，应当分立。"
    NOT_LEGAL = "涉法涉诉信件由政法部门依法处理，不改变类别（第二十二条第二款）。"
    APART = "该诉求与其他信访事项合并办理，应当先解除合并，再改变类别。"
    NOT_FROM_ABOVE = "上级交办的要求已经登记。"
    NOT_REFERRED = "已经报请本级党委和政府决定。"
    DIRECT = "只有信访人直接向本单位提出的诉求才适用该办法；转送、交办的应当提出异议（第二十三条）。"
    FORWARDED = "该诉求没有转送、交办本系统下级机关、单位。"
    NOT_ACKNOWLEDGED = "这次转来的材料已经签收，不需要重复签收；签收日期有误的，更正该记录。"
    NOT_TOLD_WHERE = "已经告知过转送、交办去向，不需要重复告知。"
    TRIED = "签订协议书之前，应当经过调解或者和解（第三十三条）。"
    NOT_JOINED = "该诉求已经并入其他信访事项。"
    JOINED = "该诉求没有与其他信访事项合并办理。"
    RELEASED = "摘录件应当先由摘录人以外的人员核对放行（第三十条第三款）。"
    TO_RELEASE = "没有等待核对放行的摘录。"
    LINKED = "该诉求没有关联其他信访事项。"
    ACCUSATION = "只有检举控告类诉求由纪检监察机关或者组织（人事）部门接收（第三十条第一款）。"
    SUPPORTED = "只有予以支持的处理意见才报告执行情况（第三十二条第二款）。"
    OWED_OR_OPEN = "该诉求已经办结，没有尚未履行的告知义务。"
    NO_REVIEW = "该处理意见已经请求复查，不能重复请求（第三十五条）。"
    REVIEW_SERVED = "复查意见送达以后才能请求复核，只能请求一次；复核意见是终结意见（第三十六条）。"
    REVIEW_NEW = "没有等待决定是否受理的复查、复核请求。"
    REVIEW_OPEN = "没有正在进行的复查、复核。"
    REVIEW_READY = "没有可以提出意见的复查、复核；逾期提出的请求，应当先决定是否受理。"
    REVIEW_DECIDED = "没有等待送达的复查、复核意见。"
    NO_OPEN_REVIEW = "该诉求正在复查、复核，应当等待复查、复核意见。"
    REDO_DECIDED = "没有决定责令重新办理。"
    ROAD_ENDED = "复核意见尚未送达，信访程序没有终结（第三十六条第三款）。"
    SIMPLE_ON = "本县没有启用简易办理：有关规则默认停用，启用须载入本县规则（local.toml）。"
    SIMPLE = "该诉求没有适用简易办理。"
    NOT_SIMPLE = "该诉求已经适用简易办理。"
    WITH_HOLDER = "该诉求目前没有承办单位。"
    NOT_RULED = "该诉求的受理单位已经协商确定或者依法决定，确定之日即为收到之日，不能再提出异议（第二十四条）。"
    NO_CHALLENGE = "已有一项回避申请等待决定。"
    OPEN_CHALLENGE = "没有等待决定的回避申请。"
    BY_OTHER_ROUTE = "只有按第三十一条第一项至第五项办理、由此终结的诉求才请求重新审查途径。"
    NO_CONTEST = "已有一项重新审查途径的请求等待答复。"
    OPEN_CONTEST = "没有等待答复的重新审查途径的请求。"
    COMPANIONS = "只有一位信访人的，不能退出；不再请求办理的，可以撤回。"
    AGENT = "没有正在代理的代理人。"
    ALONE = "还有其他信访人的，一人不能撤回全体的诉求；本人不再参加的，办理“退出共同信访”。"
    SERVICE_DUE = "该诉求的答复已经送达。"
    ALL_SERVED = "还有信访人没有收到答复，应当逐一送达以后再办结。"
    NOTHING_OPEN = "还有未办结的诉求、未履行的义务或者正在进行的复查、复核，不能销毁内容。"
    NOT_RATED = "您已经评价过该诉求的办理情况。"
    OVERSEEN = (
        "督办和建议由登记该信访事项的信访部门提出；检举控告和其他机关、单位自行登记的信访事项不适用（第四十条）。"
    )
    SUPERVISED = "该诉求上没有督办过其他机关、单位；应当先督办，督办以后仍有必要的，再通报（第四十条第一款）。"
    ORGAN_ON_FILE = "该诉求还没有其他机关、单位承办，没有可以督办的对象。"


# Acts that another place of the older regulation names than the counterparts of their articles.
OLD_PLACES: Final[Mapping[ActKind, str]] = {
    ActKind.ACCEPT: "第二十一条第二款、第二十二条第一款、第三十三条",
    ActKind.HEAR_PETITIONER: "第三十一条第一款",
    ActKind.INVESTIGATE: "第三十一条第一款",
    ActKind.HOLD_HANDLING_HEARING: "第三十一条第二款",
    ActKind.MEDIATE: "第十三条第二款",
    ActKind.RECEIVE_FROM_ABOVE: "第六条第二款第二项",
    ActKind.REPORT_ABOVE: "第六条第二款第二项",
}


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row of the act table.

    `to` is the state that the addressed requests enter, None when they stay. `about` names the acts of which one,
    live and covering the same requests, must be answered. `days_back` counts working days; a longer way back than
    two needs an evidence file. `texts` are the regulations that know the act; `article` names the places in the newest
    of them. `accusations` tells whether the act exists on the concealed path,
    `second_person` whether somebody else must confirm the act, `papers` whether staff that enters it for the petitioner
    must keep his signed paper on file, `proof` whether a paper may have to prove what the act says, `files` whether
    files may come with it (附件).
    """

    kind: ActKind
    label: str
    article: str
    capacities: frozenset[CapacityKind]
    place: Place
    states: frozenset[RequestState]
    to: RequestState | None = None
    fields: tuple[f.Field, ...] = ()
    about: frozenset[ActKind] = frozenset()
    needs: tuple[Need, ...] = ()
    days_back: int = 2
    accusations: bool = False
    per_request: bool = True
    second_person: bool = False
    papers: bool = False
    proof: bool = False
    files: bool = False
    texts: frozenset[Text] = BOTH

    def article_under(self, text: Text | None) -> str:
        """Give the places that the act rests on in `text`, named with it where it is not the regulation of 2022."""
        if text is not Text.OF_2005:
            return self.article
        if not self.article.startswith("第"):
            return self.article
        own = self.article if self.texts == ONLY_2005 else OLD_PLACES.get(self.kind)
        places = own or places_under(self.article, text)
        return f"《{text}》{places}" if places else f"《{text}》没有相应的条款"

    def fields_under(self, text: Text | None) -> tuple[f.Field, ...]:
        """Give what the act says where `text` is in force."""
        return tuple(one for one in self.fields if text is None or text in one.texts)

    def field(self, name: str) -> f.Field | None:
        """Give the field called `name`, None when the act has none."""
        return next((one for one in self.fields if one.name == name), None)
