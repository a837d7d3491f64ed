"""Query codes (查询码): 80 random bits that a petitioner can read out, stored only as a MAC."""

import hmac
import secrets
from uuid import UUID

from xinfang.kernel.errors import Refused
from xinfang.kernel.keys import mac_key
from xinfang.kernel.typed import compact, without_dashes

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
MISREAD = str.maketrans("OIL", "011")


def new_code() -> str:
    """Give a fresh code of 16 characters in Crockford's base 32."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """Give the code in four groups of four, as printed on the slip."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normal_code(text: str) -> str:
    """Give the code as it was made, however it was typed; refuse in words what cannot be one."""
    typed = without_dashes(compact(text)).upper().translate(MISREAD)
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET):
        raise Refused("查询码应为十六位字母和数字，请对照登记回执重新输入。", field="code")
    return typed


def code_mac(code: str) -> bytes:
    """Give the MAC under which the code is stored."""
    return hmac.digest(mac_key("codes"), normal_code(code).encode(), "sha256")


def code_matches(code: str, mac: bytes | memoryview) -> bool:
    """Tell, in a time that does not depend on the place of the difference, whether the code is the stored one."""
    try:
        return hmac.compare_digest(code_mac(code), bytes(mac))
    except Refused:
        return False


def fingerprint(body: bytes) -> bytes:
    """Give the MAC by which a repeated command is known, without keeping what it said."""
    return hmac.digest(mac_key("commands"), body, "sha256")


def derived_code(command: UUID) -> str:
    """Give the query code of the petition that a command registers: the same when the command is repeated.

    It is as hard to guess as a random one without the key, and it can be printed again only by who repeats the
    command itself.
    """
    bits = int.from_bytes(hmac.digest(mac_key("codes"), b"derived|" + command.bytes, "sha256")[:10])
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 80, 5))
