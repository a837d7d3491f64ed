"""`xinfang run`: database, schema, demonstration, background worker and web server together, until Ctrl-C."""

import os
import signal
import socket
from argparse import ArgumentParser, Namespace
from http.client import HTTPConnection, HTTPException

from xinfang.cli import demo
from xinfang.cli.children import STOP_SIGNALS, running, wait_for, watch
from xinfang.cli.migrate import migrate, told
from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError
from xinfang.kernel.postgres.address import HOST

PORT = "8000"
PATIENCE = 60.0


def configure(parser: ArgumentParser) -> None:
    """Add the choice to leave an empty database empty."""
    parser.add_argument("--no-demo", action="store_true", help="数据库为空时也不载入演示县")


def run(args: Namespace) -> int:
    """Bring everything up, say where it is, wait for a signal, stop web server, worker and database in this order."""
    port = _port()
    for number in STOP_SIGNALS:
        signal.signal(number, _interrupt)
    try:
        with ready(always_stop=True) as server:
            if server:
                print(f"数据库已就绪：PostgreSQL {server.address.major}，数据在 {server.home}。")
            _prepare(load_demo=not args.no_demo)
            worker_words, web_words = ["xinfang.cli.main", "worker", "--with-parent"], ["xinfang.cli.serve", str(port)]
            with running(worker_words, "后台任务") as worker, running(web_words, "网站") as web:
                wait_for(web, lambda: _healthy(port), patience=PATIENCE)
                print(f"\n网站已就绪：http://{HOST}:{port}/ （按 Ctrl-C 停止）\n", flush=True)
                print(_sign_ins(), flush=True)
                watch(web, worker)
    except KeyboardInterrupt:
        print("已停止。", flush=True)
        return 0


def _prepare(*, load_demo: bool) -> None:
    from django.db import connections

    from xinfang.kernel import keys

    print(told(migrate()))
    notice = keys.notice()
    if notice:
        print(notice)
    if load_demo and demo.load():
        print("演示县已载入。")
    connections.close_all()


def _sign_ins() -> str:
    from django.db import connections

    table = demo.sign_in_table()
    connections.close_all()
    return table


def _healthy(port: int) -> bool:
    asked = HTTPConnection(HOST, port, timeout=5)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


def _port() -> int:
    text = os.environ.get("PORT") or PORT
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise UserError(f"PORT 应是 1 至 65535 的数字，现在是“{text}”。")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            raise UserError(f"端口 {text} 不能使用（{error.strerror}）。请换一个，例如 PORT=8001 make run。") from error
    return int(text)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
