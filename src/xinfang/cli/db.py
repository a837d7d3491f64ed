"""`xinfang db start|stop|status`: the embedded PostgreSQL by hand."""

from argparse import ArgumentParser, Namespace

from xinfang.kernel.postgres.address import DATABASE, HOST, data_folder, is_external
from xinfang.kernel.postgres.server import Running, start, status, stop

STOPPED = 3


def configure(parser: ArgumentParser) -> None:
    """Add the one argument."""
    parser.add_argument("what", choices=["start", "stop", "status"], metavar="start|stop|status", help="要做什么")


def run(args: Namespace) -> int:
    """Do it and say what became of it; `status` gives 3 when the server is stopped."""
    if is_external():
        print("已用 DATABASE_URL 指定数据库，内置数据库不启用。")
        return 0
    if args.what == "start":
        server = start(data_folder())
        print(f"数据库{'已启动' if server.launched else '原本就在运行'}：{_where(server)}")
        return 0
    if args.what == "stop":
        print("数据库已停止。" if stop(data_folder()) else "数据库原本就没有运行。")
        return 0
    found = status(data_folder())
    print(f"数据库正在运行：{_where(found)}" if found else "数据库没有运行。")
    return 0 if found else STOPPED


def _where(server: Running) -> str:
    version = f"PostgreSQL {server.address.major}"
    return f"{version}，{HOST}:{server.address.port}/{DATABASE}，进程 {server.pid}，数据在 {server.home}。"
