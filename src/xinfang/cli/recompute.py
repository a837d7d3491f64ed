"""`xinfang recompute`: finish what a change of calendar or rules has begun, and list what the runs have moved."""

from argparse import ArgumentParser, Namespace

from xinfang.cli import changing
from xinfang.cli.ready import ready


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--list", action="store_true", help="只列出历次重新推算")


def run(args: Namespace) -> int:
    """Walk until no petition is older than the active inputs, or list the runs."""
    with ready():
        from xinfang.petitions.recompute import newest_run, open_runs

        if args.list:
            return _listed()
        if not open_runs().exists():
            print("没有未完成的重新推算。")
            return 0
        changing.finish()
        return changing.told(newest_run())


def _listed() -> int:
    from xinfang.kernel.clock import CHINA
    from xinfang.petitions.models import RecomputeRun
    from xinfang.petitions.recompute import moved_by

    for one in RecomputeRun.objects.select_related("end").order_by("pk"):
        dates, petitions = moved_by(one)
        ended = f"{one.end.ended_at.astimezone(CHINA):%Y-%m-%d %H:%M}完成" if hasattr(one, "end") else "尚未完成"
        began = f"{one.started_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
        print(f"{one.pk}\t{began}\t{one.by}\t{one.reason}\t{petitions} 件 {dates} 个日期有变动\t{ended}")
    return 0
