"""A form of papers for many petitions that is sent again, emptied or tampered with, and a run one no longer sees."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from documents.test_bulk import NOTICE, asked, matters, parts, sent, worked_off
from doing import person
from xinfang.demo import cast
from xinfang.documents.models import Batch, BatchItem, Issued
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.orgs.models import Capacity

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
SAID = {"part_route": "按信访程序办理。", "part_procedure": "六十日内办结。", "method": "POST"}


def test_the_same_form_with_other_words_or_petitions_is_refused_and_changes_nothing() -> None:
    chosen, run = parts(matters(3)), uuid4()
    asked(chosen, run=run)
    other = replace(NOTICE, words={**NOTICE.words, "route": "另行办理。"})
    for again, said in ((chosen, other), (chosen[:2], NOTICE)):
        with pytest.raises(Refused, match="这张表先前已经用过"):
            asked(again, said, run=run)
    worked_off()
    with pytest.raises(Refused, match="这张表先前已经用过"):
        asked(chosen[1:], run=run)

    assert (Batch.objects.count(), BatchItem.objects.count()) == (1, 3)


def test_a_form_that_names_a_paper_of_another_run_is_refused_and_keeps_no_run(as_person: AsPerson) -> None:
    [doing] = matters(1)
    handler = as_person(cast.TOWN_HANDLER)
    first, second = (sent(page_of(handler), **SAID) for _ in range(2))
    handler.post(reverse("desk:paper_bulk"), first)
    name = f"{doing.petition}-command"
    page = handler.post(reverse("desk:paper_bulk"), {**second, name: first[name]})

    assert (page.status_code, "这张表先前已经用过" in page.content.decode()) == (409, True)
    assert (Batch.objects.count(), BatchItem.objects.count()) == (1, 1)


def page_of(handler: Client) -> Any:
    return handler.post(reverse("desk:paper_bulk"), {"kind": "inform", "all": "1"})


def test_with_no_petition_left_chosen_no_run_is_kept_and_nothing_typed_is_lost(as_person: AsPerson) -> None:
    matters(2)
    handler = as_person(cast.TOWN_HANDLER)
    form = sent(page_of(handler), **SAID)
    form["listed"] = form.pop("chosen")
    page = handler.post(reverse("desk:paper_bulk"), form)

    assert (page.status_code, "没有选择任何事项，请至少勾选一件。" in page.content.decode()) == (422, True)
    assert page.context["form"]["part_route"].value() == SAID["part_route"]
    assert (len(page.context["able"]), Batch.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("seen", "99999999999"),
        ("seen", "-1"),
        ("requests", "40000"),
        ("seat", "999999.handler"),
        ("seat", "99999999999999999999.handler"),
    ],
)
def test_a_form_that_was_tampered_with_is_refused_in_a_sentence(name: str, odd: str, as_person: AsPerson) -> None:
    [doing] = matters(1)
    handler = as_person(cast.TOWN_HANDLER)
    form = sent(page_of(handler), **SAID)
    seat = str(form[f"{doing.petition}-seat"]).partition(".")[2]
    form[f"{doing.petition}-{name}"] = odd.replace("handler", seat)
    page = handler.post(reverse("desk:paper_bulk"), form)

    assert (page.status_code, "这张表不完整" in page.content.decode()) == (409, True)
    assert Batch.objects.count() == 0


def test_of_a_matter_no_longer_seen_a_run_tells_neither_number_nor_refusal(as_person: AsPerson) -> None:
    made = matters(2)
    chosen = parts(made)
    made[1].inform()
    run = asked(chosen)
    worked_off()
    handler, url = as_person(cast.TOWN_HANDLER), reverse("desk:paper_run", args=[run.pk])
    told = (Issued.objects.get().number, BatchItem.objects.exclude(refusal="").get().refusal)
    before = handler.get(url).content.decode()
    Capacity.objects.filter(person=person(cast.TOWN_HANDLER)).update(valid_to=clock.today())
    after = handler.get(url).content.decode()

    assert [words in before for words in told] == [True, True]
    assert after.count("您现在无权查看的信访事项") == 2
    assert [words in after for words in told] == [False, False]
