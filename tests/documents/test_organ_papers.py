"""Papers between organs and of oversight, each issued through the door and read back from its own pages."""

import io
from dataclasses import replace
from typing import Any

import pdfplumber
import pytest
import time_machine

from crowding import all_is_well
from documents.organ_papers import CONFIRMED, ORGANS, OVERSIGHT, SEALED
from documents.organ_stories import SPEAKS, Told, accepted, direct, registered, routed
from documents.proceeding_stories import GOVERNMENT, passed_down
from doing import Doing, person, unit
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.books import SEALED as SERIES
from xinfang.documents.books import book_faults
from xinfang.documents.drafts import Stage, standing
from xinfang.documents.models import Book, Issued
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import Secrecy
from xinfang.files.store import read
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.fields import FieldKind
from xinfang.petitions import papers
from xinfang.petitions.models import PendingCommand
from xinfang.petitions.paper_books import to_approve
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
PLAIN = {**ORGANS, **OVERSIGHT}
EVERY = {**SEALED, **PLAIN, **CONFIRMED}
EXPLAINED = {"outcome": "EXPLAIN", "text": "不属于修复范围。", "legal_basis": "《中华人民共和国公路法》第三十五条。"}


def text_of(issued: Issued) -> str:
    """Give the words of the paper as its pages have them, without spaces."""
    with pdfplumber.open(io.BytesIO(read(issued.file))) as pdf:
        return plain("".join(page.extract_text() for page in pdf.pages))


def plain(words: str) -> str:
    """Give the words without spaces, also those without width at which long numbers break."""
    return "".join(words.replace("\u200b", "").split())


def begun(kind: str, told: Told, thursday: time_machine.Traveller) -> Papering:
    """Begin the paper on the day of its story."""
    doing = told.story()
    thursday.shift(doing.day - clock.today())
    return Papering(doing, kind, dict(told.words), told.codes(), at=told.at, by=told.by, head=told.head).begin()


@pytest.mark.parametrize("kind", PLAIN)
def test_each_paper_is_issued_with_its_act_and_says_what_it_must(kind: str, thursday: time_machine.Traveller) -> None:
    told = PLAIN[kind]
    paper = begun(kind, told, thursday)
    assert papers.lacks(paper.view(told.by), papers.about_of(paper.work())) == ()
    if TYPES[kind].approver is not None:
        paper.submit().approve()
    issued = paper.issue()
    said = text_of(issued)
    act = case_of(paper.petition).acts[-1]

    assert (act.kind, act.seq) == (TYPES[kind].act, issued.seq)
    expected = (
        told.speaks or SPEAKS[told.at],
        issued.number,
        paper.doing.done.case.number,
        *told.to,
        *told.says,
        *told.words.values(),
    )
    assert [words for words in expected if plain(words) not in said] == []
    assert "{" not in said


@pytest.mark.parametrize("kind", CONFIRMED)
def test_the_bureaus_head_confirms_what_waits_for_him_and_thereby_issues_it(
    kind: str, thursday: time_machine.Traveller
) -> None:
    told = CONFIRMED[kind]
    paper = begun(kind, told, thursday).submit()
    with pytest.raises(Refused, match="由负责人确认"):
        paper.issue()
    issued = paper.confirm()
    act = case_of(paper.petition).acts[-1]
    expected = (told.speaks or SPEAKS[told.at], issued.number, *told.to, *told.says, *told.words.values())
    said = text_of(issued)

    assert (act.kind, act.seq) == (TYPES[kind].act, issued.seq)
    assert {name: act.payload[name] for name in TYPES[kind].fixed} == TYPES[kind].fixed
    assert (act.by.person, act.confirmed_by) == (person(told.by).pk, person(told.head).pk)
    assert [one["id"] for one in files_of(act)] == [str(issued.file_id)]
    assert (issued.approved_by, issued.by) == (person(told.head), person(told.head))
    assert [words for words in expected if plain(words) not in said] == []
    assert paper.confirm() == issued
    all_is_well()


def test_what_the_door_refuses_at_confirmation_leaves_nothing_behind(thursday: time_machine.Traveller) -> None:
    paper = begun("accountability", CONFIRMED["accountability"], thursday)
    paper.codes["to"] = unit(cast.TOWN)
    paper.rewrite().submit()

    with pytest.raises(Refused, match="不能向其本身提出"):
        paper.confirm()
    assert (Issued.objects.count(), Book.objects.count(), PendingCommand.objects.count()) == (0, 0, 0)
    assert standing(paper.draft).stage is Stage.WAITING


@pytest.mark.parametrize("head", [cast.SECTION_HEAD, cast.INSPECTOR])
def test_nobody_but_the_bureaus_head_confirms_a_recommendation(head: str, thursday: time_machine.Traveller) -> None:
    paper = begun("policy", CONFIRMED["policy"], thursday).submit()
    paper.head = head

    with pytest.raises(Refused, match="不能签发"):
        paper.confirm()


def test_what_goes_upward_waits_for_the_head_and_not_for_his_section_heads(thursday: time_machine.Traveller) -> None:
    begun("report_above", ORGANS["report_above"], thursday).submit()

    def waiting(username: str) -> list[str]:
        return [one.title for one in to_approve(person(username), on=clock.today())]

    assert waiting(cast.BUREAU_HEAD) == ["关于上级交办信访事项办理结果的报告"]
    assert waiting(cast.SECTION_HEAD) == []


@pytest.mark.parametrize("kind", SEALED)
def test_a_paper_on_an_accusation_is_numbered_apart_and_by_lot(kind: str, thursday: time_machine.Traveller) -> None:
    told = SEALED[kind]
    paper = begun(kind, told, thursday)
    assert papers.lacks(paper.view(told.by), papers.about_of(paper.work())) == ()
    issued = paper.issue()
    said = text_of(issued)
    expected = (SPEAKS[told.at], issued.number, *told.to, *told.says, *filter(None, told.words.values()))

    assert (issued.mark, issued.n >= 100_000, Book.objects.count()) == (SERIES, True, 0)
    assert [words for words in expected if plain(words) not in said] == []
    assert not any(words in said for words in ("王小红", "井店镇一街", "13800001234", "秦山"))
    assert list(book_faults()) == []
    all_is_well()


@pytest.mark.parametrize("word", ["王小红", "13800001234", "井店镇一街十二号"])
def test_a_paper_on_an_accusation_does_not_say_who_accuses(word: str, thursday: time_machine.Traveller) -> None:
    told = SEALED["personnel_letter"]
    paper = begun("personnel_letter", told, thursday).rewrite(reported=f"{word}反映该镇违规收费。")

    with pytest.raises(Refused, match="检举控告的公文不能写"):
        paper.issue()


def test_ordinary_papers_are_not_written_on_an_accusation_nor_its_papers_elsewhere() -> None:
    offered = {
        who: {one.paper.kind for one in papers.offered(Papering(doing).view(who))}
        for who, doing in (
            (cast.ACCUSATION_OFFICER, SEALED["personnel_letter"].story()),
            (cast.CASE_OFFICER, registered()),
        )
    }

    assert offered[cast.ACCUSATION_OFFICER] == {
        "discipline_transfer_letter", "personnel_transfer_letter", "personnel_letter",
    }  # fmt: skip
    assert not {kind for kind in offered[cast.CASE_OFFICER] if TYPES[kind].accusations is Secrecy.ONLY}


def lacks(paper: Papering, by: str, **changed: Any) -> tuple[str, ...]:
    """Give what the paper would lack with other words or codes, without keeping them."""
    about = papers.about_of(paper.work())
    said = replace(about.said, **changed)
    return papers.lacks(paper.view(by), replace(about, said=said))


@pytest.mark.parametrize("kind", EVERY)
def test_each_part_and_each_choice_left_out_is_told(kind: str, thursday: time_machine.Traveller) -> None:
    told = EVERY[kind]
    paper, row = begun(kind, told, thursday), TYPES[kind]
    about = papers.about_of(paper.work())
    for part in (one for one in row.parts if one.name != "department"):
        found = lacks(paper, told.by, words={**about.said.words, part.name: " "})
        assert found == ((f"没有载明“{part.label}”（{row.article}）。",) if part.required else ()), part.name
    assert row.act is not None
    for field in ACTS[row.act].fields:
        if field.name in told.codes() and field.required and field.kind is not FieldKind.FLAG:
            codes = {name: value for name, value in about.said.codes.items() if name != field.name}
            assert f"没有填写“{field.label}”。" in lacks(paper, told.by, codes=codes), field.name
    assert "没有选择这份公文针对的诉求。" in lacks(paper, told.by, requests=())


WRONG: dict[str, tuple[str, dict[str, str], dict[str, Any], str]] = {
    "a day without a date": (
        "supervision", {"report_until": "尽快书面答复。"}, {},
        "反馈期限应当写明日期，例如“请于2026年4月10日以前书面答复”。",
    ),
    "a day that has passed": (
        "supervision", {"report_until": "请于2026年4月15日以前书面答复。"}, {},
        "反馈期限2026年4月15日应当晚于成文日期2026年4月15日。",
    ),
    "an improvement without supervision": (
        "improvement", {}, {"to": cast.OTHER_TOWN},
        "该单位在所选诉求上没有受到督办；改进工作的建议随督办提出，请先督办（第四十条第一款）。",
    ),
    "a place left blank": ("reminder", {"requirement": "请XX办理。"}, {}, "“办理要求”里还有没有填写的地方：“XX”。"),
    "another day of objection": (
        "objection_upheld", {"verified": "2026年3月20日提出异议，属实。"}, {},
        "正文写的提出异议日期是2026年3月20日，与案卷记载的2026年3月26日不一致。",
    ),
    "other days of extension": (
        "extension_request", {"extension_reason": "需要延长30日。"}, {}, "正文写的延长天数是30日，申请的是20日。",
    ),
    "another end of extension": (
        "extension_request", {"extension_reason": "延长至2026年6月30日。"}, {},
        "正文写的延长后的期限是2026年6月30日，依法推算是2026年6月15日。",
    ),
    "a ruling of the common superior": (
        "competence_ruling", {}, {"other": cast.DEPARTMENT},
        "该争议有共同的上一级涉县人民政府，由其决定受理机关，应当起草《关于指定信访事项受理机关的决定》（第二十四条第一款）。",
    ),
    "a ruling of another superior": (
        "superior_ruling", {}, {"other": cast.COURT},
        "名册中没有共同的上一级机关、单位，由共同的信访工作联席会议协调（第二十四条第一款）。",
    ),
    "a ruling that was for a designation": (
        "superior_ruling", {}, {"ruler": "RECUSED"}, "这样选择的，应当起草《关于指定信访事项承办机关的决定》。",
    ),
    "an organ designated twice": (
        "designation", {}, {"to": cast.OTHER_TOWN}, "人员均应当回避的，两处都填写指定的机关、单位；现在填写的不一致。",
    ),
    "a report to those beside": (
        "urgent_report", {}, {"addressee": "CONFERENCE"}, "这样选择的，应当起草《关于通报重大紧急信访事项的函》。",
    ),
    "a letter to those above": (
        "urgent_notice", {}, {"addressee": "NATIONAL"}, "这样选择的，应当起草《关于重大紧急信访事项的报告》。",
    ),
    "a department without a name": ("urgent_notice", {"department": ""}, {}, "没有写明相关主管部门的名称。"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_contradicts_the_file_is_told(wrong: str, thursday: time_machine.Traveller) -> None:
    kind, words, codes, sentence = WRONG[wrong]
    told = PLAIN[kind]
    paper = begun(kind, told, thursday)
    about = papers.about_of(paper.work())
    named = {name: unit(value) if name in ("other", "to") else value for name, value in codes.items()}
    found = lacks(paper, told.by, words={**about.said.words, **words}, codes={**about.said.codes, **named})

    assert sentence in found


def ruling(doing: Doing, at: str, by: str) -> Papering:
    """Write a ruling between the town and a department under the name of an organ."""
    told = PLAIN["superior_ruling"]
    return Papering(doing, "superior_ruling", dict(told.words), told.codes(), at, by, cast.COUNTY_HEAD).begin()


def test_a_government_that_cannot_read_the_matter_is_sent_a_copy_before_it_rules() -> None:
    paper = ruling(routed(), cast.GOVERNMENT, cast.CASE_OFFICER)

    assert lacks(paper, cast.CASE_OFFICER) == ("涉县人民政府还不能查阅所选诉求，不能签发；请先将该事项抄送该机关。",)


def test_a_ruling_written_by_the_office_is_approved_by_the_government_and_proved_by_itself() -> None:
    paper = ruling(PLAIN["superior_ruling"].story(), cast.GOVERNMENT, cast.CASE_OFFICER).submit()
    office = paper.view(cast.BUREAU_HEAD)
    with pytest.raises(Refused, match="不能签发"):
        papers.approve(office, papers.work_of(office, paper.id), seen=1, words="同意。", at=clock.now())
    issued = paper.approve().issue()
    act = case_of(paper.petition).acts[-1]

    assert (issued.number, issued.unit_id) == ("县政府信定〔2026〕1号", unit(cast.GOVERNMENT))
    assert act.evidence is not None
    assert (act.by.unit, act.evidence["file"]) == (unit(cast.BUREAU), str(issued.file_id))


def test_a_government_that_passed_the_matter_down_rules_between_its_organs_itself() -> None:
    paper = ruling(passed_down(), cast.GOVERNMENT, GOVERNMENT[0])
    mine = [one for one in papers.offered(paper.view(GOVERNMENT[0])) if one.paper.kind == paper.kind]
    offers = [(one.unit, one.seat.unit_id) for one in mine]
    issued = paper.submit().approve().issue()
    case = case_of(paper.petition)

    assert offers == [(unit(cast.GOVERNMENT), unit(cast.GOVERNMENT))]
    assert (case.acts[-1].by.unit, issued.approved_by) == (unit(cast.GOVERNMENT), person(cast.COUNTY_HEAD))
    assert case.requests[0].holder == unit(cast.TOWN)


def test_what_is_unclear_after_a_reform_is_ruled_on_by_the_government_alone() -> None:
    codes = {**PLAIN["superior_ruling"].codes(), "ruler": "GOVERNMENT"}
    paper = ruling(PLAIN["superior_ruling"].story(), cast.GOVERNMENT, cast.CASE_OFFICER)
    department = ruling(direct(), cast.DEPARTMENT, cast.DEPARTMENT_HANDLER)
    paper.codes = codes
    said = text_of(paper.rewrite().submit().approve().issue())

    assert plain("职责不清。根据《信访工作条例》第二十四条第二款") in said
    refused = "".join(lacks(department, cast.DEPARTMENT_HANDLER, codes=codes))
    assert "该争议由本级党委和政府或者其指定的机关、单位决定，由其印发决定" in refused


def test_what_still_may_be_done_in_time_is_not_called_delay(thursday: time_machine.Traveller) -> None:
    paper = begun("supervision", replace(PLAIN["supervision"], story=routed), thursday)

    assert "所针对的义务至2026年4月10日尚在期限以内，与督办情形“拖延”矛盾。" in lacks(paper, cast.INSPECTOR)


def test_who_owes_nothing_is_not_reminded(thursday: time_machine.Traveller) -> None:
    told = replace(PLAIN["reminder"], story=lambda: accepted().hear().handle(ActKind.ISSUE_OPINION, EXPLAINED).serve())
    paper = begun("reminder", told, thursday)

    assert lacks(paper, told.by) == ("所选诉求上没有该单位尚未履行的义务，不需要催办。",)


def test_an_organ_writes_no_feedback_to_itself(thursday: time_machine.Traveller) -> None:
    told = PLAIN["adoption_report"]
    paper = begun("adoption_report", replace(told, at=cast.BUREAU, by=cast.INSPECTOR), thursday)

    assert "公文不能主送本机关、单位自己。" in lacks(paper, cast.INSPECTOR)
    assert "adoption_report" not in {one.paper.kind for one in papers.offered(paper.view(cast.INSPECTOR))}
    assert "adoption_report" in {one.paper.kind for one in papers.offered(paper.view(cast.TOWN_HANDLER))}
