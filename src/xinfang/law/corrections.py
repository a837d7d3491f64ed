"""What a correction (更正) may change in an act, and the act as it should have been entered.

A correction never changes kind, requests or doer, nor what was decided or to whom something went: that is annulled and
done anew. A text that is corrected is a text of its own; the act goes on naming the old one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.compared import RESTING
from xinfang.law.fields import Field, FieldKind, is_reference
from xinfang.law.origin import origin_of
from xinfang.law.words import say_date

K: Final = ActKind
DAY: Final = "day"
ASKS: Final = "asks"
CHANGEABLE: Final = frozenset({FieldKind.TEXT, FieldKind.CODE, FieldKind.NUMBER, FieldKind.DAY, FieldKind.TIME})
# What was decided is no slip of the pen.
DECIDED: Final = frozenset({"outcome", "adoption", "route", "klass", "decision", "whom"})
# Papers that both sides have signed say what they say; only the day on which they were signed can be entered wrongly.
SIGNED: Final = frozenset({K.SIGN_AGREEMENT})
ONLY_KNOWN: Final = "“{act}”记录只能更正{names}。"
NOTHING: Final = "请至少更正一项内容或者发生日期。"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a correction changes: its field, None for the act's day; `n` for the words of a request."""

    field: Field | None
    label: str
    old: Any
    new: Any
    n: int | None = None


def fields_of(act: Act) -> tuple[Field, ...]:
    """Give the fields of the act whose values can be corrected."""
    if act.kind in SIGNED:
        return ()
    # By its number the other file was read; another number is another ground.
    fixed = DECIDED | {"earlier"} if act.kind in RESTING else DECIDED
    return tuple(
        one for one in ACTS[act.kind].fields if one.kind in CHANGEABLE and one.name not in fixed and not one.second
    )


def has_day(act: Act) -> bool:
    """Tell whether the act's day was told by a person, and can so be told wrongly.

    A file that was taken out of another one runs from the day of that file.
    """
    return ACTS[act.kind].days_back > 0 and origin_of(act) is None


def shape_fault(act: Act, correction: Act) -> str | None:
    """Give the sentence that says why the correction cannot be read as one of `act`, or None."""
    said: Any = correction.payload.get("corrected") or {}
    known = {one.name: one for one in fields_of(act)}
    names = {*known, *({ASKS} if act.kind is K.REGISTER else ())}
    if not isinstance(said, Mapping) or not said.keys() <= names:
        return _only(act, known.values())
    if correction.payload.get(DAY) is not None and not has_day(act):
        return f"“{ACTS[act.kind].label}”的发生日期由系统记载，不能更正。"
    if not said and correction.payload.get(DAY) is None:
        return NOTHING
    faults = (_fault(known[name], value) for name, value in said.items() if name != ASKS)
    return next((fault for fault in faults if fault is not None), _asks_fault(act, said.get(ASKS)))


def _only(act: Act, fields: Any) -> str:
    labels = [one.label for one in fields]
    labels += ["诉求内容"] if act.kind is K.REGISTER else []
    labels += ["发生日期"] if has_day(act) else []
    return ONLY_KNOWN.format(act=ACTS[act.kind].label, names="、".join(labels))


def _fault(field: Field, value: Any) -> str | None:
    if value is None or value == "":
        return f"“{field.label}”只能更正，不能删去。"
    return field.fault({field.name: value})


def _asks_fault(act: Act, told: Any) -> str | None:
    if told is None:
        return None
    known = {ask["n"] for ask in act.payload["asks"]}
    shaped = isinstance(told, list | tuple) and len(told) > 0
    fine = shaped and all(
        isinstance(ask, Mapping)
        and ask.keys() == {"n", "text"}
        and type(ask["n"]) is int
        and ask["n"] in known
        and is_reference(ask["text"])
        for ask in told
    )
    return None if fine else "更正的诉求没有对应的文字记录。"


def restated(act: Act, correction: Act) -> Act:
    """Give `act` as it should have been entered."""
    said = correction.payload.get("corrected") or {}
    payload = {**act.payload, **{name: value for name, value in said.items() if name != ASKS}}
    if ASKS in said:
        words = {ask["n"]: ask["text"] for ask in said[ASKS]}
        payload[ASKS] = [{**ask, "text": words.get(ask["n"], ask["text"])} for ask in act.payload[ASKS]]
    told = correction.payload.get(DAY)
    return replace(act, payload=payload, happened_on=date.fromisoformat(told) if told else act.happened_on)


def changes(case: CaseFile, correction: Act) -> tuple[Change, ...]:
    """Give what the correction changes, or would change, in its target as that stood before it."""
    earlier = [a for a in case.acts if _counts(case, a, correction)]
    target = next((a for a in case.acts if a.seq == correction.target), None)
    if target is None or shape_fault(target, correction) is not None:
        return ()
    for one in earlier:
        target = restated(target, one)
    return tuple(_changes(target, correction))


def _counts(case: CaseFile, act: Act, correction: Act) -> bool:
    """Tell whether `act` is a correction of the same act that came before and took effect."""
    same = act.kind is K.CORRECT and act.target == correction.target
    before = not correction.seq or act.seq < correction.seq
    return same and before and act.seq not in {anomaly.seq for anomaly in case.anomalies}


def _changes(target: Act, correction: Act) -> Iterator[Change]:
    if correction.payload.get(DAY):
        yield Change(None, "发生日期", target.happened_on.isoformat(), correction.payload[DAY])
    said = correction.payload.get("corrected") or {}
    for field in fields_of(target):
        if field.name in said:
            yield Change(field, field.label, target.payload.get(field.name), said[field.name])
    old = {ask["n"]: ask["text"] for ask in target.payload.get(ASKS, ())}
    for ask in said.get(ASKS, ()):
        yield Change(None, f"诉求 {ask['n']}", old[ask["n"]], ask["text"], n=ask["n"])


def said_of(change: Change, value: Any) -> str:
    """Give in words a value, old or new, that is no text; empty where there was none."""
    if value is None or is_reference(value):
        return ""
    if change.field is not None and change.field.choices is not None:
        return change.field.choices(value).label
    a_day = change.field is None or change.field.kind is FieldKind.DAY
    return say_date(date.fromisoformat(value)) if a_day else str(value)
