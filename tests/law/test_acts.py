"""Acts as bytes: what is hashed, and that it is read back as it was."""

import json
from dataclasses import replace

import pytest

from law.cast import TOWN
from law.words import ACCUSATION, act_of, annul, assign, case, rate, register, serve
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.errors import LawError

REGISTERED = case(register(on="2026-03-02"))
EXAMPLES = (
    act_of(case(), register(on="2026-03-02")),
    act_of(case(), register(ACCUSATION, on="2026-03-02", accused_units=(3,), guardian=9)),
    act_of(REGISTERED, assign(to=TOWN, on="2026-03-03", report_by="2026-04-30")),
    act_of(REGISTERED, annul(1, on="2026-03-03")),
    act_of(REGISTERED, serve(on="2026-03-03", evidence=True)),
    act_of(REGISTERED, rate(on="2026-03-03")),
)


@pytest.mark.parametrize("act", EXAMPLES, ids=lambda act: act.kind.value)
def test_an_act_is_read_back_as_it_was(act: Act) -> None:
    assert parse(canonical(act)) == act


def test_the_bytes_say_everything_in_one_order() -> None:
    act = replace(EXAMPLES[0], payload={"channel": "LETTER"}, requests=())
    assert canonical(act).decode() == (
        '{"about":null,"by":{"capacity":"CLERK","delegation":null,"person":103,"section":null,"unit":1,'
        '"unit_kind":"PETITION_OFFICE"},"command":"00000000-0000-0000-0000-000000000001","confirmed_by":null,'
        '"evidence":null,"happened_on":"2026-03-02","kind":"register","part":0,"payload":{"channel":"LETTER"},'
        f'"petition":"{act.petition}","recorded_at":"2026-03-02T01:00:00.000000+00:00","recorded_by":103,'
        '"requests":[],"seq":1,"source":"desk","target":null,"v":1}'
    )


def test_the_day_of_entry_is_a_day_in_china() -> None:
    act = replace(EXAMPLES[0], recorded_at=EXAMPLES[0].recorded_at.replace(hour=17))
    assert act.recorded_on.isoformat() == "2026-03-03"


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "petition_again"},
        {"by": {"capacity": "KING"}},
        {"by": None},
        {"happened_on": "yesterday"},
        {"seq": ...},
    ],
)
def test_bytes_that_are_no_act_are_refused_in_words(changed: dict[str, object]) -> None:
    told = {**json.loads(canonical(EXAMPLES[0])), **changed}
    told = {key: value for key, value in told.items() if value is not ...}
    with pytest.raises(LawError, match="办理记录的内容不合格式"):
        parse(json.dumps(told).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"\xff", b"{}"])
def test_bytes_that_are_nothing_at_all_are_refused_in_words(body: bytes) -> None:
    with pytest.raises(LawError, match="办理记录的内容不合格式"):
        parse(body)


def test_a_version_of_a_later_release_is_refused_in_words() -> None:
    told = {**json.loads(canonical(EXAMPLES[0])), "v": 2}
    with pytest.raises(LawError, match="格式版本 2 无法识别"):
        parse(json.dumps(told).encode())
