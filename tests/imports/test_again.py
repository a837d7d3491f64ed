"""The same file again adds nothing; an import that was killed goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from databases import Database
from importing import MAPPING, rejected, row, take_in, unanswered, write
from xinfang.kernel.errors import UserError
from xinfang.petitions.models import ActRecord, CommandRecord, ForeignId, NumberCounter, Party, Petition, Text
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

MANY = 400
PATIENCE = 60


def stored() -> list[int]:
    return [model.objects.count() for model in (Petition, ActRecord, CommandRecord, ForeignId, Text, Party)]


def test_a_second_run_adds_nothing_and_says_so(county: None, tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(), unanswered(2), unanswered(3)])
    take_in(place)
    before = stored()
    again = take_in(place)
    assert (again.registered, again.answered, again.known, again.rejected) == (0, 0, 3, 0)
    assert stored() == before


def test_the_same_row_twice_in_a_file_goes_in_once(county: None, tmp_path: Path) -> None:
    report = take_in(write(tmp_path / "in.csv", [row(), row()]))
    assert (report.registered, report.known, Petition.objects.count()) == (1, 1, 1)


def test_an_answer_that_came_later_is_added_to_what_was_taken_in_before(county: None, tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row(答复意见="", 答复时间="")]))
    later = take_in(write(tmp_path / "in.csv", [row()]))
    assert (later.registered, later.answered, later.known) == (0, 1, 0)
    assert Petition.objects.get().state == "ANSWERED"


@pytest.mark.parametrize("changed", [{"详情": "另一件事。"}, {"留言时间": "2019-03-05"}, {"答复意见": "另一份答复。"}])
def test_the_same_number_with_other_words_is_refused_and_changes_nothing(
    changed: dict[str, str], county: None, tmp_path: Path
) -> None:
    take_in(write(tmp_path / "in.csv", [row()]))
    before = stored()
    place = write(tmp_path / "other.csv", [row(**changed)])
    report = take_in(place)
    assert (report.registered, report.answered, report.rejected) == (0, 0, 1)
    assert rejected(place)[0]["原因"].startswith("该来源编号先前已经导入，但内容与这一行不同")
    assert stored() == before


def test_the_same_number_in_another_system_is_another_petition(county: None, tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row()])
    take_in(place)
    take_in(place, MAPPING.replace("town-hotline", "other-hotline"))
    assert Petition.objects.count() == 2


def importing(database: Database, folder: Path) -> list[str]:
    (folder / "m.toml").write_text(MAPPING, encoding="utf-8")
    return [sys.executable, "-m", "xinfang.cli.main", "import", "in.csv", "--mapping", "m.toml"]


def test_an_import_killed_mid_way_is_resumed_and_nothing_is_double_or_lost(
    own_county: Database, tmp_path: Path
) -> None:
    write(tmp_path / "in.csv", [row(编号=str(n), 详情=f"第 {n} 件。") for n in range(MANY)])
    command, environment = importing(own_county, tmp_path), own_county.environment()
    killed = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE)
    deadline = time.monotonic() + PATIENCE
    while Petition.objects.count() < 50 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    part = Petition.objects.count()
    assert 0 < part < MANY
    assert ActRecord.objects.count() == 2 * part

    resumed = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (resumed.returncode, resumed.stdout.count(f"登记 {MANY - part} 件")) == (0, 1), resumed.stderr
    assert stored() == [MANY, 2 * MANY, 2 * MANY, MANY, 3 * MANY, MANY]
    assert NumberCounter.objects.get().last == MANY
    assert all(found == [] for _, found in [*replay_petitions(), *verify_petitions()])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.csv", "m.toml"]


def test_two_imports_at_once_do_not_wait_for_each_other_in_a_ring(own_county: Database, tmp_path: Path) -> None:
    from django.db import connections

    from xinfang.petitions.imports.run import LOCK

    with connections["owner"].cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(UserError, match="另一次导入正在进行"):
            take_in(write(tmp_path / "in.csv", [row()]))
        cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
    connections["owner"].close()
    assert take_in(tmp_path / "in.csv").registered == 1
