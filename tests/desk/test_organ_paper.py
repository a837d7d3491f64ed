"""Papers between organs and of oversight in the browser: what their forms offer, keep and lead to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_paper import begin, form_of, new_url, parts, press
from documents.organ_papers import CONFIRMED, OVERSIGHT
from documents.organ_stories import INSPECTOR, accusation, overdue, routed, supervised, with_discipline
from doing import Doing, unit
from xinfang.demo import cast
from xinfang.documents.models import Book, Draft, Issued
from xinfang.documents.types import TYPES
from xinfang.law.acts import ActKind
from xinfang.petitions.models import PendingCommand, Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def fields(client: Client, doing: Doing, kind: str) -> Any:
    return client.get(new_url(doing, kind)).context["form"].fields


def offers(client: Client, doing: Doing) -> set[str]:
    page = client.get(reverse("desk:case", args=[doing.done.case.number]))
    return {one.words.removeprefix("起草") for one in (*page.context["paper_offers"], *page.context["paper_more"])}


def test_the_form_of_a_supervision_keeps_what_stands_on_the_file_and_shows_it_again(as_person: AsPerson) -> None:
    doing, inspector = routed(), as_person(cast.INSPECTOR)
    code = f"2:R22-23-fwd:{unit(cast.TOWN)}"
    words = OVERSIGHT["supervision"].words
    url = begin(inspector, doing, "supervision", concerns=code, ground="SHIRKING", **parts(words))
    page = inspector.get(url)

    assert Draft.objects.get().versions.get().codes["concerns"] == {
        "seq": 2, "rule": "R22-23-fwd", "unit": unit(cast.TOWN),
    }  # fmt: skip
    assert (page.context["form"]["concerns"].value(), page.context["lacks"]) == (code, ())
    inspector.post(url, form_of(page) | {"do": "save", "part_trigger": "另查明没有登记。"})
    press(inspector, url, "submit")
    press(as_person(cast.SECTION_HEAD), url, "approve", opinion="同意。")
    assert press(inspector, url, "issue").status_code == 302
    act = case_of(Petition.objects.get()).acts[-1]
    assert (act.kind, act.payload["concerns"]["rule"]) == (ActKind.SUPERVISE, "R22-23-fwd")


def test_the_bureaus_head_reads_that_his_press_issues_and_one_press_does_it_all(as_person: AsPerson) -> None:
    told, inspector, head = CONFIRMED["policy"], as_person(cast.INSPECTOR), as_person(cast.BUREAU_HEAD)
    doing = supervised_today()
    url = begin(inspector, doing, "policy", **told.codes(), **parts(told.words))
    press(inspector, url, "submit")
    own = inspector.get(url).content.decode()
    page = head.get(url).content.decode()
    issued = press(head, url, "approve")

    assert ("确认并印发" in page, "同意签发" in page, 'value="issue"' in own) == (True, False, False)
    assert issued.status_code == 302
    assert head.get(url).context["out"].number == "县信访局信建〔2026〕1号"
    assert case_of(Petition.objects.get()).acts[-1].payload["which"] == "POLICY"
    assert not PendingCommand.objects.exclude(answer__isnull=False).exists()


def test_a_circular_offers_the_organs_supervised_and_is_issued_by_the_head_alone(as_person: AsPerson) -> None:
    told, doing = CONFIRMED["circular"], supervised_today().later(21)
    with time_machine.travel(f"{doing.day}T02:00:00Z", tick=False):
        inspector, head = as_person(cast.INSPECTOR), as_person(cast.BUREAU_HEAD)
        grouped = fields(inspector, doing, "circular")["organ"].choices
        url = begin(inspector, doing, "circular", **told.codes(), **parts(told.words))
        press(inspector, url, "submit")
        early = press(inspector, url, "issue")
        issued = press(head, url, "approve")
        number = head.get(url).context["out"].number

    assert [value for _, group in grouped if isinstance(group, list) for value, _ in group] == [str(unit(cast.TOWN))]
    assert (early.status_code, issued.status_code, number) == (409, 302, "县信访局信通〔2026〕1号")
    assert case_of(Petition.objects.get()).acts[-1].kind is ActKind.CIRCULATE


def supervised_today() -> Doing:
    values = {
        "concerns": {"seq": 2, "rule": "R22-23-fwd", "unit": unit(cast.TOWN)},
        "ground": "DELAY", "text": "没有告知。", "proposal": "逐件登记。",
    }  # fmt: skip
    return routed().act(ActKind.SUPERVISE, *INSPECTOR, values=values)


def test_what_the_head_cannot_put_in_force_is_told_to_him_in_place(as_person: AsPerson) -> None:
    told, inspector, head = CONFIRMED["policy"], as_person(cast.INSPECTOR), as_person(cast.BUREAU_HEAD)
    codes = {"to": unit(cast.PARTY_COMMITTEE)}
    url = begin(inspector, supervised_today(), "policy", **codes, **parts(told.words))
    press(inspector, url, "submit")
    refused = press(head, url, "approve")

    assert refused.status_code == 409
    assert "应当同时报送本级党委和政府" in refused.content.decode()
    assert (Issued.objects.count(), Book.objects.count(), PendingCommand.objects.count()) == (0, 0, 0)


def test_an_organ_answers_the_supervision_that_it_chooses(as_person: AsPerson) -> None:
    first = supervised_today()
    values = {
        "concerns": {"seq": 2, "rule": None, "unit": unit(cast.TOWN)},
        "ground": "PERFUNCTORY", "text": "敷衍。", "proposal": "改正。",
    }  # fmt: skip
    first.inform().act(ActKind.SUPERVISE, *INSPECTOR, values=values | {"concerns": of_act(first)})
    handler = as_person(cast.TOWN_HANDLER)
    words = parts({"handled": "已经告知。"})
    url = begin(handler, first, "supervision_answer", about="5", answer="DONE", **words)
    press(handler, url, "submit")
    press(as_person(cast.TOWN_HEAD), url, "approve")
    assert press(handler, url, "issue").status_code == 302
    act = case_of(Petition.objects.get()).acts[-1]

    assert (act.kind, act.about) == (ActKind.ANSWER_SUPERVISION, 5)


def of_act(doing: Doing) -> dict[str, Any]:
    return {"seq": doing.done.case.last_seq, "rule": None, "unit": unit(cast.TOWN)}


def test_each_letter_of_an_accusation_offers_its_own_addressees_and_no_ground_to_choose(as_person: AsPerson) -> None:
    doing, officer = accusation(), as_person(cast.ACCUSATION_OFFICER)
    titles = {
        TYPES[kind].title for kind in ("discipline_transfer_letter", "personnel_transfer_letter", "personnel_letter")
    }

    assert offers(officer, doing) == titles
    assert "ground" not in fields(officer, doing, "discipline_transfer_letter")
    assert officer.get(new_url(doing, "transfer_letter")).status_code == 409


def test_an_ordinary_letter_of_transfer_is_not_for_accusations_and_offers_ordinary_grounds(as_person: AsPerson) -> None:
    doing, officer = Doing().register(), as_person(cast.CASE_OFFICER)
    choices = [value for value, _ in fields(officer, doing, "transfer_letter")["ground"].choices]

    assert choices == ["22-1-1", "22-1-2"]
    assert officer.get(new_url(doing, "discipline_transfer_letter")).status_code == 409


def test_an_officer_issues_a_letter_and_prints_its_cover_from_one_page(as_person: AsPerson) -> None:
    doing, officer = accusation(), as_person(cast.ACCUSATION_OFFICER)
    words = parts({"reported": "反映违规收费。", "enclosed": "原信1份。"})
    to = {"to": unit(cast.DISCIPLINE), "delivery": "PAPER"}
    url = begin(officer, doing, "discipline_transfer_letter", **to, **words)
    assert press(officer, url, "issue").status_code == 302
    page = officer.get(url).content.decode()

    assert "打印密封件封面" in page
    assert "打印送达回证" not in page
    assert officer.post(f"{url}cover/")["Content-Type"] == "application/pdf"


def test_the_discipline_organ_acknowledges_with_a_reply(as_person: AsPerson) -> None:
    client, doing = as_person(cast.DISCIPLINE_OFFICER), with_discipline()

    assert {"关于接收有关事项的复函", "关于信访事项管辖异议的函"} <= offers(client, doing)


def test_who_reminds_types_no_day_and_no_duty(as_person: AsPerson) -> None:
    form = fields(as_person(cast.CASE_OFFICER), overdue(), "reminder")

    assert {name for name in form if name.startswith("part_")} == {"part_item", "part_requirement"}
    assert "happened_on" not in form


def test_supervised_organs_and_the_bureau_are_offered_their_papers_and_nobody_else(as_person: AsPerson) -> None:
    doing = supervised()

    assert {"关于督办事项办理情况的复函", "关于建议采纳情况的反馈"} <= offers(as_person(cast.TOWN_HANDLER), doing)
    assert {"改进工作建议书", "完善政策建议书", "追究责任建议书"} <= offers(as_person(cast.INSPECTOR), doing)
    assert not {"改进工作建议书", "信访事项督办函"} & offers(as_person(cast.CASE_OFFICER), doing)
