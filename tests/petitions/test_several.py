"""Acts that stand on two files: both halves or none, judged on each, found by nobody who may not see the other."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from databases import Database
from doing import TEXT, Doing, unit
from petitions.test_concurrency import all_is_well, at_once
from xinfang.demo import cast
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask, Other
from xinfang.petitions.models import ActRecord, Obligation, Petition

MONDAY = date(2026, 3, 2)
SAME = {"sameness": "EARLIER"}
APART = {"ground": "OTHER_FACTS"}


def tie(doing: Doing, kind: ActKind, to: Doing, values: dict[str, Any], **more: Any) -> Doing:
    """Ask for an act on both files, as the bureau's officer unless somebody else is named."""
    assert to.petition is not None
    said = {"by": cast.CASE_OFFICER, "at": cast.BUREAU, "capacity": CapacityKind.CASE_OFFICER, **more}
    other = Other(to.petition, said.pop("requests_there", (1,)), said.pop("seen_there", None))
    by, at, capacity = said.pop("by"), said.pop("at"), said.pop("capacity")
    return doing.act(kind, by, at, capacity, values=values, other=other, **said)


def join(doing: Doing, to: Doing, *, side: str = "MEMBER", **more: Any) -> Doing:
    return tie(doing, ActKind.JOIN_TO, to, {"side": side}, **more)


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition=doing.petition).order_by("seq").values_list("kind", flat=True))


def dues(*doings: Doing) -> dict[tuple[Any, ...], date | None]:
    rows = Obligation.objects.filter(petition__in=[doing.petition for doing in doings])
    return {(o.petition_id, o.rule, o.obligor_unit_id, o.anchor_seq, o.request_n): o.due for o in rows}


@pytest.fixture
def two(county: None) -> tuple[Doing, Doing]:
    """Two petitions about the same road, registered on different days."""
    return Doing(MONDAY).register(), Doing(MONDAY).later(1).register()


def test_a_link_stands_on_both_files_in_one_command(two: tuple[Doing, Doing]) -> None:
    earlier, later = two
    id = uuid4()
    tie(later, ActKind.LINK, earlier, SAME, id=id)
    halves = ActRecord.objects.filter(command_id=id).order_by("part").values_list("petition_id", "part", "kind")
    assert list(halves) == [(later.petition, 0, "link"), (earlier.petition, 1, "link")]
    tied = [list(d.done.case.requests[0].several.links) for d in (later,)]
    assert [(t.petition, t.n) for t in tied[0]] == [(str(earlier.petition), 1)]
    all_is_well()


def test_the_same_command_again_links_nothing_twice(two: tuple[Doing, Doing]) -> None:
    earlier, later = two
    id = uuid4()
    tie(later, ActKind.LINK, earlier, SAME, id=id)
    assert tie(later, ActKind.LINK, earlier, SAME, id=id).done.repeated
    with pytest.raises(Refused, match="与先前同一编号的提交内容不同"):
        tie(later, ActKind.LINK, earlier, SAME, id=id, requests_there=(2,))
    assert (kinds(earlier), kinds(later)) == (["register", "link"], ["register", "link"])


def test_what_is_linked_already_is_not_linked_again_and_can_be_undone(two: tuple[Doing, Doing]) -> None:
    earlier, later = two
    tie(later, ActKind.LINK, earlier, SAME)
    earlier.later(1)
    with pytest.raises(Refused, match="这些诉求已经关联"):
        tie(earlier, ActKind.LINK, later, SAME)
    tie(earlier, ActKind.UNLINK, later, APART)
    assert earlier.done.case.requests[0].several.links == frozenset()
    with pytest.raises(Refused, match="没有关联"):
        tie(later, ActKind.UNLINK, earlier, APART)
    all_is_well()


def test_a_link_names_a_request_on_the_other_side_that_is_there(two: tuple[Doing, Doing]) -> None:
    earlier, later = two
    for numbers in ((), (2,)):
        with pytest.raises(Refused, match="请选择另一件信访事项中的诉求"):
            tie(later, ActKind.LINK, earlier, SAME, requests_there=numbers)
    with pytest.raises(Refused, match="不能选择本件"):
        tie(later, ActKind.LINK, later, SAME)
    assert kinds(later) == ["register"]


def test_a_petition_that_the_doer_does_not_see_cannot_be_linked_and_nothing_is_written(county: None) -> None:
    mine = Doing(MONDAY).register().transfer()
    theirs = Doing(MONDAY).register()
    with pytest.raises(NotFound):
        tie(mine, ActKind.LINK, theirs, SAME, by=cast.TOWN_HANDLER, at=cast.TOWN, capacity=CapacityKind.HANDLER)
    assert (kinds(mine), kinds(theirs)) == (["register", "transfer"], ["register"])


def test_an_accusation_is_linked_with_nothing(county: None) -> None:
    claim = Doing(MONDAY).register()
    accusation = Doing(MONDAY).register(
        Ask("该镇镇长收受财物。", RequestClass.ACCUSATION), accused=Accused(units=(unit(cast.TOWN),))
    )
    with pytest.raises((NotFound, Refused)):
        tie(claim, ActKind.LINK, accusation, SAME)
    officer = {"by": cast.ACCUSATION_OFFICER, "capacity": CapacityKind.ACCUSATION_OFFICER}
    with pytest.raises(Refused):
        tie(accusation, ActKind.LINK, claim, SAME, **officer)
    assert (kinds(claim), kinds(accusation)) == (["register"], ["register"])


def test_somebody_who_has_not_seen_the_newest_acts_of_the_other_file_is_told(two: tuple[Doing, Doing]) -> None:
    earlier, later = two
    earlier.transfer()
    with pytest.raises(Conflict):
        tie(later, ActKind.LINK, earlier, SAME, seen_there=1)
    assert kinds(later) == ["register"]


def test_joining_moves_no_date_and_ends_no_duty_on_either_file(two: tuple[Doing, Doing]) -> None:
    lead, member = two
    lead.transfer().inform().accept()
    member.transfer()
    before = dues(lead, member)
    member.later(3)
    join(member, lead, by=cast.TOWN_HANDLER, at=cast.TOWN, capacity=CapacityKind.HANDLER)
    assert dues(lead, member) == before
    assert Obligation.objects.open().filter(petition=member.petition, rule="R22-23-fwd").count() == 1
    all_is_well()


def test_each_petitioner_of_joined_petitions_is_answered_served_and_may_ask_for_review(
    two: tuple[Doing, Doing],
) -> None:
    lead, member = two
    handler = {"by": cast.TOWN_HANDLER, "at": cast.TOWN, "capacity": CapacityKind.HANDLER}
    join(member, lead)
    for one in (lead, member):
        one.later(1).transfer().inform().accept().hear()
    lead.answer().serve()
    assert member.done.case.requests[0].several.follows is not None
    assert member.done.case.concluded_on is None
    member.answer().later(1).serve()
    assert [r.rule for r in member.done.case.remedies if r.unit is None] == ["R22-35-ask"]
    assert member.done.case.remedies[-1].started_on == member.day
    tie(member, ActKind.UNJOIN, lead, APART, **handler)
    assert member.done.case.requests[0].several.follows is None
    all_is_well()


def test_only_requests_of_one_class_at_one_place_are_joined(two: tuple[Doing, Doing]) -> None:
    lead, member = two
    lead.transfer()
    with pytest.raises(Refused, match="不在同一单位"):
        join(member, lead)
    suggestion = Doing(MONDAY).register(Ask(TEXT, RequestClass.SUGGESTION))
    with pytest.raises(Refused, match="类别不同"):
        join(suggestion, member)


def test_what_leads_is_not_joined_and_what_is_joined_does_not_lead(two: tuple[Doing, Doing]) -> None:
    lead, member = two
    join(member, lead)
    with pytest.raises(Refused, match="本件应当作主件"):
        join(lead, Doing(MONDAY).register())
    with pytest.raises(Refused, match="本件应当作主件"):
        join(lead.later(1), member)
    with pytest.raises(Refused, match="该诉求已经并入其他信访事项"):
        join(Doing(member.day).register(), member)


def test_of_two_joins_in_opposite_directions_at_once_one_is_done(own_county: Database) -> None:
    pair = (Doing(MONDAY).register(), Doing(MONDAY).register())

    def one(number: int) -> str:
        mine, other = pair[number], pair[1 - number]
        try:
            join(Doing(MONDAY, mine.petition), other)
        except Refused as refused:
            return str(refused)
        return "done"

    for _ in range(3):
        told = at_once(2, one)
        assert told.count("done") <= 1
    assert [kinds(doing) for doing in pair] == [["register", "join_to"], ["register", "join_to"]]
    assert Petition.objects.count() == 2
    all_is_well()
