"""A newer program over petitions that an older one folded, in a database whose calendar and rules never changed."""

from datetime import date

import pytest

from doing import Doing
from xinfang.petitions.models import ObligationMove, Petition, RecomputeRun
from xinfang.petitions.project import FOLD_VERSION
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("county")
DAY = date(2026, 3, 4)


def test_an_act_on_a_petition_that_an_older_program_folded_brings_it_up_to_date_under_a_run_of_its_own() -> None:
    doing, other = Doing(DAY).register(), Doing(DAY).register()
    Petition.objects.update(fold_version=FOLD_VERSION - 1)
    doing.transfer()
    other.transfer()
    assert set(Petition.objects.values_list("fold_version", flat=True)) == {FOLD_VERSION}
    [run] = RecomputeRun.objects.all()
    assert (run.reason, run.by, ObligationMove.objects.count()) == ("系统升级，推算程序有改进", "系统", 0)
    assert [fault for _, found in replay_petitions() for fault in found] == []
