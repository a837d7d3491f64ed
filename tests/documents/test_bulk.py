"""Papers for many petitions at once: one bad one holds up no other, and a killed run leaves nothing half."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from crowding import all_is_well, at_once
from databases import Database
from doing import Doing, person, unit
from papering import Papering, address, heard
from xinfang.demo import cast
from xinfang.documents import phrases
from xinfang.documents.books import book_faults
from xinfang.documents.models import Batch, BatchItem, Book, Draft, Issued, Version
from xinfang.documents.phrases import Block
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import ActKind
from xinfang.petitions import paper_runs
from xinfang.petitions.bulk import BulkPart, bulk_rows
from xinfang.petitions.models import ActRecord
from xinfang.petitions.paper_bulk import MOST_PAPERS, BulkPaper
from xinfang.petitions.tasks import each_minute

AsPerson = Callable[[str], Client]
NOTICE = BulkPaper(
    TYPES["notice_of_receipt"], {"route": "按信访程序办理。", "procedure": "受理后六十日内办结。"}, {"method": "POST"}
)
SEVERAL, MANY = 8, 200
# Of processor time, so that a busy machine fails nothing: one five times too busy issued 19, in 10.4 seconds for 200.
LETTERS_A_SECOND = 8


def matters(count: int) -> list[Doing]:
    return [Doing().register().transfer() for _ in range(count)]


def parts(doings: list[Doing]) -> list[BulkPart]:
    ids = [doing.petition for doing in doings if doing.petition is not None]
    rows = bulk_rows(person(cast.TOWN_HANDLER), ids, ActKind.INFORM, on=clock.today(), most=MOST_PAPERS)
    return [row.part for row in rows if row.part is not None]


def asked(chosen: list[BulkPart], said: BulkPaper = NOTICE, *, run: UUID | None = None) -> Batch:
    handler = person(cast.TOWN_HANDLER)
    return paper_runs.ask(run or uuid4(), chosen, said, by=handler, at=clock.now(), address=address)


def worked_off() -> int:
    return sum(1 for _ in paper_runs.work_off())


def informs() -> set[tuple[UUID, int]]:
    return set(ActRecord.objects.filter(kind="inform").values_list("petition_id", "seq"))


def test_of_200_notices_the_bad_one_is_told_and_leaves_no_gap_and_no_draft(thursday: object, county: None) -> None:
    made = matters(MANY)
    chosen = parts(made)
    bad = made[MANY // 2].inform()
    by_hand = informs()
    run = asked(chosen)
    begun = time.process_time()
    worked_off()
    pace = MANY / (time.process_time() - begun)
    [refused] = BatchItem.objects.exclude(refusal="")

    assert refused.petition == bad.petition
    assert refused.refusal.startswith("该信访事项在您查看之后已有新的办理记录")
    assert paper_runs.progress(run) == paper_runs.Progress(total=MANY, issued=MANY - 1, refused=1)
    assert sorted(Issued.objects.values_list("n", flat=True)) == list(range(1, MANY))
    assert (Draft.objects.count(), Book.objects.get().last, list(book_faults())) == (MANY - 1, MANY - 1, [])
    assert {(row.petition, row.seq) for row in Issued.objects.all()} == informs() - by_hand
    assert pace > LETTERS_A_SECOND


def test_pressed_again_nothing_is_issued_twice(thursday: object, county: None) -> None:
    chosen, run = parts(matters(3)), uuid4()
    first = asked(chosen, run=run)
    worked_off()
    again = asked(chosen, run=run)

    assert (first, worked_off()) == (again, 0)
    assert (Issued.objects.count(), Book.objects.get().last) == (3, 3)


def test_what_is_said_of_all_goes_when_the_run_is_finished(thursday: object, county: None) -> None:
    run = asked(parts(matters(2)))
    assert Batch.objects.get().words == NOTICE.words
    worked_off()
    run.refresh_from_db()

    assert (run.words, run.codes, run.finished_at) == ({}, {}, clock.now())


def test_a_run_is_its_askers_own(thursday: object, county: None) -> None:
    run = asked(parts(matters(1)))

    assert paper_runs.run_of(person(cast.TOWN_HANDLER), run.pk) == run
    with pytest.raises(NotFound):
        paper_runs.run_of(person(cast.TOWN_HEAD), run.pk)


def test_whoever_lost_his_capacity_meanwhile_issues_nothing(thursday: object, county: None) -> None:
    run = asked(parts(matters(2)))
    person(cast.TOWN_HANDLER).capacities.update(valid_to=clock.today())
    worked_off()

    assert (paper_runs.progress(run).refused, Issued.objects.count()) == (2, 0)


def test_a_fault_nobody_foresaw_is_told_uses_no_number_and_holds_nothing_up(
    thursday: object, county: None, settings: Settings, tmp_path: Path
) -> None:
    run, later = asked(parts(matters(2))), asked(parts(matters(1)))
    folder, settings.XINFANG_DATA = settings.XINFANG_DATA, tmp_path / "a file"
    (tmp_path / "a file").write_text("where a folder should be")
    for _ in range(2):
        next(paper_runs.work_off())
    settings.XINFANG_DATA = folder
    worked_off()

    assert {item.refusal for item in run.items.all()} == {paper_runs.FAULT}
    assert [item.issued.number for item in later.items.all() if item.issued] == [Issued.objects.get().number]
    assert (Book.objects.get().last, len(informs())) == (1, 1)


def test_two_workers_at_once_issue_each_paper_once(own_county: Database) -> None:
    asked(parts(matters(SEVERAL)))
    at_once(2, lambda _: worked_off())

    assert sorted(Issued.objects.values_list("n", flat=True)) == list(range(1, SEVERAL + 1))
    assert Batch.objects.get().finished_at is not None


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text from procrastinate_jobs where task_name = %s", [paper_runs.TASK])
        return [status for (status,) in cursor.fetchall()]


def test_a_run_whose_kick_was_lost_is_taken_up_by_the_minute_once(own_county: Database) -> None:
    asked(parts(matters(2)))
    kicked = jobs()
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    each_minute(0)
    each_minute(60)
    swept = jobs()
    worked_off()
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    each_minute(120)

    assert (kicked, swept, jobs()) == (["todo"], ["todo"], [])


def test_what_lacks_something_is_issued_for_none_of_them(thursday: object, county: None) -> None:
    said = BulkPaper(NOTICE.paper, {"route": "按XX程序办理。", "procedure": ""}, NOTICE.codes)
    asked(parts(matters(2)), said)
    worked_off()

    sentence = "没有载明“处理程序”（第二十三条第三款）。“处理途径”里还有没有填写的地方：“XX”。"
    assert list(BatchItem.objects.values_list("refusal", flat=True)) == [sentence, sentence]
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
    asked_for = officer.post(url, sent(page, ground="22-1-2", delivery="SYSTEM", to=str(unit(cast.TOWN))))
    waiting = officer.get(asked_for["Location"])
    worked_off()
    done = officer.get(asked_for["Location"])

    assert "改为逐件印发关于转送信访事项的函" in check.content.decode()
    assert (unfinished.status_code, asked_for.status_code) == (422, 302)
    assert (waiting.context["progress"].waiting, "还有3件等待印发" in waiting.content.decode()) == (3, True)
    assert (done.context["progress"].issued, "等待印发" in done.content.decode()) == (3, False)
    assert [line.item.issued.n for line in done.context["lines"]] == [1, 2, 3]


def test_all_on_which_a_notice_is_owed_are_chosen_by_one_button(thursday: object, as_person: AsPerson) -> None:
    made, handler = matters(3), as_person(cast.TOWN_HANDLER)
    made[0].inform()
    offered = handler.get(reverse("desk:paper_runs")).context["kinds"]
    page = handler.post(reverse("desk:paper_bulk"), {"kind": "inform", "all": "1"})

    assert offered == [("inform", "信访事项接收告知书", 2)]
    assert {row.petition.pk for row in page.context["able"]} == {made[1].petition, made[2].petition}


def test_a_block_chosen_for_all_is_filled_for_each(thursday: object, as_person: AsPerson) -> None:
    block = Block("route", (), "本单位办理", "编号【信访编号】的事项由【本单位】办理。")
    chosen = phrases.begin(unit(cast.TOWN), block, by=person(cast.TOWN_HEAD), at=clock.now())
    made, handler, url = matters(2), as_person(cast.TOWN_HANDLER), reverse("desk:paper_bulk")
    page = handler.post(url, {"kind": "inform", "all": "1"})
    typed = sent(page, part_procedure="六十日内办结。", method="POST") | {"block_part_route": str(chosen.pk)}
    with_block = handler.post(url, typed | {"insert": "part_route"})
    form = with_block.context["form"]
    said = {name: form[name].value() for name in ("part_route", "part_procedure", "method")}
    handler.post(url, sent(with_block, **said))
    worked_off()
    words = {version.petition: version.words["route"] for version in Version.objects.all()}

    assert said == {"part_route": block.words, "part_procedure": "六十日内办结。", "method": "POST"}
    assert words == {doing.petition: f"编号{doing.done.case.number}的事项由涉县井店镇人民政府办理。" for doing in made}
    assert Issued.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_run_costs_the_same_number_of_queries_however_long(
    count: int, thursday: object, as_person: AsPerson, django_assert_max_num_queries: Any
) -> None:
    run = asked(parts(matters(count)))
    worked_off()
    handler = as_person(cast.TOWN_HANDLER)
    with django_assert_max_num_queries(20):
        page = handler.get(reverse("desk:paper_run", args=[run.pk]))

    assert len(page.context["lines"]) == count


WORKING_OFF = """
import django
django.setup()
from xinfang.petitions.paper_runs import work_off
for item in work_off():
    print(item.issued.n, flush=True)
"""


def test_a_run_that_is_killed_leaves_no_gap_no_double_and_no_letter_without_its_act_and_goes_on(
    own_county: Database, settings: Settings
) -> None:
    run = asked(parts(matters(4 * SEVERAL)))
    env = own_county.environment() | {
        "XINFANG_DATA": str(settings.XINFANG_DATA),
        "XINFANG_KEYS": str(django_settings.XINFANG_KEYS),
        "DJANGO_SETTINGS_MODULE": "xinfang.config.settings",
    }
    told = killed_after(SEVERAL, WORKING_OFF, env)
    before = informs()
    halfway = paper_runs.progress(run)
    worked_off()

    assert told == [str(n) for n in range(1, SEVERAL + 1)]
    assert SEVERAL <= len(before) < 4 * SEVERAL
    assert (halfway.issued, halfway.refused) == (len(before), 0)
    assert paper_runs.progress(run) == paper_runs.Progress(total=4 * SEVERAL, issued=4 * SEVERAL, refused=0)
    assert sorted(Issued.objects.values_list("n", flat=True)) == list(range(1, 4 * SEVERAL + 1))
    assert informs() == {(row.petition, row.seq) for row in Issued.objects.all()}
    assert list(book_faults()) == []
    all_is_well()


def killed_after(lines: int, program: str, env: dict[str, str]) -> list[str]:
    """Run the program until it has told so many lines, then kill it; give the lines."""
    child = subprocess.Popen([sys.executable, "-c", program], env=env, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(lines)]
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    return told


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
    told = killed_after(5, ISSUING, env)
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
