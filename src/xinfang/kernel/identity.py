"""What is wrong with a resident's number or a telephone, told in words, also while it is still being typed.

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
BIRTHS = range(1850, 2100)
OLD_LENGTH, LENGTH = 15, 18
# GB 32100-2015: the code of an organisation, whose last character is checked modulo 31.
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# It begins with who registered it, of what kind it is, and a division, 10 being the whole country.
CREDIT_BEGINNING = re.compile(rf"[1-9A-Z][1-59](?:10|{DIVISION.pattern})[0-9]{{4}}")
CREDIT_CODE = re.compile(rf"{CREDIT_BEGINNING.pattern}[{CREDIT_CHARACTERS}]{{10}}")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
POSTCODE = re.compile(r"[0-9]{6}")
LONGEST_TELEPHONE = 12
OLD = "这是十五位的旧号码，请改填十八位的号码。"
SHAPE_FAULT = "公民身份号码应为十八位，只有最后一位可以是 X。"
CONTENT_FAULT = "公民身份号码中的地区或者出生日期不对，请核对。"
TELEPHONE = re.compile(r"1[3-9][0-9]{9}|0[0-9]{9,11}|[2-9][0-9]{6,7}|[48]00[0-9]{7}|1[0-9]{2,5}|9[0-9]{4,5}")


def id_no_fault(text: str) -> str | None:
    """Tell in words what is wrong with a resident's number (公民身份号码), or None when its check digit holds.

    The code of an organisation (统一社会信用代码) that holds is no fault either.
    """
    number = normal_id_no(text)
    if FIRST_GENERATION.fullmatch(number):
        return OLD
    shaped = SHAPE.fullmatch(number)
    if not shaped or not DIVISION.match(number) or not _is_day(number[6:14]):
        return None if _is_credit_code(number) else CONTENT_FAULT if shaped else SHAPE_FAULT
    return None if check_character(number[:17]) == number[17] else "公民身份号码的校验位不对，请核对是否抄错。"


def id_no_fault_so_far(text: str) -> str | None:
    """Tell the same of a number that is still being typed; None as long as it may become right.

    Fifteen digits are an old number only where they cannot be the beginning of a new one, or of an organisation's code.
    """
    number = normal_id_no(text)
    if len(number) >= LENGTH:
        return id_no_fault(text)
    if len(number) < OLD_LENGTH or not number.isdecimal():
        return None
    if CREDIT_BEGINNING.match(number) or (DIVISION.match(number) and _is_day(number[6:14])):
        return None
    old = len(number) == OLD_LENGTH and DIVISION.match(number) and _is_day(f"19{number[6:12]}")
    return OLD if old else CONTENT_FAULT


def check_character(first_seventeen: str) -> str:
    """Give the eighteenth character that GB 11643 asks for."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_seventeen, strict=True))
    return CHECK_CHARACTERS[total % 11]


def phone_fault(text: str) -> str | None:
    """Tell in words what is wrong with a telephone number, or None for a mobile, fixed or service number of China."""
    if TELEPHONE.fullmatch(normal_phone(text)):
        return None
    return "电话号码不对：手机号十一位，固定电话要带区号。"


def phone_fault_so_far(text: str) -> str | None:
    """Tell the same of a number that is still being typed; None as long as more digits may make it one."""
    number = normal_phone(text)
    longer = (number + "0" * more for more in range(LONGEST_TELEPHONE))
    return None if not number or any(map(TELEPHONE.fullmatch, longer)) else phone_fault(text)


def email_fault(text: str) -> str | None:
    """Tell in words what is wrong with an address of electronic mail, or None."""
    return None if EMAIL.fullmatch(text.strip()) else "电子邮箱不对，例如 zhangsan@example.com。"


def postcode_fault(text: str) -> str | None:
    """Tell in words what is wrong with a postcode of China, or None."""
    return None if POSTCODE.fullmatch(normal_phone(text)) else "邮政编码应为六位数字。"


def _is_day(digits: str) -> bool:
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year in BIRTHS
    except ValueError:
        return False


def _is_credit_code(number: str) -> bool:
    if not CREDIT_CODE.fullmatch(number):
        return False
    values = [CREDIT_CHARACTERS.find(one) for one in number]
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
    return min(values) >= 0 and (total + values[17]) % 31 == 0
