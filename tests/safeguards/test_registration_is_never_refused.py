"""A matter is registered whatever is missing but its words: no name, no document, no telephone, no "right level"."""

from itertools import product

import pytest

from law.cast import BUREAU, DEPARTMENT, TOWN, CastUnit
from law.words import ACCUSATION, CLAIM, SUGGESTION, allowed, case, register
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import Channel, RequestClass


@pytest.mark.parametrize("at", [BUREAU, TOWN, DEPARTMENT], ids=["bureau", "town", "department"])
def test_nothing_but_the_words_of_the_request_is_needed(at: CastUnit) -> None:
    for channel, ask, known in product(Channel, (CLAIM, SUGGESTION, ACCUSATION), (True, None)):
        asked = register(ask, on="2026-03-05", channel=channel.value, reachable=known, at=at, by=CapacityKind.HANDLER)
        assert allowed(case(), asked), (channel, ask, known)


def test_nothing_that_a_registration_must_say_names_a_person() -> None:
    assert [field.name for field in ACTS[ActKind.REGISTER].fields if field.required] == ["channel"]


def test_refusing_to_register_does_not_exist_as_an_act() -> None:
    before_registration = [row.label for row in ACTS.values() if row.place.value == "ANYWHERE"]
    assert before_registration == ["登记"]
    assert [row.label for row in ACTS.values() if "不予登记" in row.label or "拒绝登记" in row.label] == []


def test_an_unknown_petitioner_loses_the_notice_alone() -> None:
    for klass in (RequestClass.CLAIM, RequestClass.SUGGESTION):
        unknown = case(register(klass, on="2026-03-05", reachable=None))
        assert [o.rule for o in unknown.obligations] == ["R22-22-route"]
