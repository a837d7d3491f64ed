"""What concerns several petitioners alike, gathered into one line: who came together, was served at once, is owed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.persons import NOTICES, PERSONAL, SERVE_RULES, holder_of, owed_to, person_of, told_by
from xinfang.law.rulings.serving import receiver
from xinfang.petitions.persons import called

if TYPE_CHECKING:
    from xinfang.desk.case_rows import DutyLine

K: Final = ActKind
ALIKE: Final = "（{count}位信访人）"


def gathered(case: CaseFile) -> frozenset[int]:
    """Give the acts that need no line of their own: the time line tells them with the act of the same command."""
    return frozenset(one.seq for one in case.acts if _goes_with(case, one) is not None)


def _goes_with(case: CaseFile, act: Act) -> int | None:
    """Give the act with which this one is told, None where it stands alone."""
    if act.seq in case.annulled or act.seq in {one.seq for one in case.corrected}:
        return None
    if act.kind is K.JOIN_PERSON:
        return case.acts[0].seq if act.payload.get("together") else None
    if act.kind is not K.SERVE or not act.part:
        return None
    first = next((one for one in case.acts if one.command == act.command and not one.part), None)
    alone = first is None or first.seq in case.annulled
    return None if alone or first is None else first.seq


def persons_told(case: CaseFile, act: Act) -> Iterator[str]:
    """Tell in words which petitioners the act concerns, where there are several."""
    if len(case.persons) == 1:
        return
    gathering = act.kind in (K.REGISTER, K.SERVE) and not act.part
    with_it = [one for one in case.acts if _goes_with(case, one) == act.seq] if gathering else []
    if act.kind is K.REGISTER and with_it:
        yield f"{len(with_it) + 1}位，其余的为第{with_it[0].seq}至{with_it[-1].seq}号记录"
    elif act.kind is K.REVIEW_SERVICE_FAILED:
        yield called(case, receiver(case, act))
    elif act.kind in PERSONAL:
        yield "、".join(called(case, person_of(case, one)) for one in (act, *with_it))
    named = told_by(act)
    if named is not None and len(named) < len(case.persons):
        yield "、".join(called(case, one) for one in sorted(named))


def whose_duty(case: CaseFile, owed: Obligation) -> str:
    """Give the words for the petitioner to whom alone it is owed; empty where it is owed to all."""
    each = owed.rule in SERVE_RULES or (owed.rule in NOTICES and any(one.own for one in case.persons))
    return called(case, owed_to(case, owed)) if each and len(case.persons) > 1 else ""


def whose_window(case: CaseFile, remedy: Remedy) -> str:
    """Give the words for the petitioner whose window it is, where each has his own; else none."""
    anchor = case.act(remedy.anchor_seq)
    served = remedy.unit is None and anchor is not None and anchor.kind is K.SERVE
    return called(case, holder_of(case, remedy)) if served and len(case.persons) > 1 else ""


def alike(lines: Sequence["DutyLine"]) -> list["DutyLine"]:
    """Give one line for what is owed alike, by the same day, to several petitioners."""
    found: dict[tuple[object, ...], list[DutyLine]] = {}
    for line in lines:
        key = (line.who, line.what, line.request, line.due, line.standing, line.ended.partition("（")[0])
        found.setdefault(key if line.whose else (id(line),), []).append(line)
    return [_one(group) for group in found.values()]


def _one(group: Sequence["DutyLine"]) -> "DutyLine":
    first = group[0]
    words = ALIKE.format(count=len(group)) if len(group) > 1 else f"（{first.whose}）"
    return replace(first, what=f"{first.what}{words}") if first.whose else first
