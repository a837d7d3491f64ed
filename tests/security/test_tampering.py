"""What somebody with the database password of the program could change beside the journal, verify tells."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from doing import Doing
from xinfang.law.acts import ActKind
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.models import CommandRecord, ForeignId, NumberCounter, Party, Petition, RuleSet, Text
from xinfang.petitions.verify import verify_petitions

pytestmark = pytest.mark.usefixtures("thursday", "county")
MONDAY = date(2026, 3, 2)
HE, SHE = PartyIn(name="王小红", phone="13800001234"), PartyIn(name="赵大勇")


def faults() -> list[str]:
    return [fault.sentence for _, found in verify_petitions() for fault in found]


def two() -> tuple[Doing, Doing]:
    """Give two petitions, one with two requests and two petitioners, on both of which something was done."""
    first = Doing(MONDAY).register(Ask("甲事。"), Ask("乙事。"), parties=(HE, SHE)).transfer(requests=(1,))
    first.handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "不属本镇。"})
    return first, Doing(MONDAY).to_the_end()


def move_text(first: Doing, second: Doing) -> None:
    Text.objects.filter(petition=first.petition, role="object.text").update(petition=second.petition)


def show_to_another_organ(first: Doing, _second: Doing) -> None:
    Text.objects.filter(petition=first.petition, requests=[2]).update(requests=[1])


def change_the_use(first: Doing, _second: Doing) -> None:
    Text.objects.filter(petition=first.petition, role="object.text").update(role="inform.text")


def forge_a_text(first: Doing, _second: Doing) -> None:
    text = Text.objects.filter(petition=first.petition)[0]
    text.pk, text.plain = uuid4(), "没有写过的话。"
    text.save(force_insert=True)


def forge_a_party(first: Doing, _second: Doing) -> None:
    party = Party.objects.filter(petition=first.petition)[0]
    party.pk = uuid4()
    party.save(force_insert=True)


def take_over_with_a_code(first: Doing, second: Doing) -> None:
    known = Petition.objects.get(pk=second.petition).query_mac
    Petition.objects.filter(pk=first.petition).update(query_mac=known)


def take_the_code_away(first: Doing, _second: Doing) -> None:
    Petition.objects.filter(pk=first.petition).update(query_mac=None)


def hide_from_search_by_person(first: Doing, _second: Doing) -> None:
    Party.objects.filter(petition=first.petition).update(bx_phone=None)


def write_to_another(first: Doing, _second: Doing) -> None:
    Party.objects.filter(petition=first.petition).update(main=False)


def set_numbers_back(_first: Doing, _second: Doing) -> None:
    NumberCounter.objects.update(last=1)


def leave_a_gap(_first: Doing, _second: Doing) -> None:
    NumberCounter.objects.update(last=3)


def use_up_an_id(_first: Doing, _second: Doing) -> None:
    CommandRecord.objects.create(id=uuid4(), fingerprint=bytes(32), petition=UUID(int=1))


def give_another_systems_number(first: Doing, _second: Doing) -> None:
    ForeignId.objects.create(petition_id=first.petition, system="messages", number="1")


def bring_rules_of_ones_own(_first: Doing, _second: Doing) -> None:
    RuleSet.objects.create(digest="0" * 64, content=b"{}", loaded_at="2026-03-02T00:00:00Z")


CHANGES = (
    move_text,
    show_to_another_organ,
    change_the_use,
    forge_a_text,
    forge_a_party,
    take_over_with_a_code,
    take_the_code_away,
    hide_from_search_by_person,
    write_to_another,
    set_numbers_back,
    leave_a_gap,
    use_up_an_id,
    give_another_systems_number,
    bring_rules_of_ones_own,
)


@pytest.mark.parametrize("change", CHANGES)
def test_verify_tells_of_what_was_changed_beside_the_journal(change: Callable[[Doing, Doing], None]) -> None:
    both = two()
    assert faults() == []
    change(*both)
    assert faults()


def test_verify_is_content_with_annulments_and_repetitions() -> None:
    doing = Doing(MONDAY).register(Ask("甲事。"), Ask("乙事。")).transfer(requests=(2, 1))
    doing.handle(ActKind.ACCEPT, requests=(1, 1))
    doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "录错。"}, target=3)
    assert faults() == []
