"""Papers for many petitions at once: one bad one holds up no other, and a killed run leaves nothing half."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from crowding import all_is_well
from databases import Database
from doing import Doing, person, unit
from papering import Papering, address, heard
from xinfang.demo import cast
from xinfang.documents.books import book_faults
from xinfang.documents.models import Book, Draft, Issued
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.petitions.bulk import BulkPart, bulk_rows
from xinfang.petitions.models import ActRecord
from xinfang.petitions.paper_bulk import BulkPaper, PaperResult, issue_in_bulk

AsPerson = Callable[[str], Client]
NOTICE = BulkPaper(
    TYPES["notice_of_receipt"], {"route": "按信访程序办理。", "procedure": "受理后六十日内办结。"}, {"method": "POST"}
)
MANY = 20


@pytest.fixture
def matters(thursday: object, county: None) -> list[Doing]:
    return [Doing().register().transfer() for _ in range(MANY)]


def parts(doings: list[Doing]) -> list[BulkPart]:
    ids = [doing.petition for doing in doings if doing.petition is not None]
    rows = bulk_rows(person(cast.TOWN_HANDLER), ids, ActKind.INFORM, on=clock.today())
    return [row.part for row in rows if row.part is not None]


def issued(chosen: list[BulkPart]) -> list[PaperResult]:
    return issue_in_bulk(chosen, NOTICE, by=person(cast.TOWN_HANDLER), at=clock.now(), address=address)


def test_of_many_notices_the_bad_one_is_told_and_leaves_no_gap_and_no_draft(matters: list[Doing]) -> None:
    chosen = parts(matters)
    bad = matters[MANY // 2].inform()
    results = issued(chosen)
    refused = [result for result in results if result.issued is None]

    assert [one.petition for one in refused] == [bad.petition]
    assert refused[0].sentence.startswith("该信访事项在您查看之后已有新的办理记录")
    assert sorted(Issued.objects.values_list("n", flat=True)) == list(range(1, MANY))
    assert (Draft.objects.count(), Book.objects.get().last, list(book_faults())) == (MANY - 1, MANY - 1, [])


def test_sent_again_each_petition_keeps_its_paper(matters: list[Doing]) -> None:
    chosen = parts(matters[:3])
    first, again = issued(chosen), issued(chosen)

    assert [one.issued for one in first] == [one.issued for one in again]
    assert Book.objects.get().last == 3


def test_what_lacks_something_is_issued_for_none_of_them(matters: list[Doing]) -> None:
    said = BulkPaper(NOTICE.paper, {"route": "按XX程序办理。", "procedure": ""}, NOTICE.codes)
    results = issue_in_bulk(parts(matters[:2]), said, by=person(cast.TOWN_HANDLER), at=clock.now(), address=address)

    sentence = "没有载明“处理程序”（第二十三条第三款）。“处理途径”里还有没有填写的地方：“XX”。"
    assert [result.sentence for result in results] == [sentence, sentence]
    assert Draft.objects.count() == 0


def sent(page: Any, **said: str) -> dict[str, Any]:
    """Give what the check page sends."""
    rows = page.context["able"]
    form: dict[str, Any] = {"kind": page.context["kind"], "do": "issue", "seen": "0", **said}
    form["command_id"] = str(page.context["form"]["command_id"].value())
    form["chosen"] = [str(row.petition.pk) for row in rows]
    for row in rows:
        form |= {
            f"{row.petition.pk}-seat": f"{row.part.seat.unit}.{row.part.seat.kind}",
            f"{row.petition.pk}-requests": ",".join(map(str, row.part.requests)),
            f"{row.petition.pk}-seen": row.part.seen,
            f"{row.petition.pk}-command": str(row.part.command),
        }
    return form


def test_letters_of_transfer_are_issued_from_the_inbox_each_with_its_own_words(
    thursday: object, as_person: AsPerson
) -> None:
    doings, officer = [Doing().register() for _ in range(3)], as_person(cast.CASE_OFFICER)
    url, chosen = reverse("desk:paper_bulk"), [str(doing.petition) for doing in doings]
    check = officer.post("/bulk/", {"kind": "transfer", "chosen": chosen})
    page = officer.post(url, {"kind": "transfer", "chosen": chosen})
    unfinished = officer.post(url, sent(page, ground="22-1-2", delivery="SYSTEM"))
    done = officer.post(url, sent(page, ground="22-1-2", delivery="SYSTEM", to=str(unit(cast.TOWN))))

    assert "改为逐件印发关于转送信访事项的函" in check.content.decode()
    assert (unfinished.status_code, done.status_code, done.context["done"]) == (422, 200, 3)
    assert [line.result.issued.n for line in done.context["lines"] if line.result.issued] == [1, 2, 3]
    assert all(officer.get(line.url).status_code == 200 for line in done.context["lines"])


ISSUING = """
import sys
import django
django.setup()
from papering import Papering, address
from doing import person
from xinfang.kernel import clock
from xinfang.petitions.models import Petition
from xinfang.petitions.papers import issue_paper
from xinfang.documents.models import Draft
for draft in Draft.objects.order_by("at"):
    petition = Petition.objects.get(pk=draft.petition)
    out = issue_paper(petition, draft.pk, seen=1, by=draft.by, at=clock.now(), address=address)
    print(out.n, flush=True)
"""


def test_issuing_that_is_killed_leaves_no_gap_no_double_and_no_paper_without_its_act(
    own_county: Database, settings: Settings
) -> None:
    ready = [Papering(heard()).begin().submit().approve() for _ in range(12)]
    env = own_county.environment() | {
        "XINFANG_DATA": str(settings.XINFANG_DATA),
        "XINFANG_KEYS": str(django_settings.XINFANG_KEYS),
        "DJANGO_SETTINGS_MODULE": "xinfang.config.settings",
        "PYTHONPATH": os.pathsep.join(one for one in sys.path if one.endswith("tests")),
    }
    child = subprocess.Popen([sys.executable, "-c", ISSUING], env=env, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(5)]
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    before = acts_of_papers()
    for one in ready:
        one.issue()

    assert told == ["1", "2", "3", "4", "5"]
    assert 5 <= len(before) < 12
    assert sorted(Issued.objects.values_list("n", flat=True)) == list(range(1, 13))
    assert acts_of_papers() == {(row.petition, row.seq) for row in Issued.objects.all()}
    assert list(book_faults()) == []
    all_is_well()


def acts_of_papers() -> set[tuple[UUID, int]]:
    return set(ActRecord.objects.filter(kind="issue_opinion").values_list("petition_id", "seq"))
