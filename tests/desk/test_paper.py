"""Papers in the browser: written, compared, approved by another person, issued, served, checked by anybody."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk import papers_issued
from doing import PARTY, TEXT, Doing, unit
from papering import OPINION, Papering, heard
from xinfang.demo import cast
from xinfang.documents.models import Draft, Issued
from xinfang.documents.types import TYPES
from xinfang.files.store import read
from xinfang.law.acts import ActKind
from xinfang.law.obligations import Remedy
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import AccessLog
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_books import Withdrawal
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def form_of(answer: HttpResponse) -> dict[str, Any]:
    """Give what the browser would send of the form as it stands."""
    form = answer.context["form"]  # type: ignore[attr-defined]  # a test client's answer
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}


def parts(words: Mapping[str, str]) -> dict[str, str]:
    return {f"part_{name}": text for name, text in words.items()}


def new_url(doing: Doing, kind: str = "opinion") -> str:
    return reverse("desk:paper_new", args=[doing.done.case.number, kind])


def begin(client: Client, doing: Doing, kind: str = "opinion", **typed: Any) -> str:
    """Keep the first version of a paper; give the address of its page."""
    answer = client.post(new_url(doing, kind), form_of(client.get(new_url(doing, kind))) | typed)
    assert answer.status_code == 302
    return str(answer["Location"])


def press(client: Client, url: str, do: str, **more: Any) -> HttpResponse:
    """Press a button of the page of a draft."""
    version = client.get(url).context["work"].standing.version.n
    return client.post(url, {"do": do, "seen": version, **more})  # type: ignore[return-value]  # a client's answer


def test_the_form_begins_with_the_words_of_the_request_and_asks_for_no_day(as_person: AsPerson) -> None:
    doing = heard()
    page = as_person(cast.TOWN_HANDLER).get(new_url(doing))

    assert page.context["form"]["part_asked_1"].value().startswith("村口道路塌陷")
    assert {"happened_on", "evidence_file", "text", "legal_basis"} & page.context["form"].fields.keys() == set()


def test_an_opinion_is_drafted_compared_approved_issued_and_served(as_person: AsPerson) -> None:
    doing, handler, head = heard(), as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    url = begin(handler, doing, **parts(OPINION), outcome="SUPPORT")
    handler.post(url, form_of(handler.get(url)) | {"do": "save", "part_facts": "经查，情况属实。"})
    compared = handler.get(url).context["versions"]
    press(handler, url, "submit")
    waiting = head.get(reverse("desk:papers"))
    approved = press(head, url, "approve", opinion="同意。")
    issued = press(handler, url, "issue")
    page = handler.get(url)
    doing.serve()
    case = case_of(Petition.objects.get())

    assert [(one.n, [label for label, _ in one.changed]) for one in compared] == [(2, ["事实和理由"]), (1, [])]
    assert [one.title for one in waiting.context["waiting"]] == ["信访事项处理意见书"]
    assert (approved.status_code, issued.status_code) == (302, 302)
    assert page.context["out"].number == "井店镇信处〔2026〕1号"
    opened = handler.get(page.context["out"].url)
    assert b"".join(opened.streaming_content) == read(Issued.objects.get().file)  # type: ignore[attr-defined]  # it streams
    assert [act.kind for act in case.acts[-2:]] == [ActKind.ISSUE_OPINION, ActKind.SERVE]
    assert [window.until_strict for window in windows(case.remedies)] == [date(2026, 4, 4)]


def windows(remedies: tuple[Remedy, ...]) -> list[Remedy]:
    return [one for one in remedies if one.rule == "R22-35-ask"]


def test_what_is_lacking_is_listed_and_no_button_submits_it(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION | {"legal_basis": "有关规定。"}))
    page = handler.get(url)

    assert page.context["lacks"] == (
        "没有选择处理意见的结论（第三十二条）。",
        "法律法规依据应当写明名称和条款，例如《中华人民共和国公路法》第三十二条。",
    )
    assert 'value="submit"' not in page.content.decode()
    assert press(handler, url, "submit").status_code == 409


def test_a_handler_sees_no_button_to_approve_and_cannot_press_it(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    press(handler, url, "submit")

    assert 'value="approve"' not in handler.get(url).content.decode()
    assert press(handler, url, "approve").status_code == 409


def test_sending_back_needs_a_reason_which_the_writer_reads(as_person: AsPerson) -> None:
    handler, head = as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    press(handler, url, "submit")
    silent = press(head, url, "return")
    press(head, url, "return", opinion="请写明施工单位。")

    assert (silent.status_code, "请写明退回的理由。" in silent.content.decode()) == (409, True)
    assert "意见：请写明施工单位。" in handler.get(url).content.decode()


def test_a_version_kept_on_an_older_page_is_not_lost_over_a_newer_one(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION), outcome="SUPPORT")
    old = form_of(handler.get(url))
    handler.post(url, old | {"do": "save", "part_facts": "第一处改动。"})
    refused = handler.post(url, old | {"do": "save", "part_facts": "第二处改动。"})

    assert (refused.status_code, "第二处改动。" in refused.content.decode()) == (409, True)
    assert Draft.objects.get().versions.count() == 2


def test_a_form_sent_twice_is_one_draft(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION)
    for _ in range(2):
        assert handler.post(new_url(doing), typed).status_code == 302

    assert Draft.objects.count() == 1


def test_a_label_on_a_person_is_pointed_out_once(as_person: AsPerson) -> None:
    doing, handler = heard(), as_person(cast.TOWN_HANDLER)
    typed = form_of(handler.get(new_url(doing))) | parts(OPINION | {"facts": "该缠访人员多次来访。"})
    first = handler.post(new_url(doing), typed)
    again = handler.post(new_url(doing), typed | {"labels_seen": first.context["form"]["labels_seen"].value()})

    assert (first.status_code, again.status_code) == (422, 302)


@pytest.mark.parametrize("username", [cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER, cast.AUDITOR])
def test_a_draft_is_its_organs_own(username: str, as_person: AsPerson) -> None:
    url = begin(as_person(cast.TOWN_HANDLER), heard(), **parts(OPINION))
    other = as_person(username)

    assert other.get(url).status_code == 404
    assert other.get(f"{url}preview/").status_code == 404
    assert other.post(url, {"do": "save"}).status_code == 404


def test_a_preview_is_a_pdf_that_runs_nothing(as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, heard(), **parts(OPINION))
    answer = handler.get(f"{url}preview/")

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["Content-Security-Policy"].endswith("sandbox")


def routed() -> Doing:
    return Doing().register().transfer()


def direct() -> Doing:
    """Give a matter that was brought to the town itself."""
    values = {"channel": "VISIT", "reachable": True}
    return Doing().act(
        ActKind.REGISTER, cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER, values=values, asks=(Ask(TEXT),),
        parties=(PARTY,),
    )  # fmt: skip


def assigned() -> Doing:
    values = {"to": unit(cast.TOWN), "report_by": "2026-04-30", "delivery": "SYSTEM"}
    officer = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    return Doing().register().act(ActKind.ASSIGN, *officer, values=values).inform().accept()


def answered() -> Doing:
    return assigned().hear().answer().serve().conclude()


def to_divert() -> Doing:
    return routed().handle(ActKind.DECIDE_ROUTE, {"route": "31-4", "text": "属于行政复议范围。"})


def adopted() -> Doing:
    doing = Doing().register(Ask("建议增设路灯。", RequestClass.SUGGESTION)).transfer()
    doing.handle(ActKind.STUDY, {"text": "经论证可行。"})
    return doing.handle(ActKind.ADOPT, {"adoption": "FULL", "text": "采纳。"})


KINDS: dict[str, tuple[Callable[[], Doing], dict[str, str], dict[str, str]]] = {
    "notice_of_receipt": (routed, {"route": "按信访程序办理。", "procedure": "六十日内办结。"}, {"method": "POST"}),
    "acceptance": (routed, {"explanation": ""}, {}),
    "objection": (routed, {"item": "修路。", "reason": "该路由县里管理。", "competent": ""}, {"ground": "NOT_OURS"}),
    "elsewhere": (direct, {"reason": "该路由县里管理。", "target": "县交通运输局"}, {"method": "POST"}),
    "diversion": (
        to_divert,
        {
            "reason": "属于复议范围。",
            "target": "县政府",
            "period_basis": "《行政复议法》第二十条，六十日。",
        },
        {"procedure": "RECONSIDERATION", "method": "POST"},
    ),
    "suggestion_reply": (adopted, {"adoption": "采纳。", "answer": "今年内增设路灯。"}, {"method": "POST"}),
    "interim_report": (assigned, {"progress": "已经现场勘查。"}, {}),
    "result_report": (answered, {"item": "修路。", "investigated": "属实。", "result": "已经修复。"}, {}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_issued_with_its_act_after_approval_where_it_needs_one(kind: str, as_person: AsPerson) -> None:
    story, words, codes = KINDS[kind]
    handler, head = as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    url = begin(handler, story(), kind, **parts(words), **codes)
    assert handler.get(url).context["lacks"] == ()
    if TYPES[kind].approver is not None:
        press(handler, url, "submit")
        press(head, url, "approve")
    assert press(handler, url, "issue").status_code == 302
    issued = Issued.objects.get()
    act = case_of(Petition.objects.get()).acts[-1]

    assert (issued.kind, act.kind, act.seq) == (kind, TYPES[kind].act, issued.seq)
    with pdfplumber.open(io.BytesIO(read(issued.file))) as pdf:
        said = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert [one for one in words.values() if one not in said] == []
    assert "{" not in said


def test_every_kind_that_is_offered_is_issued_by_a_test() -> None:
    here = KINDS.keys() | LETTERS.keys() | {"opinion", "extension_notice"}
    others = papers_issued.PETITIONERS | papers_issued.ORGANS | papers_issued.OVERSIGHT | papers_issued.OF_2005

    assert {kind for kind, paper in TYPES.items() if paper.drafted} == here | others


LETTERS = {
    "transfer_letter": ({"item": "修路。"}, {"ground": "22-1-2"}, "县信访局信转〔2026〕1号"),
    "assignment_letter": (
        {"item": "修路。", "requirement": "查清责任。"},
        {"report_by": "2026-04-30"},
        "县信访局信交〔2026〕1号",
    ),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_a_matter_goes_out_with_its_letter_and_the_receiving_organ_opens_it(kind: str, as_person: AsPerson) -> None:
    words, codes, number = LETTERS[kind]
    doing, officer = Doing().register(), as_person(cast.CASE_OFFICER)
    url = begin(officer, doing, kind, to=unit(cast.TOWN), delivery="SYSTEM", **codes, **parts(words))
    assert press(officer, url, "issue").status_code == 302
    page = as_person(cast.TOWN_HANDLER).get(reverse("desk:case", args=[doing.done.case.number]))

    assert [one.number for one in page.context["papers_out"]] == [number]
    assert as_person(cast.TOWN_HANDLER).get(page.context["papers_out"][0].url).status_code == 200


def test_an_extension_is_told_with_the_days_that_were_approved(as_person: AsPerson) -> None:
    doing = Doing().register().transfer().inform().accept()
    doing.handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": "案情复杂。"})
    doing.act(ActKind.APPROVE_EXTENSION, cast.TOWN_HEAD, cast.TOWN, CapacityKind.ORGAN_HEAD)
    handler = as_person(cast.TOWN_HANDLER)
    url = begin(handler, doing, "extension_notice", method="POST", **parts({"extension_reason": "延长30日勘查。"}))

    assert handler.get(url).context["lacks"] == ("正文写的延长天数是30日，批准的是20日。",)
    handler.post(url, form_of(handler.get(url)) | {"do": "save", "part_extension_reason": "需要勘查。"})
    assert press(handler, url, "issue").status_code == 302


def test_the_number_book_lists_papers_withdrawn_ones_too_and_its_head_sets_the_mark(as_person: AsPerson) -> None:
    paper = Papering(heard()).begin().submit().approve()
    issued = paper.issue()
    paper.doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "有误。"}, target=issued.seq)
    head = as_person(cast.TOWN_HEAD)
    page = head.get(reverse("desk:papers"))
    book = page.context["book"].pk
    head.post(reverse("desk:papers"), {"book": book, "words": "井政"})
    handler = as_person(cast.TOWN_HANDLER)

    assert [(line.issued.number, line.withdrawn) for line in page.context["lines"]] == [
        ("井店镇信处〔2026〕1号", Withdrawal(date(2026, 3, 5), "录入错误"))
    ]
    assert "2026年3月5日 周四，录入错误" in page.content.decode()
    assert handler.get(reverse("desk:papers")).context["sample"] == "井政信处〔2026〕2号"
    assert handler.post(reverse("desk:papers"), {"book": book, "words": "别的"}).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_a_book_costs_the_same_number_of_queries_however_long(
    count: int, as_person: AsPerson, django_assert_max_num_queries: Any
) -> None:
    for _ in range(count):
        Papering(heard()).begin().submit().approve().issue()
    head = as_person(cast.TOWN_HEAD)
    with django_assert_max_num_queries(24):
        assert len(head.get(reverse("desk:papers")).context["lines"]) == count


def test_anybody_checks_a_paper_by_its_code_and_reads_nothing_of_its_content(client: Client) -> None:
    issued = Papering(heard()).begin().submit().approve().issue()
    asked = client.post(reverse("portal:check_paper"), {"code": issued.code.lower()})
    page = client.get(asked["Location"]).content.decode()

    assert ("确有这份公文" in page, issued.number in page, "涉县井店镇人民政府" in page) == (True, True, True)
    assert [words for words in ("王小红", "塌陷", "处理意见", issued.draft.kind) if words in page] == []


def test_a_file_is_told_from_the_paper_by_a_single_byte(client: Client) -> None:
    issued = Papering(heard()).begin().submit().approve().issue()
    address, data = reverse("portal:paper", args=[issued.code]), read(issued.file)

    def sent(words: bytes) -> str:
        return client.post(address, {"file": SimpleUploadedFile("a.pdf", words)}).content.decode()

    assert f"与涉县井店镇人民政府印发的{issued.number}完全一致" in sent(data)
    assert "不一致" in sent(data[:-1] + b"x")
    assert client.post(address, {}).status_code == 422


def test_an_unknown_code_is_told_in_one_sentence_and_a_withdrawn_paper_says_so(client: Client) -> None:
    paper = Papering(heard()).begin().submit().approve()
    issued = paper.issue()
    paper.doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "有误。"}, target=issued.seq)

    for code in ("0000-0000-0000-0000", "x"):
        refused = client.post(reverse("portal:check_paper"), {"code": code})
        assert (refused.status_code, "没有这个核对码的公文" in refused.content.decode()) == (422, True)
    assert client.get(reverse("portal:paper", args=["0" * 16])).status_code == 404
    page = client.get(reverse("portal:paper", args=[issued.code])).content.decode()
    assert ("这份公文已经撤回" in page, "2026年3月5日 周四，发文单位撤回了这份公文（原因：录入错误）" in page) == (
        True,
        True,
    )
    assert "有误" not in page


def test_the_record_of_service_names_whom_the_handler_serves_and_its_printing_is_recorded(as_person: AsPerson) -> None:
    paper = Papering(heard()).begin().submit().approve()
    url = reverse("desk:paper_service", args=[paper.doing.done.case.number, paper.id])
    handler = as_person(cast.TOWN_HANDLER)
    early = handler.post(url)
    paper.issue()
    answer = handler.post(url)
    [record] = AccessLog.objects.filter(what="print")

    assert early.status_code == 409
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = "".join(pdf.pages[0].extract_text().split())
    assert ("王小红" in words, "井店镇信处〔2026〕" in words, "送达回证" in words) == (True, True, True)
    assert (record.petition, record.person.username) == (paper.petition.pk, cast.TOWN_HANDLER)
    assert as_person(cast.TOWN_HEAD).post(url).status_code == 409
    assert as_person(cast.OTHER_TOWN_HANDLER).post(url).status_code == 404
