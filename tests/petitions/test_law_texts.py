"""Texts of regulations are kept for ever under their digests, by whom and when; all of a command's files or none."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from pytest_django import DjangoAssertNumQueries

from databases import Database
from doing import Doing
from law.our_text import made_up
from xinfang.kernel import clock
from xinfang.law.rules import Citation
from xinfang.law.text_reader import read_text
from xinfang.law.wording import LawText, Library
from xinfang.petitions.explain import explained, lines
from xinfang.petitions.law_texts import keep, library, versions

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
DAY = date(2026, 3, 5)
HANDLE = "六十日内办完；难办的可以再加三十日。"


def text(**said: str) -> LawText:
    return read_text(made_up(**said).encode(), name="条例.md")


def test_a_text_is_kept_by_article_with_digest_moment_and_name(db: None) -> None:
    assert keep([text()], by="fengtao", at=AT) == [True]
    [row] = versions()
    assert (row.title, row.version, row.digest, row.loaded_at, row.by) == (
        "信访工作条例", date(2022, 2, 25), text().digest, AT, "fengtao",
    )  # fmt: skip
    assert [p.words for p in row.paragraphs.filter(article=34)] == [HANDLE]
    assert row.paragraphs.filter(article=22).count() == 2
    assert library().texts == (text(),)


def test_the_same_text_again_changes_nothing(db: None) -> None:
    keep([text()], by="fengtao", at=AT)
    assert keep([text()], by="haozhiyuan", at=datetime(2026, 4, 1, tzinfo=UTC)) == [False]
    assert [(row.by, row.loaded_at) for row in versions()] == [("fengtao", AT)]


def test_another_version_stands_beside_the_first(db: None) -> None:
    keep([text(made="2022年2月25日"), text(made="2026年2月1日")], by="fengtao", at=AT)
    found = library().wordings([Citation("信访工作条例", 34)], on=DAY)
    assert [one.version for one in found] == [date(2026, 2, 1)]


def test_a_library_costs_one_query_once_its_texts_were_read(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keep([text(made="2022年2月25日"), text(made="2026年2月1日")], by="fengtao", at=AT)
    library()
    with django_assert_num_queries(1):
        assert len(library().texts) == 2


def test_without_texts_a_petition_is_explained_as_ever(county: None) -> None:
    told = explained(Doing(DAY).register().done.case, on=DAY)
    assert library() == Library()
    assert "articles" not in told


def test_an_explanation_has_the_words_of_each_article_once(county: None) -> None:
    keep([text()], by="fengtao", at=AT)
    doing = Doing(date(2026, 2, 2)).register().later(1).transfer().later(2).inform().accept()
    told = explained(doing.done.case, on=clock.today())
    places = [one["place"] for one in told["articles"]]
    assert len(places) == len(set(places))
    assert "《信访工作条例》第三十四条" in places
    at = lines(told).index("  《信访工作条例》第三十四条（2022-02-25文本）")
    assert lines(told)[at + 1] == f"      {HANDLE}"


def test_the_command_takes_all_files_or_none_and_gives_the_words_with_a_date(own_db: Database, tmp_path: Path) -> None:
    (tmp_path / "条例.md").write_text(made_up(), encoding="utf-8")
    (tmp_path / "坏.md").write_text(made_up().replace("第三条", "第五条"), encoding="utf-8")

    def said(*words: str) -> list[str]:
        line = [sys.executable, "-W", "error", "-m", "xinfang.cli.main", *words]
        done = subprocess.run(line, env=own_db.environment(), cwd=tmp_path, capture_output=True, text=True, check=False)
        return (done.stdout or done.stderr).splitlines()

    told = "《信访工作条例》（2022-02-25文本，50条）"
    assert said("law", "load", "条例.md", "坏.md") == ["坏.md第13行：应当是第三条，写的是第五条，条号没有接上。"]
    assert said("law") == ["没有载入法规文本，期限的依据只写条款，不附条文原文。"]
    assert said("due", "R22-34-handle", "2026-03-05", "--words")[-1].startswith("没有载入所依据的条文")
    assert said("law", "load", "条例.md") == [f"{told}已载入，期限的依据里可以看到条文原文。"]
    assert said("law", "load", "条例.md") == [f"{told}此前已经载入，没有变动。"]
    assert said("law", "load", "没有.md") == ["读不到文件 没有.md：No such file or directory。"]
    assert said("law", "load") == ["请写明法规文本的文件；用 --version 时一次只能载入一个文件。"]
    assert [row.split("\t")[:3] for row in said("law")[1:]] == [["信访工作条例", "2022-02-25", text().digest]]
    assert said("due", "R22-34-handle", "2026-03-05", "--words")[-2:] == [
        "《信访工作条例》第三十四条（2022年2月25日文本）：",
        HANDLE,
    ]
    data = json.loads("\n".join(said("due", "R22-34-handle", "2026-03-05", "--words", "--json")))
    assert data["articles"][-1] == {"place": "《信访工作条例》第三十四条", "version": "2022-02-25", "lines": [HANDLE]}
