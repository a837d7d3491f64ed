"""Acts that wait for a second person: proposed, confirmed, declined, taken back; at once, twice, too late."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from databases import Database
from doing import Doing, noon, paper, person, unit
from petitions.test_concurrency import all_is_well, at_once
from xinfang.demo import cast
from xinfang.kernel.clock import CHINA
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Capacity, Delegation
from xinfang.petitions.commands import Accused, Ask, SeatChoice
from xinfang.petitions.confirming import Answer, confirm, decline, withdraw
from xinfang.petitions.models import (
    ActRecord,
    PendingAnswer,
    PendingAsked,
    PendingCommand,
    PendingRefusal,
    PendingText,
    Text,
)
from xinfang.petitions.pending import Verdict, erase_words
from xinfang.petitions.search import search
from xinfang.petitions.tasks import each_night

MONDAY = date(2026, 3, 2)
REPEAT = {
    "earlier": "130426XF-2025-000001",
    "final_served_on": "2026-01-05",
    "same_facts": True,
    "same_reasons": True,
    "method": "POST",
    "text": "两次所述为同一处路面。",
}
COMPARED = {"compared": "经比对，事实和理由相同。"}


def proposed(on: date = MONDAY) -> Doing:
    """Give a matter that the town's handler wants to decline as a repeat."""
    return Doing(on).register().transfer().decline(REPEAT)


def pending_of(doing: Doing) -> UUID:
    assert doing.done.pending is not None
    return doing.done.pending


def says_yes(doing: Doing, **more: object) -> Answer:
    """Give the answer yes with the second person's own comparison."""
    return Answer(pending_of(doing), **{"values": COMPARED, **more})  # type: ignore[arg-type]  # tests say what they need


def kinds(doing: Doing) -> list[str]:
    return list(ActRecord.objects.filter(petition_id=doing.petition).order_by("seq").values_list("kind", flat=True))


@pytest.mark.usefixtures("county")
class TestProposed:
    def test_what_is_proposed_takes_no_effect_and_is_in_no_list_of_words(self) -> None:
        doing = proposed()
        assert kinds(doing) == ["register", "transfer"]
        assert [r.state.value for r in doing.done.case.requests] == ["ROUTED"]
        assert not Text.objects.filter(plain=REPEAT["text"]).exists()
        assert search(person(cast.TOWN_HANDLER), "同一处路面") == []
        all_is_well()

    def test_what_is_kept_for_ever_holds_no_words(self) -> None:
        doing = proposed()
        kept = PendingCommand.objects.get(pk=pending_of(doing))
        assert kept.payload["text"].keys() == {"id", "commitment"}
        assert PendingText.objects.get(pending=kept, role="decline_repeat.text").plain == REPEAT["text"]

    def test_the_head_of_the_organ_is_asked_and_nobody_else(self) -> None:
        asked = PendingAsked.objects.filter(pending=pending_of(proposed()))
        assert list(asked.values_list("unit", "capacity")) == [(unit(cast.TOWN), "ORGAN_HEAD")]

    def test_the_same_command_again_is_the_same_proposal(self) -> None:
        id, doing = uuid4(), Doing(MONDAY).register().transfer()
        proof = paper(cast.TOWN_HANDLER, on=MONDAY)
        for _ in range(2):
            doing.handle(ActKind.DECLINE_REPEAT, REPEAT, id=id, evidence=proof)
        assert (doing.done.pending, doing.done.repeated) == (id, True)
        assert PendingCommand.objects.count() == 1

    def test_a_second_proposal_of_the_same_is_refused_while_the_first_waits(self) -> None:
        doing = proposed()
        with pytest.raises(Refused, match="已有一项“不再受理”正在等待第二人确认"):
            doing.decline(REPEAT)

    def test_with_nobody_else_in_the_organ_the_office_that_sent_the_matter_is_asked(self) -> None:
        Capacity.objects.filter(person=person(cast.TOWN_HEAD)).update(valid_to=MONDAY)
        asked = PendingAsked.objects.filter(pending=pending_of(proposed()))
        assert set(asked.values_list("unit", flat=True)) == {unit(cast.BUREAU)}
        assert set(asked.values_list("capacity", flat=True)) == {"SECTION_HEAD", "BUREAU_HEAD", "ORGAN_HEAD"}


@pytest.mark.usefixtures("county")
class TestConfirmed:
    def test_a_confirmed_act_is_done_once_by_who_proposed_it_on_the_day_of_the_confirmation(self) -> None:
        doing = proposed().later(2)
        done = confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        act = done.case.acts[-1]
        assert (act.kind, act.happened_on) == (ActKind.DECLINE_REPEAT, date(2026, 3, 4))
        assert (act.by.person, act.confirmed_by) == (person(cast.TOWN_HANDLER).pk, person(cast.TOWN_HEAD).pk)
        assert act.command == doing.done.pending
        assert [r.state.value for r in done.case.requests] == ["ENDED"]
        words = dict(Text.objects.filter(petition=doing.petition).values_list("role", "plain"))
        assert words["decline_repeat.text"] == REPEAT["text"]
        assert words["decline_repeat.compared"] == COMPARED["compared"]
        assert not PendingText.objects.exists()
        assert not PendingAsked.objects.exists()
        all_is_well()

    def test_confirming_twice_gives_the_first_result(self) -> None:
        doing = proposed()
        head = person(cast.TOWN_HEAD)
        first, again = (confirm(says_yes(doing), by=head, at=noon(doing.day)) for _ in range(2))
        assert (first.repeated, again.repeated) == (False, True)
        assert again.case.acts == first.case.acts
        assert kinds(doing) == ["register", "transfer", "decline_repeat"]

    def test_the_second_person_must_say_what_he_found(self) -> None:
        doing = proposed()
        with pytest.raises(Refused, match="请填写“第二人比对意见”") as refused:
            confirm(says_yes(doing, values={}), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        assert refused.value.field == "compared"
        assert not PendingRefusal.objects.exists()

    @pytest.mark.parametrize("who", [cast.TOWN_HANDLER, cast.SECTION_HEAD, cast.BUREAU_HEAD, cast.CASE_OFFICER])
    def test_nobody_else_than_who_was_asked_confirms(self, who: str) -> None:
        doing = proposed()
        with pytest.raises(Refused, match="提出人以外、有权确认"):
            confirm(says_yes(doing), by=person(who), at=noon(doing.day))

    @pytest.mark.parametrize("who", [cast.OTHER_TOWN_HEAD, cast.ADMIN, cast.DEPARTMENT_HEAD])
    def test_for_a_stranger_there_is_nothing_to_confirm(self, who: str) -> None:
        doing = proposed()
        for answer in (confirm, decline):
            with pytest.raises(NotFound):
                answer(says_yes(doing, reason="不"), by=person(who), at=noon(doing.day))
        with pytest.raises(NotFound):
            confirm(Answer(uuid4()), by=person(who), at=noon(doing.day))

    def test_who_proposes_does_not_confirm_in_another_capacity_nor_by_one_to_whom_he_lent_it(self) -> None:
        head = person(cast.TOWN_HEAD)
        handler = Capacity.objects.create(person=head, unit_id=unit(cast.TOWN), kind="HANDLER", valid_from=MONDAY)
        other = Capacity.objects.create(
            person=person(cast.ANALYST), unit_id=unit(cast.TOWN), kind="ORGAN_HEAD", valid_from=MONDAY
        )
        doing = Doing(MONDAY).register().transfer()
        proof = paper(cast.TOWN_HEAD, on=MONDAY)
        doing.act(
            ActKind.DECLINE_REPEAT, cast.TOWN_HEAD, cast.TOWN, CapacityKind.HANDLER, values=REPEAT, evidence=proof
        )
        with pytest.raises(Refused, match="提出人以外"):
            confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))

        own = Capacity.objects.get(person=head, kind="ORGAN_HEAD")
        Delegation.objects.create(
            capacity=own, person=person(cast.TOWN_HANDLER), valid_from=MONDAY, valid_to=date(2026, 4, 1)
        )
        with pytest.raises(Refused, match="提出人以外"):
            confirm(says_yes(doing), by=person(cast.TOWN_HANDLER), at=noon(doing.day))
        assert confirm(says_yes(doing), by=other.person, at=noon(doing.day)).case.last_seq == 3
        assert handler.pk

    def test_a_case_that_has_moved_on_is_shown_before_it_is_confirmed(self) -> None:
        doing = proposed()
        seen = doing.done.case.last_seq
        doing_more = Doing(MONDAY, doing.petition).handle(ActKind.ADD_MATERIAL, {"text": "补交照片。"})
        with pytest.raises(Conflict):
            confirm(says_yes(doing, expected_seq=seen), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        assert doing_more.done.case.last_seq == 3
        assert not PendingRefusal.objects.exists()

    def test_what_cannot_be_done_any_more_is_refused_and_the_proposal_stays_with_the_sentence(self) -> None:
        doing = proposed()
        Doing(MONDAY, doing.petition).accept()
        with pytest.raises(Refused, match="目前为“已受理”，不能办理“不再受理”") as refused:
            confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        assert PendingRefusal.objects.get().why == str(refused.value)
        assert PendingCommand.objects.open().count() == 1
        all_is_well()

    def test_a_proposer_who_has_left_cannot_be_made_to_act(self) -> None:
        doing = proposed().later(2)
        Capacity.objects.filter(person=person(cast.TOWN_HANDLER)).update(valid_to=doing.day)
        with pytest.raises(Refused, match="提出人目前已没有以该身份办理的权限"):
            confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))

    def test_after_thirty_days_a_proposal_lapses(self) -> None:
        doing = proposed().later(31)
        with pytest.raises(Refused, match="已经失效"):
            confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))


@pytest.mark.usefixtures("county")
class TestTurnedDown:
    def test_a_declined_proposal_changes_nothing_and_keeps_the_reason(self) -> None:
        doing = proposed()
        no = Answer(pending_of(doing), reason="理由有新的内容。")
        for _ in range(2):
            decline(no, by=person(cast.TOWN_HEAD), at=noon(doing.day))
        given = PendingAnswer.objects.get()
        assert (given.verdict, given.person) == (Verdict.DECLINED, person(cast.TOWN_HEAD))
        assert PendingText.objects.get(role="pending.reason").plain == "理由有新的内容。"
        assert kinds(doing) == ["register", "transfer"]
        all_is_well()

    def test_a_no_without_reason_is_none(self) -> None:
        doing = proposed()
        with pytest.raises(Refused, match="请写明理由"):
            decline(Answer(pending_of(doing), reason=" "), by=person(cast.TOWN_HEAD), at=noon(doing.day))

    def test_after_a_no_there_is_no_yes(self) -> None:
        doing = proposed()
        decline(Answer(pending_of(doing), reason="理由不同。"), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        with pytest.raises(Conflict, match="未予确认（秦山）"):
            confirm(says_yes(doing), by=person(cast.TOWN_HEAD), at=noon(doing.day))

    def test_only_who_proposed_takes_it_back_and_may_then_propose_anew(self) -> None:
        doing = proposed()
        back = Answer(pending_of(doing), reason="选错事项。")
        with pytest.raises(Refused, match="只有提出人"):
            withdraw(back, by=person(cast.TOWN_HEAD), at=noon(doing.day))
        withdraw(back, by=person(cast.TOWN_HANDLER), at=noon(doing.day))
        assert PendingAnswer.objects.get().verdict == Verdict.WITHDRAWN
        assert doing.decline(REPEAT).done.pending is not None

    def test_words_of_what_came_to_nothing_are_erased_later_and_the_rest_still_verifies(self) -> None:
        doing = proposed()
        decline(Answer(pending_of(doing), reason="不同。"), by=person(cast.TOWN_HEAD), at=noon(doing.day))
        lapsing = proposed()
        assert erase_words(on=MONDAY + timedelta(days=30)) == 0
        assert erase_words(on=MONDAY + timedelta(days=31)) == 3
        assert erase_words(on=MONDAY + timedelta(days=61)) == 2
        assert PendingCommand.objects.filter(pk__in=[pending_of(doing), pending_of(lapsing)]).count() == 2
        all_is_well()

    @pytest.mark.parametrize(("night", "left"), [(MONDAY + timedelta(days=30), 3), (MONDAY + timedelta(days=31), 0)])
    def test_the_night_erases_the_words_of_what_came_to_nothing_long_ago(self, night: date, left: int) -> None:
        decline(Answer(pending_of(proposed()), reason="不同。"), by=person(cast.TOWN_HEAD), at=noon(MONDAY))
        with time_machine.travel(datetime.combine(night, time(2, 40), tzinfo=CHINA), tick=False):
            each_night(0)
        assert PendingText.objects.count() == left


@pytest.mark.usefixtures("county")
def test_an_accusation_waits_among_accusation_officers_out_of_everybody_elses_sight() -> None:
    asks = Ask("反映镇干部收受财物。", RequestClass.ACCUSATION)
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    doing = Doing(MONDAY).register(asks, parties=(), accused=Accused(persons=(person(cast.TOWN_HEAD).pk,)))
    doing.act(ActKind.TRANSFER, *officer, values={"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"})
    doing.act(ActKind.ANNUL, *officer, values={"ground": "WRONG_PETITION", "text": "记错。"}, target=2)
    asked = PendingAsked.objects.filter(pending=pending_of(doing))
    assert list(asked.values_list("unit", "capacity")) == [(unit(cast.DISCIPLINE), "ACCUSATION_OFFICER")]
    for who in (cast.TOWN_HEAD, cast.BUREAU_HEAD, cast.SECTION_HEAD, cast.TOWN_HANDLER):
        assert not PendingCommand.objects.visible_to(person(who)).exists()
        with pytest.raises(NotFound):
            confirm(Answer(pending_of(doing)), by=person(who), at=noon(doing.day))
    done = confirm(Answer(pending_of(doing)), by=person(cast.DISCIPLINE_OFFICER), at=noon(doing.day))
    assert done.case.annulled == {2}
    all_is_well()


def test_of_two_who_confirm_at_once_one_does_it_and_both_are_told_the_same(own_county: Database) -> None:
    doing = Doing(MONDAY).register().transfer()
    doing.act(
        ActKind.ANNUL, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, target=2,
        values={"ground": "WRONG_PETITION", "text": "应记入另一件。"},
    )  # fmt: skip
    heads = (cast.SECTION_HEAD, cast.BUREAU_HEAD)

    def work(number: int) -> bool:
        return confirm(Answer(pending_of(doing)), by=person(heads[number % 2]), at=noon(doing.day)).repeated

    assert sorted(at_once(6, work)) == [False, True, True, True, True, True]
    assert kinds(doing) == ["register", "transfer", "annul"]
    all_is_well()


def test_of_a_yes_and_a_no_at_once_the_first_stands(own_county: Database) -> None:
    doing = proposed()

    def work(number: int) -> str:
        answer = says_yes(doing, reason="不同。", seat=SeatChoice(unit(cast.TOWN), CapacityKind.ORGAN_HEAD))
        try:
            (confirm if number % 2 else decline)(answer, by=person(cast.TOWN_HEAD), at=noon(doing.day))
        except Conflict:
            return "conflict"
        return "done"

    assert sorted(at_once(2, work)) == ["conflict", "done"]
    assert (PendingAnswer.objects.get().verdict == Verdict.CONFIRMED) == (len(kinds(doing)) == 3)
    all_is_well()
