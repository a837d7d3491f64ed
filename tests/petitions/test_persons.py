"""Further petitioners at the door: sealed rows, codes of their own, masks for the organ, a journal that verifies."""

from datetime import date
from uuid import uuid4

import pytest

from doing import PARTY, Doing, noon, person
from petitions.test_concurrency import all_is_well
from petitions.test_journal import faults
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.casework import CaseView
from xinfang.petitions.citizen import read
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.door import perform
from xinfang.petitions.joining import codes_of
from xinfang.petitions.lookup import Proved, prove
from xinfang.petitions.models import ActRecord, Obligation, Party, Petition
from xinfang.petitions.unmask import unmask

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
TWO = (PartyIn(name="李四", address="井店镇二街三号"), PartyIn(name="赵五"))
PDF = b"%PDF-1.7\nsigned\n%%EOF\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: object, settings: object) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings


def paper() -> object:
    return store(PDF, name="签名.pdf", by=person(cast.CLERK), at=noon(MONDAY)).pk


def joined(doing: Doing, *parties: PartyIn) -> Doing:
    return doing.act(ActKind.JOIN_PERSON, *CLERK, parties=parties or TWO, evidence=paper())


def sent() -> Doing:
    return Doing(MONDAY).register().later(1).transfer()


def codes(doing: Doing) -> tuple[str, ...]:
    return codes_of(doing.done.case, doing.done.case.acts[-1].command)


def proved(doing: Doing, code: str) -> Proved:
    return prove(doing.done.case.number, code, address="192.0.2.1", at=noon(doing.day))


def test_several_join_by_one_command_each_by_an_act_of_his_own_with_a_sealed_row() -> None:
    doing = joined(sent())
    kinds = ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", "part")
    assert list(kinds) == [("register", 0), ("transfer", 0), ("join_person", 0), ("join_person", 1)]
    rows = Party.objects.filter(petition=doing.petition)
    assert sorted((row.main, row.enc_name is not None, row.query_mac is not None) for row in rows) == [
        (False, True, True),
        (False, True, True),
        (True, True, False),
    ]
    told = b"".join(bytes(row.body) for row in ActRecord.objects.filter(petition=doing.petition))
    assert "李四".encode() not in told
    all_is_well()


def test_only_who_can_be_reached_is_owed_a_notice_of_his_own() -> None:
    doing = joined(sent())
    owed = Obligation.objects.filter(petition=doing.petition, rule="R22-23-fwd").order_by("anchor_seq")
    assert [(one.anchor_seq, one.due) for one in owed] == [(2, date(2026, 3, 18)), (3, date(2026, 3, 18))]


def test_the_same_command_again_lets_nobody_join_twice() -> None:
    doing, one, evidence = sent(), uuid4(), paper()
    for _ in range(2):
        doing.act(ActKind.JOIN_PERSON, *CLERK, parties=TWO, evidence=evidence, id=one)
    assert doing.done.repeated
    assert Party.objects.filter(petition=doing.petition).count() == 3


def test_each_looks_the_matter_up_by_his_own_code_and_nobody_elses() -> None:
    doing = joined(sent())
    first, second = codes(joined(doing, *TWO))
    assert (proved(doing, first).person, proved(doing, second).person) == (5, 6)
    other = joined(sent())
    with pytest.raises(Refused, match="编号或者查询码不正确"):
        proved(other, first)


def test_a_code_that_was_exchanged_is_found() -> None:
    doing = joined(sent())
    row = Party.objects.filter(petition=doing.petition, query_mac__isnull=False).order_by("id").first()
    assert row is not None
    Party.objects.filter(pk=row.pk).update(query_mac=bytes(32))
    (fault,) = faults()
    assert fault.endswith("条办理记录的信访人，查询码与发出的不一致，被替换过。")


def test_each_rates_by_himself_and_reads_nobody_elses_rating() -> None:
    doing = joined(sent(), TWO[0]).inform().accept().hear().answer().serve()
    values = {"method": "IN_PERSON", "proof": "SIGNED"}
    doing.handle(ActKind.SERVE, values, joined=3)
    said = {"office": "SATISFIED", "organ": "FAIR", "text": "后加入者的意见"}
    rating = Command(uuid4(), ActKind.RATE, doing.day, petition=doing.petition, values=said, joined=3)
    perform(rating, by=None, at=noon(doing.day))
    assert doing.petition is not None
    mine, first = (read(doing.petition, on=doing.day, person=who) for who in (3, None))
    assert ([ask.rated for ask in mine.asks], [ask.rateable for ask in first.asks]) == ([True], [True])
    assert "后加入者的意见" not in str(first.steps)
    assert [right.until for right in mine.rights] == [date(2026, 4, 2)]
    all_is_well()


def test_an_organ_sees_who_joined_only_when_a_step_of_its_own_needs_him() -> None:
    doing = joined(sent())
    petition = Petition.objects.get(pk=doing.petition)

    def names(username: str) -> set[str]:
        view = CaseView(petition, person=person(username), on=doing.day)
        return {one.told.name for one in unmask(view, reason="书面告知", at=noon(doing.day))}

    shown = names(cast.TOWN_HANDLER)
    assert {PARTY.name, "李四"} <= shown
    assert "赵五" not in shown
    doing.inform()
    assert "李四" not in names(cast.TOWN_HANDLER)


def test_an_organ_sees_who_was_registered_together_only_when_a_step_needs_him() -> None:
    doing = Doing(MONDAY).register(parties=(PARTY, *TWO)).later(1).transfer()
    petition = Petition.objects.get(pk=doing.petition)

    def names() -> set[str]:
        view = CaseView(petition, person=person(cast.TOWN_HANDLER), on=doing.day)
        return {one.told.name for one in unmask(view, reason="书面告知", at=noon(doing.day))}

    assert names() >= {PARTY.name, "李四"}
    assert "赵五" not in names()
    doing.inform()
    assert "李四" not in names()
    all_is_well()


def test_nobody_joins_without_a_paper_or_without_a_word_about_him() -> None:
    doing = sent()
    with pytest.raises(Refused, match="应当附其签名的书面材料"):
        doing.act(ActKind.JOIN_PERSON, *CLERK, parties=TWO)
    with pytest.raises(Refused, match="请至少写明一位"):
        doing.act(ActKind.JOIN_PERSON, *CLERK, parties=(PartyIn(),), evidence=paper())
    assert Party.objects.filter(petition=doing.petition).count() == 1


def test_who_joined_is_disposed_of_with_the_rest() -> None:
    doing = joined(Doing(MONDAY).register())
    filed = {"ground": "SAME_LETTER", "earlier": "130426XF-2025-000001", "text": "重复。"}
    doing.later(1).act(ActKind.FILE_ONLY, *OFFICER, values=filed)
    doing.act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=paper()).confirmed(cast.SECTION_HEAD)
    assert not Party.objects.filter(petition=doing.petition).exists()
    all_is_well()
