"""An import writes what the file proves, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from doing import person, unit
from importing import rejects_of, row, take_in, unanswered, write
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.obligations import Standing, standing
from xinfang.petitions.contents import opened
from xinfang.petitions.imports.rows import petition_id
from xinfang.petitions.models import ActRecord, ForeignId, Obligation, Party, Petition, Remedy, Text
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.search import search
from xinfang.petitions.verify import verify_petitions

pytestmark = pytest.mark.usefixtures("county")


def the_only() -> Petition:
    return Petition.objects.get()


def test_an_answered_row_becomes_a_registration_and_an_opinion(tmp_path: Path) -> None:
    report = take_in(write(tmp_path / "in.csv", [row()]))

    assert (report.read, report.registered, report.answered, report.known, report.rejected) == (1, 1, 1, 0, 0)
    petition = the_only()
    assert (petition.pk, petition.number) == (petition_id("town-hotline", "1001"), "130426XF-2019-000001")
    assert (petition.channel, petition.state, petition.received_on) == ("ONLINE", "ANSWERED", date(2019, 3, 4))
    acts = ActRecord.objects.order_by("seq").values_list("kind", "happened_on", "source", "capacity")
    assert list(acts) == [
        ("register", date(2019, 3, 4), "import", "IMPORTER"),
        ("issue_opinion", date(2019, 3, 20), "import", "IMPORTER"),
    ]
    assert dict(Text.objects.values_list("role", "plain")) == {
        "register.text": "路灯不亮\n村口路灯坏了两个月。",
        "issue_opinion.text": "已经修复。",
        "issue_opinion.legal_basis": "来源未载明",
    }
    assert case_of(petition).requests[0].outcome == "NOT_STATED"
    assert list(ForeignId.objects.values_list("system", "number")) == [("town-hotline", "1001")]


def test_a_row_without_an_answer_is_registered_alone(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [unanswered(1)]))
    assert (the_only().state, list(ActRecord.objects.values_list("kind", flat=True))) == ("REGISTERED", ["register"])


def test_no_act_is_written_that_the_file_does_not_prove(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row(), unanswered(2), unanswered(3)]))
    assert set(ActRecord.objects.values_list("kind", flat=True)) == {ActKind.REGISTER, ActKind.ISSUE_OPINION}


def test_the_users_handle_is_kept_sealed(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row()]))
    party = Party.objects.get()
    assert b"U0000001" not in bytes(party.enc_name or b"")
    assert opened(party).name == "U0000001"


def test_an_anonymous_row_goes_in_without_a_party(tmp_path: Path) -> None:
    report = take_in(write(tmp_path / "in.csv", [row(留言用户=" ")]))
    assert (report.registered, Party.objects.count(), the_only().reachable) == (1, 0, False)


def test_an_imported_case_is_incomplete_and_never_counted_late(tmp_path: Path) -> None:
    late = row(编号="2", 留言时间="2019-03-04", 答复时间="2021-01-05")
    take_in(write(tmp_path / "in.csv", [unanswered(1), late]))

    for petition in Petition.objects.all():
        case = case_of(petition)
        assert case.imported_incomplete
        assert case.anomalies == ()
        assert case.obligations
        for day in (clock.today(), date(2019, 4, 1), date(2022, 6, 1), date(2099, 1, 1)):
            assert {standing(o, on=day) for o in case.obligations} <= {Standing.OPEN, Standing.MET, Standing.UNTIMED}
        assert not any(o.entered_late for o in case.obligations)


@pytest.mark.parametrize(
    ("received", "rule"),
    [
        ("2004-08-02", None),
        ("2005-05-09", "R05-21-route"),
        ("2022-04-30", "R05-21-route"),
        ("2022-05-01", "R22-22-route"),
    ],
)
def test_the_text_in_force_on_the_day_of_receipt_governs(received: str, rule: str | None, tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row(留言时间=received, 答复意见="", 答复时间="")]))
    assert list(Obligation.objects.values_list("rule", flat=True)) == ([rule] if rule else [])


def test_no_remedy_is_opened_by_an_answer_whose_service_is_not_proved(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row()]))
    assert Remedy.objects.count() == 0


def test_what_was_taken_in_is_found_by_the_bureau_and_by_nobody_else(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row()]))
    assert [hit.petition.number for hit in search(person(cast.CASE_OFFICER), "路灯坏了")] == ["130426XF-2019-000001"]
    assert search(person(cast.TOWN_HANDLER), "路灯坏了") == []
    assert the_only().office_id == unit(cast.BUREAU)


def test_replay_and_verify_find_no_difference(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row(), *(unanswered(n) for n in range(60))]))
    assert [found for _, found in replay_petitions()] == [[]]
    assert [found for _, found in verify_petitions()] == [[]]


def test_quoted_line_breaks_and_commas_stay_in_the_text(tmp_path: Path) -> None:
    take_in(write(tmp_path / "in.csv", [row(详情='第一行，有逗号,\n第二行“引号”"。')]))
    assert Text.objects.get(role="register.text").plain == '路灯不亮\n第一行，有逗号,\n第二行“引号”"。'


def test_a_file_in_another_encoding_goes_in_when_the_mapping_names_it(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(主题="镕基路灯不亮")], encoding="gb18030")
    from importing import MAPPING

    report = take_in(place, f'encoding = "gb18030"\n{MAPPING}')
    assert (report.registered, report.rejected) == (1, 0)
    assert Text.objects.get(role="register.text").plain.startswith("镕基路灯不亮")


def test_no_reject_file_is_left_when_all_went_in_and_an_earlier_one_goes(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(编号="")])
    take_in(place)
    assert rejects_of(place).exists()
    take_in(write(place, [row()]))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.csv"]


def test_only_who_may_import_can_import(tmp_path: Path) -> None:
    from xinfang.kernel.errors import UserError

    with pytest.raises(UserError, match="没有“数据导入”身份"):
        take_in(write(tmp_path / "in.csv", [row()]), by=cast.CLERK)
    assert Petition.objects.count() == 0
