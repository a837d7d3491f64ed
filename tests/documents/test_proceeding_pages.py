"""Pages of papers of a proceeding: in the name of who decides, compared by a second, with a signed paper."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from desk.test_paper import begin, parts, press
from documents.proceeding_stories import EARLIER, accepted, asked, repeated
from doing import unit
from xinfang.demo import cast
from xinfang.documents.models import Draft, Issued
from xinfang.law.acts import ActKind
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


REVIEW = {
    "asked_review_1": "请求复查。",
    "facts": "经审查案卷，情况属实。",
    "decision_review_1": "由镇政府补充赔偿方案。",
    "legal_basis": "《信访工作条例》第三十五条。",
}


def test_an_office_writes_what_its_government_decides_and_the_governments_head_finds_it_waiting(
    as_person: AsPerson,
) -> None:
    doing, officer, head = asked(), as_person(cast.CASE_OFFICER), as_person(cast.COUNTY_HEAD)
    url = begin(officer, doing, "review_opinion", **parts(REVIEW), outcome="CHANGE")
    page = officer.get(url)
    press(officer, url, "submit")
    waiting = head.get(reverse("desk:papers")).context["waiting"]
    by_office = as_person(cast.SECTION_HEAD).get(url).content.decode()
    press(head, url, "approve")
    press(officer, url, "issue")

    assert (page.context["lacks"], [one.title for one in waiting]) == ((), ["信访事项复查意见书"])
    assert 'value="approve"' not in by_office
    assert (Issued.objects.get().number, Draft.objects.get().unit_id) == (
        "县政府信复查〔2026〕1号",
        unit(cast.GOVERNMENT),
    )


def test_who_approves_that_a_repeat_is_declined_is_asked_to_compare(as_person: AsPerson) -> None:
    doing, handler, head = repeated(), as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    words = parts({"earlier": EARLIER["number"], "compared": "同一处路面，没有新的内容。"})
    url = begin(handler, doing, "no_longer", **words, same_facts="on", same_reasons="on", method="POST")
    press(handler, url, "submit")
    silent = press(head, url, "approve", opinion=" ")
    press(head, url, "approve", opinion="事实和理由均相同。")
    act = case_of(Petition.objects.get(pk=doing.petition)).acts[-1]

    assert (silent.status_code, "请写明比对意见" in silent.content.decode()) == (409, True)
    assert (act.kind, act.confirmed_by is not None) == (ActKind.DECLINE_REPEAT, True)


def test_a_withdrawal_is_issued_with_the_signed_paper_sent_on_the_page(as_person: AsPerson) -> None:
    doing, clerk = accepted(), as_person(cast.CLERK)
    url = begin(clerk, doing, "withdrawal", **parts({"withdrawn_1": "请求修复道路。"}))
    page = clerk.get(url).content.decode()
    without = press(clerk, url, "issue")
    signed = SimpleUploadedFile("撤回书.pdf", b"%PDF-1.7\n%%EOF\n", content_type="application/pdf")
    press(clerk, url, "issue", evidence=signed)
    act = case_of(Petition.objects.get()).acts[-1]

    assert 'name="evidence"' in page
    assert (without.status_code, Issued.objects.count()) == (409, 1)
    assert (act.kind, act.evidence is not None) == (ActKind.WITHDRAW, True)


def test_a_record_says_on_its_page_that_it_bears_no_number(as_person: AsPerson) -> None:
    doing, handler = accepted(), as_person(cast.TOWN_HANDLER)
    words = parts({"parties": "王小红；施工单位", "dispute": "塌陷损失。", "record": "双方达成一致意见。"})
    url = begin(handler, doing, "mediation_record", **words, consent="on", agreed="on")
    press(handler, url, "issue")

    assert "不编发文字号，存入案卷" in handler.get(url).content.decode()
