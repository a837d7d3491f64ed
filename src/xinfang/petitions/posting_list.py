"""The posting list (邮件交寄清单) of a day as a paper: who is written to and by which number, never about what."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from xinfang.documents.models import Carrier
from xinfang.documents.press import press
from xinfang.documents.sheet import Form, Sheet
from xinfang.kernel.errors import Refused
from xinfang.petitions.postings import EnvelopeLine

TITLE: Final = "邮件交寄清单"
COLUMNS: Final = (("序号", 2), ("收件人", 6), ("寄达地址", 9), ("交寄方式", 4), ("邮件号码", 6), ("备注", 3))
SIGNED: Final = "共{count}件。　　　　交寄人：　　　　　　　　　　收寄人（邮戳）："
SIGNED_PART: Final = "本份{count}件，当日共{total}件。　　交寄人：　　　　　　　　　　收寄人（邮戳）："
SENDER: Final = "寄件地址：{sender}"
EMPTY: Final = "这一天没有交寄的邮件。"


def posting_list(
    lines: Sequence[EnvelopeLine], *, organ: str, day: date, first: int, total: int, sender: str = ""
) -> bytes:
    """Give the list as PDF with names and addresses in plain words, for the counter of the post office.

    It begins with the envelope `first` of `total` of the day.
    """
    if not lines:
        raise Refused(EMPTY)
    rows = tuple(_row(n, line) for n, line in enumerate(lines, start=first))
    signed = SIGNED if len(rows) == total else SIGNED_PART
    return press().set(
        Sheet(
            Form.LIST,
            organ,
            (TITLE,),
            "",
            day,
            columns=COLUMNS,
            rows=rows,
            body=(*([SENDER.format(sender=sender)] if sender else []), signed.format(count=len(rows), total=total)),
        )
    )


def _row(n: int, line: EnvelopeLine) -> tuple[str, ...]:
    to, carrier = line.addressee, Carrier(line.envelope.carrier).label
    return (str(n), to.name, to.address, str(carrier), line.envelope.tracking, "")
