"""Why an obligation or a remedy has its date: the period's proof, with what the case's own acts add to it."""

from collections.abc import Iterator
from dataclasses import replace

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import DAY, WorkCalendar
from xinfang.law.duties import RECEIPT_RULES, delivered
from xinfang.law.duties.classes import OF_SUGGESTIONS
from xinfang.law.moving import dates_of
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.origin import began_on, origin_of
from xinfang.law.periods import Due
from xinfang.law.proofs import Proof, Step, prove_due
from xinfang.law.rulebook import Rulebook
from xinfang.law.rules import Rule
from xinfang.law.rulings.serving import by_agent, is_left
from xinfang.law.terms import Delivery
from xinfang.law.words import say_date, say_day

OPENING = frozenset({"rule", "article", "note", "force", "inactive"})
COUNTING = frozenset({"start", "length", "strict"})
ASSIGNED = frozenset({"R22-22-assign", "N22-22-above", "N05-21-assign", "N05-21-above"})
PETITIONER = "信访人"


def proof(
    obligation: Obligation,
    *,
    rulebook: Rulebook,
    calendar: WorkCalendar,
    act: Act | None = None,
    obligor: str = "",
) -> Proof:
    """Tell step by step why `obligation` has its date, or none.

    `act` is the act with number `anchor_seq`, `obligor` the name of who owes; without them, number and rule tell less.
    """
    told = _reckoned(rulebook.rule(obligation.rule), obligation, calendar)
    steps = (
        *(step for step in told.steps if step.kind in OPENING),
        *_who(obligor),
        *_anchor(obligation.anchor_seq, act, obligation, calendar),
        *_presumed(obligation),
        *_held(obligation),
        *_counted(obligation, told),
        *_kept(obligation, told),
        *_marks(obligation),
    )
    return replace(told, start=obligation.started_on, due=_end(obligation, told), steps=steps)


def _reckoned(rule: Rule, obligation: Obligation, calendar: WorkCalendar) -> Proof:
    """Give the proof of the period alone; one set for the case is told by its last day."""
    if obligation.set_for is not None:
        return prove_due(rule, obligation.set_for - DAY, calendar=calendar, days=1)
    return prove_due(
        rule,
        obligation.started_on,
        calendar=calendar,
        pauses=obligation.pauses,
        extension=obligation.extended_days,
    )


def proof_of_remedy(
    remedy: Remedy, *, rulebook: Rulebook, calendar: WorkCalendar, act: Act | None = None, holder: str = ""
) -> Proof:
    """Tell step by step until which day `remedy` may be used; `act` is the act with number `anchor_seq`."""
    told = prove_due(rulebook.rule(remedy.rule), remedy.started_on, calendar=calendar)
    steps = (
        *(step for step in told.steps if step.kind in OPENING),
        *_who(holder or (PETITIONER if remedy.unit is None else ""), word="权利人"),
        *_anchor(remedy.anchor_seq, act, remedy, calendar),
        *(step for step in told.steps if step.kind not in OPENING),
        *_kept(remedy, told),
        *_use(remedy),
    )
    return replace(told, due=_end(remedy, told), steps=steps)


def _who(name: str, *, word: str = "义务人") -> Iterator[Step]:
    if name:
        yield Step("who", f"{word}是{name}。")


def _anchor(seq: int, act: Act | None, dated: Obligation | Remedy, calendar: WorkCalendar) -> Iterator[Step]:
    if act is None:
        yield Step("anchor", f"依据第{seq}号办理记录产生。")
        return
    label = ACTS[act.kind].label
    day = say_date(act.happened_on)
    yield Step(
        "anchor", f"依据第{seq}号办理记录“{label}”（{day}）产生，适用当日施行的规定。", act.happened_on, inferred=True
    )
    if origin_of(act) is not None:
        text = f"本件由另一件信访事项分立，期限自原件收到之日{say_date(began_on(act))}起算，不因分立推迟。"
        yield Step("origin", text, began_on(act), inferred=True)
    if is_left(act):
        text = "信访人拒绝签收，两名见证人（其中一名不属于送达的机关、单位）在场，答复留置，视为当日收到。"
        yield Step("left", text, act.happened_on, inferred=True)
    if by_agent(act):
        text = "由信访人登记的可以代收的代理人签收，参照《民法典》第一百六十二条，视为信访人当日收到。"
        yield Step("agent", text, act.happened_on, inferred=True)
    if act.kind is ActKind.CHANGE_CLASS and dated.rule in OF_SUGGESTIONS:
        text = f"期限自承办单位收到之日{say_date(dated.started_on)}起算，改变类别不重新起算。"
        yield Step("reclassed", text, dated.started_on, inferred=True)
    if dated.rule in RECEIPT_RULES and act.payload.get("delivery") == Delivery.PAPER:
        yield _receipt(act, dated, calendar)


def _receipt(act: Act, dated: Obligation | Remedy, calendar: WorkCalendar) -> Step:
    presumed = delivered(act, calendar)
    if dated.started_on < presumed:
        earlier = say_date(dated.started_on)
        text = f"纸质送交，最迟{say_date(presumed)}视为收到；签收的日期更早，为{earlier}，以该日为准。"
        return Step("received", text, dated.started_on)
    text = f"纸质送交，没有更早的签收记录，自送交后第三个工作日{say_day(presumed)}视为收到。"
    return Step("received", text, presumed, inferred=True)


def _presumed(obligation: Obligation) -> Iterator[Step]:
    """Say of a period that the text does not know from what it is presumed."""
    day = obligation.arises_on
    if day is not None:
        text = (
            f"告知的期限于{say_day(day - DAY)}届满；届时仍未受理的，自{say_date(day)}起提醒，"
            f"自告知之日或者该期限届满之日（以较早者为准）{say_date(obligation.started_on)}起算。这不是法定期限。"
        )
        yield Step("presumed", text, day, inferred=True)


def _held(obligation: Obligation) -> Iterator[Step]:
    if obligation.held_by is not None:
        what = "已定的期限" if obligation.set_for is not None else f"的起算日{say_date(obligation.started_on)}"
        why = _why_held(obligation)
        text = f"第{obligation.held_by}号办理记录虽已{why}，但不得因此推迟期限，仍以此前{what}为准。"
        yield Step("held", text, inferred=True)


def _why_held(obligation: Obligation) -> str:
    """Say what happened to the act that holds the date; an act that still bears the duty was corrected."""
    if obligation.held_by == 1:
        return "更正、退回或者由原件分立"
    return "更正" if obligation.held_by == obligation.anchor_seq else "撤销、更正或者退回"


def _counted(obligation: Obligation, told: Proof) -> Iterator[Step]:
    steps = (step for step in told.steps if step.kind not in OPENING)
    if obligation.set_for is None:
        yield from steps
        return
    named = "交办时指定的办理期限" if obligation.rule in ASSIGNED else "逐件定明的期限"
    text = f"{named}至{say_day(obligation.set_for)}，这是未顺延的届满日。"
    yield Step("set", text, obligation.set_for)
    yield from (step for step in steps if step.kind not in COUNTING)


def _end(dated: Obligation | Remedy, told: Proof) -> Due | None:
    """Give the end of the period: the date kept where one was, else the one counted."""
    dates = dates_of(dated)
    if not dated.kept or dates.strict is None or dates.due is None:
        return told.due
    return Due(dates.strict, dates.due, dates.provisional)


def _kept(dated: Obligation | Remedy, told: Proof) -> Iterator[Step]:
    """Say why an earlier date stands against the calendar and the rules of today."""
    due = dates_of(dated).due
    if not dated.kept or due is None or told.due is None:
        return
    settled = dated.used_by if isinstance(dated, Remedy) else dated.discharged_by or dated.void_by
    why = "变动以前已经办结或者已经行使" if settled is not None else "已经告知信访人的日期不作不利于信访人的变动"
    text = f"这是按后来变动的放假安排或者规则推算的结果；{why}，仍以原定的{say_day(due)}为准。"
    yield Step("kept", text, due, inferred=True)


def _marks(obligation: Obligation) -> Iterator[Step]:
    if obligation.entered_late:
        yield Step("entered_late", "有关办理记录写明的日期在期限以内，但到期后才补记。")
    if obligation.incomplete:
        yield Step("incomplete", "本件由其他系统导入，记录不完整，不据以认定逾期。")


def _use(remedy: Remedy) -> Iterator[Step]:
    if remedy.unit is None:
        yield Step("posted", "以邮寄方式提出的，以交邮之日为提出之日。", inferred=True)
    if remedy.used_by is not None:
        yield Step("used", f"已由第{remedy.used_by}号办理记录行使。")
    if remedy.void_by is not None:
        yield Step("void", f"已因第{remedy.void_by}号办理记录终止。")
