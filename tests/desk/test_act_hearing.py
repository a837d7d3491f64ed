"""A hearing in the course of handling at the desk, and what its petitioner reads of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.petitions.citizen import read
from xinfang.petitions.models import Obligation, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def test_a_hearing_is_recorded_told_of_and_moves_no_date(as_person: AsPerson) -> None:
    doing = Doing().register().transfer().inform().accept()
    due = Obligation.objects.get(rule="R22-34-handle").due
    page = as_person(cast.TOWN_HANDLER).get(
        reverse("desk:act", args=[doing.done.case.number, ActKind.HOLD_HANDLING_HEARING.value])
    )
    assert "办理中的听证不中止办理期限" in page.content.decode()
    values = {"ground": "MAJOR", "form": "OPEN", "began_on": str(doing.day), "attended": True, "text": "听证笔录"}
    doing.handle(ActKind.HOLD_HANDLING_HEARING, values)
    assert Obligation.objects.get(rule="R22-34-handle").due == due
    petition = Petition.objects.get()
    step = read(petition.pk, on=doing.day).steps[-1]
    assert (step.words, step.details) == (
        "举行听证，办理期限照常计算",
        (("听证事项", "重大"), ("听证方式", "公开举行")),
    )
