from datetime import date
from uuid import UUID, uuid4

from crowding import all_is_well, at_once
from databases import Database
from doing import Doing
from xinfang.kernel.errors import Conflict, Refused
from xinfang.law.acts import ActKind
from xinfang.petitions.models import ActRecord, Petition

MONDAY = date(2026, 3, 2)


def test_of_two_acts_on_the_same_page_one_wins_and_the_other_is_told(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer()

    def accept(_number: int) -> str:
        try:
            Doing(MONDAY, doing.petition).handle(ActKind.ACCEPT, expected_seq=2)
        except Conflict:
            return "conflict"
        return "done"

    assert sorted(at_once(2, accept)) == ["conflict", "done"]
    assert ActRecord.objects.filter(kind="accept").count() == 1
    all_is_well()


def test_of_two_acts_without_a_page_the_second_is_judged_after_the_first(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer()

    def accept(_number: int) -> str:
        try:
            Doing(MONDAY, doing.petition).accept()
        except Refused as refused:
            return str(refused)
        return "done"

    assert sorted(at_once(2, accept)) == ["done", "诉求 1 目前为“已受理”，不能办理“受理”。"]


def test_eight_clients_register_and_the_numbers_have_neither_gap_nor_double(own_county: Database) -> None:
    def register(_number: int) -> list[str]:
        return [Doing(MONDAY).register().done.case.number for _ in range(5)]

    given = [number for numbers in at_once(8, register) for number in numbers]
    assert sorted(given) == [f"130426XF-2026-{number:06d}" for number in range(1, 41)]
    all_is_well()


def test_the_same_registration_sent_eight_times_at_once_is_one_petition(own_county: Database) -> None:
    id = uuid4()

    def register(_number: int) -> UUID:
        return Doing(MONDAY).register(id=id).done.petition

    assert len(set(at_once(8, register))) == 1
    assert Petition.objects.count() == 1
