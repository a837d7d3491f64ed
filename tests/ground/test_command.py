"""The `xinfang` command as its user meets it."""

import subprocess
import sys

import pytest

from databases import Database
from xinfang.cli.main import COMMANDS, main
from xinfang.cli.parser import in_chinese

LOOK = """
import sys
from xinfang.cli.main import main
try:
    main([sys.argv[1], "--help"])
except SystemExit:
    print(sorted({name.split(".")[0] for name in sys.modules} & {"django", "psycopg"}))
"""


def test_help_lists_every_command_with_a_chinese_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    said = capsys.readouterr().out
    assert [name for name, what in COMMANDS.items() if f"  {name:<9}{what}\n" not in said] == []


@pytest.mark.parametrize(
    ("words", "sentence"), [([], "请写明要执行的命令。"), (["nonsense"], "没有“nonsense”这个命令。")]
)
def test_what_is_no_command_is_refused_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_wrong_arguments_are_refused_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["db", "explode"])

    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "参数 start|stop|status 不能是 'explode'，可以是：'start', 'stop', 'status'。用法见：xinfang db --help\n"
    )


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the following arguments are required: RULE, DATE", "缺少参数：RULE, DATE。"),
        ("unrecognized arguments: --fast", "不认识的参数：--fast。"),
        ("argument --days: invalid int value: 'x'", "参数 --days 的内容 'x' 不对。"),
        ("argument --days: expected one argument", "参数 --days 后面缺少内容。"),
    ],
)
def test_the_parser_speaks_chinese(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


@pytest.mark.parametrize("command", ["due", "rules"])
def test_commands_without_a_database_import_neither_django_nor_psycopg(command: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOOK, command], capture_output=True, text=True, check=True)

    assert done.stdout.endswith("\n[]\n")


@pytest.mark.parametrize("alias", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_a_database_that_cannot_be_reached_is_told_in_a_sentence(alias: str, own_db: Database) -> None:
    environment = own_db.environment() | {alias: "postgres://nobody@127.0.0.1:1/nothing"}

    done = subprocess.run(
        [sys.executable, "-m", "xinfang.cli.main", "migrate"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("数据库连接不上：")
