"""`xinfang replay --check`: fold every petition again and compare with the stored rows."""

from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready
from xinfang.cli.sweep import swept


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--check", action="store_true", required=True, help="只比较，不改写")


def run(_args: Namespace) -> int:
    """Print each difference; 1 when there is one."""
    with ready():
        return replayed()


def replayed() -> int:
    """Fold everything again, with progress; print each difference; 1 when there is one."""
    from xinfang.petitions.replay import replay_petitions

    return swept(replay_petitions(), doing="重算", clean="重算结果与存储的数据完全一致。")
