"""A withdrawal is made by the petitioner alone, or entered from his signed paper by who has no hand in the matter."""

from uuid import uuid4

import pytest

from doing import Doing, noon, person, unit
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.models import ActRecord, PendingCommand

pytestmark = pytest.mark.usefixtures("county")
PARTIES = (
    (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER),
    (cast.TOWN_HEAD, cast.TOWN, CapacityKind.ORGAN_HEAD),
    (cast.SECTION_HEAD, cast.CASES, CapacityKind.SECTION_HEAD),
    (cast.BUREAU_HEAD, cast.BUREAU, CapacityKind.BUREAU_HEAD),
)


def nothing_was_withdrawn() -> bool:
    kinds = (ActRecord.objects.values_list("kind", flat=True), PendingCommand.objects.values_list("kind", flat=True))
    return all("withdraw" not in found for found in kinds)


@pytest.mark.parametrize(("who", "where", "capacity"), PARTIES, ids=[who for who, _, _ in PARTIES])
def test_no_handler_and_no_head_of_an_organ_withdraws_for_the_petitioner(
    who: str, where: str, capacity: CapacityKind
) -> None:
    doing = Doing().register().transfer().inform().accept()
    with pytest.raises(Refused, match="不能办理“撤回”"):
        doing.act(ActKind.WITHDRAW, who, where, capacity)
    assert nothing_was_withdrawn()


def test_the_office_withdraws_nothing_without_the_petitioners_signed_paper() -> None:
    doing = Doing().register().transfer().inform().accept()
    with pytest.raises(Refused, match="应当附其签名的书面材料") as bare:
        doing.act(ActKind.WITHDRAW, cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    assert bare.value.field == "evidence"
    assert nothing_was_withdrawn()


def test_no_import_withdraws() -> None:
    doing = Doing().register().transfer()
    for capacity, source in ((CapacityKind.IMPORTER, Source.IMPORT), (CapacityKind.IMPORTER, Source.DESK)):
        command = Command(
            uuid4(),
            ActKind.WITHDRAW,
            doing.day,
            seat=SeatChoice(unit(cast.BUREAU), capacity),
            petition=doing.petition,
            source=source,
        )
        with pytest.raises(Refused, match="数据导入只能"):
            perform(command, by=person(cast.IMPORTER), at=noon(doing.day))
    assert nothing_was_withdrawn()
