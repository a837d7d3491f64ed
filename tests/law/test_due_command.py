"""`xinfang due` and `xinfang rules` as a clerk runs them."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from xinfang.law.rulebook import shipped_rulebook

IN, OUT = "in.csv", "out.csv"
HEADER = "rule,start,due_strict,due,provisional"


def xinfang(*words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "xinfang.cli.main", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )


def said(*words: str) -> str:
    """Give what a command refused with, and check that it refused with nothing else."""
    done = xinfang(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr.strip()


def batch(folder: Path, text: str | bytes) -> "subprocess.CompletedProcess[str]":
    (folder / IN).write_bytes(text.encode() if isinstance(text, str) else text)
    return xinfang("due", "--batch", IN, OUT, cwd=folder)


def refused(folder: Path, text: str | bytes) -> str:
    """Give why a file was refused, and check that nothing was left behind."""
    done = batch(folder, text)
    assert (done.returncode, done.stdout) == (2, "")
    assert [path.name for path in folder.iterdir()] == [IN]
    return done.stderr.strip()


def test_one_date_is_printed_with_its_proof() -> None:
    done = xinfang("due", "R22-22-route", "2026-02-06")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "R22-22-route：到期日 2026-02-24，未顺延的届满日 2026-02-21。"
    assert lines[-1] == "10. 到期日为2026年2月24日（星期二）。"


def test_one_date_is_printed_as_json() -> None:
    done = xinfang("due", "R22-22-route", "2026-12-20", "--json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["due_strict"], data["due"], data["provisional"]) == (
        0,
        "2027-01-04",
        "2027-01-04",
        True,
    )
    assert len(data["lines"]) == len(data["steps"])


def test_days_set_a_period_or_an_extension() -> None:
    assert (
        json.loads(xinfang("due", "R22-22-assign", "2026-03-02", "--days", "45", "--json").stdout)["due"]
        == "2026-04-16"
    )
    assert (
        json.loads(xinfang("due", "R22-34-ext", "2026-08-03", "--days", "20", "--json").stdout)["due"] == "2026-10-22"
    )
    assert json.loads(xinfang("due", "R22-34-ext", "2026-08-03", "--json").stdout)["due_strict"] == "2026-11-01"


def test_a_rule_without_a_number_says_so_with_its_article_and_is_no_error() -> None:
    done = xinfang("due", "R22-25-urgent", "2026-03-02")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "R22-25-urgent：该条没有规定天数（《信访工作条例》第二十五条）。"


def test_hours_are_given_as_a_moment() -> None:
    done = xinfang("due", "RSEC-24h", "2026-03-01T14:30")
    assert done.stdout.splitlines()[0] == "RSEC-24h：到期日 2026-03-02T14:30，未顺延的届满日 2026-03-02T14:30。"
    assert xinfang("due", "RSEC-24h", "2026-03-01 14:30").stdout == done.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["R99", "2026-03-02"], "没有编号为“R99”的规则。"),
        (["R22-22-route", "2026-02-30"], "“2026-02-30”不是日期"),
        (["R22-22-route", "20260301"], "“20260301”不是日期"),
        (["R22-22-route", "2026-W10-1"], "“2026-W10-1”不是日期"),
        (["R22-22-route", "2026年3月1日"], "“2026年3月1日”不是日期"),
        (["R22-22-route", "2026-03-01T99:00"], "“2026-03-01T99:00”不是日期"),
        (["R22-22-route", "1989-12-31"], "日期1989-12-31不在1990年至2100年之间。"),
        (["R22-22-route", "2101-01-01"], "日期2101-01-01不在1990年至2100年之间。"),
        (["R22-22-route", "2026-03-01T14:30"], "请只写日期"),
        (["RSEC-24h", "2026-03-01"], "请写明时刻"),
        (["RSEC-24h", "2026-03-01T14:30+08:00"], "请不要写时区"),
        (["R22-22-route", "2026-03-01", "--days", "10"], "不能另行指定天数"),
        (["R22-34-ext", "2026-03-01", "--days", "31"], "须在1至30日之间"),
        (["R22-22-route"], "请写明条款编号和起算日"),
        (["R22-22-route", "2026-03-01", "--batch", "a", "b"], "不能和其他参数同时使用"),
    ],
)
def test_a_wrong_question_is_refused_in_a_sentence(words: list[str], why: str) -> None:
    assert why in said("due", *words)


def test_neither_command_imports_django_or_the_database() -> None:
    code = (
        "import sys; from xinfang.cli.main import main; main(sys.argv[1:]); "
        "sys.exit(sorted(name for name in ('django', 'psycopg') if name in sys.modules) or 0)"
    )
    for words in (["due", "R22-22-route", "2026-03-02"], ["rules"]):
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_keeps_its_order_and_count(tmp_path: Path) -> None:
    rows = [
        "R22-22-route,2026-02-06",
        "R22-25-urgent,2026-02-06",
        "R22-22-assign,2026-02-06",
        "R14-split,2026-02-06",
        "R22-22-route,2026-02-06",
        "R22-34-ext,2026-08-03",
        "R19-hear7,2026-10-12",
        "RSEC-log,2026-08-31",
        "RSEC-24h,2026-03-01T14:30",
        "R22-23-object,2026-12-30",
    ]
    done = batch(tmp_path, "\n".join(["rule,start", *rows, ""]))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"已推算10行，写入{OUT}。\n", "")
    assert (tmp_path / OUT).read_text(encoding="utf-8").splitlines() == [
        HEADER,
        "R22-22-route,2026-02-06,2026-02-21,2026-02-24,false",
        "R22-25-urgent,2026-02-06,,,",
        "R22-22-assign,2026-02-06,,,",
        "R14-split,2026-02-06,,,",
        "R22-22-route,2026-02-06,2026-02-21,2026-02-24,false",
        "R22-34-ext,2026-08-03,2026-11-01,2026-11-02,false",
        "R19-hear7,2026-10-12,2026-10-05,2026-09-30,false",
        "RSEC-log,2026-08-31,2027-02-28,2027-02-28,false",
        "RSEC-24h,2026-03-01T14:30,2026-03-02T14:30,2026-03-02T14:30,false",
        "R22-23-object,2026-12-30,2027-01-06,2027-01-06,true",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [IN, OUT]


@pytest.mark.parametrize("text", ["rule,start\n", "rule,start"])
def test_a_file_without_rows_gives_the_header(tmp_path: Path, text: str) -> None:
    assert batch(tmp_path, text).returncode == 0
    assert (tmp_path / OUT).read_text(encoding="utf-8") == HEADER + "\n"


def test_a_file_may_have_a_byte_order_mark_quotes_and_windows_line_ends(tmp_path: Path) -> None:
    text = '\ufeffrule,start\r\n"R22-22-route","2026-02-06"\r\n'
    assert batch(tmp_path, text).returncode == 0
    with (tmp_path / OUT).open(encoding="utf-8", newline="") as out:
        assert list(csv.reader(out))[1] == ["R22-22-route", "2026-02-06", "2026-02-21", "2026-02-24", "false"]


def test_a_file_may_be_filled_in_place(tmp_path: Path) -> None:
    (tmp_path / IN).write_text("rule,start\nR22-22-route,2026-02-06\n", encoding="utf-8")
    assert xinfang("due", "--batch", IN, IN, cwd=tmp_path).returncode == 0
    assert (tmp_path / IN).read_text(encoding="utf-8").splitlines()[0] == HEADER


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("R99,2026-02-06", "没有编号为“R99”的规则。"),
        ("R22-22-route,2026-02-30", "“2026-02-30”不是日期"),
        ("R22-22-route,2101-01-01", "日期2101-01-01不在1990年至2100年之间。"),
        ("R22-25-urgent,2101-01-01", "日期2101-01-01不在1990年至2100年之间。"),
        ("R22-22-route,", "“”不是日期"),
        ("R22-22-route", "每行须有rule、start两栏。"),
        ("R22-22-route,2026-02-06,", "每行须有rule、start两栏。"),
        ("", "每行须有rule、start两栏。"),
        ("RSEC-24h,2026-03-01", "请写明时刻"),
        ('R22-22-route,"2026-02-06', "引号或者分隔符不合CSV格式。"),
    ],
)
def test_a_wrong_row_refuses_the_whole_file_with_its_line(tmp_path: Path, row: str, why: str) -> None:
    told = refused(tmp_path, f"rule,start\nR22-22-route,2026-02-06\n{row}\nR22-22-route,2026-02-06\n")
    assert why in told
    assert told.startswith("第" + ("4" if '"' in row else "3") + "行不对：")
    assert told.endswith("整份文件没有处理，没有写出结果。")


@pytest.mark.parametrize("text", ["", "start,rule\nR22-22-route,2026-02-06\n", "R22-22-route,2026-02-06\n"])
def test_a_file_without_the_header_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text) == "第1行不对：第一行须是表头rule,start。整份文件没有处理，没有写出结果。"


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(tmp_path: Path) -> None:
    told = refused(tmp_path, "rule,start\n规则,2026-02-06\n".encode("gbk"))
    assert told.startswith("第2行不对：没有编号为“")


def test_a_refused_file_leaves_an_earlier_result_alone(tmp_path: Path) -> None:
    (tmp_path / OUT).write_text("earlier", encoding="utf-8")
    assert batch(tmp_path, "rule,start\nR99,2026-02-06\n").returncode == 2
    assert (tmp_path / OUT).read_text(encoding="utf-8") == "earlier"


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    (tmp_path / IN).write_text("rule,start\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    cases = [
        (["none.csv", OUT], "文件none.csv找不到，没有写出结果。"),
        ([IN, "none/out.csv"], "文件none/out.csv找不到，没有写出结果。"),
        ([IN, f"{IN}/out.csv"], f"文件{IN}/out.csv不能读写，没有写出结果。"),
        (["folder", OUT], "文件folder是文件夹，没有写出结果。"),
        ([IN, "folder"], "输出文件folder不是普通文件，没有写入。"),
    ]
    for files, why in cases:
        done = xinfang("due", "--batch", *files, cwd=tmp_path)
        assert (done.returncode, done.stderr.strip()) == (2, why)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", IN]


def test_all_rules_are_listed_with_article_length_dates_and_whether_active() -> None:
    done = xinfang("rules")
    rows = {row[0]: row[1:] for row in (line.split("\t") for line in done.stdout.splitlines())}
    assert (done.returncode, len(rows)) == (0, 1 + len(shipped_rulebook().rules))
    assert rows["编号"] == ["事项", "依据", "期限", "施行期间", "启用"]
    assert rows["R22-35-ask"] == ["请求复查", "《信访工作条例》第三十五条", "三十日", "2022-05-01至今", "是"]
    assert rows["R22-22-assign"][2] == "逐件指定"
    assert rows["R22-25-urgent"][2] == "没有规定天数"
    assert rows["R14-split"][3:] == ["2015-01-01至2022-06-08", "否"]


def test_only_the_rules_in_force_on_a_day_are_listed() -> None:
    def listed(day: str) -> set[str]:
        return {line.split("\t")[0] for line in xinfang("rules", "--on", day).stdout.splitlines()[1:]}

    assert "R05-21-route" in listed("2022-04-30") - listed("2022-05-01")
    assert "R22-22-route" in listed("2022-05-01") - listed("2022-04-30")
    assert "不是日期" in said("rules", "--on", "2022-04-31")
    assert "不是日期" in said("rules", "--on", "2022-04-30T10:00")
    assert "不在1990年至2100年之间" in said("rules", "--on", "1980-01-01")
