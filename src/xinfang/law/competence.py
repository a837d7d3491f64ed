"""Who reviews: the next level up of the organ that gave the opinion, from facts of the unit tree (Art. 35, 36①).

The regulation says only "the organ one level up"; which one that is for each kind of organ is our reading where the
row is marked as presumed. The same table serves the final review, asked of the organ that reviewed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xinfang.law.roles import UnitKind
from xinfang.law.terms import Term

U: Final = UnitKind


class Reason(Term):
    """By which row of the table a body is competent."""

    TOWNSHIP = "TOWNSHIP", "乡镇（街道）的上一级是县级人民政府"
    GOVERNMENT = "GOVERNMENT", "政府工作部门的上一级是本级人民政府"
    TRADE = "TRADE", "政府工作部门的上一级也可以是上一级主管部门，由信访人选择"
    NEXT_GOVERNMENT = "NEXT_GOVERNMENT", "人民政府的上一级是上一级人民政府"
    VERTICAL = "VERTICAL", "垂直管理部门的上一级是上一级主管部门"
    BRANCH = "BRANCH", "派出机构的上一级是设立该机构的部门"
    COMMITTEE = "COMMITTEE", "党委工作机关、群团组织的上一级是本级党委"
    PARTY_TRADE = "PARTY_TRADE", "党委工作机关、群团组织的上一级也可以是上一级对口机关，由信访人选择"
    NEXT_COMMITTEE = "NEXT_COMMITTEE", "党委的上一级是上一级党委"
    SUPERVISING = "SUPERVISING", "学校、医院、国有企业等的上一级是其主管部门"
    JUDICIAL = "JUDICIAL", "审判、检察机关的上一级是上一级审判、检察机关"
    OFFICE = "OFFICE", "信访部门的上一级是本级人民政府"
    JOINT = "JOINT", "联合作出处理意见的，为其共同的上一级"
    SUCCESSOR = "SUCCESSOR", "原机关、单位已经撤并的，为继续行使其职权的机关、单位的上一级"


# What the regulation does not spell out.
PRESUMED: Final = frozenset(Reason) - {Reason.TOWNSHIP, Reason.GOVERNMENT, Reason.NEXT_GOVERNMENT, Reason.VERTICAL}


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as the unit tree shows it: who leads it, nearest first; its superior in the trade; merged from another.

    A section stands for the organ to which it belongs.
    """

    unit: int
    kind: UnitKind
    above: tuple[tuple[int, UnitKind], ...] = ()
    superior: int | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may review, with the row by which it may."""

    unit: int
    reason: Reason

    @property
    def words(self) -> str:
        """Give the reason in words; what the regulation does not spell out is marked as presumed."""
        return f"{self.reason.label}（推定）" if self.reason in PRESUMED else self.reason.label


def reviewers(organs: Sequence[Organ]) -> tuple[Body, ...]:
    """Give the bodies among which the petitioner may choose; several `organs` gave their opinion jointly."""
    if len(organs) > 1:
        return tuple(Body(unit, Reason.JOINT) for unit in _common(organs))
    found = dict[int, Body]()
    for organ in organs:
        for body in WAYS.get(organ.kind, _led)(organ):
            found.setdefault(body.unit, Body(body.unit, Reason.SUCCESSOR) if organ.merged else body)
    return tuple(found.values())


def common_superior(organs: Sequence[Organ]) -> int | None:
    """Give the nearest unit that leads all of `organs`, None where there is none (Art. 24①)."""
    return next(iter(_common(organs)), None)


def _common(organs: Sequence[Organ]) -> list[int]:
    lines = [[unit for unit, _ in organ.above] for organ in organs]
    return [unit for unit in lines[0] if all(unit in line for line in lines[1:])][:1]


def _nearest(organ: Organ, kind: UnitKind, reason: Reason) -> Iterator[Body]:
    found = next((unit for unit, its in organ.above if its is kind), None)
    if found is not None:
        yield Body(found, reason)


def _trade(organ: Organ, reason: Reason) -> Iterator[Body]:
    if organ.superior is not None:
        yield Body(organ.superior, reason)


def _first(organ: Organ, reason: Reason) -> Iterator[Body]:
    if organ.above:
        yield Body(organ.above[0][0], reason)


def _department(organ: Organ) -> Iterator[Body]:
    if organ.above and organ.above[0][1] in (U.DEPARTMENT, U.VERTICAL):
        yield from _first(organ, Reason.BRANCH)
    else:
        yield from _nearest(organ, U.GOVERNMENT, Reason.GOVERNMENT)
        yield from _trade(organ, Reason.TRADE)


def _vertical(organ: Organ) -> Iterator[Body]:
    yield from _trade(organ, Reason.VERTICAL) if organ.superior is not None else _first(organ, Reason.VERTICAL)


def _party(organ: Organ) -> Iterator[Body]:
    yield from _nearest(organ, U.PARTY_COMMITTEE, Reason.COMMITTEE)
    yield from _trade(organ, Reason.PARTY_TRADE)


def _led(organ: Organ) -> Iterator[Body]:
    yield from _first(organ, Reason.SUPERVISING)


WAYS: Final[Mapping[UnitKind, Callable[[Organ], Iterator[Body]]]] = {
    U.TOWNSHIP: lambda organ: _nearest(organ, U.GOVERNMENT, Reason.TOWNSHIP),
    U.DEPARTMENT: _department,
    U.GOVERNMENT: lambda organ: _nearest(organ, U.GOVERNMENT, Reason.NEXT_GOVERNMENT),
    U.PARTY_COMMITTEE: lambda organ: _nearest(organ, U.PARTY_COMMITTEE, Reason.NEXT_COMMITTEE),
    U.VERTICAL: _vertical,
    U.PETITION_OFFICE: lambda organ: _nearest(organ, U.GOVERNMENT, Reason.OFFICE),
    U.COURT: lambda organ: _first(organ, Reason.JUDICIAL),
    U.PROCURATORATE: lambda organ: _first(organ, Reason.JUDICIAL),
    **dict.fromkeys((U.PARTY_ORGAN, U.PERSONNEL, U.POLITICAL_LEGAL, U.DISCIPLINE, U.MASS_ORGANISATION), _party),
}
