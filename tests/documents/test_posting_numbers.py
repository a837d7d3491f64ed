"""One number stands on one envelope, also when two people type it at the same moment."""

from datetime import date
from uuid import uuid4

import pytest

from crowding import at_once
from databases import Database
from doing import person
from papering import Papering, heard
from xinfang.demo import cast
from xinfang.documents.models import Carrier, Envelope
from xinfang.kernel import clock
from xinfang.petitions import postings

TODAY = date(2026, 3, 26)
NUMBER = "XA12345678937"


def posted() -> Envelope:
    """Give an envelope with an opinion of the town in it."""
    me = person(cast.TOWN_HANDLER)
    paper = Papering(heard()).begin().submit().approve().issue()
    outgoing = [one for one in postings.outgoing([paper], person=me) if one.addressee.reachable]
    how = {"carrier": Carrier.EMS, "posted_on": TODAY, "command": uuid4()}
    [envelope] = postings.post(me, outgoing, **how, at=clock.now(), on=TODAY)
    return envelope


@pytest.mark.usefixtures("thursday")
def test_of_two_who_type_one_number_at_once_one_is_told(own_county: Database) -> None:
    both = [posted(), posted()]

    def typed(place: int) -> tuple[int, set[str]]:
        kept, faults = postings.set_numbers(person(cast.TOWN_HANDLER), {both[place].pk: NUMBER}, on=TODAY)
        return kept, set(faults.values())

    found = sorted(at_once(2, typed), key=lambda one: one[0])
    assert [kept for kept, _ in found] == [0, 1]
    assert found[0][1] <= {postings.TAKEN, postings.TAKEN_MEANWHILE}
    assert found[1][1] == set()
    assert list(Envelope.objects.exclude(tracking="").values_list("tracking", flat=True)) == [NUMBER]


@pytest.mark.usefixtures("thursday")
def test_of_two_who_number_one_envelope_at_once_one_is_told(own_county: Database) -> None:
    envelope, numbers = posted(), (NUMBER, "XA12345678954")

    def typed(place: int) -> tuple[int, tuple[str, ...]]:
        told = {envelope.pk: numbers[place]}
        kept, faults = postings.set_numbers(person(cast.TOWN_HANDLER), told, on=TODAY)
        return kept, tuple(faults.values())

    found = at_once(2, typed)
    stands = Envelope.objects.get().tracking
    other = 1 - numbers.index(stands)
    assert (found[1 - other], found[other]) == ((1, ()), (0, (postings.MOVED.format(number=stands),)))
