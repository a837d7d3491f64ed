"""What would press a petitioner cannot be done here: no act exists for it, and none depends on another's favour."""

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.fields import FieldKind

PRESSING = ("公安", "训诫", "拘留", "稳控", "劝返", "接返", "黑名单", "信用", "处罚信访人")
FAVOURS = ("救助", "补助", "工资", "低保", "待遇", "奖金")


def test_no_act_refers_a_petitioner_to_the_police_or_fetches_him_home() -> None:
    said = [
        (row.label, field.label) for row in ACTS.values() for field in row.fields if field.kind is not FieldKind.CODE
    ]
    labels = [row.label for row in ACTS.values()] + [label for _, label in said]
    assert [label for label in labels if any(word in label for word in PRESSING)] == []


def test_no_field_of_an_act_makes_a_favour_a_condition() -> None:
    ending = (ActKind.CONCLUDE, ActKind.SIGN_AGREEMENT, ActKind.FILE_ONLY)
    said = [field.label + field.hint for kind in ending for field in ACTS[kind].fields]
    assert [label for label in said if any(word in label for word in FAVOURS)] == []


def test_a_rating_gates_nothing() -> None:
    assert [row.label for row in ACTS.values() if ActKind.RATE in row.about] == []
    assert ACTS[ActKind.RATE].to is None
