"""Papers to a petitioner and records of proceedings with him, each issued through the door from a driven petition."""

from datetime import date

import pytest

from desk.papers_issued import PETITIONERS
from documents.proceeding_cases import CASES
from documents.proceeding_stories import EARLIER, GOVERNMENT, HAND, POST, asked
from documents.reading_back import words_of
from doing import Doing, paper, person, unit
from papering import Papering, address
from xinfang.demo import cast
from xinfang.documents.books import book_faults
from xinfang.documents.models import Book, Issued
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import Reader
from xinfang.files.store import is_same, read
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions import paper_prints, papers
from xinfang.petitions.commands import Ask, PartyIn
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_slips import service_record
from xinfang.petitions.reading import case_of
from xinfang.web.paging import Page, keyset_page

pytestmark = pytest.mark.usefixtures("county", "thursday")


def begun(kind: str) -> Papering:
    case = CASES[kind]
    doing = case.story()
    words, codes = dict(case.words), dict(case.codes)
    if kind in ("refusal", "no_longer"):
        words["earlier"] = EARLIER["number"]
    if kind == "refusal":
        codes["seized"] = unit(cast.TOWN)
    one = Papering(doing, kind, words, codes, case.at, case.by, case.head)
    view = one.view(case.by)
    assert [(o.paper.kind, o.unit) for o in papers.offered(view) if o.paper.kind == kind] == [(kind, unit(case.at))]
    return one.begin()


def issued(kind: str) -> Issued:
    one, case = begun(kind), CASES[kind]
    if TYPES[kind].confirmed:
        return papers.confirm_paper(
            one.submit().petition, one.id, seen=1, words="事实和理由均相同。", by=person(case.head), at=clock.now(),
            address=address,
        )  # fmt: skip
    if TYPES[kind].approver is not None:
        one.submit().approve()
    proof = paper(case.by, on=clock.today()) if case.proof else None
    return papers.issue_paper(
        one.petition, one.id, seen=one.seen, by=person(case.by), at=clock.now(), address=address, evidence=proof
    )


@pytest.mark.parametrize("kind", CASES)
def test_each_type_is_issued_with_its_act_and_says_what_it_must(kind: str) -> None:
    case = CASES[kind]
    out = issued(kind)
    act = next(one for one in case_of(Petition.objects.get(pk=out.petition)).acts if one.seq == out.seq)
    said = words_of(read(out.file))
    told = ["".join(words.split()) for words in (*case.words.values(), *case.says, case.name, out.number)]

    assert (act.kind, [one["id"] for one in files_of(act)]) == (TYPES[kind].act, [str(out.file_id)])
    assert (out.number, out.unit_id) == (case.number, unit(case.at))
    assert [one for one in told if one not in said] == []
    assert TYPES[kind].reader is Reader.NOBODY or "王小红" in said
    assert "{" not in said


def test_these_are_the_types_that_the_test_of_the_page_leaves_to_this_one() -> None:
    assert CASES.keys() == PETITIONERS


def test_a_government_that_is_the_right_body_does_not_refuse_as_the_wrong_one() -> None:
    doing = asked(late=True)
    codes, words = {"ground": "NOT_ABOVE", **POST}, {"reason": "应当向邯郸市交通运输局请求复查。"}
    one = Papering(doing, "review_refusal", words, codes, cast.GOVERNMENT, cast.CASE_OFFICER, cast.COUNTY_HEAD).begin()

    assert papers.lacks(one.view(cast.CASE_OFFICER), papers.about_of(one.work())) == (
        "涉县人民政府是有权复查的机关、单位，不能以不是上一级为由不予复查。",
        "正文写的复查机关是“邯郸市交通运输局”，依法应当是涉县人民政府。",
    )


def test_an_opinion_on_review_is_approved_by_the_governments_head_and_by_nobody_of_its_office() -> None:
    one = begun("review_opinion").submit()
    office = one.view(cast.SECTION_HEAD)

    with pytest.raises(Refused, match="不能签发"):
        papers.approve(office, papers.work_of(office, one.id), seen=1, words="同意。", at=clock.now())
    assert Book.objects.count() == 0


def test_an_office_writes_for_no_other_body_than_its_government() -> None:
    one = Papering(asked(final=True), "final_opinion", {}, {}, cast.CITY_GOVERNMENT, cast.CASE_OFFICER)

    kinds = {offer.paper.kind for offer in papers.offered(one.view(cast.CASE_OFFICER))}
    assert kinds & {"final_opinion", "final_admission", "final_refusal"} == set()


def test_an_organ_that_registered_a_matter_itself_writes_no_review_of_it_for_its_government() -> None:
    values = {"channel": "VISIT", "reachable": True}
    doing = Doing(date(2026, 3, 2)).act(
        ActKind.REGISTER, cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER, values=values,
        asks=(Ask("村口道路塌陷，请求修复。"),), parties=(PartyIn(name="王小红", address="一街"),),
    )  # fmt: skip
    doing.inform().accept().hear().answer().serve()
    wish = {"reviewer": unit(cast.GOVERNMENT), "text": "没有说明不赔偿的理由。"}
    doing.later(3).handle(ActKind.REQUEST_REVIEW, wish)
    one = Papering(doing, "review_opinion", {}, {}, cast.GOVERNMENT, cast.TOWN_HANDLER)

    assert "review_opinion" not in {offer.paper.kind for offer in papers.offered(one.view(cast.TOWN_HANDLER))}


def test_what_the_office_enters_for_its_government_is_proved_by_the_paper_itself() -> None:
    out = issued("review_opinion")
    act = case_of(Petition.objects.get(pk=out.petition)).acts[-1]

    assert act.evidence is not None
    assert (act.by.unit, act.evidence["file"]) == (unit(cast.BUREAU), str(out.file_id))


def test_who_approves_that_a_repeat_is_declined_compares_for_himself_and_says_so() -> None:
    one = begun("no_longer").submit()
    at = clock.now()

    with pytest.raises(Refused, match="请写明比对意见"):
        papers.confirm_paper(one.petition, one.id, seen=1, by=person(cast.TOWN_HEAD), at=at, address=address)
    out = papers.confirm_paper(
        one.petition, one.id, seen=1, words="相同。", by=person(cast.TOWN_HEAD), at=at, address=address
    )
    act = case_of(one.petition).acts[-1]
    assert (act.seq, act.confirmed_by) == (out.seq, person(cast.TOWN_HEAD).pk)
    assert one.view(cast.TOWN_HANDLER).texts[act.payload["compared"]["id"]] == "相同。"


def test_a_withdrawal_is_confirmed_with_the_petitioners_signed_paper_alone() -> None:
    one = begun("withdrawal")

    with pytest.raises(Refused):
        one.issue()
    assert (Issued.objects.count(), Book.objects.count()) == (0, 0)


def test_a_record_takes_no_number_from_any_book_and_is_frozen_all_the_same() -> None:
    out = issued("mediation_record")

    assert (out.n, out.number, Book.objects.count(), list(book_faults())) == (None, "", 0, [])
    assert is_same(out.file, read(out.file))


def test_a_day_of_records_which_have_no_number_is_turned_page_by_page() -> None:
    made = {issued("mediation_record").pk for _ in range(3)}
    who, on = person(CASES["mediation_record"].by), clock.today()

    def page(cursor: str = "") -> Page[Issued]:
        return keyset_page(paper_prints.of_day(who, on, on=on), by=paper_prints.BY_NUMBER, cursor=cursor, size=2)

    second = page(page().next)
    assert page(second.previous).rows == page().rows
    assert (len(second.rows), {one.pk for one in (*page().rows, *second.rows)}) == (1, made)


def test_the_record_of_service_of_a_review_in_a_joint_matter_names_whoever_asked_for_it() -> None:
    three = tuple(PartyIn(name=name, address="一街") for name in ("张三", "李四", "王丁"))
    asks, values = (Ask("村口道路塌陷，请求修复。"),), {"channel": "VISIT", "reachable": True}
    doing = Doing(date(2026, 3, 2)).act(ActKind.REGISTER, *GOVERNMENT, values=values, asks=asks, parties=three)
    sent = {"to": unit(cast.TOWN), "delivery": "SYSTEM"}
    doing.act(ActKind.FORWARD_WITHIN_SYSTEM, *GOVERNMENT, values=sent).inform().accept().hear().answer()
    doing.handle(ActKind.SERVE, HAND, joined=2)
    wish = {"reviewer": unit(cast.GOVERNMENT), "text": "没有说明不赔偿的理由。"}
    doing.later(3).act(ActKind.REQUEST_REVIEW, *GOVERNMENT, values=wish, joined=2)
    writer = create_person(username="fucha", name="方舟")
    give_capacity(writer, Unit.objects.get(code=cast.GOVERNMENT), kind=CapacityKind.HANDLER, valid_from=doing.day)
    case = CASES["review_opinion"]
    one = Papering(doing, "review_opinion", dict(case.words), dict(case.codes), case.at, writer.username, case.head)
    out = one.begin().submit().approve().issue()
    said = words_of(service_record(one.view(writer.username), out))

    assert ("李四" in said, "每人一份" in said) == (True, False)
    assert [name for name in ("张三", "王丁") if name in said] == []
