"""`xinfang succeed CODE --by USERNAME --text BASIS`: all open petitions of an organ that has gone, to its successor."""

from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready
from xinfang.kernel.errors import NotFound

ALL_DONE = "没有需要变更承继单位的信访事项。"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("code", metavar="CODE", help="已经撤并的单位的代码")
    parser.add_argument(
        "--by",
        required=True,
        action="append",
        metavar="USERNAME",
        help="办理人的用户名，可以写几个；检举控告事项须有专办员",
    )
    parser.add_argument("--text", required=True, metavar="BASIS", help="依据，例如机构改革方案的名称和文号")
    parser.add_argument("--abolished", action="store_true", help="原因是撤销；不写为合并")


def run(args: Namespace) -> int:
    """Change them over one by one and tell of each; 1 when some are left, which another run takes up."""
    with ready():
        from xinfang.kernel import clock
        from xinfang.law.terms.disputes import Succession
        from xinfang.orgs.models import Person, Unit
        from xinfang.petitions.succession import succeed_all

        unit = Unit.objects.filter(code=args.code).first()
        if unit is None:
            raise NotFound(f"没有代码为“{args.code}”的单位。")
        known = {one.username: one for one in Person.objects.filter(username__in=args.by, is_active=True)}
        if missing := [name for name in args.by if name not in known]:
            raise NotFound(f"没有用户名为“{missing[0]}”的人员，或者已经停用。")
        people = [known[name] for name in args.by]
        ground = Succession.ABOLISHED if args.abolished else Succession.MERGED
        told = [0, 0]
        for one in succeed_all(unit, people=people, text=args.text, ground=ground, at=clock.now()):
            print(f"{one.number}\t{one.words}", flush=True)
            told[one.done] += 1
        print(f"变更 {told[True]} 件，未变更 {told[False]} 件。" if sum(told) else ALL_DONE)
    return 1 if told[False] else 0
