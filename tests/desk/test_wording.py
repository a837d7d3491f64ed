"""The words of the law on the pages: folded under the article that is named, once a text was taken in."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doing import Doing
from law.our_text import made_up
from xinfang.demo import cast
from xinfang.law.text_reader import read_text
from xinfang.petitions.law_texts import keep

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
HANDLE = "六十日内办完；难办的可以再加三十日。"
FOLDED = re.compile(r'<details class="wording">\s*<summary>条文原文</summary>')


def load() -> None:
    keep([read_text(made_up().encode(), name="条例.md")], by="tester", at=AT)


def accepted() -> str:
    number = Doing(date(2026, 2, 2)).register().later(1).transfer().later(2).inform().accept().done.case.number
    return reverse("desk:case", args=[number])


@pytest.fixture(params=["case", "rules", "calendar"])
def address(request: pytest.FixtureRequest, county: None) -> str:
    return {
        "case": accepted(),
        "rules": "/rules/",
        "calendar": "/calendar/?rule=R22-34-handle&start=2026-03-02",
    }[request.param]


def test_without_texts_nothing_of_them_is_on_the_page(address: str, as_person: AsPerson) -> None:
    assert FOLDED.search(as_person(cast.TOWN_HANDLER).get(address).content.decode()) is None


def test_the_words_stand_folded_under_their_article(address: str, as_person: AsPerson) -> None:
    load()
    body = as_person(cast.TOWN_HANDLER).get(address).content.decode()
    folded = FOLDED.search(body)
    assert folded is not None
    assert HANDLE in body[folded.start() :]
    assert "《信访工作条例》第三十四条" in body
    assert "（2022年2月25日文本）" in body


def test_the_words_are_those_cited_and_not_the_rest_of_the_text(as_person: AsPerson) -> None:
    load()
    answer = as_person(cast.TOWN_HANDLER).get(accepted())
    [handling] = [line for line in answer.context["owed"] if "办结" in line.what]
    [step] = [step for step in handling.proof if step.articles]
    assert step.words.startswith("依据是《信访工作条例》第三十一条第六项、第三十二条、第三十四条")
    assert [one.place for one in step.articles] == [
        "《信访工作条例》第三十一条第六项",
        "《信访工作条例》第三十二条",
        "《信访工作条例》第三十四条",
    ]
    assert step.articles[0].lines == ("求决的事分六条路：", "（六）第六条路。")


def test_texts_cost_the_page_no_query_but_one(address: str, as_person: AsPerson) -> None:
    client = as_person(cast.TOWN_HANDLER)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return sum("lawversion" in one["sql"] or "lawparagraph" in one["sql"] for one in asked)

    before = queries()
    load()
    assert (before, queries()) == (1, 1)


def test_a_rule_of_which_only_a_report_was_seen_says_so_until_its_text_is_there(as_person: AsPerson) -> None:
    unseen, taken_in = "依据转述，没有见到条文原文。", "依据转述录入；该规定的原文已经载入，请与之核对。"

    def remarks() -> list[str]:
        context = as_person(cast.CASE_OFFICER).get("/rules/").context
        shown = [rule for group in context["groups"] for rule in group.rules] + list(context["idle"])
        return [one for rule in shown for one in rule.remarks if one in (unseen, taken_in)]

    assert remarks() == [unseen, unseen]
    keep([read_text(made_up("信访事项简易办理办法（试行）").encode(), name="办法.md")], by="tester", at=AT)
    assert sorted(remarks()) == sorted([unseen, taken_in])
