"""The bench database: many petitions in bulk, each as the door would have stored it, and nowhere but there."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from databases import Database, Server
from xinfang.kernel.clock import today

WORDS = [sys.executable, "-m", "xinfang.cli.main"]
REGISTER = """
import django; django.setup()
from doing import Doing
from xinfang.petitions.models import Petition
print(Petition.objects.get(pk=Doing().register().petition).number)
"""


@pytest.fixture
def bench(database_server: Server, template: str) -> Iterator[Database]:
    """Give a database whose name says that it is for measuring."""
    made = database_server.clone(template, name=f"xinfang_test_{os.getpid()}_bench")
    yield made
    database_server.drop(made.name)


def run(database: Database, *words: str) -> subprocess.CompletedProcess[str]:
    settings = {"DJANGO_SETTINGS_MODULE": "xinfang.config.settings", "PYTHONPATH": "tests"}
    return subprocess.run(
        [*WORDS, *words] if words[0] != "-c" else [sys.executable, *words],
        env=database.environment() | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_petitions_built_in_bulk_are_what_the_door_would_have_stored(bench: Database) -> None:
    done = run(bench, "bench", "--count", "90", "--build-only")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "生成 90 件" in done.stdout
    assert "共检查 90 件信访事项，抽查的重算结果与存储的数据完全一致。" in done.stdout

    verified = run(bench, "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "共检查 90 件信访事项，散列链、内容、文件和查阅日志均未被改动。" in verified.stdout


def test_after_the_load_numbers_go_on_and_acts_are_kept_in_order_again(bench: Database) -> None:
    assert run(bench, "bench", "--count", "60", "--build-only").returncode == 0
    registered = run(bench, "-c", REGISTER)
    assert registered.returncode == 0, registered.stderr
    office, year, place = registered.stdout.strip().rsplit("-", 2)
    assert (office, year) == ("130426XF", str(today().year))
    assert int(place) > 1
    again = run(bench, "verify")
    assert again.returncode == 0, again.stdout + again.stderr


def test_nothing_is_built_in_a_database_of_another_name(own_db: Database) -> None:
    done = run(own_db, "bench", "--count", "60", "--build-only")
    assert done.returncode == 2
    assert done.stderr == f"数据库 {own_db.name} 不是测量用的数据库（名称应以 _bench 结尾），没有写入任何内容。\n"
