"""The table of papers: complete, consistent with the act table, each with what it must contain."""

from dataclasses import replace
from datetime import date

import pytest

from documents.filling import filled, whole
from documents.test_opinion import WHOLE
from xinfang.documents.checking import check
from xinfang.documents.composing import compose, kept
from xinfang.documents.context import WayOn
from xinfang.documents.press import press
from xinfang.documents.reading import number
from xinfang.documents.sheet import Form
from xinfang.documents.types import PARTS, TYPES
from xinfang.documents.types.row import Need, PaperType, Reader
from xinfang.law.actable import ACTS

EVERY = pytest.mark.parametrize("paper", TYPES.values(), ids=TYPES)
UPWARD_WORDS = ("请示", "报告")
# Papers named by the list of documents and by the procedure.
OWED = {
    "receipt_slip", "notice_of_receipt", "acceptance", "forwarded", "elsewhere", "refusal", "no_longer",
    "transfer_letter", "legal_transfer_letter", "discipline_transfer_letter", "assignment_letter", "objection",
    "objection_upheld", "objection_rejected", "competence_ruling", "extension_request", "extension_notice",
    "route_decision", "diversion", "hearing_notice", "hearing_record", "mediation_record", "agreement", "opinion",
    "service_record", "interim_report", "result_report", "reminder", "supervision", "improvement", "policy",
    "accountability", "circular", "review_admission", "review_refusal", "review_opinion", "final_opinion",
    "end_explained", "withdrawal", "withdrawal_revoked", "urgent_report", "suggestion_reply", "performance",
    "final_admission", "final_refusal", "settlement_record", "settlement_agreement",
}  # fmt: skip

# Types that nobody drafts, and why.
NOT_DRAFTED = {
    "receipt_slip": "it is printed at once from the registration, and bears the number of the petition",
    "service_record": "it is printed with the paper that is served, and signed by hand",
}


def test_every_paper_that_the_procedure_owes_is_in_the_table() -> None:
    assert OWED - TYPES.keys() == set()


@EVERY
def test_a_paper_with_nothing_written_lacks_each_part_that_it_must_contain(paper: PaperType) -> None:
    found = check(paper, replace(WHOLE, words={}))

    for part in paper.parts:
        assert (f"没有载明“{part.label}”（{paper.article}）。" in found) == part.required


@EVERY
def test_a_paper_with_everything_written_is_issued_and_set(paper: PaperType) -> None:
    context = whole(paper)

    assert check(paper, context) == ()
    assert press().set(compose(paper, context, number=f"涉{paper.mark}〔2026〕1号")).startswith(b"%PDF")


@EVERY
def test_what_goes_upward_has_a_red_head_and_names_who_signs(paper: PaperType) -> None:
    assert (Need.SIGNER in paper.needs) == paper.upward
    assert not paper.upward or paper.form is Form.RED_HEAD
    assert paper.mark or paper.form is Form.RECORD or (paper.form is Form.SLIP and not paper.drafted)


@EVERY
def test_a_paper_is_addressed_to_the_petitioner_a_unit_or_stays_on_file(paper: PaperType) -> None:
    assert (paper.reader is Reader.UNIT) == (Need.ADDRESSEE in paper.needs)
    assert (paper.form is Form.NOTICE) <= (paper.reader is Reader.PETITIONER)


@EVERY
def test_the_words_of_the_parts_reach_the_fields_of_the_act(paper: PaperType) -> None:
    if paper.act is None or not paper.parts:
        return
    words = kept(paper, replace(WHOLE, words=filled(paper)))
    fields = {field.name for field in ACTS[paper.act].fields}

    assert words.keys() <= fields
    if "text" in fields:
        assert words["text"]


@EVERY
def test_each_part_that_a_body_names_is_a_part_of_the_paper_and_none_is_left_out(paper: PaperType) -> None:
    body = "\n".join((*paper.body, *(words for _, words in paper.facts)))

    # The name of a department stands before the text, as the addressee.
    parts = (part.name for part in paper.parts if part.name != "department")
    assert [name for name in parts if paper.body and f"{{{name}}}" not in body] == []


def test_every_type_is_drafted_but_for_those_that_are_printed_in_another_way() -> None:
    assert {kind for kind, paper in TYPES.items() if not paper.drafted} == NOT_DRAFTED.keys()


def test_every_part_declared_is_part_of_some_paper() -> None:
    assert {part.name for paper in TYPES.values() for part in paper.parts} == PARTS.keys()


def test_only_a_paper_without_another_way_on_says_that_the_road_ends() -> None:
    paper = TYPES["no_longer"]
    hopeful = replace(whole(paper), words=filled(paper) | {"compared": "相同。您可以向市政府请求复核。"})

    assert check(paper, hopeful) == ("复核意见是终结意见，正文不应当再写可以请求复核（第三十六条第三款）。",)


def test_a_notice_of_extension_names_the_days_that_were_approved() -> None:
    paper = TYPES["extension_notice"]
    words = {"extension_reason": "案情复杂，延长30日，延长至2026年12月8日。"}
    context = replace(WHOLE, words=words, counts={"granted_days": 20}, days={"due_on": date(2026, 12, 7)})

    assert check(paper, context) == (
        "正文写的延长天数是30日，批准的是20日。",
        "正文写的延长后的期限是2026年12月8日，依法推算是2026年12月7日。",
    )
    assert check(paper, replace(context, counts={})) == ("没有已经批准的延期，不能告知延期。",)


def test_a_letter_without_an_addressee_and_a_report_without_a_signer_are_refused() -> None:
    paper = TYPES["result_report"]
    context = replace(WHOLE, words=filled(paper), readers=())

    assert check(paper, context) == ("没有写明主送机关、单位。", "上行文应当标注签发人；请先由负责人签发。")


def test_a_review_opinion_holds_out_final_review_and_no_other_way() -> None:
    paper = TYPES["review_opinion"]
    words = filled(paper) | {"decision_review_1": "维持原处理意见。不服的，可以在30日内申请复查。"}
    context = replace(whole(paper), words=words, review=WayOn(30, ("邯郸市人民政府",)))

    assert check(paper, context) == ("不服本意见的救济途径是请求复核，正文写成了请求复查。",)


@pytest.mark.parametrize(
    ("said", "value"),
    [("30", 30), ("十", 10), ("十五", 15), ("六十", 60), ("二十一", 21), ("一百二十", 120), ("多", None)],
)
def test_numbers_are_read_in_both_ways_of_writing(said: str, value: int | None) -> None:
    assert number(said) == value
