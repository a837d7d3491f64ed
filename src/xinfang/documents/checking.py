"""What a paper lacks or contradicts, in whole sentences; issuing is refused until there is nothing left."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from xinfang.documents.circular_checks import no_petitioner
from xinfang.documents.context import Context
from xinfang.documents.proceeding_checks import PROCEEDING_CHECKS, STAGES
from xinfang.documents.reading import days_in, odd_days_in, periods_in
from xinfang.documents.sheet import plain_day
from xinfang.documents.types.row import Need, PaperType
from xinfang.documents.ways import ASKS, held_out, other_bodies, other_periods

LAW: Final = re.compile(r"《[^》]{2,}》[^《]*?第[一二三四五六七八九十百零\d]+条")
TITLED: Final = re.compile(r"《[^》]{2,}》")
BLANK: Final = re.compile(r"[\u00d7\uff38xX]{2,}|_{2,}|（此处[^）]*）|【[^】]*】|待补充|待填写")
POINTED: Final = re.compile(r"见附件\s*(\d{0,2})")
EXTENDED: Final = r"延长(?:办理期限)?\s*(\d{1,3})\s*日"
EXTENDED_TO: Final = r"(?:延长至|延至|延期至)(\d{4}年\d{1,2}月\d{1,2}日)"
# What a day is said to be, and under which name the file has it.
NAMED_DAYS: Final = {
    "受理": "accepted_on",
    "收到信访": "received_on",
    "登记": "registered_on",
    "听取": "heard_on",
    "提出异议": "objected_on",
    "申请延": "asked_on",
    "收到复查": "review_received_on",
    "收到复核": "review_received_on",
    "请求复查": "asked_review_on",
    "请求复核": "asked_review_on",
    "出具信访处理意见": "opinion_on",
    "出具处理意见": "opinion_on",
    "撤回": "withdrawn_on",
}
OUTCOMES: Final = {
    "SUPPORT": ("予以支持", re.compile(r"不予支持|不支持")),
    "NOT_SUPPORT": ("不予支持", re.compile(r"(?<!不)予以支持")),
    "EXPLAIN": ("作出解释说明", re.compile(r"不予支持|(?<!不)予以支持")),
    "UPHOLD": ("维持", re.compile(r"(?:予以|应当)(?:撤销|变更)|(?<![维不])(?:撤销|变更)原|责令[^。；]{0,20}重新")),
    "CHANGE": ("变更", re.compile(r"予以维持|维持原|予以撤销|责令[^。；]{0,20}重新")),
    "REVOKE": ("撤销", re.compile(r"予以维持|维持原|予以变更|变更原")),
    "ORDER_ANEW": ("撤销并责令重新办理", re.compile(r"予以维持|维持原|予以变更|变更原")),
}


def check(paper: PaperType, context: Context) -> tuple[str, ...]:
    """Give a sentence for each thing that the paper lacks or contradicts; none when it may be issued."""
    found = [*_parts(paper, context), *_blanks(paper, context), *_days(context), *_attachments(context)]
    found += [*_stage(paper, context), *context.faults]
    for need in paper.needs:
        found += CHECKS[need](paper, context)
    return tuple(dict.fromkeys(found))


def _parts(paper: PaperType, context: Context) -> Iterator[str]:
    several = len(context.asked) > 1
    for part in paper.parts:
        if not part.required:
            continue
        for n in [asked.n for asked in context.asked] if part.each else [None]:
            if not context.words.get(part.key(n), "").strip():
                whose = f"诉求{n}的" if several and n is not None else ""
                yield f"没有载明{whose}“{part.label}”（{paper.article}）。"
    if not context.asked:
        yield "没有选择这份公文针对的诉求。"


def _stage(paper: PaperType, context: Context) -> Iterator[str]:
    if paper.stage is not None and context.asked and "review_received_on" not in context.days:
        yield f"所选诉求没有由本机关进行的{STAGES[paper.stage]}，不能印发这份公文。"


def _blanks(paper: PaperType, context: Context) -> Iterator[str]:
    for part in paper.parts:
        for n in [asked.n for asked in context.asked] if part.each else [None]:
            found = BLANK.search(context.words.get(part.key(n), ""))
            if found:
                yield f"“{part.label}”里还有没有填写的地方：“{found.group(0)}”。"


def _days(context: Context) -> Iterator[str]:
    text = context.said()
    for odd in odd_days_in(text):
        yield f"正文写的“{odd}”不是一个日期，请核对。"
    for day, after in days_in(text):
        for word, name in NAMED_DAYS.items():
            known = context.days.get(name)
            if after.startswith(word) and known is not None and day != known:
                yield f"正文写的{word}日期是{plain_day(day)}，与案卷记载的{plain_day(known)}不一致。"


def _attachments(context: Context) -> Iterator[str]:
    """Compare what the words point to with the files that come with the paper."""
    pointed = [int(n) for n in POINTED.findall(context.said()) if n]
    if POINTED.search(context.said()) and not context.attachments:
        yield "正文写有“见附件”，却没有选择附件。"
    elif pointed and max(pointed) > len(context.attachments):
        yield f"正文写有附件{max(pointed)}，选择的附件只有{len(context.attachments)}份。"


def _outcome(paper: PaperType, context: Context) -> Iterator[str]:
    chosen = context.codes.get("outcome", "")
    said = next((part.label for part in paper.parts if part.name.startswith("decision")), "")
    if not chosen:
        yield f"没有选择{said}的结论（{paper.article}）。"
        return
    label, opposite = OUTCOMES.get(chosen, ("", None))
    text = "\n".join(words for name, words in context.words.items() if name.startswith("decision"))
    found = opposite.search(text) if opposite is not None else None
    if found:
        yield f"{said}选择的是“{label}”，正文却写了“{found.group(0)}”，前后矛盾。"
    if chosen == "ORDER_ANEW" and not any(days_in(text)) and not any(periods_in(text, before="重新")):
        yield "责令重新办理的，应当写明重新作出意见的期限。"


def _basis(_paper: PaperType, context: Context) -> Iterator[str]:
    told = context.words.get("legal_basis", "").strip()
    if not told or LAW.search(told):
        return
    if TITLED.search(told):
        yield "法律法规依据只写了名称，没有写明条款。"
    else:
        yield "法律法规依据应当写明名称和条款，例如《中华人民共和国公路法》第三十二条。"


def _review(paper: PaperType, context: Context) -> Iterator[str]:
    yield from _way(paper, context, "复查", "复核")


def _final_review(paper: PaperType, context: Context) -> Iterator[str]:
    yield from _way(paper, context, "复核", "复查")


def _way(paper: PaperType, context: Context, right: str, wrong: str) -> Iterator[str]:
    """Compare the way on that the words hold out, but for what was asked, with the one that the law computes."""
    if context.review is None or not context.review.bodies:
        yield f"系统没有找到可以请求{right}的上一级机关、单位，不能写明救济途径；请系统管理员补全单位的隶属关系。"
        return
    text = context.said(without=asked_parts(paper, context))
    if re.search(rf"{ASKS}{wrong}", text):
        yield f"不服本意见的救济途径是请求{right}，正文写成了请求{wrong}。"
    yield from other_periods(text, context.review.days, right)
    yield from other_bodies(text, context.review.bodies, right)


def asked_parts(paper: PaperType, context: Context) -> frozenset[str]:
    """Give the names of the words that tell what the petitioner asked."""
    return frozenset(part.key(one.n) for part in paper.parts if part.asked for one in context.asked)


def _no_review(paper: PaperType, context: Context) -> Iterator[str]:
    found = held_out(context.said(without=asked_parts(paper, context)))
    if found:
        yield f"复核意见是终结意见，正文不应当再写可以请求{found}（第三十六条第三款）。"


def _extension(_paper: PaperType, context: Context) -> Iterator[str]:
    granted = context.counts.get("granted_days")
    if granted is None:
        yield "没有已经批准的延期，不能告知延期。"
        return
    for found in re.finditer(EXTENDED, context.said()):
        if int(found.group(1)) != granted:
            yield f"正文写的延长天数是{found.group(1)}日，批准的是{granted}日。"
    due = context.days.get("due_on")
    for found in re.finditer(EXTENDED_TO, context.said()):
        if due is not None and found.group(1) != plain_day(due):
            yield f"正文写的延长后的期限是{found.group(1)}，依法推算是{plain_day(due)}。"


def _addressee(_paper: PaperType, context: Context) -> Iterator[str]:
    if not any(context.readers):
        yield "没有写明主送机关、单位。"
    elif context.organ in context.readers:
        yield "公文不能主送本机关、单位自己。"


def _signer(_paper: PaperType, context: Context) -> Iterator[str]:
    if not context.signer:
        yield "上行文应当标注签发人；请先由负责人签发。"


def _owed(_paper: PaperType, context: Context) -> Iterator[str]:
    if not context.told.get("owed"):
        yield "所选诉求上没有该单位尚未履行的义务，不需要催办。"


def _asked_days(_paper: PaperType, context: Context) -> Iterator[str]:
    asked, until = context.codes.get("days", ""), context.days.get("extended_to")
    for found in re.finditer(EXTENDED, context.said()):
        if asked and found.group(1) != asked:
            yield f"正文写的延长天数是{found.group(1)}日，申请的是{asked}日。"
    for found in re.finditer(EXTENDED_TO, context.said()):
        if until is not None and found.group(1) != plain_day(until):
            yield f"正文写的延长后的期限是{found.group(1)}，依法推算是{plain_day(until)}。"


def _until(_paper: PaperType, context: Context) -> Iterator[str]:
    told = context.words.get("report_until", "")
    if not told.strip():
        return
    days = [day for day, _ in days_in(told)]
    if not days:
        yield "反馈期限应当写明日期，例如“请于2026年4月10日以前书面答复”。"
    elif min(days) <= context.on:
        yield f"反馈期限{plain_day(min(days))}应当晚于成文日期{plain_day(context.on)}。"


def _unnamed(_paper: PaperType, context: Context) -> Iterator[str]:
    said = "\n".join((context.said(), *context.attachments))
    if any(word in said for word in context.unnamed):
        yield "正文写有检举人的姓名、证件号码、电话或者住址，检举控告的公文不能写（第三十条第三款）。"


CHECKS: Final[Mapping[Need, Callable[[PaperType, Context], Iterator[str]]]] = {
    Need.OUTCOME: _outcome,
    Need.LEGAL_BASIS: _basis,
    Need.REVIEW: _review,
    Need.FINAL_REVIEW: _final_review,
    Need.NO_REVIEW: _no_review,
    Need.PERIOD: _extension,
    Need.ADDRESSEE: _addressee,
    Need.SIGNER: _signer,
    Need.OWED: _owed,
    Need.ASKED_DAYS: _asked_days,
    Need.UNTIL: _until,
    Need.UNNAMED: _unnamed,
    Need.NO_PETITIONER: no_petitioner,
    **PROCEEDING_CHECKS,
}
