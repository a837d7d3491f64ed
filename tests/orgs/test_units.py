"""Units and the lines between them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Capacity, Level, Person, Unit, UnitClosure
from xinfang.orgs.services import close_unit, create_unit, rebuild_closure, set_successor

SINCE = date(2020, 1, 1)
DAY = date(2026, 3, 2)
Units = dict[str, Unit]


def line(unit: Unit) -> list[tuple[str, int]]:
    rows = UnitClosure.objects.filter(descendant=unit).order_by("depth")
    return [(row.ancestor.code, row.depth) for row in rows.select_related("ancestor")]


def new_unit(**change: object) -> Unit:
    given: dict[str, object] = {
        "code": "NEW", "name": "涉县林业局", "kind": UnitKind.DEPARTMENT, "level": Level.COUNTY,
        "place": "130426", "valid_from": SINCE,
    }  # fmt: skip
    return create_unit(**(given | change))  # type: ignore[arg-type]  # the point is to pass what is wrong


def test_the_closure_holds_each_unit_and_all_that_lead_it(units: Units) -> None:
    assert line(units["XF1"]) == [("XF1", 0), ("XF", 1), ("GOV", 2), ("CITYGOV", 3)]
    assert line(units["CITYPC"]) == [("CITYPC", 0)]


def test_rebuilding_gives_the_same_closure(units: Units) -> None:
    before = set(UnitClosure.objects.values_list("ancestor", "descendant", "depth"))
    assert rebuild_closure() == len(before)
    assert set(UnitClosure.objects.values_list("ancestor", "descendant", "depth")) == before


def test_rebuilding_mends_a_damaged_closure(units: Units) -> None:
    UnitClosure.objects.filter(descendant=units["XF1"]).delete()
    rebuild_closure()
    assert line(units["XF1"]) == [("XF1", 0), ("XF", 1), ("GOV", 2), ("CITYGOV", 3)]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"code": "xf-1"}, None, "单位代码只用数字和大写字母，2 至 20 位。"),
        ({"code": "XF"}, "code", "具有 单位代码 的 单位 已存在。"),
        ({"place": "1304"}, None, "行政区划代码应当是 6 位或者 9 位数字。"),
        ({"name": ""}, "name", "此字段不能为空。"),
    ],
)
def test_a_faulty_unit_is_refused_in_words(
    change: dict[str, object], field: str | None, sentence: str, units: Units
) -> None:
    with pytest.raises(Refused) as refusal:
        new_unit(**change)
    assert (str(refusal.value), refusal.value.field) == (sentence, field)


def test_names_sort_by_pinyin_and_tone(db: None) -> None:
    named = [("A1", "县住建局"), ("A2", "安监局"), ("A3", "财政局")]
    for code, name in named:
        new_unit(code=code, name=name)
    assert list(Unit.objects.order_by("pinyin").values_list("name", flat=True)) == ["安监局", "财政局", "县住建局"]


def test_closing_a_unit_ends_the_capacities_held_there(units: Units, somebody: Callable[..., Person]) -> None:
    person = somebody(("RS", CapacityKind.HANDLER))
    close_unit(units["RS"], on=DAY)
    assert Capacity.objects.get(person=person).valid_to == DAY


def test_a_unit_closes_once(units: Units) -> None:
    close_unit(units["RS"], on=DAY)
    with pytest.raises(Refused, match="已经撤销"):
        close_unit(units["RS"], on=DAY)


def test_a_unit_with_open_units_below_stays_open(units: Units) -> None:
    with pytest.raises(Refused, match="存续的单位"):
        close_unit(units["ZJ"], on=DAY)


def test_a_unit_cannot_close_before_it_opened(units: Units) -> None:
    with pytest.raises(Refused, match="不能早于设立日期"):
        close_unit(units["RS"], on=date(2019, 12, 31))


def test_an_open_unit_has_no_successor(units: Units) -> None:
    with pytest.raises(Refused, match="尚未撤销"):
        set_successor(units["RS"], units["ZJ"])


def test_succession_never_runs_in_a_circle(units: Units) -> None:
    close_unit(units["RS"], on=DAY, successor=units["JD"])
    with pytest.raises(Refused, match="首尾相接"):
        close_unit(units["JD"], on=DAY, successor=Unit.objects.get(code="RS"))
    assert Unit.objects.get(code="JD").valid_to is None


@pytest.mark.parametrize(
    "change",
    [{"kind": "CLUB"}, {"level": "VILLAGE"}, {"valid_to": date(2019, 1, 1)}, {"code": "a b"}, {"place": "x"}],
)
def test_the_database_itself_refuses_a_faulty_unit(change: dict[str, object], units: Units) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="RS").update(**change)


def test_the_database_itself_refuses_a_unit_above_itself(units: Units) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="RS").update(parent=units["RS"])
