"""`xinfang year DIR`: play a year of real messages, a holiday notice loaded in its middle, the worker killed once."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from xinfang.cli import changing, demo
from xinfang.cli.killing import killed_on_the_way, worker_finishes
from xinfang.cli.migrate import migrate
from xinfang.cli.own_data import checked, messages_in, own_data
from xinfang.cli.ready import ready
from xinfang.cli.simulate import sentences, shown
from xinfang.kernel.errors import UserError

if TYPE_CHECKING:
    from xinfang.demo.simulation.play import Play
    from xinfang.petitions.models import RecomputeRun

MESSAGES = "arrivals_2019"
OF_YEAR = 2019
NEWEST = 2025  # the newest year after which the next one's notice is known too
# Notices for the next year have come out between late October and early December.
NOTICE_DAY = (11, 15)


def configure(parser: ArgumentParser) -> None:
    """Add the folder of the messages, the year in which they are played, and where to keep the database made."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="留言文件所在的文件夹，或者其上一级")
    parser.add_argument("--as-year", type=int, default=NEWEST, metavar="YEAR", help=f"当作哪一年收到，默认 {NEWEST}")
    parser.add_argument("--seed", type=int, default=1, help="种子，默认是 1")
    parser.add_argument("--keep", type=Path, metavar="DATA", help="把数据留在这个文件夹，以便用 XINFANG_DATA 打开来看")


def run(args: Namespace) -> int:
    """Play the year; 0 when nothing was refused and every date, replay and verification are right."""
    place = messages_in(args.folder, MESSAGES)
    started = monotonic()
    with own_data(args.keep), ready(always_stop=True):
        migrate()
        demo.load(petitions=False)
        faults = _played(place, args) + checked()
    print(f"全部用时 {monotonic() - started:.0f} 秒。")
    print("一年的演示没有发现差异。" if not faults else "有问题，见上文。")
    return 1 if faults else 0


def _played(place: Path, args: Namespace) -> int:
    from xinfang.demo.simulation.year import Wanted, entered
    from xinfang.kernel.clock import today
    from xinfang.petitions.inputs import active

    _forget_later_notices(args.as_year)
    play = entered(Wanted(place, place.stem, OF_YEAR, args.as_year, args.seed, today()))
    middle = date(args.as_year, *NOTICE_DAY)
    seconds = _show(play, last=middle)
    faults = _notice(args.as_year + 1, on=middle)
    play.follow(active())
    seconds += _show(play, last=date.max)
    print(sentences(play.report, seconds=seconds), flush=True)
    return faults + play.report.refused.total()


def _show(play: "Play", *, last: date) -> float:
    """Play up to the day `last`, with progress; give the seconds that it took."""
    started = monotonic()
    shown((day, play.report) for day in play.days(last=last))
    return monotonic() - started


def _forget_later_notices(year: int) -> None:
    """Make the calendar what it was at the beginning of the year: the next year's notice is not out yet."""
    from xinfang.kernel import clock
    from xinfang.law.calendar import load_calendar
    from xinfang.petitions.models import Petition
    from xinfang.petitions.recompute import change_inputs, walk

    if Petition.objects.exists():
        raise UserError("这个文件夹里已有信访事项，请另用一个空的文件夹（--keep）。")
    change_inputs(
        lambda old: replace(old, calendar=load_calendar(n for n in old.calendar.notices if n.year <= year)),
        reason=f"演示：{year + 1}年的放假通知还没有公布",
        by=changing.operator(),
        at=clock.now(),
    )
    for _ in walk():
        pass


def _notice(year: int, *, on: date) -> int:
    """Load the notice of the year, kill the worker on its way, let another finish; give the number of wrong dates."""
    from xinfang.demo.simulation.counting import dates_counted_anew, dates_written_down, moved, stored_dates

    before = stored_dates()
    opened = _loaded(year, on=on)
    left = killed_on_the_way()
    seconds = worker_finishes()
    after = stored_dates()
    changed, wrong = moved(before, after), moved(after, dates_counted_anew())
    unsaid = changed ^ dates_written_down(opened)
    print(f"{on}载入{year}年的放假通知。后台任务中途被强行终止，还剩 {left} 件；另一个后台任务{seconds:.0f} 秒后完成。")
    print(f"{len({key[0] for key in changed})} 件信访事项的 {len(changed)} 个日期有变动；", end="")
    print(f"与全部重新推算不一致的 {len(wrong)} 个，没有如实记录的 {len(unsaid)} 个。", flush=True)
    return len(wrong) + len(unsaid) + (not changed)


def _loaded(year: int, *, on: date) -> "RecomputeRun":
    from xinfang.kernel.clock import CHINA
    from xinfang.law.calendar import amended, shipped_calendar
    from xinfang.petitions.recompute import change_inputs

    notice = next((one for one in shipped_calendar().notices if one.year == year), None)
    if notice is None:
        raise UserError(f"程序没有随附{year}年的放假通知，请换一个年份（--as-year）。")
    opened = change_inputs(
        lambda old: replace(old, calendar=amended(old.calendar, notice)),
        reason=f"载入{year}年的放假通知",
        by=changing.operator(),
        at=datetime.combine(on, time.max, tzinfo=CHINA),
    )
    if opened is None:
        raise UserError("放假通知没有引起变动。")
    return opened
