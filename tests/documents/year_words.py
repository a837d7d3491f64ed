"""What somebody writes on a paper of a simulated file, and what the simulated act chooses for it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from xinfang.documents.sheet import plain_day
from xinfang.documents.types.row import PaperType, Part
from xinfang.law.actable import ACTS
from xinfang.law.fields import FieldKind
from xinfang.law.terms.paths import Adoption
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Command
from xinfang.petitions.paper_context import starting_words

BY_OUTCOME: Final = {
    "SUPPORT": "由本单位于{month}以前落实。",
    "EXPLAIN": "有关规定和办理情况已经当面说明，其余部分按现行政策执行。",
    "NOT_SUPPORT": "您所要求的内容没有法律、法规和政策依据。",
    "UPHOLD": "原意见认定的事实清楚，适用的依据正确。",
    "CHANGE": "由承办单位于{month}以前补充答复没有回应的请求。",
    "REVOKE": "原意见认定的主要事实不清，由承办单位自行恢复办理。",
    "ORDER_ANEW": "原意见认定的主要事实不清，责令承办单位于{month}以前重新作出处理意见。",
}
# By the name of the part; `{week}` and `{month}` are days ahead, `{today}` is the day.
WORDS: Final[Mapping[str, str]] = {
    "route": "按信访程序办理，由本单位承办。",
    "procedure": "核实以后作出书面答复；可以凭信访编号在网上、电话或者窗口查询办理情况。",
    "contact": "地址：该单位信访接待室；电话：0310-3890001；工作日接待。",
    "target": "涉县人力资源和社会保障局",
    "reason": "经核对有关材料和职责分工，情况清楚。",
    "same": "请求和所依据的事实，与该单位正在办理的一件相同，由同一信访人提出。",
    "compared": "事实：时间、地点和经过相同。理由：所提的依据相同。",
    "period_basis": "该程序的期限以有关法律的规定为准，没有规定期限的，应当及时提出。",
    "answer": "有关情况已经核实，现将办法和联系方式一并告知。",
    "other_remedy": "不服的，可以自收到之日起60日内依法申请行政复议，或者自收到之日起六个月内依法提起行政诉讼。",
    "how_on": "凭登记回执到信访接待窗口提出，或者拨打0310-3890001。",
    "extension_reason": "需要等待专业机构的检测结论。",
    "hearing_subject": "所反映情况的事实认定和处理方案。",
    "hearing_time": "{week}上午9时",
    "hearing_place": "本单位二楼会议室",
    "record": "双方分别陈述事实、出示材料，并就争议的问题发表意见。经主持，双方达成一致意见。",
    "parties": "信访人；有关责任单位",
    "dispute": "所反映事项造成的损失由谁承担。",
    "agreed": "有关责任单位于{month}以前完成整改，并承担相应的费用。",
    "lawful": "不违反法律、法规和政策的强制性规定。",
    "facts": "经到现场查看、调取档案并询问有关人员，所反映的情况基本属实；信访人提交的材料予以采信。",
    "legal_basis": "《信访工作条例》第三十二条、第三十五条",
    "explained": "该事项已经处理、复查、复核，复核意见已经送达，信访程序到此终结。",
    "aid": "由所在乡镇安排专人走访；生活确有困难的，协助申请临时救助。",
    "requirement": "请查清事实，依法处理，并书面答复信访人。",
    "report_until": "请于{week}以前书面答复。",
    "proposal": "建议由有关主管部门牵头，会同所在乡镇处理。",
    "measures": "已经通知有关单位到现场处置，并安排专人值守。",
    "verified": "经核对职责分工和有关材料，情况清楚，结论适当。",
    "list": "原信1份，照片3张。",
    "progress": "已经到现场勘查并听取信访人陈述，正在核对有关档案。",
    "investigated": "经到现场查看并调取档案，所反映的情况基本属实。",
    "result": "已经整改完毕，处理意见书已经送达信访人。",
    "trigger": "经核查，该事项一直没有办理记录。",
    "found": "经核查，收件以后没有逐件登记，也没有明确承办人。",
    "suggested": "建议建立收件台账，逐件登记期限，由专人负责。",
    "policy_problem": "有关公共设施的管护责任没有明确的规定。",
    "legal_matter": "有关判决已经生效，尚未执行。",
    "grave": "可能影响多户居民的人身安全。",
    "reported": "反映有关单位收取没有依据的费用。",
    "enclosed": "原信件1份。",
    "received": "材料收齐，共1份。",
    "improvement": "建立收件台账，逐件登记办理期限。",
    "harm": "拖延期间损失扩大，造成重大财产损失。",
    "handled": "已经明确承办人，于近日书面告知信访人，并对有关人员批评教育。",
    "adopted": "已经建立台账；需要经费的部分列入明年预算。",
    "department": "涉县交通运输局",
    "present": "信访人、有关单位代表、听证员三人",
    "hearing_result": "所反映的情况属实，应当由有关责任单位限期整改。",
    "effect": "按照《信访工作条例》对该类事项的规定继续办理，已经告知的期限不因此延长。",
}
HELD: Final = ("hearing_record", "review_hearing_record", "final_hearing_record")
OWN_WORDS: Final[Mapping[tuple[str, str], str]] = {
    **{(kind, "hearing_time"): "{today}上午9时" for kind in HELD},
    **{(kind, "record"): "各方陈述事实和理由，出示材料，就争议的问题质证、辩论；听证员合议。" for kind in HELD},
    ("settlement_record", "record"): "双方自行协商，自愿达成一致意见。",
    ("review_admission", "reason"): "请求符合规定，材料齐全。",
    ("final_admission", "reason"): "请求符合规定，材料齐全。",
    ("review_refusal", "reason"): "请求在规定的期限届满以后提出，没有说明正当理由。",
    ("final_refusal", "reason"): "请求在规定的期限届满以后提出，没有说明正当理由。",
    ("recall_letter", "reason"): "补充材料表明该事项由其他单位管理。",
    ("rework_letter", "reason"): "答复没有回应全部请求。",
    ("extension_refused", "reason"): "现有材料已经可以作出处理意见。",
    ("objection", "reason"): "该事项由其他单位管理，不在本单位职权范围以内。",
    ("objection_above", "reason"): "反映的地点在邻县境内，由该县有关部门管理。",
    ("elsewhere", "reason"): "该事项由下列单位管理，不在本单位职权范围以内。",
    ("diversion", "reason"): "该事项依法应当通过其他法定程序解决。",
    ("class_notice", "reason"): "经向信访人了解，其请求的性质与原来认定的类别不同。",
    **{(kind, "dispute"): "该事项由哪个单位管理。" for kind in ("competence_ruling", "superior_ruling")},
    ("designation", "reason"): "该镇主要负责人与信访人系近亲属，其他人员均参与过该事项。",
    ("pointed_elsewhere", "reason"): "该事项依法应当通过其他法定程序解决。",
    ("policy", "suggested"): "建议明确管护责任单位和经费来源。",
    ("accountability", "suggested"): "建议依规依纪依法处理。",
}


def words_for(view: CaseView, paper: PaperType, command: Command, n: int) -> dict[str, str]:
    """Give the words of each part: those of the request where they begin the draft, those of the act, or the usual."""
    begun, said = starting_words(view, paper), command.values if command.kind is paper.act else {}
    told = {part.key(n): begun.get(part.key(n)) if part.asked or part.start else None for part in paper.parts}
    fields = {part.key(n): part.field for part in paper.parts if part.field in said}
    known = {name: said[field] for name, field in fields.items() if field not in ("text", "legal_basis")}
    usual = {part.key(n): _usual(view, paper, part, command, n) for part in paper.parts}
    return usual | {name: words for name, words in told.items() if words} | known


def _usual(view: CaseView, paper: PaperType, part: Part, command: Command, n: int) -> str:
    on = view.on
    pattern = OWN_WORDS.get((paper.kind, part.name), WORDS.get(part.name, ""))
    if part.name.startswith("decision"):
        pattern = BY_OUTCOME[str(command.values.get("outcome", "SUPPORT"))]
    request = view.case.request(n)
    if part.name == "adoption" and request is not None and request.adoption is not None:
        return f"{Adoption(request.adoption).label}。"
    return pattern.format(today=plain_day(on), week=_ahead(view, 8), month=_ahead(view, 30))


def _ahead(view: CaseView, days: int) -> str:
    """Give the working day so many days ahead, or the one before it."""
    return plain_day(view.case.calendar.previous_working(view.on + timedelta(days=days)))


def codes_for(paper: PaperType, command: Command) -> dict[str, Any] | None:
    """Give what is chosen in the fields of the act, as the simulated act chooses it; None for another paper."""
    if paper.act is not command.kind:
        return None
    fields = {field.name for field in ACTS[paper.act].fields if field.kind is not FieldKind.TEXT}
    chosen = {name: value for name, value in command.values.items() if name in fields}
    fits = all(chosen.get(name) in values for name, values in paper.only)
    return chosen if fits else None
