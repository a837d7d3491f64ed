"""What papers of a proceeding with a petitioner must not contradict: periods, classes, hearings, his own will.

Each check reads known turns of phrase; what it does not find may still be wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from xinfang.documents.context import Context
from xinfang.documents.reading import days_in, periods_in
from xinfang.documents.sheet import plain_day
from xinfang.documents.types.row import Need, PaperType, Stage
from xinfang.documents.ways import ASKS, held_out, other_bodies, other_periods
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind

Check = Callable[[PaperType, Context], Iterator[str]]
YES: Final = "True"
OR: Final = "或者"
STAGES: Final = {Stage.REVIEW: "复查", Stage.FINAL: "复核"}
LENGTH: Final = re.compile(r"[\d一二两三四五六七八九十百]+\s*(?:个工作日|日|天|个月|月|年)")
UNSTATED: Final = re.compile(r"没有规定")
BY_LAW: Final = re.compile(r"复议|诉讼|申诉|起诉")
DIFFERENT: Final = re.compile(r"(?:事实|理由)(?:和理由)?(?:不同|不一致|有变化)|(?:新的|不同的)(?:事实|理由)")
CLASSES: Final = re.compile(r"改(?:为|按|成)(建议意见|检举控告|申诉求决)类")
ITEM: Final = re.compile(r"第三十一条(?:第一款)?第([一二三四五六])项")
ITEMS: Final = "一二三四五六"
FAILED: Final = re.compile(r"[未没](?:能|有)?(?:能)?达成|[不无]能达成|无法达成|不同意(?:调解|和解)")
AGREED: Final = re.compile(r"达成(?:了)?(?:一致|协议|和解|调解)")
GAGS: Final = re.compile(
    r"(?:停止|放弃|不再|不得)[^。；，]{0,6}(?:信访|上访|来访|走访)|息访|息诉|罢访|不得再次提出|不再提出任何"
)
PRICES: Final = re.compile(
    r"(?:以|作为)[^。；]{0,20}(?:撤回|停访)[^。；]{0,10}条件|撤回[^。；，]{0,8}(?:后|的)，?[^。；]{0,10}(?:给予|发放|补助|救助|补偿|低保)"
)
ADOPTIONS: Final = (("不采纳", re.compile(r"[不未]予?采纳|没有采纳")), ("部分采纳", re.compile(r"部分采纳")))


def _handling(_paper: PaperType, context: Context) -> Iterator[str]:
    wanted = context.counts.get("handle_days")
    for days in periods_in(context.said(), before="办结"):
        if wanted is not None and days != wanted:
            yield f"正文写的办结期限是{days}日，依法是自受理之日起{wanted}日。"


def _ask_review(_paper: PaperType, context: Context) -> Iterator[str]:
    text, days = context.said(), context.counts.get("ask_review_days")
    if re.search(rf"{ASKS}复核", text):
        yield "对处理意见不服的救济途径是请求复查，正文写成了请求复核。"
    if days is not None:
        yield from other_periods(text, days, "复查")


def _own_period(paper: PaperType, context: Context) -> Iterator[str]:
    name = STAGES[paper.stage] if paper.stage is not None else ""
    wanted = context.counts.get("final_term" if paper.stage is Stage.FINAL else "review_term")
    for days in periods_in(context.said(), before=f"(?:提出|作出){name}意见"):
        if wanted is not None and days != wanted:
            yield f"正文写的提出{name}意见的期限是{days}日，依法是自收到{name}请求之日起{wanted}日。"


def _other_way(paper: PaperType, context: Context) -> Iterator[str]:
    found = held_out(context.said())
    if found:
        yield f"{paper.title}不是信访处理意见，正文不应当写可以请求{found}。"


def _remedy(_paper: PaperType, context: Context) -> Iterator[str]:
    said = context.words.get("other_remedy", "").strip()
    if said and not (BY_LAW.search(said) and LENGTH.search(said)):
        yield "救济途径应当写明行政复议、行政诉讼等法定途径和提出的期限。"


def _period_stated(_paper: PaperType, context: Context) -> Iterator[str]:
    said = context.words.get("period_basis", "").strip()
    if said and not LENGTH.search(said) and not UNSTATED.search(said):
        yield "期限及其依据应当写明多少日或者多少个月；有关法律、法规没有规定的，写明“没有规定期限”。"


def _same_twice(_paper: PaperType, context: Context) -> Iterator[str]:
    if {context.codes.get("same_facts"), context.codes.get("same_reasons")} != {YES}:
        yield "事实相同、理由相同两项都选定，才能不再受理（第三十六条第三款）。"
        return
    found = DIFFERENT.search(context.said())
    if found:
        yield f"选择的是事实、理由相同，正文却写了“{found.group(0)}”，前后矛盾。"


def _new_class(_paper: PaperType, context: Context) -> Iterator[str]:
    known = context.labels.get("new_class", "")
    if not known:
        yield "所选诉求没有改变类别，不能告知类别变更。"
        return
    for said in CLASSES.findall(context.said()):
        if said not in known:
            yield f"正文写的新类别是{said}类，案卷记载的是{known}。"


def _adoption(_paper: PaperType, context: Context) -> Iterator[str]:
    known, words = context.labels.get("adopted", ""), context.words.get("adoption", "")
    if not known or "采纳" not in words:
        return
    said = next((label for label, pattern in ADOPTIONS if pattern.search(words)), "采纳")
    if said != known:
        yield f"案卷记载的决定是“{known}”，正文却写成了“{said}”，前后矛盾。"


def _route(_paper: PaperType, context: Context) -> Iterator[str]:
    chosen = context.codes.get("route", "")
    if not chosen:
        yield "没有选择办理途径（第三十一条）。"
        return
    own = ITEMS[int(chosen[-1]) - 1]
    for item in ITEM.findall(context.said()):
        if item != own:
            yield f"选择的是第三十一条第{own}项，正文却写了第三十一条第{item}项，前后矛盾。"
    if context.codes.get("perform_by") and not context.words.get("perform_basis", "").strip():
        yield "填写了履行或者答复的期限，应当写明该期限的依据。"


def _agreed(paper: PaperType, context: Context) -> Iterator[str]:
    if paper.act is ActKind.MEDIATE and context.codes.get("consent") != YES:
        yield "没有选定争议双方当事人同意调解；不同意的不得调解（第三十三条）。"
    text, agreed = context.words.get("record", ""), context.codes.get("agreed") == YES
    failed = FAILED.search(text)
    if agreed and failed:
        yield f"选择的是达成一致意见，正文却写了“{failed.group(0)}”，前后矛盾。"
    reached = AGREED.search(FAILED.sub("", text))
    if not agreed and reached and not failed:
        yield f"没有选定达成一致意见，正文却写了“{reached.group(0)}”，前后矛盾。"


def _own_will(_paper: PaperType, context: Context) -> Iterator[str]:
    text = context.said()
    gag, price = GAGS.search(text), PRICES.search(text)
    if gag:
        yield f"正文写了“{gag.group(0)}”。不能要求信访人不再信访，也不能限制他再次提出。"
    if price:
        yield f"正文写了“{price.group(0)}”。救助、补偿和待遇不能以撤回为条件。"


def _right_body(paper: PaperType, context: Context) -> Iterator[str]:
    if context.codes.get("ground") != "NOT_ABOVE" or paper.stage is None:
        return
    name, bodies = STAGES[paper.stage], context.labels.get("right_bodies", "")
    if not bodies:
        yield f"系统没有找到有权{name}的机关、单位，不能写明；请系统管理员补全单位的隶属关系。"
        return
    if context.organ in bodies.split(OR):
        yield f"{context.organ}是有权{name}的机关、单位，不能以不是上一级为由不予{name}。"
    yield from other_bodies(context.said(), bodies.split(OR), name)


def _hearing_day(context: Context) -> date | None:
    return next((day for day, _ in days_in(context.words.get("hearing_time", ""))), None)


def _undated(context: Context) -> bool:
    return bool(context.words.get("hearing_time", "").strip()) and _hearing_day(context) is None


def _hearing_ahead(paper: PaperType, context: Context) -> Iterator[str]:
    """Compare the day of the hearing with the period that runs on during it; that of a final review does not (36②)."""
    if _undated(context):
        yield "听证时间应当写明年、月、日。"
    of_review = paper.stage is Stage.REVIEW
    runs = None if paper.stage is Stage.FINAL else context.days.get("review_due_on" if of_review else "due_on")
    day, due = _hearing_day(context), runs
    if day is not None and day <= context.on:
        yield f"听证日期{plain_day(day)}应当晚于通知的日期{plain_day(context.on)}。"
    if day is not None and due is not None and day > due:
        yield (
            f"听证日期{plain_day(day)}晚于{'复查' if of_review else '办结'}期限{plain_day(due)}；"
            f"听证不中止{'复查' if of_review else '办理'}期限。"
        )


def _hearing_today(paper: PaperType, context: Context) -> Iterator[str]:
    if _undated(context):
        yield "听证时间应当写明年、月、日。"
    day = _hearing_day(context)
    if day is not None and day != context.on:
        yield (
            f"听证日期{plain_day(day)}与笔录的日期{plain_day(context.on)}不一致；"
            f"隔日补记的，请直接办理“{ACTS[paper.act].label if paper.act is not None else ''}”，并附上笔录。"
        )


PROCEEDING_CHECKS: Final[Mapping[Need, Check]] = {
    Need.HANDLING: _handling,
    Need.ASK_REVIEW: _ask_review,
    Need.OWN_PERIOD: _own_period,
    Need.OTHER_WAY: _other_way,
    Need.REMEDY: _remedy,
    Need.PERIOD_STATED: _period_stated,
    Need.SAME_TWICE: _same_twice,
    Need.NEW_CLASS: _new_class,
    Need.ADOPTION: _adoption,
    Need.ROUTE: _route,
    Need.AGREED: _agreed,
    Need.OWN_WILL: _own_will,
    Need.RIGHT_BODY: _right_body,
    Need.HEARING_AHEAD: _hearing_ahead,
    Need.HEARING_TODAY: _hearing_today,
}
