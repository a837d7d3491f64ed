"""What a petitioner reads when his request gets another class."""

from doing import Doing
from portal.conftest import Prove
from portal.test_matter import read, shown
from xinfang.demo import cast
from xinfang.law.acts import ActKind

CHANGE = {"klass": "SUGGESTION", "ground": "EXPLAINED", "text": "内部说明的类别理由"}
NOTICE = {"method": "POST", "text": "您的诉求按建议意见办理，我们将研究论证后回复您。"}


def test_the_petitioner_reads_the_new_class_its_reason_and_the_notice(proved: Prove) -> None:
    doing = Doing()
    doing.later(-20).register().later(1).transfer().later(13).handle(ActKind.CHANGE_CLASS, CHANGE)
    assert doing.done.pending is not None
    doing.confirmed(cast.TOWN_HEAD)
    client = proved(doing)
    assert read(client).asks[0].klass == "建议意见类"
    (owed,) = [one for one in read(client).owed if one.what == "告知您诉求类别改变的情况"]
    assert (owed.by, owed.kind) == ("涉县井店镇人民政府", "机关内部时限，不属法定")
    doing.later(1).handle(ActKind.INFORM_CLASS, NOTICE)
    steps = [(step.words, dict(step.details)) for step in read(client).steps]
    assert steps[-2:] == [
        ("改变诉求类别", {"改为": "建议意见类", "理由类别": "经向信访人了解，其请求属于另一类"}),
        ("告知您诉求类别改变", {"告知方式": "邮寄书面告知", "告知内容": NOTICE["text"]}),
    ]
    assert "内部说明" not in shown(client)


def test_a_change_in_the_first_days_is_read_too_and_owes_no_notice(proved: Prove) -> None:
    doing = Doing()
    doing.later(-3).register().transfer().later(1).handle(ActKind.CHANGE_CLASS, CHANGE)
    client = proved(doing)
    assert [step.words for step in read(client).steps] == ["登记", "转送", "改变诉求类别"]
    assert [one.what for one in read(client).owed if "类别" in one.what] == []
