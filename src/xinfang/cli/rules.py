"""`xinfang rules`: what is owed, article, length and dates in force of each; `xinfang rules load` changes them."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from xinfang.cli import changing
from xinfang.cli.due import parse_moment
from xinfang.kernel.errors import UserError
from xinfang.law.errors import LawError
from xinfang.law.periods import Unit, check_day
from xinfang.law.rulebook import Rule, amended, in_force, shipped_files, shipped_rulebook

HEADER = ("编号", "事项", "依据", "期限", "施行期间", "启用")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("what", nargs="?", choices=["load"], metavar="load", help="载入规则；不写则列出程序随附的规则")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="规则文件，TOML")
    parser.add_argument("--shipped", action="store_true", help="载入程序随附的规则，升级以后使用")
    parser.add_argument("--on", metavar="DATE", help="只列出这一天施行的条款，例如 2026-03-01")
    changing.configure(parser)


def run(args: Namespace) -> int:
    """Print the rules, tab-separated, or load some; give the exit status."""
    if args.what == "load":
        return _load(args)
    on = day_of(args.on) if args.on else None
    rules = [rule for rule in shipped_rulebook().rules.values() if on is None or in_force(rule, on)]
    print("\n".join("\t".join(row) for row in (HEADER, *map(_row, rules))))
    return 0


def _load(args: Namespace) -> int:
    if not args.files and not args.shipped:
        raise UserError("请写明规则文件，或者用 --shipped 载入程序随附的规则。")
    files = [*(shipped_files() if args.shipped else ()), *args.files]
    for place in files:
        if not place.is_file():
            raise UserError(f"读不到文件 {place}。")
    what = "规则文件" if args.files else "程序随附的规则"
    from xinfang.cli.ready import ready

    with ready():
        from xinfang.kernel import clock
        from xinfang.petitions.recompute import change_inputs

        today = clock.today()
        opened = change_inputs(
            lambda old: replace(old, rulebook=amended(old.rulebook, files, today=today)),
            reason=args.reason or f"载入{'、'.join(place.name for place in args.files) or what}",
            by=changing.operator(),
            at=clock.now(),
        )
        return changing.followed(opened, wait=not args.no_wait, loaded=what)


def day_of(text: str) -> date:
    """Read a day, refuse a moment or anything else in words."""
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
