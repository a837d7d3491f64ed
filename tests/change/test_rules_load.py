"""`xinfang rules load` on a real database: a county's own rules take effect, and a bad file changes nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from databases import Database
from doing import Doing
from xinfang.petitions.inputs import active
from xinfang.petitions.models import Obligation, RecomputeRun
from xinfang.petitions.recompute import remaining
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

EXAMPLE = Path(__file__).parents[2] / "local.example.toml"
MONDAY = date(2026, 11, 23)
LONGER = """
[[rule]]
id = "I-34-long"
title = "一百二十日内办结"
obligor = "有权处理的机关、单位"
event = "受理信访事项"
basis = "INTERNAL"
regulation = "本县规定"
evidence = "文件"
shortens = "R22-34-handle"
length = 120
unit = "calendar day"
"""


def rules(database: Database, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "xinfang.cli.main", "rules", "load", *words],
        env=database.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def own(rule: str) -> list[tuple[str, date | None]]:
    """Give basis and due day of what is owed under the rule."""
    return list(Obligation.objects.filter(rule=rule).values_list("basis", "due"))


def test_the_example_of_a_countys_own_rules_is_loaded_and_open_petitions_follow(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer().accept()
    assert own("I-34-warn") == []

    done = rules(own_county, str(EXAMPLE))

    assert (done.returncode, done.stderr) == (0, "")
    assert active().rulebook.rule("I-34-warn").active
    assert own("I-34-warn") == [("INTERNAL", date(2027, 1, 7))]
    assert own("R22-34-handle") == [("STATUTORY", date(2027, 1, 22))]
    run = RecomputeRun.objects.get()
    assert (run.new_rulebook_id, run.reason) == (active().rulebook.digest, "载入local.example.toml")
    assert remaining() == 0
    doing.hear()
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []


def test_the_same_file_again_changes_nothing(own_county: Database) -> None:
    assert rules(own_county, str(EXAMPLE)).returncode == 0
    again = rules(own_county, str(EXAMPLE))
    assert again.returncode == 0
    assert RecomputeRun.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (LONGER, "法定期限“R22-34-handle”最长90日"),
        ("", "里没有规则"),
        ("[[rule]", "不合格式"),
        (LONGER.replace('"INTERNAL"', '"STATUTORY"'), "不予采用"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_and_changes_nothing(
    own_county: Database, tmp_path: Path, words: str, why: str
) -> None:
    Doing(MONDAY).register().transfer().accept()
    place = tmp_path / "local.toml"
    place.write_text(words, encoding="utf-8")
    before = active().rulebook.digest

    done = rules(own_county, str(place))

    assert done.returncode == 2, done.stdout
    assert why in done.stderr
    assert done.stderr.strip().endswith("。")
    assert "Traceback" not in done.stderr
    assert active().rulebook.digest == before
    assert not RecomputeRun.objects.exists()
