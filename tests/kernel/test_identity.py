"""A resident's number is judged by its check digit, a telephone by its shape.

The two whole numbers are the examples printed in GB 11643-1999; the others belong to nobody.
"""

import pytest

from xinfang.kernel.identity import check_character, id_no_fault, phone_fault

CHECK = "公民身份号码的校验位不对，请核对是否抄错。"
SHAPE = "公民身份号码应为十八位：前十七位是数字，最后一位是数字或者 X。"
CONTENT = "公民身份号码中的地区或者出生日期不对，请核对。"


def test_the_examples_of_the_standard_have_their_check_characters() -> None:
    assert (check_character("11010519491231002"), check_character("44052418800101001")) == ("X", "4")


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", " 11010519491231002x "])
def test_a_number_whose_check_digit_holds_has_no_fault(number: str) -> None:
    assert id_no_fault(number) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("110105194912310021", CHECK),
        ("110105194912310", "这是十五位的旧号码，请填写十八位的公民身份号码。"),
        ("1101051949123100", SHAPE),
        ("11010519491231002Y", SHAPE),
        ("", SHAPE),
        ("990105194912310020", CONTENT),
        ("110105194902300020", CONTENT),
        ("110105184912310020", CONTENT),
    ],
)
def test_a_fault_says_what_to_look_at(number: str, fault: str) -> None:
    assert id_no_fault(number) == fault


def test_any_one_wrong_digit_and_any_two_exchanged_are_noticed() -> None:
    number = "11010519491231002X"
    wrong = [
        number[:at] + digit + number[at + 1 :] for at in range(17) for digit in "0123456789" if digit != number[at]
    ]
    exchanged = [
        number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(16) if number[at] != number[at + 1]
    ]
    assert [candidate for candidate in wrong + exchanged if id_no_fault(candidate) is None] == []


@pytest.mark.parametrize(
    "number", ["13800138000", "+86 138 0013 8000", "0310-3892211", "3892211", "12345", "4008001234"]
)
def test_a_telephone_of_china_has_no_fault(number: str) -> None:
    assert phone_fault(number) is None


@pytest.mark.parametrize("number", ["1380013800", "23800138000", "", "电话", "138001380001"])
def test_anything_else_is_told_what_is_expected(number: str) -> None:
    assert phone_fault(number) == "电话号码不对：手机号为十一位，固定电话请带区号。"
