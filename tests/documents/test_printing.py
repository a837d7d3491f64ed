"""Papers printed together and labels for their envelopes: whole, in one order, measured, for nobody who may not."""

import io
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from documents.measuring import POINTS, near
from documents.test_bulk import asked, matters, parts, worked_off
from doing import Doing, person
from papering import OPINION, Papering, heard
from xinfang.demo import cast
from xinfang.documents import drafts
from xinfang.documents.drafts import Said
from xinfang.documents.models import Issued
from xinfang.documents.printing import LABELS_ON_A_SHEET, Label, Part, label_sheet, together
from xinfang.files.models import StoredFile
from xinfang.files.store import read
from xinfang.files.uploads import take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused, UserError
from xinfang.law.acts import ActKind
from xinfang.ledger.models import AccessLog
from xinfang.petitions import paper_prints
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Petition

AsPerson = Callable[[str], Client]
ON = date(2026, 3, 26)
PAGELESS = together([], on=ON)
WIDE, HIGH, EDGE = 70, 37, 0.5
SENDER = "寄：涉县井店镇人民政府 涉县井店镇演示街8号 056400"


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (300, 900), "red").save(made, "JPEG")
    return made.getvalue()


def letter(pages: int = 1) -> bytes:
    """Give a PDF of so many pages."""
    return together([[Part("a.jpg", "image/jpeg", picture())] * pages], on=ON)


def words_of(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return ["".join(page.extract_text().split()) for page in pdf.pages]


def test_labels_stand_three_by_eight_on_a_sheet_each_in_its_70_by_37_mm() -> None:
    made = label_sheet([Label(f"收{n}号", f"寄{n}号", f"第{n}件") for n in range(1, 26)], organ="县信访局", on=ON)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        first, second = pdf.pages
        for n in range(LABELS_ON_A_SHEET):
            left, top = n % 3 * WIDE, EDGE + n // 3 * HIGH
            box = (left * POINTS, top * POINTS, (left + WIDE) * POINTS, (top + HIGH) * POINTS)
            cell = first.crop(tuple(max(0, side) for side in box))
            ink = cell.extract_words()
            assert "".join(word["text"] for word in ink) == f"寄{n + 1}号收{n + 1}号第{n + 1}件"
            assert near(min(word["x0"] for word in ink) / POINTS, left + 6)
            assert near(min(word["top"] for word in ink) / POINTS, top + 4)
            assert max(word["bottom"] for word in ink) / POINTS < top + HIGH - 3

        assert (first.width / POINTS, first.height / POINTS) == (pytest.approx(210), pytest.approx(297))
        assert "收25号" in second.extract_text()


def test_a_sheet_begun_before_is_used_from_its_first_free_label() -> None:
    made = label_sheet([Label("收件人", "一街")], organ="县信访局", on=ON, first=5)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        [word, *_] = pdf.pages[0].extract_words()

    assert (near(word["x0"] / POINTS, WIDE + 6), near(word["top"] / POINTS, EDGE + HIGH + 4)) == (True, True)
    with pytest.raises(UserError, match="从第几格开始"):
        label_sheet([Label("收件人", "一街")], organ="县信访局", on=ON, first=25)


def test_a_long_address_is_set_smaller_and_stays_within_its_label() -> None:
    told = "河北省邯郸市涉县井店镇一街村十二组东头第三排第五户院内西厢房" * 2
    made = label_sheet([Label("某某清算组负责人（收）", told, "第1件")], organ="县信访局", on=ON)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        words = pdf.pages[0].extract_words()

    assert "".join(word["text"] for word in words) == f"{told}某某清算组负责人（收）第1件"
    assert max(word["bottom"] for word in words) / POINTS <= EDGE + HIGH
    assert max(word["x1"] for word in words) / POINTS <= WIDE


def test_printed_on_both_sides_each_copy_begins_on_a_sheet_of_its_own() -> None:
    copies = [[Part("a.pdf", "application/pdf", letter(n))] for n in (1, 2, 3)]

    assert len(PdfReader(io.BytesIO(together(copies, on=ON))).pages) == 6
    assert len(PdfReader(io.BytesIO(together(copies, on=ON, two_sided=True))).pages) == 8


def test_what_cannot_be_read_is_told_in_its_place_and_holds_up_nothing() -> None:
    bad = Part("坏.pdf", "application/pdf", b"%PDF-1.4\n%%EOF\n")
    torn = Part("断.jpg", "image/jpeg", picture()[:40])
    told = words_of(together([[bad, torn, Part("好.pdf", "application/pdf", letter())]], on=ON))

    assert ["“坏.pdf”受密码保护或者已经损坏" in told[0], "“断.jpg”" in told[1], len(told)] == [True, True, 3]


def pdf(*bodies: bytes) -> bytes:
    """Give a PDF of these objects, the first of them its root."""
    made, places = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    return made + head + table + b"trailer\n<< /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)


def test_a_page_that_breaks_only_when_it_is_put_into_the_print_holds_up_nothing() -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    odd = pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [5 0 R 3 0 R] >>",
        page,
        b"<< /Length (a) >>\nstream\nabc",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )
    told = words_of(
        together([[Part("怪.pdf", "application/pdf", odd), Part("好.pdf", "application/pdf", letter())]], on=ON)
    )

    assert len(PdfReader(io.BytesIO(odd)).pages) == 2
    assert ("“怪.pdf”受密码保护或者已经损坏" in told[0], len(told)) == (True, 2)


@pytest.fixture
def run(thursday: object, county: None) -> list[Issued]:
    """Give the papers of a run of three."""
    asked(parts(matters(3)))
    worked_off()
    return list(Issued.objects.order_by("n"))


def keys(username: str) -> list[str]:
    who = person(username)
    return [
        line.key
        for line in paper_prints.lines(who, paper_prints.of_day(who, clock.today(), on=clock.today()).order_by("n"))
    ]


def copies(username: str) -> list[paper_prints.Copy]:
    return paper_prints.chosen(person(username), keys(username), on=clock.today())


def test_the_papers_of_a_day_are_printed_in_the_order_of_their_labels(run: list[Issued]) -> None:
    made = copies(cast.TOWN_HANDLER)
    printed = words_of(together((paper_prints.parts(copy) for copy in made), on=ON))

    assert [copy.one.paper for copy in made] == run
    assert [n for n, paper in enumerate(run) if paper.number not in printed[n]] == []
    assert paper_prints.labels(made, on=ON) == [
        Label("王小红（收）", "井店镇一街十二号", f"第{n}件", SENDER) for n in (1, 2, 3)
    ]


def test_each_petitioner_gets_a_copy_and_a_label_of_his_own(thursday: object, county: None) -> None:
    two = (PartyIn(name="王秀兰", address="一街"), PartyIn(name="李四", address="二街"))
    paper = Papering(Doing().register(parties=two).transfer().inform().accept().hear()).begin().submit().approve()
    issued = paper.issue()
    made = copies(cast.TOWN_HANDLER)

    assert [copy.one.paper for copy in made] == [issued, issued]
    assert [label.name for label in paper_prints.labels(made, on=ON)] == ["王秀兰（收）", "李四（收）"]


def test_attachments_are_printed_after_their_paper_and_the_kept_bytes_stay(thursday: object, county: None) -> None:
    file = take_in(picture(), name="勘查照片.jpg", form=uuid4(), by=person(cast.TOWN_HANDLER), at=clock.now())
    paper = Papering(heard()).begin()
    said = Said((1,), paper.words, paper.codes, (file.pk,))
    drafts.save(paper.draft, seen=1, said=said, by=person(cast.TOWN_HANDLER), at=clock.now())
    issued = paper.submit().approve().issue()
    before = read(issued.file)
    [copy] = copies(cast.TOWN_HANDLER)
    pages = PdfReader(io.BytesIO(together([paper_prints.parts(copy)], on=ON))).pages

    assert len(pages) == len(PdfReader(io.BytesIO(before)).pages) + 1
    assert read(issued.file) == before


def test_the_papers_of_a_busy_day_are_shown_page_by_page_and_none_is_left_out(
    run: list[Issued], as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinfang.desk.views.paper_prints.MOST", 2)
    client = as_person(cast.TOWN_HANDLER)
    first = client.get(reverse("desk:paper_prints"))
    second = client.get(reverse("desk:paper_prints"), {"cursor": first.context["page"].next})

    assert [line.paper for page in (first, second) for line in page.context["lines"]] == run
    assert ["不止2份，分页显示" in page.content.decode() for page in (first, second)] == [True, True]


def test_of_more_copies_than_one_print_takes_the_first_are_ticked_and_it_is_said(
    thursday: object, county: None, as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinfang.desk.views.paper_prints.MOST", 2)
    three = tuple(PartyIn(name=name, address="一街") for name in ("王秀兰", "李四", "张三"))
    doing = Doing().register(parties=three).transfer().inform().accept().hear()
    Papering(doing).begin().submit().approve().issue()
    words = as_person(cast.TOWN_HANDLER).get(reverse("desk:paper_prints")).content.decode()

    assert (words.count('name="chosen"'), words.count(" checked>")) == (3, 2)
    assert "这里一共3份，一次最多打印2份：已经选中前2份" in words


def test_a_file_without_a_page_is_told_in_its_place() -> None:
    told = words_of(
        together([[Part("空.pdf", "application/pdf", PAGELESS), Part("好.jpg", "image/jpeg", picture())]], on=ON)
    )

    assert ("“空.pdf”" in told[0], len(told)) == (True, 2)


def test_more_copies_than_one_print_takes_are_refused_and_none_is_left_out(run: list[Issued]) -> None:
    key = keys(cast.TOWN_HANDLER)[0].partition("|")[2]
    many = [f"{uuid4()}|{key}" for _ in range(paper_prints.MOST + 1)]

    with pytest.raises(Refused, match="一次最多打印 300 份"):
        paper_prints.chosen(person(cast.TOWN_HANDLER), [*keys(cast.TOWN_HANDLER), *many], on=clock.today())


def test_more_bytes_than_one_print_takes_are_refused_before_any_is_read(run: list[Issued]) -> None:
    [copy, *_] = copies(cast.TOWN_HANDLER)
    heavy = paper_prints.Copy(copy.one, (StoredFile(size=20 * paper_prints.MEGABYTE),))

    with pytest.raises(Refused, match="一共超过 200 MB"):
        paper_prints.to_print([*[heavy] * 10, copy])


def test_a_withdrawn_paper_is_printed_for_nobody(run: list[Issued]) -> None:
    doing = Doing(petition=run[0].petition)
    doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "有误。"}, target=run[0].seq)

    assert [key.partition("|")[0] for key in keys(cast.TOWN_HANDLER)] == [str(paper.pk) for paper in run[1:]]


@pytest.mark.parametrize("username", [cast.OTHER_TOWN_HANDLER, cast.CASE_OFFICER, cast.ADMIN])
def test_nobody_prints_the_papers_of_another_organ(username: str, run: list[Issued]) -> None:
    wanted = keys(cast.TOWN_HANDLER)

    assert keys(username) == []
    with pytest.raises(Refused, match="无权查看"):
        paper_prints.chosen(person(username), wanted, on=clock.today())


def test_who_has_no_task_with_the_matter_any_more_prints_no_names(thursday: object, county: None) -> None:
    words = OPINION | {"decision_1": "道路属于规划保留路段，不列入今年的修复计划。"}
    paper = Papering(heard(), words=words, codes={"outcome": "EXPLAIN"}).begin().submit().approve()
    paper.issue()
    paper.doing.serve().conclude()

    with pytest.raises(Refused, match="目前没有待办的事"):
        copies(cast.TOWN_HANDLER)


def test_without_an_address_there_is_no_label(thursday: object, county: None) -> None:
    nobody = (PartyIn(name="王小红"),)
    doing = Doing().register(parties=nobody).transfer().inform().accept().hear()
    Papering(doing).begin().submit().approve().issue()

    with pytest.raises(Refused, match="没有留下姓名（名称）或者住址"):
        paper_prints.labels(copies(cast.TOWN_HANDLER), on=ON)


def test_of_accusations_nothing_is_printed_in_this_way(run: list[Issued]) -> None:
    Petition.objects.filter(pk=run[0].petition).update(concealed=True)

    assert [key.partition("|")[0] for key in keys(cast.TOWN_HANDLER)] == [str(paper.pk) for paper in run[1:]]


def test_every_print_is_recorded_for_each_petition_and_comes_as_pdf(run: list[Issued], as_person: AsPerson) -> None:
    handler, url = as_person(cast.TOWN_HANDLER), reverse("desk:paper_prints_pdf")
    page = handler.get(reverse("desk:paper_prints"))
    shown = page.content.decode()
    printed = handler.post(url, {"chosen": keys(cast.TOWN_HANDLER), "do": "papers"})
    labels = handler.post(url, {"chosen": keys(cast.TOWN_HANDLER), "do": "labels", "first": "2"})
    refused = handler.post(url, {"do": "papers"})
    prints = AccessLog.objects.filter(what="print")

    assert ("王小红" in shown, "王**" in shown or "王*" in shown) == (False, True)
    assert [one["Content-Type"] for one in (printed, labels)] == ["application/pdf"] * 2
    assert refused.status_code == 409
    assert sorted(prints.values_list("petition", flat=True)) == sorted(2 * [paper.petition for paper in run])


def test_a_run_is_printed_from_its_own_page_in_its_order(run: list[Issued], as_person: AsPerson) -> None:
    handler = as_person(cast.TOWN_HANDLER)
    batch = handler.get(reverse("desk:paper_runs")).context["rows"][0][0]
    page = handler.get(reverse("desk:paper_prints"), {"run": batch.pk})

    assert [line.paper for line in page.context["lines"]] == run
    assert as_person(cast.TOWN_HEAD).get(reverse("desk:paper_prints"), {"run": batch.pk}).status_code == 404
    assert handler.get(reverse("desk:paper_prints"), {"day": "2026-02-30"}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_number_of_queries_however_many_papers(
    count: int, thursday: object, as_person: AsPerson, django_assert_max_num_queries: object
) -> None:
    asked(parts(matters(count)))
    worked_off()
    handler = as_person(cast.TOWN_HANDLER)
    with django_assert_max_num_queries(24):  # type: ignore[operator]  # a fixture of the test runner
        assert len(handler.get(reverse("desk:paper_prints")).context["lines"]) == count
