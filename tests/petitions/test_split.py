"""A part taken into a file of its own: two acts in one command, and nothing that the accused could find."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from doing import PARTY, TEXT, Doing, noon, person, unit
from petitions.test_concurrency import all_is_well
from xinfang.demo import cast
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.contents import opened
from xinfang.petitions.lists import Bucket, by_number, inbox, matters
from xinfang.petitions.lookup import prove
from xinfang.petitions.models import ActRecord, Obligation, Party, Petition, Shield
from xinfang.petitions.search import search

MONDAY = date(2026, 3, 2)
BRIBE = "镇长收受施工方财物。"
MIXED = f"{TEXT}另外，{BRIBE}"
ACCUSATION = (Ask(BRIBE, RequestClass.ACCUSATION),)
OFFICER: dict[str, Any] = {"by": cast.CASE_OFFICER, "at": cast.BUREAU, "capacity": CapacityKind.CASE_OFFICER}


def split(doing: Doing, part: str, asks: tuple[Ask, ...], **more: Any) -> Doing:
    """Take a part out, as the bureau's case officer."""
    said = {**OFFICER, **more}
    by, at, capacity = said.pop("by"), said.pop("at"), said.pop("capacity")
    return doing.act(ActKind.SPLIT, by, at, capacity, values={"part": part}, asks=asks, **said)


def taken(doing: Doing) -> Doing:
    """Give the petition that the last split made."""
    command = ActRecord.objects.filter(petition=doing.petition, kind="split").latest("seq").command_id
    made: UUID = ActRecord.objects.get(command_id=command, part=1).petition_id
    return Doing(doing.day, made)


@pytest.fixture
def mixed(county: None) -> Doing:
    """A claim that also accuses the town, out of which the accusation was taken two days later."""
    doing = Doing(MONDAY).register(Ask(MIXED)).later(2)
    return split(doing, "ACCUSATION", ACCUSATION, accused=Accused(units=(unit(cast.TOWN),)))


def test_the_accusation_gets_its_own_file_number_series_and_query_code_in_the_same_command(mixed: Doing) -> None:
    second = Petition.objects.get(pk=taken(mixed).petition)
    first = Petition.objects.get(pk=mixed.petition)
    assert second.number.startswith("J-2026-")
    assert (first.concealed, second.concealed) == (False, True)
    code = mixed.done.query_code
    assert code is not None
    assert prove(second.number, code, address="192.0.2.1", at=noon(MONDAY)).petition == second.pk
    all_is_well()


def test_the_same_petitioner_stands_on_the_second_file(mixed: Doing) -> None:
    [party] = Party.objects.filter(petition=taken(mixed).petition)
    assert opened(party) == PARTY


def test_both_files_run_from_the_day_of_the_first_receipt(mixed: Doing) -> None:
    second = taken(mixed)
    rows = Obligation.objects.filter(petition__in=[mixed.petition, second.petition], rule="R22-22-route")
    assert [(row.started_on, row.due) for row in rows] == [(MONDAY, date(2026, 3, 17))] * 2
    assert Petition.objects.get(pk=second.petition).received_on == MONDAY


def test_nobody_of_the_accused_unit_finds_either_file_anywhere(mixed: Doing) -> None:
    second = taken(mixed)
    for username in (cast.TOWN_HANDLER, cast.TOWN_HEAD):
        reader = person(username)
        for one in (mixed, second):
            petition = Petition.objects.get(pk=one.petition)
            assert by_number(reader, petition.number) is None
            assert not Petition.objects.visible_to(reader).filter(pk=petition.pk).exists()
        assert list(matters(reader)) == []
        assert [row for bucket in Bucket for row in inbox(reader, bucket, on=mixed.day)] == []
        assert search(reader, "道路塌陷") == []
        assert search(reader, "收受") == []
    shields = Shield.objects.values_list("petition_id", "unit__code")
    assert set(shields) == {(mixed.petition, cast.TOWN), (second.petition, cast.TOWN)}


def test_a_unit_that_had_the_claim_before_loses_sight_of_it_when_it_is_accused(county: None) -> None:
    doing = Doing(MONDAY).register(Ask(MIXED)).transfer()
    assert min(seen_by_the_town()) >= 1
    split(doing, "ACCUSATION", ACCUSATION, accused=Accused(units=(unit(cast.TOWN),)))
    assert seen_by_the_town() == [0, 0, 0, 0]
    with pytest.raises(NotFound):
        doing.inform()
    all_is_well()


def seen_by_the_town() -> list[int]:
    """Give how many petitions and duties the town's handler sees, as one list and each asked by itself."""
    handler = person(cast.TOWN_HANDLER)
    both = (Petition.objects, Obligation.objects)
    return [rows.count() for one in both for rows in (one.visible_to(handler), one.each_visible_to(handler))]


def test_the_first_file_cannot_be_sent_to_the_accused_unit(mixed: Doing) -> None:
    with pytest.raises(Refused, match="不得将检举、揭发材料转给"):
        mixed.transfer()
    mixed.transfer(cast.OTHER_TOWN)


def test_who_does_not_see_the_accusation_does_not_see_that_a_part_was_taken_out(mixed: Doing) -> None:
    mixed.transfer(cast.OTHER_TOWN)
    for username in (cast.OTHER_TOWN_HANDLER, cast.CASE_OFFICER):
        view = CaseView(Petition.objects.get(pk=mixed.petition), person=person(username), on=mixed.day)
        assert "split" not in [act.kind.value for act in view.acts]
        assert view.others == {}


def test_the_accusation_officer_sees_out_of_which_file_it_was_taken(mixed: Doing) -> None:
    second = taken(mixed)
    view = CaseView(Petition.objects.get(pk=second.petition), person=person(cast.ACCUSATION_OFFICER), on=mixed.day)
    assert list(view.others) == [mixed.petition]


def test_a_split_is_whole_or_not_at_all_and_the_same_command_is_one_split(county: None) -> None:
    doing, id = Doing(MONDAY).register(Ask(MIXED)), uuid4()
    with pytest.raises(Refused, match="请写明分出的内容"):
        split(doing, "OTHER", ())
    with pytest.raises(Refused, match="检举控告部分应当选"):
        split(doing, "OTHER", ACCUSATION)
    assert Petition.objects.count() == 1
    first = split(doing, "OTHER", (Ask("请发放补偿。"),), id=id).done
    again = split(doing, "OTHER", (Ask("请发放补偿。"),), id=id).done
    assert (again.repeated, again.query_code) == (True, first.query_code)
    assert Petition.objects.count() == 2
    all_is_well()


def test_what_goes_to_the_accused_unit_is_an_extract_released_by_a_second_person(mixed: Doing) -> None:
    split(mixed, "EXTRACT", (Ask(TEXT),))
    extract = taken(mixed)
    with pytest.raises(Refused, match="摘录人以外的人员核对放行"):
        extract.transfer()
    with pytest.raises(Refused, match="摘录人以外"):
        extract.act(ActKind.RELEASE_EXTRACT, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    extract.act(ActKind.RELEASE_EXTRACT, cast.SECTION_HEAD, cast.CASES, CapacityKind.SECTION_HEAD)
    extract.transfer()
    seen = Petition.objects.visible_to(person(cast.TOWN_HANDLER))
    assert [petition.pk for petition in seen] == [extract.petition]
    assert search(person(cast.TOWN_HANDLER), "收受") == []
    extract.inform().accept().hear().answer().serve().conclude()
    first = Petition.objects.get(pk=mixed.petition)
    assert (first.state, first.concluded_on) == ("CONCLUDED", mixed.day)
    all_is_well()


def test_an_extract_binds_the_organ_to_the_day_on_which_it_first_had_the_claim(county: None) -> None:
    doing = Doing(MONDAY).register(Ask(MIXED)).transfer()
    told = Obligation.objects.get(petition=doing.petition, rule="R22-23-fwd").due
    split(doing.later(5), "ACCUSATION", ACCUSATION, accused=Accused(units=(unit(cast.TOWN),)))
    split(doing, "EXTRACT", (Ask(TEXT),))
    extract = taken(doing).later(1)
    extract.act(ActKind.RELEASE_EXTRACT, cast.SECTION_HEAD, cast.CASES, CapacityKind.SECTION_HEAD)
    extract.transfer()
    assert Obligation.objects.get(petition=extract.petition, rule="R22-23-fwd").due == told
    assert Obligation.objects.get(petition=doing.petition, rule="R22-23-fwd").void_on == MONDAY.replace(day=7)
    all_is_well()
