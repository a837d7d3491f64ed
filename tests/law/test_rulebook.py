"""What a rulebook takes in, what it refuses, and what the shipped one holds."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xinfang.law.calendar import shipped_calendar
from xinfang.law.errors import LawError, RuleRefused
from xinfang.law.periods import Bound, Period, Unit
from xinfang.law.rulebook import (
    Basis,
    Citation,
    Rule,
    in_force,
    load_rulebook,
    longest_total,
    rulebook_from_bytes,
    shipped_rulebook,
)
from xinfang.law.words import say_number

DAY, WORKING_DAY, NONE, PER_CASE = "calendar day", "working day", "none", "per case"
EXPECTED: dict[str, tuple[int, str]] = {
    "R22-22-route": (15, DAY),
    "R22-22-assign": (0, PER_CASE),
    "R22-23-direct": (15, DAY),
    "R22-23-fwd": (15, DAY),
    "R22-23-object": (5, WORKING_DAY),
    "R22-25-urgent": (0, NONE),
    "R22-34-handle": (60, DAY),
    "R22-34-ext": (30, DAY),
    "R22-35-ask": (30, DAY),
    "R22-35-review": (30, DAY),
    "R22-36-ask": (30, DAY),
    "R22-36-rereview": (30, DAY),
    "R22-36-end": (0, NONE),
    "R22-19-dup": (0, NONE),
    "R22-20-reps": (0, NONE),
    "R22-29-sugg": (0, NONE),
    "R22-40-feedback": (0, NONE),
    "R22-41-annual": (0, NONE),
    "R22-39-assess": (0, NONE),
    "R05-21-route": (15, DAY),
    "R05-21-accept": (15, DAY),
    "R05-22-direct": (15, DAY),
    "R05-26-urgent": (0, NONE),
    "R05-33-handle": (60, DAY),
    "R05-33-ext": (30, DAY),
    "R05-34-ask": (30, DAY),
    "R05-34-review": (30, DAY),
    "R05-35-ask": (30, DAY),
    "R05-35-rereview": (30, DAY),
    "R05-36-feedback": (30, DAY),
    "R05-39-report": (0, NONE),
    "R16-simple-10": (10, WORKING_DAY),
    "R16-simple-3": (3, WORKING_DAY),
    "R14-split": (0, NONE),
    "R19-pub30": (30, DAY),
    "R19-hear7": (7, DAY),
    "R19-legal7": (7, WORKING_DAY),
    "RSEC-log": (6, "month"),
    "RSEC-pia": (3, "year"),
    "RSEC-share": (3, "year"),
    "RSEC-24h": (24, "hour"),
    "L-SD-43": (3, WORKING_DAY),
    "L-ZJ-20": (5, WORKING_DAY),
    "L-ZJ-23": (30, DAY),
    "L-BJ-50": (30, DAY),
    "L-BJ-52": (3, WORKING_DAY),
    "N22-23-ruling": (0, NONE),
    "N22-35-serve": (0, NONE),
    "N22-34-tell": (0, NONE),
    "N22-30-receipt": (0, NONE),
    "N22-19-record": (0, "none"),
    "N22-22-above": (0, "per case"),
    "N22-22-decided": (0, "none"),
    **dict.fromkeys(("N22-23-papers", "N22-30-leaders", "N22-30-personnel", "N22-32-execute"), (0, "none")),
    "N22-23-legal": (0, "none"),
    "N22-25-above": (0, "none"),
    "N22-25-committee": (0, "none"),
    "N22-25-conference": (0, "none"),
    "N22-25-department": (0, "none"),
    "N22-25-national": (0, "none"),
    "N22-29-award": (0, "none"),
    "N22-31-again": (0, "none"),
    "N22-31-contest": (0, "none"),
    **dict.fromkeys(("N22-22-legal", "N22-22-guide", "N22-24-dispute", "N05-32-execute"), (0, "none")),
    "N22-31-divert": (0, "none"),
    "N22-31-perform": (0, "per case"),
    "N22-31-received": (0, "none"),
    "N22-33-agreement": (0, "none"),
    "N22-28-redo": (0, "none"),
    "N22-28-recusal": (0, "none"),
    "N22-40-supervise": (0, "none"),
    "N22-40-answer": (0, "none"),
    **dict.fromkeys(("N22-35-admit", "N22-35-file", "N22-35-reply", "N22-36-reply"), (0, "none")),
    **dict.fromkeys(("N22-37-explain", "N22-37-aid"), (0, "none")),
    "L-SD-45": (0, "per case"),
    "S-withdraw-call": (0, "none"),
    "S-class-notice": (5, "working day"),
    "S-withdraw-revoke": (15, "calendar day"),
    "S-23-presumed": (60, "calendar day"),
    "N05-21-assign": (0, "per case"),
    "N05-21-above": (0, "per case"),
    "N05-21-decided": (0, "none"),
    "N05-29-study": (0, "none"),
    "N05-8-award": (0, "none"),
    "N05-33-tell": (0, "none"),
    "N05-32-serve": (0, "none"),
    "N05-30-recusal": (0, "none"),
    "N05-36-supervise": (0, "none"),
    "N05-36-answer": (0, "none"),
}
GOOD: dict[str, Any] = {
    "id": "X-1",
    "title": "答复",
    "obligor": "机关",
    "event": "收到",
    "regulation": "某条例",
    "articles": ["3.1"],
    "length": 15,
    "unit": DAY,
    "basis": "STATUTORY",
    "evidence": "V",
}


def toml(row: dict[str, Any]) -> str:
    def value(item: object) -> str:
        if isinstance(item, bool):
            return str(item).lower()
        if isinstance(item, list):
            return f"[{', '.join(map(value, item))}]"
        return item.isoformat() if isinstance(item, date) else repr(item)

    return "[[rule]]\n" + "".join(f"{key} = {value(item)}\n" for key, item in row.items() if item is not None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def load(folder: Path, *rows: dict[str, Any]) -> dict[str, Rule]:
    path = folder / "rules.toml"
    path.write_text("\n".join(map(toml, rows)), encoding="utf-8")
    return dict(load_rulebook([path]).rules)


def refusal(folder: Path, *rows: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(RuleRefused) as caught:
        load(folder, *rows)
    assert str(caught.value) == f"规则“{caught.value.rule_id}”不予采用：{caught.value.why}"
    return caught.value.rule_id, caught.value.why


def test_the_shipped_rules_have_the_lengths_of_the_law() -> None:
    rules = shipped_rulebook().rules
    assert {i: (rule.period.length, rule.period.unit.value) for i, rule in rules.items()} == EXPECTED


def test_only_samples_and_unverified_rules_are_inactive() -> None:
    inactive = {rule.id for rule in shipped_rulebook().rules.values() if not rule.active}
    assert inactive == {i for i in EXPECTED if i.startswith(("L-", "R16-", "R14-"))}
    assert {rule.id for rule in shipped_rulebook().rules.values() if rule.sample or rule.unverified} == inactive


def test_only_a_hearing_in_final_review_pauses() -> None:
    pausable = {rule.id for rule in shipped_rulebook().rules.values() if rule.pausable}
    assert pausable == {"R22-36-rereview", "R05-35-rereview"}


def test_a_rule_names_its_articles() -> None:
    rule = shipped_rulebook().rule("R22-34-handle")
    assert rule.article == "《信访工作条例》第三十一条第六项、第三十二条、第三十四条"
    assert rule.citations[0] == Citation("信访工作条例", 31, 0, 6)
    assert shipped_rulebook().rule("R16-simple-3").article == "《信访事项简易办理办法（试行）》"


def test_a_rule_is_in_force_from_its_first_to_its_last_day() -> None:
    book = shipped_rulebook()
    old, new = "R05-21-route", "R22-22-route"
    assert [book.in_force(old, date(2022, month, day)) for month, day in ((4, 30), (5, 1))] == [True, False]
    assert [book.in_force(new, date(2022, month, day)) for month, day in ((4, 30), (5, 1))] == [False, True]
    assert in_force(book.rule(old), date(2005, 4, 30)) is False


def test_an_unknown_rule_is_refused_in_words() -> None:
    with pytest.raises(LawError, match="没有编号为“R99”的规则"):
        shipped_rulebook().rule("R99")


def test_a_rulebook_comes_back_from_its_bytes_with_the_same_digest() -> None:
    book = shipped_rulebook()
    again = rulebook_from_bytes(book.canonical())
    assert again == book
    assert again.digest == book.digest
    assert [rule.base for rule in again.rules.values()] == [rule.base for rule in book.rules.values()]


def test_a_changed_length_changes_the_digest(folder: Path) -> None:
    paths = folder / "a.toml", folder / "b.toml"
    paths[0].write_text(toml(GOOD), encoding="utf-8")
    paths[1].write_text(toml({**GOOD, "length": 16}), encoding="utf-8")
    assert len({load_rulebook([path]).digest for path in paths}) == 2


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"rules": 3}'])
def test_bytes_that_hold_no_rulebook_are_refused(data: bytes) -> None:
    with pytest.raises(LawError, match="不合格式"):
        rulebook_from_bytes(data)


def test_a_file_that_is_no_toml_is_refused_by_name(folder: Path) -> None:
    (folder / "bad.toml").write_text("[[rule]]\nid = ", encoding="utf-8")
    with pytest.raises(LawError, match=r"规则文件bad\.toml不合格式"):
        load_rulebook([folder / "bad.toml"])


def test_defaults_of_a_file_hold_where_a_rule_does_not_say_otherwise(folder: Path) -> None:
    path = folder / "rules.toml"
    rest = {key: item for key, item in GOOD.items() if key != "basis"}
    path.write_text('[defaults]\nbasis = "LOCAL"\n' + toml(rest) + toml({**GOOD, "id": "X-2"}), encoding="utf-8")
    assert [rule.basis for rule in load_rulebook([path]).rules.values()] == [Basis.LOCAL, Basis.STATUTORY]


def test_a_good_row_is_taken_in(folder: Path) -> None:
    rule = load(folder, {**GOOD, "bound": "max", "in_force_from": date(2020, 1, 1), "in_force_to": "2020-12-31"})["X-1"]
    assert rule.period == Period(15, Unit.DAY, bound=Bound.MAX)
    assert (rule.in_force_from, rule.in_force_to) == (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": None}, "缺少“title”一项。"),
        ({"obligor": ""}, "缺少“obligor”一项。"),
        ({"evidence": None}, "缺少“evidence”一项。"),
        ({"lenght": 15}, "“lenght”不是规则的项目。"),
        ({"unit": "moon"}, "不认识期限单位“moon”或者期限界限“”。"),
        ({"bound": "about"}, "不认识期限单位“calendar day”或者期限界限“about”。"),
        ({"length": "15"}, "期限长度须是整数。"),
        ({"length": 0}, "期限长度须在1至36525之间，不能是0。"),
        ({"unit": "none"}, "没有规定天数的规则不能写期限长度。"),
        ({"regulation": None}, "没有写明依据的法规名称和条款。"),
        ({"articles": []}, "没有写明依据的法规名称和条款。"),
        ({"articles": ["三"]}, "条款须写成“条.款.项”的数字，例如22.1.3。"),
        ({"articles": ["1.2.3.4"]}, "条款须写成“条.款.项”的数字，例如22.1.3。"),
        ({"basis": "CUSTOM"}, "不认识的依据性质：CUSTOM。"),
        ({"in_force_from": "2022-13-01"}, "施行日或者失效日“2022-13-01”不是日期。"),
        ({"in_force_from": date(2022, 5, 1), "in_force_to": date(2022, 4, 30)}, "失效日早于施行日。"),
        ({"extends": "X-9"}, "所延长的规则“X-9”不存在，或者没有规定期限。"),
    ],
)
def test_a_bad_row_is_refused_with_its_id_and_the_reason(folder: Path, change: dict[str, Any], why: str) -> None:
    assert refusal(folder, {**GOOD, **change}) == ("X-1", why)


def test_an_id_has_only_letters_digits_and_hyphens(folder: Path) -> None:
    assert refusal(folder, {**GOOD, "id": "X,1"}) == ("X,1", "编号只能由字母、数字和连字符组成。")
    assert refusal(folder, {**GOOD, "id": None}) == ("", "缺少“id”一项。")


def test_an_id_is_given_once(folder: Path) -> None:
    assert refusal(folder, GOOD, GOOD) == ("X-1", "编号重复。")


def test_an_article_may_be_unknown_only_where_the_row_says_so(folder: Path) -> None:
    assert load(folder, {**GOOD, "articles": [], "unverified": True})["X-1"].citations == (Citation("某条例"),)


def test_an_extension_counts_in_the_unit_of_what_it_extends(folder: Path) -> None:
    longer = {**GOOD, "id": "X-2", "extends": "X-1", "unit": WORKING_DAY}
    assert refusal(folder, GOOD, longer) == ("X-2", "与所延长的规则“X-1”计算单位不同。")


@pytest.mark.parametrize("basis", ["LOCAL", "INTERNAL"])
@pytest.mark.parametrize("change", [{"length": 15}, {"length": 5, "unit": WORKING_DAY}])
def test_a_local_or_internal_row_may_shorten_a_statutory_period(
    folder: Path, basis: str, change: dict[str, Any]
) -> None:
    row = {**GOOD, "id": "X-2", "basis": basis, "shortens": "X-1", **change}
    assert load(folder, GOOD, row)["X-2"].shortens == "X-1"


@pytest.mark.parametrize("basis", ["LOCAL", "INTERNAL"])
@pytest.mark.parametrize(
    ("change", "total"),
    [
        ({"length": 16}, 16),
        ({"length": 10, "extendable": 6}, 16),
        ({"length": 6, "unit": WORKING_DAY}, 18),
        ({"length": 1, "unit": "month"}, 31),
        ({"length": 1, "unit": "year"}, 366),
    ],
)
def test_a_row_that_would_lengthen_a_statutory_period_is_refused_with_both_totals(
    folder: Path, basis: str, change: dict[str, Any], total: int
) -> None:
    row = {**GOOD, "id": "X-2", "basis": basis, "shortens": "X-1", **change}
    why = f"它最长可达{total}日，法定期限“X-1”最长15日；地方或者内部的规则只能缩短、不能延长法定期限。"
    assert refusal(folder, GOOD, row) == ("X-2", why)


@pytest.mark.parametrize(
    "change",
    [
        {"length": 0, "unit": "none"},
        {"length": 0, "unit": "per case"},
        {"length": 24, "unit": "hour"},
        {"length": 5, "backward": True},
    ],
)
def test_a_row_that_shortens_is_counted_from_the_act_in_days_or_more(folder: Path, change: dict[str, Any]) -> None:
    row = {**GOOD, "id": "X-2", "basis": "INTERNAL", "shortens": "X-1", **change}
    why = "地方或者内部的时限须自办理行为之日起，按日、工作日、月或者年计算。"
    assert refusal(folder, GOOD, row) == ("X-2", why)


def test_the_longest_possible_total_is_what_is_compared(folder: Path) -> None:
    longer = {**GOOD, "id": "X-2", "extends": "X-1", "length": 10}
    local = {**GOOD, "id": "X-3", "basis": "LOCAL", "shortens": "X-1", "length": 20, "extendable": 5}
    rules = load(folder, GOOD, longer, local)
    assert (longest_total(rules["X-1"], rules), longest_total(rules["X-3"], rules)) == (25, 25)


def test_a_period_may_be_given_where_the_law_gives_no_number(folder: Path) -> None:
    untimed = {**GOOD, "unit": "none", "length": None}
    internal = {**GOOD, "id": "X-2", "basis": "INTERNAL", "shortens": "X-1", "length": 400}
    assert longest_total(load(folder, untimed, internal)["X-1"], {}) is None


def test_only_local_and_internal_rows_shorten_and_only_statutory_ones_are_shortened(folder: Path) -> None:
    why = "只有地方或者内部的规则可以缩短法定期限，而“X-1”须是法定期限。"
    assert refusal(folder, GOOD, {**GOOD, "id": "X-2", "shortens": "X-1"}) == ("X-2", why)
    local = {**GOOD, "basis": "LOCAL"}
    assert refusal(folder, local, {**local, "id": "X-2", "shortens": "X-1"}) == ("X-2", why)
    assert refusal(folder, {**local, "id": "X-2", "shortens": "X-1"}) == ("X-2", why)


def test_a_shortest_period_is_not_shortened(folder: Path) -> None:
    row = {**GOOD, "id": "X-2", "basis": "INTERNAL", "shortens": "X-1", "length": 5}
    assert refusal(folder, {**GOOD, "bound": "min"}, row) == ("X-2", "“X-1”是最短期限，不能再缩短。")


def test_no_run_of_worked_days_takes_longer_than_its_bound() -> None:
    calendar = shipped_calendar()
    days = map(date.fromordinal, range(date(2004, 1, 1).toordinal(), date(2027, 1, 1).toordinal()))
    worked = [day for day in days if calendar.is_working(day)]
    for length in (1, 2, 3, 5, 7, 10, 15, 20, 30, 60):
        rule = Rule("X", "", "", "", (), Period(length, Unit.WORKING_DAY), Basis.INTERNAL)
        longest = max((end - start).days for start, end in zip(worked, worked[length:], strict=False))
        assert longest <= (longest_total(rule, {}) or 0)


def test_the_shape_of_a_rule_follows_what_the_law_leaves_open() -> None:
    rule = shipped_rulebook().rule
    assert rule("R22-22-route").shape() == (Period(15, Unit.DAY), 0)
    assert rule("R22-34-ext").shape() == (Period(60, Unit.DAY), 30)
    assert rule("R22-34-ext").shape(1) == (Period(60, Unit.DAY), 1)
    assert rule("R22-22-assign").shape(45) == (Period(45, Unit.DAY), 0)
    assert rule("R22-22-assign").shape() == (Period(0, Unit.PER_CASE), 0)


@pytest.mark.parametrize(
    ("rule_id", "days", "why"),
    [
        ("R22-34-ext", 0, "延长天数须在1至30日之间，不能是0日"),
        ("R22-34-ext", 31, "延长天数须在1至30日之间，不能是31日"),
        ("R22-22-route", 10, "期限由条文规定，不能另行指定天数"),
        ("R22-25-urgent", 10, "期限由条文规定，不能另行指定天数"),
        ("R22-22-assign", 0, "期限长度须在1至36525之间"),
    ],
)
def test_days_are_taken_only_where_the_law_leaves_them_open(rule_id: str, days: int, why: str) -> None:
    with pytest.raises(LawError, match=why):
        shipped_rulebook().rule(rule_id).shape(days)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (34, "三十四"),
        (100, "一百"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (203, "二百零三"),
        (220, "二百二十"),
    ],
)
def test_numbers_are_said_as_articles_are_numbered(number: int, words: str) -> None:
    assert say_number(number) == words
