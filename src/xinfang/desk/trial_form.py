"""The calculator: a rule and a start, which give a due date with its proof (期限试算)."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django import forms

from xinfang.law.calendar import WorkCalendar
from xinfang.law.errors import LawError
from xinfang.law.periods import LONGEST, Unit
from xinfang.law.proofs import Proof, prove_due
from xinfang.law.rulebook import Rule, Rulebook
from xinfang.web.forms import DayField, PageForm

BLANK = ("", "请选择")
NEEDS_DAYS = "该条的期限逐件指定，请填写天数。"
NEEDS_TIME = "该条按小时计算，请填写时刻。"


class TrialForm(PageForm):
    """What the calculator asks."""

    rule = forms.ChoiceField(label="规则")
    start = DayField(label="起算日", help_text="当日不计入，自次日起算。")
    time = forms.TimeField(
        label="时刻",
        required=False,
        input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="只用于按小时计算的期限。",
        error_messages={"invalid": "时刻应当按 09:30 的样式填写。"},
    )
    days = forms.IntegerField(
        label="天数",
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text="只用于逐件指定的期限，或者获准延长的天数。",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), f"天数应当是1至{LONGEST}之间的整数。"),
    )

    def __init__(self, *args: Any, rulebook: Rulebook, **kwargs: Any) -> None:
        """Offer the rules that have a period or leave it to the case."""
        super().__init__(*args, **kwargs)
        self.rulebook = rulebook
        known = [rule for rule in rulebook.rules.values() if _is_counted(rule)]
        groups = [
            (name, [(rule.id, _words(rule)) for rule in rules])
            for name, rules in groupby(known, key=lambda rule: f"《{rule.citations[0].regulation}》")
        ]
        self.fields["rule"].choices = [BLANK, *groups]  # type: ignore[attr-defined]  # a ChoiceField

    def proof(self, calendar: WorkCalendar) -> Proof | None:
        """Give the due date with its proof; None, with the fault beside its field, when it cannot be counted."""
        told = self.cleaned_data
        rule = self.rulebook.rule(told["rule"])
        if rule.period.unit is Unit.PER_CASE and not told["days"]:
            self.add_error("days", NEEDS_DAYS)
        elif rule.period.unit is Unit.HOUR and told["time"] is None:
            self.add_error("time", NEEDS_TIME)
        else:
            try:
                return prove_due(rule, self._start(rule), calendar=calendar, days=told["days"])
            except LawError as wrong:
                self.add_error("days", str(wrong).replace(rule.id, f"“{rule.title}”"))
        return None

    def _start(self, rule: Rule) -> date:
        day: date = self.cleaned_data["start"]
        return datetime.combine(day, self.cleaned_data["time"]) if rule.period.unit is Unit.HOUR else day


def _is_counted(rule: Rule) -> bool:
    return rule.has_period or rule.period.unit is Unit.PER_CASE


def _words(rule: Rule) -> str:
    length = "逐件指定" if rule.period.unit is Unit.PER_CASE else rule.period.say()
    idle = "，没有启用" if not rule.active else ""
    place = "、".join(c.place for c in rule.citations if c.place)
    return f"{rule.title}（{length}{idle}）{place}"
