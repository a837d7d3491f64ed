"""`xinfang bench`: build a database of many petitions for measuring, and print the figures measured on it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from xinfang.cli import demo
from xinfang.cli.migrate import migrate
from xinfang.cli.ready import database, django_setup
from xinfang.kernel.postgres.address import ADMIN, APP, OWNER

if TYPE_CHECKING:
    from xinfang.kernel.postgres.address import Address

NAME = "xinfang_bench"
SAMPLE = 2_000


def configure(parser: ArgumentParser) -> None:
    """Add how many petitions to build, and whether only to build."""
    parser.add_argument("--count", type=int, default=100_000, metavar="N", help="信访事项的件数，默认 100000")
    parser.add_argument("--build-only", action="store_true", help="只生成数据并抽查重算，不测量")
    parser.add_argument("--pages-only", action="store_true", help="只测量三个页面")


def run(args: Namespace) -> int:
    """Build what is lacking, replay a sample, print the figures; 1 when the sample differs."""
    with _bench_database():
        from xinfang.demo.bench.place import check_place

        check_place()
        migrate()
        demo.load(petitions=False)
        _build(args.count)
        faults = _sample() if not args.pages_only else 0
        if not args.build_only:
            _figures(pages_only=args.pages_only)
    return 1 if faults else 0


@contextmanager
def _bench_database() -> Iterator[None]:
    """Have the bench database: one of its own in the embedded server, or the one that DATABASE_URL names."""
    with database(always_stop=True) as server:
        if server is not None:
            _made(server.address)
            os.environ["DATABASE_URL"] = server.address.url(APP, database=NAME)
            os.environ["DATABASE_OWNER_URL"] = server.address.url(OWNER, database=NAME)
        django_setup()
        yield


def _made(address: "Address") -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(address.url(ADMIN, database="postgres"), autocommit=True) as admin:
        if admin.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone() is None:
            words = sql.SQL("create database {} owner {} encoding 'UTF8' template template0")
            admin.execute(words.format(sql.Identifier(NAME), sql.Identifier(OWNER)))


def _build(count: int) -> None:
    from xinfang.demo.bench.build import build

    started, last = monotonic(), 0
    for done in build(count):
        last = done
        if sys.stderr.isatty():
            print(f"\r已生成 {done} 件", end="", file=sys.stderr, flush=True)
        elif done % 10_000 < 500:
            print(f"已生成 {done} 件，{monotonic() - started:.0f} 秒", file=sys.stderr, flush=True)
    if last:
        print(f"生成 {last} 件，用时 {monotonic() - started:.0f} 秒。", flush=True)


def _sample() -> int:
    """Replay a sample drawn by chance."""
    from xinfang.cli.sweep import swept
    from xinfang.petitions.models import Petition
    from xinfang.petitions.replay import replay_petitions

    drawn = list(Petition.objects.order_by("?").values_list("pk", flat=True)[:SAMPLE])
    return swept(replay_petitions(drawn), doing="抽查", clean="抽查的重算结果与存储的数据完全一致。")


def _figures(*, pages_only: bool) -> None:
    from xinfang.demo.bench.acts import act_cost, intake, recomputed
    from xinfang.demo.bench.pages import pages

    for page in pages():
        print(
            f"{page.name}（{page.reader}）：服务器 {page.milliseconds:.1f} 毫秒，"
            f"其中本进程 {page.processor:.1f} 毫秒，等待数据库 {page.of_database:.1f} 毫秒，{page.statements} 条语句",
            flush=True,
        )
    if pages_only:
        return
    act = act_cost()
    print(
        f"一项办理行为：{act.milliseconds:.1f} 毫秒，本进程 {act.processor:.1f} 毫秒，"
        f"{act.statements} 条语句，往返 {act.trips} 次",
        flush=True,
    )
    done = recomputed()
    print(
        f"重新推算全部未办结事项：{done.petitions} 件、{done.open} 项未履行的义务，"
        f"{done.dates} 个日期变动，{done.seconds:.1f} 秒",
        flush=True,
    )
    rate = intake()
    print(f"八个进程同时登记：每秒 {rate.by_door:.0f} 件；同样的行直接写入：每秒 {rate.bare:.0f} 件", flush=True)
