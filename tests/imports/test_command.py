"""`xinfang import` and `xinfang real` as an operator meets them."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from databases import Database, Server
from importing import GOOD, MAPPING, row, unanswered, write
from xinfang.petitions.models import Petition

HEADINGS = ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情")


def run(
    environment: dict[str, str], folder: Path, *words: str, command: str = "import"
) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "xinfang.cli.main", command, *words]
    return subprocess.run(line, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def test_all_in_is_exit_0_and_again_says_that_nothing_was_added(own_county: Database, folder: Path) -> None:
    write(folder / "in.csv", [row(), unanswered(2)])
    first = run(own_county.environment(), folder, "in.csv", "--mapping", "m.toml")
    assert (first.returncode, first.stderr) == (0, "")
    assert "登记 2 件，录入答复 1 份；先前已经导入、这次没有变化的 0 行；未导入 0 行。" in first.stdout
    assert "下列各列是标签，没有导入，也不写入未导入的行：热点。" in first.stdout

    second = run(own_county.environment(), folder, "in.csv", "--mapping", "m.toml")
    assert second.returncode == 0
    assert "登记 0 件，录入答复 0 份；先前已经导入、这次没有变化的 2 行；未导入 0 行。" in second.stdout
    assert "这次没有新增任何内容。" in second.stdout
    assert Petition.objects.count() == 2


def test_some_refused_is_exit_1_and_says_how_many_and_where(own_county: Database, folder: Path) -> None:
    write(folder / "in.csv", [row(), row(编号="")])
    done = run(own_county.environment(), folder, "in.csv", "--mapping", "m.toml", "--rejects", "bad.csv")
    assert done.returncode == 1
    assert "未导入的 1 行连同原因写在 bad.csv" in done.stdout
    assert (folder / "bad.csv").exists()
    assert Petition.objects.count() == 1


def test_a_terminal_is_shown_a_bar_with_the_number_of_rows(own_county: Database, folder: Path) -> None:
    write(folder / "in.csv", [unanswered(n) for n in range(3)])
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "xinfang.cli.main", "import", "in.csv", "--mapping", "m.toml"]
    environment = own_county.environment() | {"TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "导入" in shown
    assert "3 行" in shown


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["in.csv"], "缺少参数"),
        (["none.csv", "--mapping", "m.toml"], "文件 none.csv 找不到。"),
        (["in.csv", "--mapping", "none.toml"], "找不到对照表“none.toml”"),
        (["in.csv", "--mapping", "wrong.toml"], "对照表不对"),
        (["short.csv", "--mapping", "m.toml"], "缺少对照表写明的列：答复时间。"),
        (["in.csv", "--mapping", "m.toml", "--as", "zhoumin"], "“zhoumin”没有“数据导入”身份"),
        (["in.csv", "--mapping", "m.toml", "--as", "nobody"], "没有“nobody”这个账号"),
        (["in.csv", "--mapping", "m.toml", "--rejects", "in.csv"], "不能写进正在导入的文件"),
        (["in.csv", "--mapping", "m.toml", "--rejects", "no/where.csv"], "不能写入 no/where.csv"),
    ],
)
def test_nothing_done_is_exit_2_with_a_sentence(
    words: list[str], sentence: str, own_county: Database, folder: Path
) -> None:
    write(folder / "in.csv", [row()])
    write(folder / "short.csv", [{name: cell for name, cell in GOOD.items() if name != "答复时间"}])
    (folder / "wrong.toml").write_text(MAPPING + "[colums]\n", encoding="utf-8")
    done = run(own_county.environment(), folder, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not Petition.objects.exists()


def test_a_database_that_was_never_migrated_is_told_in_a_sentence(
    database_server: Server, own_db: Database, folder: Path
) -> None:
    write(folder / "in.csv", [row()])
    empty = database_server.clone("template0", name=f"{own_db.name}_empty")
    done = run(empty.environment(), folder, "in.csv", "--mapping", "m.toml")
    database_server.drop(empty.name)
    assert (done.returncode, done.stderr) == (2, "数据库还没有建立或者没有升级，请先运行 xinfang migrate。\n")


def messages(folder: Path, name: str, **more: str) -> None:
    """Write a file of ours with the columns of the published messages."""
    rows = [
        dict(zip(HEADINGS, (str(n), f"U{n}", f"第 {n} 件", "2019-05-06T07:08:09", "桥栏杆坏了。"), strict=True)) | more
        for n in range(5)
    ]
    write(folder / f"{name}.csv", rows)


def test_the_real_run_imports_replays_and_verifies_on_a_database_of_its_own(tmp_path: Path) -> None:
    messages(tmp_path, "arrivals_2019", 反对数="0", 点赞数="1", 热点_a156="3", 热点_syu="")
    messages(tmp_path, "with_replies", 答复意见="已修。", 答复时间="2019-06-01", 完整性指标="1", 可解释性指标="")
    messages(tmp_path, "labelled", 一级分类="交通", 来源="a")
    messages(tmp_path, "unlabelled")
    # A database that cannot be reached: the real run must not even look at the office's own.
    environment = os.environ | {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none"}
    done = run(environment, tmp_path, str(tmp_path), command="real")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("登记 5 件") == 4
    assert done.stdout.count("再导入一遍：新增 0 项") == 4
    assert "录入答复 5 份" in done.stdout
    assert "共检查 20 件信访事项，重算结果与存储的数据完全一致。" in done.stdout
    assert done.stdout.endswith("真实数据全部导入，重算和核验没有差异。\n")


def test_a_year_is_played_with_a_notice_in_its_middle_though_the_worker_was_killed(tmp_path: Path) -> None:
    rows = [
        dict(zip(HEADINGS, (str(n), f"U{n}", f"第 {n} 件", f"2019-10-{n + 10}T07:08:09", "桥栏杆坏了。"), strict=True))
        | {"反对数": "0", "点赞数": "1", "热点_a156": "", "热点_syu": ""}
        for n in range(20)
    ]
    write(tmp_path / "arrivals_2019.csv", rows)
    environment = os.environ | {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none"}
    done = run(environment, tmp_path, str(tmp_path), "--as-year", "2021", command="year")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "登记 20 件" in done.stdout
    assert "与全部重新推算不一致的 0 个，没有如实记录的 0 个。" in done.stdout
    assert done.stdout.count("共检查 20 件信访事项") == 2
    assert done.stdout.endswith("一年的演示没有发现差异。\n")


def test_a_folder_without_the_messages_is_refused(tmp_path: Path) -> None:
    done = run(dict(os.environ), tmp_path, str(tmp_path), command="real")
    assert (done.returncode, done.stderr.strip()) == (2, f"在 {tmp_path} 中找不到 arrivals_2019.csv。")
