"""What the pages of rules and calendar show of a rule, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from xinfang.law.periods import Unit
from xinfang.law.rulebook import Basis, Rule, in_force
from xinfang.law.wording import Library, Wording
from xinfang.law.words import say_date
from xinfang.web.parts import Badge
from xinfang.web.words import Tone

KINDS: Final = {
    Basis.STATUTORY: Badge("法定"),
    Basis.LOCAL: Badge("地方", Tone.SOON),
    Basis.INTERNAL: Badge("内部", Tone.UNSURE),
}
SOURCES: Final = {
    "V": "已与条文核对。",
    "S": "依据转述，没有见到条文原文。",
    "M": "没有找到出处。",
    "L": "外地的规定，只作样例，在本地不具效力。",
}
# Once the text is taken in it can be read; that somebody has compared it with the rule is not known.
TAKEN_IN: Final = {
    "S": "依据转述录入；该规定的原文已经载入，请与之核对。",
    "M": "没有找到出处；该规定的原文已经载入，请与之核对。",
}
PLAIN_DAYS: Final = "条文只写“日”，按自然日计算，末日是休息日的顺延（推定）。"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as shown; `anchor` is its place on the page, `trial` the address at which its period is tried out."""

    anchor: str
    title: str
    obligor: str
    event: str
    length: str
    kind: Badge
    place: str
    since: str
    remarks: Sequence[str]
    inferred: bool
    trial: str
    articles: Sequence[Wording]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one regulation."""

    name: str
    rules: Sequence[RuleLine]


def rule_groups(rules: Iterable[Rule], *, on: date, library: Library) -> list[RuleGroup]:
    """Give the rules in force on the day that apply here, by regulation, the one with most rules first."""
    found: dict[str, list[RuleLine]] = {}
    for rule in rules:
        if rule.active and in_force(rule, on):
            found.setdefault(rule.citations[0].regulation, []).append(rule_line(rule, on=on, library=library))
    return sorted((RuleGroup(name, lines) for name, lines in found.items()), key=lambda group: -len(group.rules))


def idle_lines(rules: Iterable[Rule], *, on: date, library: Library) -> list[RuleLine]:
    """Give the rules that are known but do not apply here, or not on the day."""
    return [rule_line(rule, on=on, library=library) for rule in rules if not (rule.active and in_force(rule, on))]


def rule_line(rule: Rule, *, on: date, library: Library) -> RuleLine:
    """Give one rule in words, with those of its articles as far as `library` has them."""
    source = (SOURCES | TAKEN_IN if library.holds(rule.citations) else SOURCES).get(rule.evidence, "")
    remarks = [rule.note, PLAIN_DAYS if rule.period.unit is Unit.DAY else "", source]
    told = [remark for remark in remarks if remark]
    return RuleLine(
        anchor=f"rule-{rule.id}",
        title=rule.title,
        obligor=rule.obligor,
        event=rule.event,
        length=say_length(rule),
        kind=KINDS[rule.basis],
        place="、".join(dict.fromkeys(c.place for c in rule.citations if c.place)),
        since=_since(rule),
        remarks=told,
        inferred=any("推定" in remark for remark in told),
        trial=trial_url(rule, start=on) if rule.has_period or rule.period.unit is Unit.PER_CASE else "",
        articles=library.wordings(rule.citations, on=on),
    )


def say_length(rule: Rule) -> str:
    """Give the length of the period in words."""
    if rule.period.unit is Unit.PER_CASE:
        return "逐件指定"
    return rule.period.say() or "没有规定天数"


def _since(rule: Rule) -> str:
    begun = f"{say_date(rule.in_force_from)}起" if rule.in_force_from else ""
    return f"{begun}{f'至{say_date(rule.in_force_to)}' if rule.in_force_to else ''}"


def trial_url(rule: Rule, *, start: date) -> str:
    """Give the address of the calculator with the rule's period from `start`, told step by step."""
    return f"{reverse('desk:calendar')}?rule={rule.id}&start={start.isoformat()}#trial"


def rule_url(rule_id: str, *, on: date) -> str:
    """Give the address of a rule on the page of rules in force on a day."""
    return f"{reverse('desk:rules')}?on={on.isoformat()}#rule-{rule_id}"
