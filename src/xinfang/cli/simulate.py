"""`xinfang simulate FILE`: play the messages of a file through the one door, with a simulated clock."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from xinfang.cli.ready import ready

if TYPE_CHECKING:
    from xinfang.demo.simulation.play import Report

SOME_REFUSED = 1


def configure(parser: ArgumentParser) -> None:
    """Add the file, its mapping, the year, the seed, and until when to play."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="留言文件")
    parser.add_argument("--mapping", metavar="M.toml", help="列的对照表：文件，或者随附对照表的名称；默认与文件同名")
    parser.add_argument("--year", type=int, required=True, help="演示哪一年收到的留言")
    parser.add_argument("--as-year", type=int, metavar="YEAR", help="当作在另一年收到，以便适用该年的法规和日历")
    parser.add_argument("--seed", type=int, default=1, help="种子：种子相同，产生的办理记录相同；默认是 1")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="演示到哪一天为止，默认到办完或者今天")


def run(args: Namespace) -> int:
    """Play the year and print the figures; 1 when the judge did not allow an act, else 0."""
    with ready():
        from xinfang.demo.county import load_county
        from xinfang.demo.simulation.year import Wanted, play_year
        from xinfang.kernel.clock import today

        load_county()
        wanted = Wanted(
            place=args.file,
            mapping=args.mapping or args.file.stem,
            year=args.year,
            as_year=args.as_year or args.year,
            seed=args.seed,
            until=min(args.until or today(), today()),
        )
        started = monotonic()
        report = shown(play_year(wanted))
        print(sentences(report, seconds=monotonic() - started))
    return SOME_REFUSED if report.refused else 0


def sentences(report: "Report", *, seconds: float) -> str:
    """Say what a simulation came to."""
    speed = f"，每项 {1000 * seconds / report.acts:.1f} 毫秒" if report.acts else ""
    lines = [f"登记 {report.petitions} 件，办理行为 {report.acts} 项，用时 {seconds:.1f} 秒{speed}。"]
    if report.known:
        lines.append(f"其中 {report.known} 项先前已经做过，这次没有重复。")
    lines += [f"未获准的行为（{times} 次）：{why}" for why, times in report.refused.most_common()]
    return "\n".join(lines)


def shown(days: "Iterator[tuple[date, Report]]") -> "Report":
    """Play all days with progress on the error output: a line that changes on a terminal, else a line each month."""
    last: tuple[date, Report] | None = None
    for day, report in days:
        if sys.stderr.isatty():
            print(f"\r{day}  {report.petitions} 件  {report.acts} 项", end="", file=sys.stderr, flush=True)
        elif last is None or last[0].month != day.month:
            print(f"{day}  {report.petitions} 件  {report.acts} 项", file=sys.stderr, flush=True)
        last = (day, report)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if last is None:
        from xinfang.kernel.errors import UserError

        raise UserError("文件里没有这一年的留言。")
    return last[1]
