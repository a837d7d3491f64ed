"""The `xinfang` command: find the command asked for, import it alone, run it, tell refusals in a sentence."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from xinfang.cli.parser import Parser
from xinfang.kernel.errors import UserError
from xinfang.law.errors import LawError

COMMANDS = {
    "due": "计算某一条款的到期日",
    "rules": "列出各项期限及其依据",
    "law": "载入或者列出法规文本，供依据附上条文原文",
    "whatif": "用草案规则试算过去的信访事项，不写入任何内容",
    "run": "启动数据库和网站，按 Ctrl-C 停止",
    "db": "启动、停止或查看内置数据库",
    "migrate": "建立或升级数据库结构，载入随附的条款和日历",
    "office": "在空数据库中设立信访局和系统管理员",
    "demo": "载入演示县的机构、人员和信访事项",
    "import": "从文件导入信访事项",
    "simulate": "按模拟的时间演示一年的留言从登记到办结的经过",
    "real": "在单独的数据库上导入、重算和核验真实留言",
    "year": "在单独的数据库上演示真实留言的一年，中途载入放假通知并终止后台任务",
    "bench": "在单独的数据库上生成大量信访事项，测量各项用时",
    "worker": "执行后台任务：重新推算、发送消息",
    "holidays": "载入放假通知，重新推算受影响的日期",
    "categories": "载入内容分类",
    "places": "载入地点，供登记时选择问题属地",
    "succeed": "把已经撤并单位的信访事项变更到承继单位",
    "recompute": "完成或者列出日历、规则变动后的重新推算",
    "sending": "打开、关闭或者查看消息发送",
    "explain": "说明一件信访事项的经过、义务和期限依据",
    "replay": "按行为记录重新推算，检查与数据库是否一致",
    "verify": "检查行为记录的哈希链是否完整",
}
REFUSED = 2
INTERRUPTED = 130
# Spelt as names: importing psycopg or Django for every command would cost the quick ones their speed.
LOST_DATABASE = {"OperationalError", "InterfaceError", "ConnectionTimeout"}
NO_TABLE = "UndefinedTable"


class Command(Protocol):
    """What the module of a command offers."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, args: Namespace) -> int:
        """Do it; give the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command named first in `argv`; give the exit status, 2 for a refusal."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] not in COMMANDS:
        return _without_command(words)
    command = _command(words[0])
    parser = Parser(prog=f"xinfang {words[0]}", description=f"{COMMANDS[words[0]]}。")
    command.configure(parser)
    return _told(command, parser.parse_args(words[1:]))


def _command(name: str) -> Command:
    return cast(Command, import_module(f"xinfang.cli.{name}_" if name == "import" else f"xinfang.cli.{name}"))


def _without_command(words: Sequence[str]) -> int:
    listed = "\n".join(f"  {name:<9}{what}" for name, what in COMMANDS.items())
    text = f"用法：xinfang 命令 …\n\n命令：\n{listed}\n\n某一命令的说明：xinfang 命令 --help"
    if words and words[0] in {"-h", "--help"}:
        print(text)
        return 0
    wrong = f"没有“{words[0]}”这个命令。" if words else "请写明要执行的命令。"
    print(f"{wrong}\n{text}", file=sys.stderr)
    return REFUSED


def _told(command: Command, args: Namespace) -> int:
    try:
        return command.run(args)
    except (UserError, LawError) as refusal:
        print(refusal, file=sys.stderr)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        said = _of_database(error)
        if said is None:
            raise
        print(said, file=sys.stderr)
    return REFUSED


def _of_database(error: Exception) -> str | None:
    """Say what is wrong with the database, None when the error is none of an operator's."""
    if type(error).__name__ in LOST_DATABASE:
        return f"数据库连接不上：{str(error).strip()}"
    if type(error.__cause__).__name__ == NO_TABLE:
        return "数据库还没有建立或者没有升级，请先运行 xinfang migrate。"
    return None


if __name__ == "__main__":
    sys.exit(main())
