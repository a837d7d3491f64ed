"""Whether an act may say what it says: its day, how far back that lies, and its fields."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from xinfang.law.actable import ACTS, ActRow
from xinfang.law.acts import Act, ActKind
from xinfang.law.attached import FILES, files_fault
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import CaseFile
from xinfang.law.compared import FOUND, RESTING
from xinfang.law.periods import FIRST_DAY, LAST_DAY
from xinfang.law.persons import OPENED, PERSONAL, PERSONS, TO_SOME
from xinfang.law.refusal import Refusal
from xinfang.law.texts import text_on

FREE_DAYS_BACK = 2
LONGEST_BACK = 60  # days; more than any act may be dated back, so that a wrong year costs no counting


def days_back(calendar: WorkCalendar, *, happened_on: date, today: date) -> int:
    """Count the working days after `happened_on` up to and including `today`."""
    span = (today - happened_on).days
    return sum(calendar.is_working(date.fromordinal(happened_on.toordinal() + i)) for i in range(1, span + 1))


def day_fault(case: CaseFile, act: Act, *, today: date) -> Refusal | None:
    """Give the refusal of the day on which the act is said to have happened, when it is entered on `today`, or None."""
    on = act.happened_on
    if not FIRST_DAY <= on <= LAST_DAY:
        return Refusal("日期应当在 1990 年至 2100 年之间。", "happened_on")
    if on > today:
        return Refusal("发生日期不能晚于今天。", "happened_on")
    return order_fault(case, act) or (None if act.imported else _back(case, ACTS[act.kind], act, today=today))


def order_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of a day before the receipt of the matter or before the act that is answered, or None."""
    if case.received_on is not None and act.happened_on < case.received_on:
        return Refusal(f"发生日期不能早于收到信访事项的日期（{case.received_on}）。", "happened_on")
    answered = case.act(act.about) if act.about is not None else None
    if answered is not None and act.happened_on < answered.happened_on:
        label = ACTS[answered.kind].label
        return Refusal(f"发生日期不能早于所针对的“{label}”（{answered.happened_on}）。", "happened_on")
    return None


def _back(case: CaseFile, row: ActRow, act: Act, *, today: date) -> Refusal | None:
    if act.happened_on == today:
        return None
    if row.days_back == 0 or (today - act.happened_on).days > LONGEST_BACK:
        return Refusal(_too_far(row), "happened_on")
    back = days_back(case.calendar, happened_on=act.happened_on, today=today)
    if back > row.days_back:
        return Refusal(_too_far(row), "happened_on")
    if back > FREE_DAYS_BACK and not act.evidence:
        return Refusal(f"“{row.label}”补记超过 {FREE_DAYS_BACK} 个工作日，应当附证明材料。", "evidence")
    return None


def _too_far(row: ActRow) -> str:
    if row.days_back == 0:
        return f"“{row.label}”只能记为今天。"
    return f"“{row.label}”最多补记 {row.days_back} 个工作日，发生日期过早。"


def fields_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of what the act says in its fields, or leaves out, or None.

    What the second person says is asked of a confirmed act, and of no other.
    """
    row, text = ACTS[act.kind], text_on(case.rulebook, act.happened_on)
    fields = [field for field in row.fields_under(text) if act.confirmed_by is not None or not field.second]
    for field in fields:
        why = field.fault(act.payload)
        if why is not None:
            return Refusal(why, field.name)
    if (attached := files_fault(row, act.payload)) is not None:
        return attached
    unknown = set(act.payload) - {FILES, *(field.name for field in fields)} - EXTRA.get(row.kind, frozenset())
    return Refusal(f"“{row.label}”不接受内容“{min(unknown)}”。") if unknown else None


EXTRA: Final[Mapping[ActKind, frozenset[str]]] = {
    ActKind.REGISTER: frozenset({"number", "asks", "accused", "parties", "guardian", "split_from"}),
    ActKind.SPLIT: frozenset({"accused"}),
    ActKind.JOIN_PERSON: frozenset({"parties", "reachable", "own", "together"}),
    **dict.fromkeys(TO_SOME, frozenset({PERSONS})),
    **dict.fromkeys(PERSONAL, frozenset({"person"})),
    ActKind.SERVE: frozenset({"person", OPENED}),
    ActKind.SERVE_REVIEW: frozenset({OPENED}),
    ActKind.CORRECT_PERSON: frozenset({"person", "parties", "reachable"}),
    ActKind.NAME_AGENT: frozenset({"person", "parties"}),
    ActKind.CORRECT: frozenset({"corrected"}),
    ActKind.WITHDRAW: frozenset({"caller"}),
    ActKind.RULE_COMPETENCE: frozenset({"common"}),
    ActKind.SUCCEED_ORGAN: frozenset({"former", "successor"}),
    ActKind.CHALLENGE_RECUSAL: frozenset({"organ", "decider"}),
    ActKind.REQUEST_REVIEW: frozenset({"bodies", "person"}),
    ActKind.REQUEST_FINAL_REVIEW: frozenset({"bodies", "person"}),
    **dict.fromkeys(RESTING, frozenset({FOUND})),
    ActKind.RECOMMEND: frozenset({"above"}),
}
