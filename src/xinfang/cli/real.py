"""`xinfang real DIR`: take the real messages in, whole, on a database of its own; replay, verify, print figures."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from xinfang.cli import demo
from xinfang.cli.import_ import importer, progress, sentences
from xinfang.cli.migrate import migrate
from xinfang.cli.own_data import checked, messages_in, own_data
from xinfang.cli.ready import ready

if TYPE_CHECKING:
    from xinfang.petitions.imports.run import Report

# The names are those of the shipped mappings too.
FILES = ("arrivals_2019", "with_replies", "labelled", "unlabelled")


def configure(parser: ArgumentParser) -> None:
    """Add the folder of the messages, and where to keep the database made."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="留言文件所在的文件夹，或者其上一级")
    parser.add_argument("--keep", type=Path, metavar="DATA", help="把数据留在这个文件夹，以便用 XINFANG_DATA 打开来看")


def run(args: Namespace) -> int:
    """Import, import again, replay and verify; 0 when nothing was refused, added twice or different."""
    places = [messages_in(args.folder, name) for name in FILES]
    with own_data(args.keep) as data, ready(always_stop=True):
        migrate()
        demo.load(petitions=False)
        faults = sum(_imported(place, rejects=data) for place in places)
        faults += checked()
    if args.keep:
        print(f"数据留在 {data}：用 XINFANG_DATA={data} make run 打开。")
    print("真实数据全部导入，重算和核验没有差异。" if not faults else "有问题，见上文。")
    return 1 if faults else 0


def _imported(place: Path, *, rejects: Path) -> int:
    """Import a file twice and say what came of it; give the number of rows refused, or added the second time."""
    first, seconds = _once(place, rejects=rejects)
    print(f"{place.name}：\n{sentences(first, rejects=rejects / f'{place.stem}.rejects.csv', seconds=seconds)}")
    again, seconds = _once(place, rejects=rejects)
    added = again.registered + again.answered
    print(f"再导入一遍：新增 {added} 项，用时 {seconds:.1f} 秒。\n", flush=True)
    return first.rejected + added


def _once(place: Path, *, rejects: Path) -> "tuple[Report, float]":
    from xinfang.petitions.imports.mapping import find_mapping
    from xinfang.petitions.imports.run import import_file

    started = monotonic()
    with progress() as told:
        report = import_file(
            place,
            mapping=find_mapping(place.stem),
            by=importer(None),
            rejects=rejects / f"{place.stem}.rejects.csv",
            told=told,
        )
    return report, monotonic() - started
