"""What is wrong with a resident's number or a telephone, told in words.

A fault is a hint to whoever types: registration never depends on identity.
"""

import re
from datetime import date

from xinfang.kernel.blind import normal_id_no, normal_phone

# GB 11643-1999: the last character makes the weighted sum of all eighteen 1 modulo 11, with X for ten.
WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
CHECK_CHARACTERS = "10X98765432"
DIVISION = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
SHAPE = re.compile(r"[0-9]{17}[0-9X]")
FIRST_GENERATION = re.compile(r"[0-9]{15}")
EARLIEST_BIRTH = 1850
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
POSTCODE = re.compile(r"[0-9]{6}")
TELEPHONE = re.compile(r"1[3-9][0-9]{9}|0[0-9]{9,11}|[2-9][0-9]{6,7}|[48]00[0-9]{7}|1[0-9]{2,5}|9[0-9]{4,5}")


def id_no_fault(text: str) -> str | None:
    """Tell in words what is wrong with a resident's number (公民身份号码), or None when its check digit holds."""
    number = normal_id_no(text)
    if FIRST_GENERATION.fullmatch(number):
        return "这是十五位的旧号码，请填写十八位的公民身份号码。"
    if not SHAPE.fullmatch(number):
        return "公民身份号码应为十八位：前十七位是数字，最后一位是数字或者 X。"
    if not DIVISION.match(number) or not _is_day(number[6:14]):
        return "公民身份号码中的地区或者出生日期不对，请核对。"
    return None if check_character(number[:17]) == number[17] else "公民身份号码的校验位不对，请核对是否抄错。"


def check_character(first_seventeen: str) -> str:
    """Give the eighteenth character that GB 11643 asks for."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_CHARACTERS[total % 11]


def phone_fault(text: str) -> str | None:
    """Tell in words what is wrong with a telephone number, or None for a mobile, fixed or service number of China."""
    if TELEPHONE.fullmatch(normal_phone(text)):
        return None
    return "电话号码不对：手机号为十一位，固定电话请带区号。"


def email_fault(text: str) -> str | None:
    """Tell in words what is wrong with an address of electronic mail, or None."""
    return None if EMAIL.fullmatch(text.strip()) else "电子邮箱不对，例如 zhangsan@example.com。"


def postcode_fault(text: str) -> str | None:
    """Tell in words what is wrong with a postcode of China, or None."""
    return None if POSTCODE.fullmatch(normal_phone(text)) else "邮政编码应为六位数字。"


def _is_day(digits: str) -> bool:
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year >= EARLIEST_BIRTH
    except ValueError:
        return False
