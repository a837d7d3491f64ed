"""What `xinfang categories load FILE` and `xinfang places load FILE` have in common."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError


class Loader(Protocol):
    """Takes the content of a file in."""

    def __call__(self, content: bytes, *, origin: str, at: datetime) -> int:
        """Give how many were new."""


def configure(parser: ArgumentParser, *, what: str) -> None:
    """Add the arguments."""
    parser.add_argument("what", choices=["load"], metavar="load", help=f"载入{what}")
    parser.add_argument("file", type=Path, metavar="FILE", help="UTF-8 的 CSV，第一行是列名")


def load(args: Namespace, loader: Callable[[], Loader], *, what: str) -> int:
    """Take the file in and say how many were new."""
    try:
        content = args.file.read_bytes()
    except OSError as error:
        raise UserError(f"读不到文件 {args.file}：{error.strerror}。") from error
    with ready():
        from xinfang.kernel import clock

        new = loader()(content, origin=args.file.name, at=clock.now())
    print(f"载入{what}{new}项。" if new else f"文件里的{what}都已经载入过，没有变动。")
    return 0
