"""`xinfang demo load`."""

import subprocess
import sys

from databases import Database
from xinfang.demo import cast


def demo(database: Database, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xinfang.cli.main", "demo", *words]
    return subprocess.run(command, env=database.environment(), capture_output=True, text=True, check=False)


def test_the_command_loads_once_and_tells_the_sign_ins_each_time(own_db: Database) -> None:
    first, second = demo(own_db, "load"), demo(own_db, "load")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert (first.stdout.splitlines()[0], second.stdout.splitlines()[0]) == (
        "演示县已载入。",
        "数据库里已有机构，没有再载入。",
    )
    assert first.stdout.splitlines()[1:] == second.stdout.splitlines()[1:]
    assert [line.split()[0] for line in first.stdout.splitlines()[2:-1]] == list(cast.SHOWN)
    assert first.stdout.splitlines()[-1].startswith("信访人凭编号和查询码查询，例如：编号 130426XF-")


def test_another_word_is_refused_in_a_sentence(own_db: Database) -> None:
    refused = demo(own_db, "unload")
    assert refused.returncode == 2
    assert "load" in refused.stderr
