"""A holiday notice loaded while cases are open: the right dates move, with a record; nothing else does."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from django.db import connections

from databases import Database
from doing import Doing, noon
from xinfang.law.calendar import Notice, amended
from xinfang.petitions.inputs import Inputs, active
from xinfang.petitions.models import Obligation, ObligationMove, Petition, RecomputeRun, Remedy
from xinfang.petitions.reading import case_of
from xinfang.petitions.recompute import change_inputs, remaining, walk
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

MONDAY = date(2026, 11, 23)
# Invented for the tests: the office learns that the due day of 60 days from acceptance is a rest day.
NOTICE = Notice(
    year=2027,
    holidays=frozenset({date(2027, 1, 1), date(2027, 1, 22), date(2027, 2, 8)}),
    exchanged=frozenset({date(2027, 1, 24)}),
    source="测试用的安排",
)


def load(notice: Notice = NOTICE) -> RecomputeRun | None:
    def change(old: Inputs) -> Inputs:
        return replace(old, calendar=amended(old.calendar, notice))

    return change_inputs(change, reason="载入测试用的安排", by="tester", at=noon(MONDAY))


def follow() -> None:
    for _ in walk(batch=2):
        pass


def whole() -> None:
    """Demand that journal and projections are whole."""
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []


def handling(petition: object) -> Obligation:
    return Obligation.objects.get(petition_id=petition, rule="R22-34-handle")


def test_a_notice_moves_the_provisional_date_and_makes_it_certain(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer().accept()
    assert (handling(doing.petition).due, handling(doing.petition).provisional) == (date(2027, 1, 22), True)

    load()
    follow()

    moved = handling(doing.petition)
    assert (moved.due_strict, moved.due, moved.provisional) == (date(2027, 1, 22), date(2027, 1, 24), False)
    move = ObligationMove.objects.get(petition_id=doing.petition, rule="R22-34-handle")
    assert (move.old_due, move.new_due) == (date(2027, 1, 22), date(2027, 1, 24))
    whole()


def test_dates_that_the_notice_does_not_touch_stay_and_leave_no_record(own_county: Database) -> None:
    doing = Doing(date(2026, 3, 2)).register().transfer()
    before = list(Obligation.objects.values_list("rule", "due", "provisional").order_by("id"))

    load()
    follow()

    assert list(Obligation.objects.values_list("rule", "due", "provisional").order_by("id")) == before
    assert not ObligationMove.objects.filter(petition_id=doing.petition).exists()
    whole()


def test_every_date_is_the_one_that_a_full_recomputation_gives(own_county: Database) -> None:
    for day in (MONDAY, date(2026, 12, 14), date(2026, 12, 28)):
        Doing(day).register().transfer().inform().accept()
        Doing(day).register()

    load()
    follow()

    inputs = active()
    for petition in Petition.objects.all():
        anew = {(o.rule, o.request_n): (o.due, o.provisional) for o in case_of(petition, inputs=inputs).obligations}
        stored = petition.obligations.values_list("rule", "request_n", "due", "provisional")
        assert {(rule, n): (due, open_) for rule, n, due, open_ in stored} == anew
    assert remaining() == 0


def test_an_act_on_a_case_that_has_not_followed_yet_brings_it_up_itself(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer().accept()
    load()

    doing.hear()

    assert handling(doing.petition).due == date(2027, 1, 24)
    assert ObligationMove.objects.filter(petition_id=doing.petition, rule="R22-34-handle").count() == 1
    follow()
    assert ObligationMove.objects.filter(petition_id=doing.petition, rule="R22-34-handle").count() == 1
    whole()


def test_the_last_day_told_to_a_petitioner_is_never_brought_forward(own_county: Database) -> None:
    doing = Doing(date(2026, 11, 14)).to_the_end()
    assert until(doing.petition) == (date(2027, 1, 2), date(2027, 1, 4))

    load(replace(NOTICE, holidays=frozenset({date(2027, 1, 1)}), exchanged=frozenset({date(2027, 1, 2)})))
    follow()

    assert until(doing.petition) == (date(2027, 1, 2), date(2027, 1, 4))
    whole()


def test_a_petitioners_last_day_follows_a_notice_that_gives_him_longer(own_county: Database) -> None:
    doing = Doing(date(2026, 11, 14)).to_the_end()

    load(replace(NOTICE, holidays=frozenset({date(2027, 1, 1), date(2027, 1, 4)}), exchanged=frozenset()))
    follow()

    assert until(doing.petition) == (date(2027, 1, 2), date(2027, 1, 5))
    whole()


def until(petition: object) -> tuple[date | None, date | None]:
    remedy = Remedy.objects.get(petition_id=petition, rule="R22-35-ask")
    return remedy.until_strict, remedy.until


def test_the_same_notice_again_opens_no_run(own_county: Database) -> None:
    load()
    follow()

    assert load() is None
    assert RecomputeRun.objects.count() == 1


def test_two_walks_at_once_record_each_move_once(own_county: Database) -> None:
    petitions = [Doing(MONDAY).register().transfer().accept().petition for _ in range(6)]
    load()

    def work() -> None:
        try:
            follow()
        finally:
            connections.close_all()

    walks = [Thread(target=work) for _ in range(2)]
    for each in walks:
        each.start()
    for each in walks:
        each.join()

    for petition in petitions:
        assert ObligationMove.objects.filter(petition_id=petition, rule="R22-34-handle").count() == 1
    whole()


def test_a_walk_killed_on_the_way_is_taken_up_again(own_county: Database) -> None:
    petitions = [Doing(MONDAY).register().transfer().accept().petition for _ in range(6)]
    load()
    script = (
        "import django, os, signal; django.setup()\n"
        "from xinfang.petitions.recompute import walk\n"
        "for _ in walk(batch=2):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = own_county.environment() | {"DJANGO_SETTINGS_MODULE": "xinfang.config.settings"}
    killed = subprocess.run([sys.executable, "-c", script], env=environment, check=False)
    assert killed.returncode == -9
    assert 0 < remaining() < len(petitions)

    follow()

    assert remaining() == 0
    assert ObligationMove.objects.filter(petition_id__in=petitions, rule="R22-34-handle").count() == len(petitions)
    whole()


@pytest.mark.parametrize(
    "damaged",
    [
        "{",
        "[]",
        json.dumps({"year": 2027, "papers": [], "days": []}),
        json.dumps({"year": 2027, "days": [{"name": "元旦", "date": "2027-02-30", "isOffDay": True}]}),
        json.dumps({"year": 2035, "days": "no"}),
    ],
)
def test_a_bad_notice_is_refused_in_a_sentence_and_changes_nothing(
    own_county: Database, tmp_path: Path, damaged: str
) -> None:
    place = tmp_path / "notice.json"
    place.write_text(damaged, encoding="utf-8")
    before = active().calendar.digest

    done = subprocess.run(
        [sys.executable, "-m", "xinfang.cli.main", "holidays", "load", str(place)],
        env=own_county.environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2, done.stdout
    assert done.stderr.strip().endswith("。")
    assert "Traceback" not in done.stderr
    assert active().calendar.digest == before
    assert not RecomputeRun.objects.exists()
