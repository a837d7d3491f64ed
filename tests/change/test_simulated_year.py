"""A simulated half year with a holiday notice loaded in the middle, and its walk killed once on the way."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, time

from databases import Database
from xinfang.demo.simulation.counting import dates_counted_anew, dates_written_down, moved, stored_dates
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.matter import Law
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.play import Play
from xinfang.kernel.clock import CHINA
from xinfang.law.calendar import Notice, amended
from xinfang.petitions.inputs import Inputs, active
from xinfang.petitions.recompute import change_inputs, remaining, walk
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

MIDDLE, LAST = date(2026, 11, 20), date(2027, 2, 10)
# Invented for the test: days on which many of the dues of that winter fall.
NOTICE = Notice(
    year=2027,
    holidays=frozenset(date(2027, 1, day) for day in (1, 4, 5, 11, 12, 13, 20)),
    exchanged=frozenset({date(2027, 1, 9), date(2027, 1, 16)}),
    source="测试用的安排",
)
KILLED = (
    "import django, os, signal; django.setup()\n"
    "from xinfang.petitions.recompute import walk\n"
    "for _ in walk(batch=5):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
)


def end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=CHINA)


def test_a_notice_in_the_middle_moves_the_right_dates_though_its_walk_was_killed(own_county: Database) -> None:
    those = offices()
    arrivals = crowd(60, until=LAST, days=150, offices=those, seed="year")
    inputs = active()
    law = Law(inputs.rulebook, inputs.calendar)
    play = Play("year", those, law, until=end_of(LAST)).enter(arrivals)
    play.through(MIDDLE)
    before = stored_dates()

    def notice(old: Inputs) -> Inputs:
        return replace(old, calendar=amended(old.calendar, NOTICE))

    run = change_inputs(notice, reason="载入测试用的安排", by="tester", at=end_of(MIDDLE))
    environment = own_county.environment() | {"DJANGO_SETTINGS_MODULE": "xinfang.config.settings"}
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    assert killed.returncode == -9
    assert remaining() > 0
    for _ in walk():
        pass

    assert remaining() == 0
    after = stored_dates()
    assert after == dates_counted_anew()
    assert run is not None
    assert dates_written_down(run) == moved(before, after)
    assert len(moved(before, after)) > 5

    play.follow(active())
    play.through(LAST)

    assert not play.report.refused
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []
