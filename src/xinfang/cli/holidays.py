"""`xinfang holidays load FILE`: a holiday notice taken in; every date that it moves is recomputed and recorded."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from pathlib import Path

from xinfang.cli import changing
from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError
from xinfang.law.calendar import Notice, WorkCalendar, amended, notice_from_bytes, shipped_calendar


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("what", choices=["load"], metavar="load", help="载入一年的放假通知")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="放假通知，JSON 或者 TOML")
    parser.add_argument("--shipped", action="store_true", help="载入程序随附而现行日历里还没有的各年通知")
    changing.configure(parser)


def run(args: Namespace) -> int:
    """Load the notice, wait until the petitions have followed, and say how many dates have moved."""
    if (args.file is None) is not args.shipped:
        raise UserError("请写明放假通知的文件，或者用 --shipped 载入程序随附的通知，二者取其一。")
    what, change = _shipped() if args.shipped else _read(args.file)
    with ready():
        from xinfang.kernel import clock
        from xinfang.petitions.recompute import change_inputs

        opened = change_inputs(
            lambda old: replace(old, calendar=change(old.calendar)),
            reason=args.reason or f"载入{what}",
            by=changing.operator(),
            at=clock.now(),
        )
        return changing.followed(opened, wait=not args.no_wait, loaded=what)


def _read(place: Path) -> tuple[str, Callable[[WorkCalendar], WorkCalendar]]:
    try:
        notice = notice_from_bytes(place.read_bytes())
    except OSError as error:
        raise UserError(f"读不到文件 {place}：{error.strerror}。") from error
    return f"{notice.year}年的放假通知", lambda known: amended(known, notice)


def _shipped() -> tuple[str, Callable[[WorkCalendar], WorkCalendar]]:
    def change(known: WorkCalendar) -> WorkCalendar:
        lacking: list[Notice] = [one for one in shipped_calendar().notices if one.year not in known.years]
        return reduce(amended, lacking, known)

    return "程序随附的放假通知", change
