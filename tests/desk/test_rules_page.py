"""The pages of rules and calendar: what is in force on a day, a year's rest days, and a date tried out."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from xinfang.demo import cast
from xinfang.law.rulebook import shipped_rulebook
from xinfang.petitions.inputs import active

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
CODE = re.compile(r"\b[A-Z]\d\d-\d\d-[a-z]")


def words(body: str) -> str:
    """Give what stands on the page without tags, so that addresses and ids do not count."""
    return re.sub(r"<[^>]*>", " ", body)


def test_the_rules_of_today_are_grouped_by_regulation_with_article_length_and_dates(as_person: AsPerson) -> None:
    answer = as_person(cast.CASE_OFFICER).get("/rules/")
    first = answer.context["groups"][0]
    [handling] = [rule for rule in first.rules if rule.anchor == "rule-R22-34-handle"]
    assert first.name == "信访工作条例"
    assert (handling.length, handling.kind.words, handling.since) == ("六十日", "法定", "2022年5月1日起")
    assert handling.place == "第三十一条第六项、第三十二条、第三十四条"
    assert handling.inferred
    assert answer.context["digest"] == active().rulebook.digest


def test_another_day_shows_the_rules_of_that_day(as_person: AsPerson) -> None:
    answer = as_person(cast.CASE_OFFICER).get("/rules/?on=2021-03-05")
    assert "信访条例" in [group.name for group in answer.context["groups"]]
    assert "信访工作条例" not in [group.name for group in answer.context["groups"]]


def test_every_rule_of_the_rulebook_is_on_the_page_once(as_person: AsPerson) -> None:
    context = as_person(cast.CASE_OFFICER).get("/rules/").context
    shown = [rule.anchor for group in context["groups"] for rule in group.rules]
    shown += [rule.anchor for rule in context["idle"]]
    assert sorted(shown) == sorted(f"rule-{rule}" for rule in shipped_rulebook().rules)


def test_a_day_that_is_none_is_refused_in_words(as_person: AsPerson) -> None:
    answer = as_person(cast.CASE_OFFICER).get("/rules/?on=2026-02-30")
    assert answer.status_code == 422
    assert "没有这一天" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/rules/",
        "/calendar/",
        "/calendar/?rule=R22-34-handle&start=2026-01-05",
        "/calendar/?rule=R22-34-ext&start=2026-01-05&days=99",
    ],
)
def test_no_code_of_a_rule_is_read_on_the_pages(address: str, as_person: AsPerson) -> None:
    assert CODE.findall(words(as_person(cast.CLERK).get(address).content.decode())) == []


def test_the_year_marks_days_off_days_worked_in_exchange_and_what_is_not_certain(as_person: AsPerson) -> None:
    context = as_person(cast.CLERK).get("/calendar/?year=2026").context
    february, december = context["months"][1], context["months"][11]
    marks = {day.number: day.mark for week in february.weeks for day in week if day is not None and day.mark}
    assert (marks[14], marks[17], marks[28]) == ("班", "休", "班")
    assert next(day.number for week in december.weeks for day in week if day is not None and not day.certain) == 25
    assert [(h.off, h.worked) for h in context["holidays"] if h.name == "春节"] == [
        ("2月15日至2月23日", "2月14日、2月28日")
    ]


def test_a_year_without_a_notice_says_so(as_person: AsPerson) -> None:
    body = as_person(cast.CLERK).get("/calendar/?year=2030").content.decode()
    assert "这一年的放假通知没有载入" in body


def test_a_date_is_tried_out_with_its_proof(as_person: AsPerson) -> None:
    answer = as_person(cast.CLERK).get("/calendar/?rule=R22-34-handle&start=2026-03-02")
    assert str(answer.context["proof"].due.due) == "2026-05-06"
    body = answer.content.decode()
    for said in ("到期日 <strong", "2026年5月6日 周三", "第60日是2026年5月1日（星期五）", "推定", "这条规则的全部说明"):
        assert said in body
    assert "/rules/?on=2026-03-02#rule-R22-34-handle" in body


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("rule=R22-22-assign&start=2026-03-02&time=&days=", "该条的期限逐件指定，请填写天数。"),
        ("rule=RSEC-24h&start=2026-03-02&time=&days=", "该条按小时计算，请填写时刻。"),
        ("rule=R22-35-ask&start=2026-03-02&days=5", "“请求复查”的期限由条文规定，不能另行指定天数。"),
        ("rule=R22-35-ask&start=", "请填写起算日。"),
        ("rule=X&start=2026-03-02", "所选的规则不在可选范围内"),
        ("rule=R22-34-ext&start=2026-03-02&days=31", "延长天数须在1至30日之间"),
    ],
)
def test_what_cannot_be_counted_is_refused_beside_its_field(asked: str, sentence: str, as_person: AsPerson) -> None:
    answer = as_person(cast.CLERK).get(f"/calendar/?{asked}")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_link_to_a_period_that_needs_more_opens_the_calculator_without_a_fault(as_person: AsPerson) -> None:
    answer = as_person(cast.CLERK).get("/calendar/?rule=R22-22-assign&start=2026-03-02")
    assert answer.status_code == 200
    assert [answer.context["form"][name].value() for name in ("rule", "start")] == ["R22-22-assign", "2026-03-02"]
    assert answer.context["form"].errors == {}


def test_a_period_in_hours_ends_at_a_moment(as_person: AsPerson) -> None:
    answer = as_person(cast.CLERK).get("/calendar/?rule=RSEC-24h&start=2026-03-02&time=14:30")
    assert "2026年3月3日 周二" in answer.content.decode()
    assert "14:30</strong>" in answer.content.decode()


@pytest.mark.parametrize("year", ["1800", "9999", "x", ""])
def test_an_odd_year_is_brought_into_the_calendar(year: str, as_person: AsPerson) -> None:
    assert as_person(cast.CLERK).get(f"/calendar/?year={year}").status_code == 200


@pytest.mark.parametrize("address", ["/rules/", "/calendar/", "/changes/", "/messages/"])
def test_the_pages_cost_few_queries(address: str, as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 10
