"""People written one a line, as they stand under a joint letter."""

from typing import Final

from xinfang.petitions.commands import PartyIn

PEOPLE_HINT: Final = (
    "一行一位，依次写姓名（名称）、住址、电话、证件号码，用逗号隔开，没有的留空，例如：张三，井店镇一街十二号。"
    "写明姓名（名称）和住址的，承办单位另行书面告知。"
)
MARK, WIDE_MARK = "*", "\N{FULLWIDTH ASTERISK}"


def people_in(text: str) -> tuple[PartyIn, ...]:
    """Give the people written one a line: name, address, telephone, document; a star in front marks who speaks."""
    rows = (line.replace("，", ",").replace(WIDE_MARK, MARK).split(",") for line in text.splitlines() if line.strip())
    told = ([part.strip() for part in row] + [""] * 4 for row in rows)
    return tuple(_person(one) for one in told if any(part.strip(MARK) for part in one))


def _person(row: list[str]) -> PartyIn:
    name, address, phone, id_no = row[:4]
    return PartyIn(
        name=name.lstrip(MARK).strip(), address=address, phone=phone, id_no=id_no, speaks=name.startswith(MARK)
    )
