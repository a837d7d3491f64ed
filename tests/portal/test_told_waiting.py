"""A petitioner is told once that a paper waits for him, in words that say nothing of the matter, until he has it."""

from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, paper
from papering import Papering
from portal.test_served import answered, choose, opening
from portal.test_unread import CLERK, FIRST, HAND, SECOND, TWO, reviewed_for_the_second
from signing import signed_in
from xinfang.demo import cast
from xinfang.desk.service_rows import service_lines
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.casefile import fold
from xinfang.orgs.models import Person
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.messages import Waits, waiting_for
from xinfang.petitions.models import Message, Outbox, Petition
from xinfang.petitions.openings import open_paper, put_out
from xinfang.petitions.outbox import PAPER_OPENED, PAPER_WAITS, rows_of_answer, sweep, switch

pytestmark = pytest.mark.usefixtures("county", "own_folder")
TOWN = "涉县井店镇人民政府"
NOTICE = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def sent() -> None:
    with time_machine.travel("2026-03-05T08:00:00Z", tick=False):
        switch(on=True, by="测试")
        sweep()


def rows() -> list[tuple[int, int | None, int | None]]:
    """Give the messages to petitioners: of which act, to whom, to which unit."""
    found = Outbox.objects.filter(kind=PAPER_WAITS).order_by("act_seq", "person")
    return list(found.values_list("act_seq", "person", "recipient"))


def read_by(who: int) -> list[Waits]:
    petition = Petition.objects.get().pk
    papers = put_out(petition, person=who, at=clock.now())
    return waiting_for(petition, person=who, put_out=papers)


def first_lines(client: Client) -> str:
    body = client.get(reverse("portal:matter")).content.decode()
    return body[: body.index('aria-label="基本情况"')]


def test_each_to_whom_an_answer_is_owed_is_told_once_and_only_when_messages_go_out() -> None:
    doing = Doing().register(parties=TWO).transfer().inform().accept().hear().answer()
    seq = doing.done.case.last_seq
    assert rows() == [(seq, FIRST, None), (seq, SECOND, None)]
    assert read_by(SECOND) == []
    sent()
    sent()
    assert read_by(SECOND) == [Waits(TOWN, doing.day, here=False)]
    assert Message.objects.filter(kind=PAPER_WAITS).count() == 0


def test_it_stands_first_on_his_page_and_says_nothing_of_the_matter_or_the_paper() -> None:
    _, client, issued = answered()
    sent()
    told = first_lines(client)
    assert f"{TOWN}有一份文书等待您收取" in told
    assert [words for words in ("意见", "道路", issued.number, "处理", "诉求") if words in told] == []


def test_it_is_gone_for_who_was_served_and_stands_for_the_other() -> None:
    doing = Doing().register(parties=TWO).transfer().inform().accept().hear().answer()
    sent()
    doing.handle(ActKind.SERVE, HAND, joined=SECOND)
    assert (len(read_by(FIRST)), len(read_by(SECOND))) == (1, 0)


def test_with_consent_it_leads_to_the_paper_and_is_gone_once_that_was_opened() -> None:
    _, client, issued = answered()
    sent()
    choose(client, "CONSENT")
    assert [one.here for one in read_by(FIRST)] == [True]
    assert 'href="#part-put-out"' in first_lines(client)
    opening(client, issued)
    assert read_by(FIRST) == []


def test_an_answer_that_was_annulled_waits_for_nobody() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    sent()
    assert len(read_by(FIRST)) == 1
    doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "记错。"}, target=doing.done.case.last_seq)
    assert read_by(FIRST) == []


def test_after_a_withdrawal_nothing_waits_and_after_its_revocation_it_waits_and_is_not_told_twice() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    sent()
    doing.act(ActKind.WITHDRAW, *CLERK, evidence=paper(cast.CLERK, on=doing.day))
    assert read_by(FIRST) == []
    doing.act(ActKind.REVOKE_WITHDRAWAL, *CLERK, evidence=paper(cast.CLERK, on=doing.day))
    assert (len(read_by(FIRST)), len(rows())) == (1, 1)


def test_who_joins_after_the_answer_is_told_that_it_waits_for_him() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    answer = doing.done.case.last_seq
    late = (PartyIn(name="赵六"),)
    doing.act(ActKind.JOIN_PERSON, *CLERK, parties=late, evidence=paper(cast.CLERK, on=doing.day))
    joiner = doing.done.case.last_seq
    assert rows() == [(answer, FIRST, None), (answer, joiner, None)]
    known = (PartyIn(name="赵六", address="三街"),)
    doing.act(ActKind.CORRECT_PERSON, *CLERK, values={"ground": "CLEAR"}, parties=known, joined=joiner)
    assert len(rows()) == 2


def test_of_a_review_is_told_who_stays_in_place_of_who_has_left() -> None:
    doing = reviewed_for_the_second()
    opinion = doing.done.case.last_seq
    assert rows()[-1] == (opinion, SECOND, None)
    doing.act(ActKind.LEAVE_PERSON, *CLERK, joined=SECOND, evidence=paper(cast.CLERK, on=doing.day))
    assert rows()[-2:] == [(opinion, FIRST, None), (opinion, SECOND, None)]
    sent()
    assert (len(read_by(FIRST)), len(read_by(SECOND))) == (1, 0)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_of_an_opening_the_organ_is_told_only_while_it_can_enter_the_service(*, withdrawn: bool) -> None:
    doing, client, issued = answered()
    choose(client, "CONSENT")
    if withdrawn:
        doing.act(ActKind.WITHDRAW, *CLERK, evidence=paper(cast.CLERK, on=doing.day))
    opening(client, issued)
    assert Outbox.objects.filter(kind=PAPER_OPENED).count() == (0 if withdrawn else 1)
    view = CaseView(Petition.objects.get(), person=Person.objects.get(username=cast.TOWN_HANDLER), on=doing.day)
    states = [one.state.words for one in service_lines(view)]
    assert states == (["已打开"] if withdrawn else ["已打开，等待登记送达"])


def test_who_left_no_address_opens_his_paper_after_the_conclusion_and_the_organ_is_not_asked_to_serve_it() -> None:
    doing = Doing().register(parties=(TWO[0], PartyIn(name="李四"))).transfer().inform().accept().hear()
    issued = Papering(doing).begin().submit().approve().issue()
    doing.handle(ActKind.SERVE, HAND, joined=FIRST).conclude()
    proof = paper(cast.CLERK, on=doing.day)
    doing.act(ActKind.CHOOSE_SERVICE, *CLERK, values={"choice": "CONSENT"}, joined=SECOND, evidence=proof)
    open_paper(issued.petition, issued.pk, person=SECOND, at=clock.now())
    assert not Outbox.objects.filter(kind=PAPER_OPENED).exists()


def test_of_another_paper_is_told_who_has_consented_and_nobody_else() -> None:
    doing = Doing().register()
    given = {"number": doing.done.case.number, "code": doing.done.query_code}
    client = Client()
    client.post(reverse("portal:look_up"), given)
    doing.transfer()
    assert rows() == []
    choose(client, "CONSENT")
    issued = Papering(doing, kind="notice_of_receipt", words=NOTICE, codes={"method": "POST"}).begin().issue()
    assert rows() == [(issued.seq, FIRST, None)]
    sent()
    assert [one.here for one in read_by(FIRST)] == [True]


def test_of_an_accusation_there_is_no_message_to_a_petitioner() -> None:
    doing = Doing().register().transfer().inform().accept().hear().answer()
    case, act = doing.done.case, doing.done.case.acts[-1]
    before = fold(case.acts[:-1], rulebook=case.rulebook, calendar=case.calendar)
    assert len(rows_of_answer(act, before=before, after=case)) == 1
    assert rows_of_answer(act, before=before, after=replace(case, concealed=True)) == []


def test_the_page_of_the_case_lists_it_among_the_messages_sent_without_a_name() -> None:
    doing = Doing().register(parties=TWO).transfer().inform().accept().hear().answer()
    sent()
    url = reverse("desk:case", args=[doing.done.case.number])
    told = signed_in(cast.CASE_OFFICER).get(url).context["sent"]
    waits = "有一份文书等待收取（显示在信访人的查询页上）"
    assert [(one.to, one.words) for one in told][-2:] == [("登记时的信访人", waits), ("登记时的第2位信访人", waits)]


def test_a_message_goes_to_a_unit_or_to_a_petitioner_and_never_to_both_or_neither() -> None:
    Doing().register().transfer().inform().accept().hear().answer()
    row = Outbox.objects.get(kind=PAPER_WAITS)
    for person in (None, row.person):
        recipient = None if person is None else Outbox.objects.exclude(recipient=None)[0].recipient
        with pytest.raises(IntegrityError), transaction.atomic():
            Outbox.objects.filter(pk=row.pk).update(person=person, recipient=recipient)
