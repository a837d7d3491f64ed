"""Whom an organ comes to know by name: who joined, while a step of its own needs him, and no organ besides."""

from datetime import date

import pytest

from documents.proceeding_cases import CASES
from doing import PARTY, Doing, noon, paper, person, unit
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.models import Issued
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions.addressees import addressees_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Outbox, Petition
from xinfang.petitions.openings import put_out
from xinfang.petitions.outbox import PAPER_WAITS
from xinfang.petitions.persons import needed_by
from xinfang.petitions.reading import case_of
from xinfang.petitions.signing import to_sign
from xinfang.petitions.unmask import unmask

pytestmark = pytest.mark.usefixtures("county", "thursday")
MONDAY = date(2026, 3, 2)
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
GOVERNMENT = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}
LATER = (PartyIn(name="李四", address="井店镇二街三号"), PartyIn(name="王丁", address="井店镇三街"))


def asked() -> Doing:
    """Give a matter that two joined and whose answer was served; the first of the two has asked for its review."""
    doing = Doing(MONDAY).register().transfer().inform()
    doing.act(ActKind.JOIN_PERSON, *CLERK, parties=LATER, evidence=paper(cast.CLERK, on=MONDAY))
    doing.inform().accept().hear().answer()
    for who in (None, 4, 5):
        doing.handle(ActKind.SERVE, HAND, joined=who)
    said = {"reviewer": unit(cast.GOVERNMENT), "text": "没有说明不赔偿的理由。"}
    proof = paper(cast.CLERK, on=MONDAY)
    return doing.later(1).act(ActKind.REQUEST_REVIEW, *CLERK, values=said, joined=4, evidence=proof)


def names(username: str, doing: Doing) -> set[str]:
    """Give the names that somebody reads when he asks for them."""
    view = CaseView(Petition.objects.get(), person=person(username), on=doing.day)
    return {one.told.name for one in unmask(view, reason="书面告知", at=noon(doing.day))}


def review_paper(doing: Doing, kind: str, **codes: str) -> tuple[Papering, Issued]:
    """Give the paper of the government on the review."""
    writer = create_person(username="fucha", name="方舟")
    government = Unit.objects.get(code=cast.GOVERNMENT)
    give_capacity(writer, government, kind=CapacityKind.HANDLER, valid_from=MONDAY)
    case = CASES[kind]
    one = Papering(doing, kind, dict(case.words), {**case.codes, **codes}, case.at, writer.username, case.head)
    return one, one.begin().submit().approve().issue()


def consented(doing: Doing) -> Doing:
    """Let all three agree to have their papers on the page."""
    proof = paper(cast.CLERK, on=MONDAY)
    for who in (1, 4, 5):
        doing.act(ActKind.CHOOSE_SERVICE, *CLERK, values={"choice": "CONSENT"}, joined=who, evidence=proof)
    return doing


def needs(organ: str) -> list[bool]:
    """Tell of the two who joined whether the organ needs them."""
    case = case_of(Petition.objects.get())
    rows = [act.payload["parties"][0]["id"] for act in case.acts if act.kind is ActKind.JOIN_PERSON]
    return [needed_by(case, row, organ=unit(organ)) for row in rows]


def test_who_joined_and_asked_for_a_review_is_known_to_the_body_that_reviews_and_to_nobody_else_by_it() -> None:
    doing = asked()
    assert "李四" in names("yanhong", doing)
    assert "王丁" not in names("yanhong", doing)
    organs = (cast.GOVERNMENT, cast.TOWN, cast.DEPARTMENT, cast.OTHER_TOWN)
    assert [needs(organ) for organ in organs] == [[True, False], *[[False, False]] * 3]
    assert {PARTY.name} == names(cast.TOWN_HANDLER, doing) & {PARTY.name, "李四", "王丁"}


def test_the_body_needs_him_until_its_opinion_is_served_and_no_longer() -> None:
    doing = asked()
    said = {"outcome": "UPHOLD", "text": "维持。", "legal_basis": "公路法"}
    doing.act(ActKind.DECIDE_REVIEW, *GOVERNMENT, values=said)
    assert needs(cast.GOVERNMENT) == [True, False]
    doing.act(ActKind.SERVE_REVIEW, *GOVERNMENT, values=HAND)
    assert needs(cast.GOVERNMENT) == [False, False]


def test_the_opinion_on_review_has_his_envelope_and_his_page_to_sign() -> None:
    one, out = review_paper(asked(), "review_opinion")
    [to] = addressees_of([out])[out.pk]
    assert (to.name, to.address, to.person) == ("李四", "井店镇二街三号", 4)
    assert to_sign(one.view(one.by), out.pk, 4)[1].name == "李四"


def test_the_paper_that_refuses_the_review_has_his_envelope_though_nothing_is_owed_any_more() -> None:
    doing = asked()
    _, out = review_paper(doing, "review_refusal", ground="MISTAKEN")
    assert [one.name for one in addressees_of([out])[out.pk]] == ["李四"]
    assert needs(cast.GOVERNMENT) == [False, False]


def test_the_notice_of_a_hearing_in_the_review_goes_to_who_asked_for_it_and_to_no_other_petitioner() -> None:
    doing = consented(asked())
    _, out = review_paper(doing, "review_hearing_notice")
    told = Outbox.objects.filter(kind=PAPER_WAITS, act_seq=out.seq)
    on_page = {who: [one.paper.pk for one in put_out(out.petition, person=who, at=clock.now())] for who in (1, 4, 5)}

    assert [(one.name, one.person) for one in addressees_of([out])[out.pk]] == [("李四", 4)]
    assert list(told.values_list("person", flat=True)) == [4]
    assert on_page == {1: [], 4: [out.pk], 5: []}
