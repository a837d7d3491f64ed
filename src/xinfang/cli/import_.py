"""`xinfang import`: petitions from a CSV file of another system, by a mapping of its columns."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError

if TYPE_CHECKING:
    from xinfang.orgs.models import Person
    from xinfang.petitions.imports.run import Report, Told

LINES_BETWEEN = 1000
SOME_REJECTED = 1


def configure(parser: ArgumentParser) -> None:
    """Add the arguments: a file, its mapping, where refused rows go, and who imports."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="要导入的文件")
    parser.add_argument("--mapping", required=True, metavar="M.toml", help="列的对照表：文件，或者随附对照表的名称")
    parser.add_argument("--rejects", type=Path, metavar="OUT.csv", help="未导入的行写到哪里，默认是 FILE.rejects.csv")
    parser.add_argument("--as", dest="username", metavar="USERNAME", help="以哪个账号导入，默认是数据导入服务的账号")


def run(args: Namespace) -> int:
    """Import the file and print the figures; 1 when rows were refused, else 0."""
    with ready():
        from xinfang.petitions.imports.mapping import find_mapping
        from xinfang.petitions.imports.run import import_file

        mapping, by = find_mapping(args.mapping), importer(args.username)
        rejects = args.rejects or Path(f"{args.file.stem}.rejects.csv")
        started = monotonic()
        with progress() as told:
            report = import_file(args.file, mapping=mapping, by=by, rejects=rejects, told=told)
        print(sentences(report, rejects=rejects, seconds=monotonic() - started))
    return SOME_REJECTED if report.rejected else 0


def importer(username: str | None) -> "Person":
    """Give the person of that name, else the demonstration's importing service; refuse when there is none."""
    from xinfang.demo import cast
    from xinfang.orgs.models import Person

    wanted = username or cast.IMPORTER
    found = Person.objects.filter(username=wanted, is_active=True).first()
    if found is None:
        raise UserError(f"没有“{wanted}”这个账号，请用 --as 指定以哪个账号导入。")
    return found


def sentences(report: "Report", *, rejects: Path, seconds: float) -> str:
    """Say what an import led to."""
    speed = f"，每秒 {report.read / seconds:.0f} 行" if seconds > 0 else ""
    lines = [
        f"读到 {report.read} 行，用时 {seconds:.1f} 秒{speed}。",
        f"登记 {report.registered} 件，录入答复 {report.answered} 份；"
        f"先前已经导入、这次没有变化的 {report.known} 行；未导入 {report.rejected} 行。",
    ]
    if not report.registered and not report.answered:
        lines.append("这次没有新增任何内容。")
    if report.labels:
        lines.append(f"下列各列是标签，没有导入，也不写入未导入的行：{'、'.join(report.labels)}。")
    if report.unnamed:
        lines.append(f"下列各列对照表没有提到，没有导入：{'、'.join(report.unnamed)}。")
    if report.rejected:
        lines.append(f"未导入的 {report.rejected} 行连同原因写在 {rejects}，改正后可以用同一对照表导入该文件。")
    return "\n".join(lines)


@contextmanager
def progress() -> Iterator["Told"]:
    """Show progress on the error output while inside: a bar on a terminal, else a line each thousand rows."""
    if not sys.stderr.isatty():
        yield _plain
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("导入"), BarColumn(), TextColumn("{task.fields[rows]} 行"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", rows=0)

        def shown(position: int, size: int, report: "Report") -> None:
            bar.update(task, completed=position, total=size, rows=report.read)

        yield shown


def _plain(_position: int, _size: int, report: "Report") -> None:
    if report.read % LINES_BETWEEN == 0:
        print(f"已读 {report.read} 行……", file=sys.stderr, flush=True)
