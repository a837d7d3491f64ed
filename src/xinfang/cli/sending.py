"""`xinfang sending on|off|status`: whether messages go out; a restored copy stays silent until it is told otherwise."""

from argparse import ArgumentParser, Namespace

from xinfang.cli.changing import operator
from xinfang.cli.ready import ready


def configure(parser: ArgumentParser) -> None:
    """Add the one argument."""
    parser.add_argument("what", choices=["on", "off", "status"], metavar="on|off|status", help="打开、关闭或者查看")


def run(args: Namespace) -> int:
    """Do it and say how it stands."""
    with ready():
        from xinfang.petitions import outbox

        if args.what != "status":
            outbox.switch(on=args.what == "on", by=operator())
        waiting = outbox.waiting()
        print(f"消息发送{'已打开' if outbox.is_on() else '已关闭'}，有 {waiting} 条消息等待发送。")
        if not outbox.is_on() and outbox.switched_on_elsewhere():
            print("这个数据库像是从备份恢复的，确认不会重复发送以后，运行 xinfang sending on 打开。")
    return 0
