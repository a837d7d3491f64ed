"""Blind indexes for equality search on sealed fields, and salted commitments."""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from typing import Literal

from xinfang.kernel.errors import Refused
from xinfang.kernel.keys import mac_key
from xinfang.kernel.typed import compact, without_dashes

IndexName = Literal["name", "id_no", "phone"]
BLIND_BYTES = 16
SALT_BYTES = 32
DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・.", "·"))
COUNTRY_CODE = re.compile(r"^(?:\+|00)86|^86(?=1\d{10}$)")


def normal_name(text: str) -> str:
    """Give the name without blanks and in one spelling of width and of the dot in names of minorities."""
    return compact(text).translate(DOTS)


def normal_id_no(text: str) -> str:
    """Give the document number without blanks and dashes, in capitals."""
    return without_dashes(compact(text)).upper()


def normal_phone(text: str) -> str:
    """Give the digits of the telephone number, without the country code of China."""
    dialled = re.sub(r"[^0-9+]", "", compact(text))
    return re.sub(r"\D", "", COUNTRY_CODE.sub("", dialled))


NORMALISERS: Mapping[IndexName, Callable[[str], str]] = {
    "name": normal_name,
    "id_no": normal_id_no,
    "phone": normal_phone,
}
NOTHING_LEFT: Mapping[IndexName, str] = {
    "name": "姓名中没有可用的文字，请重新填写或者留空。",
    "id_no": "证件号码中没有可用的字符，请重新填写或者留空。",
    "phone": "电话号码中没有数字，请重新填写或者留空。",
}


def blind(index_name: IndexName, plain: str) -> bytes:
    """Give the value under which a name, document number or telephone is found again, in whatever way it is typed.

    Refuses a text of which nothing is left after normalising: all such would be found as one person.
    """
    normal = NORMALISERS[index_name](plain)
    if not normal:
        raise Refused(NOTHING_LEFT[index_name], field=index_name)
    return hmac.digest(mac_key(f"index.{index_name}"), normal.encode(), "sha256")[:BLIND_BYTES]


def commit(salt: bytes | memoryview, data: bytes) -> bytes:
    """Give SHA-256(salt ‖ data); refuses a salt of another length, for which the two could be cut elsewhere."""
    if len(salt) != SALT_BYTES:
        raise ValueError("A salt has 32 bytes.")
    return hashlib.sha256(bytes(salt) + data).digest()
