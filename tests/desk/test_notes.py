"""Notes beside the acts: three circles of readers, labels pointed out, who looked, who writes."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.law.terms import RequestClass
from xinfang.petitions.citizen import read
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import ActRecord, Note

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 4)


def noted(client: Client, doing: Doing, text: str, *, level: str = "ORGANS", **more: str) -> int:
    form = {"note_id": str(uuid4()), "level": level, "text": text, **more}
    return client.post(f"/cases/{doing.done.case.number}/notes/", form).status_code


def seen(client: Client, doing: Doing) -> list[str]:
    return sorted(one.plain for one in client.get(f"/cases/{doing.done.case.number}/").context["notes"])


def test_each_circle_of_readers_reads_its_notes(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer(cast.TOWN)
    bureau, town = as_person(cast.CASE_OFFICER), as_person(cast.TOWN_HANDLER)
    for level, text in (("UNIT", "本局内部。"), ("ORGANS", "请尽快联系。"), ("PETITIONER", "请补充材料。")):
        assert noted(bureau, doing, text, level=level) == 302
    assert seen(bureau, doing) == sorted(["本局内部。", "请尽快联系。", "请补充材料。"])
    assert seen(town, doing) == sorted(["请尽快联系。", "请补充材料。"])
    assert doing.petition is not None
    assert [note.plain for note in read(doing.petition, on=DAY).notes] == ["请补充材料。"]


def test_an_organ_reads_no_note_about_requests_that_it_does_not_see(as_person: AsPerson) -> None:
    doing = Doing(DAY).register(Ask("路灯不亮。"), Ask("水渠漏水。"))
    doing.transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    assert noted(as_person(cast.CASE_OFFICER), doing, "两项一并说明。") == 302
    assert noted(as_person(cast.TOWN_HANDLER), doing, "路灯已报修。") == 302
    assert seen(as_person(cast.DEPARTMENT_HANDLER), doing) == []
    assert seen(as_person(cast.TOWN_HANDLER), doing) == ["路灯已报修。"]
    assert seen(as_person(cast.CASE_OFFICER), doing) == sorted(["两项一并说明。", "路灯已报修。"])


def test_whoever_does_not_see_the_petition_writes_no_note(as_person: AsPerson) -> None:
    doing = Doing(DAY).register()
    assert noted(as_person(cast.TOWN_HANDLER), doing, "看不到的事项。") == 404
    assert Note.objects.count() == 0


def test_of_an_accusation_nothing_is_written_to_the_petitioner(as_person: AsPerson) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    doing = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    officer = as_person(cast.ACCUSATION_OFFICER)
    assert noted(officer, doing, "请补充。", level="PETITIONER") == 422
    assert noted(officer, doing, "已核对。", level="UNIT") == 302


def test_a_note_sent_twice_is_one_and_an_empty_one_none(as_person: AsPerson) -> None:
    doing, client, same = Doing(DAY).register(), as_person(cast.CASE_OFFICER), str(uuid4())
    assert noted(client, doing, "已电话联系。", note_id=same) == 302
    assert noted(client, doing, "已电话联系。", note_id=same) == 302
    assert noted(client, doing, "另一句。", note_id=same) == 422
    assert noted(client, doing, "  ") == 422
    assert Note.objects.count() == 1


def test_a_label_on_a_person_is_pointed_out_once_in_notes_and_acts(as_person: AsPerson) -> None:
    doing, client = Doing(DAY).register(), as_person(cast.CASE_OFFICER)
    assert noted(client, doing, "此人是老上访，缠访多年。") == 422
    assert noted(client, doing, "此人是老上访，缠访多年。", labels_seen="老上访|缠访") == 302
    address = f"/cases/{doing.done.case.number}/acts/add_material/"
    said = {
        "command_id": str(uuid4()),
        "expected_seq": "1",
        "requests": "1",
        "text": "上访户又来了。",
        "happened_on": "2026-03-05",
    }
    page = client.post(address, said)
    assert page.status_code == 422
    assert "给人贴标签的说法：“上访户”" in page.content.decode()
    assert page.context["labels_seen"] == "上访户"
    assert client.post(address, {**said, "labels_seen": "上访户"}).status_code == 302
    assert ActRecord.objects.filter(kind="add_material").count() == 1


def test_who_looked_is_shown_to_whoever_sees_the_whole_petition(as_person: AsPerson) -> None:
    doing = Doing(DAY).register(Ask("路灯不亮。"), Ask("水渠漏水。")).transfer(cast.TOWN, requests=(1,))
    number = doing.done.case.number
    town, bureau = as_person(cast.TOWN_HANDLER), as_person(cast.CASE_OFFICER)
    assert town.get(f"/cases/{number}/").context["looks"] == []
    looks = bureau.get(f"/cases/{number}/").context["looks"]
    assert [(one.person.username, one.what) for one in looks] == [
        (cast.CASE_OFFICER, "open"),
        (cast.TOWN_HANDLER, "open"),
    ]


def test_whoever_has_a_form_open_is_named_to_others_for_some_minutes(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    doing = Doing(DAY).register()
    number, name = doing.done.case.number, person(cast.CASE_OFFICER).name
    as_person(cast.CASE_OFFICER).get(f"/cases/{number}/acts/transfer/")
    other = as_person(cast.CLERK)
    assert [(one.name, one.act) for one in other.get(f"/cases/{number}/").context["writing"]] == [(name, "转送")]
    assert as_person(cast.CASE_OFFICER).get(f"/cases/{number}/").context["writing"] == []
    thursday.shift(16 * 60)
    assert other.get(f"/cases/{number}/").context["writing"] == []


def test_messages_sent_to_units_are_listed_for_whoever_sees_the_whole_petition(as_person: AsPerson) -> None:
    doing = Doing(DAY).register(Ask("路灯不亮。"), Ask("水渠漏水。")).transfer(cast.TOWN, requests=(1,))
    address = f"/cases/{doing.done.case.number}/"
    sent = as_person(cast.CASE_OFFICER).get(address).context["sent"]
    assert [(one.to, one.sent_at) for one in sent] == [("井店镇", None)]
    assert as_person(cast.TOWN_HANDLER).get(address).context["sent"] == []
