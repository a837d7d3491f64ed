"""`xinfang explain NUMBER`: a petition's acts, state, obligations and proofs, for an operator at the server."""

import json
from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("number", metavar="编号", help="信访事项编号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Print the explanation; texts and names of petitioners are never in it."""
    with ready():
        from xinfang.kernel import clock
        from xinfang.kernel.errors import NotFound
        from xinfang.petitions.explain import explained, lines
        from xinfang.petitions.models import Petition
        from xinfang.petitions.reading import case_of

        petition = Petition.objects.filter(number=args.number).first()
        if petition is None:
            raise NotFound(f"没有编号为“{args.number}”的信访事项。")
        told = explained(case_of(petition), on=clock.today())
        print(json.dumps(told, ensure_ascii=False, indent=2) if args.json else "\n".join(lines(told)))
    return 0
