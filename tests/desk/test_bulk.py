"""The same act on many petitions: one check page, a result for each, and what one is refused holds up no other."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, unit
from xinfang.demo import cast
from xinfang.law.acts import parse
from xinfang.law.attached import files_of
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import ActRecord, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 4)
PDF = b"%PDF-1.4\n%%EOF\n"
SAID = {"to": "", "ground": "22-1-2", "delivery": "SYSTEM", "happened_on": "2026-03-05"}


def ids(*doings: Doing) -> list[str]:
    return [str(doing.petition) for doing in doings]


def three() -> tuple[Doing, Doing, Doing]:
    return (
        Doing(DAY).register(Ask("路灯不亮。")),
        Doing(DAY).register(Ask("水渠漏水。")),
        Doing(DAY).register(Ask("道路塌陷。")).transfer(cast.TOWN),
    )


def checked(client: Client, chosen: list[str], kind: str = "transfer") -> Any:
    return client.post("/bulk/", {"kind": kind, "chosen": chosen})


def sent(page: Any, *, without: tuple[str, ...] = (), **said: str) -> dict[str, Any]:
    """Give what the check page sends, with some rows taken off."""
    rows = [row for row in page.context["able"] if str(row.petition.pk) not in without]
    form: dict[str, Any] = {"kind": page.context["kind"], "do": "record", **said}
    form["command_id"] = str(page.context["form"]["command_id"].value())
    form["listed"] = [str(row.petition.pk) for row in page.context["able"]]
    form["chosen"] = [str(row.petition.pk) for row in rows]
    for row in page.context["able"]:
        form |= {
            f"{row.petition.pk}-seat": f"{row.part.seat.unit}.{row.part.seat.kind}",
            f"{row.petition.pk}-requests": ",".join(map(str, row.part.requests)),
            f"{row.petition.pk}-seen": row.part.seen,
            f"{row.petition.pk}-command": str(row.part.command),
        }
    return form


def transfers() -> int:
    return ActRecord.objects.filter(kind="transfer").count()


def test_the_inbox_offers_what_may_be_done_in_bulk_to_whoever_may_do_it(as_person: AsPerson) -> None:
    Doing(DAY).register()
    assert [row.label for row in as_person(cast.CASE_OFFICER).get("/").context["bulk_kinds"]] == [
        "转送",
        "交办",
        "催办",
    ]
    assert as_person(cast.INSPECTOR).get("/").context["bulk_kinds"] == []
    page = as_person(cast.CASE_OFFICER).get("/").content.decode()
    assert f'name="chosen" value="{Petition.objects.get().pk}"' in page


def test_one_page_shows_which_of_the_chosen_can_take_the_act_and_why_the_others_cannot(as_person: AsPerson) -> None:
    page = checked(as_person(cast.CASE_OFFICER), ids(*three()))
    assert [row.first_line for row in page.context["able"]] == ["路灯不亮。", "水渠漏水。"]
    [unable] = page.context["unable"]
    assert unable.first_line == "道路塌陷。"
    assert unable.why_not
    assert transfers() == 1


def test_what_is_left_chosen_is_recorded_on_each_petition_by_itself(as_person: AsPerson) -> None:
    first, second, third = three()
    client = as_person(cast.CASE_OFFICER)
    page = checked(client, ids(first, second, third))
    form = sent(page, without=tuple(ids(second)), **{**SAID, "to": str(unit(cast.TOWN))})
    answer = client.post("/bulk/", form)
    assert answer.context["done"] == 1
    assert "共1件，已记录1件" in answer.content.decode()
    assert transfers() == 2
    assert client.post("/bulk/", form).context["done"] == 1
    assert transfers() == 2


def test_a_petition_that_has_moved_on_is_told_and_the_others_are_recorded(as_person: AsPerson) -> None:
    first, second, _ = three()
    client = as_person(cast.CASE_OFFICER)
    page = checked(client, ids(first, second))
    first.transfer(cast.TOWN)
    answer = client.post("/bulk/", sent(page, **{**SAID, "to": str(unit(cast.DEPARTMENT))}))
    results = {line.row.first_line: line.result for line in answer.context["lines"]}
    assert results["水渠漏水。"].done
    assert not results["路灯不亮。"].done
    assert results["路灯不亮。"].sentence.startswith("该信访事项在您查看之后已有新的办理记录")


def test_what_is_missing_is_said_once_and_nothing_is_recorded(as_person: AsPerson) -> None:
    first, second, _ = three()
    client = as_person(cast.CASE_OFFICER)
    answer = client.post("/bulk/", sent(checked(client, ids(first, second)), **SAID))
    assert answer.status_code == 422
    assert "请选择去向单位。" in answer.content.decode()
    assert len(answer.context["able"]) == 2
    assert transfers() == 1


def test_an_accusation_is_done_by_itself_and_one_that_is_not_seen_is_not_there(as_person: AsPerson) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    accusation = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    plain, _, _ = three()
    seen = checked(as_person(cast.ACCUSATION_OFFICER), ids(accusation, plain))
    assert [row.why_not for row in seen.context["unable"] if row.first_line == "收受好处。"] == [
        "检举控告类事项应当逐件办理。"
    ]
    hidden = checked(as_person(cast.CASE_OFFICER), ids(accusation, plain))
    assert [row.first_line for row in (*hidden.context["able"], *hidden.context["unable"])] == ["路灯不亮。"]


def test_an_organ_does_the_act_only_on_requests_sent_to_it(as_person: AsPerson) -> None:
    doing = Doing(DAY).register(Ask("路灯不亮。"), Ask("水渠漏水。")).transfer(cast.TOWN, requests=(2,))
    [row] = checked(as_person(cast.TOWN_HANDLER), ids(doing), "inform").context["able"]
    assert (row.part.requests, row.first_line) == ((2,), "水渠漏水。")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": "transfer"}, "没有选择任何事项"),
        ({"kind": "issue_opinion", "chosen": "x"}, "没有这种批量办理"),
        ({"kind": "transfer", "chosen": "x"}, "没有这种批量办理"),
    ],
)
def test_an_odd_form_is_refused_in_a_sentence(form: dict[str, str], sentence: str, as_person: AsPerson) -> None:
    answer = as_person(cast.CASE_OFFICER).post("/bulk/", form)
    assert answer.status_code == 409
    assert sentence in answer.content.decode()


def test_files_chosen_once_come_with_each_of_the_acts(as_person: AsPerson, settings: Any, tmp_path: Any) -> None:
    settings.XINFANG_DATA = tmp_path
    doings = [Doing(DAY).register(Ask(f"第{n}处路灯不亮。")).transfer(cast.TOWN) for n in range(2)]
    client = as_person(cast.TOWN_HANDLER)
    form = sent(checked(client, ids(*doings), "inform"), method="POST", text="已收到。", happened_on="2026-03-05")
    bad = SimpleUploadedFile("程序.pdf", b"MZ" + bytes(64))
    refused = client.post("/bulk/", {**form, "files": [SimpleUploadedFile("告知书.pdf", PDF), bad]})
    assert refused.status_code == 422
    assert "“程序.pdf”不是 PDF" in refused.content.decode()
    kept = [str(line.id) for line in refused.context["attached"]]
    assert client.post("/bulk/", {**form, "file_ids": kept}).context["done"] == 2
    told = [parse(bytes(one.body)) for one in ActRecord.objects.filter(kind="inform")]
    assert [[one["id"] for one in files_of(act)] for act in told] == [kept, kept]


def test_three_petitions_cost_as_many_queries_to_check_as_one(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    doings = [Doing(DAY).register(Ask(f"第{n}处路灯不亮。")) for n in range(3)]
    checked(client, ids(*doings[:1]))
    with CaptureQueriesContext(connection) as one:
        assert len(checked(client, ids(*doings[:1])).context["able"]) == 1
    with CaptureQueriesContext(connection) as many:
        assert len(checked(client, ids(*doings)).context["able"]) == 3
    assert len(many) == len(one)
