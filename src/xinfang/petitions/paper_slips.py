"""Slips set as papers: the receipt of registration, and the record signed at service (送达回证). None is kept."""

from collections.abc import Iterator
from typing import Final

from xinfang.documents.models import Issued
from xinfang.documents.press import press
from xinfang.documents.sheet import Check, Form, Sheet, plain_day
from xinfang.documents.types import TYPES
from xinfang.petitions.addressees import addressees_in
from xinfang.petitions.casework import CaseView
from xinfang.petitions.contents import opened
from xinfang.petitions.persons import receivers
from xinfang.petitions.slip import Promise, Slip

LOOK_UP: Final = "扫码或者打开查询网址，输入编号和查询码查询。查询不用登录，不收费。"
CARE: Final = "查询码只打印在本回执上，请妥善保管，不要交给他人。不便上网的，持本回执到登记单位查询。"
UNREACHABLE: Final = "您没有写明姓名（名称）或者住址，承办单位无法书面告知您，请凭编号和查询码查询。以后可以补充。"
PROVISIONAL: Final = "（暂定，待放假安排公布后核定）"
# What is written by hand when the paper is handed over.
BY_HAND: Final = (
    "送达方式",
    "送达地点",
    "受送达人签名或者盖章",
    "收到日期",
    "代收人及与受送达人的关系",
    "拒收的理由",
    "见证人签名（两名，其中一名不属于本机关、单位）",
    "送达人签名",
)
ANYBODY: Final = "信访人"
# Whoever signs reads the names of none of the others.
EACH: Final = "（每人一份，逐份填写）"


def receipt(slip: Slip, *, address: str) -> bytes:
    """Give the receipt of a registration as PDF; the query code is on it, so it is kept nowhere."""
    told = [("信访编号", slip.number), ("信访人", slip.name), ("收到日期", plain_day(slip.received_on))]
    told += [("信访形式", slip.channel), ("登记单位", slip.office), ("查询码", slip.code)]
    body = [_promised(one) for one in slip.promises]
    if not slip.concealed and not slip.reachable:
        body.append(UNREACHABLE)
    told_how = f"{LOOK_UP}\n{address}"
    return press().set(
        Sheet(
            Form.SLIP,
            slip.office,
            (TYPES["receipt_slip"].title,),
            "",
            slip.registered_on,
            body=(*body, CARE),
            facts=tuple((label, words) for label, words in told if words),
            check=Check(address, told_how),
        )
    )


def _promised(one: Promise) -> str:
    until = f"，最迟{plain_day(one.due)}{PROVISIONAL if one.provisional else ''}" if one.due is not None else ""
    return f"{one.words}{until}。（{one.article}）"


def service_record(view: CaseView, issued: Issued) -> bytes:
    """Give the record that is signed when a paper is served, as PDF, with what is known and room for the rest."""
    to = addressees_in([issued], cases={view.petition.pk: view.case}, parties=view.parties)[issued.pk]
    names = [one.name for one in to if one.name]
    told = [
        ("送达的文书", f"{TYPES[issued.kind].title}（{issued.number}）"),
        ("信访编号", view.case.number),
        ("受送达人", names[0] if len(names) == 1 else EACH if names else ANYBODY),
        *_may_take(view, {one.person for one in to}),
        *_empty(),
    ]
    return press().set(
        Sheet(
            Form.SLIP,
            issued.unit.name,
            (TYPES["service_record"].title,),
            "",
            view.on,
            facts=tuple(told),
            body=("信访人的复查、复核期限自收到书面答复之日起计算。",),
        )
    )


def _may_take(view: CaseView, persons: set[int | None]) -> Iterator[tuple[str, str]]:
    """Give who may sign in the petitioner's place; where there are several, whoever serves writes it on each sheet."""
    agents = [one for one in receivers(view) if one.person in persons] if len(persons) == 1 else []
    names = [opened(one.row).name for one in agents]
    if names:
        yield "代收的代理人", "、".join(names)


def _empty() -> Iterator[tuple[str, str]]:
    return ((label, "") for label in BY_HAND)
