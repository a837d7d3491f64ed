"""`xinfang whatif RULES.toml`: past petitions tried under draft rules; writes nothing."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xinfang.cli.ready import ready
from xinfang.cli.rules import day_of
from xinfang.kernel.errors import UserError
from xinfang.law.rulebook import Rulebook, drafted

if TYPE_CHECKING:
    from xinfang.petitions.whatif import Trial

HEADER = ("单位", "规则", "事项", "变动的义务", "现行规则下逾期", "草案下逾期", "草案下过内部时限")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="RULES.toml", help="草案规则文件，TOML")
    parser.add_argument("--since", metavar="DATE", help="只试算这一天起收到的信访事项，例如 2026-01-01")


def run(args: Namespace) -> int:
    """Print by organ and rule what would change; give the exit status."""
    for place in args.files:
        if not place.is_file():
            raise UserError(f"读不到文件 {place}。")
    since = day_of(args.since) if args.since else None
    with ready():
        from xinfang.kernel import clock
        from xinfang.petitions.inputs import active
        from xinfang.petitions.whatif import Trial, read_only, tried

        trial = Trial()
        with read_only():
            draft = drafted(active().rulebook, args.files)
            for trial in tried(draft, on=clock.today(), since=since):
                _progress(f"已试算 {trial.petitions} 件……")
            _progress("", end="\n")
            print("\n".join(_lines(trial, draft, on=clock.today())))
    return 0


def _lines(trial: "Trial", draft: Rulebook, *, on: date) -> Iterator[str]:
    from xinfang.orgs.models import Unit

    yield f"试算 {trial.petitions} 件信访事项，{trial.touched} 件会有变动，截至 {on}。"
    yield "草案的规则按自始施行试算，没有写入任何内容。"
    yield "\t".join(HEADER)
    names = dict(Unit.objects.values_list("pk", "name"))
    for unit, rule in trial.places:
        place = (unit, rule)
        counts = (trial.changed, trial.late_now, trial.late_then, trial.past_internal)
        numbers = (str(counted[place]) for counted in counts)
        yield "\t".join((names.get(unit or 0, "信访人"), rule, draft.rule(rule).title, *numbers))


def _progress(words: str, *, end: str = "") -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end=end, file=sys.stderr, flush=True)
