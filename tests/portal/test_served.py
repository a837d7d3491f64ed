"""Electronic service: consent, a paper that waits on the page, its opening on record, the service entered from it."""

from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from doing import Doing, paper, person, unit
from papering import Papering
from signing import signed_in
from xinfang.demo import cast
from xinfang.documents.models import Issued, Opened
from xinfang.files.store import read
from xinfang.kernel import clock
from xinfang.kernel.codes import derived_code
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.serving import NO_CONSENT, NOT_OPENED
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.joining import person_code
from xinfang.petitions.models import Outbox, Petition
from xinfang.petitions.outbox import PAPER_OPENED
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("county", "own_folder")
OPENED = {"method": "ELECTRONIC", "proof": "OPENED"}


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def answered() -> tuple[Doing, Client, Issued]:
    """Give a matter with its opinion out, and a browser in which its petitioner has looked it up."""
    doing = Doing().register()
    given = {"number": doing.done.case.number, "code": doing.done.query_code}
    doing.transfer().inform().accept().hear()
    issued = Papering(doing).begin().submit().approve().issue()
    client = Client()
    client.post(reverse("portal:look_up"), given)
    return doing, client, issued


def choose(client: Client, choice: str) -> int:
    url = reverse("portal:own_act", args=["choose_service", 1])
    return client.post(url, {"command_id": str(uuid4()), "choice": choice}).status_code


def waiting(client: Client) -> list[tuple[str, bool]]:
    page = client.get(reverse("portal:matter"))
    return [(one.paper.number, one.opened_at is not None) for one in page.context["put_out"]]


def opening(client: Client, issued: Issued) -> HttpResponse:
    return client.post(reverse("portal:served_paper", args=[issued.pk]))  # type: ignore[return-value]  # a test client's answer


def windows() -> list[str]:
    case = case_of(Petition.objects.get())
    return [str(one.started_on) for one in case.remedies if one.rule == "R22-35-ask"]


def test_without_consent_nothing_waits_and_nothing_can_be_opened() -> None:
    _, client, issued = answered()

    assert waiting(client) == []
    assert opening(client, issued).status_code == 404
    assert Opened.objects.count() == 0


def test_with_consent_the_paper_waits_and_its_first_opening_is_on_record(
    thursday: time_machine.Traveller,
) -> None:
    _, client, issued = answered()
    assert choose(client, "CONSENT") == 302
    before = waiting(client)
    answer = opening(client, issued)
    first = Opened.objects.get()
    thursday.shift(600)
    opening(client, issued)

    assert (before, waiting(client)) == ([(issued.number, False)], [(issued.number, True)])
    assert b"".join(answer.streaming_content) == read(issued.file)  # type: ignore[attr-defined]  # it streams
    assert Opened.objects.get().at == first.at
    assert windows() == []


def test_the_organ_is_told_once_that_its_paper_was_opened(thursday: time_machine.Traveller) -> None:
    _, client, issued = answered()
    choose(client, "CONSENT")
    for _ in range(2):
        opening(client, issued)
        thursday.shift(60)
    told = Outbox.objects.filter(kind=PAPER_OPENED).values_list("act_seq", "recipient")

    assert list(told) == [(issued.seq, unit(cast.TOWN))]


def test_the_message_that_a_paper_waits_tells_nothing_of_its_content() -> None:
    _, client, issued = answered()
    choose(client, "CONSENT")
    body = client.get(reverse("portal:matter")).content.decode()
    part = body[body.index("part-put-out") : body.index("part-owed")]

    assert "等待您打开" in part
    assert (issued.number in part, "塌陷" in part, "修复" in part) == (True, False, False)


def test_the_desk_offers_the_service_of_the_day_of_opening_and_the_days_run_from_it(
    thursday: time_machine.Traveller,
) -> None:
    doing, client, issued = answered()
    choose(client, "CONSENT")
    opening(client, issued)
    thursday.shift(24 * 3600)
    handler = signed_in(cast.TOWN_HANDLER)
    case_url = reverse("desk:case", args=[doing.done.case.number])
    [line] = [one for one in handler.get(case_url).context["service"] if one.number == issued.number]
    step = next(one for one in line.steps if one.words == "登记电子送达")
    form = handler.get(step.url).context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    answer = handler.post(step.url, said)

    assert "已于2026年3月5日" in line.said[0][0]
    assert (said["method"], said["proof"], said["happened_on"]) == ("ELECTRONIC", "OPENED", "2026-03-05")
    assert (answer.status_code, windows()) == (302, ["2026-03-05"])


def test_without_an_opening_the_handler_can_enter_no_electronic_service() -> None:
    doing, client, _ = answered()
    choose(client, "CONSENT")
    with pytest.raises(Refused, match=NOT_OPENED):
        doing.handle(ActKind.SERVE, OPENED)


def test_after_the_consent_is_taken_back_nothing_more_waits_and_what_was_opened_stays(
    thursday: time_machine.Traveller,
) -> None:
    doing, client, issued = answered()
    code = derived_code(doing.done.case.acts[0].command)
    choose(client, "CONSENT")
    choose(client, "WITHDRAW")
    unopened = waiting(client)
    choose(client, "CONSENT")
    opening(client, issued)
    thursday.shift(24 * 3600)
    client.post(reverse("portal:look_up"), {"number": doing.done.case.number, "code": code})
    choose(client, "WITHDRAW")
    doing.later(1)

    assert (unopened, waiting(client)) == ([], [(issued.number, True)])
    with pytest.raises(Refused, match=NO_CONSENT):
        doing.handle(ActKind.SERVE, OPENED)
    doing.handle(ActKind.SERVE, OPENED, happened_on=clock.today().replace(day=5))
    assert windows() == ["2026-03-05"]


def test_a_clerk_enters_the_consent_with_the_signed_paper_alone() -> None:
    doing, client, _ = answered()
    clerk = (ActKind.CHOOSE_SERVICE, cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    with pytest.raises(Refused, match="签名"):
        doing.act(*clerk, values={"choice": "CONSENT"})
    doing.act(*clerk, values={"choice": "CONSENT"}, evidence=paper(cast.CLERK, on=doing.day))

    assert [opened for _, opened in waiting(client)] == [False]


def test_where_staff_is_signed_in_no_paper_is_opened_and_nothing_chosen() -> None:
    _, client, issued = answered()
    choose(client, "CONSENT")
    desk = signed_in(cast.TOWN_HANDLER)
    code = client.session["proven"]
    session = desk.session
    session["proven"] = code | {"by": person(cast.TOWN_HANDLER).pk}
    session.save()

    assert opening(desk, issued).status_code == 403
    assert choose(desk, "WITHDRAW") == 403
    assert Opened.objects.count() == 0


def part_of(client: Client) -> str:
    body = client.get(reverse("portal:matter")).content.decode()
    return body[body.index("part-put-out") : body.index("part-owed")]


def test_a_paper_served_in_person_is_told_with_the_day_of_its_service_and_opening_it_starts_nothing(
    thursday: time_machine.Traveller,
) -> None:
    doing, client, issued = answered()
    proven = {"number": doing.serve().done.case.number, "code": derived_code(doing.done.case.acts[0].command)}
    thursday.shift(24 * 3600)
    client.post(reverse("portal:look_up"), proven)
    choose(client, "CONSENT")
    before = part_of(client)
    opening(client, issued)

    assert "已于2026年3月5日 周四送达您，有期限的自该日起算。" in before
    assert ("等待您打开" in before, "收到的日期" in before) == (False, False)
    assert ("已于2026年3月5日 周四送达您" in part_of(client), windows()) == (True, ["2026-03-05"])
    assert not Outbox.objects.filter(kind=PAPER_OPENED).exists()


def test_what_somebody_opened_stays_on_his_page_after_he_has_left_and_nothing_else(
    thursday: time_machine.Traveller,
) -> None:
    two = tuple(PartyIn(name=name, address="一街") for name in ("张三", "李四"))
    doing = Doing().register(parties=two)
    code = person_code(doing.done.case.acts[0].command, 1)
    doing.transfer().inform().accept().hear()
    issued, client = Papering(doing).begin().submit().approve().issue(), Client()
    client.post(reverse("portal:look_up"), {"number": doing.done.case.number, "code": code})
    choose(client, "CONSENT")
    opening(client, issued)
    client.post(reverse("portal:own_act", args=["leave_person", 1]), {"command_id": str(uuid4()), "text": ""})

    assert [one.left_seq is not None for one in case_of(Petition.objects.get()).persons] == [False, True]
    assert waiting(client) == [(issued.number, True)]
    assert opening(client, issued).status_code == 200


def test_a_withdrawn_paper_waits_no_more() -> None:
    doing, client, issued = answered()
    choose(client, "CONSENT")
    doing.handle(ActKind.ANNUL, {"ground": "ENTRY_ERROR", "text": "写错。"}, target=issued.seq)

    assert waiting(client) == []
    assert opening(client, issued).status_code == 404


def test_who_has_not_looked_the_matter_up_is_sent_to_do_so() -> None:
    _, client, issued = answered()
    choose(client, "CONSENT")

    assert opening(Client(), issued).status_code == 302
    assert Opened.objects.count() == 0


def test_another_matter_opens_none_of_its_papers() -> None:
    _, first, issued = answered()
    choose(first, "CONSENT")
    stranger = Doing().register()
    client = Client()
    client.post(reverse("portal:look_up"), {"number": stranger.done.case.number, "code": stranger.done.query_code})

    assert opening(client, issued).status_code == 404


def test_more_papers_take_no_more_queries() -> None:
    doing = Doing().register()
    given = {"number": doing.done.case.number, "code": doing.done.query_code}
    doing.transfer()
    client, counts = Client(), []
    client.post(reverse("portal:look_up"), given)
    choose(client, "CONSENT")
    notice = {"route": "按信访程序办理。", "procedure": "六十日内办结。"}
    Papering(doing, kind="notice_of_receipt", words=notice, codes={"method": "POST"}).begin().issue()
    for more in (lambda: None, lambda: Papering(doing.accept().hear()).begin().submit().approve().issue()):
        more()
        client.get(reverse("portal:matter"))
        with CaptureQueriesContext(connection) as asked:
            shown = waiting(client)
        counts.append((len(shown), len(asked)))

    assert [shown for shown, _ in counts] == [1, 2]
    # Answers ask once whether they were opened, which organs hold them, and where those are found.
    assert counts[0][1] + 3 == counts[1][1]
