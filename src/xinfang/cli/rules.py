"""`xinfang rules`: the rules with what is owed, article, length and dates in force."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from xinfang.cli.due import parse_moment
from xinfang.law.errors import LawError
from xinfang.law.periods import Unit, check_day
from xinfang.law.rulebook import Rule, in_force, shipped_rulebook

HEADER = ("编号", "事项", "依据", "期限", "施行期间", "启用")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--on", metavar="DATE", help="只列出这一天施行的条款，例如 2026-03-01")


def run(args: Namespace) -> int:
    """Print the rules, tab-separated; give the exit status."""
    on = _day(args.on) if args.on else None
    rules = [rule for rule in shipped_rulebook().rules.values() if on is None or in_force(rule, on)]
    print("\n".join("\t".join(row) for row in (HEADER, *map(_row, rules))))
    return 0


def _day(text: str) -> date:
    day = parse_moment(text)
    if isinstance(day, datetime):
        raise LawError(f"“{text}”不是日期，请写成2026-03-01的样子。")
    check_day(day)
    return day


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.id, rule.title, rule.article, _length(rule), _dates(rule), "是" if rule.active else "否")


def _length(rule: Rule) -> str:
    if rule.period.unit is Unit.PER_CASE:
        return "逐件指定"
    return rule.period.say() or "没有规定天数"


def _dates(rule: Rule) -> str:
    return f"{rule.in_force_from or ''}至{rule.in_force_to or '今'}"
