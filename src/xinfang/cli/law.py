"""`xinfang law load FILE.md…`: texts of regulations taken in by article; `xinfang law` lists them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from xinfang.cli import changing
from xinfang.cli.ready import ready
from xinfang.cli.rules import day_of
from xinfang.kernel.errors import UserError
from xinfang.law.text_reader import read_text

if TYPE_CHECKING:
    from xinfang.petitions.models import LawVersion

HEADER = ("名称", "文本日期", "校验码", "载入时间", "载入人")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("what", nargs="?", choices=["load"], metavar="load", help="载入法规文本；不写则列出已载入的")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.md", help="法规文本，逐条分段的 Markdown")
    parser.add_argument("--version", metavar="DATE", help="文本的公布或者施行日期，文件里没有写明时用，只能配一个文件")


def run(args: Namespace) -> int:
    """Take the files in, all or none, or list what there is; give the exit status."""
    return _load(args) if args.what == "load" else _list()


def _load(args: Namespace) -> int:
    if not args.files or (args.version and len(args.files) > 1):
        raise UserError("请写明法规文本的文件；用 --version 时一次只能载入一个文件。")
    version = day_of(args.version) if args.version else None
    texts = [read_text(_bytes(place), name=place.name, version=version) for place in args.files]
    with ready():
        from xinfang.kernel import clock
        from xinfang.petitions.law_texts import keep

        for text, new in zip(texts, keep(texts, by=changing.operator(), at=clock.now()), strict=True):
            told = f"《{text.title}》（{text.version}文本，{len(text.articles)}条）"
            print(f"{told}已载入，期限的依据里可以看到条文原文。" if new else f"{told}此前已经载入，没有变动。")
    return 0


def _list() -> int:
    with ready():
        from xinfang.petitions.law_texts import versions

        found = versions()
        if not found:
            print("没有载入法规文本，期限的依据只写条款，不附条文原文。")
            return 0
        print("\n".join("\t".join(row) for row in (HEADER, *map(_row, found))))
    return 0


def _row(row: "LawVersion") -> tuple[str, ...]:
    from xinfang.kernel.clock import CHINA

    loaded = f"{row.loaded_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return (row.title, row.version.isoformat(), row.digest, loaded, row.by)


def _bytes(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise UserError(f"读不到文件 {place}：{error.strerror}。") from error
