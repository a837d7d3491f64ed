"""What a higher office sends down: with a day for the report, and now and then back up as not the county's."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

K: Final = ActKind


def sent_from_above(matter: Matter) -> Generator[Deed, None, bool]:
    """Give the receipt from the city and, where the county objects, what the city rules; tell whether that ends it."""
    if not matter.dice.happens(2):
        return False
    by = (matter.day + timedelta(days=matter.dice.between(45, 60))).isoformat()
    yield matter.officer(K.RECEIVE_FROM_ABOVE, above="CITY", report_by=by, text="请依法处理并反馈结果。")
    dice, matter.ordered = matter.fate("not the county's"), True
    if matter.under_2005 or not dice.happens(20):
        return False
    matter.later(dice.between(0, 2))
    text = "反映的地点在邻县境内，由该县有关部门管理。"
    yield matter.officer(K.OBJECT_ABOVE, ground="OTHER_PLACE", text=text)
    matter.later(dice.between(2, 5))
    if not dice.happens(40):
        deed = matter.officer(K.REJECT_ABOVE, text="经核对行政区划，该地点在你县境内，请继续办理。")
        yield replace(deed, evidence=True)
        return False
    deed = matter.officer(K.UPHOLD_ABOVE, text="经核对行政区划，异议成立，由市信访局另行转送。", papers=False)
    yield from matter.confirmed(replace(deed, evidence=True), matter.someone(cast.BUREAU, CapacityKind.SECTION_HEAD))
    return True


def reported_above(matter: Matter) -> Iterator[Deed]:
    """Give the report to the city of how what it sent down has ended."""
    if not matter.ordered or matter.under_2005:
        return
    matter.later(matter.dice.between(0, 5))
    yield matter.officer(K.REPORT_ABOVE, text="该事项已经办结，处理意见书已送达信访人。")
