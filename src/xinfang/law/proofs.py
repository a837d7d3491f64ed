"""A due date told step by step: sentences that a clerk can read aloud, and the same as data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from xinfang.law.calendar import DAY, WorkCalendar
from xinfang.law.periods import Bound, Due, Pause, Period, Unit, check_shape, consulted, due
from xinfang.law.rules import Rule, in_force
from xinfang.law.words import say_date, say_day

NO_PERIOD = "该条没有规定天数"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof; `inferred` marks a reading that the text itself does not give (推定)."""

    kind: str
    text: str
    day: date | None = None
    inferred: bool = False

    @property
    def line(self) -> str:
        """Give the sentence, with its mark."""
        return f"{self.text}（推定）" if self.inferred else self.text

    def json(self) -> dict[str, object]:
        """Give the step as plain data."""
        day = self.day.isoformat() if self.day else None
        return {"kind": self.kind, "day": day, "text": self.text, "inferred": self.inferred}


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a period that started on `start` under `rule` ends when it does; no `due` where the rule has no number."""

    rule: Rule
    start: date
    due: Due | None
    steps: tuple[Step, ...]

    @property
    def began_on(self) -> date:
        """Give the day from which the period runs, also where it runs from a moment."""
        return _day(self.start)

    def lines(self) -> list[str]:
        """Give the proof as Chinese sentences in order."""
        return [step.line for step in self.steps]

    def json(self) -> dict[str, object]:
        """Give the proof as plain data; a period in hours gives moments in place of days."""
        found = self.due
        return {
            "rule": self.rule.id,
            "title": self.rule.title,
            "obligor": self.rule.obligor,
            "article": self.rule.article,
            "basis": self.rule.basis.value,
            "active": self.rule.active,
            "in_force": in_force(self.rule, self.began_on),
            "start": say_moment(self.start),
            "due_strict": say_moment(found.at or found.strict) if found else None,
            "due": say_moment(found.at or found.due) if found else None,
            "provisional": found.provisional if found else None,
            "steps": [step.json() for step in self.steps],
        }


def prove_due(
    rule: Rule,
    start: date,
    *,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extension: int = 0,
    days: int | None = None,
    cap: Due | None = None,
) -> Proof:
    """Tell step by step when the period of `rule` that starts on `start` ends.

    `days` sets a period left to the case, or the days of extension granted under a rule that lengthens another.
    `cap` is the end told earlier, which a correction or an annulment cannot put off.
    """
    period, granted = rule.shape(days)
    added = extension + granted
    opening = [*_opening(rule), *_caution(rule, _day(start))]
    if not period.is_counted:
        check_shape(start, period.unit)
        return Proof(rule, start, None, (*opening, Step("untimed", f"{NO_PERIOD}，不推算到期日。")))
    found = due(start, period=period, calendar=calendar, pauses=pauses, extension=added)
    told = _Told(rule, start, period, calendar, pauses, added, found)
    held, closing = _capped(found, cap)
    return Proof(rule, start, held, (*opening, *told.steps(), *closing))


def say_moment(moment: date) -> str:
    """Give a day or a moment in ISO form, moments to the minute unless they have seconds."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


@dataclass(frozen=True, slots=True)
class _Told:
    """The middle of a proof: from the start to the end as computed."""

    rule: Rule
    start: date
    period: Period
    calendar: WorkCalendar
    pauses: Sequence[Pause]
    extension: int
    found: Due

    def steps(self) -> Iterator[Step]:
        if self.found.at is not None:
            yield from self._hours(self.found.at)
            return
        yield self._starting()
        yield from self._length()
        yield from self._pauses()
        if self.period.unit is Unit.WORKING_DAY:
            yield from self._worked_days()
        elif self.period.unit is Unit.DAY:
            yield from self._rolling()
        else:
            yield from self._months()
        yield from self._end()

    def _hours(self, at: datetime) -> Iterator[Step]:
        began = f"{say_day(self.start)}{self.start:%H:%M}"
        yield Step("start", f"{self.rule.event}的时刻为{began}，自此起算。", self.start)
        yield Step("length", f"期限为{self.period.say()}，按小时连续计算，不顺延。")
        yield Step("due", f"到期时刻为{say_day(at)}{at:%H:%M}。", at)

    def _starting(self) -> Step:
        way = "自前一日起倒推" if self.period.backward else "自次日起算"
        text = f"{self.rule.event}之日为{say_day(self.start)}，参照《民法典》第二百零一条，当日不计入，{way}。"
        return Step("start", text, self.start, inferred=True)

    def _length(self) -> Iterator[Step]:
        if self.period.unit is Unit.DAY:
            yield Step("length", f"期限为{self.period.say()}，条文只写“日”，按自然日计算。", inferred=True)
        else:
            yield Step("length", f"期限为{self.period.say()}。")
        if self.extension:
            total = self.period.length + self.extension
            same = self.period.unit in (Unit.DAY, Unit.WORKING_DAY)
            whole = f"，合计{total}{self.period.unit.label}" if same else ""
            unit = self.period.unit.label if same else "日"
            yield Step("extension", f"另加延长的{self.extension}{unit}{whole}，连续计算，只在最后顺延一次。")

    def _pauses(self) -> Iterator[Step]:
        for pause in self.pauses:
            first, last = max(pause.start, self.start + DAY), min(pause.end, self.found.strict)
            lost = [first + timedelta(days=step) for step in range((last - first).days + 1)]
            if self.period.unit is Unit.WORKING_DAY:
                lost = [day for day in lost if self.calendar.is_working(day)]
            unit = Unit.WORKING_DAY.label if self.period.unit is Unit.WORKING_DAY else Unit.DAY.label
            span = _span(pause.start, pause.end)
            yield Step("pause", f"{span}期限中止，其中{len(lost)}{unit}落在期限内，不计入。", pause.start)

    def _rolling(self) -> Iterator[Step]:
        strict, rolled = self.found.strict, self.found.due
        number = self.period.length + self.extension
        if self.period.backward:
            yield Step("strict", f"倒推第{number}日是{say_day(strict)}，这是未调整的期限日。", strict)
        else:
            yield Step("strict", f"第{number}日是{say_day(strict)}，这是未顺延的届满日。", strict)
        if strict == rolled:
            yield Step("worked", f"{say_date(strict)}（{self.calendar.reason(strict)}）照常上班，不必顺延。", strict)
            return
        step = -DAY if self.period.backward else DAY
        day = strict
        while day != rolled:
            yield Step("rest", f"{say_date(day)}（{self.calendar.reason(day)}）不上班。", day)
            day += step
        way = "提前到前一个工作日" if self.period.backward else "顺延到其后第一个工作日"
        reason = self.calendar.reason(rolled)
        yield Step("roll", f"比照《民法典》第二百零三条，{way}{say_date(rolled)}（{reason}）。", rolled, inferred=True)

    def _worked_days(self) -> Iterator[Step]:
        days = consulted(self.start, self.found.strict, self.found.due, period=self.period)
        notable = ((day, self.calendar.is_working(day), self.calendar.reason(day).partition("，")[2]) for day in days)
        for (works, reason), run in groupby(notable, key=lambda seen: seen[1:]):
            span = [day for day, _, _ in run]
            if reason != "工作日":
                counted = "计入" if works else "不计入"
                text = f"{_span(span[0], span[-1])}，{reason}，{counted}。"
                yield Step("worked" if works else "rest", text, span[0])
        number = self.period.length + self.extension
        text = f"第{number}个工作日是{say_day(self.found.strict)}，按工作日计算的期限不再顺延。"
        yield Step("strict", text, self.found.strict)

    def _months(self) -> Iterator[Step]:
        end = say_day(self.found.strict)
        text = f"参照《民法典》第二百零二条，届满于对应月份的对应日{end}，没有对应日的为月末，不顺延。"
        yield Step("strict", text, self.found.strict, inferred=True)

    def _end(self) -> Iterator[Step]:
        end = self.found.due
        word = {Bound.MIN: "这是最短期限，须满至"}.get(self.period.bound, "到期日为")
        yield Step("due", f"{'最迟应在此日完成：' if self.period.backward else word}{say_day(end)}。", end)
        if self.found.provisional:
            doubts = _doubts(consulted(self.start, self.found.strict, end, period=self.period), self.calendar)
            text = f"这个日期是暂定的：{doubts}，有关日子只按周末推算，不据以认定逾期。"
            yield Step("provisional", text, end)


def _opening(rule: Rule) -> Iterator[Step]:
    yield Step("rule", f"规则{rule.id}：{rule.title}，主体是{rule.obligor}。")
    yield Step("article", f"依据是{rule.article}（{rule.basis.label}）。")
    if rule.note:
        yield Step("note", f"说明：{rule.note}")


def _caution(rule: Rule, day: date) -> Iterator[Step]:
    if not in_force(rule, day):
        until = f"至{say_date(rule.in_force_to)}止" if rule.in_force_to else "起"
        since = f"自{say_date(rule.in_force_from)}" if rule.in_force_from else ""
        yield Step("force", f"该条{since}{until}施行，起算日{say_date(day)}不在施行期内，照样推算，只供参考。", day)
    if not rule.active:
        why = "是外地规定的样例" if rule.sample else "没有核实原文"
        yield Step("inactive", f"该条{why}，没有启用，推算结果只供参考。")


def _capped(found: Due, cap: Due | None) -> tuple[Due, list[Step]]:
    if cap is None or cap.due >= found.due:
        return found, []
    text = f"此前已定的到期日{say_day(cap.due)}更早，更正或者撤销不得推迟期限，仍以该日为准。"
    return cap, [Step("cap", text, cap.due)]


def _doubts(days: Iterable[date], calendar: WorkCalendar) -> str:
    return "、".join(dict.fromkeys(doubt for doubt in map(calendar.doubt, days) if doubt))


def _span(first: date, last: date) -> str:
    return say_day(first) if first == last else f"{say_day(first)}至{say_day(last)}"


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start
