from datetime import date
from uuid import uuid4

import pytest

from doing import PARTY, TEXT, Doing, noon, person, unit
from xinfang.demo import cast
from xinfang.kernel.codes import code_matches
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass, RequestState
from xinfang.petitions.commands import Accused, Ask, Command, PartyIn
from xinfang.petitions.door import perform
from xinfang.petitions.models import (
    ActRecord,
    CommandRecord,
    ForeignId,
    NumberCounter,
    Obligation,
    Party,
    Petition,
    Remedy,
    Request,
    Text,
)
from xinfang.petitions.search import search

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)


def test_a_petition_goes_from_the_window_to_its_conclusion_and_every_date_is_the_laws() -> None:
    done = Doing(MONDAY).to_the_end().done

    assert done.case.state is RequestState.CONCLUDED
    assert done.case.anomalies == ()
    rows = Obligation.objects.filter(petition_id=done.petition).order_by("anchor_seq", "rule")
    assert [(o.rule, o.due, o.discharged_on) for o in rows] == [
        ("R22-22-route", date(2026, 3, 17), date(2026, 3, 3)),
        ("R22-23-fwd", date(2026, 3, 18), date(2026, 3, 5)),
        ("S-23-presumed", date(2026, 5, 6), None),
        ("R22-34-handle", date(2026, 5, 6), date(2026, 3, 19)),
        ("N22-32-execute", None, None),
        ("N22-35-serve", None, date(2026, 3, 21)),
    ]
    review = Remedy.objects.get(petition_id=done.petition, rule="R22-35-ask")
    assert (review.until_strict, review.until) == (date(2026, 4, 20), date(2026, 4, 20))
    petition = Petition.objects.get(pk=done.petition)
    assert (petition.state, petition.concluded_on, petition.last_seq) == ("CONCLUDED", date(2026, 3, 21), 8)


def test_numbers_of_an_office_run_without_gaps_though_a_registration_was_refused_between() -> None:
    first = Doing(MONDAY).register().done
    with pytest.raises(Refused, match="诉求"):
        Doing(MONDAY).register(Ask("  "))
    second = Doing(MONDAY).register().done

    assert [first.case.number, second.case.number] == ["130426XF-2026-000001", "130426XF-2026-000002"]
    assert NumberCounter.objects.get().last == 2


def test_a_refused_registration_leaves_nothing_behind() -> None:
    with pytest.raises(Refused):
        Doing(MONDAY).register(Ask(TEXT), happened_on=date(2026, 2, 20))

    for model in (Petition, ActRecord, CommandRecord, Text, Party, Request, Obligation, ForeignId):
        assert not model.objects.exists(), model.__name__


def test_the_same_command_again_gives_the_first_result_and_the_same_query_code() -> None:
    id = uuid4()
    first = Doing(MONDAY).register(id=id).done
    again = Doing(MONDAY).register(id=id).done

    assert (again.petition, again.query_code) == (first.petition, first.query_code)
    assert (first.repeated, again.repeated) == (False, True)
    assert Petition.objects.count() == 1


def test_a_repeated_command_with_other_words_is_refused() -> None:
    id = uuid4()
    Doing(MONDAY).register(id=id)

    with pytest.raises(Refused, match="内容不同"):
        Doing(MONDAY).register(Ask("另一件事"), id=id)


def test_the_query_code_is_kept_only_as_a_mac() -> None:
    done = Doing(MONDAY).register().done
    petition = Petition.objects.get(pk=done.petition)

    assert done.query_code is not None
    assert petition.query_mac is not None
    assert code_matches(done.query_code, petition.query_mac)
    assert done.query_code.encode() not in bytes(ActRecord.objects.get().body)


def test_an_act_holds_no_word_of_the_petition_and_nothing_of_the_person() -> None:
    Doing(MONDAY).to_the_end()

    bodies = b"".join(bytes(body) for body in ActRecord.objects.values_list("body", flat=True))
    for secret in ("塌陷", "公路法", PARTY.name, PARTY.phone, PARTY.address):
        assert secret.encode() not in bodies
        assert secret not in bodies.decode()


def test_identity_is_not_in_the_database_in_the_clear() -> None:
    Doing(MONDAY).register()

    party = Party.objects.get()
    for column in ("enc_name", "enc_phone", "enc_address", "bx_name", "bx_phone"):
        sealed = bytes(getattr(party, column))
        assert PARTY.name.encode() not in sealed
        assert PARTY.phone.encode() not in sealed
    assert party.enc_id_no is None


def test_an_anonymous_petition_without_any_identity_is_registered() -> None:
    done = Doing(MONDAY).register(parties=()).done

    assert done.case.state is RequestState.REGISTERED
    assert not done.case.reachable


def test_a_name_or_phone_that_names_nobody_does_not_stop_a_registration() -> None:
    done = Doing(MONDAY).register(parties=(PartyIn(name="匿名", phone="无"),)).done

    assert Party.objects.get(petition_id=done.petition).bx_phone is None


def test_a_capacity_that_the_person_does_not_hold_is_refused() -> None:
    with pytest.raises(Refused, match="没有以该身份"):
        Doing(MONDAY).act(
            ActKind.REGISTER,
            cast.TOWN_HANDLER,
            cast.BUREAU,
            CapacityKind.CLERK,
            values={"channel": "VISIT"},
            asks=(Ask("x"),),
        )


def test_a_petition_that_somebody_may_not_see_does_not_exist_for_him() -> None:
    doing = Doing(MONDAY).register().transfer(cast.TOWN)

    with pytest.raises(NotFound, match="没有这件信访事项"):
        doing.act(ActKind.INFORM, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT, CapacityKind.HANDLER, values={})


def test_an_act_on_a_stale_page_is_a_conflict_and_changes_nothing() -> None:
    doing = Doing(MONDAY).register().transfer()

    with pytest.raises(Conflict, match="已有新的办理记录"):
        doing.handle(ActKind.ACKNOWLEDGE, expected_seq=1)
    assert ActRecord.objects.count() == 2


def test_an_act_out_of_turn_is_refused_in_a_sentence() -> None:
    doing = Doing(MONDAY).register().transfer().accept()

    with pytest.raises(Refused, match="听取信访人陈述事实和理由"):
        doing.answer()


def test_a_field_that_the_act_does_not_have_is_refused() -> None:
    doing = Doing(MONDAY).register()

    with pytest.raises(Refused, match="不接受"):
        doing.act(
            ActKind.TRANSFER,
            cast.CASE_OFFICER,
            cast.BUREAU,
            CapacityKind.CASE_OFFICER,
            values={"to": unit(cast.TOWN), "ground": "22-1-2", "delivery": "SYSTEM", "due": "2030-01-01"},
        )


def test_a_unit_that_does_not_exist_is_refused_at_its_field() -> None:
    doing = Doing(MONDAY).register()

    with pytest.raises(Refused, match="没有这个单位") as refused:
        doing.act(
            ActKind.TRANSFER,
            cast.CASE_OFFICER,
            cast.BUREAU,
            CapacityKind.CASE_OFFICER,
            values={"to": 999_999, "ground": "22-1-2", "delivery": "SYSTEM"},
        )
    assert refused.value.field == "to"


def accusation(against: Accused, *, day: date = MONDAY) -> Doing:
    """Register an accusation at the window."""
    return Doing(day).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=against)


def test_an_accusation_has_a_number_of_its_own_series_and_leaves_no_gap_in_the_others() -> None:
    Doing(MONDAY).register()
    accused = accusation(Accused(units=(unit(cast.TOWN),))).done
    after = Doing(MONDAY).register().done

    assert accused.case.number.startswith("J-2026-")
    assert after.case.number.endswith("-000002")


def test_an_accusation_goes_only_to_a_discipline_or_personnel_organ() -> None:
    doing = accusation(Accused(units=(unit(cast.TOWN),)))
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    values = {"ground": "22-2", "delivery": "SYSTEM"}

    with pytest.raises(Refused, match="只能转送纪检监察机关"):
        doing.act(ActKind.TRANSFER, *officer, values={**values, "to": unit(cast.DEPARTMENT)})
    with pytest.raises(Refused, match="不得将检举"):
        doing.act(ActKind.TRANSFER, *officer, values={**values, "to": unit(cast.TOWN)})
    done = doing.act(ActKind.TRANSFER, *officer, values={**values, "to": unit(cast.DISCIPLINE)}).done
    assert done.case.state is RequestState.ROUTED


def test_a_case_officer_without_the_accusation_capacity_does_not_find_an_accusation() -> None:
    doing = accusation(Accused(units=(unit(cast.TOWN),)))

    with pytest.raises(NotFound):
        doing.transfer(cast.DISCIPLINE)
    assert search(person(cast.CASE_OFFICER), "违规收费") == []
    assert [hit.petition.pk for hit in search(person(cast.ACCUSATION_OFFICER), "违规收费")] == [doing.petition]


def test_an_accusation_of_the_bureau_itself_goes_past_the_bureau() -> None:
    doing = accusation(Accused(units=(unit(cast.BUREAU),)))

    assert not Petition.objects.visible_to(person(cast.ACCUSATION_OFFICER)).exists()
    assert [p.pk for p in Petition.objects.visible_to(person(cast.DISCIPLINE_OFFICER))] == [doing.petition]


def test_an_accused_person_must_be_of_the_register() -> None:
    with pytest.raises(Refused, match="人员名册"):
        accusation(Accused(persons=(999_999,)))


def test_an_unknown_evidence_file_is_refused() -> None:
    doing = Doing(MONDAY).register().transfer()

    with pytest.raises(Refused, match="证明材料"):
        doing.handle(ActKind.ACKNOWLEDGE, evidence=uuid4())


def test_a_petitioner_rates_and_nobody_else() -> None:
    doing = Doing(MONDAY).to_the_end()
    rating = {"office": "SATISFIED", "organ": "FAIR"}

    with pytest.raises(Refused, match="不能办理“满意度评价”"):
        doing.handle(ActKind.RATE, rating)
    command = Command(uuid4(), ActKind.RATE, doing.day, petition=doing.petition, values=rating)
    done = perform(command, by=None, at=noon(doing.day))
    assert [act.kind for act in done.case.acts][-1] is ActKind.RATE


def test_a_petitioner_does_nothing_but_rate() -> None:
    doing = Doing(MONDAY).to_the_end()
    command = Command(
        uuid4(), ActKind.ADD_MATERIAL, doing.day, petition=doing.petition, values={"text": "x"}, seat=None
    )

    with pytest.raises(Refused):
        perform(command, by=None, at=noon(doing.day))


def test_who_chooses_no_capacity_is_told_so() -> None:
    doing = Doing(MONDAY).register()
    command = Command(uuid4(), ActKind.TRANSFER, MONDAY, petition=doing.petition, values={})

    with pytest.raises(Refused, match="身份"):
        perform(command, by=person(cast.CASE_OFFICER), at=noon(MONDAY))
