"""Papers of each form, with words of our own."""

from datetime import date

from xinfang.documents.sheet import Check, Form, Sheet

DAY = date(2026, 11, 26)
CHECK = Check("https://xf.example/papers/7KQ29FXM", "扫码或者在查询网站输入编号，可以核对本件真伪。网上不显示内容。")
SAID = (
    "您反映的灌溉水渠被堵塞一事，我单位已经受理。现已办理终结，意见如下。",
    "一、投诉请求",
    "请求疏通北村东侧的灌溉水渠，赔偿因断水造成的损失。",
    "二、事实和理由",
    "经查，施工单位在修筑县道时将废弃土石堆放在水渠上，水渠因此断水，情况属实。",
    "三、处理意见",
    "予以支持。责成施工单位疏通水渠，并按照评估结果赔偿损失。",
)
FULL = "沟渠疏浚后田间灌溉恢复村民代表到场验收并签字确认工程质量符合要求"  # no punctuation: each line is full


def red_head() -> Sheet:
    return Sheet(
        Form.RED_HEAD,
        "涉县交通运输局",
        ("关于北村水渠堵塞信访事项的办结报告",),
        "涉交信报〔2026〕3号",
        DAY,
        "涉县信访局",
        (*SAID, FULL * 44),
        mark="涉县交通运输局文件",
        signer="秦山",
        attachments=("现场勘查照片", "施工单位整改情况"),
        note="联系人：段辉",
        copy_to="涉县水利局",
        printed_by="涉县交通运输局办公室",
    )


def letter() -> Sheet:
    return Sheet(
        Form.LETTER,
        "涉县信访局",
        ("关于转送一件信访事项的函",),
        "涉信转〔2026〕41号",
        DAY,
        "涉县交通运输局",
        SAID[:3],
        attachments=("信访事项登记表",),
        copy_to="更乐镇人民政府",
        check=CHECK,
    )


def notice(*, number: str = "涉交信处〔2026〕12号", body: tuple[str, ...] = SAID) -> Sheet:
    title = ("涉县交通运输局", "信访事项处理意见书")
    return Sheet(Form.NOTICE, title[0], title, number, DAY, "王秀兰", body, check=CHECK)


def slip() -> Sheet:
    facts = (("信访编号", "0429-2026-000123"), ("收到日期", "2026年11月26日"))
    body = ("登记单位自收到之日起15日内，区分情况转送、交办。",)
    return Sheet(Form.SLIP, "涉县信访局", ("信访事项登记回执",), "", DAY, body=body, facts=facts, check=CHECK)
