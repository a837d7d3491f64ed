"""Masks shown in the place of identity.

With `concealed=True` (a confidential accusation) the mask is the same whatever is stored, and also when nothing is:
whether an accuser gave a name must not show.
"""

import re
from collections.abc import Callable

from xinfang.kernel.blind import normal_id_no, normal_name, normal_phone

CONCEALED = "（已隐去）"
ABSENT = "（未留）"
COMPOUND_SURNAME = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|司空|"
    "夏侯|长孙|宇文|轩辕|端木|百里|南宫|呼延|闻人|澹台|申屠|太史"
)
LONG_PHONE = 11
RESIDENT_ID = 18
SHORTEST_SHOWN_ID = 7
# A name of a street, an estate or a village must not pass for that of a county, so none of their characters is let in.
PLACE = "[^镇乡村路街巷道号弄小园社厂院家0-9]"
REGION = re.compile(
    rf"^(?:{PLACE}{{2,7}}?(?:省|自治区))?(?:{PLACE}{{1,8}}?(?:市|州|盟|地区))?(?:{PLACE}{{1,9}}?(?:县|区|旗|市))?"
)


def mask_name(name: str | None, *, concealed: bool = False) -> str:
    """Give the surname and two stars, however long the name is."""
    return _mask(normal_name(name or ""), _name, concealed=concealed)


def mask_phone(phone: str | None, *, concealed: bool = False) -> str:
    """Give the first three and last four digits; of a number without area code the last three."""
    return _mask(normal_phone(phone or ""), _phone, concealed=concealed)


def mask_id(number: str | None, *, concealed: bool = False) -> str:
    """Give the division and the last four characters of a resident's number; of other documents only the two ends."""
    return _mask(normal_id_no(number or ""), _id, concealed=concealed)


def mask_address(address: str | None, *, concealed: bool = False) -> str:
    """Give the address down to the county at most, then stars."""
    return _mask("".join((address or "").split()), _address, concealed=concealed)


def _mask(normal: str, mask: Callable[[str], str], *, concealed: bool) -> str:
    if concealed:
        return CONCEALED
    return mask(normal) if normal else ABSENT


def _name(name: str) -> str:
    return name[: 2 if COMPOUND_SURNAME.match(name) else 1] + "**"


def _phone(digits: str) -> str:
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= LONG_PHONE else "****" + digits[-3:]


def _id(number: str) -> str:
    if len(number) == RESIDENT_ID:
        return f"{number[:6]}********{number[-4:]}"
    return f"{number[0]}****{number[-2:]}" if len(number) >= SHORTEST_SHOWN_ID else "****"


def _address(address: str) -> str:
    found = REGION.match(address)
    return (found.group() if found else "") + "****"
