"""`xinfang office`: how a real office begins, without the demonstration."""

import subprocess
import sys

import pytest

from databases import Database
from xinfang.kernel import clock
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.seats import seats

OFFICE = ("130426XF", "某县信访局", "--place", "130426", "--admin", "guanli", "--admin-name", "管理员")
WORD = "chunfeng-2026-x\n"


def office(database: Database, *words: str, typed: str = WORD) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xinfang.cli.main", "office", *words]
    return subprocess.run(command, env=database.environment(), input=typed, capture_output=True, text=True, check=False)


def test_the_first_office_and_its_administrator_are_made_once(own_db: Database) -> None:
    done = office(own_db, *OFFICE)
    assert (done.returncode, done.stdout.startswith("已设立某县信访局和系统管理员管理员。")) == (0, True), done.stderr
    admin = Person.objects.get(username="guanli")
    assert admin.check_password("chunfeng-2026-x")
    assert [(seat.unit_name, seat.kind) for seat in seats(admin, on=clock.today())] == [
        ("某县信访局", CapacityKind.ADMIN)
    ]
    again = office(own_db, *OFFICE)
    assert (again.returncode, again.stderr.strip()) == (2, "数据库中已有单位，请由系统管理员在页面上办理。")


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (("x", *OFFICE[1:]), WORD, "单位代码只用数字和大写字母"),
        (OFFICE, "short\n", "10"),
        ((*OFFICE, "--since", "2026-02-30"), WORD, "日期“2026-02-30”不对"),
    ],
)
def test_what_is_odd_is_refused_in_a_sentence_and_nothing_is_made(
    own_db: Database, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    refused = office(own_db, *words, typed=typed)
    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert not Unit.objects.exists()
    assert not Person.objects.exists()
