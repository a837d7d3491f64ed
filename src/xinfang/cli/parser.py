"""An argument parser that speaks Chinese."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

SAID = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1。"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1。"),
    (r"ambiguous option: (.*) could match .*", r"选项“\1”不明确，请写全。"),
    (r"argument (.*): expected .*", r"参数 \1 后面缺少内容。"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数 \1 不能是 \2，可以是：\3。"),
    (r"argument (.*): invalid \w+ value: (.*)", r"参数 \1 的内容 \2 不对。"),
    (r"argument (.*): not allowed with argument (.*)", r"参数 \1 不能和 \2 同时使用。"),
    (r"one of the arguments (.*) is required", r"下列参数必须给出一个：\1。"),
)


class ChineseFormatter(argparse.HelpFormatter):
    """Lay out help as argparse does, under Chinese words."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Say 用法 before the usage line."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Parse as argparse does; help, refusals and exit status 2 are in whole Chinese sentences."""

    def __init__(self, *, prog: str, description: str = "") -> None:
        """Make an empty parser with a Chinese `--help`."""
        super().__init__(prog=prog, description=description, formatter_class=ChineseFormatter, add_help=False)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where to read more, then leave with status 2."""
        self.exit(2, f"{in_chinese(message)}用法见：{self.prog} --help\n")


def in_chinese(message: str) -> str:
    """Give argparse's message as a Chinese sentence."""
    for pattern, sentence in SAID:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(sentence)
    return f"参数不对：{message}。"
