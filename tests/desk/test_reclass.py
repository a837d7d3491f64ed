"""The form by which a request gets another class, and that of the notice."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from desk.test_act import address, kinds, send, untouched
from doing import Doing, person
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.models import PendingCommand, Request

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def test_only_the_other_class_is_offered_and_a_late_change_waits_for_the_head(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 2, 13)).register().transfer()
    client = as_person(cast.TOWN_HANDLER)
    form = client.get(address(doing, ActKind.CHANGE_CLASS)).context["form"]
    assert form.fields["klass"].choices == [("SUGGESTION", "建议意见类")]
    assert untouched(client, doing, ActKind.CHANGE_CLASS)["klass"] == "SUGGESTION"
    send(client, doing, ActKind.CHANGE_CLASS, ground="EXPLAINED", text="信访人提的是建议。")
    assert kinds(doing) == ["register", "transfer"]
    waiting = PendingCommand.objects.get(petition=doing.petition)
    confirm(Answer(waiting.pk), by=person(cast.TOWN_HEAD), at=clock.now())
    assert Request.objects.get(petition=doing.petition).klass == "SUGGESTION"
    told = send(client, doing, ActKind.INFORM_CLASS, method="POST", text="已按建议意见办理。")
    assert told.status_code == 302
    assert kinds(doing) == ["register", "transfer", "change_class", "inform_class"]
