"""Choices of what stands on the file: what an organ owes or did, and which act waits for an answer."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.duties.oversight import OVERSIGHT_RULES, to_answer
from xinfang.law.findings import kind_of
from xinfang.law.obligations import Obligation, Standing, has_arisen, standing
from xinfang.law.oversight import done_by_organs, owed_by_organs
from xinfang.law.roles import UnitKind
from xinfang.law.rulings.oversight import LEADING
from xinfang.law.words import say_date
from xinfang.orgs.facts import units_of_level
from xinfang.petitions.casework import CaseView

Choice = tuple[str, str]
# Committee and government of the office's own level (本级党委和政府).
OF_LEVEL: Final = frozenset({(ActKind.RECOMMEND, "also"), (ActKind.REFER_FOR_DECISION, "body")})
WRONG: Final = frozenset({Standing.OVERDUE, Standing.MET_LATE})


def read(code: str) -> dict[str, Any]:
    """Give what an act says of the choice that the code means."""
    seq, rule, unit = code.split(":")
    return {"seq": int(seq), "rule": rule or None, "unit": int(unit)}


def words_of(view: CaseView, told: Mapping[str, Any]) -> str:
    """Give in words what of the file an act speaks of."""
    who = view.units.get(told["unit"], "")
    if told["rule"] is not None:
        return f"{who}：{view.case.rulebook.rule(told['rule']).title}（自第{told['seq']}号记录起）"
    act = view.case.act(told["seq"])
    return f"{who}：{_act_words(act)}" if act is not None else who


def _act_words(act: Act) -> str:
    return f"第{act.seq}号记录“{ACTS[act.kind].label}”（{say_date(act.happened_on)}）"


def choices(view: CaseView) -> list[tuple[str, list[Choice]]]:
    """Give what organs owe and did on the requests that the reader sees: first what has gone wrong."""
    numbers = [request.n for request in view.requests]
    owed = [o for n in numbers for o in owed_by_organs(view.case, n) if has_arisen(o, on=view.on)]
    wrong = [o for o in owed if standing(o, on=view.on) in WRONG or kind_of(o, on=view.on) is not None]
    rest = [o for o in owed if o not in wrong and o.rule not in OVERSIGHT_RULES]
    acts = [a for n in numbers for a in done_by_organs(view.case, n) if a.kind is not ActKind.REPORT_ADOPTION]
    groups = (
        ("逾期或者补记的义务", [_owed_choice(view, o) for o in wrong]),
        ("其他义务", [_owed_choice(view, o) for o in rest]),
        ("办理记录", [_act_choice(view, a) for a in reversed(acts)]),
    )
    return [(label, list(dict.fromkeys(found))) for label, found in groups if found]


def _owed_choice(view: CaseView, owed: Obligation) -> Choice:
    code = f"{owed.anchor_seq}:{owed.rule}:{owed.obligor_unit}"
    who = view.units.get(owed.obligor_unit or 0, "")
    due = f"，应在{say_date(owed.due)}以前" if owed.due is not None else ""
    title = view.case.rulebook.rule(owed.rule).title
    return code, f"{who}：{title}（{standing(owed, on=view.on).label}{due}）"


def _act_choice(view: CaseView, act: Act) -> Choice:
    return f"{act.seq}::{act.by.unit}", f"{view.units.get(act.by.unit or 0, '')}：{_act_words(act)}"


def waiting(view: CaseView, kind: ActKind, *, unit: int | None) -> list[Choice]:
    """Give the acts that wait for an answer of this kind by `unit`, the one due first in front."""
    found = (o for r in view.requests for o in to_answer(view.case, kind, r.n, unit=unit))
    acts = {o.anchor_seq: view.case.act(o.anchor_seq) for o in found}
    return [(str(seq), _act_words(act)) for seq, act in acts.items() if act is not None]


def fitting(view: CaseView, kind: ActKind, field: str) -> frozenset[int] | None:
    """Give the units that a field may name by what stands on the file; None where any may be."""
    if (kind, field) in OF_LEVEL:
        return units_of_level(view.case.office, on=view.on) if view.case.office is not None else None
    numbers = [request.n for request in view.requests]
    if kind is ActKind.REPORT_ADOPTION:
        owed = (o.obligor_unit for n in numbers for o in to_answer(view.case, kind, n, unit=view.case.office))
        return frozenset(unit for unit in owed if unit is not None)
    if kind is ActKind.CIRCULATE:
        return frozenset(_supervised(view, set(numbers)))
    if kind is ActKind.RECOMMEND and field == "against":
        return frozenset(_organs(view, numbers))
    return None


def _supervised(view: CaseView, numbers: set[int]) -> Iterator[int]:
    """Give the organs that were supervised on requests that the reader sees, or those that go on for them."""
    acts = (act for act in view.case.live if act.kind is ActKind.SUPERVISE and numbers & set(act.requests))
    found = (view.case.heir(act.payload["concerns"]["unit"]) for act in acts)
    yield from (unit for unit in found if unit is not None)


def _organs(view: CaseView, numbers: list[int]) -> Iterator[int]:
    for n in numbers:
        yield from (o.obligor_unit for o in owed_by_organs(view.case, n) if o.obligor_unit is not None)
        yield from (a.by.unit for a in done_by_organs(view.case, n) if a.by.unit is not None)


def kinds_fitting(kind: ActKind, field: str) -> frozenset[UnitKind] | None:
    """Give the kinds of unit that a field of oversight may name; None where any may be."""
    return LEADING if kind is ActKind.RECOMMEND and field == "also" else None
